"""What the bar beside the page shows: where on the page are matches, an author's posts, and much quoted posts."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence, Set
from itertools import accumulate, pairwise
from typing import NamedTuple

from threadtui.quotes import QuoteTable
from threadtui.thread import Thread
from threadtui.ui.by_author import ByAuthor
from threadtui.ui.history import Lit
from threadtui.ui.order import Order


class Mark(NamedTuple):
    """What stands in one part of the page."""

    hit: int
    """Row of the first post with a match, or -1."""
    own: int
    """Row of the first post of the author, or -1."""
    new: int
    """Row of the first post that is new since the thread was read last, or -1."""
    quoted: int
    """How often posts in it are quoted, from 0 to 8 in parts of the most that any part has, rounded up."""
    top: int
    """Row of the first post."""


class Marks:
    """Counts over the posts of the page, made once for an order of them: a key only looks them up."""

    def __init__(self, thread: Thread, by_author: ByAuthor) -> None:
        self._thread = thread
        self._order: Order | None = None
        self._quoted = array("l")
        self._counted: QuoteTable | None = None
        self._counts: list[int] = []
        self._hits: Sequence[Lit] | None = None
        self._hit_rows: Sequence[int] = ()
        self._new: Set[int] | None = None
        self._new_rows: Sequence[int] = ()
        self._own_rows: dict[str | None, Sequence[int]] = {}
        self._by_author = by_author

    def parts(
        self,
        order: Order,
        bounds: Sequence[int],
        hits: Sequence[Lit],
        author: str | None,
        new: Set[int] = frozenset(),
    ) -> list[Mark]:
        """What stands in each part of the page; part `n` has the rows from `bounds[n]` up to `bounds[n + 1]`."""
        if order is not self._order:
            self._count(order)
        if hits is not self._hits:
            self._hits = hits
            self._hit_rows = _rows_of(order, _Posts(hits))
        if new is not self._new:
            self._new = new
            self._new_rows = sorted(order.row(post) for post in new if order.holds(post))
        own = self._rows_of(author)
        if author is None and 10 * len(own) > 9 * len(
            order.posts
        ):  # a mark on nearly every line tells nothing
            own = ()
        quoted, counts = self._quoted, []
        for first, last in pairwise(bounds):
            counts.append(quoted[last] - quoted[first] if last < len(quoted) else 0)
        most = max(counts, default=0)
        return [
            Mark(
                _first(self._hit_rows, first, last),
                _first(own, first, last),
                _first(self._new_rows, first, last),
                -(-count * 8 // most) if most else 0,
                first,
            )
            for first, last, count in zip(bounds, bounds[1:], counts, strict=False)
        ]

    def _count(self, order: Order) -> None:
        self._order, self._hits, self._new = order, None, None
        self._own_rows.clear()
        self._quoted = array("l")
        if not len(self._thread.quotes):
            return
        counts = self._counts_of(self._thread.quotes)
        shown = counts if isinstance(order.posts, range) else map(counts.__getitem__, order.posts)
        self._quoted = array("l", accumulate(shown, initial=0))

    def _counts_of(self, quotes: QuoteTable) -> list[int]:
        """How often each post is quoted, counted once."""
        if quotes is not self._counted or len(self._counts) != len(self._thread.posts):
            self._counted, self._counts = quotes, [0] * len(self._thread.posts)
            for source, often in Counter(quotes.source).items():
                if source >= 0:
                    self._counts[source] = often
        return self._counts

    def _rows_of(self, author: str | None) -> Sequence[int]:
        order, posts = self._order, self._by_author.posts(author)
        if order is None or isinstance(order.posts, range):  # every post, at the row of its index
            return posts
        rows = self._own_rows.get(author)
        if rows is None:
            rows = self._own_rows[author] = _rows_of(order, posts)
        return rows


class _Posts(Sequence[int]):
    """The posts of matches, in order, looked up one by one: there may be very many matches."""

    def __init__(self, hits: Sequence[Lit]) -> None:
        self._hits = hits

    def __len__(self) -> int:
        return len(self._hits)

    def __getitem__(self, at: int) -> int:  # type: ignore[override]
        return self._hits[at][0]


def _rows_of(order: Order, posts: Sequence[int]) -> Sequence[int]:
    """The rows at which posts, given in order, stand on the page."""
    if isinstance(order.posts, range):
        return posts
    wanted = frozenset(posts)
    return array("i", (row for row, post in enumerate(order.posts) if post in wanted))


def _first(rows: Sequence[int], first: int, last: int) -> int:
    at = bisect_left(rows, first)
    return rows[at] if at < len(rows) and rows[at] < last else -1
