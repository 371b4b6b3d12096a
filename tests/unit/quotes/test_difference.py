"""The word difference between a quotation and its source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threadtui.quotes.difference import Change, Weight, difference


@pytest.mark.parametrize(
    ("quote", "source", "changes"),
    [
        ("It is safe.", "It is not safe.", [Change("not", "", Weight.NEGATION)]),
        ("You can do it", "You can't do it", [Change("can't", "can", Weight.NEGATION)]),
        ("We sold 12 boats", "We sold 21 boats", [Change("21", "12", Weight.NUMBER)]),
        ("the harbor is old", "the harbour is old", [Change("harbour", "harbor", Weight.SPELLING)]),
        (
            "We sail.",
            "We sail, but we do not go past the old mole.",
            [
                Change("but we do not go past the old mole", "", Weight.WORDS),
            ],
        ),
        ("the green boat", "the boat", [Change("", "green", Weight.WORDS)]),
        ("It’s OLD", "it's old", []),
    ],
)
def test_kinds(quote: str, source: str, changes: list[Change]) -> None:
    assert difference(quote, source) == changes


def test_what_bears_meaning_comes_first() -> None:
    changes = difference("the harbor is safe for 12 boats", "the harbour is not safe for 21 boats")
    assert [change.weight for change in changes] == [Weight.NEGATION, Weight.NUMBER, Weight.SPELLING]


@given(st.text(max_size=80))
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert difference(text, text) == []
