"""Keys that come faster than the screen can follow, as from a paste or over a slow line, all do what they are for."""

from __future__ import annotations

from tests.ui.conftest import Opener, Reading
from tests.ui.test_threads import listing, rows
from textual import events


async def at_once(session: Reading, keys: str) -> None:
    """All keys at once, before the first of them has done anything."""
    names = {
        ":": "colon",
        "'": "apostrophe",
        "/": "slash",
        "\r": "enter",
        "\x1b": "escape",
        "[": "left_square_bracket",
    }
    for key in keys:
        character = key if key.isprintable() else None
        session.pilot.app.post_message(events.Key(names.get(key, key), character))
    await session.pilot.pause()
    await session.pilot.pause()


async def test_a_number_and_words_to_find(reading: Opener) -> None:
    async with reading() as session:
        await at_once(session, ":24\r")
        assert session.current == 24
        await at_once(session, "/gdansk\r")
        await session.screen.found.wait()
        await session.pilot.pause()
        assert session.current == 25
        assert session.lit() == "Gdansk"


async def test_pairs_of_keys_and_marks(reading: Opener) -> None:
    async with reading() as session:
        await at_once(session, "jjjma" + "gg" + "j")
        assert session.current == 2
        await at_once(session, "'a" + "[")
        assert session.current == 3


async def test_words_for_the_list_of_threads() -> None:
    async with listing() as session:
        await at_once(session, "/rope\r")
        assert [row.split("  ")[0] for row in rows(session)] == ["[bold]Rope[/nope]"]
