"""How busy a thread was."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np  # noqa: F401 - many posts are counted with it where it is loaded
import pytest
from hypothesis import given
from hypothesis import strategies as st

from threadtui.model import Post
from threadtui.ui import activity
from threadtui.ui.activity import Activity


def posts(days: list[int | None]) -> list[Post]:
    """A post for each number of days after a first of January, or without a date."""
    first = date(2001, 1, 1)
    dates = (None if after is None else first + timedelta(days=after) for after in days)
    return [Post((at, at + 1), at + 1, "Ann", when) for at, when in enumerate(dates)]


@given(st.lists(st.none() | st.integers(0, 5000), min_size=1, max_size=40), st.data(), st.integers(1, 30))
def test_many_posts_are_counted_as_few_are(days: list[int | None], data: st.DataObject, width: int) -> None:
    busy = Activity(posts(days))
    some = data.draw(st.none() | st.lists(st.integers(0, len(days) - 1)))
    few = busy.plot_lines(some, width, 3)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(activity, "_MANY", -1)
        assert busy.plot_lines(some, width, 3) == few
