"""Posts told apart by what they quote, where nothing else parts them: a quotation begins the post that answers it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from threadtui.readers.flat.furniture import is_furniture

_FEWEST = 3
"""Fewest quotations of a text that is a thread."""
_WORDS = 6
"""So many words in a row are not there twice by chance."""
_LARGEST = 3_000_000
"""Bytes of a text that is looked through at most."""
_WORD = re.compile(r"\w+")

Place = tuple[int, int]
"""Number of a paragraph, and of a word in it."""


def quoted_starts(data: bytes) -> list[int]:
    """The bytes at which quotations begin, in order; none where there are too few of them to tell posts by.

    A quotation is a row of whole paragraphs whose words stood before, in a row. One right under another is part of the
    same post.
    """
    if len(data) > _LARGEST:
        return []
    starts: list[int] = []
    first: dict[int, Place] = {}
    paragraphs: list[list[str]] = []
    goes_on: Place | None = None
    """Where a quotation goes on in its source, while paragraphs are of one."""
    begins: list[int] = []
    for start, words in _paragraphs(data):
        begins.append(start)
        place = _follows(words, goes_on, paragraphs) or _stood(words, first, paragraphs)
        if place and goes_on is None:
            back = _short_before(words, place, paragraphs)
            starts.append(begins[-1 - back])
        goes_on = place
        _remember(words, len(paragraphs), first)
        paragraphs.append(words)
    return starts if len(starts) >= _FEWEST else []


def _paragraphs(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """The paragraphs: the byte at which each begins, and its words without case. Page furniture parts them too."""
    begin = at = 0
    lines: list[str] = []
    for raw in [*data.split(b"\n"), b""]:
        line = raw.decode("utf-8", "replace")
        if line.strip() and not is_furniture(line, edge=False):
            begin = begin if lines else at
            lines.append(line)
        elif lines:
            yield begin, _WORD.findall("\n".join(lines).casefold())
            lines = []
        at += len(raw) + 1


def _follows(words: list[str], place: Place | None, paragraphs: list[list[str]]) -> Place | None:
    """Where a quotation goes on after a paragraph that is the next of its source; None where it is not."""
    if place is None or place[0] + 1 >= len(paragraphs) or place[1] < len(paragraphs[place[0]]):
        return None
    there = paragraphs[place[0] + 1]
    return (place[0] + 1, len(words)) if words and there[: len(words)] == words else None


def _stood(words: list[str], first: dict[int, Place], paragraphs: list[list[str]]) -> Place | None:
    """One past the last word of a paragraph where it stood first as a whole; None where it did not."""
    place = first.get(hash(tuple(words[:_WORDS]))) if len(words) >= _WORDS else None
    if place is None:
        return None
    there, at = place
    end = at + len(words)
    return (there, end) if paragraphs[there][at:end] == words else None


def _short_before(words: list[str], place: Place, paragraphs: list[list[str]]) -> int:
    """How many paragraphs above, too short to tell by themselves, are those above the source as well."""
    there, end = place
    back = 0
    while end == len(words) and back < there and paragraphs[-1 - back] == paragraphs[there - 1 - back]:
        back += 1
    return back


def _remember(words: list[str], paragraph: int, first: dict[int, Place]) -> None:
    """Keep where the sentences of a paragraph begin: a quotation may leave out what stands before."""
    for at in range(len(words) - _WORDS + 1):
        first.setdefault(hash(tuple(words[at : at + _WORDS])), (paragraph, at))
