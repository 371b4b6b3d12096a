"""Mails that stand below an answer, or in one that passes them on, without a sign at their lines.

What begins them is a line (`-----Original Message-----`), headers with labels in the mailer's language, or both;
or a line of attribution with a date. All that follows is theirs.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from threadtui.readers.mail.attribution import AFTER, begins, is_certain, name_in
from threadtui.readers.mail.flowed import Level
from threadtui.readers.mail.phrases import FROM, ORIGINAL, OTHER, SENT, SUBJECT, TO

_MARKER = re.compile(r"^\s*(?:[-_=*—–]{2,}\s*(.*?[^\W_])\s*[-_=*—–]{2,}|(.*?[^\W_])\s*[:：])\s*$")
_COLON = re.compile("[:：]")
_RUN_ON = re.compile(r"^\s*[-_=*—–]{2,}\s*([^-_=*—–:：]*[^\W_])\s*[-_=*—–]{2,}\s*([^\s:：].*[:：].*)$")
"""Such a line with all headers behind it: some mailers of telephones lose the lines of what they pass on."""
_INNER_LABEL = re.compile(r"(?<!\S)([^\s:：<>][^:：<>]{0,40})[:：](?=\s)")
_MARKERS = frozenset(ORIGINAL)
"""The tables tell the words: all of them in one pattern take long to compile."""
_RULE = re.compile(r"^\s*[_\-=*—–]{10,}\s*$")
_KINDS = {"from": FROM, "sent": SENT, "to": TO, "subject": SUBJECT, "other": OTHER}
_KIND_OF = {label: kind for kind, labels in reversed(_KINDS.items()) for label in labels}
_LABEL = re.compile(r"^\s*\*{0,2}\s*([^\s*:：][^*:：]*?)\s*\*{0,2}\s*[:：]\s*\*{0,2}\s*(.*)$")
_OPENINGS = frozenset("-_=*—– \t")
"""How a line may begin that has no colon and is looked at closely all the same."""
_WIDEST = 500
"""Most characters of a line that may begin one."""
_MOST = 12
"""Most lines of such a block."""
_MOST_LINES = 3
"""Most lines over which an attribution is broken."""


class Block(NamedTuple):
    """The lines that begin a mail quoted without signs."""

    start: int
    """Number of the first line."""
    end: int
    """One past the last."""
    name: str | None
    """Whose mail it is."""


def blocks(lines: list[Level]) -> list[Block]:
    """All of them, in order."""
    found: list[Block] = []
    done = 0
    for at, (_, text) in enumerate(lines):
        if (
            at >= done
            and (":" in text or "：" in text or text[:1] in _OPENINGS)
            and (block := _block(lines, at))
        ):
            found.append(block)
            done = block.end
    return found


def _block(lines: list[Level], at: int) -> Block | None:
    text = lines[at][1]
    if len(text) > _WIDEST or not text or text.isspace():
        return None
    opening = text.lstrip()[:1]
    if opening in "-_=*—–" or text.rstrip()[-1:] in ":：":
        if _is_marker(text, ruled=opening in "-_=*—–"):
            headers = _headers(lines, _next(lines, at), marked=True)
            return Block(at, headers.end, headers.name) if headers else Block(at, at + 1, None)
        if _RULE.match(text):
            headers = _headers(lines, _next(lines, at), marked=False)
            return Block(at, headers.end, headers.name) if headers else None
        if opening in "-_=*—–" and (block := _run_on(text, at)):
            return block
    if ":" in text or "：" in text:
        return _headers(lines, at, marked=False) or _attribution(lines, at)
    return None


def _run_on(text: str, at: int) -> Block | None:
    """A line that holds the mark and the headers."""
    match = _RUN_ON.match(text)
    if match is None or _plain(match[1]) not in _MARKERS:
        return None
    kinds: dict[str, tuple[int, int]] = {}
    for label in _INNER_LABEL.finditer(match[2]):
        words = label[1].lower().split()
        for count in (3, 2, 1):
            kind = _KIND_OF.get(" ".join(words[-count:]))
            if kind and len(words) >= count:
                start = label.end() - 1 - len(" ".join(label[1].split()[-count:]))
                kinds.setdefault(kind, (start, label.end()))
                break
    if not {"from", "subject"} <= kinds.keys():
        return None
    begin = kinds["from"][1]
    end = min((start for start, _ in kinds.values() if start > begin), default=len(match[2]))
    return Block(at, at + 1, name_in(match[2][begin:end] + ":"))


def _headers(lines: list[Level], at: int, *, marked: bool) -> Block | None:
    """The block of headers that begins at a line. Git writes some like it above a patch, but never `To`."""
    if at >= len(lines) or not _begins_headers(lines[at][1][:_WIDEST]):
        return None
    level = lines[at][0]
    kinds: dict[str, str] = {}
    end = at
    while end < min(at + _MOST, len(lines)) and lines[end][0] == level:
        text = lines[end][1][:_WIDEST]
        match = _LABEL.match(text)
        if match and (kind := _KIND_OF.get(_plain(match[1]))):
            kinds.setdefault(kind, match[2])
        elif (
            not text.strip()
            or end == at
            or not (text.startswith((" ", "\t", "<")) or lines[end - 1][1].rstrip().endswith((";", ",", "<")))
        ):
            break
        end += 1
    wanted = {"from", "sent", "subject"} if marked else {"from", "sent", "to", "subject"}
    if not wanted <= kinds.keys() and not (marked and len(kinds) >= 2 and "from" in kinds):
        return None
    return Block(at, end, name_in(kinds["from"] + ":"))


def _is_marker(text: str, *, ruled: bool) -> bool:
    """Whether a line says that another mail follows: with rules around the words, or a colon behind them."""
    if not ruled:
        return _plain(text.strip()[:-1]) in _MARKERS
    match = _MARKER.match(text)
    return match is not None and _plain(match[1] or match[2]) in _MARKERS


def _begins_headers(text: str) -> bool:
    """Whether what stands before the first colon may be a label; stars may stand around it."""
    colon = _COLON.search(text)
    return colon is not None and _plain(text[: colon.start()].replace("*", " ")) in _KIND_OF


def _attribution(lines: list[Level], at: int) -> Block | None:
    """A line of attribution, with a date, below which nothing has a sign; mailers break long ones."""
    level = lines[at][0]
    end = _end_of_attribution(lines, at)
    following = _next(lines, end - 1) if end else len(lines)
    if following >= len(lines) or lines[following][0] > level:
        return None
    text = " ".join(words.strip() for _, words in lines[at:end])
    if not is_certain(text):
        return None
    if not _goes_on_inside(lines, at, following) and any(
        other > level and words for other, words in lines[following:]
    ):
        return None
    return Block(at, end, name_in(text))


def _end_of_attribution(lines: list[Level], at: int) -> int:
    """One past the lines that may be an attribution: the last ends in a colon; 0 where none does."""
    level, text = lines[at]
    if _ends_in_colon(text):
        return at + 1
    for end in range(at + 1, min(at + _MOST_LINES, len(lines))):
        other, words = lines[end]
        if other != level or not words.strip():
            break
        if _ends_in_colon(words):
            return end + 1 if begins(text) else 0
    return 0


def _ends_in_colon(text: str) -> bool:
    return text.rstrip(AFTER)[-1:] in (":", "：")


def _goes_on_inside(lines: list[Level], at: int, following: int) -> bool:
    """Whether a line stands among quoted words of one level: there a mailer lost the signs of what is below it."""
    level = lines[at][0]
    above = at - 1
    while above >= 0 and not lines[above][1].strip():
        above -= 1
    return bool(level) and above >= 0 and lines[above][0] == level == lines[following][0]


def _plain(words: str) -> str:
    """Words as the tables have them; of the capital `İ` Python makes two characters."""
    return " ".join(words.replace("İ", "i").lower().split())


def _next(lines: list[Level], at: int) -> int:
    """The next line with words."""
    at += 1
    while at < len(lines) and not lines[at][1].strip():
        at += 1
    return at
