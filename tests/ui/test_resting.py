"""The collector's full passes: made while nobody presses a key."""

from __future__ import annotations

import gc
import weakref

import pytest
from textual.app import App

from threadtui.ui.resting import Rest


class _Ring:
    """Refers to itself: only a pass of the collector lets go of it."""

    def __init__(self) -> None:
        self.itself = self


def _old_ring() -> weakref.ref[_Ring]:
    """A ring that the collector's smaller passes do not look at any more, while a full one is due."""
    ring = _Ring()
    for _ in range(12):
        gc.collect(1)
    return weakref.ref(ring)


@pytest.fixture(autouse=True)
def thresholds() -> object:
    before, on = gc.get_threshold(), gc.isenabled()
    gc.enable()
    yield
    gc.set_threshold(*before)
    if not on:
        gc.disable()


async def test_a_pass_that_is_due_is_made_in_a_pause() -> None:
    app: App[None] = App()
    async with app.run_test():
        rest = Rest(app)
        rest.start()
        gone = _old_ring()
        assert gone() is not None
        rest.pause()
        assert gone() is None


async def test_no_full_pass_is_made_for_what_is_drawn() -> None:
    app: App[None] = App()
    async with app.run_test():
        Rest(app).start()
        gone = _old_ring()
        kept = [[n] for n in range(200_000)]
        del kept
        assert gone() is not None
