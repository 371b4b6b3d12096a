"""Which lines of a thread may have been taken whole."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from threadtui.quotes.line_table import Lines
from threadtui.quotes.shingles import Runs, sorted_order
from threadtui.quotes.slots import spread
from threadtui.quotes.tokens import Codes, Ints, SmallInts, Tokens

_NEARLY = 0.6
"""Least share of a line's words that were taken where the line may turn out to be taken whole."""
_AT_A_TIME = 1 << 15
"""So many runs are looked at together."""
_GROWN = 1 << 12
"""So many runs are grown together."""
_BUCKETS, _ODD = 1 << 16, 40503
"""In so many buckets the words of runs are summed up by line and source; what tells the lines apart there."""
_STEPS, _AHEAD = 64, 8
"""Most words by which a run is grown here, and how many are compared together."""


def likely(tokens: Tokens, lines: Lines, runs: Runs) -> tuple[Runs, NDArray[np.bool_]]:
    """The runs on lines that may have been taken whole: the others share a few words by chance.

    And for each line whether it is word for word in an earlier post.

    Few of a line's runs tell: those whose sources stand last, since the pieces of a quotation may have
    stood before elsewhere, and the longest. They are grown as far as the words are equal.
    """
    count = lines.first.size - 1
    taken, whole = np.zeros(count, np.bool_), np.zeros(count, np.bool_)
    telling, kept = np.zeros(runs.start.size, np.bool_), np.zeros(runs.start.size, np.bool_)
    for some in _together(lines, runs):
        telling[some] = _telling_of_line(tokens, lines, runs.part(some), taken, whole)
    for at in range(0, kept.size, _AT_A_TIME):
        some = slice(at, at + _AT_A_TIME)
        start, last = runs.start[some], runs.start[some] + runs.words[some] - np.int32(1)
        kept[some] = taken[lines.of(start)] | taken[lines.of(last)]
    runs, telling = runs.pick(kept), telling[kept]
    for some in _together(lines, runs):
        telling[some] = _of_same_source(tokens, lines, runs.part(some), telling[some])
    return runs.pick(telling), whole


def _together(lines: Lines, runs: Runs) -> Iterator[slice]:
    """The runs so many at a time as stay in the processor's cache; those of a line together."""
    at = 0
    while at < runs.start.size:
        last = min(at + _AT_A_TIME, runs.start.size) - 1
        stop = int(np.searchsorted(runs.start, lines.first[lines.at(int(runs.start[last])) + 1]))
        yield slice(at, stop)
        at = stop


def _telling_of_line(
    tokens: Tokens, lines: Lines, runs: Runs, taken: NDArray[np.bool_], whole: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Whether each run tells of its line.

    Noted are the lines most of which is in one run, or in those that come from one post; and those that are whole.
    """
    first_line = lines.of(runs.start)
    telling = _telling(runs, first_line)
    telling |= first_line != lines.of(runs.start + runs.words - np.int32(1))
    _note_taken(tokens, lines, runs.pick(telling), taken, whole)
    least = _NEARLY * (lines.first[first_line + 1] - lines.first[first_line])
    alone = runs.words >= least
    post = tokens.post[runs.source]
    bucket = (first_line * np.int32(_ODD) + post) & np.int32(_BUCKETS - 1)
    among = np.flatnonzero((np.bincount(bucket, runs.words)[bucket] >= least) & ~alone)
    if among.size:  # those whose bucket has as many words may be enough together
        order, heads, counts = _by_source(first_line[among], post[among])
        at = among[order]
        together = at[np.repeat(np.add.reduceat(runs.words[at], heads), counts) >= least[at]]
        alone[together] = True
    taken[first_line[alone]] = True
    return telling | alone


def _of_same_source(
    tokens: Tokens, lines: Lines, runs: Runs, telling: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Whether each run, or one of the same line and source, tells of its line."""
    order, heads, counts = _by_source(lines.of(runs.start), tokens.post[runs.source])
    found = np.zeros(telling.size, np.bool_)
    found[order] = np.repeat(np.logical_or.reduceat(telling[order], heads), counts)
    return found


def _by_source(
    line: Ints, source_post: SmallInts
) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]:
    """The order of runs by line and source post; in it, where each such group begins, and how many runs it has."""
    low = int(source_post.max()) + 1
    key = np.cumsum(np.diff(line, prepend=line[:1]) != 0) * np.int64(low) + source_post
    order = sorted_order(key)
    heads = np.flatnonzero(np.diff(key[order], prepend=-1))
    return order, heads, np.diff(heads, append=order.size)


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


