"""This program beside other readers of mail, and the least that Textual can be, by turns on one mailbox.

    python benchmarks/peers.py [MBOX] [--posts 10000] [--rounds 3]

A terminal of 120 by 40. `paint` is the first byte of a picture, `ready` when the whole index is there, in threads;
`settled` when nothing more comes, all quotations resolved (only this program resolves them). A key is measured from
writing it to the last byte before it is quiet; CPU and memory are those of the process. Readers that are not
installed are left out with a line.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mail import write_mailbox
from screen import FLOOR, QUIET, Session

LINES = """
import sys
from textual.app import App
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from rich.segment import Segment

class Lines(ScrollView, can_focus=True):
    def on_mount(self):
        self.virtual_size = Size(80, 1000000)
    def render_line(self, y):
        return Strip([Segment(f"Line {y + self.scroll_offset.y} of a page that is drawn line by line")])
    def key_j(self):
        self.scroll_relative(y=1, animate=False)
    def key_space(self):
        self.scroll_relative(y=35, animate=False)

class Floor(App):
    def compose(self):
        yield Lines()

Floor().run()
"""
"""A page of a million lines: what the line API of Textual costs by itself."""


@dataclass(frozen=True)
class Program:
    """A program to measure."""

    name: str
    command: Sequence[str]
    ready: str
    """What the bytes that it writes match when it has the whole index."""
    keys: Sequence[tuple[str, str]]
    """What a key does, and the key."""
    needs: str = ""
    """The command that must be installed."""


def programs(box: Path, posts: int) -> list[Program]:
    """Those that are compared, ours first. No reader of mail reads settings, or writes to the mailbox."""
    ours = (sys.executable, "-m", "threadtui", str(box))
    keys = (("next", "j"), ("page", " "))
    mutt = ("-n", "-F", "/dev/null", "-R", "-e", f"set folder={box.parent} sort=threads", "-f", str(box))
    told = rf"Msgs:\s*{posts}\b"
    return [
        Program("threadtui", ours, r"finding quotes|quotes? found", keys),
        Program("Textual, a word", (sys.executable, "-c", FLOOR), "READY", ()),
        Program("Textual, lines", (sys.executable, "-c", LINES), "line by line", keys),
        Program("mutt", ("mutt", *mutt), told, (("next", "j"), ("page", "z")), "mutt"),
        Program("neomutt", ("neomutt", *mutt), told, (("next", "j"), ("page", "z")), "neomutt"),
    ]


def measure(program: Program, times: dict[str, list[float]]) -> None:
    """Run it once; what it took is added, milliseconds but for `CPU s` and `MiB`."""
    session = Session(*program.command)
    seen, painted, ready = b"", 0.0, 0.0
    while not ready:
        if not (more := session.read(60)):
            raise SystemExit(f"{program.name} never showed {program.ready!r}")
        now = time.perf_counter() - session.began
        painted = painted or now
        seen += more
        if re.search(program.ready, seen.decode("utf-8", "replace")):
            ready = now
    settled = ready
    while session.read(3 if program.name == "threadtui" and b" found" not in seen else 0.5):
        settled = time.perf_counter() - session.began
    for name, value in (("paint", painted), ("ready", ready), ("settled", settled)):
        times.setdefault(name, []).append(value * 1000)
    for name, key in program.keys:
        for _ in range(10):
            if effect := session.press(key):
                times.setdefault(name, []).append(effect[1])
    os.kill(session.pid, signal.SIGKILL)
    used = os.wait4(session.pid, 0)[2]
    os.close(session.fd)
    times.setdefault("CPU s", []).append(used.ru_utime + used.ru_stime)
    times.setdefault("MiB", []).append(used.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10))


def compare(box: Path, posts: int, rounds: int) -> None:
    """Print a row a program."""
    found: dict[str, dict[str, list[float]]] = {}
    for program in programs(box, posts):
        if program.needs and not shutil.which(program.needs):
            print(f"{program.name} is not installed; left out")
        else:
            found[program.name] = {}
    for _ in range(rounds):
        for program in programs(box, posts):
            if program.name in found:
                measure(program, found[program.name])
    columns = ("paint", "ready", "settled", "next", "page", "CPU s", "MiB")
    print(f"{posts} messages, medians of {rounds}; ms, keys until {QUIET * 1000:.0f} ms of quiet began")
    print(f"{'':18}" + "".join(f"{column:>9}" for column in columns))
    for name, times in found.items():
        cells = (
            f"{statistics.median(times[each]):9.2f}"
            if each == "CPU s"
            else f"{statistics.median(times[each]):9.1f}"
            if each in times
            else " " * 9
            for each in columns
        )
        print(f"{name:18}" + "".join(cells))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("box", nargs="?", type=Path)
    parser.add_argument(
        "--posts", type=int, default=10_000, help="messages of the mailbox that is made, or of MBOX"
    )
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("STATE", "CONFIG"):
            os.environ[f"XDG_{kind}_HOME"] = folder
        box = options.box
        if box is None:
            box = Path(folder) / "thread.mbox"
            write_mailbox(box, options.posts)
        compare(box, options.posts, options.rounds)


if __name__ == "__main__":
    main()
