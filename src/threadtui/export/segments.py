"""A post taken apart for the forms that are read by people: own words and quotations in the order of the post."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from threadtui.model import Link
from threadtui.thread import Thread

UNNAMED = "(no name)"
"""What stands for the author's name where the file lost it."""
_WEB = re.compile(r"(?i)(?:https?|ftp)://[^\s]|mailto:[^\s]")
_DEEPEST = 30
"""Quotations nested deeper are shown at this depth: no reader counts more signs."""


@dataclass(frozen=True, slots=True)
class Own:
    """A stretch of words between quotations; in a quotation, the words of its author."""

    start: int
    """Where it begins in the post's text."""
    text: str
    """Its words, no blank lines at the ends."""
    depth: int = 0
    """How many quotations stand around it."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A quotation begins."""

    row: int
    """Its row in the table of quotes."""
    depth: int
    """How many quotations stand around its words: 1 and more."""


Segment = Own | Opening


def segments(thread: Thread, index: int) -> Iterator[Segment]:
    """The post from first to last; after an `Opening` come the words of that quotation, deeper by one."""
    quotes = thread.quotes
    text = thread.text(index)
    around: list[int] = []
    position = 0
    for row in quotes.rows(index):
        while around and quotes.outer[row] != around[-1]:
            position = yield from _close(text, position, around, quotes.end)
        yield from _own(text, position, quotes.top(row), len(around))
        around.append(row)
        position = quotes.start[row]
        yield Opening(row, min(len(around), _DEEPEST))
    while around:
        position = yield from _close(text, position, around, quotes.end)
    yield from _own(text, position, len(text), 0)


def _close(text: str, position: int, around: list[int], ends: Sequence[int]) -> Generator[Segment, None, int]:
    """The rest of the innermost quotation; gives where the text goes on behind it."""
    end = ends[around[-1]]
    yield from _own(text, position, end, len(around))
    around.pop()
    return max(position, end)


def _own(text: str, start: int, end: int, depth: int) -> Iterator[Own]:
    kept = text[start:end].rstrip()
    begin = len(kept) - len(kept.lstrip("\n"))
    if kept[begin:]:
        yield Own(start + begin, kept[begin:], min(depth, _DEEPEST))


def whose(thread: Thread, row: int) -> tuple[str | None, int | None]:
    """The name that a quotation is told to be by, and the number of its source from 1, each where it is known."""
    source = thread.quotes.source[row]
    name = thread.quotes.attributions.get(row) or (thread.posts[source].author if source >= 0 else None)
    return name, source + 1 if source >= 0 else None


def day(when: date | None) -> str:
    """A date as people read it, or the empty string."""
    if when is None:
        return ""
    return when.isoformat(" ", "minutes") if isinstance(when, datetime) else when.isoformat()


def linked(words: str, start: int, links: Sequence[Link]) -> Iterator[tuple[str, str | None]]:
    """Words that stand at a place of a post's text, cut where links begin and end: each part with its address."""
    at, end = start, start + len(words)
    for link in links:
        begin, stop = max(link.start, at), min(link.end, end)
        if begin < stop and web_address(link.address):
            if begin > at:
                yield words[at - start : begin - start], None
            yield words[begin - start : stop - start], link.address
            at = stop
    if at < end:
        yield words[at - start :], None


def web_address(address: str) -> bool:
    """Whether an address leads to the web or a mailbox, and runs nothing."""
    return _WEB.match(address) is not None and not any(sign <= " " for sign in address)
