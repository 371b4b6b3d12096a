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
