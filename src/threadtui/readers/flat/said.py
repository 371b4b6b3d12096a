"""What the posts of a page have said so far, to find where a quotation ends whose mark was lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from threadtui.readers.flat.lines import Line
from threadtui.text import letters

LEAST_LETTERS = 8
"""Fewest letters of a line that is looked for."""
_LONG = 16
"""A line of so many letters is known wherever it stands."""
_SHORTER, _LONGER = 0.4, 2.5
"""What was changed of a line leaves it so much as long as it was."""
_ALIKE = 55
"""How much of 100 it is like it."""
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


class Followed:
    """How far lines follow what a post said, from a place in it on."""

    def __init__(self, text: str, place: int) -> None:
        self._text = text
        self._end = place
        """One past the letter up to which the lines were followed."""

    def goes_on(self, line: str, following: str = "") -> bool:
        """Whether a line is of the post, too: its letters are there, or stand changed before those of the next line.

        A short line is it only where the one before ended: anybody may say `Yes`.
        """
        at = self._text.find(line, self._end)
        if at < 0 and len(line) >= _LONG:
            at = self._text.find(line)
        if at >= 0 and (len(line) >= _LONG or at == self._end):
            self._end = at + len(line)
            return True
        return self._is_changed(line, following)

    def _is_changed(self, line: str, following: str) -> bool:
        at = self._text.find(following, self._end) if len(following) >= _LONG else -1
        gap = at - self._end
        if at < 0 or not _SHORTER * len(line) <= gap <= _LONGER * len(line):
            return False
        from rapidfuzz.fuzz import partial_ratio

        if partial_ratio(line, self._text[self._end : at]) < _ALIKE:
            return False
        self._end = at
        return True
