"""Which posts the page shows when it does not show all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from threadtui.thread import Thread
from threadtui.ui.post_head import UNNAMED

_NAMED = 3
"""So many authors are named in the line above."""


class Shown(NamedTuple):
    """A choice of posts."""

    label: str
    """What the line above says is shown alone."""
    pick: Callable[[Thread], list[int]]
    """The indexes of the posts chosen, in order; asked again when the thread gains posts."""
    authors: frozenset[str | None] = frozenset()
    """The authors, where the choice is what some of them wrote; None inside means the unnamed."""
    around: bool = False
    """Whether what these authors answer, and what answers them, is shown too."""
    through: int | None = None
    """The post through which it runs, where the choice is a line of argument."""


def by_authors(names: Collection[str | None], around: bool = False) -> Shown:
    """The posts of one author or several; with `around` those that they answer, and those that answer them, too."""
    wanted = frozenset(names)

    def pick(thread: Thread) -> list[int]:
        own = [at for at, post in enumerate(thread.posts) if post.author in wanted]
        if not around or len(own) == len(thread.posts):
            return own
        return sorted({*own}.union(*(_beside(thread, at) for at in own)))

    named = sorted((name or UNNAMED for name in wanted), key=str.casefold)
    more = len(named) - _NAMED
    label = ", ".join(named[:_NAMED]) + (f" and {more} more" if more > 0 else "")
    if around:
        label += ", whom they answer and who answers them"
    return Shown(label, pick, wanted, around)


def _beside(thread: Thread, post: int) -> Iterator[int]:
    """The posts that a post answers, and those that answer it."""
    graph = thread.graph
    yield from graph.sources(post)
    above = (graph.answered(post), graph.parent(post))
    yield from (source for source in above if source is not None)
    yield from graph.replies(post)
    yield from graph.below(post)


def chain_of(post: int, above: int | None = None) -> Shown:
    """The line of argument through a post: what led to it, and down the first replies to where it ends.

    `above` is the post from which it comes, where a post that answers several is not to come from the first.
    """

    def pick(thread: Thread) -> list[int]:
        graph = thread.graph
        if post >= len(graph.home):
            return [post]
        line = graph.chain(post) if above is None else [*graph.chain(above), post]
        while replies := graph.below(line[-1]):
            line.append(next((reply for reply in replies if graph.parent(reply) == line[-1]), replies[0]))
        return sorted(line)

    return Shown(f"the chain of #{post + 1}", pick, through=post)


def these(label: str, posts: list[int]) -> Shown:
    """Just these posts."""
    return Shown(label, lambda _: posts)
