"""What each stage costs as threads grow: CPU seconds, peak memory, and how many times what the size before cost.

    python benchmarks/scale.py [--posts 1000 10000 100000] [--formats text jsonl mbox] [FILE ...]

Stages: `index` (who, when, where in the file), `texts` (bodies), `link` (quotations resolved, graph made), `export`
(written as JSON, to nowhere). Each size runs in a process of its own. FILEs are measured as they
are: of several in one form, each beside the one before.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import sys
import tempfile
import time
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

import quotes_words
from mail import write_mailbox
from quotes_threads import Maker
from threadtui.collector import at_rest
from threadtui.export import write
from threadtui.load import link, open_threads

STAGES = ("index", "texts", "link", "export")
"""What is measured, in this order."""


def make(folder: Path, form: str, posts: int) -> Path:
    """A thread of so many posts in a file."""
    path = folder / f"thread-{posts}.{ {'text': 'txt'}.get(form, form) }"
    if form == "mbox":
        write_mailbox(path, posts)
        return path
    texts = Maker(7, quotes_words.zipf(Random(7))).thread(posts).texts
    if form == "text":
        path.write_text("\n\u00a0\n".join(texts), "utf-8")
    else:
        lines = (
            {"id": str(at), "author": f"member{at % 400}", "text": text} for at, text in enumerate(texts)
        )
        path.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    return path


def measure(path: Path, told: Connection) -> None:
    """Send the posts of a file, the seconds of each stage and the peak memory after it, in megabytes."""
    seconds: list[float] = []
    peaks: list[int] = []

    def lap(start: float) -> None:
        seconds.append(time.process_time() - start)
        used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        peaks.append(used // (1 << 20 if sys.platform == "darwin" else 1 << 10))

    start = time.process_time()
    with at_rest():  # as it is where a thread is opened
        thread, posts = open_threads(path).begin()
        for post in posts:
            thread.add(post)
    lap(start)
    start = time.process_time()
    thread.texts()
    lap(start)
    start = time.process_time()
    thread.quotes, thread.graph = link(thread)
    lap(start)
    start = time.process_time()
    for _ in write(thread, "json"):
        pass
    lap(start)
    told.send((len(thread.posts), seconds, peaks))


def apart(path: Path) -> tuple[int, list[float], list[int]]:
    """The same in a process of its own, so that its peak memory is its own."""
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=measure, args=(path, there))
    process.start()
    there.close()
    posts, seconds, peaks = here.recv()
    process.join()
    return posts, seconds, peaks


def report(name: str, path: Path, before: list[float] | None) -> list[float]:
    """Print a row; what it cost."""
    posts, seconds, peaks = apart(path)
    size = path.stat().st_size / 1e6
    cells = "".join(f"{each:8.2f}" for each in seconds)
    print(f"{name:10}{posts:8}{size:7.1f}{cells}{peaks[0]:9}{peaks[2]:9}{peaks[3]:9}", flush=True)
    if before:
        grown = (now / max(then, 0.001) for now, then in zip(seconds, before, strict=True))
        print(f"{'':10}{'':8}{'times':>7}{''.join(f'{each:8.1f}' for each in grown)}", flush=True)
    return seconds


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--posts", type=int, nargs="*", default=[1000, 10_000, 100_000])
    parser.add_argument(
        "--formats", nargs="*", choices=("text", "jsonl", "mbox"), default=("text", "jsonl", "mbox")
    )
    options = parser.parse_args()
    stages = "".join(f"{stage:>8}" for stage in STAGES)
    print(f"{'':10}{'posts':>8}{'MB':>7}{stages}   MB then  linked  written")
    cost: dict[str, list[float]] = {}
    for file in options.files:
        form = file.suffix or file.name
        cost[form] = report(form, file, cost.get(form))
    if options.files:
        return
    with tempfile.TemporaryDirectory() as folder:
        for form in options.formats:
            before: list[float] | None = None
            for posts in options.posts:
                before = report(form, make(Path(folder), form, posts), before)


if __name__ == "__main__":
    main()
