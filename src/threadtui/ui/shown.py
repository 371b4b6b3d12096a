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
        return sorted(own | {source for at in own for source in thread.graph.sources(at)})

    return Shown(f"{author or UNNAMED} and what they answer", pick)


def chain_of(post: int) -> Shown:
    """The line of argument through a post: what led to it, and all that follows from it."""

    def pick(thread: Thread) -> list[int]:
        graph = thread.graph
        chosen = set(graph.chain(post))
        waiting = [post]
        while waiting:
            for reply in graph.replies(waiting.pop()):
                if reply not in chosen:
                    chosen.add(reply)
                    waiting.append(reply)
        return sorted(chosen)

    return Shown(f"the chain through #{post + 1}", pick)


def these(label: str, posts: list[int]) -> Shown:
    """Just these posts."""
    return Shown(label, lambda _: posts)
