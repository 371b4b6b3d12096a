"""The command line: numbers, shares, dates, and everything by its name."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.ui.conftest import Opener, Reading
from tests.ui.test_taking import saved, toasts

from threadtui.ui.keys import KEYS


async def command(session: Reading, words: str) -> None:
    """Type a command."""
    await session.press("colon")
    session.screen.field.value = words
    await session.press("enter")


@pytest.mark.parametrize(
    ("words", "current"),
    [("22", 22), ("#5", 5), ("0", 1), ("50%", 17), ("100%", 33), ("999%", 33), ("0%", 1), ("2023-12-28", 14),
     ("2024", 30), ("2023-12", 1), ("34", 1), ("last", 33), (":9", 9), ("", 1)],
)  # fmt: skip
async def test_where_a_command_goes(reading: Opener, words: str, current: int) -> None:
    async with reading() as session:
        await command(session, words)
        assert session.current == current


async def test_what_cannot_be_gone_to_is_said(reading: Opener) -> None:
    async with reading() as session:
        for words, said in (
            ("34", "There is no post 34; the last is 33."),
            ("2031-01", "There is no post of 2031-01 or later."),
            ("nonsense", "There is no command nonsense"),
            ("author zebra", "There is no author with zebra"),
            ("theme zebra", "There is no theme zebra"),
        ):
            await command(session, words)
            assert said in toasts(session)


@pytest.mark.parametrize("name", [key.id for key in KEYS if not key.id.startswith("quit")])
async def test_everything_has_a_name(reading: Opener, name: str) -> None:
    async with reading() as session:
        await session.press("j", "j")
        await command(session, name)
        assert "There is no command" not in toasts(session)
        assert session.pilot.app.return_code is None


async def test_names_with_words(reading: Opener, tmp_path: Path) -> None:
    async with reading() as session:
        await command(session, "author pat")
        assert "only Pat at the mill" in session.head()
        await command(session, f"save {tmp_path / 'pat.txt'}")
        await saved(session)
        assert "Pat at the mill" in (tmp_path / "pat.txt").read_text("utf-8")
        await command(session, "find thermometer")
        await session.screen.found.wait()
        await session.pilot.pause()
        assert session.lit() == "thermometer"
        await session.press("escape")
        await command(session, "theme light")
        assert session.pilot.app.theme == "light"


async def test_tab_completes_a_name(reading: Opener) -> None:
    async with reading() as session:
        await session.press("j", "j", "colon", *"filter-au")
        await session.pilot.pause(0.05)
        await session.press("tab", "enter")
        assert "only rye_guy" in session.head()
