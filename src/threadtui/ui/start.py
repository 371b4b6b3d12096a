"""Opens what is to be read, shows its beginning, and loads the interface behind that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from threadtui import paths
from threadtui.errors import ThreadtuiError, WrongUsage
from threadtui.following import Watch
from threadtui.load import open_threads
from threadtui.model import Post
from threadtui.readers import InputFile
from threadtui.settings import read_settings
from threadtui.state import Shelf
from threadtui.thread import Thread
from threadtui.ui.early.curtain import CURTAIN
from threadtui.ui.early.palettes import palette
from threadtui.ui.early.show import show
from threadtui.ui.loading import read_soon, with_first
from threadtui.ui.spared import without
from threadtui.ui.theme_names import full_name

if TYPE_CHECKING:
    from threadtui.ui.app import ThreadApp

_SPARED = ("ssl",)
"""Modules that Textual's event loop can do without: TLS is for networks, and takes 4 MB."""
_SOON = 0.15, 0.5
"""Seconds of work, and seconds that pass, for which Textual waits at most for all posts of a file that is not large."""


def run(
    file: InputFile | None,
    theme: str | None = None,
    number: int | None = None,
    inputs: Sequence[Path] = (),
    follow: bool = False,
) -> int:
    """Show a file, or what was read lately, until the reader quits; the exit status. `inputs` are never written to.

    `follow` tells whether posts are shown that the file gains meanwhile. Raises ThreadtuiError where the file cannot
    be read, WrongUsage where it cannot be followed.
    """
    if theme and palette(full_name(theme)) is None:
        _check_theme(theme)
    settings, problems = read_settings(paths.config_file())
    shelf = Shelf(paths.state_folder()) if settings.remember else None
    if file and settings.by_subject:
        for each in (file, *(file.held.parts if file.held else ())):
            each.by_subject = True
    watch = Watch(file.path) if follow and file and file.path else None  # before it is read
    threads = open_threads(file) if file else None
    thread: tuple[Thread | None, Iterator[Post]] = (None, iter(()))
    if threads is not None:
        slow = threads.slow or (threads.large and not follow)
        if number is not None or not (slow or threads.many):
            thread = with_first(*threads.begin(number))
    if follow and not (threads and (thread[0].grows if thread[0] else threads.grows)):
        raise WrongUsage(
            "--follow wants what is written on: a mailbox, a folder of messages, text or JSON Lines",
            inputs[0] if inputs else None,
        )
    try:
        begun, rest = thread
        if begun and threads:
            counted = show(begun, theme or "", settings, shelf)
            if counted and threads.soon:  # all posts are there before Textual is
                rest, is_whole = read_soon(begun, rest, *_SOON)
                if is_whole:
                    counted()
        app = interface()(begun, rest, theme, threads, settings, shelf, problems)
        app.inputs, app.follow, app.watched = inputs, follow, watch
        from threadtui.ui.loop import run as run_app  # asyncio is there now, without what it is spared

        run_app(app)
    finally:
        CURTAIN.drop()
    if app.listing and app.listing.failure:
        raise app.listing.failure
    return app.return_code or 0


def interface() -> type[ThreadApp]:
    """Textual and what is made of it, loaded now."""
    with without(*_SPARED):
        from threadtui.ui.app import ThreadApp
    return ThreadApp


def _check_theme(name: str) -> None:
    """Raises ThreadtuiError where there is no such theme."""
    with without(*_SPARED):
        from threadtui.ui import themes

    if full_name(name) not in themes.known():
        raise ThreadtuiError(f"there is no theme {name}; there are {', '.join(themes.known())}")
