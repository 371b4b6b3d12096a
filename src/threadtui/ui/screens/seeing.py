"""The keys that show the thread from above: its summary, one author, the passages that others quote."""

from __future__ import annotations

import asyncio
import threading
from bisect import bisect_right
from typing import TYPE_CHECKING

from threadtui.quotes import QuoteTable
from threadtui.ui.post_head import UNNAMED
from threadtui.ui.screens.base import Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from threadtui.summary import Summary
    from threadtui.ui.activity import Activity
    from threadtui.ui.overview import Dealings, Maker


_SOON = 500
"""Whom the author of so many posts answers is counted at once; of more, it would be felt."""
_DRAWN = 0.05
"""Seconds after which the panel stands, and counting no longer holds up its picture."""


class Seeing(Part):
    """Sheets over the whole screen; each of their lines leads to its post."""

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]
        self.counted = asyncio.Event()
        """Set when the summary that was asked for is shown, or all of what was asked of an author."""
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
            from threadtui.ui.overview import dealings  # not before the first picture

            many = len(posts) > _SOON
            make = self._about(name, posts, None if many else dealings(self.thread, posts))
            self.open_sheet(
                name or UNNAMED, "Enter goes there · f only these posts · Esc closes", make, (name,)
            )
            if many:
                self.counted.clear()
                counting = threading.Thread(
                    target=self._count_author, args=(name, posts), daemon=True, name="author"
                )
                self.set_timer(_DRAWN, counting.start)

    def _about(self, name: str | None, posts: Sequence[int], counted: Dealings | None) -> Maker:
        from threadtui.ui.overview import about_author

        return about_author(self.thread, name, posts, self._activity(), self.page.look, counted)

    def _count_author(self, name: str | None, posts: Sequence[int]) -> None:
        """Beside the screen, as the summary."""
        from threadtui.ui.overview import dealings

        counted = dealings(self.thread, posts)
        if self.is_attached and self.app.is_running:
            self.app.call_from_thread(self._show_counted, name, posts, counted)

    def _show_counted(self, name: str | None, posts: Sequence[int], counted: Dealings) -> None:
        if self.about == (name,):
            self.sheet.renew(self._about(name, posts, counted))
        self.counted.set()

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
