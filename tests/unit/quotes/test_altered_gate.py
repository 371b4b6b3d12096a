"""Which passages with changed words can be quotations, by where they stand, how long and how like they are."""

from __future__ import annotations

import pytest

from threadtui.quotes.gates import Layout, may_be_altered

_LEADS = Layout(opens_block=True, closes_block=True, leads=True, ends=False)
_BELOW = Layout(opens_block=True, closes_block=True, leads=False, ends=False)


@pytest.mark.parametrize(
    ("words", "likeness", "layout", "may"),
    [
        (8, 0.7, _LEADS, True),
        (8, 0.95, _BELOW, False),
        (14, 0.7, _BELOW, False),
        (14, 0.9, _BELOW, True),
        (30, 0.7, _BELOW, True),
    ],
)
def test_below_other_words_a_short_passage_has_to_be_much_alike(
    words: int, likeness: float, layout: Layout, may: bool
) -> None:
    assert may_be_altered("the words of a sentence", words, likeness, layout) is may


def test_code_is_no_quotation_with_changes() -> None:
    assert not may_be_altered("for (i = 0; i < n; i++) { a[i] = b[i]; }", 30, 0.99, _LEADS)
