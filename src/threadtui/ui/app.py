"""The application: theme, keys and first screen. What it shows is the screen's business."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

# Esc alone is told from the Esc that begins another key's bytes by waiting for these milliseconds. A terminal writes
# all bytes of a key at once; over a network they may come apart. Textual waits 100 if not asked.
os.environ.setdefault("ESCDELAY", "20" if "SSH_CONNECTION" in os.environ else "5")
# A key is shown at the next picture: with 120 a second that is 4 ms later on average, with Textual's 60 it is 8 ms.
os.environ.setdefault("TEXTUAL_FPS", "120")

from rich.console import RenderableType
from textual import events
from textual._compositor import CompositorUpdate
from textual.app import App, SystemCommand
from textual.driver import Driver
from textual.filter import LineFilter
from textual.screen import Screen
from textual.theme import Theme

from threadtui.errors import ThreadtuiError
from threadtui.following import Watch
from threadtui.load import Threads, begin, open_threads
from threadtui.model import Post
from threadtui.readers import InputFile
from threadtui.settings import Settings
from threadtui.state import Shelf
from threadtui.thread import Thread
from threadtui.ui import themes
from threadtui.ui.arrangement import arrangement
from threadtui.ui.colours import colour_authors
from threadtui.ui.keys import KEYS, Key
from threadtui.ui.lean import LeanUpdate, Written
from threadtui.ui.loading import with_first
from threadtui.ui.resting import Rest
from threadtui.ui.screens.chords import ChordScreen
from threadtui.ui.screens.reader import ReaderScreen
from threadtui.ui.strips import spare_caches
from threadtui.ui.theme_names import has_colours, worn

if TYPE_CHECKING:
    from threadtui.ui.screens.listing import ListScreen

spare_caches()


class ThreadApp(App[None]):
    """Shows one thread; a list of threads to choose from where none is given; else what was read lately."""

    TITLE = "threadtui"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True
    _drawn: Sequence[LineFilter] = ()

    def __init__(
        self,
        thread: Thread | None,
        rest: Iterable[Post] = (),
        theme: str | None = None,
        threads: Threads | None = None,
        settings: Settings | None = None,
        shelf: Shelf | None = None,
        problems: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self._thread = thread
        self._rest = iter(rest)
        self._resting = Rest(self)
        self._threads = threads
        self.listing: ListScreen | None = None
        """The list of threads, where the file is one of many."""
        self.settings = settings or Settings()
        """What the user's file of settings says."""
        self.shelf = shelf
        """Where what is remembered is kept; None where nothing is."""
        self.arrangement = arrangement(shelf.choices("panes") if shelf else {})
        """How the reader wants the panes, of this thread and the next."""
        self.written = Written()
        """What stands on the terminal."""
        self.watched: Watch | None = None
        """What looks at the file since before it was read, where it is followed; until a screen shows that."""
        self.follow = False
        """Whether what is written to the file while it is read is shown, too."""
        self.inputs: Sequence[Path] = ()
        """Files and folders that are read, and never written to."""
        self.table: Sequence[Key] = KEYS
        """The keys as they are bound."""
        self._problems = [*problems]
        self._rebind()
        themes.register(self)
        self._wear(theme or "")
        if self.settings.ascii:
            from threadtui.ui.ascii import Ascii  # most terminals have all signs

            self._drawn = [Ascii()]
        if self.settings.reduced_motion:
            self.animation_level = "none"

    def _rebind(self) -> None:
        """Give the user's keys to what they are for."""
        if self.settings.keys:
            from threadtui.ui.rebinding import keymap, rebound  # most users keep the usual keys

            self.table, wrong = rebound(self.settings.keys)
            self._problems += [f"config.toml: {problem}" for problem in wrong]
            self.set_keymap(keymap(self.table))

    def _wear(self, asked: str) -> None:
        """Take the theme that is asked for, else the one of the settings."""
        name = worn(asked, self.settings, self.shelf, self.no_color)
        if name in self.available_themes:
            self.theme = name
        elif name:
            self._problems.append(f"there is no theme {name}; there are {', '.join(themes.known())}")

    def _watch_theme(self, theme_name: str) -> None:
        self._colour()
        super()._watch_theme(theme_name)

    def _colour(self) -> None:
        colour_authors(has_colours(self.theme) and not self.no_color)

    def watch_of(self, path: Path) -> Watch:
        """What looks at a file that is followed; for the first screen since before the file was read."""
        watch, self.watched = self.watched, None
        return watch or Watch(path)

    def on_mount(self) -> None:
        """Say what is wrong with the settings; keep a theme that is chosen from now on."""
        self._colour()
        self._resting.start()
        self.theme_changed_signal.subscribe(self, self._keep_theme)
        for problem in self._problems:
            self.notify(problem, severity="warning", markup=False, timeout=20)

    def _keep_theme(self, theme: Theme) -> None:
        if self.shelf and not self._closing:
            try:
                self.shelf.choose("theme", self.settings.theme, theme.name)
            except ThreadtuiError as error:
                self.notify(str(error), severity="warning", markup=False)

    def on_key(self, event: events.Key) -> None:
        """Keys come to the screen here, one after the other: a quick hand, or a slow line, may be far ahead of it."""
        self._resting.pressed()
        if isinstance(self.screen, ChordScreen):
            self.screen.pressed(event)

    def on_resize(self) -> None:
        """Terminals of another size have something else on them."""
        self.written.forget()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What changes the lines of the screen before they are written."""
        return [*super().get_line_filters(), *self._drawn]

    def post_display_hook(self) -> None:
        """A picture stands: the rest is read and resolved now, not while the first one is being made."""
        if not isinstance(self.screen, ReaderScreen) and not gc.isenabled():
            gc.enable()
        if isinstance(self.screen, ChordScreen):
            self.screen.start_loading()

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        if isinstance(renderable, CompositorUpdate):
            renderable = LeanUpdate(renderable, self.written)
        super()._display(screen, renderable)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Of Textual's commands the choice of a theme: the others are keys here, or do what no key does."""
        return (command for command in super().get_system_commands(screen) if command.title == "Theme")

    def get_driver_class(self) -> type[Driver]:
        """Textual's driver, or ours in the place of the one that is slow to see Esc."""
        chosen = super().get_driver_class()
        try:
            from threadtui.ui.driver import quick_escape
        except ImportError:  # Windows has no terminal of this kind
            return chosen
        return quick_escape(chosen)

    def get_default_screen(self) -> Screen[None]:
        """The reader's screen, the list of threads, or what was read lately."""
        if self._thread is not None:
            return ReaderScreen(self._thread, self._rest)
        if self._threads is None:
            from threadtui.ui.screens.recent import RecentScreen

            return RecentScreen(self.shelf.recent() if self.shelf else [])
        from threadtui.ui.screens.listing import ListScreen  # not wanted for a file of one thread

        self.listing = ListScreen(self._threads)
        return self.listing

    def open_paths(self, wanted: Sequence[Path], number: int) -> None:
        """Show a thread of a file, or of several, or the list of its threads. Raises ThreadtuiError."""
        from threadtui.readers.opening import several

        files = [InputFile.open(path) for path in wanted]
        for file in files:
            file.by_subject = self.settings.by_subject
        threads = open_threads(several(files))
        self.inputs = wanted
        if not number and (threads.slow or threads.large or threads.many):
            from threadtui.ui.screens.listing import ListScreen

            self.listing = ListScreen(threads)  # why it may fail is told at the end
            self.push_screen(self.listing)
        else:
            self.push_screen(ReaderScreen(*with_first(*threads.begin(number or None))))


def open_first(file: InputFile, number: int | None = None) -> tuple[Thread, Iterator[Post]]:
    """A thread with its first posts, and the posts that are still to be read. See `load.begin`."""
    return with_first(*begin(file, number))
