"""Posts that are quoted in markup and are not in the thread."""

from __future__ import annotations

from threadtui.model import Mark, MissingPost
from threadtui.quotes.marked import resolve_marked

GONE = "The maidens of that wheel were never meant to turn."


def _missing(*quoted: tuple[str, str | None, str | None]) -> list[MissingPost]:
    """The missing posts of a thread whose posts quote so: words, name, id."""
    texts = ["An opening post about wheels.", *(f"{words}\n\nI doubt it." for words, _, _ in quoted)]
    marks = [[], *([Mark(0, len(words), name, source)] for words, name, source in quoted)]
    return resolve_marked(texts, marks, {"1": 0}, [None] * len(texts)).missing


def test_those_who_quote_the_same_words_are_gathered() -> None:
    assert _missing((GONE, None, None), (GONE.upper(), None, None)) == [MissingPost(GONE, (1, 2))]


def test_the_same_id_is_the_same_post_whatever_is_quoted_of_it() -> None:
    assert _missing(("The maidens.", None, "77"), (GONE, "ann", "77")) == [MissingPost(GONE, (1, 2), "ann")]


def test_a_name_makes_it_a_post_and_nothing_makes_it_an_article() -> None:
    assert _missing((GONE, "ann", None)) == [MissingPost(GONE, (1,), "ann")]
    assert _missing((GONE, None, None)) == []


def test_what_is_there_is_not_missing() -> None:
    assert _missing(("An opening post about wheels.", "ann", None)) == []


def test_a_post_that_markup_names_and_that_is_not_there_is_missing_whatever_its_words() -> None:
    opening = "The maidens of that wheel were never meant to turn."
    texts = [opening, f"{opening}\n\nI doubt it.", f"{opening}\n\nSo do I."]
    marks = [[], [Mark(0, len(opening), "ann", "1")], [Mark(0, len(opening), "bob", "77")]]
    table = resolve_marked(texts, marks, {"1": 0, "2": 1, "3": 2}, [None] * 3)
    assert [quote.source.post if quote.source else None for quote in table] == [0, None]
    assert table.missing == [MissingPost(opening, (2,), "bob")]


def test_where_most_ids_are_unknown_the_words_tell() -> None:
    opening = "The maidens of that wheel were never meant to turn."
    texts = [opening, f"{opening}\n\nI doubt it."]
    marks = [[], [Mark(0, len(opening), "ann", "post-1")]]
    (quote,) = resolve_marked(texts, marks, {"1": 0, "2": 1}, [None] * 2)
    assert quote.source is not None
    assert quote.source.post == 0
