"""When the garbage collector works: never while keys are pressed, for a full pass is felt as a stutter."""

from __future__ import annotations

import gc

from textual.app import App
from textual.timer import Timer

_STILL = 3.0
"""Seconds without a key after which a full pass is not felt."""
_SMALLER = 10
"""A full pass is due after so many smaller ones, as in Python by itself."""
_NEVER = 1_000_000
"""Smaller passes before Python makes a full one by itself."""


class Rest:
    """Full passes of the collector, made while nobody presses a key.

    What was drawn and kept for the next time is a hundred thousand objects: 50 milliseconds in which no key is
    answered, and every few hundred keys without this.
    """

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._timer: Timer | None = None

    def start(self) -> None:
        """From now on."""
        young, old, _ = gc.get_threshold()
        gc.set_threshold(young, old, _NEVER)
        self._timer = self._app.set_interval(_STILL, self.pause)

    def pressed(self) -> None:
        """A key: wait anew."""
        if self._timer:
            self._timer.reset()

    def pause(self) -> None:
        """Nobody pressed a key for a while: make the pass that is due."""
        if gc.isenabled() and gc.get_count()[2] >= _SMALLER:
            gc.collect()
