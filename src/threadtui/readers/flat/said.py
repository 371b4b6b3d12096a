"""What the posts of a page have said so far, to find where a quotation ends whose mark was lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from threadtui.readers.flat.lines import Line

LEAST_LETTERS = 8
"""Fewest letters of a line that is looked for."""
_LOOKED_AT = 60
"""So many posts before are looked at, and as many of the author's who is named."""


class Said:
    """What the posts before have said, to find where a quotation ends whose mark was lost."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._by: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, author: str | None, words: Sequence[Line]) -> None:
        """Take the next post."""
        if author:
            self._by[author.casefold()].append(len(self._texts))
        self._texts.append("".join(letters(line.bare) for line in words))

    def text_with(self, line: str, name: str) -> str | None:
        """What a post says that has the letters of a line: one of the author's who is named, else any; the nearest."""
        if len(line) < LEAST_LETTERS:
            return None
        own = self._by.get(name.casefold(), [])[-_LOOKED_AT:]
        others = range(max(0, len(self._texts) - _LOOKED_AT), len(self._texts))
        return next(
            (self._texts[at] for at in (*reversed(own), *reversed(others)) if line in self._texts[at]), None
        )


def letters(text: str) -> str:
    """The letters and figures of a text, to compare by."""
    return "".join(filter(str.isalnum, text)).casefold()
