"""The links that the reader made or broke, the last first, those for posts that are not here among them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.segment import Segment
from rich.style import Style

from threadtui.corrections import Correction, Said, Subject
from threadtui.text import one_line
from threadtui.thread import Thread
from threadtui.ui.messages import GotoPost
from threadtui.ui.painter import Look
from threadtui.ui.post_head import UNNAMED
from threadtui.ui.widgets.sheet import SheetLine
from threadtui.ui.wrap import shorten

_GIST = 400
"""Characters of words that are looked at to show some."""


class Corrections:
    """The lines; called with a number of cells."""

    def __init__(
        self, thread: Thread, said: Mapping[Subject, Said], all_made: Sequence[Correction], look: Look
    ) -> None:
        """`said` are those that say something of the thread, `all_made` those that are kept."""
        self._thread = thread
        here = {one.correction.about: (subject, one.source) for subject, one in said.items()}
        self._made = [(one, here.get(one.about)) for one in reversed(all_made) if not one.undone]
        self._look = look

    def __call__(self, width: int) -> list[SheetLine]:
        """Two lines a link: what is linked to what, and the quoted words."""
        lines = [line for one, here in self._made for line in self._lines(one, here, width)]
        return lines or [SheetLine([Segment("You made and broke no link here.", self._look.muted)])]

    def _lines(
        self, one: Correction, here: tuple[Subject, int | None] | None, width: int
    ) -> Iterator[SheetLine]:
        bold = self._look.text + Style(bold=True)
        if here:
            subject, source = here
            name = self._name(subject.post)
            told = f"{name} → {self._name(source)}" if source is not None else f"{name}: link broken"
            message = GotoPost(subject.post, remember=True)
            yield SheetLine([Segment(shorten(told, width), bold)], message)
        else:
            told = "waits: its post, its words or their source are not in this file"
            yield SheetLine([Segment(shorten(told, width), self._look.muted)])
        words = one_line(one.words[:_GIST]) or "(the post itself)"
        yield SheetLine([Segment("  " + shorten(words, max(0, width - 2)), self._look.quote)])

    def _name(self, post: int) -> str:
        return f"#{post + 1} {self._thread.posts[post].author or UNNAMED}"
