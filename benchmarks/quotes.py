"""Measure quote resolution on made threads whose quotations are all known.

    python benchmarks/quotes.py [--posts 1000 10000 100000] [--words zipf natural] [--seed N]
                                [--stress] [--rivals] [--wrong N]

Printed for each size and kind of words: by kind of quotation how many there are, precision and recall of the source
post, recall of the exact spans (intersection over union at least .8, in the quoting and in the source post),
precision and recall of characters; seconds of processor time and peak memory; and how often quotes of each
confidence are right. `--stress` measures inputs made to be slow, `--rivals` compares with all-pairs matchers.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import sys
import time
from random import Random
from typing import Any

import quotes_rivals
import quotes_stress
import quotes_words
from quotes_loaded import resolve
from quotes_score import HEADING, Given, Score, reliability, score
from quotes_threads import QUOTES, MadeThread, Maker

_WORDS = {"zipf": quotes_words.zipf, "natural": quotes_words.natural}


def made(words: str, posts: int, seed: int) -> MadeThread:
    """A made thread."""
    return Maker(seed, _WORDS[words](Random(seed))).thread(posts)


def resolved(texts: list[str]) -> tuple[list[Given], float]:
    """What the project gives for the texts, and the seconds of processor time it took."""
    start = time.process_time()
    table = resolve(texts)
    seconds = time.process_time() - start
    given = [
        Given(
            quote.post, (quote.start, quote.end), source.post, (source.start, source.end), source.confidence
        )
        for quote in table
        if (source := quote.source)
    ]
    return given, seconds


def peak() -> int:
    """The most memory that this process has had, in megabytes."""
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used // (1 << 20 if sys.platform == "darwin" else 1 << 10)


def report(result: Score, wrong: int, thread: MadeThread) -> None:
    """Print the tables."""
    print(HEADING)
    order = [*QUOTES, "inner"]
    for kind in sorted(result.kinds, key=lambda kind: (order.index(kind) if kind in order else 99, kind)):
        print(result.kinds[kind].row(kind))
    print(result.total().row("all"))
    print(result.total(without=("short",)).row("but short"))
    print(*reliability(result.sure), sep="\n")
    for kind, one in Random(1).sample(result.wrong, min(wrong, len(result.wrong))):
        words = thread.texts[one.post][slice(*one.span)]
        print(f"WRONG {kind} #{one.post} from #{one.source} {one.confidence:.2f}: {words!r}")
        print(f"      source {thread.texts[one.source][slice(*one.source_span)]!r}")
    for post, quote in Random(1).sample(result.missed, min(wrong, len(result.missed))):
        print(f"MISSED {quote.kind} #{post} from #{quote.source}: {thread.texts[post][slice(*quote.span)]!r}")
        print(f"      source {thread.texts[quote.source][slice(*quote.source_span)]!r}")


def measure(words: str, posts: int, seed: int, wrong: int) -> None:
    """One made thread: the tables."""
    thread = made(words, posts, seed)
    before = peak()
    given, seconds = resolved(thread.texts)
    used = peak()
    size = sum(map(len, thread.texts)) / 1e6
    print(
        f"== {words}, {posts} posts, {size:.1f} MB: {seconds:.2f} s CPU, peak {used} MB ({before} MB before)"
    )
    report(score(thread, given), wrong, thread)


def apart(function: Any, *arguments: Any) -> None:
    """Run in a process of its own, so that its peak memory is its own."""
    process = multiprocessing.get_context("spawn").Process(target=function, args=arguments)
    process.start()
    process.join()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--posts", type=int, nargs="*", default=[1000, 10_000, 100_000])
    parser.add_argument("--words", nargs="*", choices=tuple(_WORDS), default=tuple(_WORDS))
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--stress", action="store_true")
    parser.add_argument("--rivals", action="store_true")
    parser.add_argument("--wrong", type=int, default=0, help="so many wrong and missed ones to print")
    options = parser.parse_args()
    for words in options.words:
        for posts in options.posts:
            apart(measure, words, posts, options.seed, options.wrong)
    if options.stress:
        print(quotes_stress.HEADING)
        for name in quotes_stress.NAMES:
            apart(quotes_stress.measure, name)
    if options.rivals:
        apart(quotes_rivals.measure, options.seed)


if __name__ == "__main__":
    main()
