"""The words of a post that quotations are compared with, and what tells without comparing whether it is worth while."""

from __future__ import annotations

from functools import cached_property

from threadtui.quotes.tokens import Codes, Ints

RUN = 3
"""Fewest words one after the other that count as equal; of a shorter quotation all of them."""


class Said:
    """The words of a post that quotations are compared with."""

    def __init__(self, rows: Ints, codes: Codes) -> None:
        self.rows = rows
        """Where they stand."""
        self.codes = codes
        """They themselves."""

    @cached_property
    def listed(self) -> list[int]:
        """The same as a list."""
        words: list[int] = self.codes.tolist()
        return words

    def place(self, wanted: Codes) -> int:
        """Where a quotation's words stand here first, one after the other, or -1."""
        sought, having = wanted.tobytes(), self._packed
        at = having.find(sought)
        while at >= 0 and at % wanted.itemsize:
            at = having.find(sought, at + 1)
        return at // wanted.itemsize

    @cached_property
    def _packed(self) -> bytes:
        return self.codes.tobytes()

    @cached_property
    def _runs(self) -> frozenset[tuple[int, ...]]:
        """All runs of so many of them that they count as equal."""
        words = self.listed
        return frozenset(zip(words, words[1:], words[2:], strict=False))

    def most(self, wanted: list[int]) -> int:
        """How many of a quotation's words may be equal at most: those in runs that stand here too, in any order."""
        runs = self._runs
        count = done = 0
        for at, run in enumerate(zip(wanted, wanted[1:], wanted[2:], strict=False)):
            if run in runs:
                count += at + RUN - max(at, done)
                done = at + RUN
        return count
