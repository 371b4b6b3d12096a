"""From shared runs of words to whole passages: which lines of a post were taken from which earlier post."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from threadtui.quotes.tokens import Ints, Tokens

_GAP = 3
"""So many words may always differ between two stretches of one passage: a mended typo, an elision mark.

More may when both stretches are longer than what differs.
"""
_COVERED = 0.7
"""Least share of a line's words that must have been taken for the line to count as taken."""
_FEWEST = 3
"""A stretch of fewer words is left out: it says nothing about where it is from."""


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

    @property
    def words(self) -> int:
        """How many of its words are equal to the source's."""
        return sum(stretch.words for stretch in self.stretches)

    @property
    def source_start(self) -> int:
        """Row of the first word taken."""
        return self.stretches[0].source

    @property
    def source_end(self) -> int:
        """One past the row of the last word taken."""
        return self.stretches[-1].source + self.stretches[-1].words


class Assembler:
    """Assembles passages post by post, in reading order, and remembers which words are quoted already."""

    def __init__(self, tokens: Tokens, own: NDArray[np.bool_]) -> None:
        self._tokens = tokens
        self.own = own.copy()
        """For each word whether it is the author's own, as far as the posts were assembled."""
        self.origin: Ints = np.full(tokens.code.size, -1, np.int32)
        """For each quoted word the word that it was taken from, or -1."""

    def passages(self, post: int, runs: list[Stretch]) -> list[Passage]:
        """The passages of a post, in order, from the runs that begin in it."""
        stretches = self._stretches(post, runs)
        joined: list[Passage] = []
        for stretch in stretches:
            source_post = int(self._tokens.post[stretch.source])
            last = joined[-1] if joined else None
            if last and last.source_post == source_post and self._continues(last, stretch):
                last.stretches.append(stretch)
                last.end = stretch.start + stretch.words
            else:
                end = stretch.start + stretch.words
                joined.append(Passage(post, source_post, stretch.start, end, [stretch]))
        whole = [lines for passage in joined for lines in self._whole_lines(passage)]
        return [part for passage in whole for part in self._apart(passage)]

    def accept(self, passage: Passage) -> None:
        """Remember that these words are quoted: later posts take them from their origin."""
        self.own[passage.start : passage.end] = False
        for stretch in passage.stretches:
            rows = np.arange(stretch.words, dtype=np.int32)
            self.origin[stretch.start : stretch.start + stretch.words] = rows + np.int32(stretch.source)

    def _stretches(self, post: int, runs: list[Stretch]) -> list[Stretch]:
        """The runs grown to both sides as far as the words are equal; the longest wins where they overlap."""
        low, high = int(self._tokens.first[post]), int(self._tokens.first[post + 1])
        parts = [part for run in runs for part in self._through_quotes(run)]
        grown: list[Stretch] = []
        for part in parts:
            last = grown[-1] if grown else None
            if last and last.source - last.start == part.source - part.start and part.start < last.start + last.words:
                continue  # the one before grew over it
            grown.append(self._grow(part, low, high))
        free = np.ones(high - low, np.bool_)
        kept: list[Stretch] = []
        for run in sorted(grown, key=lambda run: -run.words):
            clear = free[run.start - low : run.start - low + run.words]
            if not clear.all():
                edge = np.flatnonzero(np.diff(np.concatenate(([0], clear.view(np.int8), [0]))))
                if not edge.size:
                    continue
                best = int(np.argmax(edge[1::2] - edge[::2]))
                skip, stop = int(edge[2 * best]), int(edge[2 * best + 1])
                run = Stretch(run.start + skip, run.source + skip, stop - skip)
            if run.words >= _FEWEST:
                free[run.start - low : run.start - low + run.words] = False
                kept.append(run)
        return sorted(kept, key=lambda run: run.start)

    def _through_quotes(self, run: Stretch) -> list[Stretch]:
        """The run as taken from own words: where its source is itself a quotation, from what that was taken from."""
        own = self.own[run.source : run.source + run.words]
        if own.all():
            return [run]
        sources = np.arange(run.source, run.source + run.words, dtype=np.int32)
        for _ in range(8):  # a quotation of a quotation of …; own words stand at the end of every chain
            quoted = (sources >= 0) & ~self.own[sources]
            if not quoted.any():
                break
            sources = np.where(quoted, self.origin[sources], sources)
        sources = np.where((sources >= 0) & self.own[sources], sources, -1)
        posts = np.where(sources >= 0, self._tokens.post[sources], -1)
        cuts = np.flatnonzero((np.diff(sources) != 1) | (np.diff(posts) != 0)) + 1
        parts: list[Stretch] = []
        for skip, stop in zip([0, *cuts.tolist()], [*cuts.tolist(), run.words], strict=True):
            if sources[skip] >= 0:
                parts.append(Stretch(run.start + skip, int(sources[skip]), stop - skip))
        return parts

    def _grow(self, run: Stretch, low: int, high: int) -> Stretch:
        """The run with the equal words before and after it, within both posts and the source's own words."""
        first = self._tokens.first
        source_post = int(self._tokens.post[run.source])
        before = self._equal(run.start, run.source, min(run.start - low, run.source - int(first[source_post])), -1)
        end, source_end = run.start + run.words, run.source + run.words
        after = self._equal(end, source_end, min(high - end, int(first[source_post + 1]) - source_end), 1)
        return Stretch(run.start - before, run.source - before, before + run.words + after)

    def _equal(self, row: int, source: int, most: int, step: int) -> int:
        """How many words are equal from two rows on (`step` 1) or before them (-1), looked at in growing pieces."""
        code, own = self._tokens.code, self.own
        done, piece = 0, 16
        while done < most:
            size = min(piece, most - done)
            near, far = (done, done + size) if step > 0 else (-done - size, -done)
            a, b = slice(row + near, row + far), slice(source + near, source + far)
            differs = np.flatnonzero((code[a] != code[b]) | ~own[b])
            if differs.size:
                return done + int(differs[0] if step > 0 else size - 1 - differs[-1])
            done, piece = done + size, piece * 4
        return most

    def _continues(self, passage: Passage, stretch: Stretch) -> bool:
        """Whether a stretch goes on with the passage: little differs between, and the source's order is kept."""
        gap = stretch.start - passage.end
        widest = max(_GAP, min(passage.stretches[-1].words, stretch.words))
        return gap <= widest and stretch.source >= passage.source_end

    def _apart(self, passage: Passage) -> list[Passage]:
        """The passage cut at blank lines where the source goes on without one, or leaves words out: two quotes."""
        line, block = self._tokens.line, self._tokens.block
        source = np.full(passage.end - passage.start, -1, np.int64)
        for stretch in passage.stretches:
            at = stretch.start - passage.start
            source[at : at + stretch.words] = np.arange(stretch.source, stretch.source + stretch.words)
        cuts = []
        for at in (np.flatnonzero(np.diff(block[passage.start : passage.end])) + 1).tolist():
            before, after = int(source[at - 1]), int(source[at])
            if before >= 0 and after >= 0 and (after - before > 1 or line[after] == line[before]):
                cuts.append(passage.start + at)
        parts = []
        for start, end in zip([passage.start, *cuts], [*cuts, passage.end], strict=True):
            kept = [clipped for stretch in passage.stretches if (clipped := _clip(stretch, start, end))]
            parts.append(Passage(passage.post, passage.source_post, start, end, kept))
        return parts

    def _whole_lines(self, passage: Passage) -> list[Passage]:
        """The passage as whole lines: without those that were taken only in part, cut where the author's own stand.

        An own line inside a paragraph that is taken else stays: a changed entry of a list that is quoted whole.
        """
        tokens = self._tokens
        low, high = int(tokens.first[passage.post]), int(tokens.first[passage.post + 1])
        start = _line_start(tokens.line, passage.start, low)
        end = _line_end(tokens.line, passage.end - 1, high)
        taken = np.zeros(end - start, np.bool_)
        for stretch in passage.stretches:
            taken[stretch.start - start : stretch.start - start + stretch.words] = True
        edges = np.concatenate(([0], np.flatnonzero(np.diff(tokens.line[start:end])) + 1, [end - start])).tolist()
        spans: list[tuple[int, int]] = []
        for left, right in zip(edges[:-1], edges[1:], strict=True):
            if float(taken[left:right].mean()) < _COVERED:
                continue
            if spans:
                first, last = spans[-1]
                between, around = left - last, min(last - first, int(taken[left:].sum()))
                if not between or (
                    between <= around and tokens.block[start + last - 1] == tokens.block[start + left]
                ):
                    spans[-1] = (first, right)
                    continue
            spans.append((left, right))
        parts = []
        for left, right in spans:
            kept = [
                part for stretch in passage.stretches if (part := _clip(stretch, start + left, start + right))
            ]
            parts.append(Passage(passage.post, passage.source_post, start + left, start + right, kept))
        return parts


def _line_start(line: Ints, row: int, low: int) -> int:
    """Row of the first word of the line on which the word `row` stands."""
    return low + int(np.searchsorted(line[low : row + 1], line[row], side="left"))


def _line_end(line: Ints, row: int, high: int) -> int:
    """One past the row of the last word of that line."""
    return row + int(np.searchsorted(line[row:high], line[row], side="right"))


def _clip(stretch: Stretch, start: int, end: int) -> Stretch | None:
    skip = max(start - stretch.start, 0)
    words = min(stretch.start + stretch.words, end) - stretch.start - skip
    return Stretch(stretch.start + skip, stretch.source + skip, words) if words > 0 else None
