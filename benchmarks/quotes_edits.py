"""What people do to the words that they quote."""

from __future__ import annotations

import textwrap
from random import Random

_ELISIONS = (" ... ", " [...] ", " […] ", " … ", "\n<snip>\n", "\n[snip]\n", "\n\n[...]\n\n", "\n...\n")
_ADDED = ("really", "just", "also", "then", "very", "perhaps", "not")


def edited(rng: Random, text: str, share: float) -> str:
    """The text with about this share of its words misspelt, dropped, added or changed; white space kept."""
    words = text.split(" ")
    changes = max(1, round(share * len(text.split())))
    for at in rng.sample(range(len(words)), min(changes, len(words))):
        words[at] = _changed(rng, words[at])
    return " ".join(word for word in words if word) or text


def _changed(rng: Random, word: str) -> str:
    kind = rng.random()
    if "\n" in word or (kind < 0.45 and len(word) > 3):
        at = rng.randrange(max(1, len(word) - 1))
        return word if "\n" in word else word[:at] + word[at + 1 :][:1] + word[at] + word[at + 2 :]
    if kind < 0.65:
        return ""
    if kind < 0.8:
        return f"{word} {rng.choice(_ADDED)}"
    return rng.choice(_ADDED)


def elided(rng: Random, text: str, first: tuple[int, int], second: tuple[int, int]) -> str:
    """Two sentences of a text with a mark for what was left out between."""
    return text[slice(*first)].strip() + rng.choice(_ELISIONS) + text[slice(*second)].strip()


def rewrapped(text: str, width: int) -> str:
    """The text with its paragraphs broken into lines, as mail does it."""
    return "\n\n".join(textwrap.fill(paragraph, width) for paragraph in text.split("\n\n"))


def marked(rng: Random, text: str) -> str:
    """The text with other quote marks, case, emphasis, and white space."""
    kind = rng.randrange(5)
    if kind == 0:
        return text.upper()
    if kind == 1:
        words = text.split(" ")
        at = rng.randrange(len(words))
        words[at] = f"*{words[at]}*"
        return " ".join(words)
    if kind == 2:
        return text.replace(". ", ".  ")
    if kind == 3:
        return text.replace(".", "…").replace("!", " :)")
    return "“" + text + "”"
