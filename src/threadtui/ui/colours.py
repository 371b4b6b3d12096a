"""Colours that can be read, as Rich and Textual have them: one for each author, and any colour on its ground."""

from __future__ import annotations

from functools import lru_cache

from rich.style import Style
from textual.color import Color

from threadtui.ui import legible

_ANSI = tuple(
    f"ansi_{bright}{name}" for bright in ("", "bright_") for name in ("red", "green", "magenta", "cyan")
)

_coloured = True
"""Whether authors have colours."""


def colour_authors(wanted: bool) -> None:
    """Whether authors have colours: not where there are none, for then some names would only be paler than others."""
    global _coloured
    _coloured = wanted


@lru_cache(maxsize=8192)
def author_colour(name: str, background: Color) -> Color:
    """The colour of an author's name; the same for a name in every thread."""
    if background.ansi is not None:  # the terminal's own colours: readable on its ground as it has them
        return Color.parse(_ANSI[legible.number(name) % len(_ANSI)])
    return Color(*legible.author_rgb(name, background.rgb))


def author_style(name: str, background: Color) -> Style:
    """The style that gives an author's colour to what is drawn in it."""
    return Style(color=author_colour(name, background).rich_color) if _coloured else Style()


@lru_cache(maxsize=1024)
def readable(style: Style, ground: Style | None = None) -> Style:
    """A style on the ground of another, else on its own, its colour lightened or darkened until it can be read there.

    The terminal's own sixteen colours stay as they are: only the terminal knows them.
    """
    style = style if ground is None else style + Style(bgcolor=ground.bgcolor)
    front, back = style.color, style.bgcolor
    if not (front and back and front.triplet and back.triplet):
        return style
    return style + Style(color=Color(*legible.legible(front.triplet, back.triplet)).rich_color)


def contrast(one: Color, other: Color) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.1)."""
    return legible.contrast(one.rgb, other.rgb)
