"""The thread in numbers."""

from __future__ import annotations

from itertools import pairwise
from types import SimpleNamespace
from typing import cast

from hypothesis import given
from hypothesis import strategies as st
from tests.helpers import SAMPLES, thread_of

from threadtui.graph import ThreadGraph
from threadtui.load import open_thread
from threadtui.model import Method, Quote, Source
from threadtui.quotes import QuoteTable
from threadtui.summary import answers, longest_chains, passages_of, summarise, unresolved
from threadtui.thread import Thread


def message(id: str, name: str, body: str, answers: str = "") -> str:  # noqa: A002
    """A message of a mailbox."""
    header = f"In-Reply-To: <{answers}@x.org>\n" if answers else ""
    return (
        f"From a@x.org Mon Jan  1 00:00:00 2001\nFrom: {name} <{name}@x.org>\nSubject: Lamps\n"
        f"Date: {id} Jan 2001 10:00:00 +0000\nMessage-ID: <{id}@x.org>\n{header}\n{body}\n\n"
    )


def test_authors_quoted_posts_passages_and_chains_of_a_thread() -> None:
    thread = open_thread(SAMPLES / "sourdough.txt")
    summary = summarise(thread)
    assert summary.authors[:2] == [("Crumbshot", 8, 0), ("BakesInSocks", 5, 1)]
    assert summary.quoted[0] == (21, 4)
    assert [len(found.rows) for found in summary.passages] == sorted(
        (len(found.rows) for found in summary.passages), reverse=True
    )
    assert [2, 3, 4, 5, 6] in summary.chains
    assert all(len(chain) >= 5 for chain in summary.chains[:2])
    assert not summary.unresolved


def test_whom_an_author_answers_and_who_answers_them() -> None:
    thread = open_thread(SAMPLES / "sourdough.txt")
    own = [at for at, post in enumerate(thread.posts) if post.author == "Tuppence"]
    to, by = answers(thread, own)
    assert ("rye_guy", 1, 20) in to
    assert ("Crumbshot", 1, 27) in to
    assert ("rye_guy", 2, 12) in by


def test_passages_that_overlap_are_one() -> None:
    thread = open_thread(SAMPLES / "sourdough.txt")
    for post in range(len(thread.posts)):
        found = passages_of(thread, post)
        assert all(left.end <= right.start for left, right in pairwise(found))
        assert sorted(row for one in found for row in one.rows) == sorted(thread.graph.citing(post))


def test_why_a_quotation_has_no_source() -> None:
    thread = thread_of(
        message("1", "Oona", "Which oil does the lamp take?")
        + message(
            "2", "Bram", "Zed wrote:\n> The oil of the whale is the best of all the oils.\n\nNo more.", "1"
        )
        + message(
            "3", "Ines", "Oona wrote:\n> Never light it in a wind from the north, says the book.\n\nNo.", "1"
        )
    )
    reasons = [reason for _, reason in unresolved(thread)]
    assert reasons == [
        "Zed, whom it names, has no post in the file",
        "no earlier post by Oona has the words, nor any other",
    ]


@given(st.data())
def test_chains_share_no_post_and_none_is_longer_than_the_first(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 25))
    above = [data.draw(st.integers(-1, post - 1)) for post in range(count)]
    quotes = QuoteTable(
        (
            Quote(post, 0, 1, Source(source, 0, 1, Method.VERBATIM, 1.0))
            for post, source in enumerate(above)
            if source >= 0
        ),
        count,
    )
    graph = ThreadGraph(quotes, count)
    chains = longest_chains(cast(Thread, SimpleNamespace(graph=graph)), 100)
    posts = [post for chain in chains for post in chain]
    assert len(posts) == len(set(posts))
    for chain in chains:
        assert len(chain) > 1
        assert all(above[reply] == post for post, reply in pairwise(chain))
    deepest = max(len(graph.chain(post)) for post in range(count))
    assert max(map(len, chains), default=1) == deepest
