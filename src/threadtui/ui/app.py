"""The application: theme and first screen. What it shows is the screen's business."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

# Esc alone is told from the Esc that begins another key's bytes by waiting for these; Textual waits 100 ms if not
# asked, tmux waits 10.
os.environ.setdefault("ESCDELAY", "10")

from textual.app import App
from textual.driver import Driver
from textual.screen import Screen
from textual.theme import BUILTIN_THEMES

from threadtui.errors import ThreadtuiError
from threadtui.load import Threads, begin, open_threads
from threadtui.model import Post
from threadtui.readers import InputFile
from threadtui.thread import Thread
from threadtui.ui.screens.reader import ReaderScreen

if TYPE_CHECKING:
    from threadtui.ui.screens.listing import ListScreen

_FIRST = 20
"""So many posts are read before the first picture: more than fill a screen."""


class ThreadApp(App[None]):
    """Shows one thread, or a list of threads to choose from where no thread is given."""

    TITLE = "threadtui"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self,
        thread: Thread | None,
        rest: Iterable[Post] = (),
        theme: str | None = None,
        threads: Threads | None = None,
    ) -> None:
        super().__init__()
        self._thread = thread
        self._rest = iter(rest)
        self._threads = threads
        self.listing: ListScreen | None = None
        """The list of threads, where the file is one of many."""
        if theme:
            self.theme = theme

    def post_display_hook(self) -> None:
        """A picture stands: the rest is read and resolved now, not while the first one is being made."""
        if isinstance(self.screen, ReaderScreen):
            self.screen.start_loading()

    def get_driver_class(self) -> type[Driver]:
        """Textual's driver, or ours in the place of the one that is slow to see Esc."""
        chosen = super().get_driver_class()
        try:
            from threadtui.ui.driver import quick_escape
        except ImportError:  # Windows has no terminal of this kind
            return chosen
        return quick_escape(chosen)

    def get_default_screen(self) -> Screen[None]:
        """The reader's screen, or the list of threads."""
        if self._thread is not None:
            return ReaderScreen(self._thread, self._rest)
        from threadtui.ui.screens.listing import ListScreen  # not wanted for a file of one thread

        assert self._threads is not None
        self.listing = ListScreen(self._threads)
        return self.listing


def run(file: InputFile, theme: str | None = None, number: int | None = None) -> int:
    """Show a file until the reader quits; the exit status. Raises ThreadtuiError where it cannot be read."""
    if theme and theme not in BUILTIN_THEMES:
        raise ThreadtuiError(f"there is no theme {theme}; there are {', '.join(sorted(BUILTIN_THEMES))}")
    threads = open_threads(file)
    if number is None and (threads.slow or threads.many):
        app = ThreadApp(None, theme=theme, threads=threads)
    else:
        app = ThreadApp(*_first(*threads.begin(number)), theme=theme)
    app.run()
    if app.listing and app.listing.failure:
        raise app.listing.failure
    return app.return_code or 0


def open_first(file: InputFile, number: int | None = None) -> tuple[Thread, Iterator[Post]]:
    """A thread with its first posts, and the posts that are still to be read. See `load.begin`."""
    return _first(*begin(file, number))


def _first(thread: Thread, posts: Iterator[Post]) -> tuple[Thread, Iterator[Post]]:
    for post in islice(posts, _FIRST):
        thread.add(post)
    return thread, posts
