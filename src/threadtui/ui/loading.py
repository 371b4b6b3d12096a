"""Reads the rest of a thread and resolves its quotes beside the screen, and tells it what came."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Callable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from threadtui.errors import ThreadtuiError
from threadtui.load import link
from threadtui.model import Post
from threadtui.thread import Thread

if TYPE_CHECKING:
    from threadtui.ui.screens.base import ReaderBase

_FIRST = 20
"""So many posts are read before the first picture: more than fill a screen."""

_PAUSE = 0.2
"""Least seconds between two reports: more would keep the screen from answering keys."""


def with_first(thread: Thread, posts: Iterator[Post]) -> tuple[Thread, Iterator[Post]]:
    """A thread with the posts that the first picture may show, and those that are still to be read."""
    for post in islice(posts, _FIRST):
        thread.add(post)
    return thread, posts


class Loader:
    """A thread of its own, which the end of the program does not wait for: `q` quits at once."""

    def __init__(self, thread: Thread, rest: Iterator[Post]) -> None:
        self._thread = thread
        self._rest = rest
        self._started = False

    def start(self, screen: ReaderBase) -> None:
        """Begin; once only."""
        if self._started:
            return
        self._started = True
        threading.Thread(target=self._run, args=(screen,), daemon=True, name="loader").start()

    def _run(self, screen: ReaderBase) -> None:
        try:
            self._read(screen)
            self._tell(screen, screen.reading_ended)
            quotes, graph = link(self._thread)
            self._tell(screen, screen.quotes_arrived, quotes, graph)
            screen.recall()
            gc.collect()
            gc.freeze()  # a full pass over a long thread's objects would be felt as a stutter
        except ThreadtuiError as error:
            self._tell(screen, screen.loading_failed, str(error))
        except Exception as error:  # what was read must stay readable, whatever is wrong with the rest
            self._tell(screen, screen.loading_failed, f"reading stopped: {error or type(error).__name__}")
        finally:
            gc.enable()

    def _read(self, screen: ReaderBase) -> None:
        told = time.monotonic()
        for post in self._rest:
            self._thread.add(post)
            if time.monotonic() - told > _PAUSE:
                self._tell(screen, screen.posts_arrived)
                told = time.monotonic()

    def _tell(self, screen: ReaderBase, what: Callable[..., None], *arguments: Any) -> None:
        if screen.is_attached and screen.app.is_running:
            screen.app.call_from_thread(what, *arguments)
