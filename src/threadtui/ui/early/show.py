"""Decides whether the first picture is drawn before Textual is there, and draws it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable

from rich.color import ColorSystem

from threadtui.settings import Settings
from threadtui.state import Shelf
from threadtui.thread import Thread
from threadtui.ui.arrangement import arrangement
from threadtui.ui.early.curtain import CURTAIN
from threadtui.ui.early.palettes import palette
from threadtui.ui.theme_names import has_colours, usual, worn

_LEAST = (20, 6)
"""Columns and lines under which a screen shows no post."""
_OWN_WAY = ("TEXTUAL_DRIVER", "TEXTUAL_COLOR_SYSTEM")
"""Who sets one of these wants Textual to draw in another way than it usually does."""


def show(thread: Thread, theme: str, settings: Settings, shelf: Shelf | None) -> Callable[[], None] | None:
    """Show the first posts where they will stand and as they will look, where the terminal is known to do that.

    `theme` is the one that is asked for, or the empty string. Nothing is shown where Textual will change what it draws
    at the end, for ASCII or for no colours, or where another pane than that of the posts has the screen.

    Gives what shows how many posts there are, when all were read; or None where nothing is shown.
    """
    out, grey = sys.__stderr__, "NO_COLOR" in os.environ
    name = worn(theme, settings, shelf, grey) or usual()
    colours, system = palette(name), _colours()
    if colours is None or system is None or settings.ascii or (grey and has_colours(name)):
        return None
    if (
        os.name == "nt"
        or out is None
        or not out.isatty()
        or any(variable in os.environ for variable in _OWN_WAY)
    ):
        return None
    wanted = arrangement(shelf.choices("panes") if shelf else {})
    size = shutil.get_terminal_size()
    if (
        not thread.posts
        or wanted.alone not in ("", "posts")
        or size.columns < _LEAST[0]
        or size.lines < _LEAST[1]
    ):
        return None
    from threadtui.ui.early.picture import Picture

    picture = Picture(thread, colours, settings.width, wanted, size, coloured=has_colours(name))
    CURTAIN.raise_with(picture.write(system))
    return lambda: CURTAIN.draw_over(picture.count(system))


def _colours() -> ColorSystem | None:
    """The colours that the terminal has, as Rich tells it by the environment; None for few."""
    if os.environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return ColorSystem.TRUECOLOR
    has_many = os.environ.get("TERM", "").strip().lower().endswith(("-256color", "-kitty"))
    return ColorSystem.EIGHT_BIT if has_many else None
