"""Which panes of the reader's screen are shown, how wide, and which has the focus."""

from __future__ import annotations

from collections.abc import Sequence

from textual.containers import Horizontal
from textual.screen import Screen
from textual.widget import Widget

from threadtui.ui.keys import Key
from threadtui.ui.painter import LEFT, RIGHT
from threadtui.ui.widgets.key_list import KeyList
from threadtui.ui.widgets.post_page import PostPage
from threadtui.ui.widgets.shape import Shape

PANES = ("posts", "quotes", "authors")
"""Ids of the panes, in the order of Tab."""
_THREE, _TWO = 120, 80
"""Least columns for three and for two panes."""
_AUTHORS, _QUOTES = 23, 26
"""Cells for the authors; least cells for the quotes."""
_WIDEST = 100
"""Cells of the quotes on a wide screen: what is left over stands around the posts."""
_LEAST = 12
"""A pane can be made no narrower."""
_STEP = 4
"""Cells by which a pane is made wider or narrower."""
_BAR, _BARE = 60, 50
"""From so many columns on the bar beside the posts is two cells wide; under so many there is none."""


class Panes:
    """Three panes side by side, two or one, as the width allows and the reader wants; the help in place of all."""

    def __init__(self, screen: Screen[None]) -> None:
        self._screen = screen
        self._side = "quotes"
        self._hidden: set[str] = set()
        self._alone = False
        self._wider = dict.fromkeys(PANES, 0)
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
        wanted = {pane for pane in PANES if pane not in self._hidden} | {focus, "posts"}
        if self._alone or width < _TWO:
            shown = {focus}
        elif width < _THREE:
            side = focus if focus != "posts" else self._side
            shown = {"posts", side} & wanted
        else:
            shown = wanted
        for pane in PANES:
            screen.query_one(f"#{pane}").display = pane in shown
        screen.set_class(len(shown) == 1, "-one-pane")
        self._share(width, shown)

    def turn(self, by: int) -> None:
        """Give the focus to another pane, and show it."""
        if not self.help.display:
            panes = [pane for pane in PANES if pane not in self._hidden]
            self._focus(panes[(panes.index(self.focus) + by) % len(panes)])

    def toggle(self, pane: str) -> None:
        """Hide a pane beside the posts, or show it again."""
        self._alone = False
        if self._screen.query_one(f"#{pane}").display:
            self._hidden.add(pane)
            self._focus("posts" if self.focus == pane else self.focus)
        else:
            self._hidden.discard(pane)
            self._side = pane
            width = self._screen.size.width
            if width < _TWO:
                self._focus(pane)
            elif width < _THREE and self.focus not in ("posts", pane):
                self._focus("posts")
            else:
                self.arrange()

    def maximise(self) -> None:
        """Give the whole screen to the pane with the focus, or share it again."""
        self._alone = not self._alone
        self.arrange()

    def resize(self, by: int) -> None:
        """Make the pane with the focus wider or narrower by so many steps, at the cost of its neighbour."""
        pane = self.focus
        if pane == "posts":
            by = -by
            pane = next((side for side in PANES[1:] if self._screen.query_one(f"#{side}").display), pane)
        self._wider[pane] += by * _STEP
        self.arrange()

    def reset(self) -> None:
        """Every pane as at the start."""
        self._hidden.clear()
        self._alone = False
        self._wider = dict.fromkeys(PANES, 0)
        self.arrange()

    def _focus(self, pane: str) -> None:
        if pane != "posts":
            self._side = pane
        self.arrange(pane)
        self._screen.set_focus(self._screen.query_one(f"#{pane}"))

    def _share(self, width: int, shown: set[str]) -> None:
        """Give each pane its cells: the posts no more than they need, what is left over to the quotes."""
        screen = self._screen
        page, shape = screen.query_one("#posts"), screen.query_one(Shape)
        bar = 2 if width >= _BAR else 1 if width >= _BARE else 0
        shape.display = "posts" in shown and bar > 0
        shape.styles.width = max(1, bar)
        page.styles.padding = 0
        if shown == {"posts"}:
            page.styles.padding = (0, 0, 0, max(0, (width - self._need - bar) // 2))
        if len(shown) == 1:
            for side in PANES[1:]:
                screen.query_one(f"#{side}").styles.width = "1fr"
            return
        authors = self._side_width("authors", _AUTHORS, width) if "authors" in shown else 0
        rest = width - authors
        quotes = 0
        if "quotes" in shown:
            usual = max(_QUOTES, width * 28 // 100, min(_WIDEST, rest - self._need - bar))
            quotes = self._side_width("quotes", usual, width)
        page.styles.padding = (0, 0, 0, max(0, (rest - quotes - self._need - bar) // 2))
        screen.query_one("#authors").styles.width = authors
        screen.query_one("#quotes").styles.width = quotes

    @property
    def _need(self) -> int:
        """Cells for the widest lines of text, the marks beside them and the scrollbar."""
        return LEFT + self._screen.query_one(PostPage).measure + RIGHT + 1

    def _side_width(self, pane: str, usual: int, width: int) -> int:
        wanted = usual + self._wider[pane]
        allowed = max(_LEAST, min(wanted, width * 2 // 3))
        self._wider[pane] += allowed - wanted  # a step back is felt at once
        return allowed

    @property
    def help(self) -> KeyList:
        """The list of keys."""
        return self._screen.query_one(KeyList)

    def open_help(self, table: Sequence[Key]) -> None:
        """Show the keys of a table in the place of the panes."""
        self._before_help = self._screen.focused
        self._screen.query_one(Horizontal).display = False
        self.help.display = True
        self.help.show_keys(table)
        self.help.focus()

    def close_help(self) -> bool:
        """Show the panes again; whether the help was open."""
        if not self.help.display:
            return False
        self.help.display = False
        self._screen.query_one(Horizontal).display = True
        self._screen.set_focus(self._before_help)
        return True
