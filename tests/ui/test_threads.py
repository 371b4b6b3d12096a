"""The list of the threads of a file of many."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from tests.ui.conftest import Reading

from threadtui import load
from threadtui.load import open_threads
from threadtui.readers import InputFile, Reader, readers_for
from threadtui.settings import Settings
from threadtui.ui import loop
from threadtui.ui.app import ThreadApp
from threadtui.ui.screens.listing import ListScreen
from threadtui.ui.start import run

MAIL = """From x@example.org Mon Jan  1 00:00:00 2001
From: {name} <{name}@example.org>
Subject: {subject}
Date: {day} 2001 10:00:00 +0000
Message-ID: <{id}@example.org>
{answers}
{body}

"""


def mail(id: str, name: str, subject: str, day: str, body: str, answers: str = "") -> str:  # noqa: A002
    """A message of a mailbox."""
    answers = f"In-Reply-To: <{answers}@example.org>\n" if answers else ""
    return MAIL.format(id=id, name=name, subject=subject, day=day, body=body, answers=answers)


BOX = "".join([
    mail("1", "Oona", "Lamp oil", "1 Jan", "Which oil does the lamp take?"),
    mail("2", "Bram", "[bold]Rope[/nope]", "2 Jan", "The rope is frayed."),
    mail("3", "Bram", "Re: Lamp oil", "3 Jan", "> Which oil does the lamp take?\n\nColza.", "1"),
    mail("4", "Ines", "Anchor", "4 Feb", "Where is the anchor?"),
])  # fmt: skip


@asynccontextmanager
async def listing(box: str = BOX, size: tuple[int, int] = (120, 20)) -> AsyncIterator[Reading]:
    """Open a mailbox and wait until its threads are listed."""
    app = ThreadApp(None, threads=open_threads(InputFile("box.mbox", box.encode())))
    async with app.run_test(size=size, notifications=True) as pilot:
        assert app.listing
        await app.listing.listed.wait()
        await pilot.pause()
        yield Reading(pilot)


def rows(session: Reading) -> list[str]:
    """The lines of the list."""
    return [line.strip() for line in session.lines()[2:-1] if line.strip()]


async def test_a_thread_is_a_line_with_title_authors_posts_and_days() -> None:
    async with listing(size=(160, 20)) as session:
        assert "3 threads" in session.head()
        first = next(row for row in rows(session) if row.startswith("Lamp oil"))
        assert first.split() == ["Lamp", "oil", "Oona,", "Bram", "2", "1", "Jan", "2001", "3", "Jan", "2001"]
        assert any(row.startswith("[bold]Rope[/nope]") for row in rows(session))


async def test_enter_opens_a_thread_and_q_comes_back_to_its_line() -> None:
    async with listing() as session:
        await session.press("j", "enter")
        title = session.head()
        await session.screen.linked.wait()
        assert "Rope" in title
        assert "The rope is frayed." in session.text()
        await session.press("q")
        assert "3 threads" in session.head()
        assert session.foot().startswith("2/3")
        await session.press("q")
        assert session.pilot.app.return_code == 0


async def test_the_list_is_filtered_while_typing_and_escape_lists_all_again() -> None:
    async with listing() as session:
        await session.press("slash", *"bram lamp")
        assert [row.split("  ")[0] for row in rows(session)[:1]] == ["Lamp oil"]
        assert session.head().endswith("1 of 3")
        await session.press("enter", "enter")
        await session.screen.linked.wait()
        await session.press("q", "escape")
        assert len(rows(session)) == 3


async def test_the_threads_in_other_orders() -> None:
    async with listing() as session:
        orders = []
        for _ in range(4):
            orders.append([row.split("  ")[0] for row in rows(session)])
            await session.press("t")
        assert orders[1][0] == "Lamp oil"  # most posts
        assert orders[2][0] == "Anchor"  # latest
        assert orders[3] == sorted(orders[3], key=str.casefold)
        assert [row.split("  ")[0] for row in rows(session)] == orders[0]


async def test_the_help_lists_the_keys_that_mean_something_here() -> None:
    async with listing(size=(100, 30)) as session:
        await session.press("question_mark")
        assert "find as you type" in session.text()
        assert "peek" not in session.text()
        await session.press("q")
        assert "3 threads" in session.head()


async def test_a_click_opens_and_columns_stay_straight_with_wide_titles() -> None:
    box = BOX + mail("9", "漢字太郎", "漢字かな交じり文 👩‍👩‍👧 שלום e\u0301", "5 Mar", "短い") * 1
    for size in ((40, 20), (80, 24), (150, 20)):
        async with listing(box, size) as session:
            assert session.widths() == [size[0]] * size[1]
            await session.click("Anchor")
            await session.screen.linked.wait()
            assert "Where is the anchor?" in session.text()


async def test_mail_that_is_one_thread_after_all_is_opened_at_once() -> None:
    one = mail("1", "Oona", "Lamp oil", "3 Jan", "Colza.") + mail(
        "2", "Bram", "Re: Lamp oil", "1 Jan", "Yes.", "1"
    )
    async with listing(one) as session:
        await session.screen.linked.wait()
        assert "2 posts" in session.head()
        await session.press("q")
        assert session.pilot.app.return_code == 0


def test_what_opens_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shown: list[ThreadApp] = []
    monkeypatch.setattr(loop, "run", shown.append)
    box = tmp_path / "box.mbox"
    box.write_text(BOX)
    assert run(InputFile.open(box)) == 0
    assert isinstance(shown[-1].get_default_screen(), ListScreen)
    assert run(InputFile.open(box), number=1) == 0
    assert not isinstance(shown[-1].get_default_screen(), ListScreen)


@pytest.mark.parametrize(("by_subject", "listed"), [(False, True), (True, False)])
async def test_mails_of_one_subject_are_a_thread_where_the_settings_say_so(
    tmp_path: Path, by_subject: bool, listed: bool
) -> None:
    box = tmp_path / "box"
    box.write_text("".join(mail(str(at), "Oona", "Re: Lamp oil", f"{at} Jan", "Colza.") for at in (1, 2)))
    app = ThreadApp(None, settings=Settings(by_subject=by_subject))
    async with app.run_test() as pilot:
        app.open_paths([box], 0)
        await pilot.pause()
        assert isinstance(app.screen, ListScreen) is listed


TEXT = "\u00a0\n".join(f"Post {at} is about the lamp.\n" for at in range(60))


def opened_large(monkeypatch: pytest.MonkeyPatch, text: str) -> ThreadApp:
    """The program as it is opened with a file that takes a while to look through."""
    shown: list[ThreadApp] = []
    monkeypatch.setattr(loop, "run", shown.append)
    monkeypatch.setattr(load, "_LARGE", 100)
    monkeypatch.setattr(load, "readers_for", _not_yet)
    assert run(InputFile("lamp.txt", text.encode())) == 0
    monkeypatch.setattr(load, "readers_for", readers_for)
    return shown[0]


def _not_yet(file: InputFile) -> list[Reader]:
    raise AssertionError(f"{file.name} is read before the first picture")


async def test_a_large_file_is_read_when_a_first_picture_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened_large(monkeypatch, TEXT)
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.listing
        await app.listing.listed.wait()
        await pilot.pause()
        session = Reading(pilot)
        await session.screen.linked.wait()
        assert "Post 0 is about the lamp." in session.text()
        assert "60 posts" in session.head()
        await session.press("q")
        assert app.return_code == 0


async def test_a_large_file_that_is_no_thread_is_told_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened_large(monkeypatch, "words " * 100)
    async with app.run_test() as pilot:
        assert app.listing
        await app.listing.listed.wait()
        await pilot.pause()
    assert "no posts found" in str(app.listing.failure)
    assert app.return_code == 1
