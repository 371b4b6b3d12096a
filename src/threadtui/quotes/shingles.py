"""Where each run of words stood first in the thread, and the runs that two posts share."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from threadtui.quotes.tokens import Hashes, Ints, Tokens, mix

SHINGLE = 5
"""Words in a shingle. Measured: 5 loses little to 4 in short edits and repeats by chance far less in long threads."""


def shingle(tokens: Tokens) -> tuple[Hashes, NDArray[np.bool_]]:
    """A hash for the `SHINGLE` words from each word on, and whether they are all of one post."""
    count = tokens.code.size
    hashes = np.zeros(count, np.uint64)
    whole = np.zeros(count, np.bool_)
    if count < SHINGLE:
        return hashes, whole
    windows = count - SHINGLE + 1
    total = np.zeros(windows, np.uint64)
    factors = np.cumprod(np.full(SHINGLE, 0xD6E8FEB86659FD93, np.uint64))
    for step in range(SHINGLE):
        total += tokens.code[step : step + windows] * factors[step]
    hashes[:windows] = mix(total)
    whole[:windows] = tokens.post[:windows] == tokens.post[SHINGLE - 1 :]
    return hashes, whole


def first_occurrence(hashes: Hashes, whole: NDArray[np.bool_]) -> Ints:
    """For each word the earliest word at which the same shingle begins: itself where it is the first, -1 for none.

    The earliest place of a passage is the post that wrote it: those that quote it come later. One sort of
    (hash, place) packed in 64 bits; a clash of the shortened hash is found by comparing the whole one.
    """
    rows = np.flatnonzero(whole)
    earliest = np.full(hashes.size, -1, np.int32)
    if not rows.size:
        return earliest
    bits = np.uint64(max(1, int(hashes.size).bit_length()))
    low = (np.uint64(1) << bits) - np.uint64(1)
    packed = (hashes[rows] & ~low) | rows.astype(np.uint64)
    packed.sort()
    places = (packed & low).astype(np.int64)
    keys = packed >> bits
    new = np.concatenate(([True], keys[1:] != keys[:-1]))
    heads = places[np.maximum.accumulate(np.where(new, np.arange(new.size), 0))]
    same = hashes[places] == hashes[heads]
    earliest[places] = np.where(same, heads, places).astype(np.int32)
    return earliest


@dataclass(frozen=True, slots=True)
class Runs:
    """Stretches of words that stood before in an earlier post, in reading order. Arrays of one length."""

    start: Ints
    """Row of the first word."""
    source: Ints
    """Row of the first word of the earlier stretch."""
    words: Ints
    """How many words."""


def find_runs(tokens: Tokens, earliest: Ints) -> Runs:
    """Consecutive shingles whose first occurrences are consecutive too, in an earlier post."""
    rows = np.flatnonzero(earliest >= 0).astype(np.int32)
    sources = earliest[rows]
    earlier = tokens.post[sources] < tokens.post[rows]
    rows, sources = rows[earlier], sources[earlier]
    if not rows.size:
        return Runs(rows, sources, rows)
    breaks = np.flatnonzero(
        (np.diff(rows) != 1) | (np.diff(sources) != 1) | (np.diff(tokens.post[sources]) != 0)
    )
    starts = np.concatenate(([0], breaks + 1))
    sizes = np.diff(np.concatenate((starts, [rows.size]))).astype(np.int32)
    return Runs(rows[starts], sources[starts], sizes + np.int32(SHINGLE - 1))
