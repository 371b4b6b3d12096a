"""How the columns of the screen are shared: which panes are shown and how many cells each has, as the width allows."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from threadtui.ui.arrangement import PANES, SIDES, Arrangement

LEFT, RIGHT = 3, 4
"""Cells beside the text: the marks of the current post and of quoted words; the count of those who quote."""
MEASURE = 90
"""Widest line of text in cells where the settings say nothing: a comfortable measure for reading."""
THREE, TWO = 120, 80
"""Least columns for three and for two panes."""
READABLE = 44
"""Cells that the posts keep: some thirty of text, and what stands beside it."""
LEAST = {"authors": 12, "quotes": 16}
"""A pane beside the posts is no narrower: a short name and a number, or a number and some words, can be read in it."""
_AUTHORS, _QUOTES = 22, 26
"""Cells for the authors; least cells that the quotes have if nothing else is wanted."""
_WIDEST = 100
"""Cells of the quotes on a wide screen: what is left over stands around the posts."""
_BAR, _BARE = 60, 50
"""From so many columns on the bar beside the posts is two cells wide; under so many there is none."""
_SCROLLBAR = 1


class Columns(NamedTuple):
    """The columns of one screen, in cells."""

    shown: frozenset[str]
    """Ids of the panes that are shown."""
    sides: dict[str, int]
    """Cells of each pane beside the posts, without its edge; none where one pane has the whole screen."""
    margin: int
    """Empty cells left of the posts, where the screen is wider than all panes need."""
    bar: int
    """Cells of the bar beside the posts; 0 for none."""
    page: int
    """Cells of the posts' pane with its margin, without the bar; 0 where it is not shown."""

    @property
    def text(self) -> int:
        """Cells for indents and text, if the text were as wide as it can be."""
        return max(10, self.page - self.margin - _SCROLLBAR - LEFT - RIGHT)

    @property
    def left(self) -> int:
        """The column, from 0, with which the posts' pane begins."""
        return self.sides["authors"] + 1 if "authors" in self.sides else 0


def columns(width: int, measure: int, wanted: Arrangement, focus: str = "posts") -> Columns:
    """The columns of a screen so many cells wide, for lines of text of at most `measure` cells."""
    shown = _shown(width, wanted, focus)
    bar = 2 if width >= _BAR else 1 if width >= _BARE else 0
    bar = bar if "posts" in shown else 0
    need = LEFT + measure + RIGHT + _SCROLLBAR
    sides = _sides(width, width - need - bar, shown, wanted) if len(shown) > 1 else {}
    rest = width - sum(sides.values()) - len(sides)
    margin = max(0, (rest - need - bar) // 2)
    return Columns(shown, sides, margin, bar, rest - bar if "posts" in shown else 0)


def _shown(width: int, wanted: Arrangement, focus: str) -> frozenset[str]:
    """The panes that fit and are wanted, the one with the focus among them."""
    panes = frozenset(pane for pane in PANES if pane not in wanted.hidden) | {focus, "posts"}
    if wanted.alone or width < TWO:
        return frozenset((focus,))
    if width < THREE:
        return frozenset(("posts", focus if focus != "posts" else wanted.side)) & panes
    return panes


def _sides(width: int, spare: int, shown: Collection[str], wanted: Arrangement) -> dict[str, int]:
    """Cells for each pane beside the posts: what is wanted, as far as the posts can spare it."""
    cells: dict[str, int] = {}
    if "authors" in shown:
        cells["authors"] = max(LEAST["authors"], wanted.authors or _AUTHORS)
    if "quotes" in shown:
        left = spare - sum(cells.values()) - len(cells) - 1
        usual = max(_QUOTES, width * 28 // 100, min(_WIDEST, left))
        cells["quotes"] = max(LEAST["quotes"], round(wanted.quotes * width) or usual)
    over = sum(cells.values()) + len(cells) + READABLE - width
    for side in SIDES:
        if over > 0 and side in cells:
            less = min(over, cells[side] - LEAST[side])
            cells[side] -= less
            over -= less
    return cells
