"""A line of the screen with words at both ends."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text
from textual.widget import Widget

from threadtui.ui.wrap import shorten


class Bar(Widget):
    """One line. Where its words do not fit, parts at the right are left out; no word is ever read as markup."""

    DEFAULT_CSS = """
    Bar { height: 1; width: 100%; padding: 0 1; background: $panel; color: $foreground; }
    """

    def __init__(self, gap: str, id: str) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._gap = gap
        """What parts the words at the right."""

    left = ""
    """Words at the left end."""
    parts: Sequence[str] = ()
    """Words at the right end; where they do not fit, those before the last one go first."""

    def show(self, left: str, parts: Sequence[str]) -> None:
        """Put other words on the line."""
        if (left, parts) != (self.left, self.parts):
            self.left, self.parts = left, parts
            self.refresh()

    def render(self) -> Text:
        """The line: of the parts at the right as many as fit beside the left, or in half of it."""
        width = self.size.width
        room = max(width // 2, width - cell_len(self.left) - 2)
        shown = [*self.parts]
        while len(shown) > 2 and cell_len(self._gap.join(shown)) > room:
            del shown[-2]
        right = shorten(self._gap.join(shown), room)
        left = shorten(self.left, max(0, width - cell_len(right) - 2))
        return Text(
            left + " " * max(0, width - cell_len(left) - cell_len(right)) + right, no_wrap=True, end=""
        )
