"""Short lines that stand word for word in a post not far above.

Where a thread repeats its phrases, the first place of a few words tells little: it is far off, and by then they may
have been written again by chance. The nearest place of a whole line tells more, as people quote what was just said.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from threadtui.quotes.line_table import Lines
from threadtui.quotes.shingles import SHINGLE, Runs
from threadtui.quotes.surprise import LONG
from threadtui.quotes.tokens import Ints, Tokens


def repeated_lines(tokens: Tokens, lines: Lines, previous: Ints) -> Runs:
    """The lines of less than `LONG` words that an earlier post has word for word, each with the nearest place.

    `previous` is the last earlier place of the shingle that begins at each word. A line stands nowhere nearer than
    the rarest of its shingles: only there is looked.
    """
    first, end = lines.first[:-1], lines.first[1:]
    wanted = (end - first >= SHINGLE) & (end - first < LONG)
    wanted[wanted] = previous[first[wanted]] >= 0
    first, end = first[wanted], end[wanted]
    nearest = previous[first].copy()
    for step in range(1, int((end - first).max(initial=0)) - SHINGLE + 1):
        some = np.flatnonzero((end - first >= SHINGLE + step) & (nearest >= 0))
        there = previous[first[some] + np.int32(step)]
        nearest[some] = np.where(there < 0, -1, np.minimum(nearest[some], there - np.int32(step)))
    kept = nearest >= 0
    first, end, nearest = first[kept], end[kept], nearest[kept]
    last = nearest + (end - first) - np.int32(1)
    kept = (tokens.post[nearest] == tokens.post[last]) & (tokens.post[nearest] < tokens.post[first])
    first, nearest, words = first[kept], nearest[kept], (end - first)[kept]
    same = _same(tokens, first, nearest, words)
    return Runs(first, nearest, words).pick(same)


def outside(lines: Runs, runs: Runs) -> Runs:
    """Those of `lines` that no single one of `runs` has whole."""
    if not runs.start.size or not lines.start.size:
        return lines
    furthest = np.maximum.accumulate(runs.start + runs.words)
    before = np.searchsorted(runs.start, lines.start, side="right") - 1
    new = (before < 0) | (furthest[before] < lines.start + lines.words)
    return lines.pick(new)


def with_nearest(runs: Runs, near: Runs) -> Runs:
    """The runs and those of `near` that no single one of them has whole, in reading order."""
    new = outside(near, runs)
    columns = ((runs.start, new.start), (runs.source, new.source), (runs.words, new.words))
    joined = [np.concatenate(both) for both in columns]
    order = np.argsort(joined[0], kind="stable")
    return Runs(*(column[order] for column in joined))


def _same(tokens: Tokens, first: Ints, there: Ints, words: Ints) -> NDArray[np.bool_]:
    """Whether as many words are the same at two rows each."""
    same = np.ones(first.size, np.bool_)
    for step in range(int(words.max(initial=0))):
        some = np.flatnonzero(same & (words > step))
        same[some] = tokens.code[first[some] + np.int32(step)] == tokens.code[there[some] + np.int32(step)]
    return same
