"""Words that the reader selected: from one character of a post's text to another, over posts and folds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from threadtui.thread import Thread

Point = tuple[int, int]
"""A character: row of the post on the page, and offset in the post's text."""


class Selection(NamedTuple):
    """Both characters at its ends are part of it."""

    anchor: Point
    """Where it was begun."""
    head: Point
    """Where it is being moved."""

    def span(self, row: int, length: int) -> tuple[int, int] | None:
        """What of a post with so long a text is selected: first character and one past the last."""
        (first, start), (last, end) = sorted((self.anchor, self.head))
        if not first <= row <= last:
            return None
        return (start if row == first else 0), (min(length, end + 1) if row == last else length)

    def parts(self, thread: Thread, rows: Sequence[int]) -> list[tuple[int, int, int]]:
        """The spans selected, post by post: index, first character, one past the last."""
        (first, _), (last, _) = sorted((self.anchor, self.head))
        found = []
        for row in range(first, min(last, len(rows) - 1) + 1):
            span = self.span(row, len(thread.text(rows[row])))
            if span and span[0] < span[1]:
                found.append((rows[row], *span))
        return found


def selected_text(thread: Thread, parts: Sequence[tuple[int, int, int]]) -> str:
    """The words of a selection; where they are of several posts, each under its number and author."""
    from threadtui.export.segments import UNNAMED  # not before the first picture
    from threadtui.take import words_between

    words = [(post, words_between(thread, post, start, end)) for post, start, end in parts]
    if len(words) == 1:
        return words[0][1]
    heads = (f"#{post + 1}  {thread.posts[post].author or UNNAMED}\n{said}" for post, said in words if said)
    return "\n\n".join(heads)
