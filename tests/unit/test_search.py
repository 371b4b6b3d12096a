"""What a query finds."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers import SAMPLES, jsonl

from threadtui import search
from threadtui.load import open_thread
from threadtui.search import find, parse
from threadtui.thread import Thread

BEACON = "The beacon on the north mole is not lit before dusk, and it never was, as the keeper knows."


@pytest.fixture(scope="module")
def thread() -> Thread:
    """Four posts on four days from 2021-03-01; the third and fourth quote the first, the fourth a lost post too."""
    return open_thread(
        jsonl(
            ("Orla", f"{BEACON} Rye bread is art."),
            ("Pat at the mill", "Start with rye\nbread. The art of it! A partial beacon."),
            ("Perrin", f"Orla said:\n{BEACON}\n\nThe beacon is dark then, says Orla."),
            ("Orla", f"{BEACON}\n\nNobody said anything:\n\nRYE, again."),
        )
    )


def found(thread: Thread, query: str) -> list[tuple[int, str]]:
    """Number of each post with a match, and the words."""
    posts = range(len(thread.posts))
    return [
        (post + 1, " ".join(thread.text(post)[a:b].split()))
        for post, a, b in find(thread, parse(query), posts)
    ]


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("rye bread", [(1, "Rye bread"), (2, "rye bread")]),
        ("RYE", [(4, "RYE")]),
        ("art", [(1, "art"), (2, "art"), (2, "art"), (2, "art")]),
        ('"art"', [(1, "art"), (2, "art")]),
        ('"rye bread"', [(1, "Rye bread"), (2, "rye bread")]),
        ("/r.e b/", [(1, "Rye b")]),
        ("/r.e\\sb/", [(1, "Rye b"), (2, "rye b")]),
        ("beacon", [(1, "beacon"), (2, "beacon"), (3, "beacon")]),
        ("beacon in:quoted", [(3, "beacon"), (4, "beacon")]),
        ("in:all beacon", [(1, "beacon"), (2, "beacon"), (3, "beacon"), (3, "beacon"), (4, "beacon")]),
        ("rye author:orla", [(1, "Rye"), (4, "RYE")]),
        ('author:"pat at" rye', [(2, "rye")]),
        ("author:orla author:pat", [(1, ""), (2, ""), (4, "")]),
        ("after:2021-03-03", [(3, ""), (4, "")]),
        ("before:2021-03-03 /ART|art/", [(1, "art"), (2, "art"), (2, "art"), (2, "art")]),
        ("after:2021-03-02 before:2021-03-03", [(2, "")]),
        ("after:2021 before:2022-01 author:perrin", [(3, "")]),
        ("before:2021", []),
        ("quotes:#1", [(3, BEACON), (4, BEACON)]),
        ("quotes:1 author:orla", [(4, BEACON)]),
        ("quotes:#1 dark", [(3, "dark")]),
        ("says", [(3, "says")]),
    ],
)
def test_queries(thread: Thread, query: str, hits: list[tuple[int, str]]) -> None:
    assert found(thread, query) == hits


def test_quotations_without_a_source() -> None:
    lost = open_thread(SAMPLES / "archives" / "hypermail.html")
    hits = list(find(lost, parse("unresolved:"), range(len(lost.posts))))
    assert hits
    for post, start, end in hits:
        rows = [row for row in lost.quotes.rows(post) if lost.quotes.start[row] == start]
        assert lost.quotes.end[rows[0]] == end
        assert lost.quotes.source[rows[0]] < 0


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("/(/", "no regular expression"),
        ("after:soon", "after: wants a date"),
        ("quotes:x", "quotes: wants a post's number"),
        ("in:here", "in: is one of own, quoted, all"),
    ],
)
def test_what_is_not_understood_is_named(query: str, problem: str) -> None:
    assert any(problem in said for said in parse(query).problems)


def test_an_empty_query_finds_nothing() -> None:
    assert parse("  ").empty
    assert not parse("author:x").empty
    assert parse("author:").empty


def test_a_search_can_be_stopped(thread: Thread) -> None:
    assert list(find(thread, parse("the"), range(4), lambda: True)) == []


@given(st.text(max_size=30))
def test_any_query_is_understood_somehow(thread: Thread, query: str) -> None:
    parsed = parse(query)
    assert parsed.words is None or isinstance(parsed.words, re.Pattern)
    for post, start, end in find(thread, parsed, range(len(thread.posts))):
        assert 0 <= start <= end <= len(thread.text(post))


WORDS = st.text("iI\u0130\u0131aAkK\u212aßſsS é\"'/", min_size=1, max_size=6)


@given(st.lists(st.text("iI\u0130\u0131aAkK\u212aßſsS é\n", max_size=20), min_size=1, max_size=5), WORDS)
def test_no_match_is_lost_to_the_rough_look(texts: list[str], typed: str) -> None:
    thread = open_thread(jsonl(*(("Ann", f"x {text} x") for text in texts)))
    query = parse(typed)
    every = range(len(texts))
    assert [*find(thread, query, every)] == [*find(thread, replace(query, part=""), every)]


def test_an_expression_that_would_never_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "_PATIENCE", 0.05)
    endless = open_thread(jsonl(("Orla", "One word."), ("Pat", "a" * 60 + "!")))
    with pytest.raises(search.TooSlowError, match="too long in #2"):
        found(endless, "/(a|a|aa)+$/")
