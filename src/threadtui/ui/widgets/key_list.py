"""The keys and what they do, as a list that scrolls."""

from __future__ import annotations

from collections.abc import Container, Mapping

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.strip import Strip

from threadtui.ui.keys import KEYS
from threadtui.ui.widgets.rows import RowView
from threadtui.ui.wrap import wrap

_KEY_WIDTH = 28
"""Cells for the keys."""
_NARROW = 60
"""Under so many cells what a key does stands below it."""


class KeyList(RowView):
    """Every key under its heading."""

    has_cursor = False
    DEFAULT_CSS = """
    KeyList { display: none; height: 1fr; border: round $primary; padding: 0 1; border-title-color: $text-accent; }
    """

    def __init__(self) -> None:
        super().__init__(id="help")
        self.border_title = "Keys"
        self.border_subtitle = "Esc or q goes back to the thread"
        self._live: Mapping[str, str] = {}
        self._only: Container[str] | None = None
        self._rows: list[tuple[str, str]] = []

    def show_keys(self, live: Mapping[str, str], only: Container[str] | None = None) -> None:
        """The keys that each binding has now, by the binding's id; all, or those with some ids."""
        self._live, self._only = live, only
        self._lay_out()

    def scroll_lines(self, lines: int) -> None:
        """Scroll by lines."""
        self.scroll_relative(y=lines, animate=False)

    def row_count(self) -> int:
        """Number of lines."""
        return len(self._rows)

    def row_strip(self, row: int, width: int) -> Strip:
        """The keys, bold, and what they do; a heading where they do nothing."""
        keys, words = self._rows[row]
        text = self.style("text")
        if not words and not keys.startswith(" "):
            return Strip([Segment(keys, self.style("accent") + Style(bold=True))])
        return Strip([Segment(keys, text + Style(bold=True)), Segment(words, text)])

    def choose(self, row: int) -> None:
        """A line of help stands for nothing."""

    def on_resize(self, event: events.Resize) -> None:
        """Break the lines anew."""
        self._lay_out()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width or self.screen.size.width - 6  # not laid out yet
        narrow = width < _NARROW
        indent = 4 if narrow else _KEY_WIDTH
        rows: list[tuple[str, str]] = []
        group = ""
        for key in (key for key in KEYS if self._only is None or key.id in self._only):
            if key.group != group:
                rows += [("", ""), (key.group, "")] if group else [(key.group, "")]
                group = key.group
            shown = f"  {self._live.get(key.id, key.shown)}"
            lines = [
                key.words[start:end]
                for start, end in wrap(key.words, 0, len(key.words), max(8, width - indent))
            ]
            if narrow:
                rows.append((shown, ""))
                rows += [(" " * indent, line) for line in lines]
            else:
                rows.append((f"{shown:{indent}}", lines[0]))
                rows += [(" " * indent, line) for line in lines[1:]]
        if rows != self._rows:
            self._rows = rows
            self.rows_changed()
