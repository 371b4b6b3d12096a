"""What is told from a quick look at a page."""

from __future__ import annotations

from tests.unit.quotes.made import Words

from threadtui.readers.flat.separators import may_have_heads


def _page(head: str, posts: int) -> bytes:
    new = Words()
    return "\n\u00a0\n".join(f"{head}\n{new(12)}\n\n{new(9)}" for _ in range(posts)).encode()


def test_posts_parted_by_no_break_spaces_that_begin_with_their_words_have_no_heads() -> None:
    assert not may_have_heads(_page("So I think.", 20))


def test_a_date_or_a_number_above_each_post_is_a_head() -> None:
    assert may_have_heads(_page("Mar 3, 2014", 20))
    assert may_have_heads(_page("maria.w\n#12", 20))


def test_few_posts_tell_nothing() -> None:
    assert may_have_heads(_page("So I think.", 4))
