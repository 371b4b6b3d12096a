"""A look at many texts at once: what few of them have is found at the cost of going through the characters."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

_TEXTS = 64
"""So many texts are joined at a time."""


@dataclass(frozen=True, slots=True)
class Joined:
    """Some texts that follow one another, each on lines of its own."""

    text: str
    """Each text with a newline before it, and one at the end."""
    first: int
    """Index of the first one."""
    bounds: Sequence[int]
    """Where the newline before each is in `text`, and the one at the end."""

    def indexes(self, places: Iterable[int]) -> list[int]:
        """The texts in which some places of the joined text are, each once, in order."""
        return sorted({self.first + bisect_right(self.bounds, place) - 1 for place in places})


def joined(texts: Sequence[str]) -> Iterator[Joined]:
    """The texts, many at a time."""
    for first in range(0, len(texts), _TEXTS):
        some = texts[first : first + _TEXTS]
        bounds = list(accumulate((len(text) + 1 for text in some), initial=0))
        yield Joined("\n".join(("", *some, "")), first, bounds)


def having(texts: Sequence[str], *words: str) -> list[int]:
    """The indexes of the texts that have one of some words, to the letter."""
    found: list[int] = []
    for many in joined(texts):
        if any(word in many.text for word in words):
            last = many.first + len(many.bounds) - 1
            found += (at for at in range(many.first, last) if any(word in texts[at] for word in words))
    return found
