"""What is written to the terminal: only what looks different there, and no style told twice.

Fewer bytes are sooner on the screen, over a network above all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import compress
from operator import ne
from typing import NamedTuple

from rich.cells import cell_len, get_character_cell_size
from rich.color import ColorSystem
from rich.console import Console
from rich.style import Style
from textual._compositor import CompositorUpdate  # Textual has no public way to write less
from textual.strip import Strip

from threadtui.ui.codes import blank, change, kinship
from threadtui.ui.compositor import Piece as Part
from threadtui.ui.compositor import Pieces
from threadtui.ui.moves import jump, move

_PIECE = re.compile(r"\x1b\[([\d;]*)([mH])|([^\x1b]+|\x1b)")
"""A style, or a place, or what is written; the beginning of any other sequence, such as a link's, is a piece."""
_GAP = 4
"""So many cells that stay as they are cost as much as a move over them."""
_KEPT = 4096
"""The cells of so many pieces are kept: a page that is scrolled has most of them again."""
_LAID = 2048
"""So many strips are kept as they are written: some screens of them."""
_UNKNOWN = -1
"""A cell of which nobody knows what stands there."""

_CHARACTER = (1 << 21) - 1
"""What of a cell's number is the character."""
_MANY = 64
"""Of so many runs and more, those of one style are written together without a look at what else could be done."""

Piece = tuple[str, str]
"""The codes of a style, and what is written in it."""


class Laid(NamedTuple):
    """A part of a line as it is written."""

    strip: Strip
    """The part."""
    pieces: list[Piece]
    """Its pieces; one with the codes in it, where there is a link or what is no text in it."""
    cells: list[list[int]] | None
    """A number for each cell of each piece; None where there are none, as for characters that take two cells."""


class Run:
    """Cells beside one another that are written in one style."""

    __slots__ = ("column", "line", "row", "style", "text", "wide")

    def __init__(self, row: int, column: int, style: str, text: str, wide: int, line: int) -> None:
        self.row = row
        """From 1."""
        self.column = column
        """From 1."""
        self.style = style
        """Its codes."""
        self.text = text
        """As many characters as cells."""
        self.wide = wide
        """One past the last column of the row that is known to be there."""
        self.line = line
        """A number for what was put at one place as a whole: the cursor goes through that by itself."""


