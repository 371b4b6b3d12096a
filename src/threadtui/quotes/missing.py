"""Posts that are not in the thread but are quoted in it by several.

The first of the quoters seems to have written the words: they stand at the head of its post, above words
that answer them, and later posts quote just this head. People do quote the first paragraphs of a post and no
more; where that is the thread's habit, heads are quoted of posts that others quote whole, too.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from threadtui.model import MissingPost, Quote
from threadtui.quotes.gates import Layout

_WHOLE = 0.85
"""Least share of whole posts among the quotations of a thread in which even a head quoted once is suspicious."""
_FEWEST_WHOLE = 5
"""Fewest quotations of whole posts for that."""
_HABIT = 0.2
"""Most quotations of the mere head of a post of which others quote more, for each of a whole post."""
_SELDOM = 0.05
"""Most quotations that go on beyond the head of a post, for each of it, where it may be of a missing one."""
_CHANGED = 0.1
"""Most quotations with changed words, for each of a head that may be of a missing post."""
_FEWEST = 6
"""Fewest words of a head that tells anything."""
_MARKS = 4
"""So many characters between quotations are no words."""
_STOCK = 15
"""Fewest words of a missing post whose quoters are far apart: stock lines are shorter."""
_NEAR = 50
"""Most posts between quoters that are not far apart."""

_ALONE = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""A letter of a script that is written without spaces: each counts as a word."""

Paragraphs = tuple[int, int, int]
"""Whole paragraphs of a post: its index, first character and one past the last."""


def without_missing(
    texts: Sequence[str], quotes: list[Quote], signed: Mapping[int, int]
) -> tuple[list[Quote], list[MissingPost]]:
    """The quotes with those of missing posts, which have no source and one more quoter; the missing posts.

    `signed` tells where the signature of a post begins, in characters.
    """
    heads = _Heads(texts, quotes, signed)
    missing: list[MissingPost] = []
    changed: dict[int, Quote | None] = {}
    added: list[Quote] = []
    for head, rows in _one_of_each_post(heads.of_missing_posts()):
        post, start, end = head
        posts = (post, *dict.fromkeys(quotes[row].post for row in rows))
        text = texts[post][start:end]
        if not _has_words(text, _STOCK) and any(later - one > _NEAR for one, later in pairwise(posts)):
            changed.update(dict.fromkeys(rows))
            continue
        for row in rows:
            changed[row] = quotes[row]._replace(source=None, altered=False, runners_up=())
        added.append(Quote(post, start, end, None))
        name = next((quotes[row].attribution for row in rows if quotes[row].attribution), None)
        missing.append(MissingPost(text, posts, name))
    if not changed:
        return quotes, missing
    kept = [one for row, quote in enumerate(quotes) if (one := changed.get(row, quote))]
    return sorted(kept + added, key=lambda quote: (quote.post, quote.start)), missing


def _one_of_each_post(heads: Sequence[tuple[Paragraphs, list[int]]]) -> list[tuple[Paragraphs, list[int]]]:
    """The heads with those of one post as one, the longest: a shorter one is quoted of the same missing post."""
    longest: dict[int, tuple[Paragraphs, list[int]]] = {}
    for (post, start, end), rows in heads:
        if post in longest:
            (_, first, last), others = longest[post]
            start, end, rows = min(start, first), max(end, last), sorted([*others, *rows])
        longest[post] = (post, start, end), rows
    return list(longest.values())


