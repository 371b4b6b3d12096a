"""Finding words in the posts of a thread. No interface."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from threadtui.thread import Thread

Hit = tuple[int, int, int]
"""A place found: post index, first character and one past the last in the post's text."""


def pattern(query: str) -> re.Pattern[str] | None:
    """What a query looks for, or None for an empty one.

    Plain words in any case; a capital letter in the query makes it look for just that case. White space in it
    stands for any white space. `/…/` is a regular expression; a broken one is looked for as plain text.
    """
    if not query.strip():
        return None
    flags = re.NOFLAG if any(character.isupper() for character in query) else re.IGNORECASE
    if len(query) > 2 and query.startswith("/") and query.endswith("/"):
        try:
            return re.compile(query[1:-1], flags)
        except re.error:
            pass
    return re.compile(r"\s+".join(re.escape(word) for word in query.split()), flags)


def find(thread: Thread, wanted: re.Pattern[str], posts: Iterable[int]) -> Iterator[Hit]:
    """Every place in the posts' own words that matches, in the order of `posts`; empty matches are none."""
    for post in posts:
        text = thread.text(post)
        if wanted.search(text) is None:
            continue
        quoted = thread.quotes.spans(post)
        for match in wanted.finditer(text):
            start, end = match.span()
            if start < end and not any(left < end and start < right for left, right in quoted):
                yield post, start, end