class Written:
    """What stands on the terminal, so far as it is known: a number for each cell, of the character and how it looks."""

    def __init__(self) -> None:
        self._rows: dict[int, list[int]] = {}
        self._strips: dict[int, dict[int, Strip]] = {}
        """The strips that stand there, by line and column from 0: one that is the same object need not be looked at."""
        self._known: dict[Piece, list[int] | None] = {}
        self._laid: dict[int, Laid] = {}
        self._looks: dict[str, int] = {}
        self._grounds: dict[str | None, int] = {}
        self._runs: list[Run] = []
        """What is still to be written, in the order of rows and columns."""
        self._line = 0
        self._end = (0, 0)
        """Row and column behind the last cell of it that was looked at."""
        self._parts: list[str] = []
        self._style = ""

    def forget(self) -> None:
        """The terminal was used by somebody else, or has another size."""
        self._rows.clear()
        self._strips.clear()

    def lean(self, written: str) -> str:
        """What changes the screen as `written` does. Each piece of text in it comes with its whole style.

        No style is in force before it, nor after it.
        """
        pieces: list[Piece] = []
        place, style = None, ""
        self._strips.clear()
        for codes, kind, text in _PIECE.findall(written):
            if kind == "m":
                style = "" if codes == "0" else codes
            elif kind:
                self._put(place, pieces)
                row, _, column = codes.partition(";")
                place, pieces = (int(row), int(column)), []
            else:
                pieces.append((style, text))
        self._put(place, pieces)
        return self._ended(place if not pieces else None)

    def lean_pieces(self, pieces: Iterable[Part], console: Console) -> str:
        """What writes these pieces of lines, from top to bottom, which stand beside one another."""
        for y, x, strip in pieces:
            row = self._strips.setdefault(y, {})
            before = row.get(x)
            if before is strip:
                continue
            width = strip.cell_length
            if before is None or before.cell_length != width:  # others may have stood in its cells
                for at in [at for at, other in row.items() if at < x + width and at + other.cell_length > x]:
                    del row[at]
            row[x] = strip
            laid = self.lay(strip, console)
            if laid.cells is None:
                self._put_whole((y + 1, x + 1), laid.pieces)
            elif laid.pieces:
                self._put_cells((y + 1, x + 1), laid.pieces, laid.cells)
        return self._ended(None)

    def lay(self, strip: Strip, console: Console) -> Laid:
        """A strip as it is written, made once."""
        laid = self._laid.get(id(strip))
        if laid is None or laid.strip is not strip:
            pieces = _styled(strip, console)
            cells = self._cells(pieces) if pieces is not None else None
            laid = Laid(strip, [("", strip.render(console))] if pieces is None else pieces, cells)
            self._laid[id(strip)] = laid
            if len(self._laid) > _LAID:
                del self._laid[next(iter(self._laid))]
        return laid

    def _ended(self, place: tuple[int, int] | None) -> str:
        """All that is to be written, the cursor at a place in the end."""
        self._flush()
        parts, self._parts = self._parts, []
        if place:
            parts.append(jump(*place))
        if self._style:
            parts.append("\x1b[0m")
        self._style = ""
        return "".join(parts)

    def _put(self, place: tuple[int, int] | None, pieces: list[Piece]) -> None:
        """Write pieces of one line from a place on, those cells of them that look different there."""
        while place and pieces and pieces[-1][1].endswith("\n"):  # a move follows
            style, text = pieces.pop()
            pieces += [(style, text.rstrip("\n"))] if text.strip("\n") else []
        if not pieces:
            return
        cells = self._cells(pieces) if place else None
        if place is None or cells is None:
            self._put_whole(place, pieces)
        else:
            self._put_cells(place, pieces, cells)

    def _put_cells(self, place: tuple[int, int], pieces: list[Piece], cells: list[list[int]]) -> None:
        """The same, with a number for each cell."""
        if place < self._end:
            self._flush()  # what comes now may stand over it
        self._line += 1
        number, at = place
        row = self._rows.setdefault(number, [])
        wide = at + sum(map(len, cells))
        row += [_UNKNOWN] * (wide - len(row))
        for (style, text), after in zip(pieces, cells, strict=True):
            before = row[at : (end := at + len(after))]
            if before != after:
                row[at:end] = after
                for first, last in _changed(before, after):
                    self._add(Run(number, at + first, style, text[first:last], len(row), self._line))
            at = end
        self._end = number, at

    def _add(self, run: Run) -> None:
        """Write this, too. Blanks are written in the style of what stands beside them, where the ground is the same."""
        if self._runs and self._runs[-1].row == run.row:
            last = self._runs[-1]
            gap = run.column - last.column - len(last.text)
            if not gap and (last.line == run.line or last.text.isascii()):
                alike = blank(last.style) == blank(run.style) is not None
                if run.style == last.style or (alike and run.text.isspace()):
                    last.text += run.text
                    return
                if alike and last.text.isspace():
                    last.style, last.text = run.style, last.text + run.text
                    return
            if 0 < gap <= _GAP and last.line == run.line and run.style == last.style:
                between = self._standing(run.row, run.column - gap, run.column, run.style)
                if between is not None:
                    last.text += between + run.text
                    return
        self._runs.append(run)

    def _standing(self, row: int, start: int, end: int, style: str) -> str | None:
        """What stands in some cells, where it is seen as if it was written in a style."""
        look, space = self._looks[style], self._grounds.get(blank(style))
        cells = self._rows[row][start:end]
        if all(number == space or number & ~_CHARACTER == look for number in cells):
            return "".join(" " if number == space else chr(number & _CHARACTER) for number in cells)
        return None

    def _flush(self) -> None:
        """Write it: as it stands, or one style after the other, where moves cost less than styles."""
        runs, self._runs, self._end = self._runs, [], (0, 0)
        if runs:
            akin = sorted(runs, key=_kinship)
            sorts = (runs, akin) if len(runs) < _MANY else (akin,)
            told, self._style = min(
                (_told(runs, self._style) for runs in sorts), key=lambda told: len(told[0])
            )
            self._parts.append(told)

    def _put_whole(self, place: tuple[int, int] | None, pieces: list[Piece]) -> None:
        """Write pieces of which not all characters are one cell wide, or which are more than one line of words."""
        self._flush()
        words = "".join(text for _, text in pieces)
        if place is None or any(control in words for control in "\x1b\n"):
            self.forget()
        else:
            row, end = self._rows.setdefault(place[0], []), place[1] + cell_len(words)
            row += [_UNKNOWN] * (end - len(row))
            row[place[1] : end] = [_UNKNOWN] * (end - place[1])
        if place:
            self._parts.append(jump(*place))
        for style, text in pieces:
            seen = not text.isspace() or blank(self._style) != blank(style) or blank(style) is None
            if seen:
                self._parts.append(change(self._style, style))
                self._style = style
            self._parts.append(text)

    def _cells(self, pieces: list[Piece]) -> list[list[int]] | None:
        """A number for each cell of each; None where a character is not of one cell, or is none that is seen."""
        cells: list[list[int]] = []
        for piece in pieces:
            known = self._known.get(piece, ())
            if known == ():
                if len(self._known) > _KEPT:
                    self._known.clear()
                known = self._known[piece] = self._numbers(*piece)
            if known is None:
                return None
            cells.append(known)  # type: ignore[arg-type]
        return cells

    def _numbers(self, style: str, text: str) -> list[int] | None:
        if not text.isprintable() or not (text.isascii() or all(map(_is_narrow, text))):
            return None
        look = self._looks.setdefault(style, (len(self._looks) + 1) * (_CHARACTER + 1))
        ground = blank(style)  # all blanks that look alike have one number
        space = look if ground is None else self._grounds.setdefault(ground, -2 - len(self._grounds))
        return [space if character == " " else look | ord(character) for character in text]


