"""The cursor is brought from cell to cell in few bytes."""

from __future__ import annotations

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st

from threadtui.ui.moves import jump, move

WIDTH, HEIGHT = 240, 60
ROWS, COLUMNS = st.integers(1, HEIGHT), st.integers(1, WIDTH)


@given(ROWS, st.integers(1, WIDTH - 1), ROWS, COLUMNS, st.one_of(st.none(), COLUMNS))
def test_the_cursor_is_where_it_is_wanted(
    row: int, column: int, to_row: int, to_column: int, truly: int | None
) -> None:
    screen = pyte.Screen(WIDTH, HEIGHT)
    told = move(row, column, to_row, to_column, truly is None)
    pyte.Stream(screen).feed(f"\x1b[{row};{truly or column}H{told}")
    assert (screen.cursor.y + 1, screen.cursor.x + 1) == (to_row, to_column)
    assert len(told) <= len(f"\x1b[{to_row};{to_column}H")


@pytest.mark.parametrize(
    ("told", "least"),
    [
        (jump(12, 1), "\x1b[12H"),
        (move(2, 9, 2, 9, True), ""),
        (move(2, 9, 2, 9, False), "\x1b[9G"),
        (move(2, 90, 2, 118, True), "\x1b[28C"),
        (move(2, 90, 3, 88, True), "\x1bD\b\b"),
        (move(20, 90, 9, 90, True), "\x1b[9d"),
        (move(20, 90, 21, 1, False), "\r\x1bD"),
        (move(20, 90, 21, 88, False), "\x1b[21;88H"),
    ],
)
def test_of_all_ways_the_shortest_is_taken(told: str, least: str) -> None:
    assert told == least
