"""A post as lines of the page: head, own words, quotes folded or open. Spans of the text, not copies of it."""

from __future__ import annotations

from collections.abc import Container, Iterator
from enum import Enum, auto
from typing import NamedTuple

from threadtui.thread import Thread
from threadtui.ui.wrap import wrap


class Kind(Enum):
    """What a line of the page is."""

    HEAD = auto()
    """Number, author, date and marks of the post."""
    OWN = auto()
    """The author's own words."""
    FOLDED = auto()
    """A quote in one line."""
    OPENED = auto()
    """The line above the words of an open quote."""
    QUOTED = auto()
    """Words of an open quote."""
    BRANCHES = auto()
    """The other replies to the post above, where one line of argument is shown."""
    BRIEF = auto()
    """The whole post in one line."""
    GAP = auto()
    """An empty line."""


class Line(NamedTuple):
    """One line of the page."""

    kind: Kind
    """What it is."""
    start: int = 0
    """First character, in the post's text; of a folded or opened quote, where the quote begins."""
    end: int = 0
    """One past the last character."""
    row: int = -1
    """Row of the quote that it belongs to, or -1."""
    depth: int = 0
    """How many quotes stand around it."""


def post_lines(thread: Thread, post: int, width: int, opened: Container[int]) -> list[Line]:
    """The lines of a post at so many cells of text. `opened` holds the rows of the quotes that are open."""
    text = thread.text(post)
    quotes = thread.quotes
    lines = [Line(Kind.HEAD)]
    at = 0
    for row in quotes.outer_rows(post):
        lead = quotes.top(row)
        own = [*_own(text, at, lead, width, Kind.OWN, -1, 0)]
        lines += own
        if own:
            lines.append(Line(Kind.GAP))
        lines += _quote(thread, row, width, opened, 0)
        at = quotes.end[row]
    lines += _own(text, at, len(text), width, Kind.OWN, -1, 0)
    lines.append(Line(Kind.GAP))
    return lines


def _quote(thread: Thread, row: int, width: int, opened: Container[int], depth: int) -> Iterator[Line]:
    quotes = thread.quotes
    start, end = quotes.start[row], quotes.end[row]
    if row not in opened:
        yield Line(Kind.FOLDED, start, end, row, depth)
        return
    yield Line(Kind.OPENED, start, end, row, depth)
    text = thread.text(quotes.post[row])
    room = max(10, width - 2 * (depth + 1))
    at = start
    for inner in quotes.inner_rows(row):
        lead = quotes.top(inner)
        yield from _own(text, at, lead, room, Kind.QUOTED, row, depth)
        yield from _quote(thread, inner, width, opened, depth + 1)
        at = quotes.end[inner]
    yield from _own(text, at, end, room, Kind.QUOTED, row, depth)
    if depth == 0:
        yield Line(Kind.GAP)


def _own(text: str, start: int, end: int, width: int, kind: Kind, row: int, depth: int) -> Iterator[Line]:
    """The words from start to end without the blank lines around them."""
    while start < end and text[start] == "\n":
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        for line_start, line_end in wrap(text, start, end, width):
            yield Line(kind, line_start, line_end, row, depth)
