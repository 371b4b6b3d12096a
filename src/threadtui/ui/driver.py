"""The terminal: taken over as it is, and its keyboard read so that Esc answers at once."""

from __future__ import annotations

import os
import select
from codecs import getincrementaldecoder

from textual import constants
from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver

from threadtui.turns import TURNS
from threadtui.ui.early.curtain import ALTERNATE, CURTAIN

_IDLE = 0.1
"""Seconds between two looks at whether the program ends."""


class QuickEscape(LinuxDriver):
    """Textual's driver for terminals of Unix, but for what it finds, and how long it waits after a byte.

    A lone Esc is known only by what does not follow it within `ESCDELAY`. Textual's own loop looks whether that time
    has passed every 100 ms only, so that Esc takes as long as that; this one looks as soon as it has.
    """

    _has_screen = False
    """Whether the terminal shows the screen for programs already."""

    def start_application_mode(self) -> None:
        """Take the terminal over, as it is: what stands there already is drawn over, not cleared away."""
        self._has_screen = CURTAIN.hand_over()
        if written := getattr(self._app, "written", None):
            written.forget()  # another program may have drawn there
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def write(self, data: str) -> None:
        """Write, but for the change to a screen that is there: some terminals clear it."""
        if self._has_screen and data == ALTERNATE:
            self._has_screen = False
            return
        super().write(data)

    def run_input_thread(self) -> None:
        """Wait for input and dispatch events, until the program ends."""
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")().decode
        wait = _IDLE
        try:
            while not self.exit_event.is_set():
                if select.select([self.fileno], [], [], wait)[0]:
                    TURNS.ask()
                    if data := decode(os.read(self.fileno, 4096)):
                        for event in parser.feed(data):
                            self.process_message(event)
                    wait = constants.ESCAPE_DELAY + 0.001
                else:
                    wait = _IDLE
                for event in parser.tick():
                    self.process_message(event)
        finally:
            try:
                for _ in parser.feed(""):  # what was begun and never ended is no key
                    pass
            except (EOFError, ParseError):
                pass


def quick_escape(driver: type[Driver]) -> type[Driver]:
    """The driver to use for the one that Textual has chosen: its own one for Unix gives way, no other does."""
    return QuickEscape if driver is LinuxDriver else driver
