"""Reads the rest of a thread and resolves its quotes beside the screen, and tells it what came."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Callable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from threadtui.errors import ThreadtuiError
from threadtui.following import Look, Watch
from threadtui.load import ReadOtherwise, link
from threadtui.model import Notice, Post
from threadtui.thread import Thread
from threadtui.turns import give_way

if TYPE_CHECKING:
    from threadtui.ui.screens.base import ReaderBase

_FIRST = 20
"""So many posts are read before the first picture: more than fill a screen."""

POLL = 0.5
"""Seconds between two looks at a file that is followed: it has stood still for so long when it is read."""

SHARE = 4
"""A file that is written on all the time is read so many times less than it could be: nobody reads so fast."""

_MORE = 2.5
"""When posts were written is told again for so many times the posts."""

_LOOK = 16
"""The time is looked at after so many posts."""
_WORK, _PAUSE = 0.3, 1.0
"""Seconds of work, or seconds that pass, between two reports: more would keep the screen from answering keys, and a
busy machine from reading on."""


def with_first(thread: Thread, posts: Iterator[Post]) -> tuple[Thread, Iterator[Post]]:
    """A thread with the posts that the first picture may show, and those that are still to be read."""
    for post in islice(posts, 0 if thread.posts else _FIRST):
        thread.add(post)
    return thread, posts


def read_soon(
    thread: Thread, posts: Iterator[Post], work: float, pause: float
) -> tuple[Iterator[Post], bool]:
    """Read for so many seconds of work and so many that pass at most; the posts that are still to be read, and
    whether all of them are there.

    What goes wrong is told by the rest, as if it had gone wrong there.
    """
    worked, passed = time.thread_time() + work, time.monotonic() + pause
    try:
        for count, post in enumerate(posts):
            thread.add(post)
            if not count % _LOOK and (time.thread_time() > worked or time.monotonic() > passed):
                return posts, False
    except Exception as error:
        return _failing(error), False
    return iter(()), True


def _failing(error: Exception) -> Iterator[Post]:
    raise error
    yield


class Loader:
    """A thread of its own, which the end of the program does not wait for: `q` quits at once."""

    def __init__(self, thread: Thread, rest: Iterator[Post]) -> None:
        self._thread = thread
        self._rest = rest
        self._started = False
        self._plotted = 0
        """Of so many posts it was told when they were written."""
        self._left = threading.Event()
        self._watch: Watch | None = None

    @property
    def following(self) -> bool:
        """Whether posts that the file gains will be shown."""
        return self._watch is not None

    def follow(self, watch: Watch) -> None:
        """Show what is written to the file since it is watched, when all that it held has been read."""
        self._watch = watch

    def stop(self) -> None:
        """Look for no more posts."""
        self._left.set()

    def start(self, screen: ReaderBase) -> None:
        """Begin; once only."""
        if self._started:
            return
        self._started = True
        threading.Thread(target=self._run, args=(screen,), daemon=True, name="loader").start()

    def _run(self, screen: ReaderBase) -> None:
        if self._load(screen) and self._watch:
            self._follow(screen, self._watch)

    def _load(self, screen: ReaderBase) -> bool:
        """Read and resolve what there is; whether all of it could be. Of what cannot be read the beginning stays."""
        problems = []
        try:
            for step in (self._read, self._resolve):
                try:
                    step(screen)
                except ThreadtuiError as error:
                    problems.append(str(error))
                except ReadOtherwise as other:
                    self._tell(screen, screen.read_otherwise, other.thread)
                    return False
                except (
                    Exception
                ) as error:  # what was read must stay readable, whatever is wrong with the rest
                    problems.append(f"reading stopped: {error or type(error).__name__}")
            for problem in problems:
                self._thread.notices.append(Notice(problem))
                self._tell(screen, screen.loading_failed, problem)
        finally:
            gc.enable()
        return not problems

    def _resolve(self, screen: ReaderBase) -> None:
        self._tell(screen, screen.reading_ended)
        self._show_activity(screen)
        self._link(screen)
        screen.recall()

    def _link(self, screen: ReaderBase) -> None:
        self._tell(screen, screen.quotes_arrived, *screen.corrected(*link(self._thread)))
        gc.freeze()  # what a thread is made of stays: no pass of the collector looks at it again

    def _follow(self, screen: ReaderBase, watch: Watch) -> None:
        """Take what the file gains until the screen is left, or the file is no longer what it was."""
        pause = POLL
        try:
            while not self._left.wait(pause):
                pause, look = POLL, watch.look()
                if look is Look.GONE:
                    self._tell(screen, screen.say_left, f"{self._thread.source} is gone; what was read stays")
                elif look is not Look.SAME:
                    began = time.monotonic()
                    self._take(screen, settled=look is Look.SETTLED)
                    pause = max(POLL, SHARE * (time.monotonic() - began))
        except Exception as error:
            self._watch = None
            told = str(error) if isinstance(error, ThreadtuiError) else f"following stopped: {error!r}"
            self._tell(screen, screen.following_ended, told)

    def _take(self, screen: ReaderBase, settled: bool) -> None:
        known = len(self._thread.posts)
        touched = self._thread.grow(settled)
        if touched:
            new = [index for index in touched if index >= known]
            screen.recall_more()
            self._show_activity(screen)
            self._tell(screen, screen.posts_gained, new, len(new) < len(touched))
            self._link(screen)

    def _read(self, screen: ReaderBase) -> None:
        worked, told = time.thread_time(), time.monotonic()
        for count, post in enumerate(self._rest):
            give_way()
            self._thread.add(post)
            if count % _LOOK:  # to ask for the time takes as long as a tenth of a post
                continue
            if time.thread_time() - worked > _WORK or time.monotonic() - told > _PAUSE:
                if len(self._thread.posts) > _MORE * self._plotted:
                    self._show_activity(screen)
                self._tell(screen, screen.posts_arrived)
                worked, told = time.thread_time(), time.monotonic()

    def _show_activity(self, screen: ReaderBase) -> None:
        from threadtui.ui.activity import Activity

        self._plotted = len(self._thread.posts)
        if screen.is_attached:
            self._tell(screen, screen.authors.show_activity, Activity(self._thread.posts))

    def _tell(self, screen: ReaderBase, what: Callable[..., None], *arguments: Any) -> None:
        if screen.is_attached and screen.app.is_running:
            screen.app.call_from_thread(what, *arguments)
