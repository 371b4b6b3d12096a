"""How likely is it that words stand in two posts by chance? As the thread itself is written.

Each word is as surprising as it is rare after the two words before it; counts are of the thread's own words, without
what is likely quoted. Common phrases, set forms and stock lines surprise little however long they are; few but rare
words surprise much. A model of word trigrams with back-off (MacKay and Peto 1995), with hashed counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import exp, log

import numpy as np
from numpy.typing import NDArray

from threadtui.quotes.room import room
from threadtui.quotes.shingles import Runs, phrases_at
from threadtui.quotes.tokens import Ints, Tokens

_SAMPLE = 1 << 21
"""Of so many words as a thread has more, only every so manieth post is counted."""
_UNSEEN = 0.7
"""Power of the occurrences of a phrase which the guess from its last words is worth: so many words go on otherwise.

As a text has new words the longer it is, by about such a power (Heaps 1978): after a common phrase a word that was
never seen there is no wonder.
"""
_UNIT = 1 << 8
"""Steps of surprise in one nat."""
_ROWS = 1 << 16
"""Words looked at at a time."""
_FEWER = 2
"""By so many bits the table of words is smaller than that of phrases: there are fewer words."""
_CHANGE = 4.0
"""Nats that a change of one place in a passage costs: it may be any place and any change."""
_CHANGED_WORD = 1.0
"""Nats for each word that differs there."""
_TOLD = 3.0
"""More nats than by chance in a run that tells."""
_HINTED = -4.0
"""The same for the most surprising run of a line: its passage may have more words."""
LONG = 40
"""So many words in a row are not there twice by chance."""
MANY = 25
"""So many words that are the same need no other evidence; a line of fewer may be a set form."""
_NEAREST = 50
"""Words before a passage, at least, among which it may be repeated by chance."""


_Counts = NDArray[np.int32 | np.uint16]


class Surprise:
    """The surprise of words, for those that may be quoted."""

    def __init__(self, tokens: Tokens, counted: NDArray[np.bool_], asked: NDArray[np.bool_]) -> None:
        """`counted` marks the words that are counted, `asked` those whose surprise will be asked for."""
        self._tokens = tokens
        if tokens.code.size > _SAMPLE:
            counted = counted & (tokens.post % np.int32(-(-tokens.code.size // _SAMPLE)) == 0)
        self._counted = counted
        new = tokens.line_begins()
        place = np.zeros(tokens.code.size, np.int8)
        """For each word how many others stand before it on its line: 0, 1, or 2 for two and more."""
        place[1:] += ~new[1:]
        place[2:] += ~new[2:] & ~new[1:-1]
        self._total = max(1, int(np.count_nonzero(counted)))
        bits = self._total.bit_length() + 1
        self._shifts = [np.uint64(64 - max(10, most)) for most in (bits - _FEWER, bits, bits)]
        self._counts: list[_Counts] = []
        for before in range(3):
            self._counts.append(self._count(counted & (place >= before) if before else counted, before))
        steps = room(tokens.code.size + 1, np.uint32)
        for some in _chosen(asked):
            steps[some + 1] = self._surprise(some, place[some]) * _UNIT
        del self._counts, self._counted
        self._sums = np.cumsum(steps, dtype=np.uint32, out=steps)
        self._sum = self._sums.data

    def of(self, start: int, end: int) -> float:
        """The surprise of the words `start` to `end` (half open), in nats; 0 for those not asked for."""
        return ((self._sum[end] - self._sum[start]) & 0xFFFFFFFF) / _UNIT

    def of_all(self, starts: Ints, ends: Ints) -> NDArray[np.float64]:
        """The same for many stretches."""
        nats: NDArray[np.float64] = (self._sums[ends] - self._sums[starts]) / _UNIT
        return nats

    def of_each(self, rows: NDArray[np.integer]) -> NDArray[np.float64]:
        """The surprise of each of many words."""
        nats: NDArray[np.float64] = (self._sums[rows + 1] - self._sums[rows]) / _UNIT
        return nats

    def telling(self, runs: Runs, line: Ints) -> Runs:
        """The runs that are not expected by chance, given the line on which each begins.

        Runs of common phrases and set forms tell nothing. The most surprising one of a line may stand for more.
        """
        if not runs.start.size:
            return runs
        surplus = self.of_all(runs.start, runs.start + runs.words)
        surplus -= np.log(np.maximum(_NEAREST, runs.start - runs.source))
        surplus[runs.words >= LONG] = np.inf
        heads = np.flatnonzero(np.diff(line, prepend=np.int32(-1)))
        most = np.repeat(np.maximum.reduceat(surplus, heads), np.diff(heads, append=line.size))
        kept = (surplus > _TOLD) | ((surplus == most) & (surplus > _HINTED))
        return Runs(runs.start[kept], runs.source[kept], runs.words[kept])

    def by_chance(
        self, surprise: float, start: int, source: int, changes: int = 0, changed: int = 0
    ) -> float:
        """How often words of this surprise, found at `source`, are expected by chance between there and `start`.

        `changes` places differ, with `changed` words in all.
        """
        places = log(max(_NEAREST, start - source))
        return exp(min(50.0, places - surprise + changes * _CHANGE + changed * _CHANGED_WORD))

    def _key(self, rows: Ints, before: int) -> NDArray[np.intp]:
        """A number for each word at `rows` with the words before it. Others may have the same."""
        phrase = phrases_at(self._tokens.code, rows - np.int32(before), before + 1)
        return (phrase >> self._shifts[before]).astype(np.intp)

    def _count(self, wanted: NDArray[np.bool_], before: int) -> _Counts:
        """How often the wanted words stand in the thread with so many before them, by `_key`."""
        places = 1 << (64 - int(self._shifts[before]))
        counts: _Counts = room(places, np.uint16)
        for rows in _chosen(wanted):
            np.add.at(counts, self._key(rows, before), np.uint16(1))
        if int(counts.sum(dtype=np.int64)) == int(np.count_nonzero(wanted)):
            return counts
        counts = room(places, np.int32)  # a word stands there more often than can be written in 16 bits
        for rows in _chosen(wanted):
            np.add.at(counts, self._key(rows, before), np.int32(1))
        return counts

    def _surprise(self, rows: Ints, place: NDArray[np.int8]) -> NDArray[np.float64]:
        """Minus the logarithm of the probability of each word after those before it.

        Each was written where it is quoted from and stands here: if these are counted, they do not count.
        """
        one, two, three = self._counts
        here = 1 + self._counted[rows].astype(np.int32)
        likely = (np.maximum(one[self._key(rows, 0)] - here, 0) + 0.5) / self._total
        for before, (counts, around) in enumerate(((two, one), (three, two)), start=1):
            some = np.flatnonzero(place >= before)
            those = rows[some]
            seen = np.maximum(counts[self._key(those, before)] - here[some], 0)
            context = np.maximum(around[self._key(those - np.int32(1), before - 1)] - here[some], seen)
            unseen = np.maximum(context, 1) ** _UNSEEN
            likely[some] = (seen + unseen * likely[some]) / (context + unseen)
        nats: NDArray[np.float64] = -np.log(likely)
        return nats


def _chosen(wanted: NDArray[np.bool_]) -> Iterator[Ints]:
    """The rows of the words that are wanted, some at a time."""
    for at in range(0, wanted.size, _ROWS):
        yield (np.flatnonzero(wanted[at : at + _ROWS]) + at).astype(np.int32)
