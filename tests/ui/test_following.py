"""A file that is followed: new posts come, and what the reader does is not disturbed."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from tests.helpers import parted
from tests.ui.conftest import Reading
from tests.ui.test_taking import toasts
from tests.ui.test_threads import BOX, mail, rows
from tests.unit.mail.made import letter
from tests.unit.mail.test_mail_boxes import maildir
from tests.unit.test_growing import append

from threadtui.cli import main
from threadtui.errors import WrongUsage
from threadtui.following import Watch
from threadtui.load import open_threads
from threadtui.readers import InputFile
from threadtui.state import Shelf
from threadtui.ui import loading
from threadtui.ui.app import ThreadApp, open_first
from threadtui.ui.start import run

POSTS = [
    f"Post {at}: the {word} lay on the shelf by the {word} all winter long.\n\nNobody took it."
    for at, word in enumerate(("rope", "lamp", "oil", "anchor", "sail", "oar", "net", "bell"), 1)
]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "POLL", 0.01)


@asynccontextmanager
async def following(path: Path, size: tuple[int, int] = (120, 24)) -> AsyncIterator[Reading]:
    """A session that follows a file, and remembers."""
    app = ThreadApp(*open_first(InputFile.open(path)), shelf=Shelf(path.parent / "state"))
    app.follow = True
    async with app.run_test(size=size, notifications=True) as pilot:
        session = Reading(pilot)
        await session.screen.recalled.wait()
        await pilot.pause()
        yield session


async def gain(session: Reading, path: Path, data: str) -> None:
    """Write on, and wait until the posts and their quotes are shown."""
    session.screen.grown.clear()
    append(path, data)
    await session.screen.grown.wait()
    await session.pilot.pause()


def text_file(folder: Path) -> Path:
    """A page of eight posts."""
    path = folder / "shelf.txt"
    path.write_text(parted(*POSTS), "utf-8")
    return path


def more(*posts: str) -> str:
    """Posts to write on."""
    return "".join(f"\n\u00a0\n{post}" for post in posts)


def quote_of(at: int) -> str:
    """The words of a post that are worth quoting."""
    return POSTS[at - 1].split("\n")[0]


async def test_new_posts_come_and_the_place_stays(tmp_path: Path) -> None:
    path = text_file(tmp_path)
    async with following(path) as session:
        assert "following" in session.head()
        await session.press("j", "j", "z", "t")
        before = session.pane("posts")
        await gain(session, path, more(f"{quote_of(3)}\n\nI did."))
        now = session.pane("posts")
        assert "▌" in now  # the words that are quoted now
        assert [line[4:40].rstrip() for line in now.splitlines()] == [
            line[4:40].rstrip() for line in before.splitlines()
        ]
        assert session.current == 3
        assert "3/9" in session.foot()
        assert "9 posts" in session.head()
        assert "1 of 1 quote" in session.head()
        assert "#9" in session.pane("quotes")
        await session.press("G")
        assert "I did." in session.pane("posts")
        assert "new" in next(each for each in session.pane("posts").splitlines() if "#9" in each)
        await session.press("left_square_bracket")
        assert session.current == 3


async def test_u_goes_to_what_came(tmp_path: Path) -> None:
    path = text_file(tmp_path)
    async with following(path) as session:
        await gain(session, path, more("Ninth.", "Tenth."))
        assert "2 new posts" in session.foot()
        await session.press("u")
        assert session.current == 9


async def test_open_quotes_and_folds_stay_those_they_were(tmp_path: Path) -> None:
    path = tmp_path / "shelf.txt"
    posts = [*POSTS, f"{quote_of(1)}\n\nWhere?", f"{quote_of(2)}\n\nThere."]
    path.write_text(parted(*posts), "utf-8")
    async with following(path, size=(120, 60)) as session:
        await session.press("G", "o")
        before = session.pane("posts")
        assert "▾ #2" in before
        await session.press("tab", "z", "M")
        assert "▸ #1" in session.pane("quotes")
        tree = session.pane("quotes")
        await gain(session, path, more(f"{quote_of(2)}\n\nNo, here.", f"{quote_of(4)}\n\nOr there."))
        assert "▾ #2" in session.pane("posts")
        assert [each for each in session.pane("quotes").splitlines() if "▸ #1" in each or "▸ #2" in each] == [
            each for each in tree.splitlines() if "▸ #1" in each or "▸ #2" in each
        ]


async def test_a_mailbox_gains_messages_and_their_quotations(tmp_path: Path) -> None:
    path = tmp_path / "box"
    path.write_text(BOX, "utf-8")
    async with following(path) as session:
        assert "4 posts" in session.head()
        await gain(
            session, path, mail("5", "Bram", "Re: Anchor", "5 Feb", "> Where is the anchor?\n\nHere.", "4")
        )
        assert "5 posts" in session.head()
        assert "2 of 2 quotes" in session.head()
        assert "#5 Bram" in session.pane("quotes")
        assert "Bram" in session.pane("authors").splitlines()[0]
        assert session.current == 1


async def test_what_came_is_remembered(tmp_path: Path) -> None:
    path = text_file(tmp_path)
    async with following(path) as session:
        await gain(session, path, more("Ninth.", "Tenth."))
        await session.press("G")
    while any(thread.name == "keep" for thread in threading.enumerate()):
        await asyncio.sleep(0.01)
    async with following(path) as session:
        assert session.current == 10


async def test_the_filter_takes_new_posts_in(tmp_path: Path) -> None:
    path = tmp_path / "box"
    path.write_text(BOX, "utf-8")
    async with following(path) as session:
        await session.press("j", "f")
        assert "only Bram: 2 of 4 posts" in session.head()
        await gain(session, path, mail("5", "Bram", "Anchor", "5 Feb", "Here it is.", "4"))
        assert "only Bram: 3 of 5 posts" in session.head()
        assert session.current == 2


async def test_a_selection_stays(tmp_path: Path) -> None:
    path = text_file(tmp_path)
    async with following(path) as session:
        await session.press("x", "w", "w")
        assert "selected" in session.foot()
        selected = session.screen.page.selected
        await gain(session, path, more("Ninth."))
        assert session.screen.page.selected == selected


async def test_a_file_that_is_cut_is_told_and_stays_readable(tmp_path: Path) -> None:
    path = text_file(tmp_path)
    async with following(path) as session:
        path.write_text(parted(*POSTS[:2]), "utf-8")
        while not (told := toasts(session)):
            await session.pilot.pause(0.01)
        assert "changed otherwise than at its end" in told
        assert "following" not in session.head()
        await session.press("G")
        assert session.current == 8
        assert "bell" in session.pane("posts")


async def test_q_leaves_at_once_and_nobody_looks_any_more(tmp_path: Path) -> None:
    async with following(text_file(tmp_path)) as session:
        await session.press("q")
        assert not session.pilot.app.is_running
    for thread in threading.enumerate():
        if thread.name == "loader":
            thread.join(5)
            assert not thread.is_alive()


async def test_what_is_written_before_the_screen_stands_is_shown(tmp_path: Path) -> None:
    path = text_file(tmp_path)
    watch = Watch(path)
    app = ThreadApp(*open_first(InputFile.open(path)))
    append(path, more("A post of the last moment."))
    app.follow, app.watched = True, watch
    async with app.run_test(size=(120, 24)) as pilot:
        session = Reading(pilot)
        await session.screen.grown.wait()
        await pilot.pause()
        assert "9 posts" in session.head()


async def test_without_follow_a_file_is_read_once(tmp_path: Path) -> None:
    path = text_file(tmp_path)
    app = ThreadApp(*open_first(InputFile.open(path)))
    async with app.run_test(size=(100, 24)) as pilot:
        session = Reading(pilot)
        await session.screen.linked.wait()
        assert "following" not in session.head()


def test_what_cannot_be_followed_is_told_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "thread.json"
    path.write_text(
        '{"id": 1, "type": "story", "title": "Oil", "by": "ann", "time": 1, "children": []}', "utf-8"
    )
    with pytest.raises(WrongUsage, match="--follow wants what is written on"):
        run(InputFile.open(path), follow=True)
    assert main(["--follow"]) == 2


async def test_a_maildir_gains_messages_and_keeps_those_that_are_renamed(tmp_path: Path) -> None:
    folder = maildir(tmp_path / "box", letter(1, body="Which oil does the lamp take?"))
    async with following(folder) as session:
        assert "following" in session.head()
        old = next((folder / "new").iterdir())
        (folder / "cur").mkdir(exist_ok=True)
        session.screen.grown.clear()
        old.rename(folder / "cur" / f"{old.name}:2,S")
        answer = letter(2, answers=1, body="> Which oil does the lamp take?\n\nColza.")
        (folder / "tmp" / "1546329999.M9.host").write_text(answer, "utf-8")
        (folder / "tmp" / "1546329999.M9.host").rename(folder / "new" / "1546329999.M9.host")
        await session.screen.grown.wait()
        await session.pilot.pause()
        assert "2 posts" in session.head()
        assert "1 of 1 quote found" in session.head()
        assert session.text().count("Which oil does the lamp take?") == 2


async def test_a_list_of_threads_grows_and_the_cursor_stays(tmp_path: Path) -> None:
    path = tmp_path / "box.mbox"
    path.write_text(BOX, "utf-8")
    app = ThreadApp(None, threads=open_threads(path))
    app.follow = True
    async with app.run_test(size=(120, 20)) as pilot:
        assert app.listing
        await app.listing.listed.wait()
        await pilot.pause()
        session = Reading(pilot)
        assert "following" in session.head()
        await session.press("j")
        append(path, mail("5", "Ines", "Re: Lamp oil", "5 Feb", "Olive.", "1"))
        append(path, mail("6", "Bram", "Keel", "6 Feb", "Is the keel sound?"))
        await app.listing.listed_again.wait()
        await pilot.pause()
        assert "4 threads" in session.head()
        assert session.foot().startswith("2/4")
        assert any(row.split("  ")[0] == "Keel" for row in rows(session))
        await session.press("enter")
        assert "Rope" in session.head()
        await session.press("q", "q")
        assert app.return_code == 0
