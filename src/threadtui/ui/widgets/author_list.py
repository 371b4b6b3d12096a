"""The authors: who wrote how many posts, the first poster marked, the unnamed kept apart."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.strip import Strip

from threadtui.thread import Thread
from threadtui.ui.activity import Activity
from threadtui.ui.by_author import ByAuthor
from threadtui.ui.colours import author_style
from threadtui.ui.messages import FilterAuthor
from threadtui.ui.post_head import UNNAMED
from threadtui.ui.widgets.rows import RowView
from threadtui.ui.wrap import shorten

_PLOT = 5
"""Lines of the plot: a name and a line of blocks each for everyone and for one author, and what its ends are."""
_SOON = 1000
"""When so many posts were written is told at once; of more, it would be felt."""


class AuthorList(RowView):
    """Authors by number of posts; last the posts whose author's name was lost.

    The list stands still while the reader goes from post to post: an author above or below what is seen of it stands
    on its first or last line.
    """

    def __init__(self, thread: Thread, by_author: ByAuthor) -> None:
        super().__init__(id="authors")
        self._thread = thread
        self._by_author = by_author
        self._activity = Activity(())
        self._rows: dict[str | None, int] = {}
        self.authors: list[tuple[str | None, int]] = []
        """Name and number of posts, None for the unnamed."""
        self.only: frozenset[str | None] = frozenset()
        """The authors whose posts alone are shown; none where all are."""
        self._plotted: tuple[str | None, int, int] | None = None
        self._plot: list[str] = []
        self._everyone = ""

    def update_posts(self) -> None:
        """Count the posts anew."""
        at = self.authors[self.cursor][0] if self.authors else None
        counts = sorted(self._by_author.counts(), key=lambda pair: (pair[0] is None, -pair[1]))
        self.authors = counts
        self._rows = {name: row for row, (name, _) in enumerate(counts)}
        if (row := self._rows.get(at)) is not None:
            self.cursor = row
        self.rows_changed()

    def show_author(self, name: str | None) -> None:
        """Put the cursor on an author, without scrolling."""
        if (row := self._rows.get(name, self.cursor)) != self.cursor:
            before, self.cursor = self._cursor_line, row
            self.refresh_lines(before)
            self.refresh_lines(self._cursor_line)
            self._refresh_plot()

    def _show_cursor(self) -> None:
        """Only whoever goes through the list scrolls it."""
        if self.has_focus:
            super()._show_cursor()

    @property
    def _cursor_line(self) -> int:
        """The line of the whole list on which the row of the cursor is seen."""
        top = self.scroll_offset.y
        return max(top, min(self.cursor, top + self.size.height - 1))

    def row_at(self, y: int) -> int:
        """The row that stands on a line of the pane."""
        line = super().row_at(y)
        return self.cursor if line == self._cursor_line else line

    def refresh_line(self, y: int) -> None:
        """Draw a row anew, where it is seen."""
        super().refresh_line(y)
        if y == self.cursor != self._cursor_line:
            self.refresh_lines(self._cursor_line)

    def show_filter(self, only: frozenset[str | None]) -> None:
        """Mark the authors whose posts alone are shown."""
        touched, self.only = self.only ^ only, only
        for name in touched:
            if (row := self._rows.get(name)) is not None:
                self.refresh_line(row)

    def row_count(self) -> int:
        """Number of authors, the unnamed as one."""
        return len(self.authors)

    def row_strip(self, row: int, width: int) -> Strip:
        """`● name OP  9`; the mark is `▶` where that author's posts alone are shown."""
        name, posts = self.authors[row]
        text, muted = self.style("text"), self.style("muted")
        mark = "▶" if name in self.only else "●" if name else "○"
        colour = text + author_style(name, self.background_colors[1]) if name else muted
        op = " OP" if name and name == self._thread.posts[0].author else ""
        count = f" {posts}"
        room = width - 2 - len(op) - len(count) - 1
        label = shorten(name or UNNAMED, room)
        pad = " " * max(0, room - cell_len(label))
        return Strip([
            Segment(f"{mark} ", colour), Segment(label, colour), Segment(op, self.style("accent")),
            Segment(pad, text), Segment(count, muted),
        ])  # fmt: skip

    def render_line(self, y: int) -> Strip:
        """A row, or a line of the plot at the foot of the list where there is room for it."""
        height, width = self.size.height, self.wide
        if height - _PLOT <= y and self.row_count() < height - _PLOT:
            line = y - (height - _PLOT)
            return Strip(
                [Segment(self._plot_lines(width - 2)[line], self.style("muted"))]
            ).adjust_cell_length(width, self.style("text"))
        return super().render_line(y)

    def move_to(self, row: int) -> None:
        """Put the cursor on an author, and show when they wrote."""
        before, line = self.cursor, self._cursor_line
        super().move_to(row)
        if self.cursor != before:
            self.refresh_lines(line)
            self._refresh_plot()

    def _refresh_plot(self) -> None:
        if self.row_count() < self.size.height - _PLOT:
            self.refresh_lines(self.scroll_offset.y + self.size.height - _PLOT, _PLOT)

    def _plot_lines(self, width: int) -> list[str]:
        """The plot; without dates, only where it tells one named author's part of the thread."""
        name = self.authors[self.cursor][0] if self.authors else None
        activity = self.activity()
        key = (name, width, activity.count)
        if key != self._plotted:
            dated = activity.dated
            if (self._plotted or (None, 0, 0))[1:] != key[1:]:
                self._everyone = activity.plot(None, width)
            everyone = ["everyone", self._everyone] if dated else ["", ""]
            own = self._by_author.posts(name)
            one = [shorten(name, width), activity.plot(own, width)] if name else ["", ""]
            ends = activity.span(width) if dated or name else ""
            self._plotted, self._plot = key, [f" {line}" for line in (*everyone, *one, ends)]
        return self._plot

    def activity(self) -> Activity:
        """When each post was written; of a long thread as far as whoever reads it has told."""
        if self._activity.count != len(self._thread.posts) <= _SOON:
            self._activity = Activity(self._thread.posts)
        return self._activity

    def show_activity(self, activity: Activity) -> None:
        """When each post was written, worked out beside the screen."""
        self._activity = activity
        self.refresh()

    def choose(self, row: int) -> None:
        """Ask for that author's posts alone."""
        self.post_message(FilterAuthor(self.authors[row][0]))

    def choose_too(self) -> None:
        """Ask for the posts of the author under the cursor beside those that are shown, or for these without."""
        if self.authors:
            self.post_message(FilterAuthor(self.authors[self.cursor][0], too=True))

    def on_click(self, event: events.Click) -> None:
        """With Ctrl an author is added to those who are shown, or taken away."""
        offset = event.get_content_offset(self)
        if event.ctrl and offset and (row := self.row_at(offset.y)) < self.row_count():
            event.prevent_default()
            self.move_to(row)
            self.choose_too()
