"""From a reply to the exact quoted words, and back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.helpers import SHARED, folded
from tests.ui.conftest import Opener, Reading

FOUNDING = SHARED / "seed" / "spine-surgery-thread.txt"


async def goto(session: Reading, number: int) -> None:
    """Step to a post."""
    while session.current < number:
        await session.press("j")


async def test_to_the_source_lights_exactly_the_quoted_words(reading: Opener) -> None:
    async with reading() as session:
        await goto(session, 7)
        await session.press("left_square_bracket")
        assert session.current == 6
        assert session.lit() == "He's eaten the lot by teatime and sits in his own vinegar till morning."
        assert "#7 → #6  verbatim" in session.foot()


async def test_back_to_the_reply_lights_its_quotation(reading: Opener) -> None:
    async with reading() as session:
        await goto(session, 7)
        await session.press("left_square_bracket", "right_square_bracket")
        assert session.current == 7
        assert "#6 rye_guy" in session.lit()


async def test_of_several_quotations_the_one_that_was_followed_is_lit(reading: Opener) -> None:
    async with reading() as session:
        for number in (1, 2, 3):
            await goto(session, 26)
            await session.press(str(number))
            source = session.current
            assert source != 26
            await session.press("right_square_bracket")
            assert session.current == 26
            assert f"▸ #{source} " in session.lit()
            assert session.lit().count("▸") == 1
            await session.press("left_square_bracket")  # the one that is lit is the one that is chosen
            assert session.current == source


async def test_climbing_again_goes_on_up_the_chain_and_down_the_same_way(reading: Opener) -> None:
    async with reading() as session:
        await goto(session, 7)
        await session.press(*["left_square_bracket"] * 3)
        assert session.current == 4
        assert "#7 → #6 → #5 → #4" in session.foot()
        await session.press(*["right_square_bracket"] * 3)
        assert session.current == 7


async def test_without_a_path_down_is_the_first_reply(reading: Opener) -> None:
    async with reading() as session:
        await goto(session, 22)
        await session.press("right_square_bracket")
        assert session.current == 23


async def test_enter_follows_the_quote_that_was_chosen(reading: Opener) -> None:
    async with reading() as session:
        await goto(session, 26)
        await session.press("semicolon", "enter")
        assert session.current == 24
        await session.press("backspace")
        assert session.current == 26
        await session.press("comma", "enter")
        assert session.current == 25


async def test_a_quote_opens_in_place_and_a_quote_in_it_too(reading: Opener) -> None:
    async with reading() as session:
        await goto(session, 17)
        assert "┃ Matter isn't created in a jar" not in session.pane("posts")
        await session.press("o")
        assert "┃ Matter isn't created in a jar" in session.pane("posts")
        assert "Gerald weighed 41 g more this morning" not in session.text()
        await session.press("semicolon", "o", "semicolon", "o")
        assert "Gerald weighed 41 g more this morning" in session.text()
        assert "┃ ┃ ┃ " in session.text()


async def test_opening_all_and_folding_all(reading: Opener) -> None:
    async with reading() as session:
        await goto(session, 7)
        await session.press("z", "R")
        assert "He's eaten the lot by teatime and sits in" in session.text()
        await session.press("z", "M")
        assert "▾ #6 rye_guy" not in session.pane("posts")
        assert session.current == 7


async def test_back_and_forward_restore_the_place(reading: Opener) -> None:
    async with reading() as session:
        await goto(session, 26)
        before = session.text()
        await session.press("enter")
        there = session.text()
        assert there != before
        await session.press("H")
        assert session.text() == before
        await session.press("L")
        assert session.text() == there


async def test_a_click_on_a_quote_follows_it_and_on_its_mark_opens_it(reading: Opener) -> None:
    async with reading() as session:
        await goto(session, 7)
        await session.click("▸ #6 rye_guy", skip=0)
        assert "▾ #6 rye_guy" in session.pane("posts")
        await session.click("verbatim 0.9")
        assert session.current == 6


async def test_quoted_passages_carry_a_mark_with_their_number(reading: Opener) -> None:
    async with reading(size=(120, 60)) as session:
        await goto(session, 30)
        marked = [line for line in session.lines() if "▌" in line]
        assert any("1×" in line for line in marked)


async def test_a_post_that_quotes_nothing_says_so(reading: Opener) -> None:
    async with reading() as session:
        await session.press("left_square_bracket")
        assert session.current == 1
        assert "#1 quotes no post" in session.foot()


@pytest.mark.skipif(not FOUNDING.exists(), reason="the founding thread is not on this machine")
async def test_every_quote_of_the_founding_thread_lands_on_its_words(reading: Opener) -> None:
    expected = json.loads(Path(FOUNDING.with_suffix("").with_suffix(".expected.json")).read_text("utf-8"))
    async with reading(FOUNDING, size=(120, 100)) as session:
        for post in expected["posts"]:
            await goto(session, post["number"])
            for quote in post["quotes"]:
                await session.press("left_square_bracket")
                assert session.current == quote["source"]
                assert session.lit() == folded(quote["text"])
                await session.press("right_square_bracket")
                assert session.current == post["number"]
