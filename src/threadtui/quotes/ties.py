"""Several earlier posts have the same words: which of them is quoted?

The one whose author the post names. Else few words may be written twice by chance, and the nearest post is meant;
many words are not: who has them later repeats the first without being seen to quote.
"""

from __future__ import annotations

from collections.abc import Sequence

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

    def __init__(
        self, tokens: Tokens, previous: Ints, assembler: Assembler, authors: Sequence[str | None] = ()
    ) -> None:
        """`authors` has the author of each post, or is empty where no post has one."""
        self._authors = authors
        self._code = tokens.code.data
        self._post = tokens.post.data
        self._previous = previous.data
        self._assembler = assembler

    def settle(self, passage: Passage, name: str | None) -> None:
        """Give a passage its likeliest source, and the others beside it; `name` is whose words the post calls them."""
        size = passage.end - passage.start
        if not SHINGLE <= size <= _MOST or not passage.is_copied:
            return
        if self._previous[passage.start] == passage.source_start:
            return
        places = self._places(passage, size)
        if len(places) < 2:
            return
        theirs = [place for place in places if self._is_of(name, place)]
        if theirs or size < _FEW:
            place = theirs[0] if theirs else places[0]
            passage.stretches = [Stretch(passage.start, place, size)]
            passage.source_post = self._post[place]
        passage.others = tuple(place for place in places if place != passage.source_start)[:_KEPT]

    def _is_of(self, name: str | None, row: int) -> bool:
        """Whether a word is of the author of that name."""
        author = self._authors[self._post[row]] if name and self._authors else None
        return author is not None and name is not None and author.casefold() == name.casefold()

    def _places(self, passage: Passage, size: int) -> list[int]:
        """Where the words stand in own words of earlier posts, nearest first."""
        own, previous = self._assembler.own, self._previous
        places: list[int] = []
        seen: set[int] = set()
        row = passage.start
        for _ in range(_LOOKED_AT):
            row = previous[row]
            if row < 0:
                break
            if own[row]:  # few are
                post = self._post[row]
                if post < passage.post and post not in seen and self._same(row, passage.start, size):
                    places.append(row)
                    seen.add(post)
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
