"""What was changed in a quotation: the words dropped, added and changed, those that bear meaning first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum, IntEnum, auto

_WORD = re.compile(r"\w+(?:['\u2019]\w+)*")
_NEGATIONS = frozenset(
    [
        "not",
        "no",
        "never",
        "none",
        "nobody",
        "nothing",
        "neither",
        "nor",
        "without",
        "cannot",
        "hardly",
        "nicht",
        "kein",
        "keine",
        "nie",
        "niemals",
        "pas",
        "jamais",
        "rien",
        "non",
        "nunca",
        "ningún",
        "niet",
        "geen",
        "не",
        "нет",
        "никогда",
    ]
)
_CLAUSE = 6
"""More words than these dropped or added in a row are a clause."""
_LONGEST = 4000
"""Words compared at most of either text."""


class Weight(IntEnum):
    """How much a change bears on the meaning, most first."""

    NEGATION = 0
    """A negation was dropped or added."""
    NUMBER = 1
    """A number is another."""
    WORDS = 2
    """Other words."""
    SPELLING = 3
    """A few letters of a word."""


@dataclass(frozen=True, slots=True)
class Change:
    """Words of a source that a quotation does not have, or has otherwise. One of the two may be empty."""

    source: str
    """What the source has."""
    quote: str
    """What the quotation has."""
    weight: Weight
    """How much it bears on the meaning."""


def difference(quote: str, source: str) -> list[Change]:
    """The changes that make a quotation of its source's words, the weightiest first, else in order."""
    words, source_words = _WORD.findall(quote)[:_LONGEST], _WORD.findall(source)[:_LONGEST]
    matcher = SequenceMatcher(None, _folded(source_words), _folded(words), autojunk=False)
    changes = [
        _change(" ".join(source_words[a:b]), " ".join(words[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]
    return sorted(changes, key=lambda change: change.weight)


def _folded(words: list[str]) -> list[str]:
    return [word.casefold().replace("\u2019", "'") for word in words]


def _change(source: str, quote: str) -> Change:
    before, after = _folded(source.split()), _folded(quote.split())
    if (not before or not after) and len(before) + len(after) > _CLAUSE:
        weight = Weight.WORDS  # a whole clause left out or put in: that it holds a `not` turns nothing round
    elif sum(map(_negates, before)) != sum(map(_negates, after)):
        weight = Weight.NEGATION
    elif _numbers(before) != _numbers(after):
        weight = Weight.NUMBER
    elif source and quote and SequenceMatcher(None, " ".join(before), " ".join(after)).ratio() >= 0.7:
        weight = Weight.SPELLING
    else:
        weight = Weight.WORDS
    return Change(source, quote, weight)


def _negates(word: str) -> bool:
    return word in _NEGATIONS or word.endswith("n't")


def _numbers(words: list[str]) -> list[str]:
    return [word for word in words if any(character.isdigit() for character in word)]


class Fate(Enum):
    """What became of words of a source in a quotation of them."""

    KEPT = auto()
    """They stand in both."""
    DROPPED = auto()
    """They stand only in the source."""
    ADDED = auto()
    """They stand only in the quotation."""


def woven(quote: str, source: str) -> list[tuple[Fate, str]]:
    """A quotation and its source as one text: runs of words in order, with the punctuation after each word.

    Where words were changed, those of the source come before those of the quotation. White space is folded.
    """
    words, source_words = _spans(quote), _spans(source)
    plain, source_plain = ([word for word, _ in side] for side in (words, source_words))
    matcher = SequenceMatcher(None, _folded(source_plain), _folded(plain), autojunk=False)
    runs: list[tuple[Fate, str]] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            runs.append((Fate.KEPT, _run(words[c:d])))
            continue
        if b > a:
            runs.append((Fate.DROPPED, _run(source_words[a:b])))
        if d > c:
            runs.append((Fate.ADDED, _run(words[c:d])))
    return runs


def _spans(text: str) -> list[tuple[str, str]]:
    """Each word with what stands after it up to the next one; the first with what stands before it too."""
    found = list(_WORD.finditer(text))[:_LONGEST]
    starts = [0, *(word.start() for word in found[1:])]
    ends = [*starts[1:], len(text)]
    return [(word[0], text[start:end]) for word, start, end in zip(found, starts, ends, strict=True)]


def _run(words: list[tuple[str, str]]) -> str:
    return " ".join("".join(shown for _, shown in words).split())
