"""Peeking, who quotes a post, and why a link holds: in a sheet, the place left alone."""

from __future__ import annotations

import pytest
from tests.ui.conftest import Opener, Reading


async def goto(session: Reading, number: int) -> None:
    """Go to a post by its number."""
    await session.press("colon", *str(number), "enter")
    assert session.current == number


async def test_peek_shows_the_source_with_its_words_lit_and_leaves_the_place(reading: Opener) -> None:
    async with reading() as session:
        await goto(session, 7)
        await session.press("P")
        assert "Source of the quote in #7" in session.text()
        assert session.lit() == "He's eaten the lot by teatime and sits in his own vinegar till morning."
        assert session.current == 7
        await session.press("escape")
        assert "Source of the quote" not in session.text()
        assert session.current == 7


async def test_peeking_again_climbs_on(reading: Opener) -> None:
    async with reading() as session:
        await goto(session, 7)
        await session.press("P", "P")
        assert "Source of the quote in #6" in session.text()
        assert session.lit().startswith("3. Every morning at seven")
        await session.press("q")
        assert session.current == 7


async def test_who_quotes_this_post_and_which_words(reading: Opener) -> None:
    async with reading() as session:
        await goto(session, 22)
        await session.press("r")
        sheet = session.pane("sheet")
        assert "#23 BakesInSocks" in sheet
        assert "#27 Pat at the mill" in sheet
        assert "spoon of rye" in sheet
        await session.press("j", "enter")
        assert session.current == 24
        await session.press("H")
        assert session.current == 22


async def test_a_post_that_nobody_quotes(reading: Opener) -> None:
    async with reading() as session:
        await goto(session, 33)
        await session.press("r")
        assert "No post of this file quotes it." in session.pane("sheet")


async def test_evidence_names_method_confidence_and_place(reading: Opener) -> None:
    async with reading() as session:
        await goto(session, 16)
        await session.press("i")
        sheet = session.pane("sheet")
        assert "#15 hydration_nation" in sheet
        assert "Confidence 0." in sheet
        await session.press("enter")
        assert session.current == 15


@pytest.mark.parametrize("size", [(40, 20), (80, 24), (120, 40)])
async def test_peeking_shows_the_quoted_words_wherever_they_stand_in_the_post(
    reading: Opener, size: tuple[int, int]
) -> None:
    async with reading(size=size) as session:
        for number in (5, 15, 23, 27, 28):
            await goto(session, number)
            await session.press("P")
            assert "Source of the quote" in session.text()
            assert session.lit(), number
            await session.press("escape")
