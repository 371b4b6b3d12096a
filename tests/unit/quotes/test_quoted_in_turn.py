"""Marked quotations whose named author has the words, with those that this author quoted in turn."""

from __future__ import annotations

from threadtui.model import Mark
from threadtui.quotes.marked import resolve_marked

FIRST = "The bell rope is too short for the new ringer by a hand, and it frays where the garter hole was cut."
ANSWER = "Then let it out at the hole, where a fathom is coiled."
AUTHORS = ["ann", "bob", "cat"]


def sources(quoted: str, named: str | None, answer: str = ANSWER) -> list[int | None]:
    """The sources of what the last post quotes, `quoted`; bob, before it, quotes ann and answers her."""
    texts = [FIRST, f"{FIRST}\n\n{answer}", f"{quoted}\n\nI would."]
    marks = [[], [Mark(0, len(FIRST), "ann")], [Mark(0, len(quoted), named)]]
    table = resolve_marked(texts, marks, {}, AUTHORS)
    return [quote.source.post if quote.source else None for quote in table if quote.post == 2]


def test_a_quotation_of_what_its_author_says_and_quotes_is_of_that_author() -> None:
    assert sources(f"{FIRST}\n\n{ANSWER}", "bob") == [1]
    assert sources(f"{FIRST}\n\n{ANSWER}", None) == [0]


def test_words_that_the_named_author_only_quoted_are_of_the_post_that_is_named() -> None:
    assert sources(FIRST, "bob") == [1]
    assert sources(FIRST, "ann") == [0]


def test_a_named_author_who_has_few_of_the_words_is_not_their_source() -> None:
    other = "The verger says that hemp does not grow on trees, though the market had some before the captain came."
    assert sources(f"{FIRST}\n\n{other}", "bob", answer="No.") == [0]
