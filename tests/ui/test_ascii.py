"""With `ascii = true` the program draws nothing that a terminal or font may lack."""

from __future__ import annotations

from tests.ui.conftest import Reading, opened_file

from threadtui.settings import Settings
from threadtui.ui.app import ThreadApp, open_first

KEYS = ((), ("T",), ("t",), ("v",), ("tab", "h"), ("tab", "j", "f"), ("at",), ("escape", "escape", "equals_sign"),
        ("escape", "colon", "2", "4", "enter", "i"), ("escape", "r"), ("escape", "question_mark"),
        ("escape", "slash", "g", "enter"), ("R",), ("x",))  # fmt: skip


async def test_nothing_but_letters_of_posts_is_beyond_ascii() -> None:
    app = ThreadApp(*open_first(opened_file("sourdough.txt")), settings=Settings(ascii=True))
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        session = Reading(pilot)
        await session.screen.linked.wait()
        for keys in KEYS:
            await session.press(*keys)
            shown = session.text()
            beyond = {sign for sign in shown if not sign.isascii() and not sign.isalpha()}
            assert beyond == set(), keys
            assert session.widths() == [120] * 40
        assert "#25 " in session.text()


async def test_the_tree_is_drawn_with_plain_characters() -> None:
    app = ThreadApp(*open_first(opened_file("sourdough.txt")), settings=Settings(ascii=True))
    async with app.run_test(size=(120, 40)) as pilot:
        session = Reading(pilot)
        await session.screen.linked.wait()
        await pilot.pause()
        assert "+-v #25 Crumbshot" in session.pane("quotes")
        assert "|" in session.lines()[9]
