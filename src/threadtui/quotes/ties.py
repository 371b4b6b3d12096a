"""Several earlier posts have the same words: which of them is quoted?

Few words may be written twice by chance; then the nearest post is meant. Many words are not: who has them later
repeats the first without being seen to quote.
"""

from __future__ import annotations

from threadtui.quotes.passages import Assembler, Passage, Stretch
from threadtui.quotes.shingles import SHINGLE
from threadtui.quotes.tokens import Ints, Tokens

_FEW = 25
"""Passages of fewer words come from the nearest post that has them; others from the first."""
_MOST = 60
"""Passages of more words are not looked for elsewhere."""
_LOOKED_AT = 24
"""So many earlier places of a passage's first words are looked at."""
_KEPT = 3
"""So many other places are kept."""


class Ties:
    """Finds the other places that a passage may come from."""

    def __init__(self, tokens: Tokens, previous: Ints, assembler: Assembler) -> None:
        self._code = tokens.code.data
        self._post = tokens.post.data
        self._previous = previous.data
        self._assembler = assembler

    def settle(self, passage: Passage) -> None:
        """Give a passage its likeliest source, and the others beside it."""
        size = passage.end - passage.start
        if len(passage.stretches) > 1 or passage.words < size or not SHINGLE <= size <= _MOST:
            return
        if self._previous[passage.start] == passage.source_start:
            return
        places = self._places(passage, size)
        if len(places) < 2:
            return
        if size < _FEW:
            passage.stretches = [Stretch(passage.start, places[0], size)]
            passage.source_post = self._post[places[0]]
        passage.others = tuple(place for place in places if place != passage.source_start)[:_KEPT]

    def _places(self, passage: Passage, size: int) -> list[int]:
        """Where the words stand in own words of earlier posts, nearest first."""
        own = self._assembler.own
        places: list[int] = []
        seen: set[int] = set()
        row = self._previous[passage.start]
        for _ in range(_LOOKED_AT):
            if row < 0:
                break
            post = self._post[row]
            if post < passage.post and post not in seen and own[row] and self._same(row, passage.start, size):
                places.append(row)
                seen.add(post)
            row = self._previous[row]
        if passage.source_post not in seen:
            places.append(passage.source_start)
        return places

    def _same(self, row: int, start: int, size: int) -> bool:
        """Whether own words of one post from `row` on are the same as those from `start` on."""
        last = row + size - 1
        return (
            self._code[last] == self._code[start + size - 1]
            and self._post[last] == self._post[row]
            and self._code[row : last + 1] == self._code[start : start + size]
            and self._assembler.own.find(0, row, last + 1) < 0
        )
