"""Paragraphs that end several posts in the same words: signatures and stock lines, no quotations and no answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

_POSTS = 3
"""Fewest posts that end in the same paragraph where it is a signature."""
_DEEPEST = 4
"""Most paragraphs of a signature."""
_LONGEST = 600
"""Most characters of one."""


_STOCK = 0.02
"""Least share of its occurrences in which a stock line ends a post: a quotation has an answer under it."""


def last_paragraphs(texts: Sequence[str]) -> dict[int, int]:
    """Where the last paragraph begins in each post that has others above, if several posts end in the same words.

    In characters: where the blank line above it begins.
    """
    starts = {post: start for post, text in enumerate(texts) if (start := text.rfind("\n\n")) >= 0}
    posts = list(starts)
    return {posts[at]: starts[posts[at]] for at in _shared([(texts[post], starts[post]) for post in posts])}


class StockLines:
    """Paragraphs that end so many posts that they are no quotations elsewhere either."""

    def __init__(self, texts: Sequence[str], last: Mapping[int, int]) -> None:
        """`last` are the last paragraphs."""
        under = {texts[post]: start for post, start in last.items()}
        self._ends = Counter(tail for tail in _shared(list(under.items())).values() if tail)
        self._elsewhere: Counter[str] = Counter()

    def has(self, passage: str) -> bool:
        """Whether all paragraphs of a passage, which has an answer under it, are stock lines. Counts it."""
        return bool(self._ends) and all(map(self._is_one, passage.split("\n\n")))

    def _is_one(self, paragraph: str) -> bool:
        ends = self._ends.get(paragraph.strip(), 0)
        if ends:
            self._elsewhere[paragraph] += 1
        return ends > 0 and ends >= _STOCK * self._elsewhere[paragraph]


def signatures(texts: Sequence[str], last: Mapping[int, int]) -> dict[int, int]:
    """Where the signature begins, in characters, in each post that has one below other words.

    `last` are the last paragraphs.
    """
    found: dict[int, int] = {}
    starts = dict(last)
    for _ in range(_DEEPEST):
        posts = [post for post, start in starts.items() if start > 0 and start >= len(texts[post]) - _LONGEST]
        shared = _shared([(texts[post], starts[post] + 2) for post in posts])
        ends = {posts[at]: starts[posts[at]] for at in shared}
        found.update({post: end + 2 for post, end in ends.items()})
        starts = {post: texts[post].rfind("\n\n", 0, end) for post, end in ends.items()}
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
