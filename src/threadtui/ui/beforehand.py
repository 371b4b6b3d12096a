"""What the next key will most likely show is made while nobody presses one, in steps too short to be felt."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from time import perf_counter

_PAUSE = 0.02
"""Seconds after a picture before anything is made: other keys may be on their way."""
_TURN = 0.001
"""Seconds of work after which whatever waits has its turn."""
_GAP = 0.001
"""Seconds between two turns."""


class Beforehand:
    """Takes steps of work in the event loop, between which keys are heard."""

    def __init__(self) -> None:
        self._steps: Iterator[object] = iter(())
        self._next: asyncio.TimerHandle | None = None

    def begin(self, steps: Iterator[object]) -> None:
        """Take these steps soon, and none of those begun before."""
        self.stop()
        self._steps = steps
        self._next = asyncio.get_running_loop().call_later(_PAUSE, self._go_on)

    def stop(self) -> None:
        """Take no steps any more."""
        if self._next:
            self._next.cancel()
            self._next = None

    def _go_on(self) -> None:
        self._next = None
        began = perf_counter()
        for _ in self._steps:
            if perf_counter() - began > _TURN:
                self._next = asyncio.get_running_loop().call_later(_GAP, self._go_on)
                return
