"""A command that gets text from the reader and shows what it prints."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import threading
from collections.abc import Callable

from threadtui.text import clean

_MOST = 1_000_000
"""Bytes of what a command prints that are kept."""


class Pipe:
    """Runs in the reader's own shell, beside the screen, away from its terminal."""

    def __init__(self, command: str, text: str) -> None:
        self.command = command
        """As the reader typed it."""
        self._text = text
        self.output = ""
        """What it printed, cleaned: a command's words are trusted no more than a file's."""
        self.ended: str | None = None
        """How it ended, or None while it runs."""
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False

    def start(self, tell: Callable[[], object]) -> None:
        """Run it; `tell` is called from another thread when it has ended."""
        threading.Thread(target=self._run, args=(tell,), daemon=True, name="pipe").start()

    def stop(self) -> None:
        """End it, and what it started."""
        self._stopped = True
        if self._process and self._process.poll() is None:
            with contextlib.suppress(OSError):
                if hasattr(os, "killpg"):
                    os.killpg(self._process.pid, signal.SIGTERM)
                else:
                    self._process.terminate()

    def _run(self, tell: Callable[[], object]) -> None:
        try:
            self._process = subprocess.Popen(
                self.command,
                shell=True,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
            printed = self._talk(self._process)
            status = self._process.wait()
            self.ended = "done" if status == 0 else f"exit status {status}"
            self.output = clean(printed.decode("utf-8", "replace"))
        except OSError as error:
            self.ended = f"cannot be run ({error.strerror or error})"
        if not self._stopped:
            tell()

    def _talk(self, process: subprocess.Popen[bytes]) -> bytes:
        """Give it the text while what it prints is read, so that neither waits for the other."""
        assert process.stdin
        assert process.stdout
        threading.Thread(target=self._give, args=(process,), daemon=True).start()
        kept = process.stdout.read(_MOST)
        while process.stdout.read(65_536):
            pass
        return kept

    def _give(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin
        with contextlib.suppress(OSError):  # it may want none of it
            process.stdin.write(self._text.encode())
            process.stdin.close()
