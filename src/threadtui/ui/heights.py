"""Where each post stands in a long page whose post heights are learnt one by one."""

from __future__ import annotations

from collections.abc import Sequence


class Heights:
    """Heights of rows and their running sums, in a Fenwick tree (Fenwick 1994): each step is logarithmic."""

    def __init__(self, heights: Sequence[int]) -> None:
        self._heights = list(heights)
        self._tree = [0, *self._heights]
        for at in range(1, len(self._tree)):
            above = at + (at & -at)
            if above < len(self._tree):
                self._tree[above] += self._tree[at]
        self.total = sum(self._heights)
        """Lines of the whole page."""
        self.changes = 0
        """How often a height became another."""

    @classmethod
    def alike(cls, count: int, height: int) -> Heights:
        """So many rows of one height."""
        heights = cls(())
        heights._heights = [height] * count
        heights._tree = [height * (at & -at) for at in range(count + 1)]
        heights.total = height * count
        return heights

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, row: int) -> int:
        return self._heights[row]

    def set(self, row: int, height: int) -> int:
        """Give a row another height; how many lines the page grew by."""
        change = height - self._heights[row]
        if change:
            self._heights[row] = height
            self.total += change
            self.changes += 1
            at = row + 1
            while at < len(self._tree):
                self._tree[at] += change
                at += at & -at
        return change

    def top(self, row: int) -> int:
        """The line, from 0, at which a row begins."""
        total = 0
        while row > 0:
            total += self._tree[row]
            row -= row & -row
        return total

    def find(self, line: int) -> tuple[int, int]:
        """The row on which a line of the page falls, and which of the row's lines it is, both from 0.

        A line past the end gives the last line of the last row.
        """
        if not self._heights:
            return 0, 0
        line = max(0, min(line, self.total - 1))
        row, step = 0, 1 << (len(self._heights).bit_length() - 1)
        while step:
            after = row + step
            if after < len(self._tree) and self._tree[after] <= line:
                row, line = after, line - self._tree[after]
            step >>= 1
        return min(row, len(self._heights) - 1), line
