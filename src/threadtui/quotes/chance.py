"""How often are words repeated by chance? What ends a post answers nothing and is quoted by nobody.

A paragraph at the end of a post that an earlier post has too is there by chance or habit. As often as that, a
paragraph at the place of a quotation will be; the thread itself tells how often, for long ones and short, near
and far.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import replace

import numpy as np

from threadtui.model import Quote
from threadtui.quotes.tokens import Tokens

_SIZES = (8, 10, 13, 17, 22, 30, 45)
"""Words at which passages are counted apart."""
_NEAR = (3, 12, 60)
"""Posts between quotation and source at which they are."""
_LEAST = 0.5
"""Quotes that are less certain than this are none."""


class Chance:
    """Counts what is repeated at the end of posts, and judges quotes by it."""

    def __init__(self, tokens: Tokens) -> None:
        self._ends: Counter[tuple[int, int]] = Counter()
        self._given: Counter[tuple[int, int]] = Counter()
        self._kinds: dict[tuple[int, int], tuple[int, int]] = {}
        starts = 1 + np.flatnonzero((np.diff(tokens.post) != 0) | (np.diff(tokens.block) != 0))
        last = np.append(np.diff(tokens.post[starts]) != 0, True)
        followed = starts.size - int(last.sum())
        self._ratio = followed / max(1, int(last.sum()))
        """How many paragraphs are followed by another, for each that ends a post."""

    def repeats(self, words: int, distance: int) -> None:
        """Count a paragraph that ends a post and stands so many posts before."""
        self._ends[_kind(words, distance)] += 1

    def count(self, quote: Quote, words: int, distance: int) -> None:
        """Count a quote of whole paragraphs that may be there by chance."""
        kind = self._kinds[quote.post, quote.start] = _kind(words, distance)
        self._given[kind] += 1

    def judged(self, quotes: list[Quote]) -> list[Quote]:
        """The quotes that are not likely there by chance, with confidence that allows for it."""
        share = {
            kind: 1 - self._ends[kind] * self._ratio / given if self._ends[kind] > 1 else 1.0
            for kind, given in self._given.items()
        }
        if all(certain == 1 for certain in share.values()):
            return quotes
        judged: list[Quote] = []
        for quote in quotes:
            certain = share.get(self._kinds.get((quote.post, quote.start), (-1, -1)), 1.0)
            if certain < _LEAST:
                continue
            if quote.source and certain < quote.source.confidence:
                quote = replace(quote, source=replace(quote.source, confidence=round(certain, 2)))
            judged.append(quote)
        return judged


def _kind(words: int, distance: int) -> tuple[int, int]:
    return bisect_right(_SIZES, words), bisect_right(_NEAR, distance)
