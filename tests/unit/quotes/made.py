"""Texts of invented words, none of which comes twice unless it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from threadtui.model import Quote
from threadtui.quotes.resolve import resolve


class Words:
    """Words that were not used before."""

    def __init__(self, first: int = 0) -> None:
        self._numbers: Iterator[int] = count(first)

    def __call__(self, words: int) -> str:
        """A sentence of so many new words."""
        return " ".join(_spelled(next(self._numbers)) for _ in range(words)).capitalize() + "."


def _spelled(number: int) -> str:
    syllables = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeiou"]
    return "".join(syllables[number // len(syllables) ** place % len(syllables)] for place in range(4))


def quotes(texts: Sequence[str]) -> list[Quote]:
    """All quotes of a thread with these posts."""
    return list(resolve(texts))


def said(texts: Sequence[str], quote: Quote) -> tuple[str, int | None, str | None]:
    """The words of a quote, its source post and the words taken from it."""
    source = quote.source
    taken = texts[source.post][source.start : source.end] if source else None
    return texts[quote.post][quote.start : quote.end], source.post if source else None, taken
