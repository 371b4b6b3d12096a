"""Colours that can be read: one stable colour for each author, and any colour on the ground it stands on."""

from __future__ import annotations

import zlib
from functools import lru_cache

from rich.style import Style
from textual.color import Color

_HUES = 24
"""So many hues are told apart."""
_ANSI = tuple(
    f"ansi_{bright}{name}" for bright in ("", "bright_") for name in ("red", "green", "magenta", "cyan")
)
_CONTRAST = 4.5
"""Least contrast with the background (WCAG 2.1, level AA)."""

_coloured = True
"""Whether authors have colours."""


def colour_authors(wanted: bool) -> None:
    """Whether authors have colours: not where there are none, for then some names would only be paler than others."""
    global _coloured
    _coloured = wanted


@lru_cache(maxsize=8192)
def author_colour(name: str, background: Color) -> Color:
    """The colour of an author's name; the same for a name in every thread."""
    number = zlib.crc32(name.encode("utf-8", "replace")) * 7
    if background.ansi is not None:  # the terminal's own colours: readable on its ground as it has them
        return Color.parse(_ANSI[number % len(_ANSI)])
    hue = (number % _HUES) / _HUES
    dark = background.brightness < 0.5
    for step in range(20):
        light = 0.62 + 0.02 * step if dark else 0.45 - 0.02 * step
        colour = Color.from_hsl(hue, 0.62, max(0.0, min(1.0, light)))
        if contrast(colour, background) >= _CONTRAST:
            return colour
    return Color.parse("white" if dark else "black")


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
    colour, below = Color(*front.triplet), Color(*back.triplet)
    towards = max((Color(0, 0, 0), Color(255, 255, 255)), key=lambda end: contrast(end, below))
    for step in range(11):
        tried = colour.blend(towards, step / 10)
        if contrast(tried, below) >= _CONTRAST:
            break
    return style + Style(color=tried.rich_color)


def contrast(one: Color, other: Color) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.1)."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: Color) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
