"""A line of the screen with words at both ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from threadtui.ui.cells import plain
from threadtui.ui.colours import readable
from threadtui.ui.wrap import shorten

_TITLE = 8
"""Cells that the left end has at least; where only fewer would be left for it, it has none."""
_HELPED = 30
"""From so many cells on the last key, which is the help, is always named."""
_SCORE = re.compile(r" \d\.\d\d$")
"""A confidence at the end of the left words: the first that may be left out."""


class Bar(Widget):
    """One line. Where its words do not fit, parts at the right are left out; no word is ever read as markup."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--key", "bar--words"}
    DEFAULT_CSS = """
    Bar {
        height: 1; width: 100%; padding: 0 1; background: $panel; color: $foreground;
        & .bar--key { color: $text-accent; text-style: bold; }
        & .bar--words { color: $foreground 80%; }
    }
    """

    def __init__(self, gap: str, id: str, keys: bool = False) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._worn: tuple[Style, Style, Style] | None = None
        """Of the line, of keys and of what they do, until the theme is another."""
        self._gap = gap
        """What parts the words at the right."""
        self._keys = keys
        """Whether they are keys, each with what it does."""

    left = ""
    """Words at the left end."""
    parts: Sequence[str] = ()
    """Words at the right end; where they do not fit, those before the last one go first, then the last."""

    def show(self, left: str, parts: Sequence[str]) -> None:
        """Put other words on the line."""
        if (left, parts) != (self.left, self.parts):
            self.left, self.parts = left, parts
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line: of the parts at the right as many as fit beside the left, or in half of it where they are no keys;
        the first one always, at the cost of the left.
        """
        width, (base, key, words) = self.size.width, self._worn or self._wear()
        room = max(0 if self._keys else width // 2, width - cell_len(self.left) - 2)
        shown = [*self.parts]
        least = 2 if self._keys and width >= _HELPED else 1
        while len(shown) > least and cell_len(self._gap.join(shown)) > room:
            del shown[-2 if len(shown) > 2 else -1]
        right = _cut(self._gap.join(shown), width)
        space = width - cell_len(right) - 2
        left = plain(self.left)
        if cell_len(left) > space:
            left = shorten(_SCORE.sub("", left), space) if space >= _TITLE else ""
        line = [Segment(left + " " * max(0, width - cell_len(left) - cell_len(right)), base)]
        line += self._of_keys(shown, base, key, words) if self._keys else [Segment(plain(right), base)]
        return Strip(line).adjust_cell_length(width, base)

    def notify_style_update(self) -> None:
        """The theme may be another."""
        super().notify_style_update()
        self._worn = None

    def _wear(self) -> tuple[Style, Style, Style]:
        base = self.rich_style
        key, words = (readable(self.get_component_rich_style(f"bar--{name}")) for name in ("key", "words"))
        self._worn = base, base + key, base + words
        return self._worn

    def _of_keys(self, parts: Sequence[str], base: Style, key: Style, words: Style) -> Iterator[Segment]:
        """Keys, each with what it does."""
        for at, part in enumerate(parts):
            name, space_between, does = part.partition(" ")
            if at:
                yield Segment(self._gap, base)
            if does:
                yield Segment(name, key)
                yield Segment(space_between + does, words)
            else:
                yield Segment(part, base)


def _cut(words: str, width: int) -> str:
    """The words in so many cells; a short end behind a colon, as `5 of 33 posts` is, stays whole."""
    told, colon, end = words.rpartition(": ")
    room = width - cell_len(colon + end)
    return shorten(words, width) if room < width // 3 else shorten(told, room) + colon + end
