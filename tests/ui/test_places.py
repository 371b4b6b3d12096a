"""The place on the screen stays put through folds, filters and other widths; back and forward bring it back whole."""

from __future__ import annotations

import pytest
from tests.ui.conftest import Opener, Reading


def line_of(session: Reading, words: str) -> int:
    """The line of the page on which words stand."""
    return next(at for at, line in enumerate(session.pane("posts").splitlines()) if words in line)


async def goto(session: Reading, number: int) -> None:
    """Go to a post by its number."""
    await session.press("colon", *str(number), "enter")
    assert session.current == number


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 20)])
async def test_opening_and_folding_all_quotes_leaves_the_current_post_in_its_place(
    reading: Opener, size: tuple[int, int]
) -> None:
    async with reading(size=size) as session:
        await goto(session, 20)
        await session.press("z", "z")
        before = line_of(session, "#20 rye_guy")
        await session.press("T")
        assert line_of(session, "#20 rye_guy") == before
        await session.press("T")
        assert line_of(session, "#20 rye_guy") == before


async def test_a_filter_and_its_end_leave_the_current_post_in_its_place(reading: Opener) -> None:
    async with reading(size=(80, 24)) as session:
        await goto(session, 13)
        await session.press("f", "z", "t")
        top = line_of(session, "#13 rye_guy")
        await session.press("escape")
        assert line_of(session, "#13 rye_guy") == top


async def test_a_line_for_typing_does_not_hide_the_current_post(reading: Opener) -> None:
    async with reading(size=(80, 24)) as session:
        for _ in range(20):
            await session.press("j")
            head = f"#{session.current} "
            at = line_of(session, head)
            await session.press("slash")
            assert head in session.pane("posts")
            await session.press("escape")
            assert abs(line_of(session, head) - at) <= 1


async def test_back_restores_the_filter_that_was_left(reading: Opener) -> None:
    async with reading() as session:
        await goto(session, 7)
        await session.press("f")
        before = session.text()
        assert "only BakesInSocks" in session.head()
        await session.press("left_square_bracket")
        assert "of 33 posts" not in session.head()
        await session.press("H")
        assert session.text() == before
        await session.press("L")
        assert "of 33 posts" not in session.head()


async def test_back_restores_folds_and_light(reading: Opener) -> None:
    async with reading() as session:
        await goto(session, 26)
        await session.press("o", "semicolon", "o")
        before = session.pane("posts")
        assert session.pane("posts").count("┃ ▾") == 2
        await session.press("left_square_bracket", "T")
        lit = session.lit()
        assert lit
        there = session.pane("posts")
        await session.press("backspace")
        assert session.pane("posts") == before
        await session.press("alt+right")
        assert session.pane("posts") == there
        assert session.lit() == lit
