"""Markdown as people write it in comments: block quotations become marks, all else stays as it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from threadtui.readers.mail.attribution import is_certain, name_in
from threadtui.readers.quoted import Line, Marked, from_lines
from threadtui.text import clean

_SIGN = re.compile(r" {0,3}>(?!![^\n]*!<) ?")
"""CommonMark 5.1: up to three spaces, `>`, one space at choice. `>!words!<` is a spoiler on Reddit."""
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_BROKEN = 3
"""Most lines into which a mailer breaks the one that says whose words it quotes."""
_OTHER_BLOCK = re.compile(r" {0,3}(?:[-+*]\s|\d{1,9}[.)]\s|#{1,6}\s|(?:[-*_]\s*){3,}$|<)")
"""How a line begins that starts a block of its own: it does not go on with the paragraph above."""


def from_markdown(source: str) -> Marked:
    """The text of a comment with the quotations in it; signs inside fenced code are code."""
    return from_lines(_with_leads(list(markdown_lines(clean(source)))))


def _with_leads(lines: list[Line]) -> list[Line]:
    """The lines with those named that a mailer wrote above a quotation, in a comment that was sent by mail."""
    for at in range(1, len(lines)):
        if lines[at].level <= lines[at - 1].level:
            continue
        end = at - (not lines[at - 1].text.strip())
        for first in range(end - 1, max(-1, end - _BROKEN - 1), -1):
            level, words = lines[first].level, lines[first].text
            if not words.strip() or level >= lines[at].level or level != lines[end - 1].level:
                break
            whole = " ".join(line.text.strip() for line in lines[first:end])
            if is_certain(whole):
                lines[first:end] = [line._replace(names="") for line in lines[first:end]]
                lines[end - 1] = lines[end - 1]._replace(names=name_in(whole) or "")
                break
    return lines


def markdown_lines(source: str) -> Iterator[Line]:
    """The lines of a cleaned source without their quotation signs."""
    fence, fenced_at = "", 0
    before = Line(0, "")
    for written in source.split("\n"):
        level, at = 0, 0
        while (not fence or level < fenced_at) and (sign := _SIGN.match(written, at)):
            level, at = level + 1, sign.end()
        words, in_code = written[at:], bool(fence)
        if fence and level < fenced_at:
            fence = ""  # CommonMark 4.5: the end of the block quotation ends the code in it
        edge = _FENCE.match(words)
        if fence:
            if edge and edge[1].startswith(fence) and not words[edge.end() :].strip():
                fence = ""
        elif edge:
            fence, fenced_at = edge[1], level
        elif not in_code and _goes_on(before, level, words):
            level = before.level
        before = Line(level, words)
        yield before


def _goes_on(before: Line, level: int, words: str) -> bool:
    """Whether a line without the signs still belongs to the quoted paragraph above (CommonMark 5.1, laziness)."""
    return (
        level < before.level
        and bool(words.strip())
        and bool(before.text.strip())
        and not _FENCE.match(before.text)
        and not _OTHER_BLOCK.match(words)
        and not _OTHER_BLOCK.match(before.text)
    )
