"""A line of the screen with words at both ends."""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text
from textual.widget import Widget

from threadtui.ui.wrap import shorten


class Bar(Widget):
    """One line: `left` is cut where the two do not fit; words in it are shown as they are, never as markup."""

    DEFAULT_CSS = """
    Bar { height: 1; width: 100%; padding: 0 1; background: $panel; color: $foreground; }
    """

    left = ""
    """Words at the left end."""
    right = ""
    """Words at the right end."""

    def show(self, left: str, right: str) -> None:
        """Put other words on the line."""
        if (left, right) != (self.left, self.right):
            self.left, self.right = left, right
            self.refresh()

    def render(self) -> Text:
        """The line."""
        width = self.size.width
        right = shorten(self.right, max(0, width * 2 // 3))
        left = shorten(self.left, max(0, width - cell_len(right) - 2))
        gap = " " * max(0, width - cell_len(left) - cell_len(right))
        return Text(f"{left}{gap}{right}", no_wrap=True, end="")
