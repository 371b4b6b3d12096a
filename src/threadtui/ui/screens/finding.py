"""The keys that find words."""

from __future__ import annotations

import asyncio
import threading
from bisect import bisect_right
from itertools import groupby
from typing import TYPE_CHECKING

from threadtui.ui.carried import Carry, carry_place
from threadtui.ui.history import Place
from threadtui.ui.screens.helping import Helping
from threadtui.ui.shown import these

if TYPE_CHECKING:
    from threadtui.search import Hit, Query

_MOST = 100_000
"""More matches are not counted: nobody steps through so many."""


class Finding(Helping):
    """Find as you type, with every match lit and counted, and the folds opened that hide one."""

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]
        self.found = asyncio.Event()
        """Set when the last search has ended."""
        self._hits: list[Hit] = []
        self._hit_posts: list[int] = []
        self._query = ""
        self._search = 0
        self._before: Place | None = None

    def quotes_moved(self, carried: Carry) -> None:
        """Those of the place where the search began, too."""
        super().quotes_moved(carried)
        self._before = self._before and carry_place(self._before, carried)

    def find(self) -> None:
        """Ask for words to find."""
        self._before = self.here
        self.ask(
            "find",
            "",
            'words, "whole words", /expression/, author: after: before: quotes: unresolved: in:all',
        )

    def action_next_hit(self) -> None:
        """The next match."""
        self._to_hit(1)

    def action_previous_hit(self) -> None:
        """The match before."""
        self._to_hit(-1)

    def action_filter_hits(self) -> None:
        """Only the posts that have a match."""
        if self._hits:
            self.show_only(these(f"posts with {self._query}", self._hit_posts))
        else:
            self.say_left(f"nothing is looked for; {self.key('find')} finds words")

    def typed_find(self, query: str) -> None:
        """Find while the reader types."""
        self._start(query)

    def answer_find(self, query: str) -> bool:
        """Keep what was found, and the way back to where the search began."""
        if self._before and self._hits:
            self.history.leave(self._before)
        return True

    def stop_finding(self) -> bool:
        """Put the search away, and fold what it opened; while typing, go back to where it began too.

        Whether there was one.
        """
        typing = self.asks("find")
        if self.close_input() and not typing:
            return True
        if not typing and not self._hits:
            return False
        self._search += 1  # one that still runs has come too late
        if self._before and typing:
            self.restore(self._before)
        elif self._before:
            self.page.set_folds(self._before.opened, self._before.folded)
        self._show_hits([], [], None)
        return True

    def _start(self, query: str) -> None:
        """Search beside the screen, so that typing is never held up; a newer search ends this one."""
        from threadtui.search import parse  # not before the first picture

        self._search += 1
        self.found.clear()
        self._query = query.strip()
        wanted = parse(query)
        if wanted.empty:
            self._show_hits([], [], None)
            self._say(wanted)
            self.found.set()
            return
        arguments = (self._search, wanted, self.page.current)
        threading.Thread(target=self._run, args=arguments, daemon=True, name="find").start()

    def _run(self, search: int, wanted: Query, here: int) -> None:
        from threadtui.search import TooSlowError, find

        problem = ""
        count = len(self.thread.posts)
        parts: list[list[Hit]] = [
            [],
            [],
        ]  # from here on, and before: joined they are in order, without sorting
        nearest: Hit | None = None
        try:
            for hits, posts in zip(parts, (range(here, count), range(here)), strict=True):
                for hit in find(self.thread, wanted, posts, lambda: search != self._search):
                    if nearest is None:
                        nearest = hit
                        self._tell(self._show_first, search, hit)
                    hits.append(hit)
                    if len(parts[0]) + len(parts[1]) >= _MOST:
                        break
                if len(parts[0]) >= _MOST:
                    break
        except TooSlowError as error:
            problem = str(error)
        hits = parts[1] + parts[0]
        self._tell(
            self._search_ended,
            search,
            wanted,
            hits,
            [post for post, _ in groupby(h[0] for h in hits)],
            nearest,
            problem,
        )

    def _tell(self, what: object, search: int, *arguments: object) -> None:
        if search == self._search and self.is_attached and self.app.is_running:
            self.app.call_from_thread(what, search, *arguments)  # type: ignore[arg-type]

    def _show_first(self, search: int, hit: Hit) -> None:
        if search == self._search:
            self._light(hit)

    def _search_ended(
        self, search: int, wanted: Query, hits: list[Hit], posts: list[int], nearest: Hit | None, problem: str
    ) -> None:
        if search == self._search:
            if not hits and self._before and self.asks("find"):
                self.restore(self._before)  # what shorter words led to is not what is looked for
            self._show_hits(hits, posts, nearest)
            self._say(wanted, problem)
            self.found.set()

    def _show_hits(self, hits: list[Hit], posts: list[int], nearest: Hit | None) -> None:
        self._hits, self._hit_posts = hits, posts
        self.page.show_hits(hits)
        if nearest:
            self._light(nearest)
        else:
            self.page.put_out()
            self.show_state()

    def _say(self, wanted: Query, problem: str = "") -> None:
        """What is wrong with the query, or that nothing matches."""
        if wanted.problems or problem:
            self.say_left("; ".join(filter(None, (*wanted.problems, problem))))
        elif not self._hits and not wanted.empty:
            self.say_left("no match")
        elif len(self._hits) == _MOST:
            self.say_left(f"the first {_MOST} matches")

    def _to_hit(self, by: int) -> None:
        if not self._hits:
            self.say_left(f"nothing is looked for; {self.key('find')} finds words")
            return
        here = self.page.lit or (self.page.current, -1, -1)
        hits, row = self._hits, self.page.order.row
        if self.page.in_tree:
            hits = sorted(hits, key=lambda hit: (row(hit[0]), hit))
            at = bisect_right(hits, (row(here[0]), here), key=lambda hit: (row(hit[0]), hit))
        else:
            at = bisect_right(hits, here)
        if by < 0:
            at -= 2 if at and hits[at - 1] == here else 1
        self._light(hits[at % len(hits)])

    def _light(self, hit: Hit) -> None:
        post, start, end = hit
        self.make_room_for(post)
        quotes = self.thread.quotes
        hiding = {row for row in quotes.rows(post) if quotes.start[row] < end and start < quotes.end[row]}
        typing = self._before if self.asks("find") else None  # what shorter words opened is folded again
        opened, folded = (typing.opened, typing.folded) if typing else (self.page.opened, self.page.folded)
        self.page.set_folds(
            opened | hiding if hiding else opened, folded - {post} if post in folded else folded
        )
        self.page.go(post, hit)
        self.show_state()
