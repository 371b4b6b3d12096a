"""Inputs made to be slow: each must stay bounded."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from random import Random

import quotes_words
from quotes_loaded import resolve

HEADING = f"{'input':32}{'posts':>9}{'MB':>7}{'s CPU':>8}{'peak MB':>9}{'quotes':>9}{'right':>7}"


def measure(name: str) -> None:
    """Print one row."""
    texts, right = _INPUTS[name]()
    start = time.process_time()
    table = resolve(texts)
    seconds = time.process_time() - start
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (
        1 << 20 if sys.platform == "darwin" else 1 << 10
    )
    hits = sum(1 for row in range(len(table)) if right(table.post[row], table.source[row]))
    share = f"{hits / len(table):7.3f}" if len(table) else "      -"
    size = sum(map(len, texts)) / 1e6
    print(f"{name:32}{len(texts):9}{size:7.1f}{seconds:8.2f}{used:9}{len(table):9}{share}")


Right = Callable[[int, int], bool]
"""Whether a post's quote comes from a source post."""


def _none(post: int, source: int) -> bool:
    return False


def _words(count: int, seed: int = 1) -> list[str]:
    sentence, rng = quotes_words.zipf(Random(seed)), Random(seed)
    return [sentence(rng) for _ in range(count)]


def _equal() -> tuple[list[str], Right]:
    return ["\n\n".join(_words(6))] * 50_000, _none


def _endless_line() -> tuple[list[str], Right]:
    return ["An opening post of a few words.", " ".join(_words(400_000))], _none


def _endless_word() -> tuple[list[str], Right]:
    return ["An opening post of a few words.", "x" * 30_000_000], _none


def _periodic() -> tuple[list[str], Right]:
    return ["to and fro " * 500, "to and fro " * 500_000, "fro and to and " * 500_000], _none


def _periodic_posts() -> tuple[list[str], Right]:
    return [("to and fro " * 40 + "\n\n") * 2 + "so it goes"] * 20_000, _none


def _chain() -> tuple[list[str], Right]:
    """Each post quotes the last one with what that quoted, eleven deep."""
    sentences = _words(100_000)
    own = [" ".join(sentences[2 * post : 2 * post + 2]) for post in range(50_000)]
    texts = ["\n\n".join(own[max(0, post - 10) : post + 1]) for post in range(50_000)]
    return texts, lambda post, source: post - 10 <= source < post


def _one_word() -> tuple[list[str], Right]:
    return [f"word{post % 5000}" for post in range(1_000_000)], _none


def _popular() -> tuple[list[str], Right]:
    """The first post is quoted by all the others."""
    sentences = _words(100_006)
    first = " ".join(sentences[:6])
    return [
        first,
        *(f"{first}\n\n{sentences[6 + 2 * at]}" for at in range(50_000)),
    ], lambda post, source: source == 0


def _popular_line() -> tuple[list[str], Right]:
    """A line of four words is quoted by all the others."""
    sentences = _words(50_000, 3)
    line = "Seldom zebras quickly vanish."
    return [
        f"{line} {sentences[0]}",
        *(f"{line}\n\n{one}" for one in sentences),
    ], lambda post, source: source == 0


def _signatures() -> tuple[list[str], Right]:
    tail = "\n\n".join(_words(3, 9))
    return [f"{one}\n\n{tail}" for one in _words(50_000)], _none


def _lines() -> tuple[list[str], Right]:
    """One post quotes each of a hundred thousand lines of another."""
    sentences = _words(100_000)
    return [
        "\n".join(sentences),
        "\n\n".join(sentences),
        "\n".join(reversed(sentences)),
    ], lambda post, source: source < post


def _stock() -> tuple[list[str], Right]:
    """Few sentences make up all posts."""
    rng, sentences = Random(4), _words(300)
    return ["\n\n".join(rng.sample(sentences, 4)) for _ in range(50_000)], _none


_INPUTS: dict[str, Callable[[], tuple[list[str], Right]]] = {
    "equal posts": _equal,
    "one endless line": _endless_line,
    "one endless word": _endless_word,
    "periodic text": _periodic,
    "periodic posts": _periodic_posts,
    "chain of 50,000": _chain,
    "a million one-word posts": _one_word,
    "one post quoted 50,000 times": _popular,
    "a short line quoted so often": _popular_line,
    "equal signatures": _signatures,
    "100,000 lines quoted one by one": _lines,
    "300 sentences in all posts": _stock,
}
NAMES = tuple(_INPUTS)
"""The inputs."""
