"""Posts whose quotations are copied line for line: found for all posts at once.

Most posts that quote are of this kind: the runs grown to whole lines are their passages, which `passages`, `fuzzy` and
`repeats` would leave as they are. Posts of which that is not certain are left to those.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from threadtui.quotes.ballots import LONGEST
from threadtui.quotes.fuzzy import FEWEST_LINE, reach
from threadtui.quotes.line_table import Lines
from threadtui.quotes.lines import equal, grown
from threadtui.quotes.passages import COVERED, GAP, Passage, Stretch
from threadtui.quotes.repeats import LONGEST_OF_FORM
from threadtui.quotes.shingles import Runs
from threadtui.quotes.slots import slot, spread
from threadtui.quotes.surprise import MANY
from threadtui.quotes.tokens import Codes, Flags, Hashes, Ints, SmallInts, Tokens

_SLOTS = 1 << 10
"""Slots in which the words of a line and of its source are looked for."""
_AT_A_TIME = 1 << 10
"""So many lines are looked at together."""


class Copied:
    """The passages of the posts that were copied line for line."""

    def __init__(
        self, tokens: Tokens, lines: Lines, runs: Runs, suspected: Iterable[int], whole: Hashes
    ) -> None:
        """`suspected` are the posts that may have altered quotations, `whole` is a number for the words of each."""
        start, end = grown(tokens, runs)
        rows = _Rows(tokens, lines, start, end, runs.source - (runs.start - start))
        others = np.zeros(tokens.first.size - 1, np.bool_)
        others[list(suspected)] = True
        whole_lines = rows.are_whole_lines()
        others[rows.post[~whole_lines & ~rows.add_nothing(whole_lines)]] = True
        rows = rows.pick(whole_lines & ~others[rows.post])
        rows = rows.in_place()
        rows = rows.pick(~rows.are_in_longer())
        one = rows.pick(~rows.again())
        unclear = one.clash() | one.may_be_apart() | one.may_go_on() | one.may_be_of_form()
        unclear |= (one.end == tokens.first[one.post + 1]) & (whole[one.post] == whole[one.source_post])
        others[one.post[unclear]] = True
        rows = rows.pick(~others[rows.post])
        self._start, self._end, self._source = rows.start.data, rows.end.data, rows.source.data
        self._source_post = rows.source_post.data
        self._first = np.searchsorted(rows.post, np.arange(tokens.first.size)).data

    def passages(self, post: int, own: bytearray) -> list[Passage]:
        """The passages of a post, in order; none if it is of another kind. `own` has 1 for each word that is one.

        Of several sources of the same words, that stand last first, the first one that is in own words is meant.
        """
        found: list[Passage] = []
        done, quoted = -1, -1
        for row in range(self._first[post], self._first[post + 1]):
            start, end, source = self._start[row], self._end[row], self._source[row]
            if start < done:
                continue
            if quoted not in (-1, start):
                break
            if own.find(0, source, source + end - start) >= 0:
                quoted = start
                continue
            source_post, words = self._source_post[row], end - start
            if (
                found
                and source_post == found[-1].source_post
                and start - done <= _near(words, found[-1].words)
            ):
                return []
            done, quoted = end, -1
            found.append(Passage(post, source_post, start, end, [Stretch(start, source, words)]))
        return found if quoted < 0 else []


@dataclass(slots=True)
class _Rows:
    """Words that are equal to those of an earlier post. Rows of `Tokens`, in order; flags are for each."""

    tokens: Tokens
    lines: Lines
    start: Ints
    end: Ints
    source: Ints

    @property
    def post(self) -> SmallInts:
        return self.tokens.post[self.start]

    @property
    def source_post(self) -> SmallInts:
        return self.tokens.post[self.source]

    @property
    def source_end(self) -> Ints:
        return self.source + (self.end - self.start)

    def pick(self, wanted: Flags) -> _Rows:
        """Those that are wanted."""
        return _Rows(self.tokens, self.lines, self.start[wanted], self.end[wanted], self.source[wanted])

    def are_whole_lines(self) -> Flags:
        """Whether they fill their lines and are all that is equal."""
        tokens, lines = self.tokens, self.lines
        heads = np.zeros(tokens.code.size + 1, np.bool_)
        heads[lines.first] = True
        post, source_post = self.post, self.source_post
        ends_here = (self.start == tokens.first[post]) | (self.source == tokens.first[source_post])
        ends_there = (self.end == tokens.first[post + 1]) | (self.source_end == tokens.first[source_post + 1])
        ends_here |= ~equal(tokens.code, self.start - np.int32(1), self.source - np.int32(1))
        ends_there |= ~equal(tokens.code, self.end, self.source_end)
        whole: Flags = heads[self.start] & heads[self.end] & ends_here & ends_there
        return whole

    def add_nothing(self, whole: Flags) -> Flags:
        """Whether each has too few words of every line that is not taken by one of the `whole` ones, with all others.

        Who wrote the words of such a line below a quotation by chance, or quoted it with one more, does not count.
        """
        first, last = self.lines.of(self.start), self.lines.of(self.end - np.int32(1))
        heads = self.lines.first
        bounds = (first[whole], last[whole] + 1)
        begun, ended = (np.bincount(rows, minlength=heads.size) for rows in bounds)
        is_taken = np.cumsum(begun - ended)[:-1] > 0
        others = np.flatnonzero(~whole & ~self.again())
        which, line = spread(first[others], last[others] + np.int32(1))
        row = others[which]
        words = np.minimum(self.end[row], heads[line + 1]) - np.maximum(self.start[row], heads[line])
        share = np.bincount(line, words, heads.size - 1)
        would_be = np.append(0, np.cumsum((share >= COVERED * np.diff(heads)) & ~is_taken))
        nothing: Flags = would_be[last + 1] == would_be[first]
        return nothing

    def in_place(self) -> _Rows:
        """Those that begin first before others, of these the longest, of these the ones whose sources stand last."""
        order = np.lexsort((-self.source, -self.end, self.start))
        return _Rows(self.tokens, self.lines, self.start[order], self.end[order], self.source[order])

    def are_in_longer(self) -> Flags:
        """Whether each is a part of a longer one before it."""
        furthest = np.maximum.accumulate(self.end)
        inside = np.zeros(furthest.size, np.bool_)
        np.equal(furthest[1:], furthest[:-1], out=inside[1:])
        new = ~self.again()
        found: Flags = inside[new][np.cumsum(new) - 1]
        return found

    def again(self) -> Flags:
        """Whether each is the same words as the one before."""
        same = np.zeros(self.start.size, np.bool_)
        same[1:] = (self.start[1:] == self.start[:-1]) & (self.end[1:] == self.end[:-1])
        return same

    def clash(self) -> Flags:
        """Whether it may be one with the one before, or in its place."""
        found = np.zeros(self.start.size, np.bool_)
        words, gap = self.end - self.start, self.start[1:] - self.end[:-1]
        shorter = np.minimum(words[1:], words[:-1])
        widest = np.where(
            self.source_post[1:] == self.source_post[:-1],
            np.maximum(GAP, shorter),
            np.where(shorter < MANY, 0, -1),  # next to one another, it may be of the other's source
        )
        found[1:] = (self.post[1:] == self.post[:-1]) & (gap <= widest)
        return found

    def may_be_apart(self) -> Flags:
        """Whether there is a blank line where the source has none."""
        block = self.lines.block
        breaks = self.lines.first[1:-1][block[1:] != block[:-1]]
        low, high = np.searchsorted(breaks, self.start, "right"), np.searchsorted(breaks, self.end)
        which, at = spread(low, high)
        there = breaks[at] - self.start[which] + self.source[which]
        found = np.zeros(self.start.size, np.bool_)
        found[which[block[self.lines.of(there)] == block[self.lines.of(there - np.int32(1))]]] = True
        return found

    def may_go_on(self) -> Flags:
        """Whether the line above or below may be like what the source has there."""
        first, lines = self.tokens.first, self.lines
        post, source_post = self.post, self.source_post
        above, below = self._around()
        found = np.zeros(self.start.size, np.bool_)
        for own, row, room, is_after in (
            (above, self.start - 1, self.source - first[source_post], False),
            (below, self.end, first[source_post + 1] - self.source_end, True),
        ):
            at = np.flatnonzero(own & (room >= FEWEST_LINE))
            line = lines.of(row[at])
            start, end = lines.first[line], lines.first[line + 1]
            size = end - start
            fits = (size >= FEWEST_LINE) & (size <= LONGEST) & (end != first[post[at] + 1])
            at, start, end = at[fits], start[fits], end[fits]
            most = np.minimum(reach(end - start), room[at])
            edge = self.source_end[at] if is_after else self.source[at] - most
            found[at] |= _may_share(self.tokens.code, (start, end), (edge, edge + most))
        return found

    def may_be_of_form(self) -> Flags:
        """Whether the line above or below begins as that of the source does: both may be of a form."""
        code, lines = self.tokens.code, self.lines
        above, below = self._around()
        short = self.end - self.start < LONGEST_OF_FORM
        found = np.zeros(self.start.size, np.bool_)
        for own, row, there in (
            (above, self.start - 1, lines.first[lines.of(self.source)] - 1),
            (below, self.end, lines.first[lines.of(self.source_end - 1) + 1]),
        ):
            at = np.flatnonzero(short & own & (there >= 0) & (there < code.size))
            line, other = lines.of(row[at]), lines.of(there[at])
            found[at] |= code[lines.first[line]] == code[lines.first[other]]
        return found

    def _around(self) -> tuple[Flags, Flags]:
        """Whether words of the post that are in none of the others stand above, and below."""
        first, post = self.tokens.first, self.post
        same = post[1:] == post[:-1]
        above, below = self.start > first[post], self.end < first[post + 1]
        above[1:] &= ~same | (self.start[1:] > self.end[:-1])
        below[:-1] &= ~same | (self.end[:-1] < self.start[1:])
        return above, below


def _near(words: int, others: int) -> int:
    """How many words may stand between so many and so many others where both may be one passage."""
    return max(GAP, min(words, others))


def _may_share(code: Codes, lines: tuple[Ints, Ints], ranges: tuple[Ints, Ints]) -> Flags:
    """Whether half the words of each line may be in its range. Both are first words and those past the last."""
    found = np.zeros(lines[0].size, np.bool_)
    for at in range(0, found.size, _AT_A_TIME):
        some = slice(at, at + _AT_A_TIME)
        there = np.zeros((found[some].size, _SLOTS), np.bool_)
        which, row = spread(ranges[0][some], ranges[1][some])
        there[which, slot(code[row], _SLOTS)] = True
        which, row = spread(lines[0][some], lines[1][some])
        at_slot = slot(code[row], _SLOTS)
        shared = np.bincount(which[there[which, at_slot]], minlength=there.shape[0])
        there[:] = False
        there[which, at_slot] = True
        found[some] = 2 * shared >= np.count_nonzero(there, axis=1)
    return found
