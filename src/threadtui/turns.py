"""Whose turn it is: what works beside a screen gives way while that has something to do.

One interpreter runs one thread at a time. Two threads that both have work change places every few milliseconds, and a
key takes twice as long, or more. So what takes long asks, every fraction of a millisecond, whether the screen is at
work, and sleeps until it is done. Without a screen nobody ever is.
"""

from __future__ import annotations

import threading

_MOST = 0.005
"""Seconds after which work goes on, however much the screen has to do: it may wait for what the work brings."""


class Turns:
    """Whether the screen is at work, and what waits until it is not."""

    def __init__(self) -> None:
        self.taken = False
        """Whether the screen is at work, or something came that it will work on."""
        self._over = threading.Event()
        self._screen = 0
        """The thread that draws."""

    def ask(self) -> None:
        """Something came that the screen will work on."""
        self.taken = True

    def take(self) -> None:
        """The thread that calls draws the screen, and begins to work."""
        self._screen = threading.get_ident()
        self.taken = True

    def end(self) -> None:
        """The screen has done what there was to do."""
        self.taken = False
        self._over.set()

    def wait(self) -> None:
        """Sleep until the screen has done its work, but not for long. The thread that draws never sleeps."""
        if threading.get_ident() == self._screen:
            return
        self._over.clear()
        if self.taken:
            self._over.wait(_MOST)


TURNS = Turns()
"""Those of this process."""


def give_way() -> None:
    """Let the screen work if it has something to do; called again and again by what takes long."""
    if TURNS.taken:
        TURNS.wait()
