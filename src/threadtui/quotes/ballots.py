"""For which posts the trigrams of paragraphs vote, and whether these have most of a paragraph's words there.

Votes tell how much is the same, in nats, against what is by chance; the words around the place voted for how much is
not. Both take no comparing of words one after the other, which costs far more.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from threadtui.quotes.shingles import sorted_order
from threadtui.quotes.slots import slot, spread
from threadtui.quotes.surprise import Surprise
from threadtui.quotes.tokens import Flags, Ints, Tokens

_BEYOND, _BEYOND_SHARE = 2.0, 0.04
"""Nats by which the votes for a post must be more than is by chance, and that as a share of all the paragraph has: in a
thread that repeats its phrases few votes for much are chance, and looking at the words around them costs most."""
_LOOKED_AT = 8
"""Most posts around whose places a paragraph's words are looked for: those with most votes."""
_ALIKE = 0.6
"""Least share, in nats, of its words that must be there; `_WORTH` nats of votes beyond chance are worth all of it."""
_WORTH = 130.0
_MOST = 3
"""Most posts that a paragraph is compared with."""
_RAREST = 4.0
"""Nats that a word counts for at most: a misspelt one is rare."""
_AROUND, _AROUND_SHARE = 4, 4
"""So many words more are looked through on both sides, and one more for so many of the paragraph."""
LONGEST = 400
"""Words of a paragraph that are looked for and compared at most; of longer ones, the first."""
_SLOTS = 1 << 11
"""Slots in which words are looked for."""
_AT_A_TIME = 1 << 9
"""So many places are looked at together."""


@dataclass(frozen=True, slots=True)
class Ballots:
    """What trigrams vote for. Arrays of one length."""

    paragraph: Ints
    """Index of the paragraph in which the trigram is; ascending."""
    row: Ints
    """The word at which it begins; ascending."""
    source: Ints
    """An earlier word at which it begins, too."""


@dataclass(frozen=True, slots=True)
class _Places:
    """Places in earlier posts that paragraphs may be from. Arrays of one length."""

    paragraph: Ints
    """Index of the paragraph."""
    source: Ints
    """A word of the place."""
    shift: Ints
    """From that word to the one that is the same in the paragraph."""
    surplus: NDArray[np.float64]
    """Nats of votes beyond those by chance."""

    def pick(self, which: Flags | NDArray[np.intp]) -> _Places:
        return _Places(self.paragraph[which], self.source[which], self.shift[which], self.surplus[which])

    def best(self, score: NDArray[np.float64], most: int) -> NDArray[np.intp]:
        """Those of the highest score, so many of each paragraph, in order of paragraph and score."""
        order = np.lexsort((self.source, -score, self.paragraph))
        paragraph = self.paragraph[order]
        heads = np.flatnonzero(np.diff(paragraph, prepend=-1))
        rank = np.arange(order.size) - np.repeat(heads, np.diff(heads, append=order.size))
        return order[rank < most]


def nearest(
    tokens: Tokens, starts: Ints, ends: Ints, surprise: Surprise, ballots: Ballots
) -> dict[int, list[int]]:
    """For each paragraph that has some a word of each post that it is likeliest from, likeliest first.

    `starts` and `ends` bound all paragraphs.
    """
    places = _voted_for(tokens, starts, ends, surprise, ballots)
    places = places.pick(places.best(places.surplus, _LOOKED_AT))
    score = _share(tokens, starts, ends, surprise, places) + places.surplus / _WORTH
    enough = score >= _ALIKE
    places, score = places.pick(enough), score[enough]
    places = places.pick(places.best(score, _MOST))
    found: dict[int, list[int]] = {}
    for paragraph, row in zip(places.paragraph.tolist(), places.source.tolist(), strict=True):
        found.setdefault(paragraph, []).append(row)
    return found


def _voted_for(tokens: Tokens, starts: Ints, ends: Ints, surprise: Surprise, ballots: Ballots) -> _Places:
    """The places with more votes than by chance. Trigrams that overlap count each word once."""
    which, source = ballots.paragraph, ballots.source
    key = (which - which[0]) * np.int64(tokens.first.size) + tokens.post[source]
    order = sorted_order(key)
    key, row = key[order], ballots.row[order]
    new = np.diff(key, prepend=-1) != 0
    first = row.copy()
    first[1:] = np.maximum(row[1:], np.where(new[1:], 0, row[:-1] + np.int32(3)))
    heads = np.flatnonzero(new)
    nats = np.add.reduceat(surprise.of_all(first, row + np.int32(3)), heads)
    middle = order[(heads + np.append(heads[1:], order.size)) // 2]
    start = starts[which[middle]]
    nats -= np.log(np.maximum(1, start - source[middle]))
    enough = nats > _BEYOND
    middle, nats, start = middle[enough], nats[enough], start[enough]
    end = np.minimum(ends[which[middle]], start + np.int32(LONGEST))
    enough = nats > _BEYOND_SHARE * surprise.of_all(start, end)
    middle, nats = middle[enough], nats[enough]
    return _Places(which[middle], source[middle], ballots.row[middle] - source[middle], nats)


def _share(
    tokens: Tokens, starts: Ints, ends: Ints, surprise: Surprise, places: _Places
) -> NDArray[np.float64]:
    """The share of each paragraph's words, in nats, that stand around its place."""
    found = np.zeros(places.paragraph.size)
    for at in range(0, found.size, _AT_A_TIME):
        some = slice(at, at + _AT_A_TIME)
        paragraph, source, shift = places.paragraph[some], places.source[some], places.shift[some]
        start = starts[paragraph]
        end = np.minimum(ends[paragraph], start + np.int32(LONGEST))
        more = (end - start) // _AROUND_SHARE + np.int32(_AROUND)
        post = tokens.post[source]
        low = np.maximum(start - shift - more, tokens.first[post])
        high = np.minimum(end - shift + more, tokens.first[post + 1])
        there = np.zeros(start.size * _SLOTS, np.bool_)
        which, row = spread(low, high)
        there[which * _SLOTS + slot(tokens.code[row], _SLOTS)] = True
        which, row = spread(start, end)
        nats = np.minimum(surprise.of_each(row), _RAREST)
        whole = np.bincount(which, nats, start.size)
        nats *= there[which * _SLOTS + slot(tokens.code[row], _SLOTS)]
        found[some] = np.bincount(which, nats, start.size) / np.maximum(whole, 1e-9)
    return found
