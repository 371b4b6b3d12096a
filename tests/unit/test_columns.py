"""The columns of a screen of any width add up, and the posts can be read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from threadtui.ui.arrangement import PANES, Arrangement
from threadtui.ui.columns import LEAST, LEFT, READABLE, RIGHT, columns

ARRANGEMENTS = st.builds(
    Arrangement,
    authors=st.integers(0, 60),
    quotes=st.floats(0, 0.9),
    hidden=st.sets(st.sampled_from(PANES[1:])),
    side=st.sampled_from(PANES[1:]),
)


@given(st.integers(20, 400), st.integers(20, 200), ARRANGEMENTS, st.sampled_from(PANES))
def test_columns_add_up_to_the_screen(width: int, measure: int, wanted: Arrangement, focus: str) -> None:
    shared = columns(width, measure, wanted, focus)
    assert focus in shared.shown
    assert set(shared.sides) == (shared.shown - {"posts"} if len(shared.shown) > 1 else set())
    if "posts" in shared.shown:
        assert shared.page + shared.bar + sum(cells + 1 for cells in shared.sides.values()) == width
        assert shared.margin + LEFT + RIGHT < shared.page


@given(st.integers(80, 400), ARRANGEMENTS)
def test_posts_and_panes_beside_them_stay_readable(width: int, wanted: Arrangement) -> None:
    shared = columns(width, 90, wanted)
    assert shared.page + shared.bar >= READABLE
    assert all(cells >= LEAST[side] for side, cells in shared.sides.items())
    assert shared.left == (shared.sides["authors"] + 1 if "authors" in shared.sides else 0)


def test_one_pane_has_a_narrow_screen_two_a_usual_one_three_a_wide_one() -> None:
    wanted = Arrangement()
    assert [len(columns(width, 90, wanted).shown) for width in (79, 80, 119, 120)] == [1, 2, 2, 3]
    assert columns(200, 90, Arrangement(alone="posts")).shown == {"posts"}
