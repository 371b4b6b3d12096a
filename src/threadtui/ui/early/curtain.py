"""The terminal between the start of the program and Textual: the first posts stand there, and keys are kept for it."""

from __future__ import annotations

import sys
from typing import Any

try:
    import termios
except ImportError:  # Windows
    termios = None  # type: ignore[assignment]

ALTERNATE, _BACK = "\x1b[?1049h", "\x1b[?1049l"
"""The screen that programs have for themselves, and the one before it (xterm)."""
_HIDE, _SHOW = "\x1b[?25l", "\x1b[?25h"
"""The cursor."""


class Curtain:
    """What stands in the terminal until Textual draws. It draws where Textual does: to standard error."""

    def __init__(self) -> None:
        self.is_up = False
        """Whether the first picture stands on the screen that Textual is going to use."""
        self._modes: list[Any] | None = None

    def raise_with(self, picture: str) -> None:
        """Show a picture; what is typed is not shown, and is read by Textual when it is there."""
        self._hush()
        self._write(f"{ALTERNATE}{_HIDE}\x1b[0m{picture}")
        self.is_up = True

    def draw_over(self, lines: str) -> None:
        """Draw some lines anew, where the picture still stands."""
        if self.is_up:
            self._write(lines)

    def hand_over(self) -> bool:
        """Leave the terminal to Textual, its modes as they were; whether it has the screen for programs already."""
        was_up, self.is_up = self.is_up, False
        self._restore()
        return was_up

    def drop(self) -> None:
        """Leave the terminal as it was, where Textual never came to take it over."""
        if self.hand_over():
            self._write(f"{_SHOW}{_BACK}")

    def _write(self, text: str) -> None:
        out = sys.__stderr__
        if out is not None:
            out.write(text)
            out.flush()

    def _hush(self) -> None:
        keyboard = sys.__stdin__
        if termios is None or keyboard is None or not keyboard.isatty():
            return
        self._modes = termios.tcgetattr(keyboard)
        modes = [*self._modes]
        modes[3] &= ~(termios.ECHO | termios.ECHONL)  # the local modes
        termios.tcsetattr(keyboard, termios.TCSANOW, modes)

    def _restore(self) -> None:
        keyboard = sys.__stdin__
        if self._modes is not None and keyboard is not None:
            termios.tcsetattr(keyboard, termios.TCSANOW, self._modes)
            self._modes = None


CURTAIN = Curtain()
"""The one of the terminal in which the program runs."""
