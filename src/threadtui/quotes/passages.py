"""From shared runs of words to whole passages: which lines of a post were taken from which earlier post."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from threadtui.quotes.line_table import Lines
from threadtui.quotes.tokens import Tokens

GAP = 3
"""So many words may always differ between two stretches of one passage: a mended typo, an elision mark.

More may when both stretches are longer than what differs.
"""
COVERED = 0.7
"""Least share of a line's words that must have been taken for the line to count as taken."""
_FEWEST = 3
"""A stretch of fewer words is left out: it says nothing about where it is from."""
_BUDGET, _BUDGET_PER_WORD = 4096, 8
"""How many words are compared at most to grow the runs of one post: periodic text would never end."""


@dataclass(slots=True)
class Stretch:
    """Equal words in a post and an earlier one. Rows of `Tokens`."""

    start: int
    """Row of the first word in the post."""
    source: int
    """Row of the first word in the earlier post."""
    words: int
    """How many words are equal."""


@dataclass(slots=True)
class Passage:
    """Whole lines of a post that were taken from one earlier post, in order."""

    post: int
    """Index of the post."""
    source_post: int
    """Index of the earlier post."""
    start: int
    """Row of the first word of the first line."""
    end: int
    """One past the row of the last word of the last line."""
    stretches: list[Stretch]
    """What is equal, in order."""
    likeness: float = 1.0
    """How like the source it was found to be where it was not found word for word, from 0 to 1."""
    others: tuple[int, ...] = ()
    """Rows at which the same words begin in other earlier posts."""

    @property
    def words(self) -> int:
        """How many of its words are equal to the source's."""
        if len(self.stretches) == 1:
            return self.stretches[0].words
        return sum(stretch.words for stretch in self.stretches)

    @property
    def longest(self) -> int:
        """How many of its words are equal to the source's in one piece."""
        return max(stretch.words for stretch in self.stretches)

    @property
    def source_start(self) -> int:
        """Row of the first word taken."""
        return self.stretches[0].source

    @property
    def source_end(self) -> int:
        """One past the row of the last word taken."""
        return self.stretches[-1].source + self.stretches[-1].words

    @property
    def is_copied(self) -> bool:
        """Whether all its words are the source's, in one piece."""
        return len(self.stretches) == 1 and self.stretches[0].words == self.end - self.start

    def differing(self) -> Iterator[tuple[int, int]]:
        """The words that are not equal to the source's, between the stretches: rows, half open, in order."""
        at = self.start
        for stretch in self.stretches:
            if stretch.start > at:
                yield at, stretch.start
            at = stretch.start + stretch.words
        if self.end > at:
            yield at, self.end

    def source_of(self, row: int) -> int:
        """Row of the word that a word was taken from, or -1 where it differs from the source's."""
        at = bisect_right(self.stretches, row, key=lambda stretch: stretch.start) - 1
        stretch = self.stretches[at]
        skip = row - stretch.start
        return stretch.source + skip if at >= 0 and skip < stretch.words else -1

    def part(self, start: int, end: int) -> Passage:
        """The passage from row `start` to `end` (half open)."""
        kept: list[Stretch] = []
        for stretch in self.stretches:
            left, right = max(start, stretch.start), min(end, stretch.start + stretch.words)
            if left < right:
                kept.append(Stretch(left, stretch.source + left - stretch.start, right - left))
        return Passage(self.post, self.source_post, start, end, kept)


