"""Which panes of the reader's screen are shown, how wide, and which has the focus."""

from __future__ import annotations

from collections.abc import Sequence

from textual.screen import Screen
from textual.widget import Widget

from threadtui.ui.arrangement import PANES, SIDES, Arrangement
from threadtui.ui.keys import Key
from threadtui.ui.painter import LEFT, RIGHT
from threadtui.ui.widgets.key_list import KeyList
from threadtui.ui.widgets.post_page import PostPage
from threadtui.ui.widgets.shape import Shape

_THREE, _TWO = 120, 80
"""Least columns for three and for two panes."""
_AUTHORS, _QUOTES = 22, 26
"""Cells for the authors; least cells that the quotes have if nothing else is wanted."""
_WIDEST = 100
"""Cells of the quotes on a wide screen: what is left over stands around the posts."""
_LEAST = {"authors": 12, "quotes": 16}
"""A pane beside the posts is no narrower: a short name and a number, or a number and some words, can be read in it."""
_READABLE = 44
"""Cells that the posts keep: some thirty of text, and what stands beside it."""
_STEP = 4
"""Cells by which a pane is made wider or narrower."""
_BAR, _BARE = 60, 50
"""From so many columns on the bar beside the posts is two cells wide; under so many there is none."""


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
        screen = self._screen
        focus = focus or self.focus
        width = screen.size.width
        wanted = {pane for pane in PANES if pane not in self.wanted.hidden} | {focus, "posts"}
        if self.wanted.alone or width < _TWO:
            shown = {focus}
        elif width < _THREE:
            side = focus if focus != "posts" else self.wanted.side
            shown = {"posts", side} & wanted
        else:
            shown = wanted
        for pane in PANES:
            screen.query_one(f"#{pane}").display = pane in shown
        for pane in SIDES:
            screen.query_one(f"#edge-{pane}").display = pane in shown and len(shown) > 1
        self._share(width, shown)

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
            if width < _TWO:
                self._focus(pane)
            elif width < _THREE and self.focus not in ("posts", pane):
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
        allowed = max(_LEAST[pane], min(wanted, width - other - 1 - _READABLE)) if wanted else 0
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

    def _share(self, width: int, shown: set[str]) -> None:
        """Give each pane its cells: the posts no more than they need, what is left over to the quotes."""
        screen = self._screen
        page, shape = screen.query_one("#posts"), screen.query_one(Shape)
        bar = 2 if width >= _BAR else 1 if width >= _BARE else 0
        shape.display = "posts" in shown and bar > 0
        shape.styles.width = max(1, bar)
        several = len(shown) > 1
        self._cells = self._sides(width, width - self._need - bar, shown) if several else {}
        rest = width - sum(self._cells.values()) - len(self._cells)
        if "posts" in shown:
            page.styles.padding = (0, 0, 0, max(0, (rest - self._need - bar) // 2))
        for side in shown.intersection(SIDES):
            screen.query_one(f"#{side}").styles.width = self._cells.get(side, "1fr")

    def _sides(self, width: int, spare: int, shown: set[str]) -> dict[str, int]:
        """Cells for each pane beside the posts, without its edge: what is wanted, as far as the posts can spare it."""
        cells: dict[str, int] = {}
        if "authors" in shown:
            cells["authors"] = max(_LEAST["authors"], self.wanted.authors or _AUTHORS)
        if "quotes" in shown:
            left = spare - sum(cells.values()) - len(cells) - 1
            usual = max(_QUOTES, width * 28 // 100, min(_WIDEST, left))
            cells["quotes"] = max(_LEAST["quotes"], round(self.wanted.quotes * width) or usual)
        over = sum(cells.values()) + len(cells) + _READABLE - width
        for side in SIDES:
            if over > 0 and side in cells:
                less = min(over, cells[side] - _LEAST[side])
                cells[side] -= less
                over -= less
        return cells

    @property
    def _need(self) -> int:
        """Cells for the widest lines of text, the marks beside them and the scrollbar."""
        return LEFT + self._screen.query_one(PostPage).measure + RIGHT + 1

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
