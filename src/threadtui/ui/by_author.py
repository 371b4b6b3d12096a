"""Which posts each author wrote, looked up without a walk through the thread."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence

from threadtui.thread import Thread


class ByAuthor:
    """The posts of a thread by author. The thread may gain posts; None stands for authors whose name was lost."""

    def __init__(self, thread: Thread) -> None:
        self._thread = thread
        self._posts: dict[str | None, array[int]] = {}
        self._known = 0

    def posts(self, author: str | None) -> Sequence[int]:
        """The indexes of an author's posts, in order."""
        return self._all().get(author, ())

    def counts(self) -> Iterator[tuple[str | None, int]]:
        """Each author with the number of their posts, in the order of their first posts."""
        return ((name, len(posts)) for name, posts in self._all().items())

    def _all(self) -> dict[str | None, array[int]]:
        posts = self._thread.posts
        for at in range(self._known, len(posts)):
            name = posts[at].author
            if name not in self._posts:
                self._posts[name] = array("i")
            self._posts[name].append(at)
        self._known = len(posts)
        return self._posts
