"""What was read lately: title, place, when, file. One that is chosen opens where it was left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from rich.cells import cell_len
from rich.segment import Segment
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.strip import Strip

from threadtui.errors import ThreadtuiError
from threadtui.state import Memory
from threadtui.text import clean, many, one_line
from threadtui.ui import keys
from threadtui.ui.post_head import day
from threadtui.ui.screens.chords import ChordScreen
from threadtui.ui.widgets.bar import Bar
from threadtui.ui.widgets.rows import RowView
from threadtui.ui.wrap import shorten

if TYPE_CHECKING:
    from threadtui.ui.app import ThreadApp

_KEYS = ("next", "previous", "page-down", "page-up", "first", "last", "enter", "quit", "quit-now", "clear")
"""The keys of the table that mean something here."""


@dataclass
class OpenRecent(Message):
    """Asks to open a thread again."""

    row: int
    """Which one of the list, from 0."""


class RecentList(RowView):
    """A thread a line, the one read last first."""

    def __init__(self, memories: Sequence[Memory]) -> None:
        super().__init__(id="recent")
        self.memories = memories
        """The threads."""
        self._there = [all(Path(path).exists() for path in memory.paths) for memory in memories]

    def row_count(self) -> int:
        """Number of threads."""
        return len(self.memories)

    def choose(self, row: int) -> None:
        """Ask for the thread."""
        if row < len(self.memories):
            self.post_message(OpenRecent(row))

    def row_strip(self, row: int, width: int) -> Strip:
        """`title  #12 of 90  12 Feb 2013  file`."""
        memory, muted = self.memories[row], self.style("muted")
        more = f" +{len(memory.paths) - 1}" if len(memory.paths) > 1 else ""
        name = one_line(clean(Path(memory.paths[0]).name)) + more + ("" if self._there[row] else " (gone)")
        place = f"#{memory.at} of {memory.posts}"
        right = f"  {place:>14}" + (f"  {_day(memory.read):>11}" if width >= 60 else "")
        if width >= 100:
            right += f"  {shorten(name, 28)}" + " " * max(0, 28 - cell_len(name))
        room = width - cell_len(right) - 2
        title = shorten(one_line(clean(memory.title)) or name, room)
        pad = " " * (room - cell_len(title))
        text = self.style("text") if self._there[row] else muted
        return Strip([Segment(f" {title}{pad}", text), Segment(f"{right} ", muted)])


class RecentScreen(ChordScreen):
    """The list, or what to do where nothing was read yet."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(_KEYS)]

    def __init__(self, memories: Sequence[Memory]) -> None:
        super().__init__()
        self._memories = memories

    def compose(self) -> ComposeResult:
        """A line above, the list, a line below."""
        yield Bar(" · ", id="head")
        yield RecentList(self._memories)
        yield Bar("  ", id="foot", keys=True)

    def on_mount(self) -> None:
        """Say what this is."""
        self.query_one("#head", Bar).show("What you read lately", [many(len(self._memories), "thread")])
        told = "" if self._memories else "Nothing yet: threadtui FILE opens a discussion"
        self.query_one("#foot", Bar).show(told, ["Enter opens it", f"{self.key('quit')} quit"])
        self.list.focus()

    @property
    def list(self) -> RecentList:
        """The list."""
        return self.query_one(RecentList)

    def on_open_recent(self, message: OpenRecent) -> None:
        """Open a thread, or say why it cannot be."""
        memory = self._memories[message.row]
        try:
            cast("ThreadApp", self.app).open_paths([Path(path) for path in memory.paths], memory.number)
        except ThreadtuiError as error:
            self.notify(str(error), severity="warning", markup=False)

    def action_next(self) -> None:
        """The next thread."""
        self.list.scroll_lines(1)

    def action_previous(self) -> None:
        """The thread before."""
        self.list.scroll_lines(-1)

    def action_page_down(self) -> None:
        """A screen down."""
        self.list.scroll_lines(self.list.size.height - 1)

    def action_page_up(self) -> None:
        """A screen up."""
        self.list.scroll_lines(1 - self.list.size.height)

    def action_first(self) -> None:
        """The first thread."""
        self.list.move_to(0)

    def action_last(self) -> None:
        """The last thread."""
        self.list.move_to(len(self._memories) - 1)

    def action_enter(self) -> None:
        """Open the thread."""
        self.list.choose(self.list.cursor)

    def action_quit(self) -> None:
        """Leave the program."""
        self.app.exit()

    action_quit_now = action_clear = action_quit


def _day(moment: str) -> str:
    try:
        return day(datetime.fromisoformat(moment).astimezone())
    except ValueError:
        return ""