def _styled(strip: Strip, console: Console) -> list[Piece] | None:
    """A strip as pieces; None where one of them is a link or no text."""
    system = console._color_system or ColorSystem.TRUECOLOR
    pieces = []
    for text, style, control in strip:
        codes = "" if style is None else _codes(style, system)
        if codes is None or control:
            return None
        if text:
            pieces.append((codes, text))
    return pieces


@lru_cache(4096)
def _codes(style: Style, system: ColorSystem) -> str | None:
    """The codes of a style; None for one that is not told by codes alone."""
    told = re.fullmatch(
        r"(?:\x1b\[([\d;]*)m)?x(?:\x1b\[0m)?", Strip.render_style(style, "x", color_system=system)
    )
    return None if told is None else told[1] or ""


class LeanUpdate(CompositorUpdate):
    """An update of Textual's, written in fewer bytes."""

    def __init__(self, update: CompositorUpdate, written: Written) -> None:
        self._update = update
        self._written = written

    def render_segments(self, console: Console) -> str:
        """The update as it is written."""
        if isinstance(self._update, Pieces):
            return self._written.lean_pieces(self._update.pieces, console)
        return self._written.lean(self._update.render_segments(console))


def _told(runs: Iterable[Run], style: str) -> tuple[str, str]:
    """What writes runs, from a style on; and the style that is then in force."""
    parts: list[str] = []
    last, sure = None, False
    for run in runs:
        if not (last and run.line == last.line and run.column == last.column + len(last.text)):
            parts.append(_move(last, run, sure))
            sure = True
        text = run.text
        if run.style != style and not (text.isspace() and blank(style) == blank(run.style) is not None):
            parts.append(change(style, run.style))
            style = run.style
        parts.append(text)
        last, sure = run, sure and text.isascii()
    return "".join(parts), style


def _move(last: Run | None, run: Run, sure: bool) -> str:
    """What brings the cursor from behind the last run to a run.

    `sure` tells that what was written since the cursor was put somewhere is ASCII: terminals differ in the width of
    other characters, so that behind them it may be elsewhere in its row, or have left that at the right edge.
    """
    if last:
        column = last.column + len(last.text)
        if column + (0 if sure else len(last.text)) < last.wide:
            return move(last.row, column, run.row, run.column, sure)
        if sure and run.row == last.row and column == run.column:
            return ""
    return jump(run.row, run.column)


def _kinship(run: Run) -> tuple[str, str, tuple[str, ...]]:
    return kinship(run.style)


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
