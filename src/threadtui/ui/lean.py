"""What is written to the terminal, with no style told twice: fewer bytes are sooner on the screen."""

from __future__ import annotations

import re
from functools import lru_cache

from rich.console import Console
from textual._compositor import CompositorUpdate  # Textual has no public way to write less

_PIECE = re.compile(r"\x1b\[([\d;]*)([mH])|([^\x1b]+|\x1b)")
"""A style, or a place, or what is written; the beginning of any other sequence, such as a link's, is a piece."""
_SEEN = frozenset(["4", "7", "9", "21", "53"])
"""Attributes that are seen where nothing is written: lines, and colours turned round (ECMA-48 8.3.117)."""
_ENDS = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "7": "27", "9": "29"}
"""What ends each attribute; the others are ended with all there is."""
_FAINT = frozenset("12")
"""What is ended together."""


class LeanUpdate(CompositorUpdate):
    """An update of Textual's, written in fewer bytes."""

    def __init__(self, update: CompositorUpdate) -> None:
        self._update = update

    def render_segments(self, console: Console) -> str:
        """The update as it is written."""
        return lean(self._update.render_segments(console))


def lean(written: str) -> str:
    """The same picture. Each piece of text comes with its whole style and a reset: only what differs is told.

    No style is in force before it, nor after it. The cursor is moved where something is written alone, and not to where
    it is. It is known to be there only after ASCII: terminals differ in the width of other characters, and a move puts
    right what comes after them.
    """
    parts: list[str] = []
    current = wanted = lines = stop = ""
    here, there = "", 0
    for codes, kind, text in _PIECE.findall(written):
        if kind == "m":
            wanted = "" if codes == "0" else codes
            continue
        if kind:
            lines, stop = "", codes
            continue
        if (ended := text.rstrip("\n")) != text:
            text, after = ended, text[len(ended) :]
            if not text:
                lines += after
                continue
        else:
            after = ""
        if stop:
            row, _, column = stop.partition(";")
            if row != here or int(column) != there:
                parts.append(f"\x1b[{stop}H")
            here, there, stop = row, int(column), ""
        if lines:
            parts.append(lines)
            here = ""
        lines = after
        if current != wanted and not (text.isspace() and _blank(current) == _blank(wanted) is not None):
            parts.append(_change(current, wanted))
            current = wanted
        parts.append(text)
        there += len(text)
        if not text.isascii() or "\n" in text or text == "\x1b":
            here = ""  # nobody knows
    if stop:
        parts.append(f"\x1b[{stop}H")
    parts.append(lines)
    if current:
        parts.append("\x1b[0m")
    return "".join(parts)


@lru_cache(4096)
def _blank(codes: str) -> str | None:
    """What is seen of a style where only spaces are written: its ground; None where more of it is."""
    attributes, _, ground = _parse(codes)
    return None if _SEEN.intersection(attributes) else ground


@lru_cache(4096)
def _change(before: str, after: str) -> str:
    """What makes one style of another."""
    (attributes, colour, ground), (kept, old_colour, old_ground) = _parse(after), _parse(before)
    if not after:
        return "\x1b[0m"
    anew = f"\x1b[0;{after}m" if before else f"\x1b[{after}m"
    ends = {_ENDS.get(code, "0") for code in kept if code not in attributes}
    if "0" in ends or ("22" in ends and _FAINT.intersection(attributes)):
        return anew
    told = [*sorted(ends), *(code for code in attributes if code not in kept)]
    told += [colour or "39"] if colour != old_colour else []
    told += [ground or "49"] if ground != old_ground else []
    return min(anew, f"\x1b[{';'.join(told)}m", key=len)


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
