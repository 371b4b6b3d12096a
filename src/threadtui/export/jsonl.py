"""A thread as JSON Lines: a post a line, with the fields of `threadtui/1`; the first line has the title too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from threadtui.export.data import encode, post_data
from threadtui.thread import Thread


def pieces(thread: Thread, posts: Sequence[int]) -> Iterator[str]:
    """A line a post."""
    for place, index in enumerate(posts):
        title = {"title": thread.title} if thread.title and not place else {}
        yield encode(title | post_data(thread, index)) + "\n"
