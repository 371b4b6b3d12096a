"""Paragraphs that end several posts in the same words: signatures and stock lines, no quotations and no answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

_POSTS = 3
"""Fewest posts that end in the same paragraph where it is a signature."""
_DEEPEST = 4
"""Most paragraphs of a signature."""
_LONGEST = 600
"""Most characters of one."""


_STOCK = 0.02
"""Least share of its occurrences in which a stock line ends a post: a quotation has an answer under it."""


class StockLines:
    """Paragraphs that end so many posts that they are no quotations elsewhere either."""

    def __init__(self, texts: Sequence[str]) -> None:
        under = [(text, start) for text in set(texts) if (start := text.rfind("\n\n")) >= 0]
        self._ends = Counter(tail for tail in _shared(under).values() if tail)
        self._elsewhere: Counter[str] = Counter()

    def has(self, passage: str) -> bool:
        """Whether all paragraphs of a passage, which has an answer under it, are stock lines. Counts it."""
        return bool(self._ends) and all(map(self._is_one, passage.split("\n\n")))

    def _is_one(self, paragraph: str) -> bool:
        ends = self._ends.get(paragraph.strip(), 0)
        if ends:
            self._elsewhere[paragraph] += 1
        return ends > 0 and ends >= _STOCK * self._elsewhere[paragraph]


def signatures(texts: Sequence[str]) -> dict[int, int]:
    """Where the signature begins, in characters, in each post that has one below other words."""
    found: dict[int, int] = {}
    ends = {post: len(text) for post, text in enumerate(texts)}
    for _ in range(_DEEPEST):
        starts: dict[int, int] = {}
        for post, end in ends.items():
            text = texts[post]
            start = text.rfind("\n\n", max(0, len(text) - _LONGEST), end)
            if start > 0:
                starts[post] = start + 2
        shared = _shared([(texts[post], start) for post, start in starts.items()])
        numbers = list(starts)
        ends = {numbers[at]: starts[numbers[at]] - 2 for at in shared}
        found.update({post: starts[post] for post in ends})
    return found


def _shared(tails: Sequence[tuple[str, int]]) -> dict[int, str]:
    """Of texts, each with where its end begins: by their places, the ends that `_POSTS` of them and more have.

    Without the blanks around them. All are looked through, but only those that may be shared are held at a time.
    """
    hashes = [hash(text[start:].strip()) for text, start in tails]
    often = {each for each, count in Counter(hashes).items() if count >= _POSTS}
    found = {at: tails[at][0][tails[at][1] :].strip() for at, each in enumerate(hashes) if each in often}
    counts = Counter(found.values())
    return {at: tail for at, tail in found.items() if counts[tail] >= _POSTS}
