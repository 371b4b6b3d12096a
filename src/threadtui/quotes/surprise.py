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

from threadtui.quotes.counts import Counts, Numbers
from threadtui.quotes.room import room
from threadtui.quotes.shingles import Runs, phrases_at
from threadtui.quotes.tokens import Codes, Flags, Ints, Tokens

_SAMPLE = 1 << 21
"""Of so many words as a thread has more, only every so manieth post is counted."""
_UNSEEN = 0.7
"""Power of the occurrences of a phrase which the guess from its last words is worth: so many words go on otherwise.

As a text has new words the longer it is, by about such a power (Heaps 1978): after a common phrase a word that was
never seen there is no wonder.
"""
_UNIT = 1 << 8
"""Steps of surprise in one nat."""
_STRETCH = 3
"""Sums of surprise begin anew every two to this power words: 16 bits hold them."""
_HIGHEST = (1 << 16 - _STRETCH) - 1
"""Most steps of a word. It would take three hundred million words to have one of more."""
_ROWS = 1 << 15
"""Words looked at at a time."""
_FLAGS = 1 << 15
"""So many are looked through for those."""
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


class Surprise:
    """The surprise of words, for those that may be quoted."""

    def __init__(self, tokens: Tokens, counted: NDArray[np.bool_], asked: NDArray[np.bool_]) -> None:
        """`counted` marks the words that are counted, `asked` those whose surprise will be asked for."""
        self._tokens = tokens
        if tokens.code.size > _SAMPLE:
            counted = counted & (tokens.post % np.int32(-(-tokens.code.size // _SAMPLE)) == 0)
        self._counted = counted
        self._total = max(1, int(np.count_nonzero(counted)))
        bits = self._total.bit_length() + 1
        self._bits = [max(10, most) for most in (bits - _FEWER, bits, bits)]
        self._counts = [
            Counts(self._keys(before), bits, np.uint8 if before else np.uint16)
            for before, bits in enumerate(self._bits)
        ]
        stretches = (tokens.code.size >> _STRETCH) + 1
        self._inside: NDArray[np.uint16] = room(stretches << _STRETCH, np.uint16)
        """Of all words before each, the surprise of those in its stretch."""
        for rows, place in _chosen(tokens, asked):
            self._inside[rows + np.int32(1)] = np.minimum(self._surprise(rows, place) * _UNIT, _HIGHEST)
        del self._counts, self._counted
        by_stretch = self._inside.reshape(stretches, -1)
        np.cumsum(by_stretch, axis=1, out=by_stretch)
        self._before: NDArray[np.uint32] = room(stretches, np.uint32)
        """The same of those before each stretch."""
        np.cumsum(by_stretch[:-1, -1], dtype=np.uint32, out=self._before[1:])
        self._sums = self._before.data, self._inside.data

    def of(self, start: int, end: int) -> float:
        """The surprise of the words `start` to `end` (half open), in nats; 0 for those not asked for."""
        before, inside = self._sums
        nats = before[end >> _STRETCH] + inside[end] - before[start >> _STRETCH] - inside[start]
        return (nats & 0xFFFFFFFF) / _UNIT

    def of_all(self, starts: NDArray[np.integer], ends: NDArray[np.integer]) -> NDArray[np.float64]:
        """The same for many stretches."""
        steps = self._before[ends >> _STRETCH] + self._inside[ends]
        steps -= self._before[starts >> _STRETCH] + self._inside[starts]
        nats: NDArray[np.float64] = steps / _UNIT
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

    def _key(self, rows: Ints, before: int) -> Numbers:
        """A number for each word at `rows` with the words before it. Others may have the same."""
        phrase = phrases_at(self._tokens.code, rows - np.int32(before), before + 1)
        return (phrase >> np.uint64(64 - self._bits[before])).astype(np.intp)

    def _keys(self, before: int) -> Codes:
        """Such numbers for all words that are counted and have so many before them."""
        keys, count = room(self._total, np.uint32), 0
        for rows, place in _chosen(self._tokens, self._counted):
            some = self._key(rows[place >= before] if before else rows, before)
            keys[count : count + some.size] = some
            count += some.size
        return keys[:count]

    def _surprise(self, rows: Ints, place: NDArray[np.int8]) -> NDArray[np.float64]:
        """Minus the logarithm of the probability of each word after those before it.

        `place` is how many others stand before it on its line: 0, 1, or 2 for two and more. Each was written where it
        is quoted from and stands here: if these are counted, they do not count.
        """
        one, two, three = self._counts
        here = 1 + self._counted[rows].astype(np.int32)
        likely = (np.maximum(one.of(self._key(rows, 0)) - here, 0) + 0.5) / self._total
        for before, (counts, around) in enumerate(((two, one), (three, two)), start=1):
            some = np.flatnonzero(place >= before)
            those = rows[some]
            seen = np.maximum(counts.of(self._key(those, before)) - here[some], 0)
            context = np.maximum(around.of(self._key(those - np.int32(1), before - 1)) - here[some], seen)
            unseen = np.maximum(context, 1) ** _UNSEEN
            likely[some] = (seen + unseen * likely[some]) / (context + unseen)
        nats: NDArray[np.float64] = -np.log(likely)
        return nats


def _chosen(tokens: Tokens, wanted: Flags) -> Iterator[tuple[Ints, NDArray[np.int8]]]:
    """The rows of the words that are wanted, some at a time, and their places as `_place` has them."""
    for at in range(0, wanted.size, _FLAGS):
        rows = np.flatnonzero(wanted[at : at + _FLAGS])
        place = _place(tokens, at, min(at + _FLAGS, wanted.size))
        for first in range(0, rows.size, _ROWS):
            some = rows[first : first + _ROWS]
            yield (some + at).astype(np.int32), place[some]


def _place(tokens: Tokens, start: int, stop: int) -> NDArray[np.int8]:
    """How many others stand before each of the words on its line: 0, 1, or 2 for two and more."""
    first = max(0, start - 1)
    low, high = np.searchsorted(tokens.lines.first, np.array([first, stop], np.int32))
    heads = tokens.lines.first[low:high] - np.int32(first)
    place = np.full(stop - first + 1, 2, np.int8)
    place[heads + np.int32(1)] = 1
    place[heads] = 0
    return place[start - first : -1]
