"""The lines of a thread by the words on them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from threadtui.quotes.shingles import Runs
from threadtui.quotes.tokens import Ints, Tokens, mix

_NEARLY = 0.6
"""Least share of a line's words that were taken where the line may turn out to be taken whole."""
_BUCKETS = 22
"""Bits of the number of buckets in which runs of one line and one source post meet."""
_STEPS = 64
"""Most words by which a run is grown here."""


class Lines:
    """The lines that have words, by the rows of their first words."""

    def __init__(self, tokens: Tokens) -> None:
        new = tokens.line_begins()
        self.first: Ints = np.append(np.flatnonzero(new), tokens.code.size).astype(np.int32)
        """Row of the first word of each line, and at the end how many words there are."""
        self._first = self.first.data
        self.number: Ints = tokens.line
        """For each word which line it is on, counting through the thread."""
        self._number = self.number.data

    def starts(self, start: int, end: int) -> list[int]:
        """The first words of the lines on which the words `start` to `end` (half open) stand."""
        first = self._first
        at = self._number[start]
        starts = [first[at]]
        while first[at + 1] < end:
            at += 1
            starts.append(first[at])
        return starts

    def end(self, row: int) -> int:
        """One past the last word of the line on which a word stands."""
        return self._first[self._number[row] + 1]


def likely(tokens: Tokens, lines: Lines, runs: Runs) -> tuple[Runs, NDArray[np.bool_]]:
    """The runs on lines that may have been taken whole: the others share a few words by chance.

    And for each line whether it is word for word in an earlier post.

    Few of a line's runs tell: those whose sources stand last, since the pieces of a quotation may have
    stood before elsewhere, and the longest. They are grown as far as the words are equal.
    """
    first_line = lines.number[runs.start]
    last_line = lines.number[runs.start + runs.words - np.int32(1)]
    telling = _telling(runs, first_line) | (first_line != last_line)
    told = Runs(runs.start[telling], runs.source[telling], runs.words[telling])
    taken, whole = _may_be_taken(tokens, lines, told)
    among = _among_others(first_line)
    bucket = _bucket(first_line[among], tokens.post[runs.source[among]])
    words = runs.words.copy()
    words[among] = np.bincount(bucket, weights=words[among])[bucket]
    together = words >= _NEARLY * np.diff(lines.first)[first_line]
    telling |= together
    taken[first_line[together]] = True
    kept = taken[first_line] | taken[last_line]
    from_same = np.zeros(1 << _BUCKETS, np.bool_)
    from_same[bucket[telling[among]]] = True
    kept[among] &= from_same[bucket]
    return Runs(runs.start[kept], runs.source[kept], runs.words[kept]), whole


def _among_others(line: Ints) -> NDArray[np.intp]:
    """The runs that share their line with others. Where few do, little of all the buckets is touched."""
    same = np.zeros(line.size + 1, np.bool_)
    np.equal(line[1:], line[:-1], out=same[1:-1])
    return np.flatnonzero(same[1:] | same[:-1])


def _telling(runs: Runs, line: Ints) -> NDArray[np.bool_]:
    """For each run whether it is among the few that tell of its line."""
    telling = np.zeros(line.size, np.bool_)
    heads = np.flatnonzero(np.diff(line, prepend=np.int32(-1)))
    if not heads.size:
        return telling
    counts = np.diff(heads, append=line.size)
    sources = runs.source.copy()
    for values in (sources, sources, runs.words):
        most = values == np.repeat(np.maximum.reduceat(values, heads), counts)
        telling |= most
        sources[most] = -1
    return telling


def _may_be_taken(tokens: Tokens, lines: Lines, runs: Runs) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """For each line whether most of it is in one grown run, or in those that come from one post; whether all is."""
    sizes = np.diff(lines.first)
    taken, whole = np.zeros(sizes.size, np.bool_), np.zeros(sizes.size, np.bool_)
    start, end = grown(tokens, _that_may_grow(tokens, lines, runs))
    first_line, last_line = lines.number[start], lines.number[end - np.int32(1)]
    for line, left, right in (
        (first_line, start, np.minimum(end, lines.first[first_line + 1])),
        (last_line, np.maximum(start, lines.first[last_line]), end),
    ):
        taken[line[right - left >= _NEARLY * sizes[line]]] = True
        whole[line[right - left == sizes[line]]] = True
    long = np.flatnonzero(last_line - first_line > 1)
    for first, last in zip(first_line[long].tolist(), last_line[long].tolist(), strict=True):
        taken[first : last + 1] = True
        whole[first + 1 : last] = True
    return taken, whole


def _that_may_grow(tokens: Tokens, lines: Lines, runs: Runs) -> Runs:
    """The runs without those that can be neither most of their line nor reach beyond it, however they grow.

    Such a run would have to grow by half of what it lacks on one side, or over an end of its line: one look at the
    word there spares growing most of the runs.
    """
    end = runs.start + runs.words
    line = lines.number[runs.start]
    low, high = lines.first[line], lines.first[line + 1]
    lacking = _NEARLY * (high - low) - runs.words
    half = np.maximum(1, np.ceil(lacking / 2)).astype(np.int32)
    before, after = np.minimum(half, runs.start - low + 1), np.minimum(half - 1, high - end)
    code = tokens.code
    kept = (lacking <= 0) | (end > high)
    for row, source in (
        (runs.start - before, runs.source - before),
        (end + after, runs.source + runs.words + after),
    ):
        kept |= code.take(row, mode="clip") == code.take(source, mode="clip")
    return Runs(runs.start[kept], runs.source[kept], runs.words[kept])


def _bucket(line: Ints, source_post: Ints) -> NDArray[np.intp]:
    """A number for each line and source post. Others may share it: that keeps a few runs too many."""
    both = line.astype(np.uint64) << np.uint64(32) | source_post.astype(np.uint64)
    return (mix(both) >> np.uint64(64 - _BUCKETS)).astype(np.intp)


def grown(tokens: Tokens, runs: Runs) -> tuple[Ints, Ints]:
    """Where the runs begin and end when the equal words beside them, at most `_STEPS`, are taken in."""
    start, end = runs.start.copy(), runs.start + runs.words
    post, source_post = tokens.post[runs.start], tokens.post[runs.source]
    source_end = runs.source + runs.words
    before = np.minimum(start - tokens.first[post], runs.source - tokens.first[source_post])
    after = np.minimum(tokens.first[post + 1] - end, tokens.first[source_post + 1] - source_end)
    for edge, at, source, room, step in (
        (start, start - 1, runs.source - 1, before, -1),
        (end, end.copy(), source_end, after, 1),
    ):
        active = np.flatnonzero(room > 0)
        row, there, left = at[active], source[active], room[active]
        for _ in range(_STEPS):
            same = tokens.code[row] == tokens.code[there]
            active, row, there, left = active[same], row[same], there[same], left[same]
            edge[active] += np.int32(step)
            more = left > 1
            active, row, there, left = active[more], row[more], there[more], left[more] - np.int32(1)
            if not active.size:
                break
            row += np.int32(step)
            there += np.int32(step)
    return start, end
