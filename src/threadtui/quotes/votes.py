"""Paragraphs that may be quotations with changed words, and where their words may come from.

Only a paragraph at the place of a quotation is looked at: one that leads its post or follows a line that
says whose words follow, or one of which an earlier post has some words in a row, more than by chance. Each of its word
trigrams votes for posts that have it: those where it stands first and last, and the one where more words in a row
stand, as a trigram may be common of which the words around it make a rare phrase. Of the posts with most votes the few
that have most of the paragraph's words there (`ballots`) are then compared word for word, by `fuzzy`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from threadtui.quotes.ballots import Ballots, nearest
from threadtui.quotes.room import room
from threadtui.quotes.shingles import Runs, in_runs, phrases, phrases_at, row_bits
from threadtui.quotes.slots import spread
from threadtui.quotes.surprise import Surprise
from threadtui.quotes.tokens import Codes, Flags, Hashes, Ints, Tokens

_FEWEST = 4
"""Least words of such a paragraph."""
_COVERED = 0.7
"""A paragraph of which runs have this share needs no votes: it is found word for word."""
_TRIGRAMS = 48
"""Most trigrams of a paragraph that vote."""
_LEAST = 8.5
"""Fewest nats of a trigram that votes."""
_RARE = 4.0
"""Nats by which a run must be rarer than by chance to vote: of others there are too many."""
_SIEVE = 24
"""Bits of the most places in which a trigram is looked up before it is compared."""
_ROWS = 1 << 15
"""Words looked through at a time."""
_PARAGRAPHS = 1 << 11
"""So many paragraphs are looked through at a time."""
_PAIRS = 1 << 15
"""Votes counted at a time; more than a paragraph has."""


@dataclass(frozen=True, slots=True)
class Suspect:
    """A paragraph that may be a quotation with changed words. Rows of `Tokens`."""

    start: int
    """First word."""
    end: int
    """One past the last word."""
    places: list[int]
    """A word of each earlier post that has many of its trigrams, where it has them; most votes first."""


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """Paragraphs in reading order. Rows of `Tokens`, arrays of one length."""

    starts: Ints
    """Their first words."""
    ends: Ints
    """One past their last."""
    led: Flags
    """Whether each leads its post or follows a line that says whose words follow."""
    count: int
    """How many words the thread has."""

    def without(self, runs: Runs) -> Paragraphs:
        """Those of which runs do not have most: these are found word for word."""
        if not self.starts.size or not runs.start.size:
            return self
        covered = np.add.reduceat(in_runs(runs, self.count), self._edges(), dtype=np.int32)[::2]
        return self._pick(covered < _COVERED * (self.ends - self.starts))

    def led_or_with(self, runs: Runs) -> Paragraphs:
        """Those at the place of a quotation, by what stands before or by words of `runs`."""
        if not self.starts.size:
            return self
        return self._pick(self.led | np.logical_or.reduceat(in_runs(runs, self.count), self._edges())[::2])

    def _edges(self) -> Ints:
        """Where each begins and ends, one after the other; what is last goes on to the end."""
        edges: Ints = np.stack((self.starts, self.ends), axis=1).ravel()
        return edges[:-1] if edges[-1] == self.count else edges

    def _pick(self, kept: Flags) -> Paragraphs:
        return Paragraphs(self.starts[kept], self.ends[kept], self.led[kept], self.count)

    def begun_in(self, runs: Runs) -> Runs:
        """The runs that begin in one of them."""
        kept = in_runs(Runs(self.starts, self.starts, self.ends - self.starts), self.count)[runs.start]
        return runs.pick(kept)


def rare(runs: Runs, surprise: Surprise) -> Runs:
    """The runs so rare that where they stand tells something, of those whose surprise was asked for."""
    kept = np.zeros(runs.start.size, np.bool_)
    for at in range(0, kept.size, _ROWS):
        some = runs.part(slice(at, at + _ROWS))
        by_chance = np.log(np.maximum(1, some.start - some.source))
        told = surprise.of_all(some.start, some.start + some.words)
        kept[at : at + _ROWS] = told > by_chance + _RARE
    return runs.pick(kept)


def suspects(
    tokens: Tokens, paragraphs: Paragraphs, runs: Runs, surprise: Surprise
) -> dict[int, list[Suspect]]:
    """The suspects of each post among the paragraphs, in order; `runs` are rare ones that begin in them, at least."""
    starts, ends = paragraphs.starts, paragraphs.ends
    if not starts.size:
        return {}
    rows = _trigrams(starts, ends, surprise)
    found: defaultdict[int, list[Suspect]] = defaultdict(list)
    for voter, source in _by_paragraph(_votes(tokens, rows, _of_runs(runs, starts, ends)), starts):
        low, high = np.searchsorted(starts, voter[[0, -1]], side="right") - np.array((1, 0))
        own = np.arange(low, high, dtype=np.int32)  # which paragraphs voted
        counts = np.diff(np.searchsorted(voter, starts[own]), append=voter.size)
        post_begins = np.repeat(tokens.first[tokens.post[starts[own]]], counts)
        earlier = np.flatnonzero(source < post_begins)
        if not earlier.size:
            continue
        ballots = Ballots(np.repeat(own, counts)[earlier], voter[earlier], source[earlier])
        for paragraph, places in nearest(tokens, starts, ends, surprise, ballots).items():
            start = int(starts[paragraph])
            found[int(tokens.post[start])].append(Suspect(start, int(ends[paragraph]), places))
    return dict(found)


def _trigrams(starts: Ints, ends: Ints, surprise: Surprise) -> Ints:
    """The rows at which those trigrams of paragraphs begin that vote, in order."""
    rows = [np.zeros(0, np.int32)]
    for at in range(0, starts.size, _PARAGRAPHS):
        some = slice(at, at + _PARAGRAPHS)
        sizes = ends[some] - starts[some] - 2
        steps = -(-sizes // _TRIGRAMS)
        counts = -(-sizes // steps)
        which, nth = spread(np.zeros_like(counts), counts)
        row = (starts[some][which] + nth * steps[which]).astype(np.int32)
        rows.append(row[surprise.of_all(row, row + np.int32(3)) > _LEAST])
    return np.concatenate(rows)


def _by_paragraph(votes: NDArray[np.int64], starts: Ints) -> Iterator[tuple[Ints, Ints]]:
    """The voters and what they vote for, each once, some at a time: those of a paragraph together."""
    at = 0
    while at < votes.size:
        stop = votes.size
        if at + _PAIRS < stop:  # up to the paragraph in which the next one is
            head = starts[np.searchsorted(starts, votes[at + _PAIRS] >> 32, side="right") - 1]
            stop = int(np.searchsorted(votes, np.int64(head) << 32))
        some = votes[at:stop]
        some = some[np.diff(some, prepend=-1) != 0]  # a run may stand where its trigram stands first
        yield (some >> 32).astype(np.int32), (some & 0xFFFFFFFF).astype(np.int32)
        at = stop


def paragraphs(tokens: Tokens, said: NDArray[np.bool_], runs: Runs) -> Paragraphs:
    """The paragraphs that may be suspects; `said` marks the words of lines that say whose words follow."""
    count = tokens.code.size
    new = np.zeros(count, np.bool_)
    np.not_equal(said[1:], said[:-1], out=new[1:])
    new[tokens.paragraph_begins()] = True
    starts = np.flatnonzero(new).astype(np.int32)
    ends = np.append(starts[1:], np.int32(count))
    if starts.size < 2:
        return Paragraphs(starts[:0], ends[:0], np.zeros(0, np.bool_), count)
    followed = np.append(tokens.post[starts[1:]] == tokens.post[starts[:-1]], False)
    led = (starts == tokens.first[tokens.post[starts]]) | said[starts - 1]
    shared = np.add.reduceat(in_runs(runs, count), starts, dtype=np.int32)
    kept = followed & ~said[starts] & (ends - starts >= _FEWEST) & (led | (shared > 0))
    return Paragraphs(starts[kept], ends[kept], led[kept], count)


def _votes(tokens: Tokens, rows: Ints, of_runs: tuple[Ints, Ints]) -> NDArray[np.int64]:
    """For trigrams at `rows` (ascending) the places they stand at: the first two, the last before; and those of runs.

    Sorted, each as the row of the trigram and, in the lower 32 bits, the place; some are of the same post.
    """
    voting = np.zeros(tokens.code.size, np.bool_)
    voting[rows] = True
    in_run, run_source = of_runs
    packed = _alike(tokens.code, rows, voting)
    low = row_bits(2 * tokens.code.size)
    pairs = room(3 * packed.size + in_run.size, np.int64)  # what is not used takes no memory
    count = 0

    def take(voter: Ints, source: Ints) -> None:
        nonlocal count
        pairs[count : count + voter.size] = voter
        pairs[count : count + voter.size] <<= 32
        pairs[count : count + voter.size] |= source
        count += voter.size

    take(in_run, run_source)
    del voting, in_run, run_source, of_runs
    for some in _groups(packed, low):
        heads = np.ones(some.size, np.bool_)
        np.greater(some[1:] ^ some[:-1], low, out=heads[1:])
        at = np.flatnonzero((some & np.uint64(1)).astype(np.bool_) & ~heads)
        head = np.maximum.accumulate(np.where(heads, np.arange(some.size), 0))[at]
        places = ((some & low) >> np.uint64(1)).astype(np.int32)
        take(places[at], places[head])
        more = head + 1 < at
        at, head = at[more], head[more]
        take(places[at], places[head + 1])
        at = at[head + 2 < at]
        take(places[at], places[at - 1])
    del packed
    pairs = pairs[:count]
    pairs.sort()
    return pairs


def _groups(packed: Hashes, low: np.uint64) -> Iterator[Hashes]:
    """The trigrams some at a time, those that are the same together; they differ above the bits `low`."""
    at = 0
    while at < packed.size:
        stop = at + _PAIRS
        while stop < packed.size and packed[stop] ^ packed[stop - 1] <= low:
            more = packed[stop : stop + _PAIRS]
            other = np.flatnonzero((more ^ packed[stop - 1]) > low)
            stop += int(other[0]) if other.size else more.size
        yield packed[at:stop]
        at = stop


def _of_runs(runs: Runs, starts: Ints, ends: Ints) -> tuple[Ints, Ints]:
    """The words at which the trigrams of runs begin, as far as their paragraphs go, and the words of their sources."""
    bounds = np.append(np.int32(0), ends)[np.searchsorted(starts, runs.start, side="right")]
    sizes = np.maximum(np.minimum(runs.words, bounds - runs.start) - 2, 0)
    which, nth = spread(np.zeros_like(sizes), sizes)
    step = nth.astype(np.int32)
    return runs.start[which] + step, runs.source[which] + step


def _alike(code: Codes, rows: Ints, voting: NDArray[np.bool_]) -> Hashes:
    """All trigrams that may be one of those at `rows`, sorted: shortened hashes with their rows below.

    The lowest bit tells whether it is one of those, as `voting` does of each word.
    """
    bits = min(_SIEVE, (16 * rows.size).bit_length())
    shift = np.uint64(64 - bits)
    sieve = np.zeros(1 << bits, np.bool_)
    for at in range(0, rows.size, _ROWS):
        sieve[(phrases_at(code, rows[at : at + _ROWS], 3) >> shift).astype(np.intp)] = True
    low = row_bits(2 * code.size)
    packed, count = room(code.size, np.uint64), 0
    for at in range(0, code.size - 2, _ROWS):
        found = phrases(code, at, min(at + _ROWS, code.size - 2), 3)
        hits = np.flatnonzero(sieve[(found >> shift).astype(np.intp)])
        some = packed[count : count + hits.size]
        np.bitwise_and(found[hits], ~low, out=some)
        some |= (hits + at).astype(np.uint64) << np.uint64(1)
        some |= voting[at + hits]
        count += hits.size
    packed = packed[:count]
    packed.sort()
    return packed
