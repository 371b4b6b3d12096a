"""What is written to the terminal, with no style told twice: fewer bytes are sooner on the screen."""

from __future__ import annotations

import re
from functools import lru_cache

from rich.console import Console
from textual._compositor import CompositorUpdate  # Textual has no public way to write less

_STYLE = re.compile(r"\x1b\[([\d;]*)m")
_MOVES = re.compile(r"(?:\x1b\[\d+;\d+H|\n)*")
"""What stands between two pieces of a picture, and has no style."""


class LeanUpdate(CompositorUpdate):
    """An update of Textual's, written in fewer bytes."""

    def __init__(self, update: CompositorUpdate) -> None:
        self._update = update

    def render_segments(self, console: Console) -> str:
        """The update as it is written."""
        return lean(self._update.render_segments(console))


def lean(written: str) -> str:
    """The same picture. Each piece of text comes with its whole style and a reset: only what differs is told.

    No style is in force before it, nor after it.
    """
    text, *rest = _STYLE.split(written)
    parts, current, wanted = [text], "", ""
    for codes, text in zip(rest[::2], rest[1::2], strict=True):
        wanted = "" if codes in ("", "0") else codes
        if text:
            if current != wanted and not _MOVES.fullmatch(text):
                parts.append(_change(current, wanted))
                current = wanted
            parts.append(text)
    if current:
        parts.append("\x1b[0m")
    return "".join(parts)


@lru_cache(4096)
def _change(before: str, after: str) -> str:
    """What makes one style of another."""
    (attributes, colour, ground), (kept, old_colour, old_ground) = _parse(after), _parse(before)
    if attributes != kept:
        return f"\x1b[{'0;' if before else ''}{after}m" if after else "\x1b[0m"
    told = [colour or "39"] if colour != old_colour else []
    told += [ground or "49"] if ground != old_ground else []
    return f"\x1b[{';'.join(told)}m" if after else "\x1b[0m"


def _parse(codes: str) -> tuple[tuple[str, ...], str, str]:
    """The attributes of a style, and its two colours, as codes."""
    attributes, colour, ground = [], "", ""
    left = codes.split(";") if codes else []
    while left:
        code = left.pop(0)
        if code in ("38", "48"):
            size = 4 if left[:1] == ["2"] else 2
            code, left = ";".join([code, *left[:size]]), left[size:]
        number = int(code.partition(";")[0])
        if 30 <= number <= 39 or 90 <= number <= 97:
            colour = code
        elif 40 <= number <= 49 or 100 <= number <= 107:
            ground = code
        else:
            attributes.append(code)
    return tuple(attributes), colour, ground
