"""Quotations of five words and less: a line of its own that stood in exactly one earlier post nearby.

So few words prove nothing by themselves. What speaks for a quotation is its place (a paragraph of its own with an
answer under it), that the words are rare in the thread, and that their one earlier place is near.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from threadtui.quotes.gates import code_share
from threadtui.quotes.tokens import Hashes, Tokens, mix

MOST = 5
"""Most words of a short quotation."""
_NEAR = 15
"""Most posts between a short quotation and its source."""
_NEAR_PAIR = 5
"""The same for one of two words."""
_FEWEST_CHARACTERS = 10


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
    blocks = sorted(_lone_blocks(tokens, own))
    places: dict[int, list[int]] = {}
    hashes = {size: _phrases(tokens, size) for size in range(2, MOST + 1)}
    for size in hashes:
        places |= _places(hashes[size], [start for start, end in blocks if end - start == size], own, size)
    found: list[ShortMatch] = []
    for start, end in blocks:
        phrase = int(hashes[end - start][start])
        match = _judge(texts, tokens, start, end, places[phrase], bool(attributed[start - 1]))
        if match:
            found.append(match)
            places[phrase].remove(start)  # it is quoted here, so later posts do not have it from here
    return found


def _lone_blocks(tokens: Tokens, own: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """The paragraphs of 2 to `MOST` own words that are not the last of their post."""
    count = tokens.code.size
    if not count:
        return
    new = np.ones(count, np.bool_)
    new[1:] = (tokens.post[1:] != tokens.post[:-1]) | (tokens.block[1:] != tokens.block[:-1])
    new[1:] |= own[1:] != own[:-1]
    starts = np.flatnonzero(new)
    ends = np.append(starts[1:], count)
    sizes = ends - starts
    last = np.append(tokens.post[starts[1:]] != tokens.post[starts[:-1]], True)
    for at in np.flatnonzero((sizes >= 2) & (sizes <= MOST) & ~last).tolist():
        start, end = int(starts[at]), int(ends[at])
        if own[start:end].all():
            yield start, end


def _phrases(tokens: Tokens, size: int) -> Hashes:
    """A hash for the `size` words from each word on; 0 where they are not all of one paragraph."""
    count = tokens.code.size - size + 1
    hashes = np.zeros(tokens.code.size, np.uint64)
    total = np.zeros(max(count, 0), np.uint64)
    for step in range(size):
        total = mix(total + tokens.code[step : step + count])
    block, post = tokens.block, tokens.post
    last = size - 1
    whole = (post[:count] == post[last:]) & (block[:count] == block[last:])
    hashes[:count] = np.where(whole, total, 0)
    return hashes


def _places(hashes: Hashes, rows: list[int], own: NDArray[np.bool_], size: int) -> dict[int, list[int]]:
    """For each wanted phrase the rows at which it stands in own words, in order."""
    wanted = np.unique(hashes[rows])
    sieve = np.zeros(1 << 20, np.bool_)
    mask = np.uint64(sieve.size - 1)
    sieve[wanted & mask] = True
    maybe = np.flatnonzero(sieve[hashes & mask])
    maybe = maybe[np.isin(hashes[maybe], wanted)]
    own_words = np.concatenate(([0], np.cumsum(own)))
    maybe = maybe[own_words[np.minimum(maybe + size, own.size)] - own_words[maybe] == size]
    places: dict[int, list[int]] = {int(phrase): [] for phrase in wanted}
    for row in maybe.tolist():
        places[int(hashes[row])].append(row)
    return places


def _judge(
    texts: Sequence[str], tokens: Tokens, start: int, end: int, places: list[int], attributed: bool
) -> ShortMatch | None:
    post = int(tokens.post[start])
    nearest: dict[int, int] = {}
    at = int(np.searchsorted(places, int(tokens.first[post])))
    for row in reversed(places[max(0, at - 8) : at]):
        nearest.setdefault(int(tokens.post[row]), row)
    if not nearest:
        return None
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
