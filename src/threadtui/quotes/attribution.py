"""Lines that say whose words follow: `X said:`, `X wrote: ↑`, `Originally Posted by X`, `Quote from: X`, `[quote=X]`.

The forms are those of XenForo, phpBB, vBulletin, SMF and of mail, in the languages of `said`, and quote markup that was
left in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from threadtui.dates import parse_date
from threadtui.quotes.scanned import having, joined
from threadtui.said import QUOTED_BY, WROTE, WROTE_JOINED


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


_WHOSE = re.compile(
    rf"""(?xi) ^\s* (?:
        @?(?P<said> \S.{{0,60}}?) \s* (?:(?<!\w)(?:{_any(WROTE)})|(?:{_any(WROTE_JOINED)})) (?:\s in \s .{{1,120}})?
        \s* [:;：] \s* [↑>]? \s*
      | (?:{_any(QUOTED_BY)}) \s* :? \s* (?P<by> \S.{{0,60}}?) (?:\s+on\s.{{4,60}})? \s* [:;]? \s*
      | quote \s* : \s*
      | (?P<markup>\[quote) (?: \s* (?:=|\s(?:author|name|user)\s*=) \s* ["'“]? (?P<tag> [^\]\n"“”;,=]{{1,60}}?) ["'”]?
          (?: (?:\s* [;,] | \s+ \w+=) [^\]\n]{{0,90}})? )? \]
    ) $"""
)
_LAST = tuple(re.compile(rf"{colon}[^\S\n]*[↑>]?[^\S\n]*\n") for colon in ":;：")
"""How every such line ends that does not begin as `_FIRST`; a search for one character is fast."""
_LETTERS = "".join(
    sorted({letter for word in ("quote", *QUOTED_BY) for letter in word[0].lower() + word[0].upper()})
)
_BEGINS = rf"(?=[{re.escape(_LETTERS)}\[])(?i:quote\s*:|\[quote\b|{_any(QUOTED_BY)})"
"""A look at the first letter spares most lines the words in small and capital letters."""
_FIRST = re.compile(rf"\n[^\S\n]*{_BEGINS}")
_MAY_BE = re.compile(rf"\s*{_BEGINS}")
_MARKUP = re.compile(r"(?i)\[(?:quote[^]\n]{0,120}|(?P<close>/quote))\]")
"""Quote markup that the forum left in the text."""
_FEWEST_MARKED, _MARKED = 4, 0.1
"""Fewest posts with quote markup, and least share of all, where a thread keeps it."""
_PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n|\Z")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Lines of a post that say whose words follow. Offsets are characters of the post's text."""

    start: int
    """First character of the first line."""
    end: int
    """One past the newline of the last one: where the words begin."""
    name: str | None
    """The name given, or None for a bare `Quote:`."""


def with_markup(texts: Sequence[str]) -> list[int]:
    """The posts that may have quote markup left in their texts."""
    return having(texts, "[quote", "[QUOTE")


def all_attributions(texts: Sequence[str], marked: Sequence[int]) -> dict[int, list[Attribution]]:
    """The attributions of each post that has some; `marked` are the posts that may have markup.

    The quote markup of a thread was kept, as in a dump, where many have it; a page has it only where it is broken.
    """
    found: dict[int, list[Attribution]] = {}
    markup = len(marked) >= max(_FEWEST_MARKED, _MARKED * len(texts))
    for post in _candidates(texts):
        if lines := attributions(texts[post], markup=markup):
            found[post] = lines
    return found


def _candidates(texts: Sequence[str]) -> Iterator[int]:
    """The posts with a line that ends or begins as one may."""
    for many in joined(texts):
        places = [match.start() for last in _LAST for match in last.finditer(many.text)]
        places += (match.start() for match in _FIRST.finditer(many.text))
        yield from many.indexes(places)


def attributions(text: str, *, markup: bool = True) -> list[Attribution]:
    """All attributions of a post, in order; lines that follow one another are one, a date line with them.

    Quote markup is one only where that is asked for.
    """
    found: list[Attribution] = []
    at = 0
    for line in text.split("\n"):
        end = min(at + len(line) + 1, len(text))
        last = found[-1] if found and not text[found[-1].end : at].strip() else None
        match = _WHOSE.match(line) if len(line) < 240 and _may_be_one(line) else None
        if match and (markup or not match["markup"]):
            name = match["said"] or match["by"] or match["tag"]
            if last and last.name is None:
                found[-1] = Attribution(last.start, end, name)
            else:
                found.append(Attribution(at, end, name))
        elif last and parse_date(line):
            found[-1] = Attribution(last.start, end, last.name)
        at = end
    return found


def _may_be_one(line: str) -> bool:
    """A quick look at how a line ends and begins."""
    end = line.rstrip()
    if end[-1:] in {"↑", ">"}:
        end = end[:-1].rstrip()
    return end[-1:] in {":", ";", "：", ""} or _MAY_BE.match(line) is not None


def marked_up(texts: Sequence[str], marked: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """What stands in quote markup that was left in the text: post, first character and one past the last.

    `marked` are the posts that may have some.

    A forum leaves markup in a text mostly because it is broken. What is opened and never closed holds its first
    paragraph: how much more is quoted nobody can tell but from the words themselves.
    """
    for post in marked:
        text = texts[post]
        opened: list[int] = []
        for match in _MARKUP.finditer(text):
            if not match["close"]:
                opened.append(match.start())
            elif opened:
                yield post, opened.pop(), match.end()
        for start in opened:
            if end := _PARAGRAPH_END.search(text, start):
                yield post, start, end.start()
