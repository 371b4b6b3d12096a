"""Measure mail against the standard library and, where it is installed, against neomutt, on the same mbox in one run.

    python benchmarks/mail.py [FILE] [--messages 20000]

Without FILE a mailing list of so many messages is made. Seconds are of CPU, of the best of three runs. `to posts`:
author, date, subject, ids and parent of every message, for us with all threads joined; `with bodies`: every message
as text too, for us with what it quotes.
"""

from __future__ import annotations

import argparse
import mailbox
import os
import pty
import random
import resource
import select
import shutil
import signal
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.header import decode_header, make_header
from email.utils import format_datetime, parseaddr, parsedate_to_datetime
from pathlib import Path

from threadtui.load import Threads
from threadtui.readers import InputFile

_RUNS = 3
_PATIENCE = 30
"""Seconds without a sign of life after which another program is left."""


def write_mailbox(path: Path, messages: int) -> None:
    """A mailing list: each message answers an earlier one and quotes two of its lines."""
    rng = random.Random(1)
    words = ["".join(rng.choice("abcdefghilmnoprstu") for _ in range(rng.randint(2, 9))) for _ in range(3000)]
    lines: list[list[str]] = []
    chains: list[list[str]] = []
    begin = datetime(2019, 1, 7, 8, tzinfo=UTC)
    with path.open("w", encoding="utf-8") as box:
        for number in range(messages):
            above = max(0, number - 1 - int(rng.expovariate(0.1))) if number else -1
            when = begin + timedelta(minutes=7 * number)
            own = [" ".join(rng.choices(words, k=10)) for _ in range(rng.randint(4, 12))]
            name = f"<{number:06}.{rng.choice(words)}@list.example>"
            lines.append(own)
            chains.append([*(chains[above][-8:] if above >= 0 else ()), name])
            box.write(f"From a@list.example {when:%a %b %e %H:%M:%S %Y}\n")
            box.write(f"From: Writer {number % 97} <a{number % 97}@list.example>\nTo: list@list.example\n")
            box.write(f"Date: {format_datetime(when)}\nSubject: {'Re: ' * bool(number)}A long thread\n")
            box.write(f"Message-ID: {name}\nContent-Type: text/plain; charset=utf-8\n")
            if above >= 0:
                box.write(
                    f"In-Reply-To: {chains[above][-1]}\nReferences: {chr(10).join(' ' + i for i in chains[above])}\n\n"
                )
                box.write(f"On {begin:%a, %d %b %Y at %H:%M}, Writer {above % 97} wrote:\n")
                box.write("".join(f"> {line}\n" for line in lines[above][:2]))
            box.write("\n" + "\n".join(own) + "\n\n-- \nA signature\n\n")


def ours(path: Path, *, bodies: bool) -> int:
    """All posts of all threads."""
    threads = Threads(InputFile.open(path))
    count = 0
    for number in range(1, len(threads) + 1):
        thread, posts = threads.begin(number)
        for post in posts:
            thread.add(post)
        count += len(thread.posts)
        if bodies:
            thread.texts()
    return count


def standard_library(path: Path, *, bodies: bool) -> int:
    """The same facts with `mailbox` and `email`, threads not joined."""
    count = 0
    for message in mailbox.mbox(path):
        parseaddr(str(make_header(decode_header(message["From"] or ""))))
        str(make_header(decode_header(message["Subject"] or "")))
        parsedate_to_datetime(message["Date"])
        (message["Message-ID"] or "", (message["References"] or "").split(), message["In-Reply-To"])
        if bodies:
            for part in message.walk():
                if part.get_content_maintype() == "text":
                    payload = part.get_payload(decode=True)
                    assert isinstance(payload, bytes)
                    payload.decode(part.get_content_charset() or "ascii", "replace")
        count += 1
    return count


def mutt(program: str, path: Path) -> float:
    """CPU seconds of a mail reader that opens the file, threads it and leaves."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    told = (
        "set sort=threads",
        f"set folder={tempfile.gettempdir()}",
        "push x",
    )  # a folder that is there, or it asks to make one
    command = [program, "-n", "-F", "/dev/null", "-R", "-f", str(path)]
    command += [word for line in told for word in ("-e", line)]
    child, screen = pty.fork()
    if not child:
        os.environ["TERM"] = "xterm"
        os.execvp(program, command)
    try:
        while select.select([screen], [], [], _PATIENCE)[0] and os.read(screen, 65536):
            pass
    except OSError:  # the end, as Linux tells it
        pass
    os.close(screen)
    os.kill(child, signal.SIGHUP)  # one that asks something would wait for ever
    os.waitpid(child, 0)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def best(run: Callable[[], object]) -> float:
    """CPU seconds of the best of several runs."""
    seconds: list[float] = []
    for _ in range(_RUNS):
        begin = time.process_time()
        run()
        seconds.append(time.process_time() - begin)
    return min(seconds)


def main() -> None:
    """Measure and print a row each."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--messages", type=int, default=20_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path: Path = options.file or Path(folder) / "made.mbox"
        if options.file is None:
            write_mailbox(path, options.messages)
        size = path.stat().st_size / 1e6
        print(f"{path.name}: {ours(path, bodies=False)} messages, {size:.1f} MB")
        print("                              CPU s    MB/s")
        for what, bodies in (("to posts", False), ("with bodies", True)):
            own = best(lambda bodies=bodies: ours(path, bodies=bodies))
            other = best(lambda bodies=bodies: standard_library(path, bodies=bodies))
            print(f"threadtui, {what:16} {own:8.2f} {size / own:7.1f}")
            print(
                f"mailbox + email, {what:10} {other:8.2f} {size / other:7.1f}   {other / own:.1f} times ours"
            )
        if shutil.which("neomutt"):
            seconds = best_of_mutt("neomutt", path)
            print(f"neomutt, threaded           {seconds:8.2f} {size / seconds:7.1f}")
        else:
            print("neomutt is not installed; not measured")


def best_of_mutt(program: str, path: Path) -> float:
    """The best of several runs of a mail reader."""
    return min(mutt(program, path) for _ in range(_RUNS))


if __name__ == "__main__":
    main()
