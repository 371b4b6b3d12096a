"""The same quotes in the table of a thread that has gained posts: their rows are others there."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from threadtui.quotes import QuoteTable
from threadtui.ui.history import Place

Carry = Callable[[int], int]
"""From a quote's row to its row now; -1 for one that is none any more, and for -1."""


def carry(before: QuoteTable, now: QuoteTable) -> Carry:
    """Where the quotes of a table stand in a newer one: a quote is told by its post and its place in it."""
    columns = ((old, new[: len(old)]) for old, new in (
        (before.post, now.post), (before.start, now.start), (before.end, now.end),
    ))  # fmt: skip
    if all(old == new for old, new in columns):
        return lambda row: row

    def carried(row: int) -> int:
        if not 0 <= row < len(before):
            return -1
        start, end = before.start[row], before.end[row]
        same = (at for at in now.rows(before.post[row]) if now.start[at] == start and now.end[at] == end)
        return next(same, -1)

    return carried


def carry_rows(rows: Iterable[int], carried: Carry) -> frozenset[int]:
    """The rows of several quotes now, without those that are none any more."""
    return frozenset(now for row in rows if (now := carried(row)) >= 0)


def carry_place(place: Place, carried: Carry) -> Place:
    """A place with the quotes that were open and chosen in it."""
    return place._replace(chosen=carried(place.chosen), opened=carry_rows(place.opened, carried))
