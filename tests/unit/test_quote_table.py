"""Quotes as flat columns."""

from __future__ import annotations

from threadtui.model import Method, Quote, Source
from threadtui.quotes import QuoteTable

SOURCE = Source(0, 3, 9, Method.TRIMMED, 0.75)
QUOTES = [
    Quote(
        1,
        10,
        20,
        SOURCE,
        attribution="ann",
        lead=0,
        altered=True,
        runners_up=(Source(0, 1, 2, Method.SHORT, 0.5),),
    ),
    Quote(3, 0, 30, Source(1, 0, 5, Method.VERBATIM, 0.99)),
    Quote(3, 2, 12, None, outer=1),
    Quote(3, 40, 50, None),
]


def test_a_row_is_the_quote_that_was_put_in() -> None:
    table = QuoteTable(QUOTES, posts=6)
    assert len(table) == 4
    assert list(table) == QUOTES


def test_rows_are_found_by_post() -> None:
    table = QuoteTable(QUOTES, posts=6)
    assert [list(table.rows(post)) for post in range(7)] == [[], [0], [], [1, 2, 3], [], [], []]
    assert table.outer_rows(3) == [1, 3]
    assert table.inner_rows(1) == [2]


def test_spans_are_what_is_not_the_authors_own() -> None:
    table = QuoteTable(QUOTES, posts=6)
    assert table.spans(1) == [(0, 20)]  # with the attribution line above
    assert table.spans(3) == [(0, 30), (40, 50)]
    assert table.spans(5) == []


def test_an_empty_table_has_no_rows() -> None:
    assert (len(QuoteTable()), list(QuoteTable().rows(0)), QuoteTable().spans(0)) == (0, [], [])
