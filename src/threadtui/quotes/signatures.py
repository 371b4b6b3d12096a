"""Signatures: paragraphs that end several posts in the same words. They are no quotations and no answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

_POSTS = 3
"""Fewest posts that end in the same paragraph where it is a signature."""
_DEEPEST = 4
"""Most paragraphs of a signature."""
_LONGEST = 600
"""Most characters of one."""


def signatures(texts: Sequence[str]) -> dict[int, int]:
    """Where the signature begins, in characters, in each post that has one below other words."""
    found: dict[int, int] = {}
    ends = {post: len(text) for post, text in enumerate(texts)}
    for _ in range(_DEEPEST):
        starts: dict[int, int] = {}
        tails: dict[int, str] = {}
        for post, end in ends.items():
            text = texts[post]
            start = text.rfind("\n\n", max(0, len(text) - _LONGEST), end)
            if start > 0:
                starts[post] = start + 2
                tails[post] = text[start + 2 :].strip()
        counts = Counter(tails.values())
        ends = {post: starts[post] - 2 for post, tail in tails.items() if counts[tail] >= _POSTS}
        found.update({post: starts[post] for post in ends})
    return found
