"""What is known of a post beside its quotes: whom it answers, what it has in common with others, whom it names."""

from __future__ import annotations

from collections.abc import Iterator

from rich.segment import Segment
from rich.style import Style

from threadtui.model import Method
from threadtui.text import one_line
from threadtui.thread import Thread
from threadtui.ui.messages import GotoPost
from threadtui.ui.painter import Look
from threadtui.ui.widgets.sheet import SheetLine
from threadtui.ui.wrap import shorten, wrap

_MOST_POSTS = 5_000
"""In longer threads nobody is looked for by name: it would hold up the screen."""
_WHY = {
    Method.ADDRESSED: "one of them speaks to the other",
    Method.MENTION: "it names its author",
    Method.ATTRIBUTION: "it gives its author's name for words that were not found",
}


class Standing:
    """The lines for one post; called with a number of cells."""

    def __init__(self, thread: Thread, post: int, look: Look) -> None:
        self._told = list(_told(thread, post))
        self._look = look

    def __bool__(self) -> bool:
        return bool(self._told)

    def __call__(self, width: int) -> list[SheetLine]:
        """The lines; one that leads to a post is bold."""
        lines: list[SheetLine] = []
        for words, leads in self._told:
            style = self._look.text + Style(bold=leads is not None)
            message = None if leads is None else GotoPost(leads, remember=True)
            for start, end in wrap(words, 0, len(words), max(10, width)):
                lines.append(SheetLine([Segment(words[start:end], style)], message))
        return lines


def _told(thread: Thread, post: int) -> Iterator[tuple[str, int | None]]:
    """What there is to tell, each with the post that it leads to."""
    if (answered := thread.graph.answered(post)) is not None:
        yield f"The file says that it answers #{answered + 1}.", answered
    elif (guessed := thread.graph.guessed(post)) and guessed.method is Method.MANUAL:
        yield f"You said that it answers #{guessed.post + 1}.", guessed.post
    elif guessed:
        why, sure = _WHY.get(guessed.method, guessed.method.word), guessed.confidence
        yield f"It seems to answer #{guessed.post + 1}, confidence {sure:.2f}: {why}.", guessed.post
    for reuse in thread.quotes.reuses.get(post, ()):
        words = shorten(one_line(thread.text(post)[reuse.start : reuse.end][:200]), 60)
        yield f"#{reuse.source.post + 1} has “{words}”, too: used again, not quoted.", reuse.source.post
    if len(thread.posts) <= _MOST_POSTS:
        for mention in thread.mentions():
            if mention.post == post:
                yield (
                    f"It names {mention.name}, and nobody here is known by that name. It may be of:",
                    None,
                )
                for one in mention.candidates:
                    yield f"#{one.post + 1}: {one.reason}.", one.post
