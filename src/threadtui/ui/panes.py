"""Which panes of the reader's screen are shown, and which has the focus."""

from __future__ import annotations

from textual.containers import Horizontal
from textual.screen import Screen
from textual.widget import Widget

from threadtui.ui.widgets.key_list import KeyList

PANES = ("posts", "quotes", "authors")
"""Ids of the panes, in the order of Tab."""
_THREE, _TWO = 120, 80
"""Least columns for three and for two panes."""


class Panes:
    """Three panes side by side, two or one, as the width allows; the help in the place of all."""

    def __init__(self, screen: Screen[None]) -> None:
        self._screen = screen
        self._side = "quotes"
        self._before_help: Widget | None = None

    def arrange(self, focus: str | None = None) -> None:
        """Show the panes that fit, the one with the focus among them."""
        screen = self._screen
        focus = focus or (screen.focused.id if screen.focused else None) or "posts"
        width = screen.size.width
        shown = {*PANES} if width >= _THREE else {"posts", self._side} if width >= _TWO else {focus}
        for pane in PANES:
            screen.query_one(f"#{pane}").display = pane in shown
        screen.set_class(len(shown) == 1, "-one-pane")

    def turn(self, by: int) -> None:
        """Give the focus to another pane, and show it."""
        if self.help.display:
            return
        focused = self._screen.focused
        at = next((at for at, pane in enumerate(PANES) if focused and focused.id == pane), 0)
        pane = PANES[(at + by) % len(PANES)]
        if pane != "posts":
            self._side = pane
        self.arrange(pane)
        self._screen.query_one(f"#{pane}").focus()

    @property
    def help(self) -> KeyList:
        """The list of keys."""
        return self._screen.query_one(KeyList)

    def open_help(self) -> None:
        """Show the keys as they are bound now, in the place of the panes."""
        live: dict[str, str] = {}
        for active in self._screen.active_bindings.values():
            if active.binding.id:
                live.setdefault(active.binding.id, active.binding.key_display or active.binding.key)
        self._before_help = self._screen.focused
        self._screen.query_one(Horizontal).display = False
        self.help.display = True
        self.help.show_keys(live)
        self.help.focus()

    def close_help(self) -> bool:
        """Show the panes again; whether the help was open."""
        if not self.help.display:
            return False
        self.help.display = False
        self._screen.query_one(Horizontal).display = True
        self._screen.set_focus(self._before_help)
        return True
