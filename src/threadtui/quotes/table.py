"""Quotes as flat columns: compact at any size, read by post index or by row."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from itertools import accumulate

from threadtui.model import Method, MissingPost, Quote, Reuse, Source

_NOWHERE = Source(-1, -1, -1, Method.NONE, 0.0)
"""What the columns have for a quote without a source."""


class QuoteTable:
    """All quotes of a thread, sorted by post and place in it. A row is the quote's index in every column."""

    def __init__(
        self,
        quotes: Iterable[Quote] = (),
        posts: int = 0,
        missing: Sequence[MissingPost] = (),
        reuses: Iterable[Reuse] = (),
    ) -> None:
        quotes = tuple(quotes)
        sources = [quote.source or _NOWHERE for quote in quotes]
        self.post = array("i", [quote.post for quote in quotes])
        """Index of the quoting post."""
        self.start = array("i", [quote.start for quote in quotes])
        """First character in the post's text."""
        self.end = array("i", [quote.end for quote in quotes])
        """One past the last character."""
        self.lead = array("i", [quote.lead for quote in quotes])
        """First character of the attribution line, or -1."""
        self.outer = array("i", [quote.outer for quote in quotes])
        """Row of the quote around it, or -1."""
        self.source = array("i", [source.post for source in sources])
        """Index of the source post, or -1."""
        self.source_start = array("i", [source.start for source in sources])
        """First quoted character in the source post's text, or -1."""
        self.source_end = array("i", [source.end for source in sources])
        """One past the last quoted character, or -1."""
        self.method = array("b", [source.method for source in sources])
        """`Method` by number."""
        self.confidence = array("f", [source.confidence for source in sources])
        """From 0 to 1."""
        self.altered = array("b", [quote.altered for quote in quotes])
        """1 where the words differ from the source's."""
        self.attributions = {
            row: quote.attribution for row, quote in enumerate(quotes) if quote.attribution is not None
        }
        """Name given, by row, where there is one."""
        self.runners_up = {row: quote.runners_up for row, quote in enumerate(quotes) if quote.runners_up}
        """Other places with the same words, by row, where there are some."""
        self.unsigned = {row for row, quote in enumerate(quotes) if quote.unsigned}
        """The rows whose words nothing marks as quoted: they stay in the body that is exported."""
        self.first = _firsts(self.post, posts)
        """Row of the first quote of each post; one entry more than there are posts."""
        self.missing = list(missing)
        """The posts that are quoted but are not in the thread."""
        self.reuses: dict[int, list[Reuse]] = {}
        """By post, the passages that stand in earlier posts, too, and are no quotations."""
        for reuse in reuses:
            self.reuses.setdefault(reuse.post, []).append(reuse)
        self.found = sum(post >= 0 for post in self.source)
        """How many of the quotes have their source."""

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


def _firsts(quoting: Sequence[int], posts: int) -> array[int]:
    """How many quotes stand before each post of so many; `quoting` has the post of each quote, in order."""
    size = max(posts, quoting[-1] if quoting else 0) + 1
    counts = [0] * (size + 1)
    for post in quoting:
        counts[post + 1] += 1
    return array("i", list(accumulate(counts[:size])))
