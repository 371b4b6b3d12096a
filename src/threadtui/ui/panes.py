"""Which panes of the reader's screen are shown, how wide, and which has the focus."""

from __future__ import annotations

from collections.abc import Sequence

from textual.screen import Screen
from textual.widget import Widget

from threadtui.ui.arrangement import PANES, SIDES, Arrangement
from threadtui.ui.columns import LEAST, READABLE, THREE, TWO, columns
from threadtui.ui.keys import Key
from threadtui.ui.widgets.key_list import KeyList
from threadtui.ui.widgets.post_page import PostPage
from threadtui.ui.widgets.shape import Shape

_STEP = 4
"""Cells by which a pane is made wider or narrower."""


class Panes:
    """Three panes side by side, two or one, as the width allows and the reader wants; the help in place of all."""

    def __init__(self, screen: Screen[None]) -> None:
        self._screen = screen
        self.wanted = Arrangement()
        """What the reader wants, on a screen of any size."""
        self._cells: dict[str, int] = {}
        self._before_help: Widget | None = None

    @property
    def focus(self) -> str:
        """The pane with the focus; the posts where something else has it."""
        focused = self._screen.focused
        return focused.id if focused and focused.id in PANES else "posts"

    def arrange(self, focus: str | None = None) -> None:
        """Show the panes that fit and are wanted, the one with the focus among them."""
        screen, focus = self._screen, focus or self.focus
        page, shape = screen.query_one(PostPage), screen.query_one(Shape)
        shared = columns(screen.size.width, page.measure, self.wanted, focus)
        for pane in PANES:
            screen.query_one(f"#{pane}").display = pane in shared.shown
        self._cells = shared.sides
        for side in SIDES:
            screen.query_one(f"#edge-{side}").display = side in shared.sides
            if side in shared.shown:
                screen.query_one(f"#{side}").styles.width = shared.sides.get(side, "1fr")
        shape.display = shared.bar > 0
        shape.styles.width = max(1, shared.bar)
        if "posts" in shared.shown:
            page.styles.padding = (0, 0, 0, shared.margin)

    def turn(self, by: int) -> None:
        """Give the focus to another pane, and show it."""
        if not self.help.visible:
            panes = [pane for pane in PANES if pane not in self.wanted.hidden]
            self._focus(panes[(panes.index(self.focus) + by) % len(panes)])

    def toggle(self, pane: str) -> None:
        """Hide a pane beside the posts, or show it again."""
        self.wanted.alone = ""
        if self._screen.query_one(f"#{pane}").display:
            self.wanted.hidden.add(pane)
            self._focus("posts" if self.focus == pane else self.focus)
        else:
            self.wanted.hidden.discard(pane)
            self.wanted.side = pane
            width = self._screen.size.width
            if width < TWO:
                self._focus(pane)
            elif width < THREE and self.focus not in ("posts", pane):
                self._focus("posts")
            else:
                self.arrange()

    def maximise(self) -> None:
        """Give the whole screen to the pane with the focus, or share it again."""
        self.wanted.alone = "" if self.wanted.alone else self.focus
        self.arrange()

    def resize(self, by: int) -> bool:
        """Make the pane with the focus wider or narrower by so many steps, at the cost of its neighbour.

        Whether it could be.
        """
        pane = self.focus
        if pane == "posts":
            by = -by
            pane = next((side for side in SIDES if side in self._cells), pane)
        before = dict(self._cells)
        if pane in self._cells:
            self._give(pane, self._cells[pane] + by * _STEP)
        return self._cells != before

    def move_edge(self, pane: str, column: int | None) -> None:
        """Put the line between a pane and the posts on a column of the screen; without one, where it usually is."""
        if column is None:
            self._give(pane, 0)
        else:
            self._give(pane, max(1, column if pane == "authors" else self._screen.size.width - column - 1))

    def reset(self) -> None:
        """Every pane as at the start."""
        self.wanted.authors, self.wanted.quotes, self.wanted.alone = 0, 0.0, ""
        self.wanted.hidden.clear()
        self.arrange()

    def _give(self, pane: str, wanted: int) -> None:
        """Give a pane beside the posts so many cells, as far as the posts can spare them; 0 for as many as usual."""
        width = self._screen.size.width
        other = sum(wide + 1 for side, wide in self._cells.items() if side != pane)
        allowed = max(LEAST[pane], min(wanted, width - other - 1 - READABLE)) if wanted else 0
        if pane == "authors":
            self.wanted.authors = allowed
        else:
            self.wanted.quotes = allowed / width
        self.arrange()

    def start(self, wanted: Arrangement) -> None:
        """Arrange the panes as the reader left them."""
        self.wanted = wanted
        if wanted.alone not in ("", "posts"):
            self._focus(wanted.alone)

    def _focus(self, pane: str) -> None:
        if pane != "posts":
            self.wanted.side = pane
        if self.wanted.alone:
            self.wanted.alone = pane
        self.arrange(pane)
        self._screen.set_focus(self._screen.query_one(f"#{pane}"))

    @property
    def help(self) -> KeyList:
        """The list of keys."""
        return self._screen.query_one(KeyList)

    def open_help(self, table: Sequence[Key]) -> None:
        """Show the keys of a table over the panes."""
        self._before_help = self._screen.focused
        self.help.show_keys(table)
        self.help.visible = True
        self.help.focus()

    def close_help(self) -> bool:
        """Put them away; whether they were shown."""
        if not self.help.visible:
            return False
        self.help.visible = False
        self._screen.set_focus(self._before_help)
        return True
