"""The help is searchable and has the live keys; the palette has every action."""

from __future__ import annotations

import pytest
from tests.helpers import jsonl
from tests.ui.conftest import Opener, Reading
from textual.command import CommandPalette
from textual.widgets import Input, OptionList

from threadtui.ui.keys import KEYS


async def look_up(session: Reading, words: str) -> str:
    """Open the help and type words; what it shows then."""
    await session.press("question_mark", "slash")
    await session.press(*("space" if letter == " " else letter for letter in words))
    return session.pane("help")


async def test_the_help_shows_only_the_keys_with_the_words_typed(reading: Opener) -> None:
    async with reading() as session:
        shown = await look_up(session, "bottom")
        assert "zb" in shown
        assert "next post" not in shown
        await session.press("enter")
        assert session.pane("help").rstrip() == shown.rstrip()
        await session.press("escape")
        assert "next post" in session.pane("help")
        await session.press("escape")
        assert "#1 Crumbshot" in session.pane("posts")
        assert "Find a key" not in session.foot()


@pytest.mark.parametrize(
    ("words", "keys"), [("fold-chain", "zx"), ("AUTHORS filter", "f"), ("level of", "zm")]
)
async def test_keys_are_found_by_name_heading_and_words(reading: Opener, words: str, keys: str) -> None:
    async with reading() as session:
        shown = await look_up(session, words.lower())
        assert any(line.split()[:1] == [keys] for line in shown.splitlines())


async def test_a_sign_is_looked_for_among_the_keys(reading: Opener) -> None:
    async with reading() as session:
        await session.press("question_mark", "slash", "backslash")
        lines = [line for line in session.pane("help").splitlines() if line.startswith("  ")]
        assert len(lines) == 1
        assert "only the posts with a match" in lines[0]


async def test_words_that_no_key_has(reading: Opener) -> None:
    async with reading() as session:
        assert "No key does anything with these words." in await look_up(session, "zebra")


async def test_every_key_and_its_name_stand_in_the_help(reading: Opener) -> None:
    async with reading(size=(140, 200)) as session:
        await session.press("question_mark")
        shown = session.pane("help")
        for key in KEYS:
            assert f":{key.id}" in shown
            assert key.shown in shown


async def test_the_palette_has_every_action_and_does_it(reading: Opener) -> None:
    async with reading() as session:
        await session.press("j", "j", "ctrl+p")
        palette = session.pilot.app.screen
        assert isinstance(palette, CommandPalette)
        palette.query_one(Input).value = "only this author's posts"
        options = palette.query_one(OptionList)
        for _ in range(100):
            await session.pilot.pause(0.02)
            if options.option_count:
                break
        await session.press("enter")
        await session.pilot.pause()
        assert "only rye_guy: 5 of 33 posts" in session.head()


async def test_a_hostile_name_is_only_a_name_in_the_palette(reading: Opener) -> None:
    name = "[/nope] [bold]evil[@click=app.bell()]x"
    async with reading(jsonl((name, "One post."), ("Orla", "And another."))) as session:
        await session.press("ctrl+p")
        palette = session.pilot.app.screen
        palette.query_one(Input).value = "only [/nope"
        options = palette.query_one(OptionList)
        for _ in range(100):
            await session.pilot.pause(0.02)
            if options.option_count:
                break
        await session.press("enter")
        await session.pilot.pause()
        assert f"only {name}" in session.head()
