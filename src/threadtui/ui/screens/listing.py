"""The list of the threads of a file of many: find one, open it, come back."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType

from threadtui.errors import ThreadtuiError
from threadtui.following import Look, Watch
from threadtui.load import Threads
from threadtui.model import Post, ThreadEntry
from threadtui.thread import Thread
from threadtui.ui import keys, loading
from threadtui.ui.loading import with_first
from threadtui.ui.screens.chords import ChordScreen
from threadtui.ui.screens.reader import ReaderScreen
from threadtui.ui.widgets.bar import Bar
from threadtui.ui.widgets.key_list import KeyList
from threadtui.ui.widgets.thread_list import OpenThread, ThreadHeadings, ThreadList

if TYPE_CHECKING:
    from textual.widgets import Input

_KEYS = (
    "next", "previous", "page-down", "page-up", "half-down", "half-up", "line-down", "line-up", "first", "last",
    "enter", "find", "tree-order", "clear", "help", "quit", "quit-now",
)  # fmt: skip
"""The keys of the table that mean something here."""
_ORDERS: tuple[tuple[str, Callable[[ThreadEntry], Any], bool], ...] = (
    ("as in the file", attrgetter("number"), False),
    ("most posts first", attrgetter("posts"), True),
    ("latest first", lambda entry: str(entry.last or ""), True),
    ("by title", lambda entry: entry.title.casefold(), False),
)
"""What an order is called, what it sorts by, and whether backward."""


class ListScreen(ChordScreen):
    """All threads, or those that hold the words typed."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(_KEYS)]
    AUTO_FOCUS = "#threads"

    def __init__(self, threads: Threads) -> None:
        super().__init__()
        self._threads = threads
        self._entries: list[tuple[ThreadEntry, str]] = []
        self._listed: tuple[str, list[tuple[ThreadEntry, str]]] = ("", [])
        self._query = ""
        self._order = 0
        self._started = self._one = False
        self.failure: ThreadtuiError | None = None
        """Why the threads cannot be listed."""
        self.listed = asyncio.Event()
        """Set when the threads are listed, or cannot be."""
        self.listed_again = asyncio.Event()
        """Set when those of a file that was written on are."""
        self._left = threading.Event()
        self._follows = False

    def compose(self) -> ComposeResult:
        """A line above, the list, a line below."""
        yield Bar(" · ", id="head")
        yield ThreadHeadings()
        yield ThreadList()
        yield KeyList()
        yield Bar("  ", id="foot", keys=True)

    def on_mount(self) -> None:
        """Say that the list is read."""
        self._say()

    def start_loading(self) -> None:
        """Read the list beside the screen: a large file takes a while. Once only."""
        if not self._started:
            self._started = True
            threading.Thread(target=self._read, daemon=True, name="lister").start()

    def _read(self) -> None:
        try:
            if not self._threads.many:
                first = with_first(*self._threads.begin(1))
                if self.is_attached and self.app.is_running:
                    self.app.call_from_thread(self._is_one, first)
                return
            path, grows = self._threads.file.path, self._threads.grows
            self._follows = grows and getattr(self.app, "follow", False)
            watch = Watch(path) if path and self._follows else None
            entries = _listed(self._threads)
        except ThreadtuiError as error:
            if self.app.is_running:
                self.app.call_from_thread(self._failed, error)
            return
        if self.is_attached and self.app.is_running:
            self.app.call_from_thread(self._arrived, entries)
        if watch:
            self._follow(watch)

    def _arrived(self, entries: list[tuple[ThreadEntry, str]]) -> None:
        self._entries, self._listed = entries, ("", [])
        self._list()
        self.listed.set()

    def _follow(self, watch: Watch) -> None:
        """List the threads of the file anew whenever it was written on, until the screen is left."""
        pause = loading.POLL
        while not self._left.wait(pause):
            pause, look = loading.POLL, watch.look()
            if look not in (Look.SETTLED, Look.WRITING):
                continue
            began = time.monotonic()
            try:
                threads = self._threads.again()
                entries = _listed(threads)
            except ThreadtuiError:
                continue  # what was listed stays
            if self.is_attached and self.app.is_running:
                self.app.call_from_thread(self._arrived_again, threads, entries)
            pause = max(pause, loading.SHARE * (time.monotonic() - began))

    def _arrived_again(self, threads: Threads, entries: list[tuple[ThreadEntry, str]]) -> None:
        """More threads, or more posts in them. The cursor stays on its thread."""
        key, backward = _ORDERS[self._order][1:]
        self._threads = threads
        self._entries, self._listed = (
            sorted(entries, key=lambda pair: key(pair[0]), reverse=backward),
            ("", []),
        )
        self._list()
        self.listed_again.set()

    def on_unmount(self) -> None:
        """The screen is left: nobody looks for more threads any more."""
        self._left.set()

    def _is_one(self, first: tuple[Thread, Iterator[Post]]) -> None:
        """It is one thread after all."""
        self._one = True
        self.listed.set()
        self.app.push_screen(ReaderScreen(*first))

    def on_screen_resume(self) -> None:
        """A list of one thread is no place to come back to."""
        if self._one:
            self.app.exit()

    def _failed(self, error: ThreadtuiError) -> None:
        self.failure = error
        self.listed.set()
        self.app.exit(return_code=1)

    def _reader(self, number: int) -> ReaderScreen:
        return ReaderScreen(*with_first(*self._threads.begin(number)))

    # What is asked

    def on_open_thread(self, message: OpenThread) -> None:
        """A thread was chosen."""
        self.app.push_screen(self._reader(message.number))

    def on_input_changed(self, event: Input.Changed) -> None:
        """List the threads with these words, while the reader types."""
        self._query = event.value
        self._list()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep what is listed."""
        self._close_input()

    # Keys

    def pressed(self, event: events.Key) -> None:
        """What was typed before the line for words was there is typed into it."""
        field = next(iter(self.query("Input")), None)
        if not (field and self.pass_on(event, field)):
            super().pressed(event)

    def action_next(self) -> None:
        """The next thread."""
        self._move(1)

    def action_previous(self) -> None:
        """The thread before."""
        self._move(-1)

    def action_page_down(self) -> None:
        """A screen down."""
        self._move(self._screenful)

    def action_page_up(self) -> None:
        """A screen up."""
        self._move(-self._screenful)

    def action_half_down(self) -> None:
        """Half a screen down."""
        self._move(self._screenful // 2)

    def action_half_up(self) -> None:
        """Half a screen up."""
        self._move(-self._screenful // 2)

    action_line_down, action_line_up = action_next, action_previous

    def action_first(self) -> None:
        """The first thread."""
        self._move(-len(self._entries))

    def action_last(self) -> None:
        """The last thread."""
        self._move(len(self._entries))

    def action_enter(self) -> None:
        """Open the thread."""
        self.list.choose(self.list.cursor)

    def action_find(self) -> None:
        """Ask for words of a title or a name."""
        from textual.widgets import Input  # when it is first wanted: a first picture need not wait for it

        self._close_input()
        field = Input(self._query, placeholder="words of a title or a name", id="filter", compact=True)
        self.mount(field, before="#foot")
        field.focus()

    def action_tree_order(self) -> None:
        """Another order."""
        self._order = (self._order + 1) % len(_ORDERS)
        key, backward = _ORDERS[self._order][1:]
        self._entries.sort(key=lambda pair: key(pair[0]), reverse=backward)
        self._listed = ("", [])
        self._list()
        self.list.move_to(0)
        self._say()

    def action_clear(self) -> None:
        """Put away what is open; else list all threads again."""
        if self.query_one(KeyList).display:
            self.action_help()
        else:
            self._query = ""
            self._close_input()
            self._list()

    def action_help(self) -> None:
        """The keys, or the list again."""
        shown = self.query_one(KeyList)
        shown.display, self.list.display = not shown.display, shown.display
        if shown.display:
            shown.show_keys([key for key in self.table if key.id in _KEYS])
            shown.focus()
        else:
            self.list.focus()

    def action_quit(self) -> None:
        """Leave the help, or the program."""
        if self.query_one(KeyList).display:
            self.action_help()
        elif len(self.app.screen_stack) > 1:
            self.app.pop_screen()
        else:
            self.app.exit()

    def action_quit_now(self) -> None:
        """Leave the program."""
        self.app.exit()

    @property
    def list(self) -> ThreadList:
        """The list."""
        return self.query_one(ThreadList)

    @property
    def _screenful(self) -> int:
        return max(1, self.list.size.height - 1)

    def _move(self, by: int) -> None:
        shown = self.query_one(KeyList)
        (shown if shown.display else self.list).scroll_lines(by)
        self._say()

    def _close_input(self) -> None:
        for field in self.query("Input"):
            field.remove()
        self.list.focus()

    def _list(self) -> None:
        """List what holds the words; of what was listed already where words were only added."""
        words = self._query.casefold()
        narrower = bool(self._listed[0]) and words.startswith(self._listed[0])
        pairs = self._listed[1] if narrower else self._entries
        for word in words.split():
            pairs = [pair for pair in pairs if word in pair[1]]
        self._listed = (words, pairs)
        self.list.show_entries([entry for entry, _ in pairs])
        self._say()

    def _say(self) -> None:
        """What the lines above and below say."""
        threads, listed = self._threads, len(self.list.entries)
        self.query_one(ThreadHeadings).display = bool(self._entries)
        count = f"{len(self._entries)} threads" if self._entries else "reading…"
        parts = [*([_ORDERS[self._order][0]] if self._order else []), count]
        parts[:0] = ["following"] if self._follows else []
        if self._query:
            parts = [f"with {self._query}", *parts[:-1], f"{listed} of {len(self._entries)}"]
        self.query_one("#head", Bar).show(threads.source, parts)
        at = f"{min(self.list.cursor + 1, listed)}/{listed}"
        self.query_one("#foot", Bar).show(at, ["Enter open", "/ filter", "t order", "? help", "q quit"])


def _listed(threads: Threads) -> list[tuple[ThreadEntry, str]]:
    """Each thread, and the words by which it is found."""
    return [(entry, " ".join((entry.title, *entry.authors)).casefold()) for entry in threads.entries]
