"""Posts that are not in the thread but are quoted in it by several.

The first of the quoters seems to have written the words: they stand at the head of its post, above words
that answer them, and later posts quote just this head. People do quote the first paragraphs of a post and no
more; where that is the thread's habit, heads are quoted of posts that others quote whole, too.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
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
_FEWEST = 6
"""Fewest words of a head that tells anything."""
_MARKS = 4
"""So many characters between quotations are no words."""
_STOCK = 15
"""Fewest words of a missing post whose quoters are far apart: stock lines are shorter."""
_NEAR = 50
"""Most posts between quoters that are not far apart."""

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
    for head, rows in heads.of_missing_posts():
        post, start, end = head
        posts = (post, *dict.fromkeys(quotes[row].post for row in rows))
        text = texts[post][start:end]
        if len(text.split()) < _STOCK and any(later - one > _NEAR for one, later in pairwise(posts)):
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
        if layout.leads:
            self._reach[source.post].append(source.end)
        if not self._own_words_beside(source.post, source.start, source.end):
            self._whole += 1
        elif len(text[source.start : source.end].split()) < _FEWEST:
            return
        elif layout.leads and layout.closes_block:
            self._heads[source.post, source.start, source.end].append(row)
        elif layout.opens_block and layout.closes_block:
            self._others[source.post, source.start, source.end].append(row)

    def of_missing_posts(self) -> list[tuple[Paragraphs, list[int]]]:
        """The heads that are of missing posts, with the rows of their quotes."""
        for ends in self._reach.values():
            ends.sort()
        heads = [(head, rows) for head, rows in self._heads.items() if self._is_all_quoted(head, rows)]
        quoted = self._whole + sum(map(len, (*self._heads.values(), *self._others.values())))
        if self._whole >= _FEWEST_WHOLE and self._whole >= _WHOLE * quoted:
            return heads
        genuine = sum(len(rows) for head, rows in self._heads.items()) - sum(len(rows) for _, rows in heads)
        if genuine > _HABIT * self._whole:
            return []
        return [(head, rows) for head, rows in heads if sum(map(self._answered, rows)) > 1]

    def _is_all_quoted(self, head: Paragraphs, rows: Sequence[int]) -> bool:
        """Whether hardly anyone quotes the post beyond its head."""
        ends = self._reach[head[0]]
        return len(ends) - bisect_right(ends, head[2]) <= _SELDOM * len(rows)

    def _answered(self, row: int) -> bool:
        """Whether own words follow a quote: one that leads into another was there in the post that the other quotes."""
        quote = self._quotes[row]
        text = self._texts[quote.post]
        after = (other.start for other in self._by_post[quote.post] if other.start >= quote.end)
        return all(text[quote.end : start].strip() for start in after)

    def _own_words_beside(self, post: int, start: int, end: int) -> bool:
        """Whether a post has own words besides those from `start` to `end`, above its signature."""
        text, at = self._texts[post], 0
        quotes = ((quote.start, quote.end) for quote in self._by_post.get(post, ()))
        for left, right in sorted([(start, end), *quotes]):
            if left - at > _MARKS and len(text[at:left].split()) > 2:
                return True
            at = max(at, right)
        end = self._signed.get(post, len(text))
        return end - at > _MARKS and len(text[at:end].split()) > 2


def _punctuation_end(text: str, at: int) -> int:
    """One past the punctuation that follows."""
    while at < len(text) and not text[at].isspace() and not text[at].isalnum():
        at += 1
    return at
