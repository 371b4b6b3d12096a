"""What is written to the terminal: only what looks different there, and no style told twice.

Fewer bytes are sooner on the screen, over a network above all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import compress
from operator import ne

from rich.cells import cell_len, get_character_cell_size
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
_GAP = 8
"""So many cells that stay as they are cost as much as a move over them."""
_KEPT = 4096
"""The cells of so many pieces are kept: a page that is scrolled has most of them again."""
_UNKNOWN = -1
"""A cell of which nobody knows what stands there."""

Piece = tuple[str, str]
"""The codes of a style, and what is written in it."""


class Written:
    """What stands on the terminal, so far as it is known: a number for each cell, of the character and how it looks."""

    def __init__(self) -> None:
        self._rows: dict[int, list[int]] = {}
        self._known: dict[Piece, list[int] | None] = {}
        self._looks: dict[str, int] = {}
        self._grounds: dict[str | None, int] = {}
        self._style = ""
        self._at: tuple[int, int] | None = None
        """Row and column of the cursor, from 1, where that is sure."""

    def forget(self) -> None:
        """The terminal was used by somebody else, or has another size."""
        self._rows.clear()

    def lean(self, written: str) -> str:
        """What changes the screen as `written` does. Each piece of text in it comes with its whole style.

        No style is in force before it, nor after it.
        """
        parts: list[str] = []
        pieces: list[Piece] = []
        self._style, self._at, place, style = "", None, None, ""
        for codes, kind, text in _PIECE.findall(written):
            if kind == "m":
                style = "" if codes == "0" else codes
            elif kind:
                self._put(place, pieces, parts)
                row, _, column = codes.partition(";")
                place, pieces = (int(row), int(column)), []
            else:
                pieces.append((style, text))
        self._put(place, pieces, parts)
        if place and not pieces:
            parts.append(f"\x1b[{place[0]};{place[1]}H")
        if self._style:
            parts.append("\x1b[0m")
        return "".join(parts)

    def _put(self, place: tuple[int, int] | None, pieces: list[Piece], parts: list[str]) -> None:
        """Write pieces of one line from a place on, those cells of them that look different there."""
        while place and pieces and pieces[-1][1].endswith("\n"):  # a move follows
            style, text = pieces.pop()
            pieces += [(style, text.rstrip("\n"))] if text.strip("\n") else []
        if not pieces:
            return
        cells = self._cells(pieces) if place else None
        if place is None or cells is None:
            self._put_whole(place, pieces, parts)
            return
        row, first = self._rows.setdefault(place[0], []), place[1]
        row += [_UNKNOWN] * (first + len(cells) - len(row))
        before = row[first : first + len(cells)]
        if cells == before:
            return
        row[first : first + len(cells)] = cells
        for start, end in _changed(before, cells):
            self._move((place[0], first + start), parts)
            at = 0
            for style, text in pieces:
                if cut := text[max(0, start - at) : max(0, end - at)]:
                    self._write(style, cut, parts)
                at += len(text)

    def _put_whole(self, place: tuple[int, int] | None, pieces: list[Piece], parts: list[str]) -> None:
        """Write pieces of which not all characters are one cell wide, or which are more than one line of words."""
        words = "".join(text for _, text in pieces)
        if place is None or any(control in words for control in "\x1b\n"):
            self.forget()
        else:
            row, end = self._rows.setdefault(place[0], []), place[1] + cell_len(words)
            row += [_UNKNOWN] * (end - len(row))
            row[place[1] : end] = [_UNKNOWN] * (end - place[1])
        if place:
            self._move(place, parts)
        for piece in pieces:
            self._write(*piece, parts)
        self._at = None

    def _move(self, place: tuple[int, int], parts: list[str]) -> None:
        if place != self._at:
            parts.append(f"\x1b[{place[0]};{place[1]}H")
        self._at = place

    def _write(self, style: str, text: str, parts: list[str]) -> None:
        """Write where the cursor is. After what is not ASCII that is not sure: terminals differ in its width."""
        current = self._style
        if current != style and not (text.isspace() and _blank(current) == _blank(style) is not None):
            parts.append(_change(current, style))
            self._style = style
        parts.append(text)
        if self._at:
            self._at = (self._at[0], self._at[1] + len(text)) if text.isascii() else None

    def _cells(self, pieces: list[Piece]) -> list[int] | None:
        """A number for each cell; None where a character is not of one cell, or is none that is seen."""
        cells: list[int] = []
        for piece in pieces:
            known = self._known.get(piece, ())
            if known == ():
                if len(self._known) > _KEPT:
                    self._known.clear()
                known = self._known[piece] = self._numbers(*piece)
            if known is None:
                return None
            cells += known
        return cells

    def _numbers(self, style: str, text: str) -> list[int] | None:
        if not text.isprintable() or not (text.isascii() or all(map(_is_narrow, text))):
            return None
        look = self._looks.setdefault(style, len(self._looks) + 1 << 21)
        ground = _blank(style)  # all blanks that look alike have one number
        blank = look if ground is None else self._grounds.setdefault(ground, -2 - len(self._grounds))
        return [blank if character == " " else look | ord(character) for character in text]


class LeanUpdate(CompositorUpdate):
    """An update of Textual's, written in fewer bytes."""

    def __init__(self, update: CompositorUpdate, written: Written) -> None:
        self._update = update
        self._written = written

    def render_segments(self, console: Console) -> str:
        """The update as it is written."""
        return self._written.lean(self._update.render_segments(console))


def _changed(before: list[int], after: list[int]) -> Iterator[tuple[int, int]]:
    """The stretches of cells that differ, from the first to one past the last; those that are near are one."""
    differ = map(ne, before, after)
    start = end = -1
    for at in compress(range(len(after)), differ):
        if at - end > _GAP and start >= 0:
            yield start, end
            start = -1
        start, end = at if start < 0 else start, at + 1
    if start >= 0:
        yield start, end


@lru_cache(4096)
def _is_narrow(character: str) -> bool:
    return get_character_cell_size(character) == 1


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
