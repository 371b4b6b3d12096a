"""Keys in a real terminal of 120 by 40, a short thread and a long one by turns, beside the least that a list can be.

    python benchmarks/keys_terminal.py [SHORT LONG] [--posts 1000 100000] [--format text mbox] [--presses 20]

A key's time is from writing it to the first byte that comes back: median, 95th percentile and worst in milliseconds,
the bytes that it writes, and the longer thread's median over the shorter one's. `floor` is Textual's line API alone
over 100,000 lines; `over` is the longer thread's median over the floor's. The keys of `while loading` are pressed
from the first picture until the quotes are found; the letters of `find: each letter` while those before are counted.
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
from collections.abc import Callable, Iterator
from functools import partial
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
    BINDINGS = [("j", "move(1)", ""), ("k", "move(-1)", ""), ("space", "page(1)", ""), ("b", "page(-1)", "")]
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

    def action_page(self, by):
        self.scroll_relative(y=by * self.size.height, animate=False)

class Floor(App):
    def compose(self):
        yield Lines()

    def on_mount(self):
        self.query_one(Lines).focus()

Floor().run()
"""
WORD = "the"
LETTERS = "find: each letter"
STEPS = (
    ("next", "j"), ("previous", "k"), ("a screen down", " "), ("source", "["), ("back", "H"), ("open a quote", "o"),
    ("a screen up", "b"), ("to the tree", "\t\t"), ("tree: toggle", "za"), ("from the tree", "\t"),
    ("fold all", "zM"), ("unfold all", "zR"), ("one author", "f"), ("all again", "\x1b"), ("replies under posts", "t"),
    ("order of the file", "t"), ("find: /", "/"), ("find: a word", WORD), ("find: Esc", "\x1b"),
    ("find: / again", "/"), (LETTERS, WORD), ("find: Esc again", "\x1b"),
)  # fmt: skip
"""What is pressed, one after the other."""
OFTEN = ("next", "previous", "a screen down", "a screen up")
"""What is pressed more often, in the list of lines, too."""
WIDTHS = {"resize": 100, "resize back": 120}
"""Columns that the terminal is given."""
THEMES = {"another theme": "light", "the theme before": "dark"}
"""Words that choose a theme."""
ROUNDS = 5
PATIENCE = 1.0
"""Seconds that the first byte of a key's effect is waited for."""
SOON = 0.02
"""Seconds between two letters of quick hands."""
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


def theme(session: Session, name: str) -> Effect | None:
    """What the key does that takes a theme out of the list of them."""
    for keys in ("\x10", "theme", "\r", name):
        _after(session, partial(os.write, session.fd, keys.encode()), QUIET_FINDING)
    return effect(session, "\r")


def letters(session: Session, word: str) -> Iterator[Effect | None]:
    """What each letter of a word does that is typed before all is counted that the ones before it match."""
    for letter in word:
        yield _after(session, partial(os.write, session.fd, letter.encode()), SOON)


def act(session: Session, name: str, keys: str) -> list[Effect]:
    """What a step does; nothing where nothing was seen of it."""
    if name == LETTERS:
        effects = [*letters(session, keys)]
    elif name in WIDTHS:
        effects = [resize(session, WIDTHS[name])]
    elif name in THEMES:
        effects = [theme(session, THEMES[name])]
    else:
        effects = [effect(session, keys)]
    return [one for one in effects if one]


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


def compare(paths: list[Path], presses: int) -> None:
    """Press keys in threads by turns; print a row a key."""
    opened = [loaded(path) for path in paths]
    sessions = [session for session, _ in opened]
    floor = Session(sys.executable, "-c", FLOOR)
    floor.until(b"line 0000001")
    table: dict[str, list[list[Effect]]] = {"while loading": [found for _, found in opened]}
    floors: dict[str, list[Effect]] = {}
    for turn in range(ROUNDS):
        for name, keys in (*STEPS, *((name, "") for name in (*WIDTHS, *THEMES))):
            rows = table.setdefault(name, [[] for _ in sessions])
            for _ in range(presses // ROUNDS if name in OFTEN else 1):
                for row, session in zip(rows, sessions, strict=True):
                    row += act(session, name, keys)
                if name in OFTEN and (one := effect(floor, keys)):
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


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--posts", type=int, nargs="+", default=[1000, 100_000])
    parser.add_argument("--format", nargs="+", default=["text", "mbox"])
    parser.add_argument("--presses", type=int, default=20)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"XDG_STATE_HOME": folder, "XDG_CONFIG_HOME": folder}
        for form in options.format[:1] if options.files else options.format:
            compare(
                options.files or [make(Path(folder), form, posts) for posts in options.posts], options.presses
            )


if __name__ == "__main__":
    main()
