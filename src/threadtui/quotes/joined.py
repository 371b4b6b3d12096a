"""Quotations that a page marks, joined with those that it left without a mark, found by their words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from threadtui.model import Method, Quote, Reuse, Source
from threadtui.quotes.table import QuoteTable


def joined(marked: QuoteTable, found: QuoteTable, posts: int) -> QuoteTable:
    """The marked quotations, and those found where none is marked. Both tables are of the same posts.

    A quotation found in words that are marked in their source is of the post which those are of.
    """
    quotes: list[Quote] = []
    for post in range(posts):
        spans = marked.spans(post)
        rows: dict[int, int] = {}
        free = [
            row
            for row in found.rows(post)
            if found.method[row] != Method.SHORT  # too little to go by where others are marked
            and not any(found.top(row) < end and start < found.end[row] for start, end in spans)
        ]
        own = [(marked.start[row], 0, row) for row in marked.rows(post)]
        for _, kind, row in sorted((*own, *((found.start[row], 1, row) for row in free))):
            table = (marked, found)[kind]
            outer = table.outer[row]
            if outer >= 0 and (outer := rows.get(2 * outer + kind, -1)) < 0:
                continue
            rows[2 * row + kind] = len(quotes)
            quote = table[row]._replace(outer=outer)
            if kind and quote.source is not None:
                quote = quote._replace(source=_followed(quote.source, marked))
            quotes.append(quote)
    missing = {miss.text: miss for miss in (*found.missing, *marked.missing)}
    return QuoteTable(quotes, posts, list(missing.values()), _reuses(marked, found))


def _followed(source: Source, marked: QuoteTable) -> Source:
    """The source of the marked quotation in which a source stands, else that itself."""
    for row in marked.outer_rows(source.post):
        if marked.start[row] <= source.start and source.end <= marked.end[row]:
            return marked.source_of(row) or source
    return source


def _reuses(marked: QuoteTable, found: QuoteTable) -> Iterator[Reuse]:
    """What is used again without being quoted, outside marked quotations."""
    for reuse in chain.from_iterable(found.reuses.values()):
        if not any(reuse.start < end and start < reuse.end for start, end in marked.spans(reuse.post)):
            yield reuse
