"""The lines of a thread by the rows of their words, and the paragraphs in which they stand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

import numpy as np
from numpy.typing import NDArray

from threadtui.quotes.room import room

_STEP = 4
"""Of the words of each two to this power the line of the first is known: from there on a line is looked for."""


class Lines:
    """The lines that have words, counting through the thread from 0."""

    def __init__(self, first: NDArray[np.int32], block: NDArray[np.int16 | np.int32]) -> None:
        self.first = first
        """Row of the first word of each line, and at the end how many words there are."""
        self.block = block
        """For each line the number of its paragraph within the post's text, counting blank lines from 0."""
        known = np.arange(0, int(first[-1]), 1 << _STEP, dtype=np.int32)
        self._near: NDArray[np.int32] = room(known.size, np.int32)
        self._near[:] = np.searchsorted(first, known, side="right") - 1
        self._first, self._block, self._line = first.data, block.data, self._near.data

    def of(self, rows: NDArray[np.int32 | np.intp]) -> NDArray[np.int32]:
        """The line of each of some words."""
        line: NDArray[np.int32] = self._near[rows >> _STEP]
        later = np.flatnonzero(self.first[line + np.int32(1)] <= rows)
        while later.size:
            line[later] += np.int32(1)
            later = later[self.first[line[later] + np.int32(1)] <= rows[later]]
        return line

    def at(self, row: int) -> int:
        """The line of a word."""
        line, first = self._line[row >> _STEP], self._first
        while first[line + 1] <= row:
            line += 1
        return line

    def edges(self, start: int, end: int) -> list[int]:
        """The first words of the lines on which the words `start` to `end` (half open) stand, and one past the last."""
        first = self._first
        at = self.at(start)
        edges = [first[at]]
        while edges[-1] < end:
            at += 1
            edges.append(first[at])
        return edges

    def span(self, row: int) -> tuple[int, int]:
        """First word, and one past the last, of the line on which a word stands."""
        at = self.at(row)
        return self._first[at], self._first[at + 1]

    def block_begins(self, start: int, end: int) -> list[int]:
        """The first words of the paragraphs that begin between the words `start` and `end` (half open) of a post."""
        at, first, block = self.at(start), self._first, self._block
        begins, one = [], block[at]
        while first[at + 1] < end:
            at += 1
            if block[at] != one:
                one = block[at]
                begins.append(first[at])
        return begins

    def block_at(self, row: int) -> int:
        """The paragraph of a word, within its post."""
        return self._block[self.at(row)]

    def block_span(self, row: int, low: int, high: int) -> tuple[int, int]:
        """First word, and one past the last, of the paragraph of a word whose post has the words `low` to `high`."""
        block, lines = self._block, (self.at(low), self.at(high - 1) + 1)
        one = block[self.at(row)]
        return self._first[bisect_left(block, one, *lines)], self._first[bisect_right(block, one, *lines)]
