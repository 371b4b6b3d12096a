"""What views ask for. The screen decides and moves every view; no view moves another."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


@dataclass
class GotoPost(Message):
    """Asks to make a post the current one."""

    post: int
    """Index of the post, from 0."""
    scroll: bool = True
    """Whether the page is to bring it into view."""
    remember: bool = False
    """Whether the reader can go back to where they are now."""


class ShapeChanged(Message):
    """Tells that the page has another length, or what stands beside it another height."""


@dataclass
class FollowQuote(Message):
    """Asks to go to the source of a quote."""

    row: int
    """Row of the quote in the thread's quotes."""


@dataclass
class ToggleQuote(Message):
    """Asks to open or fold a quote in place."""

    row: int
    """Row of the quote in the thread's quotes."""


@dataclass
class FilterAuthor(Message):
    """Asks to show only one author's posts, or all again where they are shown alone already."""

    author: str | None
    """The author's name; None means the posts whose name was lost."""
    too: bool = False
    """Whether the other authors who are shown stay: this one is added to them, or taken away from them."""


@dataclass
class MoveEdge(Message):
    """Asks to put the edge of a pane elsewhere."""

    pane: str
    """Id of the pane."""
    column: int | None
    """The column of the screen for the line between it and the posts; None for where it usually is."""


@dataclass
class OpenAddress(Message):
    """Asks to open an address in the browser; it has been shown."""

    url: str
    """The address."""


@dataclass
class LinkTo(Message):
    """Asks to link what is being linked to a post."""

    post: int
    """Index of the post, from 0."""
