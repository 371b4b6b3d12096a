"""The line above a post: what it says, and what each piece of it is. How that looks is for those who draw it."""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum, auto

from threadtui.thread import Thread
from threadtui.ui.cells import cells
from threadtui.ui.wrap import shorten

UNNAMED = "unnamed"
"""Shown where the file lost an author's name."""


class Part(Enum):
    """What a piece of the line is."""

    MUTED = auto()
    """Number, marks and date."""
    NAME = auto()
    """The author."""
    UNNAMED = auto()
    """In place of an author whose name the file lost."""
    STARTER = auto()
    """That the post is by who began the thread."""
    SPACE = auto()
    """What parts the two ends."""


def name(author: str | None, room: int) -> tuple[str, Part]:
    """An author in at most so many cells."""
    return (shorten(UNNAMED, room), Part.UNNAMED) if author is None else (shorten(author, room), Part.NAME)


def head(
    thread: Thread, post: int, width: int, new: bool = False, above: int | None = None
) -> list[tuple[str, Part]]:
    """`#4 name OP     quoted 3× · edited · 12 Feb 2013 10:05` in so many cells; what does not fit is left out.

    `above` is the post that it answers, where its indent does not show it.
    """
    entry = thread.posts[post]
    answer = f"↳ #{above + 1} " if above is not None else ""
    left = [(f"{answer}#{post + 1} ", Part.MUTED), name(entry.author, max(8, width // 2))]
    if post and entry.author and entry.author == thread.posts[0].author:
        left.append((" OP", Part.STARTER))
    quoted = len(thread.graph.replies(post))
    details = [
        *(["new"] if new else []),
        *([f"quoted {quoted}×"] if quoted else []),
        *(["edited"] if entry.edited else []),
        *([when(entry.date)] if entry.date else []),
    ]
    room = width - sum(cells(words) for words, _ in left)
    right = " · ".join(details)
    while details and cells(right) + 2 > room:
        if len(details) == 1 and entry.date and details[0] != day(entry.date):
            details = [day(entry.date)]
        else:
            details.pop(1 if new and len(details) > 1 else 0)
        right = " · ".join(details)
    return [*left, (" " * max(0, room - cells(right)), Part.SPACE), (right, Part.MUTED)]


def day(moment: date) -> str:
    """A date as `12 Feb 2013`."""
    return f"{moment.day} {moment:%b} {moment.year}"


def when(moment: date) -> str:
    """A date as `12 Feb 2013`, with the time where it is known."""
    return day(moment) + (f" {moment:%H:%M}" if isinstance(moment, datetime) else "")
