"""A thread opens where it was left; marks, what was read, settings, keys, what was read lately."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from tests.helpers import SAMPLES
from tests.ui.conftest import Reading
from tests.ui.test_taking import toasts
from tests.unit.test_pages import page, post

from threadtui.readers import InputFile
from threadtui.settings import Settings
from threadtui.state import Shelf
from threadtui.ui.app import ThreadApp, open_first
from threadtui.ui.keys import KEYS
from threadtui.ui.rebinding import keymap, rebound

SOURDOUGH = (SAMPLES / "sourdough.txt").read_bytes()


@asynccontextmanager
async def session_of(
    folder: Path, data: bytes = SOURDOUGH, settings: Settings | None = None, size: tuple[int, int] = (100, 30)
) -> AsyncIterator[Reading]:
    """A session that remembers in a folder."""
    path = folder / "thread.txt"
    path.write_bytes(data)
    app = ThreadApp(*open_first(InputFile.open(path)), shelf=Shelf(folder / "state"), settings=settings)
    async with app.run_test(size=size, notifications=True) as pilot:
        session = Reading(pilot)
        await session.screen.linked.wait()
        await session.screen.recalled.wait()
        await pilot.pause()
        yield session
    await kept()


async def kept() -> None:
    """Wait for what is written beside the screen."""
    while any(thread.name == "keep" for thread in threading.enumerate()):
        await asyncio.sleep(0.01)


def head(session: Reading, words: str) -> str:
    """The line of the page with the number and the name of a post."""
    return next(line for line in session.pane("posts").splitlines() if words in line)


async def goto(session: Reading, number: int) -> None:
    """Go to a post by its number."""
    await session.press("colon", *str(number), "enter")
    assert session.current == number


async def test_a_thread_opens_where_it_was_left(tmp_path: Path) -> None:
    async with session_of(tmp_path) as session:
        assert session.current == 1
        await goto(session, 17)
        await session.press("z", "t", "ctrl+e", "ctrl+e")
        top = session.lines()[2]
    async with session_of(tmp_path) as session:
        assert session.current == 17
        assert session.lines()[2] == top
        assert "Where you left it: #17" in toasts(session)
        await session.press("H")
        assert session.current == 1


async def test_a_longer_copy_of_the_thread_marks_what_is_new(tmp_path: Path) -> None:
    posts = (SAMPLES / "tide-beacon.jsonl").read_bytes().splitlines(keepends=True)
    async with session_of(tmp_path, b"".join(posts[:-3])) as session:
        await session.press("G")
        for _ in range(40):
            await session.press("b")
        last = len(session.screen.thread.posts)
    async with session_of(tmp_path, b"".join(posts)) as session:
        assert " new" not in session.pane("posts")
        await session.press("u")
        assert session.current == last + 1
        assert f"#{last + 1} " in next(line for line in session.pane("posts").splitlines() if "new ·" in line)


async def test_read_and_new_again(tmp_path: Path) -> None:
    async with session_of(tmp_path) as session:
        await session.press("j", "U")
        assert " new" in head(session, "#2 BakesInSocks")
        await goto(session, 20)
        for _ in range(3):
            await session.press("j")
    async with session_of(tmp_path) as session:
        await session.press("g", "g")
        assert " new" in head(session, "#2 BakesInSocks")
        await session.press("u")
        assert session.current == 2
        await session.press("U")
        assert " new" not in head(session, "#2 BakesInSocks")


async def test_posts_that_were_there_are_not_new_but_not_read(tmp_path: Path) -> None:
    async with session_of(tmp_path) as session:
        await session.press("j")
    async with session_of(tmp_path) as session:
        await session.press("G")
        assert " new" not in session.pane("posts")
        await session.press("g", "g", "u")
        assert session.current > 2


async def test_marks_are_kept(tmp_path: Path) -> None:
    async with session_of(tmp_path) as session:
        await goto(session, 9)
        await session.press("m", "a")
        assert "#9 is marked a" in session.foot()
        await session.press("G", "apostrophe", "a")
        assert session.current == 9
        await session.press("apostrophe", "apostrophe")
        assert session.current == 33
        await session.press("apostrophe", "z")
        assert "nothing is marked z" in session.foot()
    async with session_of(tmp_path) as session:
        await session.press("apostrophe")
        assert "a #9" in session.foot()
        await session.press("a")
        assert session.current == 9


async def test_a_broken_state_file_is_said_and_kept(tmp_path: Path) -> None:
    async with session_of(tmp_path) as session:
        await goto(session, 9)
    (file,) = (tmp_path / "state").iterdir()
    file.write_text("{broken", "utf-8")
    async with session_of(tmp_path) as session:
        assert "moved aside" in toasts(session)
        assert session.current == 1
    assert (tmp_path / "state" / f"{file.name}.broken-1").read_text("utf-8") == "{broken"


async def test_nothing_is_kept_where_the_user_does_not_want_it(tmp_path: Path) -> None:
    app = ThreadApp(*open_first(InputFile.open(SAMPLES / "sourdough.txt")))
    async with app.run_test() as pilot:
        session = Reading(pilot)
        await session.screen.linked.wait()
        await session.press("m", "a", "G", "q")
    assert list(tmp_path.iterdir()) == []


async def test_what_was_read_lately_opens_where_it_was_left(tmp_path: Path) -> None:
    async with session_of(tmp_path) as session:
        await goto(session, 9)
    app = ThreadApp(None, shelf=Shelf(tmp_path / "state"))
    async with app.run_test(size=(120, 30), notifications=True) as pilot:
        await pilot.pause()
        shown = "\n".join("".join(s.text for s in strip) for strip in app.screen._compositor.render_strips())
        assert "Starter only rises" in shown
        assert "#9 of 33" in shown
        await pilot.press("enter")
        await pilot.pause()
        session = Reading(pilot)
        await session.screen.recalled.wait()
        await pilot.pause()
        assert session.current == 9
        await session.press("q")
        assert app.screen.query("RecentList")


async def test_nothing_was_read_yet(tmp_path: Path) -> None:
    app = ThreadApp(None, shelf=Shelf(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        foot = "".join(segment.text for segment in app.screen._compositor.render_strips()[-1])
        assert "threadtui FILE opens a discussion" in foot
        await pilot.press("enter", "j", "q")
    assert app.return_code == 0


async def test_keys_of_the_settings_do_what_they_are_given(tmp_path: Path) -> None:
    keys = {"next": ["w"], "quit": ["z q"], "top": ["E"], "open": [], "nope": ["p"]}
    async with session_of(
        tmp_path, settings=Settings(keys={k: tuple(v) for k, v in keys.items()})
    ) as session:
        assert "keys.nope: nothing is called so" in toasts(session)
        await session.press("w", "w", "j")
        assert session.current == 3
        before = session.pane("posts")
        await session.press("o")
        assert session.pane("posts") == before
        await session.press("E")
        assert "#3 " in session.lines()[2]
        await session.press("question_mark")
        help_ = session.text()
        assert any(line.split()[1:2] == ["w"] and "next post" in line for line in help_.splitlines())
        await session.press("question_mark", "q")
        assert session.pilot.app.return_code is None
        await session.press("z", "q")
        assert session.pilot.app.return_code == 0


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"nxt": ["w"]}, "keys.nxt: nothing is called so; is next meant?"),
        ({"next": ["ctrl+"]}, "'ctrl+' is no key"),
        ({"next": ["nokey"]}, "'nokey' is no key"),
        ({"next": ["w"], "previous": ["w"]}, "keys.previous: w is next's already"),
        ({"next": ["z"], "top": ["z t"]}, "keys.next: z begins z t, which is top's"),
    ],
)
def test_wrong_keys_are_named(wanted: dict[str, list[str]], said: str) -> None:
    _, problems = rebound(wanted)
    assert any(said in problem for problem in problems)


def test_a_key_that_is_given_away_is_lost_by_what_had_it() -> None:
    table, problems = rebound({"find": ["q"], "quit": ["ctrl+x"], "page-down": ["PgDn", "Space"]})
    now = {key.id: key.keys for key in table}
    assert problems == []
    assert (now["find"], now["quit"], now["page-down"]) == ("q", "ctrl+x", "pagedown,space")
    assert keymap(table)["quit"] == "ctrl+x"
    keys = [key for entry in table if entry.keys for key in entry.keys.split(",")]
    assert len(keys) == len(set(keys))
    without_pairs = {key.id: key.keys for key in rebound({"next": ["z"]})[0]}
    assert (without_pairs["next"], without_pairs["top"]) == ("z", "")
    assert rebound({}) == (KEYS, [])
    lost, _ = rebound({"open": ["1"]})
    assert keymap(lost)["nth-quote-9"] == "unbound"


async def test_width_and_theme_of_the_settings(tmp_path: Path) -> None:
    settings = Settings(theme="high-contrast", width=40, reduced_motion=True)
    async with session_of(tmp_path, settings=settings, size=(160, 40)) as session:
        assert session.pilot.app.theme == "high-contrast"
        assert session.pilot.app.animation_level == "none"
        words = [line for line in session.pane("posts").splitlines() if line[3:4].isalpha()]
        assert max(len(line.rstrip(" ▁▂▃▄▅▆▇█")) for line in words) <= 3 + 40 + 4
    async with session_of(tmp_path, settings=Settings(theme="nope")) as session:
        assert "there is no theme nope" in toasts(session)


async def test_a_theme_that_was_chosen_is_there_the_next_time(tmp_path: Path) -> None:
    async with session_of(tmp_path) as session:
        await session.press("colon")
        session.screen.field.value = "theme high-contrast"
        await session.press("enter")
    async with session_of(tmp_path) as session:
        assert session.pilot.app.theme == "high-contrast"
    async with session_of(tmp_path, settings=Settings(theme="light")) as session:
        assert session.pilot.app.theme == "light"


async def test_a_thread_of_several_files_is_opened_with_all_of_them(tmp_path: Path) -> None:
    pages = [tmp_path / "page-1.html", tmp_path / "page-2.html"]
    for number, path in enumerate(pages):
        path.write_bytes(page(*(post(4 * number + at, f"Word {at} of page {number}.") for at in range(1, 5))))
    app = ThreadApp(None, shelf=Shelf(tmp_path / "state"))
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        app.open_paths(pages, 0)
        await pilot.pause()
        session = Reading(pilot)
        await session.screen.recalled.wait()
        await session.press("G")
        last = session.current
        await session.press("q")
    await kept()
    assert last == 8
    (memory,) = Shelf(tmp_path / "state").recent()
    assert memory.paths == [str(path) for path in pages]
    assert (memory.at, memory.posts) == (last, last)
