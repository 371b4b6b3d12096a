"""What the lines above and below the panes say."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from threadtui.model import Method
from threadtui.text import many
from threadtui.thread import Thread
from threadtui.ui.history import Step
from threadtui.ui.keys import Key
from threadtui.ui.passage import lit_passage

if TYPE_CHECKING:
    from threadtui.ui.widgets.post_page import PostPage

ASKED = "Esc closes"
"""What stands at the right of the bottom line beside a question."""
_STEPS = 4
"""So many steps of the path are named."""


def head(
    thread: Thread, state: str, only: tuple[str, int] | None, *, following: bool = False
) -> tuple[str, list[str]]:
    """Title; then how many quotes have their source, how many posts there are, and what the file is.

    `state` is what is still being done. `only` is what alone is shown, and how many posts that are. `following`
    tells whether posts that come are shown.
    """
    posts = many(len(thread.posts), "post")
    count = posts if only is None else f"only {only[0]}: {only[1]} of {posts}"
    quotes = f"{state}…" if state else f"{thread.quotes.found} of {many(len(thread.quotes), 'quote')} found"
    warned = [many(len(thread.notices), "warning")] if thread.notices else []
    parts = (count, quotes) if only else (quotes, count)
    warned += ["following"] if following else []
    title = thread.title or thread.source
    file = [thread.source] if thread.source != title else []
    return title, [parts[0], *warned, *file, thread.format, parts[1]]


def foot(
    thread: Thread, page: PostPage, steps: Sequence[Step], table: Sequence[Key]
) -> tuple[str, list[str]]:
    """The path that was followed and why its last link holds; then the place in the thread and some keys."""
    keys = [f"{key.shown.split()[0]} {key.footer}" for key in table if key.footer and key.shown]
    return _selected(thread, page) or _found(page) or _path(thread, page, steps), [
        f"{page.current + 1}/{len(thread.posts)} ",
        *keys,
    ]


def _selected(thread: Thread, page: PostPage) -> str:
    """How much is selected, or the empty string where nothing is."""
    parts = page.selected
    if not parts:
        return ""
    words = sum(len(thread.text(post)[start:end].split()) for post, start, end in parts)
    return f"{many(words, 'word')} selected · y copies, Y cites, s saves, | pipes, & links"


def _found(page: PostPage) -> str:
    """Which match of how many is lit, or the empty string where none is."""
    hits, lit = page.hits, page.lit
    at = bisect_left(hits, lit) if lit else len(hits)
    return f"match {at + 1} of {len(hits)}" if at < len(hits) and hits[at] == lit else ""


def _path(thread: Thread, page: PostPage, steps: Sequence[Step]) -> str:
    current, chosen = page.current, page.chosen
    quotes = thread.quotes
    if steps and steps[-1].source == current:
        followed = steps[-_STEPS:]
        posts = [followed[0].post, *(step.source for step in followed)]
        last = followed[-1]
        evidence = _evidence(thread, last.row) if last.row >= 0 else _parentage(thread, last.post)
        return " → ".join(f"#{post + 1}" for post in posts) + f"  {evidence}"
    if lit := lit_passage(thread, current, page.lit):
        quoting = dict.fromkeys(quotes.post[row] for row in lit.passage.rows)
        named = ", ".join(f"#{post + 1}" for post in [*quoting][:_STEPS])
        more = f" and {len(quoting) - _STEPS} more" if len(quoting) > _STEPS else ""
        return f"passage {lit.number} of {lit.total}, quoted by {named}{more}"
    if chosen >= 0 and (source := quotes.source_of(chosen)):
        return f"#{current + 1} quotes #{source.post + 1}  {_evidence(thread, chosen)}"
    above = thread.graph.parent(current)
    if above is None and chosen >= 0:
        return f"#{current + 1} quotes {quotes[chosen].attribution or 'a post'}  {_evidence(thread, chosen)}"
    if above is None:
        return f"#{current + 1} quotes no post"
    return f"#{current + 1} answers #{above + 1}  {_parentage(thread, current)}"


def _parentage(thread: Thread, post: int) -> str:
    """Why a post that quotes none stands under another."""
    guessed = thread.graph.guessed(post)
    if guessed and guessed.method is Method.MANUAL:
        return "linked by you"
    return f"{guessed.method.word} {guessed.confidence:.2f}" if guessed else "the file says so"


def _evidence(thread: Thread, row: int) -> str:
    source = thread.quotes.source_of(row)
    if thread.quotes.method[row] == Method.MANUAL:
        return "linked by you" if source else "its link broken by you"
    return f"{source.method.word} {source.confidence:.2f}" if source else "no source in this file"
