"""Cutting quotations out of a post's text, and the way of an offset between the two."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from threadtui.body import Body, cut


@st.composite
def cuts(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    """A text and spans in it, in order and apart."""
    text = draw(st.text("ab \n", max_size=60))
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    return text, [*zip(edges[::2], edges[1::2], strict=False)]


def stretches(body: Body) -> list[tuple[int, int]]:
    """The spans of the body that are own words, without the gaps between."""
    ends = [start - 2 for start in body.starts[1:]] + [len(body.text)]
    return [*zip(body.starts, ends, strict=False)]


@given(cuts())
def test_what_is_left_is_what_stood_outside_the_spans(made: tuple[str, list[tuple[int, int]]]) -> None:
    text, away = made
    left = [
        text[start:end]
        for start, end in zip([0, *(e for _, e in away)], [*(s for s, _ in away), len(text)], strict=True)
    ]
    assert cut(text, 0, len(text), away).text.split() == " ".join(left).split()


@given(cuts())
def test_every_own_character_is_found_again_in_the_text(made: tuple[str, list[tuple[int, int]]]) -> None:
    text, away = made
    body = cut(text, 0, len(text), away)
    for start, end in stretches(body):
        for offset in range(start, end):
            assert text[body.to_text(offset)] == body.text[offset]
            assert body.from_text(body.to_text(offset)) == offset


@given(cuts())
def test_every_offset_of_the_text_has_a_place_in_the_body_and_their_order_stays(
    made: tuple[str, list[tuple[int, int]]],
) -> None:
    text, away = made
    body = cut(text, 0, len(text), away)
    places = [body.from_text(offset) for offset in range(len(text) + 1)]
    assert places == sorted(places)
    assert all(0 <= place <= len(body.text) for place in places)


def test_a_quotation_between_own_words() -> None:
    text = "Before.\n\nQuoted words.\n\nAfter."
    body = cut(text, 0, len(text), [(9, 22)])
    assert body.text == "Before.\n\nAfter."
    assert body.from_text(text.index("Quoted")) == body.text.index("After")
    assert body.from_text(text.index("After")) == body.text.index("After")
    assert body.to_text(body.text.index("After")) == text.index("After")


def test_a_quotation_at_the_end_stands_at_the_end_of_the_body() -> None:
    body = cut("Own.\n\nQuoted.", 0, 13, [(6, 13)])
    assert (body.text, body.from_text(6), body.from_text(13)) == ("Own.", 4, 4)


def test_a_post_that_only_quotes_has_an_empty_body() -> None:
    body = cut("Quoted.", 0, 7, [(0, 7)])
    assert (body.text, body.from_text(3), body.to_text(0)) == ("", 0, 0)


def test_only_the_named_part_of_a_text_is_cut() -> None:
    assert cut("out (in, away, in) out", 5, 17, [(9, 13)]).text == "in,\n\n, in"
