"""How likely is it that words stand in two posts by chance? As the thread itself is written.

Each word is as surprising as it is rare after the two words before it; counts are of the thread's own words, without
what is likely quoted. Common phrases, set forms and stock lines surprise little however long they are; few but rare
words surprise much. A model of word trigrams with back-off (MacKay and Peto 1995), with hashed counts.
"""

from __future__ import annotations

from math import exp, log

import numpy as np
from numpy.typing import NDArray

from threadtui.quotes.counts import Counts, Numbers
from threadtui.quotes.room import room
from threadtui.quotes.shingles import Runs, phrases_at, phrases_to
from threadtui.quotes.tokens import Codes, Flags, Hashes, Ints, Tokens

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
_FEW = 1 << 16
"""Of counts below this that power is taken beforehand: taking it of millions is slow."""
_ROWS = 1 << 15
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


class Surprise:
    """The surprise of words, for those that may be quoted."""

    def __init__(self, tokens: Tokens, counted: NDArray[np.bool_], asked: NDArray[np.bool_]) -> None:
        """`counted` marks the words that are counted, `asked` those whose surprise will be asked for."""
        self._tokens = tokens
        if tokens.code.size > _SAMPLE:
            sizes = np.diff(tokens.first)
            sampled = np.arange(sizes.size) % -(-tokens.code.size // _SAMPLE) == 0
            counted = counted & np.repeat(sampled, sizes)
        self._counted = counted
        self._total = max(1, int(np.count_nonzero(counted)))
        bits = self._total.bit_length() + 1
        self._bits = [max(10, most) for most in (bits - _FEWER, bits, bits)]
        self._counts = [
            Counts(self._keys(before), bits, np.uint8 if before else np.uint16)
            for before, bits in enumerate(self._bits)
        ]
        self._powers = np.maximum(1, np.arange(min(self._total + 1, _FEW))) ** _UNSEEN
        stretches = (tokens.code.size >> _STRETCH) + 1
        self._inside: NDArray[np.uint16] = room(stretches << _STRETCH, np.uint16)
        """Of all words before each, the surprise of those in its stretch."""
        for at in range(0, asked.size, _ROWS):
            self._write_down(asked, at)
        del self._counts, self._counted, self._powers
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

    def of_each(self, rows: NDArray[np.integer]) -> NDArray[np.float64]:
        """The same for single words."""
        after = rows + 1
        steps = self._inside[after].astype(np.int32)
        steps -= np.where(after & (1 << _STRETCH) - 1, self._inside[rows], 0)
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
        return runs.pick(kept)

    def by_chance(
        self, surprise: float, start: int, source: int, changes: int = 0, changed: int = 0
    ) -> float:
        """How often words of this surprise, found at `source`, are expected by chance between there and `start`.

        `changes` places differ, with `changed` words in all.
        """
        places = log(max(_NEAREST, start - source))
        return exp(min(50.0, places - surprise + changes * _CHANGE + changed * _CHANGED_WORD))

    def _keys(self, before: int) -> Codes:
        """A number for each word that is counted and has so many before it, with these. Others may have the same."""
        keys, count = room(self._total, np.uint32), 0
        for at in range(0, self._counted.size, _ROWS):
            rows = np.flatnonzero(self._counted[at : at + _ROWS])
            if before:
                rows = rows[_place(self._tokens, at, min(at + _ROWS, self._counted.size))[rows] >= before]
            first = (rows + (at - before)).astype(np.int32)
            keys[count : count + rows.size] = self._key(
                phrases_at(self._tokens.code, first, before + 1), before
            )
            count += rows.size
        return keys[:count]

    def _key(self, phrase: Hashes, before: int) -> Numbers:
        return (phrase >> np.uint64(64 - self._bits[before])).astype(np.intp)

    def _write_down(self, asked: Flags, start: int) -> None:
        """Write down the surprise of those of the `_ROWS` words from `start` on that are asked for."""
        stop, low = min(start + _ROWS, asked.size), max(0, start - 1)
        flags = asked[low:stop].copy()
        flags[: start - low] = False
        rows = np.flatnonzero(flags)
        if rows.size:
            place = _place(self._tokens, low, stop)[rows]
            known = flags.copy()
            known[:-1] |= flags[1:]  # the words before them, too
            which = np.flatnonzero(flags[known])
            nats = self._surprise((np.flatnonzero(known) + low).astype(np.int32), which, place)
            self._inside[rows + (low + 1)] = np.minimum(nats * _UNIT, _HIGHEST)

    def _surprise(self, rows: Ints, asked: Numbers, place: NDArray[np.int8]) -> NDArray[np.float64]:
        """Minus the logarithm of the probability of each word that is asked for after those before it.

        `asked` is which of `rows` they are, in which the word before each is, too. `place` is how many others stand
        before it on its line: 0, 1, or 2 for two and more. Each was written where it is quoted from and stands here: if
        these are counted, they do not count.
        """
        phrases = phrases_to(self._tokens.code, rows, len(self._counts))
        times = [
            counts.of(self._key(phrase, before))
            for before, (counts, phrase) in enumerate(zip(self._counts, phrases, strict=True))
        ]
        here = 1 + self._counted[rows[asked]].astype(np.int32)
        likely = (np.maximum(times[0][asked] - here, 0) + 0.5) / self._total
        for before in range(1, len(times)):
            seen = np.maximum(times[before][asked] - here, 0)
            context = np.maximum(times[before - 1][asked - 1] - here, seen)
            unseen = self._power(context)
            longer = (seen + unseen * likely) / (context + unseen)
            likely = np.where(place >= before, longer, likely)
        nats: NDArray[np.float64] = -np.log(likely)
        return nats

    def _power(self, context: Ints) -> NDArray[np.float64]:
        """How many occurrences the guess from fewer words is worth, for each count of a phrase."""
        power = self._powers.take(context, mode="clip")
        many = np.flatnonzero(context >= self._powers.size)
        power[many] = context[many] ** _UNSEEN
        return power


def _place(tokens: Tokens, start: int, stop: int) -> NDArray[np.int8]:
    """How many others stand before each of the words on its line: 0, 1, or 2 for two and more."""
    first = max(0, start - 1)
    low, high = np.searchsorted(tokens.lines.first, np.array([first, stop], np.int32))
    heads = tokens.lines.first[low:high] - np.int32(first)
    place = np.full(stop - first + 1, 2, np.int8)
    place[heads + np.int32(1)] = 1
    place[heads] = 0
    return place[start - first : -1]
