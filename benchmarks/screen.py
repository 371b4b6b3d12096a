"""How soon the first picture stands, and how soon a key shows its effect, in a real terminal of 120 by 40.

    python benchmarks/screen.py [FILE] [--pairs 7]

Start-up is a ratio: this program and the least that a Textual program can be, by turns in one run. The first posts
stand before Textual is loaded, where they will stand; then all panes. A key's time is from writing it to the first byte
that the program writes back, and to the last byte before it is quiet.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

FLOOR = """
from textual.app import App
from textual.widgets import Static

class Floor(App):
    def compose(self):
        yield Static("READY")

Floor().run()
"""
KEYS = ("j", "k", " ", "b", "G", "[", "]", "H", "o", "P", "\x1b", "\t", "f", "f", "/", "\x1b", "?", "q")
"""What is pressed, in this order, again and again."""
QUIET = 0.15
"""Seconds without output after which a key's effect is complete."""


class Session:
    """A program in a terminal of its own."""

    def __init__(self, *command: str) -> None:
        self.began = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", LANG="C.UTF-8")
            os.execvp(command[0], command)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))

    def read(self, seconds: float) -> bytes:
        """What comes within so many seconds, as soon as something comes; nothing when nothing does."""
        if not select.select([self.fd], [], [], seconds)[0]:
            return b""
        try:
            return os.read(self.fd, 1 << 16)
        except OSError:
            return b""

    def until(self, words: bytes) -> float:
        """Milliseconds from the start until the words were written, after those that were waited for before."""
        seen = b""
        while words not in seen:
            if not (more := self.read(20)):
                raise SystemExit(f"{words!r} never came")
            seen += more
        return (time.perf_counter() - self.began) * 1000

    def press(self, key: str) -> tuple[float, float] | None:
        """Milliseconds until the first and the last byte of a key's effect; None where it has none."""
        effect = self.after(lambda: os.write(self.fd, key.encode()), QUIET, QUIET)
        return effect and effect[:2]

    def after(
        self, act: Callable[[], object], patience: float, quiet: float
    ) -> tuple[float, float, int] | None:
        """Milliseconds until the first and the last byte of an act's effect, and its bytes; None where it has none.

        `patience` is how many seconds the first byte is waited for, `quiet` those without output that end the effect.
        """
        began, first, last, count = time.perf_counter(), 0.0, 0.0, 0
        act()
        while more := self.read(quiet if first else patience):
            last = time.perf_counter()
            first, count = first or last, count + len(more)
        return ((first - began) * 1000, (last - began) * 1000, count) if first else None

    def close(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)


def start_up(file: Path, pairs: int) -> None:
    """First posts, and all panes around them, by turns with the floor, and their ratios."""
    posts, panes, floors = [], [], []
    for _ in range(pairs):
        session = Session(sys.executable, "-m", "threadtui", str(file))
        posts.append(session.until(b"#1 "))
        panes.append(session.until(b"Quotes"))
        session.close()
        session = Session(sys.executable, "-c", FLOOR)
        floors.append(session.until(b"READY"))
        session.close()
    for told, times in (("first posts", posts), ("all panes", panes)):
        ratios = [ours / floor for ours, floor in zip(times, floors, strict=True)]
        print(
            f"{told:12}{statistics.median(times):6.0f} ms   floor {statistics.median(floors):6.0f} ms   "
            f"ratio {statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f}, {pairs} pairs)"
        )


def key_times(file: Path, rounds: int) -> None:
    """A line a key: median and worst."""
    session = Session(sys.executable, "-m", "threadtui", str(file))
    session.until(b"found")
    while session.read(1.0):
        pass
    times: dict[str, list[tuple[float, float]]] = {}
    for _ in range(rounds):
        for key in KEYS:
            if effect := session.press(key):
                times.setdefault(key, []).append(effect)
    session.close()
    print("key     times   first median  worst    complete median  worst  (ms)")
    for key, effects in times.items():
        first, last = ([effect[at] for effect in effects] for at in (0, 1))
        shown = {" ": "Space", "\t": "Tab", "\x1b": "Esc"}.get(key, key)
        print(
            f"{shown:8}{len(effects):5}   {statistics.median(first):12.1f} {max(first):6.1f}"
            f"   {statistics.median(last):15.1f} {max(last):6.1f}"
        )
    every = sorted(last for effects in times.values() for _, last in effects)
    print(
        f"all keys: median {statistics.median(every):.1f}, 95th percentile {every[int(len(every) * 0.95)]:.1f}"
    )


def main() -> None:
    sample = Path(__file__).resolve().parents[1] / "sample_threads" / "sourdough.txt"
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", nargs="?", type=Path, default=sample)
    parser.add_argument("--pairs", type=int, default=7)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    start_up(options.file, options.pairs)
    key_times(options.file, options.rounds)


if __name__ == "__main__":
    main()
