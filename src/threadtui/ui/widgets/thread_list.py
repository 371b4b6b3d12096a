"""The threads of a file of many: a line each, whatever their number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from threadtui.model import ThreadEntry
from threadtui.ui.colours import author_style
from threadtui.ui.post_head import day
from threadtui.ui.widgets.rows import RowView
from threadtui.ui.wrap import shorten

_POSTS = 6
"""Cells for the number of posts."""
_DATE = 14
"""Cells for a date and the space before it."""
_LAST, _FIRST, _AUTHORS = 60, 140, 90
"""From so many cells on there is room for the date of the last post, of the first one, for the authors."""


@dataclass
class OpenThread(Message):
    """Asks to open a thread."""

    number: int
    """Its place in the file, from 1."""


def columns(width: int) -> tuple[int, int, bool, bool]:
    """Cells for the title, for the authors; whether there is room for the first day, for the last."""
    first, last = width >= _FIRST, width >= _LAST
    room = width - 2 - _POSTS - _DATE * (first + last)
    names = room // 3 if width >= _AUTHORS else 0
    return room - names - (2 if names else 0), names, first, last


class ThreadHeadings(Widget):
    """What stands in each column."""

    DEFAULT_CSS = "ThreadHeadings { height: 1; width: 100%; color: $text-muted; border: none; }"

    def render(self) -> Text:
        """The headings."""
        title, names, first, last = columns(self.size.width - 1)
        shown = f" {'Title':{title}}" + (f"  {'Authors':{names}}" if names else "") + f"{'Posts':>{_POSTS}}"
        shown += f"{'First':>{_DATE}}" * first + f"{'Last':>{_DATE}}" * last
        return Text(shown, no_wrap=True, end="")


class ThreadList(RowView):
    """Title, authors, posts, and when the first and the last one was written, as far as there is room."""

    def __init__(self) -> None:
        super().__init__(id="threads")
        self.entries: Sequence[ThreadEntry] = ()
        """The threads that are listed, in the order in which they are."""

    def show_entries(self, entries: Sequence[ThreadEntry]) -> None:
        """List other threads; the cursor stays on its thread where that is among them."""
        here = self.entries[self.cursor].number if self.cursor < len(self.entries) else -1
        self.entries = entries
        self.cursor = next((row for row, entry in enumerate(entries) if entry.number == here), 0)
        self.rows_changed()

    def row_count(self) -> int:
        """Number of threads listed."""
        return len(self.entries)

    def choose(self, row: int) -> None:
        """Ask for the thread."""
        if row < len(self.entries):
            self.post_message(OpenThread(self.entries[row].number))

    def row_strip(self, row: int, width: int) -> Strip:
        """`title  authors  posts  first day  last day`."""
        entry = self.entries[row]
        text, muted = self.style("text"), self.style("muted")
        room, names, first, last = columns(width)
        right = f"{entry.posts:>{_POSTS}}" + _day(entry.first) * first + _day(entry.last) * last
        title = shorten(entry.title or "(no title)", room)
        pad = " " * (room - cell_len(title))
        left = Strip([Segment(f" {title}", text if entry.title else muted), Segment(pad, text)])
        if names:
            left = Strip([*left, Segment("  ", text), *self._names(entry, names, text, muted)])
        return Strip([*left.adjust_cell_length(width - cell_len(right) - 1, text), Segment(right, muted)])

    def _names(self, entry: ThreadEntry, room: int, text: Style, muted: Style) -> list[Segment]:
        """As many names as fit, each in its colour; then how many more there are."""
        segments: list[Segment] = []
        used = 0
        for at, name in enumerate(entry.authors):
            left = len(entry.authors) - at - 1
            more = f" +{left}" if left else ""
            space = room - used - cell_len(more)
            if at and cell_len(name) + 2 > space:
                segments.append(Segment(f" +{left + 1}", muted))
                break
            shown = shorten(name, space - (2 if at else 0))
            segments += [Segment(", ", muted)] if at else []
            segments.append(Segment(shown, text + author_style(name, self.background_colors[1])))
            used += cell_len(shown) + (2 if at else 0)
        return segments


def _day(moment: date | None) -> str:
    return f"{day(moment) if moment else '':>{_DATE}}"
