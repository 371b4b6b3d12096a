"""Colours that can be read, as red, green and blue from 0 to 255: for what draws before Textual is there, and after."""

from __future__ import annotations

import zlib
from colorsys import hls_to_rgb

Rgb = tuple[int, int, int]
"""Red, green and blue, from 0 to 255."""

_HUES = 24
"""So many hues are told apart."""
_CONTRAST = 4.5
"""Least contrast with the background (WCAG 2.1, level AA)."""
_BLACK, _WHITE = (0, 0, 0), (255, 255, 255)


def number(name: str) -> int:
    """The number that gives an author's colour; the same for a name in every thread."""
    return zlib.crc32(name.encode("utf-8", "replace")) * 7


def author_rgb(name: str, background: Rgb) -> Rgb:
    """The colour of an author's name on a ground on which it can be read."""
    hue = (number(name) % _HUES) / _HUES
    red, green, blue = background
    dark = 299 * red + 587 * green + 114 * blue < 127_500
    for step in range(20):
        light = 0.62 + 0.02 * step if dark else 0.45 - 0.02 * step
        parts = hls_to_rgb(hue, max(0.0, min(1.0, light)), 0.62)
        colour = (int(parts[0] * 255 + 0.5), int(parts[1] * 255 + 0.5), int(parts[2] * 255 + 0.5))
        if contrast(colour, background) >= _CONTRAST:
            return colour
    return _WHITE if dark else _BLACK


def legible(colour: Rgb, ground: Rgb) -> Rgb:
    """A colour, lightened or darkened as little as it takes to be read on a ground."""
    towards = max((_BLACK, _WHITE), key=lambda end: contrast(end, ground))
    tried = colour
    for step in range(11):
        tried = _blend(colour, towards, step / 10)
        if contrast(tried, ground) >= _CONTRAST:
            break
    return tried


def contrast(one: Rgb, other: Rgb) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.1)."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: Rgb) -> float:
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)


def _blend(colour: Rgb, towards: Rgb, share: float) -> Rgb:
    if share in (0, 1):
        return towards if share else colour
    red, green, blue = (int(part + (end - part) * share) for part, end in zip(colour, towards, strict=True))
    return red, green, blue
