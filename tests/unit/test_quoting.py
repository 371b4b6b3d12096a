"""Text in which nothing parts the posts: those that quote are told apart by it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers import read_page, thread_of
from tests.unit.quotes.made import Words

from threadtui.errors import ThreadtuiError
from threadtui.readers.flat.quoting import quoted_starts


def _thread(new: Words, answers: int) -> list[str]:
    """An opening post, and posts that each quote the one above it."""
    own = [f"Yes.\n\n{new(9)}\n\n{new(12)}" for _ in range(answers + 1)]
    return [own[0], *(f"{own[at]}\n\n{own[at + 1]}" for at in range(answers))]


def test_every_post_that_quotes_begins_with_what_it_quotes() -> None:
    posts = _thread(Words(), 5)
    thread = thread_of("\n\n".join(posts))
    assert [thread.text(at) for at in range(len(thread.posts))] == posts
    assert [thread.graph.sources(at)[0] for at in range(1, 6)] == [0, 1, 2, 3, 4]
    assert thread.notices[0].message == "nothing parts the posts: only those that quote are told apart"


def test_one_that_quotes_nothing_is_part_of_the_post_above() -> None:
    new = Words()
    posts = _thread(new, 3)
    alone = new(20)
    page = read_page("\n\n".join([*posts[:2], alone, *posts[2:]]))
    assert page.texts == [posts[0], f"{posts[1]}\n\n{alone}", *posts[2:]]


def test_a_line_that_parts_posts_is_better_evidence() -> None:
    posts = _thread(Words(), 4)
    page = read_page("\n\u00a0\n".join(posts))
    assert page.texts == posts
    assert page.warnings == []


def test_text_without_quotations_is_no_thread() -> None:
    new = Words()
    with pytest.raises(ThreadtuiError):
        read_page("\n\n".join(new(12) for _ in range(12)))


@given(st.text("ab \n", max_size=200))
def test_starts_are_in_order_and_inside(text: str) -> None:
    starts = quoted_starts(text.encode())
    assert starts == sorted(set(starts))
    assert all(0 < start < len(text) for start in starts)
