"""What works beside the screen gives way to it, and never for good."""

from __future__ import annotations

import json
import threading
from types import SimpleNamespace
from typing import Any

import pytest
from tests.helpers import parted

from threadtui import thread as thread_module
from threadtui import turns
from threadtui.load import open_threads
from threadtui.readers import InputFile
from threadtui.readers import json as json_readers
from threadtui.turns import Turns
from threadtui.ui import loading


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


def test_a_document_is_parsed_with_a_turn_for_the_screen_after_each_object(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given: list[int] = []
    monkeypatch.setattr(json_readers, "give_way", lambda: given.append(1))
    items = [
        {"id": 1, "by": "ann", "text": "One.", "kids": [2]},
        {"id": 2, "by": "bo", "text": "Two.", "parent": 1},
    ]
    _, posts = open_threads(InputFile("items.json", json.dumps(items).encode())).begin()
    assert len(list(posts)) == len(given) == 2


def test_posts_are_read_with_a_turn_for_the_screen_before_each(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[int] = []
    monkeypatch.setattr(loading, "give_way", lambda: given.append(1))
    thread, posts = open_threads(InputFile("page.txt", parted("One.", "Two.", "Three.").encode())).begin()
    screen: Any = SimpleNamespace(is_attached=False)
    loading.Loader(thread, posts)._read(screen)
    assert len(thread.posts) == len(given) == 3
