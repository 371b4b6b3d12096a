"""A whole reading session in a real terminal: every step must show what a reader waits for.

    python benchmarks/walk.py [--size 120x40]

Prints a line a step with the milliseconds until its effect stood on the screen. Exit status 1 where a step has no
effect within ten seconds, or the program ends otherwise than with 0. Needs `pyte`.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import re
import statistics
import struct
import sys
import termios
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pyte

from screen import Session

SAMPLE = Path(__file__).resolve().parents[1] / "sample_threads" / "sourdough.txt"
ESC, TAB, ENTER, BACK_TAB = "\x1b", "\t", "\r", "\x1b[Z"
LONGEST = 10.0
"""Seconds that a step may take at most."""
_QUIET = 0.05
"""Seconds without output after which a key's effect is complete."""

STEPS: tuple[tuple[str, str, str], ...] = (
    ("the first posts are there", "", r"#1 Crumbshot"),
    ("every quotation has its source", "", r"32 of 32"),
    ("two posts on", "jj", r" 3/33"),
    ("a screen on", " ", r" (?!3/)\d+/33"),
    ("a screen back", "b", r" [1-3]/33"),
    ("the last post", "G", r" 33/33"),
    ("the first", "gg", r" 1/33"),
    ("a line for a post's number", ":", r"post number|command|:"),
    ("to that post", "24" + ENTER, r" 24/33"),
    ("to the quoted words in their source", "[", r" 22/33"),
    ("down to the reply again", "]", r" 24/33"),
    ("back", "H", r" 22/33"),
    ("forward", "L", r" 24/33"),
    ("the quote opens in place", "o", r"▾ #22"),
    ("and is folded again", "o", r"▸ #22"),
    ("peek at the source", "P", r"Source of the quote in #24"),
    ("put it away", ESC, r"(?s)\A(?!.*Source of).* 24/33"),
    ("who quotes this post", "r", r"Who quotes #24"),
    ("put it away", ESC, r"(?s)\A(?!.*Who quotes).* 24/33"),
    ("why the quote is linked", "i", r"Why #24"),
    ("put it away", ESC, r"(?s)\A(?!.*Why #24).* 24/33"),
    ("one line of argument", "c", r"reply \d of \d to #22"),
    ("the branch beside it", ")", r" 26/33"),
    ("all posts again", ESC, r"(?s)\A(?!.*reply \d of).* 26/33"),
    ("a line a post", "v", r"one line each"),
    ("replies under what they answer", "t", r"replies under"),
    ("the order of the file", "t", r"one line each *[─┌]"),
    ("whole posts", "v", r"Posts *[─┌]"),
    ("one author", "@", r"Is answered by|Answers"),
    ("only that author's posts", "f", r"only Dr_"),
    ("all posts again", ESC, r"(?s)\A(?!.*only Dr_)"),
    ("the thread as a whole", "=", r"Most quoted posts"),
    ("to the most quoted post", ENTER, r" 22/33"),
    ("the passages that others quoted", "R", r"passage 1 of"),
    ("to who quoted it", "]", r" 2[3-7]/33"),
    ("a line to find words", "/", r"words"),
    ("while typing", "gdansk", r"match 1 of 1"),
    ("keep what was found", ENTER, r"match 1 of 1 "),
    ("put the search away", ESC, r" 25/33"),
    ("the quote tree", TAB, r"Quotes"),
    ("its next post", "j", r" (?!25/)\d+/33"),
    ("the posts again", BACK_TAB, r"Posts"),
    ("this pane alone", "ww", r"\A.*\n *[^A]Posts"),
    ("all that fit", "ww", r"Posts"),
    ("the keys", "?", r"next post|Keys"),
    ("back to the thread", ESC, r"(?s)\A(?!.*next post).* \d+/33"),
)
"""What a step is for, what is typed, and what then stands on the screen."""


class Walk:
    """The program in a terminal, and the picture that the terminal shows."""

    def __init__(self, columns: int, rows: int, file: Path = SAMPLE) -> None:
        self._home = TemporaryDirectory()  # a reader who never read this thread, nor has settings
        for kind in ("STATE", "CONFIG", "DATA", "CACHE"):
            os.environ[f"XDG_{kind}_HOME"] = self._home.name
        self.session = Session(sys.executable, "-m", "threadtui", str(file))
        fcntl.ioctl(self.session.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)

    @property
    def picture(self) -> str:
        """The lines of the screen."""
        return "\n".join(self.screen.display)

    def step(self, keys: str, shows: str) -> float:
        """Type, and wait until the screen shows what is expected; how many milliseconds that took.

        Raises SystemExit with the picture where it never does.
        """
        began = time.perf_counter()
        for key in re.findall(r"\x1b\[.|.|\s", keys):
            os.write(self.session.fd, key.encode())
            while self._read(_QUIET):  # as a reader types: what a key does is seen before the next
                pass
        while not re.search(shows, self.picture):
            if not self._read(0.2) and time.perf_counter() - began > LONGEST:
                raise SystemExit(f"{keys!r} never showed {shows!r}:\n{self.picture}")
        return (time.perf_counter() - began) * 1000

    def leave(self) -> int:
        """Quit; the exit status."""
        os.write(self.session.fd, b"q")
        while self._read(0.5):
            pass
        status = os.waitstatus_to_exitcode(os.waitpid(self.session.pid, 0)[1])
        self._home.cleanup()
        return status

    def _read(self, seconds: float) -> bool:
        data = self.session.read(seconds)
        # a private answer that pyte does not know would be taken for text
        self._stream.feed(re.sub(rb"\x1b\[[<>=?][0-9;]*[a-zA-Z$]p?", _known, data))
        return bool(data)


def _known(match: re.Match[bytes]) -> bytes:
    return match[0] if match[0].endswith((b"h", b"l")) else b""


def walk(columns: int, rows: int) -> list[tuple[str, float]]:
    """Every step with its milliseconds."""
    session = Walk(columns, rows)
    times = [(words, session.step(keys, shows)) for words, keys, shows in STEPS]
    if status := session.leave():
        raise SystemExit(f"the program ended with status {status}")
    return times


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--size", default="120x40", help="columns x rows")
    columns, rows = map(int, parser.parse_args().size.split("x"))
    times = walk(columns, rows)
    for words, taken in times:
        print(f"{taken:8.0f} ms  {words}")
    print(f"{statistics.median(taken for _, taken in times):8.0f} ms  median of {len(times)} steps")


if __name__ == "__main__":
    main()
