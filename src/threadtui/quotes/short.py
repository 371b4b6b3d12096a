"""Quotations of five words and less: a line of its own that stood in exactly one earlier post nearby.

So few words prove nothing by themselves. What speaks for a quotation is its place (a paragraph of its own
with an answer under it), that the words are rare in the thread, and that their one earlier place is near.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from threadtui.quotes.gates import code_share
from threadtui.quotes.shingles import phrases, phrases_at
from threadtui.quotes.tokens import Hashes, Ints, Tokens

MOST = 5
"""Most words of a short quotation."""
_NEAR = 15
"""Most posts between a short quotation and its source."""
_NEAR_PAIR = 5
"""The same for one of two words."""
_FEWEST_CHARACTERS = 10
_LOOKED_AT = 8
"""So many of the nearest places are looked at."""
_ROWS = 1 << 16
"""Words looked through at a time."""


@dataclass(frozen=True, slots=True)
class ShortMatch:
    """A short paragraph and the one earlier place of its words. Rows of `Tokens`."""

    start: int
    """First word of the paragraph."""
    end: int
    """One past its last word."""
    source: int
    """First word of the earlier place."""
    others: tuple[int, ...]
    """First words of other earlier places, nearest first."""
    confidence: float
    """From 0 to 1."""


def short_quotes(
    texts: Sequence[str], tokens: Tokens, own: NDArray[np.bool_], attributed: NDArray[np.bool_]
) -> list[ShortMatch]:
    """The short quotations among the words that are still the authors' own, in reading order.

    `attributed` says of each word whether it belongs to a line that says whose words follow.
    """
    starts, sizes = _lone_blocks(tokens, own)
    places = _Places(tokens, own, starts, sizes)
    found: list[ShortMatch] = []
    for start, size, phrase in zip(starts.tolist(), sizes.tolist(), places.phrases, strict=True):
        earlier = places.before(phrase, int(tokens.first[tokens.post[start]]))
        match = _judge(texts, tokens, start, start + size, earlier, bool(attributed[start - 1]))
        if match:
            found.append(match)
            places.quoted.add(start)
    return found


def _lone_blocks(tokens: Tokens, own: NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """The paragraphs of 2 to `MOST` own words that are not the last of their post: first words and sizes."""
    count = tokens.code.size
    new = np.ones(count, np.bool_)
    new[1:] = (tokens.post[1:] != tokens.post[:-1]) | (tokens.block[1:] != tokens.block[:-1])
    new[1:] |= own[1:] != own[:-1]
    starts = np.flatnonzero(new).astype(np.int32)
    sizes = np.diff(starts, append=np.int32(count))
    wanted = (sizes >= 2) & (sizes <= MOST) & own[starts]
    wanted[:-1] &= tokens.post[starts[1:]] == tokens.post[starts[:-1]]
    wanted[-1:] = False
    return starts[wanted], sizes[wanted]


class _Places:
    """Where the wanted phrases stand in own words."""

    def __init__(self, tokens: Tokens, own: NDArray[np.bool_], starts: Ints, sizes: Ints) -> None:
        self.quoted: set[int] = set()
        """Rows at which a phrase was found to be quoted: later posts do not have it from there."""
        self.phrases: list[int] = []
        """The wanted phrases, as they were given."""
        wanted = np.zeros(starts.size, np.uint64)
        rows = _sieve(tokens.code, starts)
        found: list[tuple[Hashes, Ints]] = []
        for size in range(2, MOST + 1):
            wanted[sizes == size] = phrases_at(tokens.code, starts[sizes == size], size)
            found.append(_whole(tokens, own, rows, size, np.unique(wanted[sizes == size])))
        self.phrases = wanted.tolist()
        phrases = np.concatenate([phrase for phrase, _ in found])
        order = np.lexsort((np.concatenate([places for _, places in found]), phrases))
        self._rows = np.concatenate([places for _, places in found])[order].data
        heads, first, counts = np.unique(phrases[order], return_index=True, return_counts=True)
        self._left = dict(
            zip(heads.tolist(), zip(first.tolist(), (first + counts).tolist(), strict=True), strict=True)
        )
        self._passed: defaultdict[int, deque[int]] = defaultdict(lambda: deque(maxlen=_LOOKED_AT))

    def before(self, phrase: int, row: int) -> Iterable[int]:
        """The last rows before `row` at which a phrase stands, nearest first. Rows must come in order."""
        passed = self._passed[phrase]
        at, end = self._left.get(phrase, (0, 0))
        while at < end and self._rows[at] < row:
            if self._rows[at] not in self.quoted:
                passed.append(self._rows[at])
            at += 1
        self._left[phrase] = at, end
        return reversed(passed)


def _sieve(code: Hashes, starts: Ints) -> Ints:
    """The rows whose two words may be the first two of a wanted phrase."""
    sieve = np.zeros(1 << 20, np.bool_)
    sieve[phrases_at(code, starts, 2) >> np.uint64(44)] = True
    rows = [np.zeros(0, np.int32)]
    for at in range(0, code.size - 1, _ROWS):
        stop = min(at + _ROWS, code.size - 1)
        keys = phrases(code, at, stop, 2) >> np.uint64(44)
        rows.append(np.flatnonzero(sieve[keys.astype(np.intp)]).astype(np.int32) + np.int32(at))
    return np.concatenate(rows)


def _whole(
    tokens: Tokens, own: NDArray[np.bool_], rows: Ints, size: int, wanted: Hashes
) -> tuple[Hashes, Ints]:
    """The wanted phrases of `size` words among those at `rows`, in own words of one paragraph; their rows."""
    rows = rows[rows <= tokens.code.size - size]
    last = rows + np.int32(size - 1)
    rows = rows[(tokens.post[rows] == tokens.post[last]) & (tokens.block[rows] == tokens.block[last])]
    found = phrases_at(tokens.code, rows, size)
    kept = np.isin(found, wanted)
    for step in range(size):
        kept &= own[rows + np.int32(step)]
    return found[kept], rows[kept]


def _judge(
    texts: Sequence[str], tokens: Tokens, start: int, end: int, earlier: Iterable[int], attributed: bool
) -> ShortMatch | None:
    nearest: dict[int, int] = {}
    for row in earlier:
        nearest.setdefault(int(tokens.post[row]), row)
    if not nearest:
        return None
    post = int(tokens.post[start])
    source_post, source = next(iter(nearest.items()))
    text = texts[post][int(tokens.start[start]) : int(tokens.end[end - 1])]
    if attributed:
        return ShortMatch(start, end, source, tuple(nearest.values())[1:], 0.9 if len(nearest) == 1 else 0.6)
    words, distance, leads = end - start, post - source_post, start == int(tokens.first[post])
    if len(text) < _FEWEST_CHARACTERS or code_share(text) > (0.15 if leads else 0.06):
        return None
    if words == 2 and (not leads or len(text) < 12 or "," in text):
        return None
    if distance > (_NEAR_PAIR if words == 2 else _NEAR) or len(nearest) > (1 if words < 4 else 2):
        return None
    certain = (0.6, 0.75, 0.85, 0.9)[words - 2] - 0.02 * (distance - 1) - (0.15 if len(nearest) > 1 else 0)
    return ShortMatch(start, end, source, tuple(nearest.values())[1:], round(max(certain, 0.3), 2))
