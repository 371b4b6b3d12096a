"""What all-pairs matchers find, on a size that they can bear: every paragraph against every earlier post."""

from __future__ import annotations

import time
from collections.abc import Callable
from difflib import SequenceMatcher
from random import Random

import quotes_words
from quotes_loaded import resolve
from quotes_score import HEADING, Given, score
from quotes_threads import MadeThread, Maker

_POSTS = {"threadtui": 300, "rapidfuzz": 300, "difflib": 100}


def measure(seed: int) -> None:
    """Print a table for each: all on the same thread's first posts."""
    for posts in sorted(set(_POSTS.values())):
        thread = Maker(seed, quotes_words.zipf(Random(seed))).thread(posts)
        print(f"== the first {posts} posts, every matcher that bears them")
        print(f"{HEADING}{'s CPU':>9}")
        for name, matcher in _MATCHERS.items():
            if posts > _POSTS[name]:
                continue
            start = time.process_time()
            given = matcher(thread)
            seconds = time.process_time() - start
            print(f"{score(thread, given).total().row(name)}{seconds:9.3f}")


def _threadtui(thread: MadeThread) -> list[Given]:
    return [
        Given(quote.post, (quote.start, quote.end), source.post, (source.start, source.end))
        for quote in resolve(thread.texts)
        if (source := quote.source)
    ]


def _rapidfuzz(thread: MadeThread) -> list[Given]:
    from rapidfuzz.fuzz import partial_ratio_alignment

    def place(paragraph: str, text: str) -> tuple[float, int, int]:
        if len(paragraph) > len(text):
            return 0.0, 0, 0
        found = partial_ratio_alignment(paragraph, text, score_cutoff=75)
        return (found.score, found.dest_start, found.dest_end) if found else (0.0, 0, 0)

    return _best_of_all(thread, place)


def _difflib(thread: MadeThread) -> list[Given]:
    def place(paragraph: str, text: str) -> tuple[float, int, int]:
        match = SequenceMatcher(None, paragraph, text, autojunk=False).find_longest_match()
        share = 100 * match.size / max(1, len(paragraph))
        return (share if share >= 50 else 0.0), match.b, match.b + match.size

    return _best_of_all(thread, place)


def _best_of_all(thread: MadeThread, place: Callable[[str, str], tuple[float, int, int]]) -> list[Given]:
    given: list[Given] = []
    for post, text in enumerate(thread.texts):
        at = 0
        for paragraph in text.split("\n\n")[:-1]:
            best = max(
                ((*place(paragraph, thread.texts[other]), -other) for other in range(post)),
                default=(0.0,) * 4,
            )
            if best[0]:
                span = (at, at + len(paragraph))
                given.append(Given(post, span, -int(best[3]), (int(best[1]), int(best[2]))))
            at += len(paragraph) + 2
    return given


_MATCHERS: dict[str, Callable[[MadeThread], list[Given]]] = {
    "threadtui": _threadtui,
    "rapidfuzz": _rapidfuzz,
    "difflib": _difflib,
}
