"""Quotations of five words and less: a line of its own that stood in exactly one earlier post nearby.

So few words prove nothing by themselves. What speaks for a quotation is its place (a paragraph of its own
with an answer under it), that the words are rare in the thread, and that their one earlier place is near.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from threadtui.quotes.gates import PICTURES, code_share
from threadtui.quotes.surprise import Surprise
from threadtui.quotes.tokens import Flags, Ints, Tokens

MOST = 5
"""Most words of a short quotation."""
_NEAR = 40
"""Most posts between a short quotation and its source."""
_ODDS, _ODDS_BELOW = 0.45, 40.0
"""How many short paragraphs are no quotation for each that is one: at the head of a post, and below other words."""
_SLOWER, _WEIGHT = 0.5, 0.7
"""Power of what is expected by chance that counts, and its weight: how surprising words are is itself only guessed."""
_BELIEVED = 20
"""So many quotations at the head of a post are believed, with those that are none, before the thread is looked at."""
_ROUNDS = 8
"""How often the thread is looked at anew for that."""
_FEWEST_OF_FORM, _OF_FORM, _OF_FORM_BELOW = 3, 200.0, 2000.0
"""A short paragraph that stands at the same place of more posts without being quoted is a set form; for each of them in
a post, so many are no quotation for each that is one: at the head of a post, and below other words."""
_MOST_BELOW = 0.7
"""How certain a match below other words is at most: in a thread of set phrases half of them are by chance."""
_LEAST = 0.5
"""What is less certain than this is no quotation."""
_NEAR_PAIR = 5
"""The same for one of two words."""
_FEWEST_CHARACTERS = 10
_GREETING = ",\n"
"""What ends a greeting: it leads to what stands below it."""
_LOOKED_AT = 8
"""So many of the nearest places are looked at."""
_FAR = 1 << 16
"""Most words before it that are looked through for its source."""


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
    chance: float = 0.0
    """At the head of a post, how much speaks for chance, else 0."""


def short_quotes(
    texts: Sequence[str],
    tokens: Tokens,
    own: NDArray[np.bool_],
    attributed: NDArray[np.bool_],
    surprise: Surprise,
) -> list[ShortMatch]:
    """The short quotations among the words that are still the authors' own, in reading order.

    `attributed` says of each word whether it belongs to a line that says whose words follow.
    """
    starts, sizes = _lone_blocks(tokens, own)
    inner = own.copy()
    inner[tokens.paragraph_begins()] = False
    found: list[ShortMatch] = []
    alone = 0
    quoted: set[int] = set()
    nats = surprise.of_all(starts, starts + sizes)
    known: dict[bytes, float] = {}
    said_anew: Counter[tuple[bytes, bool]] = Counter()
    for start, size, own_nats in zip(starts.tolist(), sizes.tolist(), nats.tolist(), strict=True):
        said = bool(attributed[start - 1])
        words = tokens.code[start : start + size].tobytes()
        leads = start == int(tokens.first[int(tokens.post[start])])
        earlier = [row for row in _earlier(tokens, (own, inner), start, size, said) if row not in quoted]
        if not earlier:
            long = int(tokens.end[start + size - 1]) - int(tokens.start[start]) >= _FEWEST_CHARACTERS
            alone += long and leads
            said_anew[words, leads] += 1
            continue
        nats_here = known.setdefault(words, own_nats)  # by the first place: in later ones it may be quoted
        match = _judge(texts, tokens, start, start + size, earlier[:_LOOKED_AT], said, surprise, nats_here)
        if match:
            often = max(0, said_anew[words, leads] - _FEWEST_OF_FORM) / int(tokens.post[start])
            match = match if said else _of_form(match, often * (_OF_FORM if leads else _OF_FORM_BELOW))
            found.append(match)
        if match and match.confidence >= _LEAST:
            quoted.add(start)  # it is quoted here, so later posts do not have it from here
        else:
            said_anew[words, leads] += 1
    odds = _odds([match.chance for match in found if match.chance], alone)
    for at, match in enumerate(found):
        if match.chance:
            found[at] = replace(match, confidence=_certain(odds * match.chance))
    return [match for match in found if match.confidence >= _LEAST]


def _of_form(match: ShortMatch, odds: float) -> ShortMatch:
    """The match, where there are `odds` such set forms for each quotation, at least."""
    if not match.chance:
        return replace(match, confidence=min(match.confidence, _certain(odds)))
    chance = max(match.chance, odds / _ODDS)
    return replace(match, confidence=_certain(_ODDS * chance), chance=chance)


def _certain(odds: float) -> float:
    """How certain a match is, given how many there are by chance for each that is a quotation."""
    return round(min(0.9, 1 / (1 + odds)), 2)


def _odds(chances: Sequence[float], alone: int) -> float:
    """How many of the short paragraphs at the heads of posts are no quotation for each that is one.

    `chances` are of those that stand in a post above, too; `alone` is how many do not: these are none. Both are
    looked at together until it is settled (expectation maximisation).
    """
    odds = _ODDS
    for _ in range(_ROUNDS):
        certain = sum(1 / (1 + odds * chance) for chance in chances)
        odds = (_BELIEVED * _ODDS + alone + len(chances) - certain) / (_BELIEVED + certain)
    return odds


def _lone_blocks(tokens: Tokens, own: NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """The paragraphs of 2 to `MOST` own words that are not the last of their post: first words and sizes."""
    count = tokens.code.size
    new = np.zeros(count, np.bool_)
    np.not_equal(own[1:], own[:-1], out=new[1:])
    new[tokens.paragraph_begins()] = True
    starts = np.flatnonzero(new).astype(np.int32)
    sizes = np.diff(starts, append=np.int32(count))
    wanted = (sizes >= 2) & (sizes <= MOST) & own[starts]
    wanted[:-1] &= tokens.post[starts[1:]] == tokens.post[starts[:-1]]
    wanted[-1:] = False
    return starts[wanted], sizes[wanted]


def _earlier(tokens: Tokens, own: tuple[Flags, Flags], start: int, size: int, attributed: bool) -> list[int]:
    """Where the `size` words from row `start` on stand in own words of an earlier post's paragraph, nearest first.

    `own` tells which words are, and which of these begin no paragraph.
    """
    code, first, post = tokens.code, tokens.first, int(tokens.post[start])
    low = max(0, start - _FAR, 0 if attributed else int(first[max(0, post - _NEAR)]))
    rows = np.flatnonzero(code[low : max(low, int(first[post]) - size + 1)] == code[start]) + low
    for step in range(1, size):
        rows = rows[code[rows + step] == code[start + step]]
    for step in range(size):
        rows = rows[own[step > 0][rows + step]]
    earlier: list[int] = rows[::-1].tolist()
    return earlier


def _judge(
    texts: Sequence[str],
    tokens: Tokens,
    start: int,
    end: int,
    earlier: Iterable[int],
    attributed: bool,
    surprise: Surprise,
    nats: float,
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
    if (
        len(text) < _FEWEST_CHARACTERS
        or PICTURES.fullmatch(text)
        or code_share(text) > (0.15 if leads else 0.06)
        or texts[post].startswith(_GREETING, int(tokens.end[end - 1]))
    ):
        return None
    if words == 2 and (not leads or len(text) < 12 or "," in text):
        return None
    if distance > (_NEAR_PAIR if words == 2 else _NEAR):
        return None
    chance = surprise.by_chance(nats, start, source)
    chance *= len(nearest)
    if not leads:
        certain = min(_MOST_BELOW, _certain(_ODDS_BELOW * chance))
        return ShortMatch(start, end, source, tuple(nearest.values())[1:], certain)
    slowly = _WEIGHT * chance**_SLOWER
    certain = _certain(_ODDS * slowly)
    return ShortMatch(start, end, source, tuple(nearest.values())[1:], certain, slowly)
