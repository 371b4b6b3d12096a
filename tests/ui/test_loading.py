"""What a reader sees and can do while a thread is still being read."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from tests.helpers import parted
from tests.ui.conftest import Reading
from tests.unit.test_ahead import FILES, OTHERWISE, small

from threadtui import load
from threadtui.errors import ThreadtuiError
from threadtui.load import begin, open_thread
from threadtui.model import Post
from threadtui.readers import InputFile, Reader, readers_for
from threadtui.thread import Thread
from threadtui.ui import loop
from threadtui.ui.app import ThreadApp
from threadtui.ui.loading import read_soon, with_first
from threadtui.ui.start import run

QUESTION = "Which oil burns longest in the small lamp by the window, and does it smoke?"
POSTS = [QUESTION, *(f"Post {at} is about the lamp.\n\nIt burns well enough." for at in range(1, 60))]
POSTS[3] = f"{QUESTION}\n\nColza, and it does not."


class Gate:
    """Posts that come when they are let through; the first ones are there at once."""

    def __init__(self, text: str, failure: Exception | None = None) -> None:
        self.thread, self._posts = with_first(*begin(InputFile("lamp.txt", text.encode())))
        self._failure = failure
        self._opened = threading.Event()
        self.asked = threading.Event()

    def rest(self) -> Iterator[Post]:
        """The others, when the gate is opened."""
        self.asked.set()
        self._opened.wait(60)
        for at, post in enumerate(self._posts):
            if self._failure and at == 5:
                raise self._failure
            yield post

    def open(self) -> None:
        """Let the rest through."""
        self._opened.set()


@pytest.mark.parametrize("seconds", [(-1, 60), (60, -1)])
def test_what_is_not_read_soon_is_read_later(seconds: tuple[float, float]) -> None:
    thread, rest = with_first(*begin(InputFile("lamp.txt", parted(*POSTS).encode())))
    rest, is_whole = read_soon(thread, rest, *seconds)
    assert not is_whole
    assert len(thread.posts) < len(POSTS)
    assert read_soon(thread, rest, 60, 60)[1]
    assert len(thread.posts) == len(POSTS)


def test_an_error_in_what_is_read_soon_is_told_by_the_rest() -> None:
    gate = Gate(parted(*POSTS), ThreadtuiError("the lamp went out"))
    gate.open()
    rest, is_whole = read_soon(gate.thread, gate.rest(), 60, 60)
    assert not is_whole
    assert len(gate.thread.posts) == 25
    with pytest.raises(ThreadtuiError, match="the lamp went out"):
        next(rest)


@asynccontextmanager
async def half_read(failure: Exception | None = None) -> AsyncIterator[tuple[Reading, Gate]]:
    """The program with the first posts on the screen and the others not read yet."""
    gate = Gate(parted(*POSTS), failure)
    app = ThreadApp(gate.thread, gate.rest())
    async with app.run_test(size=(120, 24), notifications=True) as pilot:
        while not gate.asked.is_set():
            await pilot.pause()
        try:
            yield Reading(pilot), gate
        finally:
            gate.open()


async def test_keys_work_and_the_head_tells_how_far_it_is() -> None:
    async with half_read() as (session, gate):
        assert "Which oil burns longest" in session.text()
        assert "reading…" in session.head()
        assert "20 posts" in session.head()
        await session.press("j", "j")
        assert session.current == 3
        await session.press("G")
        assert session.current == 20
        gate.open()
        await session.screen.linked.wait()
        await session.pilot.pause()
        assert "60 posts" in session.head()
        assert "1 of 1 quote found" in session.head()
        assert session.current == 20


async def test_the_place_stays_when_posts_and_links_come() -> None:
    async with half_read() as (session, gate):
        await session.press("j", "j", "j", "j", "j", "j", "j", "J", "J")
        before = session.pane("posts")
        words = next(f"Post {at} is about" for at in range(7, 20) if f"Post {at} is about" in before)
        at = line_of(session, words)
        gate.open()
        await session.screen.linked.wait()
        await session.pilot.pause()
        assert "60 posts" in session.head()
        assert line_of(session, words) == at


def line_of(session: Reading, words: str) -> int:
    """The line of the page on which words stand."""
    return next(at for at, line in enumerate(session.pane("posts").split("\n")) if words in line)


async def test_q_quits_while_the_file_is_read() -> None:
    async with half_read() as (session, gate):
        await session.press("q")
        assert not session.pilot.app.is_running or session.pilot.app.return_code == 0
        assert not gate._opened.is_set()


@pytest.mark.parametrize(
    "failure", [ThreadtuiError("cannot be read (input/output error)"), OSError("no disk")]
)
async def test_an_error_in_the_middle_keeps_what_was_read(failure: Exception) -> None:
    async with half_read(failure) as (session, gate):
        gate.open()
        await session.screen.linked.wait()
        await session.pilot.pause()
        assert "25 posts" in session.head()
        assert "1 warning" in session.head()
        assert "1 of 1 quote found" in session.head(), "what was read has its quotations"
        assert str(failure) in session.text()
        await session.press("G")
        assert session.current == 25


def _not_yet(file: InputFile) -> list[Reader]:
    raise AssertionError(f"{file.name} is read before the first picture")


@pytest.mark.parametrize("name", FILES)
async def test_a_large_file_shows_its_first_posts_before_it_is_read(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / name
    path.write_text(FILES[name], "utf-8")
    whole = open_thread(path)
    shown: list[ThreadApp] = []
    small(monkeypatch)
    monkeypatch.setattr(loop, "run", shown.append)
    monkeypatch.setattr(load, "readers_for", _not_yet)
    assert run(InputFile.open(path)) == 0
    monkeypatch.setattr(load, "readers_for", readers_for)
    async with shown[0].run_test(size=(120, 24), notifications=True) as pilot:
        session = Reading(pilot)
        await session.screen.linked.wait()
        await pilot.pause()
        assert f"{len(whole.posts)} posts" in session.head()
        thread: Thread = session.screen.thread
        assert thread.posts == whole.posts
        assert [thread.text(at) for at in range(len(whole.posts))] == [*whole.texts()]
        assert [*map(thread.graph.parent, range(len(whole.posts)))] == [
            *map(whole.graph.parent, range(len(whole.posts)))
        ]


async def test_a_page_that_is_read_otherwise_as_a_whole_is_shown_anew_at_the_words_that_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "lamp.txt"
    path.write_text(OTHERWISE, "utf-8")
    whole = open_thread(path)
    small(monkeypatch)
    thread, rest = with_first(*begin(path))
    before = [post.place for post in thread.posts]
    read = threading.Event()

    def waiting() -> Iterator[Post]:
        read.wait(60)
        yield from rest

    app = ThreadApp(thread, waiting())
    async with app.run_test(size=(120, 24), notifications=True) as pilot:
        session = Reading(pilot)
        first = session.screen
        assert "Post 1 is about the lamp" in session.text()
        await session.press("G")
        assert session.current == len(before) > 3
        read.set()
        while app.screen is first:
            await pilot.pause()
        await session.screen.linked.wait()
        await pilot.pause()
        assert f"{len(whole.posts)} posts" in session.head()
        assert session.screen.thread.posts == whole.posts
        assert "Answer 1 says something of the stove" in session.text()
        assert "warning" not in session.head()
        await session.press("q")
        assert not app.is_running or app.return_code == 0


async def test_a_document_that_breaks_off_shows_what_its_beginning_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "tree.json"
    path.write_text(FILES["tree.json"][:-20], "utf-8")
    small(monkeypatch)
    app = ThreadApp(*with_first(*begin(path)))
    async with app.run_test(size=(120, 24), notifications=True) as pilot:
        session = Reading(pilot)
        await session.screen.linked.wait()
        await pilot.pause()
        assert "Which lamp do you read by?" in session.text()
        assert "is not sound JSON" in session.screen.thread.notices[-1].message
        assert "1 warning" in session.head()
