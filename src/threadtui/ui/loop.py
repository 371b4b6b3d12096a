"""The event loop of the screen: it says when there is something to do, so that what works beside it gives way."""

from __future__ import annotations

import asyncio
import sys
from selectors import DefaultSelector, SelectorKey
from typing import TYPE_CHECKING

from threadtui.turns import TURNS

if TYPE_CHECKING:
    from threadtui.ui.app import ThreadApp

_AT_ONCE = 1e-6
"""Seconds for which a thread that wants the interpreter waits until it asks for it, while the screen has nothing to do.

Each time the other thread lets go of it for a moment, as NumPy does for every array, the wait begins anew: with
Python's 5 milliseconds a key may not come by it for half a second.
"""
_IN_TURN = 0.001
"""The same while the screen works. Less would be spent on changing places."""


class Watchful(DefaultSelector):
    """What wakes the loop. While it sleeps, the screen has nothing to do."""

    def select(self, timeout: float | None = None) -> list[tuple[SelectorKey, int]]:
        """Wait for something to do, as any selector."""
        if sleeps := timeout is None or timeout > 0:
            TURNS.end()
        sys.setswitchinterval(_AT_ONCE)
        try:
            return super().select(timeout)
        finally:
            sys.setswitchinterval(_IN_TURN)
            if sleeps:
                TURNS.take()


def run(app: ThreadApp) -> None:
    """Run the program until it ends."""
    if sys.platform == "win32":  # its loop has no selector
        app.run()
        return
    usual = sys.getswitchinterval()
    try:
        with asyncio.Runner(loop_factory=lambda: asyncio.SelectorEventLoop(Watchful())) as runner:
            runner.run(app.run_async())
    finally:
        sys.setswitchinterval(usual)
        TURNS.end()
