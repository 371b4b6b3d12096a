"""Work for later is done in turns, between which everything else has its own."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from threadtui.ui import beforehand
from threadtui.ui.beforehand import Beforehand


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A turn is a step."""
    for name, value in (("_PAUSE", 0.0), ("_GAP", 0.0), ("_TURN", -1.0)):
        monkeypatch.setattr(beforehand, name, value)


def steps(taken: list[str], name: str, ended: asyncio.Event) -> Iterator[None]:
    """Three steps."""
    for number in range(3):
        taken.append(f"{name}{number}")
        yield
    ended.set()


async def test_others_have_their_turn_between_two_steps() -> None:
    taken, ended, work = [], asyncio.Event(), Beforehand()
    work.begin(steps(taken, "a", ended))
    assert not taken
    while not ended.is_set():
        taken.append("-")
        await asyncio.sleep(0)
    done = [step for step in taken if step != "-"]
    assert done == ["a0", "a1", "a2"]
    assert all(taken[taken.index(step) + 1] == "-" for step in done)


async def test_what_is_begun_takes_the_place_of_what_was_begun_before() -> None:
    taken, ended, work = [], asyncio.Event(), Beforehand()
    work.begin(steps(taken, "a", asyncio.Event()))
    work.begin(steps(taken, "b", ended))
    await ended.wait()
    assert taken == ["b0", "b1", "b2"]


async def test_what_is_stopped_goes_no_further() -> None:
    taken, work = [], Beforehand()
    work.begin(steps(taken, "a", asyncio.Event()))
    while not taken:
        await asyncio.sleep(0)
    work.stop()
    for _ in range(10):
        await asyncio.sleep(0)
    assert len(taken) == 1
