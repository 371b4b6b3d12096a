"""The keys that find words and numbers."""

from __future__ import annotations

import asyncio
import re
import threading
from bisect import bisect_right

from threadtui.search import Hit, find, pattern
from threadtui.ui.history import Place
from threadtui.ui.screens.asking import Asking
from threadtui.ui.shown import these


class Finding(Asking):
    """Find as you type, with every match lit and counted; go to a post by its number."""

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]
        self.found = asyncio.Event()
        """Set when the last search has ended."""
        self._hits: list[Hit] = []
        self._search = 0
        self._before: Place | None = None

    def action_find(self) -> None:
        """Ask for words to find."""
        self._before = self.here
        self.ask("find", "", "find words; /…/ is a regular expression")

    def action_goto(self) -> None:
        """Ask for a post's number."""
        self.ask("goto", "", "post number")

    def action_next_hit(self) -> None:
        """The next match."""
        self._to_hit(1)

    def action_previous_hit(self) -> None:
        """The match before."""
        self._to_hit(-1)

    def action_filter_hits(self) -> None:
        """Only the posts that have a match."""
        if self._hits:
            self.show_only(these("posts with a match", sorted({post for post, _, _ in self._hits})))

    def typed_find(self, query: str) -> None:
        """Find while the reader types."""
        self._start(query)

    def answer_find(self, query: str) -> bool:
        """Keep what was found, and the way back to where the search began."""
        if self._before and self._hits:
            self.history.leave(self._before)
        return True

    def answer_goto(self, number: str) -> bool:
        """Go to the post of that number."""
        number = number.strip().lstrip("#")
        if number.isdecimal() and 1 <= int(number) <= len(self.thread.posts):
            self.jump(int(number) - 1)
        return True

    def stop_finding(self) -> bool:
        """Put the search away and go back to where it began; whether there was one."""
        typing = bool(self.query("#find"))
        if self.close_input() and not typing:
            return True
        if not typing and not self._hits:
            return False
        if typing and self._before:
            self.restore(self._before)
        self._show_hits([], None)
        return True

    def _start(self, query: str) -> None:
        """Search beside the screen, so that typing is never held up; a newer search ends this one."""
        self._search += 1
        self.found.clear()
        wanted = pattern(query)
        if wanted is None:
            self._show_hits([], None)
            self.found.set()
            return
        arguments = (self._search, wanted, self.page.current)
        threading.Thread(target=self._run, args=arguments, daemon=True, name="find").start()

    def _run(self, search: int, wanted: re.Pattern[str], here: int) -> None:
        posts = len(self.thread.posts)
        hits: list[Hit] = []
        nearest: Hit | None = None
        for hit in find(self.thread, wanted, (*range(here, posts), *range(here))):
            if search != self._search:
                return
            if nearest is None:
                nearest = hit
                self.app.call_from_thread(self._show_first, search, hit)
            hits.append(hit)
        self.app.call_from_thread(self._search_ended, search, sorted(hits), nearest)

    def _show_first(self, search: int, hit: Hit) -> None:
        if search == self._search:
            self._light(hit)

    def _search_ended(self, search: int, hits: list[Hit], nearest: Hit | None) -> None:
        if search == self._search:
            self._show_hits(hits, nearest)
            self.found.set()

    def _show_hits(self, hits: list[Hit], nearest: Hit | None) -> None:
        self._hits = hits
        self.page.show_hits(hits)
        if nearest:
            self._light(nearest)
        else:
            self.page.lit = None
            self.page.refresh()
            self.show_state()

    def _to_hit(self, by: int) -> None:
        if not self._hits:
            return
        here = self.page.lit or (self.page.current, -1, -1)
        at = bisect_right(self._hits, here) - (0 if by > 0 else 1 + (here in self._hits))
        self._light(self._hits[at % len(self._hits)])

    def _light(self, hit: Hit) -> None:
        self.make_room_for(hit[0])
        self.page.go(hit[0], hit)
        self.show_state()
