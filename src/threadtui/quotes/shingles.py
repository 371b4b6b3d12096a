"""Where each run of words stood first in the thread, and the runs that two posts share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from threadtui.quotes.room import room
from threadtui.quotes.tokens import Codes, Flags, Hashes, Ints, Tokens, mix

SHINGLE = 5
"""Words in a shingle. Measured: 5 finds nearly as much as 4 and repeats by chance far less."""
_ROWS = 1 << 15
"""Words hashed at a time."""
_PART = 1
"""Shingles are sorted in two to this power parts: they take as much memory as all columns of words."""
_FACTORS = np.cumprod(np.full(SHINGLE, 0xD6E8FEB86659FD93, np.uint64))
"""What tells the places of the words in a phrase apart."""


def pack(tokens: Tokens, wanted: Flags | None = None, part: int | None = None) -> Hashes:
    """The shingle from each word on that is all of one post: a short hash, and below it the word's row.

    `wanted` has flags for the words from which a shingle is wanted, if not from all. A `part` has the shingles of which
    the upper `_PART` bits are this number.
    """
    count = max(0, tokens.code.size - SHINGLE + 1)
    packed = room(count, np.uint64)
    low, kept = row_bits(tokens.code.size), 0
    for at in range(0, count, _ROWS):
        stop = min(at + _ROWS, count)
        one = phrases(tokens.code, at, stop, SHINGLE)
        one &= ~low
        one |= np.arange(at, stop, dtype=np.uint64)
        whole = np.ones(stop - at, np.bool_)
        low_edge, high_edge = np.searchsorted(tokens.first, np.array((at, stop + SHINGLE), np.int32))
        for step in range(1, SHINGLE):
            parted = tokens.first[low_edge:high_edge] - np.int32(at + step)
            whole[parted[(parted >= 0) & (parted < whole.size)]] = False
        if wanted is not None:
            whole &= wanted[at:stop]
        if part is not None:
            whole &= one >> np.uint64(64 - _PART) == np.uint64(part)
        one = one.take(np.flatnonzero(whole))  # by their numbers it is twice as fast as by flags
        packed[kept : kept + one.size] = one
        kept += one.size
    return packed[:kept]


def phrases(code: Codes, start: int, stop: int, words: int) -> Hashes:
    """A hash for the `words` words from each of the words `start` to `stop` (half open) on."""
    total = code[start:stop].astype(np.uint64)
    for step in range(1, words):
        total += code[start + step : stop + step] * _FACTORS[step]
    return mix(total)


def phrases_at(code: Codes, rows: Ints, words: int) -> Hashes:
    """The same for the words at some rows."""
    total = code[rows].astype(np.uint64)
    for step in range(1, words):
        total += code[rows + np.int32(step)] * _FACTORS[step]
    return mix(total)


def phrases_to(code: Codes, rows: Ints, most: int) -> Iterator[Hashes]:
    """Such hashes for the phrases of one word to so many that end at some rows.

    What would begin before the first word of all has any number.
    """
    words = [code.take(rows - np.int32(step), mode="clip").astype(np.uint64) for step in range(most)]
    for before in range(most):
        total = words[before].copy()
        for step in range(1, before + 1):
            total += words[before - step] * _FACTORS[step]
        yield mix(total)


def row_bits(count: int) -> np.uint64:
    """The bits that hold a row below `count`, all set."""
    return np.uint64((1 << max(1, count.bit_length())) - 1)


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Where the shingle that begins at each word stood before. Rows of `Tokens`; -1 for nowhere."""

    first: Ints
    """The earliest word at which it begins."""
    previous: Ints
    """The last word before at which it begins."""


def occurrences(tokens: Tokens) -> Occurrences:
    """The earlier occurrences of all shingles, by sorting (hash, place) packed in 64 bits, a part after the other.

    The earliest place of a passage is the post that wrote it: those that quote it come later.
    """
    first, previous = room(tokens.code.size, np.int32), room(tokens.code.size, np.int32)
    first[:] = previous[:] = -1
    for part in range(1 << _PART):
        packed = pack(tokens, part=part)
        packed.sort()
        _note_occurrences(tokens, packed, first, previous)
        del packed  # before the next is made
    return Occurrences(first, previous)