class Assembler:
    """Assembles passages post by post, in reading order, and remembers which words are quoted already.

    Most posts are short, so it works in plain integers: an array operation costs more than a post has words.
    """

    def __init__(self, tokens: Tokens, own: NDArray[np.bool_], lines: Lines) -> None:
        self._code = tokens.code.data
        self._post = tokens.post.data
        self._first = tokens.first.data
        self.lines = lines
        """The lines of the thread."""
        self.own = bytearray(own.data)
        """For each word 1 where it is the author's own, as far as the posts were assembled."""
        self._quoted = _Quoted()
        self._budget = 0

    def passages(self, post: int, runs: list[Stretch]) -> list[Passage]:
        """The passages of a post, in order, from the runs that begin in it."""
        joined: list[Passage] = []
        for stretch in self._stretches(post, runs):
            source_post = self._post[stretch.source]
            end = stretch.start + stretch.words
            last = joined[-1] if joined else None
            if last and last.source_post == source_post and _continues(last, stretch):
                last.stretches.append(stretch)
                last.end = end
            else:
                joined.append(Passage(post, source_post, stretch.start, end, [stretch]))
        whole = [lines for passage in joined for lines in self._whole_lines(passage)]
        return [part for passage in whole for part in self._apart(passage)]

    def accept(self, passage: Passage) -> None:
        """Remember that these words are quoted: later posts take them from their origin."""
        self.own[passage.start : passage.end] = bytes(passage.end - passage.start)
        for stretch in passage.stretches:
            self._quoted.add(stretch)

    def through_quotes(self, run: Stretch) -> list[Stretch]:
        """The run as taken from own words: where its source is a quotation, from what that was taken from."""
        if self.own.find(0, run.source, run.source + run.words) < 0:
            return [run]
        parts: list[Stretch] = []
        at, end = run.source, run.source + run.words
        while at < end:
            skip = at - run.source
            if self.own[at]:
                stop = self.own.find(0, at, end)
                stop = end if stop < 0 else stop
                parts.append(Stretch(run.start + skip, at, stop - at))
            else:
                stop = self.own.find(1, at, end)
                stop = end if stop < 0 else stop
                parts += self._quoted.origins(run.start + skip, at, stop)
            at = stop
        return parts

    def _stretches(self, post: int, runs: list[Stretch]) -> list[Stretch]:
        """The runs grown to both sides as far as the words are equal; the longest wins where they overlap."""
        low, high = self._first[post], self._first[post + 1]
        self._budget = _BUDGET + _BUDGET_PER_WORD * (high - low)
        if len(runs) == 1 and len(parts := self.through_quotes(runs[0])) == 1:
            grown = [self._grow(parts[0], low, high)]
            return grown if grown[0].words >= _FEWEST else []
        grown = []
        over = bytearray(b"\1") * (high - low)
        # pieces of a quotation may have stood before, each elsewhere: the last source is the likeliest
        for run in sorted(runs, key=lambda run: -run.source):
            if over.find(1, run.start - low, run.start - low + run.words) < 0:
                continue
            for part in self.through_quotes(run):
                if over.find(1, part.start - low, part.start - low + part.words) >= 0:
                    stretch = self._grow(part, low, high)
                    over[stretch.start - low : stretch.start - low + stretch.words] = bytes(stretch.words)
                    grown.append(stretch)
        if len(grown) == 1:
            return grown if grown[0].words >= _FEWEST else []
        free = bytearray(b"\1") * (high - low)
        kept: list[Stretch] = []
        for run in sorted(grown, key=lambda run: -run.words):
            skip, words = _longest_free(free[run.start - low : run.start - low + run.words])
            if words >= _FEWEST:
                at = run.start + skip
                free[at - low : at - low + words] = bytes(words)
                kept.append(Stretch(at, run.source + skip, words))
        return sorted(kept, key=lambda run: run.start)

    def _grow(self, run: Stretch, low: int, high: int) -> Stretch:
        """The run with the equal words before and after it, within both posts and the source's own words."""
        source_post = self._post[run.source]
        most = min(run.start - low, run.source - self._first[source_post])
        before = self._equal(run.start - 1, run.source - 1, most, -1)
        end, source_end = run.start + run.words, run.source + run.words
        most = min(high - end, self._first[source_post + 1] - source_end)
        after = self._equal(end, source_end, most, 1)
        return Stretch(run.start - before, run.source - before, before + run.words + after)

    def _equal(self, row: int, source: int, most: int, step: int) -> int:
        """How many words are equal from two rows on: forward (`step` 1) or backward (-1)."""
        code, own = self._code, self.own
        most = min(most, self._budget)
        done = 0
        while done < most and code[row] == code[source] and own[source]:
            row, source, done = row + step, source + step, done + 1
        self._budget -= done
        return done

    def _apart(self, passage: Passage) -> list[Passage]:
        """The passage cut at blank lines where the source has none, or has words between: two quotes."""
        cuts = []
        for at in self.lines.block_begins(passage.start, passage.end):
            before, after = passage.source_of(at - 1), passage.source_of(at)
            if (
                before >= 0
                and after >= 0
                and (after - before > 1 or self.lines.block_at(after) == self.lines.block_at(before))
            ):
                cuts.append(at)
        edges = [passage.start, *cuts, passage.end]
        return [passage.part(start, end) for start, end in pairwise(edges)] if cuts else [passage]

    def _whole_lines(self, passage: Passage) -> list[Passage]:
        """The passage as whole lines: without those taken only in part, cut where the author's own stand.

        An own line inside a paragraph that is taken else stays: a changed entry of a list that is quoted
        whole.
        """
        edges = self.lines.edges(passage.start, passage.end)
        if len(edges) == 2 and passage.words < COVERED * (edges[1] - edges[0]):
            return []
        left_over = passage.words
        spans: list[tuple[int, int]] = []
        for (left, right), taken in zip(pairwise(edges), _taken(passage.stretches, edges), strict=True):
            if taken >= COVERED * (right - left):
                if spans:
                    first, last = spans[-1]
                    between, around = left - last, min(last - first, left_over)
                    if not between or (
                        between <= around and self.lines.block_at(last - 1) == self.lines.block_at(left)
                    ):
                        spans[-1] = (first, right)
                    else:
                        spans.append((left, right))
                else:
                    spans.append((left, right))
            left_over -= taken
        if spans == [(passage.start, passage.end)]:
            return [passage]
        return [passage.part(start, end) for start, end in spans]