class _Heads:
    """The quotes of whole paragraphs, by what they quote."""

    def __init__(self, texts: Sequence[str], quotes: Sequence[Quote], signed: Mapping[int, int]) -> None:
        self._texts = texts
        self._quotes = quotes
        self._signed = signed
        self._by_post: defaultdict[int, list[Quote]] = defaultdict(list)
        for quote in quotes:
            self._by_post[quote.post].append(quote)
        self._heads: defaultdict[Paragraphs, list[int]] = defaultdict(list)
        self._others: defaultdict[Paragraphs, list[int]] = defaultdict(list)
        self._pieces: dict[int, _Pieces] = {}
        self._whole = 0
        self._reach: defaultdict[int, list[int]] = defaultdict(list)
        """How far each quotation from the beginning of a post on goes, in characters, by post."""
        for row, quote in enumerate(quotes):
            self._sort(row, quote)

    def _sort(self, row: int, quote: Quote) -> None:
        source = quote.source
        if source is None:
            return
        text = self._texts[source.post]
        layout = Layout.of(text, source.start, _punctuation_end(text, source.end))
        if layout.leads and not quote.altered:  # lines may be like those below the head by chance
            self._reach[source.post].append(source.end)
        if not self._own_words_beside(source.post, source.start, source.end):
            self._whole += 1
        elif not _has_words(text[source.start : source.end], _FEWEST):
            return
        elif layout.leads and layout.closes_block:
            self._heads[source.post, source.start, source.end].append(row)
        elif layout.opens_block and layout.closes_block:
            self._others[source.post, source.start, source.end].append(row)

    def of_missing_posts(self) -> list[tuple[Paragraphs, list[int]]]:
        """The heads that are of missing posts, with the rows of their quotes."""
        for ends in self._reach.values():
            ends.sort()
        heads = [
            (head, rows)
            for head, rows in self._heads.items()
            if self._is_all_quoted(head, rows) and not self._has_quotes(head)
        ]
        quoted = self._whole + sum(map(len, (*self._heads.values(), *self._others.values())))
        if self._whole >= _FEWEST_WHOLE and self._whole >= _WHOLE * quoted:
            return heads
        genuine = sum(len(rows) for head, rows in self._heads.items()) - sum(len(rows) for _, rows in heads)
        if genuine > _HABIT * self._whole:
            return []
        return [(head, rows) for head, rows in heads if self._are_of_missing(rows)]

    def _are_of_missing(self, rows: Sequence[int]) -> bool:
        """Whether several posts quote a head and answer it, hardly any with changed words.

        Who quotes what another one quotes has the same words; words are changed and left out of what that one wrote.
        """
        altered = sum(self._quotes[row].altered for row in rows)
        return altered <= _CHANGED * len(rows) and sum(map(self._answered, rows)) > 1

    def _is_all_quoted(self, head: Paragraphs, rows: Sequence[int]) -> bool:
        """Whether hardly anyone quotes the post beyond its head."""
        ends = self._reach[head[0]]
        return len(ends) - bisect_right(ends, head[2]) <= _SELDOM * len(rows)

    def _has_quotes(self, head: Paragraphs) -> bool:
        """Whether a head has words of a post that is here: then its post was quoted together with what it quotes."""
        own = self._by_post.get(head[0])
        return own is not None and own[0].start < head[2]  # it begins the post

    def _answered(self, row: int) -> bool:
        """Whether own words follow a quote: one that leads into another was there in the post that the other quotes."""
        quote = self._quotes[row]
        others = self._by_post[quote.post]
        following = bisect_left(others, quote.end, key=lambda other: other.start)
        if following == len(others):
            return True
        return bool(self._texts[quote.post][quote.end : others[following].start].strip())

    def _own_words_beside(self, post: int, start: int, end: int) -> bool:
        """Whether a post has own words besides those from `start` to `end`, above its signature."""
        if post not in self._by_post:
            close = self._signed.get(post, len(self._texts[post]))
            return self._tells(post, 0, start) or (start < close and self._tells(post, end, close))
        if post in self._pieces:
            own = self._pieces[post]
        else:
            own = self._pieces[post] = self._own_pieces(post)
        first, last = bisect_right(own.ends, start), bisect_left(own.starts, end)
        if own.telling[min(first, last)] or own.telling[-1] > own.telling[max(first, last)]:
            return True
        if first == len(own.ends):
            return self._tells(post, own.starts[-1], start)
        return first < last and (
            self._tells(post, own.starts[first], start) or self._tells(post, end, own.ends[last - 1])
        )

    def _own_pieces(self, post: int) -> _Pieces:
        own, at = _Pieces([], [], [0]), 0
        for quote in self._by_post[post]:
            own.starts.append(at)
            own.ends.append(max(at, quote.start))
            at = max(at, quote.end)
        own.starts.append(at)
        own.ends.append(max(at, self._signed.get(post, len(self._texts[post]))))
        for start, end in zip(own.starts, own.ends, strict=True):
            own.telling.append(own.telling[-1] + self._tells(post, start, end))
        return own

    def _tells(self, post: int, start: int, end: int) -> bool:
        """Whether there are some words in a piece of a post."""
        return end - start > _MARKS and _has_words(self._texts[post][start:end], 3)


@dataclass(frozen=True, slots=True)
class _Pieces:
    """What a post has outside its quotations: pieces in order, as characters."""

    starts: list[int]
    ends: list[int]
    telling: list[int]
    """How many pieces before each have some words, and at the end how many of all."""


def _has_words(text: str, least: int) -> bool:
    """Whether a text has so many words."""
    if len(text.split(None, least)) >= least:
        return True
    return not text.isascii() and len(_ALONE.findall(text)) >= least


def _punctuation_end(text: str, at: int) -> int:
    """One past the punctuation that follows."""
    while at < len(text) and not text[at].isspace() and not text[at].isalnum():
        at += 1
    return at
