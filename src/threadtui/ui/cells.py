"""Text of which every terminal agrees how many cells it takes.

Terminals differ in what joiners, variation selectors, skin tones and flags do to the width of an emoji: a family is
two cells in one and six in another, and what stands after it on the line is then out of place. So they are left out
of what is drawn, and a flag is its two letters. The text itself keeps them, in copies and exports too.
"""

from __future__ import annotations

import re

from rich.cells import cell_len

from threadtui.patterns import late

_UNSURE = late(
    "[\u200b\u200d\u2060-\u2064\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0000-\U000e01ef"
    "\u115f\u1160\u3164\uffa0\U0001f1e6-\U0001f1ff]"
)
_LETTERS = 0x1F1E6 - ord("A")


def plain(text: str) -> str:
    """The text as it is drawn."""
    return text if text.isascii() else _UNSURE.sub(_drawn, text)


def cells(text: str) -> int:
    """How many cells the text takes, drawn."""
    return len(text) if text.isascii() else cell_len(plain(text))


def _drawn(match: re.Match[str]) -> str:
    character = match[0]
    if "\U0001f1e6" <= character <= "\U0001f1ff":
        return chr(ord(character) - _LETTERS)
    return (
        " " if character in "\u115f\u1160\u3164\uffa0" else ""
    )  # letters that show nothing, and take two cells
