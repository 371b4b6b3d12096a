"""JSON Lines of posts, as any program may hand them over."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from tests.helpers import read_page

from threadtui.errors import NotAThread


def lines(*entries: Any) -> str:
    return "\n".join(entry if isinstance(entry, str) else json.dumps(entry) for entry in entries)


def test_every_field() -> None:
    page = read_page(
        lines(
            {
                "title": "Tide tables",
                "id": "t1",
                "author": "ann",
                "date": "2016-09-18T21:58:00Z",
                "permalink": "/t1",
                "text": "First.\n\n\n\nStill first.  ",
            },
            {"text": "Second.", "date": "2016-09-19"},
        )
    )
    first, second = page.posts
    assert (page.format, page.title) == ("JSON Lines", "Tide tables")
    assert (first.id, first.author, first.permalink, first.line) == ("t1", "ann", "/t1", 1)
    assert first.date == datetime(2016, 9, 18, 21, 58, tzinfo=UTC)
    assert (second.id, second.author, second.permalink, second.date) == (None, None, None, date(2016, 9, 19))
    assert page.texts == ["First.\n\nStill first.", "Second."]
    assert list(page.authors) == ["ann"]
    assert page.warnings == []


def test_a_bad_line_is_left_out_and_told() -> None:
    page = read_page(
        lines({"text": "First."}, "{not json", "", "[1, 2]", {"text": 5}, "[" * 5000, {"text": "Last."})
    )
    assert page.texts == ["First.", "Last."]
    assert page.posts[1].line == 7
    assert page.warnings == [
        (2, "not JSON; line left out"),
        (4, "no post (an object with a `text` or a `body`); line left out"),
        (5, "no post (an object with a `text` or a `body`); line left out"),
        (6, "not JSON; line left out"),
    ]


def test_lines_are_counted_from_the_top_of_the_file() -> None:
    page = read_page("\n" + lines({"text": "First."}, "nonsense"))
    assert page.posts[0].line == 2
    assert [line for line, _ in page.warnings] == [3]


def test_odd_values_are_left_out() -> None:
    page = read_page(
        lines({"text": "First.", "id": 7, "author": ["ann"], "title": {}, "permalink": True, "date": "soon"})
    )
    post = page.posts[0]
    assert (post.id, post.author, post.permalink, post.date, page.title) == ("7", None, None, None, "")
    assert page.warnings == [(1, "`date` is not ISO 8601; left out")]


@pytest.mark.parametrize("value", ["2016", "18.09.2016", 20160918, "2016-09-18T25:00", []])
def test_a_date_that_is_none(value: Any) -> None:
    page = read_page(lines({"text": "First.", "date": value}))
    assert page.posts[0].date is None
    assert page.warnings == [(1, "`date` is not ISO 8601; left out")]


def test_every_field_is_cleaned() -> None:
    page = read_page(lines({"text": "a\x1b[2J\ud800", "author": " ann\n\x07 ", "title": "Tide\ttables"}))
    assert (page.texts, page.names, page.title) == (["a␛[2J\ufffd"], ["ann ␇"], "Tide tables")


def test_no_post_at_all() -> None:
    with pytest.raises(NotAThread, match="no line holds a post"):
        read_page(lines({"text": 1}, {"text": None}))
