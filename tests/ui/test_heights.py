"""Where rows stand, against plain sums."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from threadtui.ui.heights import Heights


@given(st.lists(st.integers(1, 9), min_size=1, max_size=40), st.data())
def test_tops_and_places_after_changes(heights: list[int], data: st.DataObject) -> None:
    ours = Heights.alike(len(heights), 8)
    for row in data.draw(st.permutations(range(len(heights)))):
        ours.set(row, heights[row])
    assert ours.total == sum(heights)
    assert [ours.top(row) for row in range(len(heights))] == [
        sum(heights[:row]) for row in range(len(heights))
    ]
    places = [(row, line) for row, height in enumerate(heights) for line in range(height)]
    assert [ours.find(line) for line in range(ours.total)] == places
    assert ours.find(ours.total + 5) == places[-1]
