"""The order of the posts on the page: as in the file, or each reply under the post that it answers."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence

from threadtui.graph import ThreadGraph


class Order:
    """Posts from top to bottom, in the order of their indexes; where each stands is looked up, not searched for."""

    def __init__(self, posts: Sequence[int]) -> None:
        self.posts = posts
        """Indexes of the posts, from top to bottom."""

    def row(self, post: int) -> int:
        """Where a post stands, from 0; of one that is not there, where the next one stands, or the last."""
        return min(bisect_left(self.posts, post), max(0, len(self.posts) - 1))

    def holds(self, post: int) -> bool:
        """Whether a post is there."""
        return bool(self.posts) and self.posts[self.row(post)] == post

    def depth(self, post: int) -> int:
        """How many posts stand above it in its chain, where the order shows that; else 0."""
        return 0


class TreeOrder(Order):
    """Each reply after the post that it stands under in the quote tree, before the post's next reply."""

    def __init__(self, posts: Sequence[int], graph: ThreadGraph) -> None:
        self._sorted = posts
        self._graph = graph
        wanted = None if len(posts) == len(graph.home) else frozenset(posts)
        ordered = array("i", (
            post
            for post, stub in zip(graph.node_post, graph.node_stub, strict=True)
            if not stub and (wanted is None or post in wanted)
        ))  # fmt: skip
        # posts that the graph does not know yet stand at the end
        ordered.extend(post for post in posts if post >= len(graph.home))
        super().__init__(ordered)
        self._rows = array("i", [-1]) * (max(posts, default=-1) + 1)
        for row, post in enumerate(ordered):
            self._rows[post] = row

    def row(self, post: int) -> int:
        """Where a post stands; of one that is not there, where the next one in the file stands."""
        row = self._rows[post] if post < len(self._rows) else -1
        if row < 0 and self._sorted:
            row = self._rows[self._sorted[min(bisect_left(self._sorted, post), len(self._sorted) - 1)]]
        return max(0, row)

    def depth(self, post: int) -> int:
        """How many posts stand above it in its chain."""
        graph = self._graph
        return graph.node_depth[graph.home[post]] if post < len(graph.home) else 0
