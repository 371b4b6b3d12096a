"""How the reader wants the panes: their sizes, which are hidden, which one has the whole screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

PANES = ("posts", "quotes", "authors")
"""Ids of the panes, in the order of Tab."""
_MOST = 10_000
"""No screen has so many columns."""
SIDES = PANES[1:]
"""The panes beside the posts."""


@dataclass(slots=True)
class Arrangement:
    """What is kept of the panes from one time to the next.

    Names are as long on any screen, so the authors have cells; a tree can use what there is, so it has a share.
    Neither is changed by another size of the screen: what does not fit there is cut there alone.
    """

    authors: int = 0
    """Cells for the authors; 0 for as many as usual."""
    quotes: float = 0.0
    """The tree's share of the screen's width; 0 for the usual one."""
    hidden: set[str] = field(default_factory=set)
    """The panes beside the posts that are not to be shown."""
    alone: str = ""
    """The pane that has the whole screen, or the empty string where they share it."""
    side: str = "quotes"
    """The pane beside the posts on a screen that has room for one."""

    def told(self) -> dict[str, object]:
        """As it is kept."""
        return {
            "authors": self.authors,
            "quotes": self.quotes,
            "hidden": sorted(self.hidden),
            "alone": self.alone,
            "side": self.side,
        }


def arrangement(told: Mapping[str, Any]) -> Arrangement:
    """What was kept. A value that cannot be is as if it were not there; the others hold."""
    hidden = told.get("hidden")
    away = {pane for pane in SIDES if pane in hidden} if isinstance(hidden, list) else set()
    authors, quotes = _number(told.get("authors")), _number(told.get("quotes"))
    alone, side = told.get("alone"), told.get("side")
    return Arrangement(
        authors=int(authors) if 0 < authors < _MOST else 0,
        quotes=quotes if 0 < quotes < 1 else 0.0,
        hidden=away,
        alone=alone if isinstance(alone, str) and alone in PANES and alone not in away else "",
        side=side if isinstance(side, str) and side in SIDES else "quotes",
    )


def _number(told: object) -> float:
    return told if isinstance(told, int | float) else 0
