"""Which posts the page shows when it does not show all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from threadtui.thread import Thread
from threadtui.ui.painter import UNNAMED


@dataclass(frozen=True, slots=True)
class Shown:
    """A choice of posts."""

    label: str
    """What the line above says is shown alone."""
    pick: Callable[[Thread], list[int]]
    """The indexes of the posts chosen, in order; asked again when the thread gains posts."""
    author: tuple[str | None] | None = None
    """The author, where the choice is one author's posts; None inside means the unnamed."""
    through: int | None = None
    """The post through which it runs, where the choice is a line of argument."""


def by_author(author: str | None) -> Shown:
    """The posts of one author."""
    return Shown(
        author or UNNAMED,
        lambda thread: [at for at, post in enumerate(thread.posts) if post.author == author],
        (author,),
    )


def with_answered(author: str | None) -> Shown:
    """The posts of one author and those that they answer."""

    def pick(thread: Thread) -> list[int]:
        own = {at for at, post in enumerate(thread.posts) if post.author == author}
        graph = thread.graph
        answered = (above for at in own if (above := graph.answered(at)) is not None)
        return sorted(own | {source for at in own for source in graph.sources(at)} | {*answered})

    return Shown(f"{author or UNNAMED} and what they answer", pick)


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