def _note_occurrences(tokens: Tokens, packed: Hashes, first: Ints, previous: Ints) -> None:
    """Write down the earlier occurrences of sorted shingles."""
    low = row_bits(tokens.code.size)
    head = np.int32(-1)  # where the shingle stands first that was looked at last
    for at in range(0, packed.size, _ROWS):
        some = packed[max(0, at - 1) : at + _ROWS]  # with the last one before
        places = (some & low).astype(np.int32)
        same = (some[1:] ^ some[:-1]) <= low
        later = np.flatnonzero(same) + 1
        heads = np.arange(places.size)
        heads[later] = 0
        its_head = np.maximum.accumulate(heads)[later]
        earliest = places[its_head]
        if at:
            earliest[its_head == 0] = head
        rows = places[later]
        first[rows] = earliest
        previous[rows] = places[later - 1]
        head = earliest[-1] if later.size and later[-1] == places.size - 1 else places[-1]


@dataclass(frozen=True, slots=True)
class Runs:
    """Stretches of words that stood before in an earlier post, in reading order. Arrays of one length."""

    start: Ints
    """Row of the first word."""
    source: Ints
    """Row of the first word of the earlier stretch."""
    words: Ints
    """How many words."""

    def part(self, rows: slice) -> Runs:
        """Some that follow one another."""
        return Runs(self.start[rows], self.source[rows], self.words[rows])

    def of_length(self, least: int) -> Runs:
        """Those of so many words and more."""
        return self.pick(self.words >= least)

    def pick(self, wanted: Flags) -> Runs:
        """Those that are wanted."""
        rows = np.flatnonzero(wanted)  # by their numbers it is twice as fast as by flags
        return Runs(self.start.take(rows), self.source.take(rows), self.words.take(rows))


def find_runs(tokens: Tokens, earliest: Ints) -> Runs:
    """Consecutive shingles whose first occurrences are consecutive too, in an earlier post.

    A few may be of other words: `without_clashes`.
    """
    starts, ends = [np.zeros(0, np.int32)], [np.zeros(0, np.int32)]
    before = np.zeros(
        1, np.int32
    )  # where the shingle of the last word before stood first, + 1; 0 for nowhere
    for at in range(0, earliest.size, _ROWS):
        first = earliest[at : at + _ROWS]
        inside = first >= 0
        inside &= tokens.post.take(first, mode="clip") < tokens.post[at : at + _ROWS]
        place = np.concatenate((before, np.where(inside, first + np.int32(1), np.int32(0))))
        goes_on = place[1:] == place[:-1] + np.int32(1)
        goes_on &= place[:-1] > 0
        starts.append((np.flatnonzero(inside & ~goes_on) + at).astype(np.int32))
        ends.append((np.flatnonzero((place[:-1] > 0) & ~goes_on) + at).astype(np.int32))
        before = place[-1:]
    if before[0] > 0:
        ends.append(np.array([earliest.size], np.int32))
    start, end = np.concatenate(starts), np.concatenate(ends)
    del starts, ends
    end -= start
    end += np.int32(SHINGLE - 1)
    return Runs(start, earliest[start], end)


def without_clashes(tokens: Tokens, runs: Runs) -> Runs:
    """The runs without those of one shingle whose shortened hash alone is the same."""
    same = np.ones(runs.start.size, np.bool_)
    for at in range(0, same.size, _ROWS):
        start, source = runs.start[at : at + _ROWS], runs.source[at : at + _ROWS]
        for step in range(SHINGLE):
            same[at : at + _ROWS] &= (
                tokens.code[start + np.int32(step)] == tokens.code[source + np.int32(step)]
            )
    return runs if same.all() else runs.pick(same)


def in_runs(runs: Runs, count: int) -> NDArray[np.bool_]:
    """For each of so many words whether it stands in a run."""
    edges = np.zeros(count + 1, np.int8)
    if runs.start.size:
        furthest = np.maximum.accumulate(runs.start + runs.words)
        apart = np.flatnonzero(runs.start[1:] > furthest[:-1])  # of runs that overlap or touch, the whole
        edges[runs.start[0]] = 1
        edges[runs.start[apart + 1]] = 1
        edges[furthest[apart]] = -1
        edges[furthest[-1]] = -1
    inside: Flags = np.cumsum(edges[:-1], dtype=np.int8, out=edges[:-1]).view(np.bool_)
    return inside


def sorted_order(keys: NDArray[Any]) -> NDArray[Any]:
    """The stable order of whole numbers that are not negative: sorted packed with their places, which is far faster."""
    low = max(1, keys.size.bit_length())
    if not keys.size or int(keys.max()).bit_length() + low > 63:
        return np.argsort(keys, kind="stable")
    packed = keys.astype(np.int64) << low
    packed |= np.arange(keys.size, dtype=np.int64)
    packed.sort()
    packed &= (1 << low) - 1
    return packed
