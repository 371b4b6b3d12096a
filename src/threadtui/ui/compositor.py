"""Puts the pictures of the panes together: of each, only the lines that are to be drawn anew and can be seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from rich.console import Console
from textual._compositor import Compositor, CompositorUpdate  # Textual has no public way to draw less
from textual.geometry import Region
from textual.strip import Strip

_PLACE = itemgetter(0, 1)


class Piece(NamedTuple):
    """A part of a line of the screen."""

    y: int
    """Line, from 0."""
    x: int
    """Column of its first cell, from 0."""
    strip: Strip
    """What stands there."""


class Pieces(CompositorUpdate):
    """An update as the parts of lines of which it is made, from top to bottom and from left to right."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = pieces
        """No two of them stand on the same cell."""

    def render_segments(self, console: Console) -> str:
        """The update as Textual would write it."""
        return "".join(f"\x1b[{y + 1};{x + 1}H{strip.render(console)}" for y, x, strip in self.pieces)


class SparingCompositor(Compositor):
    """As Textual's; but a widget of which nothing is to be drawn anew, or can be seen, is not asked for its lines."""

    def render_partial_update(self) -> Pieces | None:  # type: ignore[override]
        """The parts of the screen that are to be drawn anew, or None where there are none."""
        regions = {region.intersection(self.size.region) for region in self._dirty_regions}
        self._dirty_regions.clear()
        left = self._parts(regions)
        pieces: list[Piece] = []
        for widget, (region, clip) in self.visible_widgets.items():  # what is in front comes first
            if not left:
                break
            seen = region.intersection(clip)
            start, end = seen.column_span
            wanted: dict[int, list[tuple[int, int]]] = {}
            for y in seen.line_range:
                parts = left.get(y)
                if parts is None or parts[0][0] >= end or parts[-1][1] <= start:
                    continue
                inside = [part for part in parts if start <= part[0] and part[1] <= end]
                if len(inside) == len(parts):
                    del left[y]
                elif inside:
                    left[y] = [part for part in parts if part[0] < start or end < part[1]]
                else:
                    continue
                wanted[y] = inside
            if wanted:
                top = min(wanted)
                crop = Region(seen.x, top, seen.width, max(wanted) + 1 - top).translate(-region.offset)
                strips = widget.render_lines(crop)
                for y, parts in wanted.items():
                    strip = strips[y - top]
                    if len(parts) == 1 and parts[0] == (start, end):
                        pieces.append(Piece(y, start, strip))
                    else:
                        pieces += _cut(strip, y, start, parts)
        pieces.sort(key=_PLACE)
        return Pieces(pieces) if pieces else None

    def _parts(self, regions: set[Region]) -> dict[int, list[tuple[int, int]]]:
        """Of each line the parts to be drawn anew: from the edge of a widget to the next one, first and past last."""
        parts: dict[int, list[tuple[int, int]]] = {}
        cuts = self.cuts
        for y, first, last in self._regions_to_spans(regions):
            touched = parts.setdefault(y, [])
            for part in pairwise(cuts[y]):
                if part[0] < last and part[1] > first and part not in touched:
                    touched.append(part)
        return parts


def _cut(strip: Strip, y: int, x: int, parts: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    """What of a line that begins in a column stands in some parts of it; those beside one another are one piece."""
    start, end = parts[0]
    for first, last in parts[1:]:
        if first != end:
            yield Piece(y, start, strip.crop(start - x, end - x))
            start = first
        end = last
    yield Piece(y, start, strip.crop(start - x, end - x))