class _Quoted:
    """The stretches of quoted words, by the row at which they begin."""

    def __init__(self) -> None:
        self._stretches: list[Stretch] = []
        self._starts = array("i")

    def add(self, stretch: Stretch) -> None:
        """Take one more; they come mostly in order."""
        at = bisect_right(self._starts, stretch.start)
        self._starts.insert(at, stretch.start)
        self._stretches.insert(at, stretch)

    def origins(self, start: int, low: int, high: int) -> list[Stretch]:
        """What the quoted rows `low` to `high` were taken from, as stretches of words from row `start`."""
        parts: list[Stretch] = []
        for at in range(max(0, bisect_right(self._starts, low) - 1), len(self._starts)):
            stretch = self._stretches[at]
            if stretch.start >= high:
                break
            left, right = max(low, stretch.start), min(high, stretch.start + stretch.words)
            if left < right:
                parts.append(Stretch(start + left - low, stretch.source + left - stretch.start, right - left))
        return parts


def _continues(passage: Passage, stretch: Stretch) -> bool:
    """Whether a stretch goes on with the passage: little differs between, and the source's order is kept."""
    last = passage.stretches[-1]
    widest = max(GAP, min(last.words, stretch.words))
    return stretch.start - passage.end <= widest and stretch.source >= last.source + last.words


def _longest_free(free: bytearray) -> tuple[int, int]:
    """Where the longest row of ones begins, and how long it is."""
    if 0 not in free:
        return 0, len(free)
    longest = max(free.split(b"\0"), key=len)
    return (free.find(longest), len(longest)) if longest else (0, 0)


def _taken(stretches: list[Stretch], edges: list[int]) -> list[int]:
    """How many words of each of the lines between neighbouring edges the stretches have."""
    counts = []
    at = 0
    for left, right in pairwise(edges):
        taken = 0
        while at < len(stretches):
            start, end = stretches[at].start, stretches[at].start + stretches[at].words
            taken += max(0, min(end, right) - max(start, left))
            if end > right:
                break
            at += 1
        counts.append(taken)
    return counts
