"""Keys in a real terminal of 120 by 40, a short thread and a long one by turns, beside the least that a list can be.

    python benchmarks/keys_terminal.py [SHORT LONG] [--posts 1000 100000] [--format text] [--presses 20]

A key's time is from writing it to the first byte that comes back: median, 95th percentile and worst in milliseconds,
the bytes that it writes, and the longer thread's median over the shorter one's. `floor` is Textual's line API alone
over 100,000 lines; `over` is the longer thread's median over the floor's. The keys of `while loading` are pressed
from the first picture until the quotes are found.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import statistics
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Callable
from pathlib import Path

from scale import make
from screen import Session

FLOOR = """
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

PLAIN, CURSOR = Style.parse("white"), Style.parse("reverse")

class Lines(ScrollView, can_focus=True):
    BINDINGS = [("j", "move(1)", ""), ("k", "move(-1)", "")]
    cursor = 0

    def on_mount(self):
        self.virtual_size = Size(100, 100_000)

    def render_line(self, y):
        line = y + self.scroll_offset.y
        style = CURSOR if line == self.cursor else PLAIN
        words = f"line {line:07d} the quick brown fox jumps over the lazy dog " * 2
        return Strip([Segment(words, style)]).crop_extend(0, self.size.width, PLAIN)

    def action_move(self, by):
        self.cursor += by
        self.refresh()

class Floor(App):
    def compose(self):
        yield Lines()

    def on_mount(self):
        self.query_one(Lines).focus()

Floor().run()
"""
WORD = "the"
STEPS = (
    ("next", "j"), ("previous", "k"), ("a screen down", " "), ("a screen up", "b"), ("source", "["), ("back", "H"),
    ("open a quote", "o"), ("to the tree", "\t\t"), ("tree: toggle", "za"), ("from the tree", "\t"),
    ("fold all", "zM"), ("unfold all", "zR"), ("one author", "f"), ("all again", "\x1b"), ("replies under posts", "t"),
    ("order of the file", "t"), ("find: /", "/"), ("find: a word", WORD), ("find: Esc", "\x1b"),
)  # fmt: skip
"""What is pressed, one after the other."""
OFTEN = ("next", "previous", "a screen down", "a screen up")
"""What is pressed more often; the first two in the list of lines, too."""
ROUNDS = 5
PATIENCE = 1.0
"""Seconds that the first byte of a key's effect is waited for."""
QUIET, QUIET_FINDING = 0.12, 0.35
"""Seconds without output after which a key has had its effect, and all words are counted: before a cursor blinks."""

Effect = tuple[float, float, int]
"""Milliseconds until the first byte and the last one, and how many bytes there are."""


def effect(session: Session, keys: str) -> Effect | None:
    """What keys do that are written at once."""
    quiet = QUIET_FINDING if keys == WORD else QUIET
    return _after(session, lambda: os.write(session.fd, keys.encode()), quiet)


def resize(session: Session, columns: int) -> Effect | None:
    """What another width of the terminal does."""
    size = struct.pack("HHHH", 40, columns, 0, 0)
    return _after(session, lambda: fcntl.ioctl(session.fd, termios.TIOCSWINSZ, size))


def _after(session: Session, act: Callable[[], object], quiet: float = QUIET) -> Effect | None:
    while session.read(0):
        pass
    return session.after(act, PATIENCE, quiet)


def loaded(path: Path) -> tuple[Session, list[Effect]]:
    """A session in which all quotes are found, and what keys did until then."""
    session, found = Session(sys.executable, "-m", "threadtui", str(path)), []
    session.until(b"Posts")
    idle = 0
    while idle < 3:  # nothing of the program's own comes any more
        before = _busy(session.pid)
        if one := effect(session, "jjk"[len(found) % 3]):
            found.append(one)
        time.sleep(0.2)
        idle = idle + 1 if _busy(session.pid) - before < 0.1 else 0
    return session, found


def _busy(process: int) -> float:
    """Seconds of CPU that a process took."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def told(effects: list[Effect]) -> str:
    """Median, 95th percentile and worst, the last byte, and bytes."""
    if not effects:
        return f"{'-':>7}{'':30}"
    first = sorted(one[0] for one in effects)
    last, count = (statistics.median(one[at] for one in effects) for at in (1, 2))
    return f"{statistics.median(first):7.1f}{first[int(len(first) * 0.95)]:7.1f}{first[-1]:7.1f}{last:8.1f}{count:8.0f}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--posts", type=int, nargs="+", default=[1000, 100_000])
    parser.add_argument("--format", default="text")
    parser.add_argument("--presses", type=int, default=20)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"XDG_STATE_HOME": folder, "XDG_CONFIG_HOME": folder}
        paths = options.files or [make(Path(folder), options.format, posts) for posts in options.posts]
        opened = [loaded(path) for path in paths]
    sessions = [session for session, _ in opened]
    floor = Session(sys.executable, "-c", FLOOR)
    floor.until(b"line 0000001")
    table: dict[str, list[list[Effect]]] = {"while loading": [found for _, found in opened]}
    floors: dict[str, list[Effect]] = {}
    widths = {"resize": 100, "resize back": 120}
    for turn in range(ROUNDS):
        for name, keys in (*STEPS, *((width, "") for width in widths)):
            rows = table.setdefault(name, [[] for _ in sessions])
            for _ in range(options.presses // ROUNDS if name in OFTEN else 1):
                for row, session in zip(rows, sessions, strict=True):
                    if one := resize(session, widths[name]) if name in widths else effect(session, keys):
                        row.append(one)
                if name in OFTEN[:2] and (one := effect(floor, keys)):
                    floors.setdefault(name, []).append(one)
        print(f"round {turn + 1} of {ROUNDS}", file=sys.stderr)
    head = f"{'median':>7}{'95th':>7}{'worst':>7}{'last':>8}{'bytes':>8}"
    print(f"{'':22}" + "".join(f"{path.name:>37}" for path in paths) + "   ratio  floor   over")
    print(f"{'key':22}" + head * len(sessions))
    for name, rows in table.items():
        medians = [statistics.median(one[0] for one in row) if row else 0.0 for row in rows]
        ratio = f"{medians[-1] / medians[0]:8.2f}" if all(medians) else f"{'-':>8}"
        least = statistics.median(one[0] for one in floors[name]) if name in floors else 0.0
        beside = f"{least:7.1f}{medians[-1] / least:7.2f}" if least else ""
        print(f"{name:22}" + "".join(told(row) for row in rows) + ratio + beside)
    for session in (*sessions, floor):
        session.close()


if __name__ == "__main__":
    main()
