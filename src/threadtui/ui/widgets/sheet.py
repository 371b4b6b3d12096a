"""A sheet over the lower or upper part of the screen: a post to peek at, a list to choose from, an explanation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from rich.segment import Segment
from textual import events
from textual.strip import Strip

from threadtui.ui.cells import plain
from threadtui.ui.messages import FilterAuthor, GotoPost, LinkTo, OpenAddress
from threadtui.ui.widgets.rows import RowView

SHEET_MEASURE = 110
"""Widest line in cells; where the screen is wider the lines stand in its middle."""
_SLICE = 8
"""Fewer lines of the page than that are not worth being left beside a sheet that may have the whole screen."""


class Late(Sequence[Segment]):
    """Segments that are made when they are first looked at."""

    def __init__(self, make: Callable[[], Sequence[Segment]]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> Sequence[Segment]:
        return self._make()

    def __len__(self) -> int:
        return len(self._made)

    def __getitem__(self, at: int) -> Segment:  # type: ignore[override]
        return self._made[at]


class SheetLine(NamedTuple):
    """One line of a sheet."""

    segments: Sequence[Segment]
    """What stands on it."""
    message: GotoPost | OpenAddress | FilterAuthor | LinkTo | None = None
    """What choosing it asks for; None where it cannot be chosen."""
    lit: bool = False
    """Whether the sheet opens with this line in view."""


class Sheet(RowView):
    """Lines that are made anew for every width. With choices it has a cursor, else it only scrolls."""

    FOCUS_IS_SEEN = False
    DEFAULT_CSS = """
    Sheet {
        visibility: hidden; layer: sheet; dock: bottom; margin: 1 0; width: 100%; background: $background;
        border: round $primary; border-title-color: $text-accent; border-subtitle-color: $text-muted; padding: 0 1;
        &.-over-question { margin: 1 0 2 0; }
    }
    """

    def __init__(self) -> None:
        super().__init__(id="sheet")
        self._make: Callable[[int], list[SheetLine]] = lambda _: []
        self._lines: list[SheetLine] = []
        self._made_for = -1
        """Cells for which the lines were made."""
        self._whole = False
        self._hints: list[str] = []
        """What can be done with the sheet, as its foot says it."""

    def show(
        self, title: str, subtitle: str, make: Callable[[int], list[SheetLine]], whole: bool = False
    ) -> None:
        """Show lines, which `make` makes for a number of cells; `whole` takes the whole screen for them."""
        self._whole = whole
        # titles are markup to Textual: what comes from a file must not be read as any
        self.border_title = plain(title).replace("[", "\\[")
        self._hints = subtitle.split(" · ")
        self._make, self._made_for = make, -1
        self.visible = True
        self._lay_out(self.centre() - 2)
        self.centre()  # whether there is something to choose is known now
        self.styles.height = self._rows_taken
        at = next((row for row, line in enumerate(self._lines) if line.lit), 0)
        self.cursor = next((row for row, line in enumerate(self._lines) if line.message), 0)
        # how far it can be scrolled is known when it has its height; as far as shows the line and what is around it
        top = max(0, at - self._rows_taken // 3)
        self.scroll_to(y=0, animate=False, immediate=True, force=True)
        self.call_after_refresh(self.scroll_to, y=top, animate=False, immediate=True, force=True)
        self.refresh()

    def renew(self, make: Callable[[int], list[SheetLine]]) -> None:
        """Show other lines in the place of those that are shown; the cursor stays."""
        width, self._make, self._made_for = self._made_for, make, -1
        self._lay_out(width)
        self.styles.height = self._rows_taken

    def stand_clear_of(self, y: int) -> None:
        """Stand at the top or the bottom of the screen, so that a line of the screen is not covered."""
        self.styles.dock = "top" if y >= self.screen.size.height - 1 - self._rows_taken else "bottom"

    @property
    def _rows_taken(self) -> int:
        """Lines of the screen that the sheet takes: those it needs, at most half, so that either half can be left in
        sight, or all.
        """
        most, needed = self.screen.size.height - 2, len(self._lines) + 2
        if self._whole:
            return needed if needed <= most - _SLICE else most
        return min(needed, most // 2)

    def row_count(self) -> int:
        """Number of lines."""
        return len(self._lines)

    def row_strip(self, row: int, width: int) -> Strip:
        """The line."""
        return Strip(self._lines[row].segments)

    @property
    def chosen(self) -> GotoPost | OpenAddress | FilterAuthor | LinkTo | None:
        """What choosing the line under the cursor asks for."""
        return self._lines[self.cursor].message if self.visible and self.cursor < len(self._lines) else None

    def choose(self, row: int) -> None:
        """Ask for what the line stands for."""
        if row < len(self._lines) and (message := self._lines[row].message):
            self.post_message(replace(message))

    def scroll_lines(self, lines: int) -> None:
        """Move the cursor to another choice; without choices, scroll."""
        if not self.has_cursor:
            self.scroll_relative(y=lines, animate=False)
            return
        choices = [row for row, line in enumerate(self._lines) if line.message]
        here = choices.index(self.cursor) if self.cursor in choices else 0
        wanted = choices[max(0, min(here + lines, len(choices) - 1))]
        top, height = self.scroll_offset.y, self.size.height
        near = wanted != self.cursor and top - 1 <= wanted <= top + height
        if near or abs(lines) >= self.row_count():
            self.move_to(wanted)
        else:  # what stands between two choices, or after the last, is to be read too
            top = max(0, min(top + lines, self.row_count() - height))
            self.scroll_to(y=top, animate=False, immediate=True, force=True)
            in_sight = [row for row in choices if top <= row < top + height]
            if in_sight and self.cursor not in in_sight:
                self.cursor = in_sight[0 if lines > 0 else -1]
            self.refresh()

    def centre(self) -> int:
        """Stand across the screen, the lines no wider than is comfortable and in its middle; how wide with a scrollbar.

        The hints at the foot go one by one, those in the middle first, where there is no room for all.
        """
        width = self.screen.size.width
        beside = max(1, (width - SHEET_MEASURE - 2) // 2)
        self.styles.padding = (0, beside)
        hints = [hint for hint in self._hints if self.has_cursor or not hint.startswith("Enter")]
        while len(hints) > 1 and len(" · ".join(hints)) > width - 6:
            del hints[-2]
        self.border_subtitle = " · ".join(hints)
        return width - 2 * beside - 1

    def on_resize(self, event: events.Resize) -> None:
        """Make the lines anew."""
        if self.visible:
            self._lay_out(self.scrollable_content_region.width)
            self.styles.height = self._rows_taken

    def _lay_out(self, width: int) -> None:
        if width == self._made_for:
            self._show_cursor()
            return
        self._made_for = width
        self._lines = self._make(width)
        self.has_cursor = any(line.message for line in self._lines)
        self.rows_changed(width)
