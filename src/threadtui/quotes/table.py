"""Quotes as flat columns: compact at any size, read by post index or by row."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy

from threadtui.model import Method, MissingPost, Quote, Reuse, Source


class QuoteTable:
    """All quotes of a thread, sorted by post and place in it. A row is the quote's index in every column."""

    def __init__(
        self,
        quotes: Iterable[Quote] = (),
        posts: int = 0,
        missing: Sequence[MissingPost] = (),
        reuses: Iterable[Reuse] = (),
    ) -> None:
        self.post = array("i")
        """Index of the quoting post."""
        self.start = array("i")
        """First character in the post's text."""
        self.end = array("i")
        """One past the last character."""
        self.lead = array("i")
        """First character of the attribution line, or -1."""
        self.outer = array("i")
        """Row of the quote around it, or -1."""
        self.source = array("i")
        """Index of the source post, or -1."""
        self.source_start = array("i")
        """First quoted character in the source post's text, or -1."""
        self.source_end = array("i")
        """One past the last quoted character, or -1."""
        self.method = array("b")
        """`Method` by number."""
        self.confidence = array("f")
        """From 0 to 1."""
        self.altered = array("b")
        """1 where the words differ from the source's."""
        self.attributions: dict[int, str] = {}
        """Name given, by row, where there is one."""
        self.runners_up: dict[int, tuple[Source, ...]] = {}
        """Other places with the same words, by row, where there are some."""
        self.unsigned: set[int] = set()
        """The rows whose words nothing marks as quoted: they stay in the body that is exported."""
        self.first = array("i", [0])
        """Row of the first quote of each post; one entry more than there are posts."""
        self.missing = list(missing)
        """The posts that are quoted but are not in the thread."""
        self.reuses: dict[int, list[Reuse]] = {}
        """By post, the passages that stand in earlier posts, too, and are no quotations."""
        for reuse in reuses:
            self.reuses.setdefault(reuse.post, []).append(reuse)
        self.found = 0
        """How many of the quotes have their source."""
        for quote in quotes:
            self._append(quote)
        self._close_posts_up_to(posts)

    def _append(self, quote: Quote) -> None:
        row = len(self.post)
        self._close_posts_up_to(quote.post)
        source = quote.source or Source(-1, -1, -1, Method.NONE, 0.0)
        self.post.append(quote.post)
        self.start.append(quote.start)
        self.end.append(quote.end)
        self.lead.append(quote.lead)
        self.outer.append(quote.outer)
        self.source.append(source.post)
        self.found += source.post >= 0
        self.source_start.append(source.start)
        self.source_end.append(source.end)
        self.method.append(source.method)
        self.confidence.append(source.confidence)
        self.altered.append(quote.altered)
        if quote.attribution is not None:
            self.attributions[row] = quote.attribution
        if quote.runners_up:
            self.runners_up[row] = quote.runners_up
        if quote.unsigned:
            self.unsigned.add(row)

    def with_sources(self, sources: Mapping[int, Source | None]) -> QuoteTable:
        """The table with other sources for some rows, as somebody says; None where the source is not known.

        What stood there is the first of the row's runners-up. Such rows have the method `MANUAL`, also without a
        source.
        """
        table = copy(self)
        table.runners_up = dict(self.runners_up)
        for name in ("source", "source_start", "source_end", "method", "confidence", "altered"):
            setattr(table, name, getattr(self, name)[:])
        for row, source in sources.items():
            before = [one for one in (self.source_of(row), *self.runners_up.get(row, ())) if one]
            table.found += (source is not None) - (self.source[row] >= 0)
            told = source or Source(-1, -1, -1, Method.MANUAL, 1.0)
            table.source[row], table.source_start[row], table.source_end[row] = (
                told.post,
                told.start,
                told.end,
            )
            table.method[row], table.confidence[row], table.altered[row] = Method.MANUAL, told.confidence, 0
            table.runners_up.pop(row, None)
            if others := tuple(one for one in before if source is None or one.post != source.post):
                table.runners_up[row] = others
        return table

    def _close_posts_up_to(self, post: int) -> None:
        while len(self.first) <= post:
            self.first.append(len(self.post))

    def __len__(self) -> int:
        return len(self.post)

    def __iter__(self) -> Iterator[Quote]:
        return (self[row] for row in range(len(self)))

    def __getitem__(self, row: int) -> Quote:
        return Quote(
            post=self.post[row],
            start=self.start[row],
            end=self.end[row],
            source=self.source_of(row),
            attribution=self.attributions.get(row),
            lead=self.lead[row],
            outer=self.outer[row],
            altered=bool(self.altered[row]),
            runners_up=self.runners_up.get(row, ()),
            unsigned=row in self.unsigned,
        )

    def source_of(self, row: int) -> Source | None:
        """Where the words of a quote come from, or None where that is not known."""
        if self.source[row] < 0:
            return None
        return Source(
            self.source[row],
            self.source_start[row],
            self.source_end[row],
            Method(self.method[row]),
            round(self.confidence[row], 4),
        )

    def top(self, row: int) -> int:
        """First character of a quote with its attribution line, in the post's text."""
        return self.lead[row] if self.lead[row] >= 0 else self.start[row]

    def rows(self, post: int) -> range:
        """The rows of a post's quotes, inner ones after the one around them."""
        if post + 1 >= len(self.first):
            return range(0)
        return range(self.first[post], self.first[post + 1])

    def outer_rows(self, post: int) -> list[int]:
        """The rows of a post's quotes of the first level."""
        return [row for row in self.rows(post) if self.outer[row] < 0]

    def inner_rows(self, row: int) -> list[int]:
        """The rows of the quotes that stand directly in a quote."""
        return [inner for inner in self.rows(self.post[row]) if self.outer[inner] == row]

    def written_rows(self, post: int, outer: int = -1) -> tuple[list[int], list[int]]:
        """What an export has of the rows in a post, or in a row of it: signed ones, unsigned ones.

        The words of unsigned ones stay in the words around them; the signed ones in these are among the first.
        """
        signed: list[int] = []
        unsigned: list[int] = []
        around = {outer}
        for row in self.rows(post):
            if self.outer[row] in around:
                (unsigned if row in self.unsigned else signed).append(row)
                if row in self.unsigned:
                    around.add(row)
        return signed, unsigned

    def spans(self, post: int) -> list[tuple[int, int]]:
        """What in a post's text is not the author's: quotes of the first level and attribution lines."""
        return [(self.top(row), self.end[row]) for row in self.outer_rows(post)]
