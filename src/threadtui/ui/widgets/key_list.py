"""The keys and what they do, as a list that scrolls."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip

from threadtui.ui.keys import KEYS, Key
from threadtui.ui.widgets.rows import RowView
from threadtui.ui.wrap import wrap

_KEY_WIDTH = 28
"""Cells for the keys."""
_MEASURE = 96
"""Widest line of what a key does, its name with it."""
_NAME, _WIDE = 22, 90
"""Cells for the name of what a key does; from so many on it stands at the right."""
_NARROW = 60
"""Under so many cells what a key does stands below it."""


class KeyList(RowView):
    """Every key under its heading."""

    has_cursor = False
    FOCUS_IS_SEEN = False
    DEFAULT_CSS = """
    KeyList { display: none; height: 1fr; border: round $primary; padding: 0 1; border-title-color: $text-accent;
        border-subtitle-color: $text-muted;
    }
    """

    def __init__(self) -> None:
        super().__init__(id="help")
        self.border_title = "Keys"
        self.border_subtitle = "/ finds a key · Esc goes back"
        self._table: Sequence[Key] = KEYS
        self.query_words = ""
        """What is looked for among the keys."""
        self._rows: list[tuple[str, str, str]] = []

    def show_keys(self, table: Sequence[Key], query: str = "") -> None:
        """The keys of a table; only those whose key, words or heading hold each word of a query."""
        self._table, self.query_words = table, query.strip()
        self.border_title = f"Keys with {query}".replace("[", "\\[") if query.strip() else "Keys"
        self._lay_out()

    def scroll_lines(self, lines: int) -> None:
        """Scroll by lines."""
        self.scroll_relative(y=lines, animate=False)

    def row_count(self) -> int:
        """Number of lines."""
        return len(self._rows)

    def row_strip(self, row: int, width: int) -> Strip:
        """The keys, bold, and what they do; a heading where they do nothing."""
        keys, words, name = self._rows[row]
        text = self.style("text")
        if not words and not keys.startswith(" "):
            return Strip([Segment(keys, self.style("accent") + Style(bold=True))])
        end = min(width, _KEY_WIDTH + _MEASURE)
        pad = " " * max(0, end - len(name) - cell_len(keys) - cell_len(words)) if name else ""
        return Strip([
            Segment(keys, text + Style(bold=True)), Segment(words, text), Segment(pad + name, self.style("muted")),
        ])  # fmt: skip

    def choose(self, row: int) -> None:
        """A line of help stands for nothing."""

    def fit(self, size: Size) -> None:
        """Break the lines anew."""
        self._lay_out()
        super().fit(size)

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width or self.screen.size.width - 5  # not laid out yet
        narrow = width < _NARROW
        indent = 4 if narrow else _KEY_WIDTH
        room = max(8, min(width - indent, _MEASURE) - (_NAME if width >= _WIDE else 0))
        rows: list[tuple[str, str, str]] = []
        group = ""
        groups = list(dict.fromkeys(key.group for key in self._table))
        keys = sorted(self._table, key=lambda key: groups.index(key.group))
        for key in (key for key in keys if _has(key, self.query_words)):
            if key.group != group:
                rows += [("", "", ""), (key.group, "", "")] if group else [(key.group, "", "")]
                group = key.group
            shown = f"  {key.shown or 'no key'}"
            name = f":{key.id}"
            lines = [key.words[start:end] for start, end in wrap(key.words, 0, len(key.words), room)]
            if narrow:
                rows.append((shown, "", name if cell_len(shown) + len(name) < width else ""))
                rows += [(" " * indent, line, "") for line in lines]
            else:
                rows.append((f"{shown:{indent}}", lines[0], name if width >= _WIDE else ""))
                rows += [(" " * indent, line, "") for line in lines[1:]]
        if not rows:
            rows.append(("  No key does anything with these words.", "", ""))
        if rows != self._rows:
            self._rows = rows
            self.rows_changed()


def _has(key: Key, query: str) -> bool:
    """Whether a key is among those that are looked for. A query of one sign is looked for among the keys."""
    if len(query.strip()) == 1:
        return query.strip() in key.shown.split() or query.strip() in "".join(key.shown.split())
    text = f"{key.shown} {key.words} {key.group} {key.id}".casefold()
    return all(word in text for word in query.casefold().split())
