"""A list of rows drawn line by line, with a cursor: the base of the quote tree and the author list."""

from __future__ import annotations

from typing import ClassVar, Self

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.strip import Strip

from threadtui.ui.cells import plain
from threadtui.ui.colours import readable
from threadtui.ui.widgets.line_view import LineView

_KEPT = 512
"""So many drawn rows are kept."""


class RowView(LineView, can_focus=True, inherit_bindings=False):
    """Rows of one line each. A subclass says how many there are, draws one, and says what choosing one asks for."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "row-view--text", "row-view--muted", "row-view--cursor", "row-view--cursor-focused", "row-view--accent",
    }  # fmt: skip
    DEFAULT_CSS = """
    RowView {
        scrollbar-gutter: stable; overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1;
        & .row-view--text { color: $foreground; }
        & .row-view--muted { color: $text-muted; }
        & .row-view--accent { color: $text-accent; }
        & .row-view--cursor { background: $primary 25%; }
        & .row-view--cursor-focused { background: $primary-darken-1; color: $text; text-style: bold; }
        &:ansi .row-view--cursor { background: ansi_bright_black; }
    }
    """

    cursor = 0
    """Row of the cursor, from 0."""
    _laid_out = Size(0, 0)
    has_cursor = True
    """Whether the cursor is shown."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._kept: dict[tuple[int, int], Strip] = {}

    def row_count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def row_strip(self, row: int, width: int) -> Strip:
        """The row, at most so many cells wide."""
        raise NotImplementedError

    def choose(self, row: int) -> None:
        """Ask for what a row stands for."""
        raise NotImplementedError

    def move_to(self, row: int) -> None:
        """Put the cursor on a row and show it."""
        before, self.cursor = self.cursor, max(0, min(row, self.row_count() - 1))
        if self.cursor != before:
            self.refresh_lines(before)
            self.refresh_lines(self.cursor)
        self._show_cursor()

    def _show_cursor(self) -> None:
        if (
            self.has_cursor
            and self.size.height
            and not 0 <= self.cursor - self.scroll_offset.y < self.size.height
        ):
            width = self.scrollable_content_region.width
            self.scroll_to_region(
                Region(0, self.cursor, width, 1), animate=False, immediate=True, force=True, center=True
            )

    def row_at(self, y: int) -> int:
        """The row that stands on a line of the pane, from 0, as it was drawn."""
        return y + self.top

    def rows_changed(self, width: int = 0) -> None:
        """The rows are others now: size and picture are made anew. `width` is theirs, where it is not as before."""
        self.virtual_size = Size(width or self.scrollable_content_region.width, self.row_count())
        self.cursor = max(0, min(self.cursor, self.row_count() - 1))
        self._show_cursor()
        self.refresh()

    def scroll_lines(self, lines: int) -> None:
        """Scroll by lines, the cursor with them."""
        self.move_to(self.cursor + lines)

    def style(self, name: str) -> Style:
        """A component's style on the background of the list."""
        return readable(self.get_component_rich_style(f"row-view--{name}"))

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        row, width = self.row_at(y), self.wide
        if row >= self.row_count():
            return Strip.blank(width, self.rich_style)
        if row != self.cursor or not self.has_cursor:
            return self._plain_row(row, width)
        over, focused = self._cursor_style(), self.has_focus
        strip = [
            Segment(text, (style or Style()) + over if focused else readable(style or Style(), over))
            for text, style, _ in self._plain_row(row, width)
        ]
        return Strip(strip, width)

    def _plain_row(self, row: int, width: int) -> Strip:
        """A row without the cursor; kept, for a list that scrolls shows most of its rows again."""
        key = row, width
        strip = self._kept.get(key)
        if strip is None:
            strip = Strip([Segment(plain(text), style) for text, style, _ in self.row_strip(row, width)])
            strip = self._kept[key] = strip.adjust_cell_length(width, self.style("text"))
            if len(self._kept) > _KEPT:
                del self._kept[next(iter(self._kept))]
        return strip

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Draw anew; all of it where no regions are told, and then no row is as it was."""
        if not (regions or self._of_focus or self._after_focus):
            self._kept.clear()
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        """The theme may be another."""
        super().notify_style_update()
        if not self._of_focus:
            self._kept.clear()

    def refresh_line(self, y: int) -> None:
        """Draw a row anew."""
        self._kept.pop((y, self.scrollable_content_region.width), None)
        super().refresh_line(y)

    def _cursor_style(self) -> Style:
        """Laid over the row of the cursor; with the focus its colour replaces those of names, to be readable."""
        if self.has_focus:
            return self.style("cursor-focused")
        return Style(bgcolor=self.style("cursor").bgcolor)

    def on_focus(self) -> None:
        """The cursor looks different with the focus."""
        self.refresh_line(self.cursor)

    def on_blur(self) -> None:
        """And without."""
        self.refresh_line(self.cursor)

    def fit(self, size: Size) -> None:
        """Keep the cursor in view."""
        if size != self._laid_out:
            self._laid_out = size
            if self.virtual_size != Size(self.scrollable_content_region.width, self.row_count()):
                self.rows_changed()
            self._show_cursor()

    def on_click(self, event: events.Click) -> None:
        """A row that is clicked is chosen."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        row = self.row_at(offset.y)
        if row < self.row_count():
            self.move_to(row)
            self.click_row(row, offset.x)

    def click_row(self, row: int, x: int) -> None:
        """A row was clicked at a cell."""
        self.choose(row)
