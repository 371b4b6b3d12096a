"""Wrapping text to terminal cells, as spans of the text itself, so that any character can be found on the screen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from threadtui.ui.cells import cells, plain

Look = TypeVar("Look")
Span = tuple[int, int]
"""Characters of a text, half open."""


def wrap(text: str, start: int, end: int, width: int) -> list[Span]:
    """The lines into which `text[start:end]` falls at so many cells, each without the space at which it breaks.

    A newline ends a line; an empty line is an empty span. A word wider than a line is cut. Linear in characters.
    """
    spans: list[Span] = []
    at = start
    while at <= end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        if stop - at <= width and text[at:stop].isascii():
            spans.append((at, stop))
        else:
            _wrap_line(text, at, stop, width, spans)
        at = stop + 1
    return spans


def _wrap_line(text: str, at: int, stop: int, width: int, spans: list[Span]) -> None:
    narrow = text[at:stop].isascii()
    while True:
        limit = min(at + width, stop) if narrow else fit(text, at, stop, width)
        if limit >= stop:
            spans.append((at, stop))
            return
        cut = limit if text[limit] == " " else text.rfind(" ", at, limit)
        if cut <= at or not text[at:cut].strip():
            cut = limit
        spans.append((at, cut))
        at = cut
        while at < stop and text[at] == " ":
            at += 1
        if at >= stop:
            return


def fit(text: str, start: int, end: int, width: int) -> int:
    """The first character from `start` that no longer fits in so many cells; at least one is taken."""
    limit = min(end, start + width)
    taken = cells(text[start:limit])
    while taken > width and limit > start + 1:
        limit -= max(1, (taken - width) // 2)
        limit = max(limit, start + 1)
        taken = cells(text[start:limit])
    while limit < end:
        more = cells(text[start : limit + 1])
        if more > width:
            break
        limit += 1
    return limit


def shorten(text: str, width: int) -> str:
    """The text, as it is drawn, in at most so many cells, with an ellipsis where it was cut."""
    text = plain(text)
    if cells(text) <= width:
        return text
    return text[: fit(text, 0, len(text), max(width - 1, 1))].rstrip() + "…" if width > 0 else ""


def flow(parts: Iterable[tuple[str, Look]], width: int) -> list[list[tuple[str, Look]]]:
    """Words in several styles as lines of at most so many cells: each line the pieces of text with their style."""
    pieces = [*parts]
    text = "".join(piece for piece, _ in pieces)
    lines: list[list[tuple[str, Look]]] = []
    for start, end in wrap(text, 0, len(text), width):
        line, at = [], 0
        for piece, look in pieces:
            if (cut := piece[max(0, start - at) : max(0, end - at)]) and at < end:
                line.append((plain(cut), look))
            at += len(piece)
        lines.append(line)
    return lines
