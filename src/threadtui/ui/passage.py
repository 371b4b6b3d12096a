"""Which passage that others quote is lit."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from threadtui.thread import Thread
from threadtui.ui.history import Lit

if TYPE_CHECKING:
    from threadtui.summary import Passage


class LitPassage(NamedTuple):
    """A passage that is lit."""

    number: int
    """Which of the post's passages it is, from 1."""
    total: int
    """How many the post has."""
    passage: Passage
    """The passage."""


def lit_passage(thread: Thread, post: int, lit: Lit | None) -> LitPassage | None:
    """The passage of a post that is lit, or None where none is, or other words are."""
    if lit is None or lit[0] != post:
        return None
    from threadtui.summary import passages_of  # not before the first picture

    passages = passages_of(thread, post)
    at = next((at for at, one in enumerate(passages) if (one.start, one.end) == lit[1:]), None)
    return None if at is None else LitPassage(at + 1, len(passages), passages[at])
