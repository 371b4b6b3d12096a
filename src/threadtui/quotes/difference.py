"""What was changed in a quotation: the words dropped, added and changed, those that bear meaning first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import IntEnum

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
    if sum(map(_negates, before)) != sum(map(_negates, after)):
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
