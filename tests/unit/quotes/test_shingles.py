"""Runs of words that two posts share."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from threadtui.quotes.shingles import Runs, in_runs, without_clashes
from threadtui.quotes.tokens import tokenize

_COUNT = 60


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20))))
def test_the_words_in_runs_are_those_of_any_run(spans: list[tuple[int, int]]) -> None:
    expected = {row for start, words in spans for row in range(start, start + words)}
    assert set(np.flatnonzero(in_runs(_runs(spans), _COUNT)).tolist()) == expected


def test_a_word_may_stand_in_any_number_of_runs() -> None:
    inside = in_runs(_runs([(10, 5)] * 300 + [(12, 6)] * 256), _COUNT)
    assert np.flatnonzero(inside).tolist() == list(range(10, 18))


def test_a_run_of_other_words_is_left_out() -> None:
    words = tokenize(["one two three four five", "one two three four six", "one two three four five"])
    start, source = np.array([5, 10, 10], np.int32), np.array([0, 0, 5], np.int32)
    runs = without_clashes(words, Runs(start, source, np.full(3, 5, np.int32)))
    assert (runs.start.tolist(), runs.source.tolist()) == ([10], [0])


def _runs(spans: list[tuple[int, int]]) -> Runs:
    """Runs in reading order; where they are from makes no difference here."""
    start, words = np.array(sorted(spans), np.int32).reshape(-1, 2).T
    return Runs(start, start, words)
