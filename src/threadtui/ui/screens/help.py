"""The help: what every key does now."""

from __future__ import annotations

from collections.abc import Mapping

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from threadtui.ui.keys import KEYS, Key


class HelpScreen(ModalScreen[None]):
    """The keys as they are bound at this moment, under their headings."""

    BINDINGS = [
        ("escape,q,question_mark", "dismiss", "Close"),
        ("j,down", "scroll(1)", "Down"),
        ("k,up", "scroll(-1)", "Up"),
        ("space,pagedown", "scroll(10)", "Page down"),
        ("b,pageup", "scroll(-10)", "Page up"),
    ]
    DEFAULT_CSS = """
    HelpScreen { align: center middle; }
    HelpScreen #help {
        width: 76; max-width: 100%; height: auto; max-height: 90%; padding: 0 2;
        border: round $primary; background: $surface; scrollbar-size-vertical: 1;
    }
    HelpScreen Static { width: 100%; height: auto; }
    """

    def __init__(self, live: Mapping[str, str]) -> None:
        super().__init__()
        self._live = live

    def compose(self) -> ComposeResult:
        """One text in a box that scrolls."""
        with VerticalScroll(id="help") as box:
            box.border_title = "Keys"
            box.border_subtitle = "Esc closes"
            yield Static(self._text(), markup=False)

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.query_one("#help").scroll_relative(y=lines, animate=False)

    def _text(self) -> Text:
        text = Text()
        group = ""
        for key in KEYS:
            if key.group != group:
                text.append(f"{chr(10) if group else ''}{key.group}\n", style="bold")
                group = key.group
            text.append(f"  {self._shown(key):22} ", style="bold")
            text.append(f"{key.words}\n")
        return text

    def _shown(self, key: Key) -> str:
        """The keys as they are bound now; a pair of keys is as the table has it."""
        return self._live.get(key.id, key.shown)
