"""Tables of two columns that an extractor printed side by side, taken apart: the left cell, then the right one.

Old forums lay each post out as a row of two cells, the author's card beside the words. Printed as it looks, a line
holds a piece of both. The edge between the columns is where many lines have a gap before it and begin again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from threadtui.readers.flat.stamps import find_date

_RIGHT_CELL = re.compile(r"(?<=\S)\s{2,}(?=\S)|^\s{12,}(?=\S)")
_LEAST_COLUMN = 12
"""A column is at least so wide: what is indented less is a list."""
_LEAST_ROWS = 2
_SAMPLE = 3000


def split_columns(lines: Sequence[str]) -> list[tuple[int, str]]:
    """The lines with their numbers, those of two columns as left cells, then right cells, row by row."""
    edge = _edge(lines[:_SAMPLE])
    if edge is None:
        return list(enumerate(lines))
    out: list[tuple[int, str]] = []
    left: list[tuple[int, str]] = []
    right: list[tuple[int, str]] = []

    def flush() -> None:
        out.extend(left)
        out.extend(right)
        left.clear()
        right.clear()

    for number, line in enumerate(lines):
        if not _is_split(line, edge):
            if line.strip() and len(line.rstrip()) > edge:
                flush()
                out.append((number, line))
                continue
            left.append((number, line))
            right.append((number, ""))
            continue
        if line[:edge].strip() and _begins_row(line[edge:]):
            flush()
        left.append((number, line[:edge].rstrip()))
        right.append((number, line[edge:]))
    flush()
    return out


def _is_split(line: str, edge: int) -> bool:
    """Whether a line has an empty place before the edge and words behind it."""
    return (
        len(line) > edge
        and line[edge - 1].isspace()
        and line[edge - 2 : edge].isspace()
        and bool(line[edge:].strip())
    )


def _begins_row(right: str) -> bool:
    """Whether a right cell begins here: it begins with when the post was written."""
    return find_date(right[:120].strip()) is not None


def _edge(lines: Sequence[str]) -> int | None:
    """The column at which right cells begin, or None where the page has no such table."""
    starts: Counter[int] = Counter()
    rows: Counter[int] = Counter()
    for line in lines:
        if len(line) < _LEAST_COLUMN or "  " not in line:
            continue
        match = _RIGHT_CELL.search(line.rstrip())
        if match is None or match.end() < _LEAST_COLUMN:
            continue
        starts[match.end()] += 1
        if line[: match.start()].strip() and _begins_row(line[match.end() :]):
            rows[match.end()] += 1
    best = max(rows, key=lambda column: (rows[column], starts[column]), default=None)
    if best is None or rows[best] < _LEAST_ROWS or starts[best] < 2 * rows[best]:
        return None
    filled = sum(bool(line.strip()) for line in lines)
    return best if starts[best] >= 0.2 * filled else None
