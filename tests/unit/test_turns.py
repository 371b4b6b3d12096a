"""What works beside the screen gives way to it, and never for good."""

from __future__ import annotations

import threading

import pytest
from tests.helpers import parted

from threadtui import thread as thread_module
from threadtui import turns
from threadtui.load import open_threads
from threadtui.readers import InputFile
from threadtui.turns import Turns


def test_what_takes_long_waits_until_the_screen_has_done_its_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "_MOST", 60.0)
    shared, waits, went_on = Turns(), threading.Event(), threading.Event()
    shared.take()

    def work() -> None:
        waits.set()
        shared.wait()
        went_on.set()

    worker = threading.Thread(target=work, daemon=True)
    worker.start()
    waits.wait()
    assert not went_on.wait(0.05)
    shared.wait()  # the screen itself never waits
    shared.end()
    assert went_on.wait(30)
    worker.join()


def test_it_goes_on_after_a_while_however_much_the_screen_has_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "_MOST", 0.01)
    shared = Turns()
    shared.ask()
    shared.wait()
    assert shared.taken


def test_texts_are_made_with_a_turn_for_the_screen_before_each(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[int] = []
    monkeypatch.setattr(thread_module, "give_way", lambda: given.append(1))
    thread, posts = open_threads(InputFile("page.txt", parted("One.", "Two.", "Three.").encode())).begin()
    for post in posts:
        thread.add(post)
    assert len(thread.texts()) == len(given) == 3