def _note_taken(
    tokens: Tokens, lines: Lines, runs: Runs, taken: NDArray[np.bool_], whole: NDArray[np.bool_]
) -> None:
    """Note the lines most of which is in one grown run, or in those that come from one post; those of which all is."""
    start, end = grown(tokens, _that_may_grow(tokens, lines, runs))
    first_line, last_line = lines.of(start), lines.of(end - np.int32(1))
    for line, left, right in (
        (first_line, start, np.minimum(end, lines.first[first_line + 1])),
        (last_line, np.maximum(start, lines.first[last_line]), end),
    ):
        size = lines.first[line + 1] - lines.first[line]
        taken[line[right - left >= _NEARLY * size]] = True
        whole[line[right - left == size]] = True
    long = np.flatnonzero(last_line - first_line > 1)
    for noted, first in ((taken, first_line[long]), (whole, first_line[long] + np.int32(1))):
        noted[spread(first, last_line[long])[1]] = True
    taken[last_line[long]] = True


def _that_may_grow(tokens: Tokens, lines: Lines, runs: Runs) -> Runs:
    """The runs without those that can be neither most of their line nor reach beyond it, however they grow.

    Such a run would have to grow by half of what it lacks on one side, or over an end of its line: one look at the
    word there and one at the nearest spare growing most of the runs.
    """
    end = runs.start + runs.words
    line = lines.of(runs.start)
    low, high = lines.first[line], lines.first[line + 1]
    lacking = _NEARLY * (high - low) - runs.words
    half = np.maximum(1, np.ceil(lacking / 2)).astype(np.int32)
    before, after = np.minimum(half, runs.start - low + 1), np.minimum(half - 1, high - end)
    kept = (lacking <= 0) | (end > high)
    source_end = runs.source + runs.words
    for row, source, step in (
        (runs.start - np.int32(1), runs.source - np.int32(1), np.int32(1) - before),
        (end, source_end, after),
    ):
        kept |= equal(tokens.code, row, source) & equal(tokens.code, row + step, source + step)
    return runs.pick(kept)


def equal(code: Codes, rows: Ints, others: Ints) -> NDArray[np.bool_]:
    """Whether the words at two rows are the same; what lies outside is taken for the nearest."""
    equal: NDArray[np.bool_] = code.take(rows, mode="clip") == code.take(others, mode="clip")
    return equal


def grown(tokens: Tokens, runs: Runs) -> tuple[Ints, Ints]:
    """Where the runs begin and end when the equal words beside them, at most `_STEPS`, are taken in.

    Of those that follow one another and are from the same place, what one has grown over is grown with it.
    """
    apart = np.ones(runs.start.size, np.bool_)
    np.not_equal(runs.start[1:] - runs.source[1:], runs.start[:-1] - runs.source[:-1], out=apart[1:])
    first = runs.pick(apart)
    starts, ends = _some_grown(tokens, first)
    cut = ends - first.start - first.words >= _STEPS
    of = np.cumsum(apart) - 1
    starts, ends = starts.take(of), ends.take(of)
    rest = (runs.start + runs.words > ends) | (cut.take(of) & ~apart)
    starts[rest], ends[rest] = _some_grown(tokens, runs.pick(rest))
    return starts, ends


def _some_grown(tokens: Tokens, runs: Runs) -> tuple[Ints, Ints]:
    """Where runs begin and end when each is grown by itself."""
    starts, ends = runs.start.copy(), runs.start + runs.words
    for at in range(0, starts.size, _GROWN):
        some = slice(at, at + _GROWN)
        starts[some], ends[some] = _grown(tokens, runs.part(some))
    return starts, ends


def _grown(tokens: Tokens, runs: Runs) -> tuple[Ints, Ints]:
    """The same for runs so few that the words around them stay in the processor's cache."""
    start, end = runs.start.copy(), runs.start + runs.words
    post, source_post = tokens.post[runs.start], tokens.post[runs.source]
    source_end = runs.source + runs.words
    before = np.minimum(start - tokens.first[post], runs.source - tokens.first[source_post])
    after = np.minimum(tokens.first[post + 1] - end, tokens.first[source_post + 1] - source_end)
    for edge, at, source, room, step in (
        (start, start - 1, runs.source - 1, before, -1),
        (end, end.copy(), source_end, after, 1),
    ):
        active = np.flatnonzero((room > 0) & equal(tokens.code, at, source))
        row, there, left = at[active], source[active], room[active]
        for _ in range(_STEPS // _AHEAD):
            same = _same(tokens.code, row, there, step)
            edge[active] += np.minimum(same, left) * np.int32(step)
            more = (same == _AHEAD) & (left > _AHEAD)
            active, row, there, left = active[more], row[more], there[more], left[more] - np.int32(_AHEAD)
            if not active.size:
                break
            row += np.int32(step * _AHEAD)
            there += np.int32(step * _AHEAD)
    return start, end


def _same(code: Codes, rows: Ints, others: Ints, step: int) -> Ints:
    """How many words, up to `_AHEAD`, are the same from two rows on; backwards where `step` is -1."""
    ahead = np.arange(_AHEAD, dtype=np.int32) * np.int32(step)
    differ = np.ones((rows.size, _AHEAD + 1), np.bool_)
    places, there = rows[:, np.newaxis] + ahead, others[:, np.newaxis] + ahead
    np.not_equal(code.take(places, mode="clip"), code.take(there, mode="clip"), out=differ[:, :-1])
    same: Ints = differ.argmax(axis=1).astype(np.int32)
    return same
