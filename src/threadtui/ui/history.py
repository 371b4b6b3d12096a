"""Where the reader has been: a stack to go back and forward in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from threadtui.ui.shown import Shown

Lit = tuple[int, int, int]
"""Words that are lit: post index, first character and one past the last in the post's text."""


class Place(NamedTuple):
    """A place on the page, as it was left."""

    post: int
    """Index of the current post."""
    line: int
    """Which line of the post stood at the top of the screen, from 0; less than 0 where it began below the top."""
    chosen: int
    """Row of the chosen quote, or -1."""
    lit: Lit | None = None
    """The words that were lit."""
    opened: frozenset[int] = frozenset()
    """Rows of the quotes that were open."""
    folded: frozenset[int] = frozenset()
    """Posts that were shown in one line."""
    shown: Shown | None = None
    """Which posts alone were shown; None for all."""


class History:
    """Places left behind, and those gone back from."""

    def __init__(self) -> None:
        self._back: list[Place] = []
        self._forward: list[Place] = []

    def leave(self, place: Place) -> None:
        """Remember a place that is jumped away from; what lay forward is forgotten."""
        self._back.append(place)
        self._forward.clear()

    def back(self, here: Place) -> Place | None:
        """The place before this one, or None at the start."""
        if not self._back:
            return None
        self._forward.append(here)
        return self._back.pop()

    def forward(self, here: Place) -> Place | None:
        """The place gone back from last, or None."""
        if not self._forward:
            return None
        self._back.append(here)
        return self._forward.pop()

    def beside(self) -> list[Place]:
        """The places that the reader was at last: gone back from, then left."""
        return [*self._forward[-1:], *self._back[-1:]]

    def change(self, changed: Callable[[Place], Place]) -> None:
        """Put another place in the place of each."""
        self._back, self._forward = [*map(changed, self._back)], [*map(changed, self._forward)]


class Step(NamedTuple):
    """A step from a reply up to a post."""

    post: int
    """The reply."""
    row: int
    """Row of the quote that was followed, or -1 where the file alone says what the reply answers."""
    source: int
    """The post that it led to."""


class Trail:
    """The path climbed from reply to source, so that coming down leads back the same way."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        """What was followed, oldest first."""

    def climb(self, step: Step) -> None:
        """Note that the reader went from a reply up to what it quotes or answers."""
        if self.steps and self.steps[-1].source != step.post:
            self.steps.clear()
        self.steps.append(step)

    def descend(self, post: int) -> Step | None:
        """The step by which this post was reached, taken off the path; None where it was not."""
        if self.steps and self.steps[-1].source == post:
            return self.steps.pop()
        self.steps.clear()
        return None
