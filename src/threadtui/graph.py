"""Who answers whom: flat integer arrays over post indexes, and the quote tree in reading order."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise

from threadtui.model import Parent
from threadtui.quotes import QuoteTable


class ThreadGraph:
    """Sources and replies of each post, and the tree in which a reply hangs under each post that it quotes.

    The tree is a list of nodes in the order in which they are shown. A post that quotes several posts stands
    under each of them: whole under the first source, as a stub under the others. A post that quotes none hangs
    under the post that the file says it answers: `answered` has that post's index, or -1, for each post. Where the
    file says nothing, it hangs under the one of `guessed` parents, by post, if it has one.
    """

    def __init__(
        self,
        quotes: QuoteTable | None = None,
        posts: int = 0,
        answered: Sequence[int] = (),
        guessed: Mapping[int, Parent] | None = None,
    ) -> None:
        self._guessed = guessed or {}
        self._sources = _Lists.of(_sources_by_post(quotes, posts) if quotes else iter(()), posts)
        self._replies = self._sources.reversed(posts)
        self._answered = array("i", (above if above < post else -1 for post, above in enumerate(answered)))
        self._above = self._sources
        if self._guessed or any(above >= 0 for above in self._answered):
            self._above = _Lists.of((self._posts_above(post) for post in range(posts)), posts)
        self._below = self._replies if self._above is self._sources else self._above.reversed(posts)
        self._citing = _citing_rows(quotes, posts) if quotes else _Lists.of(iter(()), posts)
        self.node_post = array("i")
        """Post of each node."""
        self.node_depth = array("i")
        """How many posts stand above it in its chain, 0 for a root."""
        self.node_parent = array("i")
        """The node above each node, or -1 for a root."""
        self.node_end = array("i")
        """One past the last node below it."""
        self.node_stub = array("b")
        """1 where the post stands whole elsewhere in the tree."""
        self.home = array("i", bytes(4 * posts))
        """The node at which each post stands whole."""
        self._plant(posts)

    def with_quotes(self, quotes: QuoteTable, told: Mapping[int, Parent | None]) -> ThreadGraph:
        """The graph of the same posts with other quotes. `told` has what somebody says of posts that quote none:
        the parent, or None for a root.
        """
        answered = array("i", self._answered)
        guessed = dict(self._guessed)
        for post, parent in told.items():
            if post < len(answered):
                answered[post] = -1
            guessed.pop(post, None)
            if parent is not None and parent.post < post:
                guessed[post] = parent
        return ThreadGraph(quotes, len(self.home), answered, guessed)

    def sources(self, post: int) -> Sequence[int]:
        """The posts that a post quotes, in the order of its quotes, each once."""
        return self._sources[post]

    def replies(self, post: int) -> Sequence[int]:
        """The posts that quote a post, in reading order."""
        return self._replies[post]

    def citing(self, post: int) -> Sequence[int]:
        """The rows of the quotes that quote a post, those inside other quotes too, in reading order."""
        return self._citing[post]

    def answered(self, post: int) -> int | None:
        """The post that the file says a post answers, by id or header, whether it quotes it or not."""
        above = self._answered[post] if post < len(self._answered) else -1
        return above if above >= 0 else None

    def guessed(self, post: int) -> Parent | None:
        """The post that a post seems to answer, where it quotes none and the file tells of none."""
        if self._sources[post] or self.answered(post) is not None:
            return None
        return self._guessed.get(post)

    def parent(self, post: int) -> int | None:
        """The post under which a post stands whole in the tree, or None for a root.

        The first that it quotes, else the one that the file says it answers, else the one that it seems to.
        """
        above = self._above[post]
        return above[0] if above else None

    def below(self, post: int) -> Sequence[int]:
        """The posts that stand under a post in the tree, whole or as stubs, in reading order.

        Those that quote it and those that, quoting none, the file says answer it.
        """
        return self._below[post]

    def chain(self, post: int) -> list[int]:
        """The line of argument from its root down to a post."""
        chain = [post]
        while (above := self.parent(chain[-1])) is not None:
            chain.append(above)
        return chain[::-1]

    def _posts_above(self, post: int) -> list[int]:
        """The posts under which a post stands in the tree, whole under the first."""
        if sources := self.sources(post):
            return list(sources)
        guessed = self.guessed(post)
        above = guessed.post if guessed else self.answered(post)
        return [] if above is None else [above]

    def _plant(self, posts: int) -> None:
        """Lay out the nodes with a stack of its own: a chain may be as deep as the thread is long."""
        above = self._above.heads()
        for root in range(posts):
            if above[root] >= 0:
                continue
            stack: list[tuple[int, int, bool]] = [(root, 0, False)]
            open_nodes: list[int] = []
            while stack:
                post, depth, stub = stack.pop()
                node = len(self.node_post)
                while len(open_nodes) > depth:
                    self.node_end[open_nodes.pop()] = node
                self.node_parent.append(open_nodes[-1] if open_nodes else -1)
                open_nodes.append(node)
                self.node_post.append(post)
                self.node_depth.append(depth)
                self.node_end.append(node + 1)
                self.node_stub.append(stub)
                if not stub:
                    self.home[post] = node
                    stack += [
                        (reply, depth + 1, above[reply] != post) for reply in reversed(self._below[post])
                    ]
            while open_nodes:
                self.node_end[open_nodes.pop()] = len(self.node_post)


def _sources_by_post(quotes: QuoteTable, posts: int) -> Iterator[Sequence[int]]:
    """For each post the earlier posts that its quotes of the first level come from, each once."""
    for post in range(posts):
        rows = quotes.rows(post)
        if not rows:
            yield ()
        elif len(rows) == 1:  # as most that quote
            source = quotes.source[rows[0]]
            yield (source,) if 0 <= source < post else ()
        else:
            found = (quotes.source[row] for row in quotes.outer_rows(post))
            yield list(dict.fromkeys(source for source in found if 0 <= source < post))


def _citing_rows(quotes: QuoteTable, posts: int) -> _Lists:
    """For each post the rows of the quotes whose source it is."""
    rows = [row for row, source in enumerate(quotes.source) if 0 <= source < posts]
    return _by_value([quotes.source[row] for row in rows], rows, posts)


def _by_value(values: Sequence[int], owners: Sequence[int], count: int) -> _Lists:
    """For each number below `count` the owners whose value it is, in order; both are of one length."""
    counts = [0] * (count + 1)
    for value in values:
        counts[value + 1] += 1
    order = sorted(range(len(values)), key=values.__getitem__)
    return _Lists(array("i", [owners[at] for at in order]), array("i", list(accumulate(counts))))


class _Lists:
    """A list of integers for each post, in two flat arrays."""

    def __init__(self, values: array[int], first: array[int]) -> None:
        self._values = values
        self._first = first

    @classmethod
    def of(cls, lists: Iterator[Sequence[int]], count: int) -> _Lists:
        values, first = array("i"), array("i", [0])
        for one in lists:
            values.extend(one)
            first.append(len(values))
        while len(first) <= count:
            first.append(len(values))
        return cls(values, first)

    def reversed(self, count: int) -> _Lists:
        """For each value the lists in which it is, in order."""
        owners = [owner for owner, (low, high) in enumerate(pairwise(self._first)) for _ in range(low, high)]
        return _by_value(self._values, owners, count)

    def heads(self) -> list[int]:
        """The first of each list, or -1 where it is empty."""
        return [self._values[low] if low < high else -1 for low, high in pairwise(self._first)]

    def __getitem__(self, owner: int) -> array[int]:
        if not 0 <= owner < len(self._first) - 1:
            return array("i")
        return self._values[self._first[owner] : self._first[owner + 1]]
