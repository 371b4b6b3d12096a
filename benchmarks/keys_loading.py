"""Keys while a thread is read and its quotes are found, in a real terminal of 120 by 40.

    python benchmarks/keys_loading.py [FILE ...] [--posts 100000] [--formats text mbox] [--runs 3] [--gap 50]

One key is pressed every `gap` milliseconds from the first picture of all panes until the quotes are found. Its time is
from writing it to the first byte that comes back: median, 95th percentile and worst in milliseconds, how many took
more than 33, and when the slowest were pressed, in seconds after the first picture.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from scale import make
from screen import Session

KEYS = "jjk b"
"""What is pressed, again and again: each moves the page."""
PATIENCE = 2.0
"""Seconds after which a key has no effect."""
DONE = b"found"
"""What the line above the panes says when all is read and found."""
MOST = 120.0
"""Seconds that it may take."""


def pressed(path: Path, gap: float) -> list[tuple[float, float]]:
    """When each key was pressed, in seconds after the first picture, and how many milliseconds its effect took."""
    session, found = Session(sys.executable, "-m", "threadtui", str(path)), []
    session.until(b"Quotes")
    began, done, tail = time.perf_counter(), False, b""
    while not done and (at := time.perf_counter() - began) < MOST:
        while more := session.read(0):  # what came by itself
            done, tail = done or DONE in tail + more, more[-len(DONE) :]
        written = time.perf_counter()
        os.write(session.fd, KEYS[len(found) % len(KEYS)].encode())
        more = session.read(PATIENCE)
        came = time.perf_counter()
        found.append((at, (came - written) * 1000))
        while more:
            done, tail = done or DONE in tail + more, more[-len(DONE) :]
            more = session.read(max(0.0, written + gap - time.perf_counter()))
    session.close()
    return found


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--posts", type=int, default=100_000)
    parser.add_argument("--formats", nargs="+", default=["text", "mbox"])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--gap", type=float, default=50)
    options = parser.parse_args()
    print(f"{'while loading':26}{'keys':>6}{'median':>8}{'95th':>7}{'worst':>7}{'over 33':>9}   slowest")
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"XDG_STATE_HOME": folder, "XDG_CONFIG_HOME": folder}
        paths = options.files or [make(Path(folder), form, options.posts) for form in options.formats]
        for path in paths:
            for _ in range(options.runs):
                found = pressed(path, options.gap / 1000)
                times = sorted(one for _, one in found)
                slowest = sorted(found, key=lambda one: one[1])[:-4:-1]
                print(
                    f"{path.name:26}{len(times):6}{statistics.median(times):8.1f}{times[int(len(times) * 0.95)]:7.1f}"
                    f"{times[-1]:7.1f}{sum(one > 33 for one in times):9}   "
                    + ", ".join(f"{one:.0f} at {at:.1f} s" for at, one in slowest)
                )


if __name__ == "__main__":
    main()
