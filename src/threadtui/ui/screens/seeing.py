"""The keys that show the thread from above: its summary, one author, the passages that others quote."""

from __future__ import annotations

import asyncio
import threading
from bisect import bisect_right
from typing import TYPE_CHECKING

from threadtui.quotes import QuoteTable
from threadtui.ui.painter import UNNAMED
from threadtui.ui.screens.base import Part

if TYPE_CHECKING:
    from threadtui.summary import Summary
    from threadtui.ui.activity import Activity


class Seeing(Part):
    """Sheets over the whole screen; each of their lines leads to its post."""

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]
        self.counted = asyncio.Event()
        """Set when the summary that was asked for is shown."""
        self._summary: Summary | None = None
        self._summed: QuoteTable | None = None

    def action_summary(self) -> None:
        """The thread as a whole. Counted beside the screen, once for its quotes."""
        self.counted.clear()
        if self._summary and self._summed is self.thread.quotes:
            self._show_summary(self._summary, self._summed)
        else:
            threading.Thread(target=self._count, daemon=True, name="summary").start()

    def action_about_author(self) -> None:
        """One author: of the current post, or the one chosen in the list of authors."""
        authors = self.authors
        name = self.thread.posts[self.page.current].author
        if self.focused is authors and authors.authors:
            name = authors.authors[authors.cursor][0]
        posts = self.by_author.posts(name)
        if posts:
            from threadtui.ui.overview import about_author  # not before the first picture

            make = about_author(self.thread, name, posts, self._activity(), self.page.look)
            self.open_sheet(
                name or UNNAMED, "Enter goes there · f only these posts · Esc closes", make, (name,)
            )

    def action_next_passage(self) -> None:
        """Light the next passage of the current post that others quoted; after the last, the first."""
        from threadtui.summary import passages_of

        here = self.page.current
        passages = passages_of(self.thread, here)
        if not passages:
            self.say_left(f"nobody quotes #{here + 1}")
            return
        lit = self.page.lit
        after = lit[1] if lit and lit[0] == here else -1
        at = bisect_right([passage.start for passage in passages], after) % len(passages)
        found = passages[at]
        self.page.go(here, (here, found.start, found.end), self.page.chosen)
        self.show_state()

    def _count(self) -> None:
        from threadtui.summary import summarise

        quotes = self.thread.quotes
        summary = summarise(self.thread)
        if self.is_attached and self.app.is_running:
            self.app.call_from_thread(self._show_summary, summary, quotes)

    def _show_summary(self, summary: Summary, quotes: QuoteTable) -> None:
        from threadtui.ui.overview import overview

        self._summary, self._summed = summary, quotes
        make = overview(self.thread, summary, self._activity(), self.page.look)
        self.open_sheet(self.thread.title or self.thread.source, "Enter goes there · Esc closes", make, ())
        self.counted.set()

    def _activity(self) -> Activity:
        return self.authors.activity()
