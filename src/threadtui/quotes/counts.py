"""How often each of many numbers stands among them, in a byte or two for most."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from threadtui.quotes.room import room
from threadtui.quotes.tokens import Codes, Ints

Numbers = NDArray[np.intp]

_GROUPS = 16
"""So many of the upper bits of a number tell in which group it is."""
_AT_A_TIME = 1 << 14
"""So many are counted together."""


class Counts:
    """Counts of whole numbers below a power of two."""

    def __init__(self, numbers: Codes, bits: int, dtype: type[np.uint8 | np.uint16]) -> None:
        """They have so many bits, and few of them stand there more often than `dtype` can tell.

        The groups in which these are have a count of 32 bits for each number as well.
        """
        self._few: NDArray[Any] = room(1 << bits, dtype)
        self._most = int(np.iinfo(dtype).max)
        """Stands for so many and more."""
        self._shift = max(0, bits - _GROUPS)
        self._begin = self._many = np.zeros(0, np.int32)
        for some in _parts(numbers):
            np.add.at(self._few, some, dtype(1))
        if int(self._few.sum(dtype=np.int64)) != numbers.size:  # some went over
            self._count_crowded(numbers)

    def _count_crowded(self, numbers: Codes) -> None:
        """Count the numbers of the groups anew in which there may be too many for `_few`."""
        groups = np.zeros(self._few.size >> self._shift, np.int32)
        for some in _parts(numbers):
            np.add.at(groups, some >> self._shift, np.int32(1))
        crowded = groups >= self._most
        self._begin = (np.cumsum(crowded, dtype=np.int32) - np.int32(1)) << self._shift
        """Where the counts of a crowded group begin among `_many`."""
        self._many = room(int(np.count_nonzero(crowded)) << self._shift, np.int32)
        for some in _parts(numbers):
            np.add.at(self._many, self._at(some[crowded[some >> self._shift]]), np.int32(1))
        by_group = self._few.reshape(-1, 1 << self._shift)
        by_group[crowded] = np.minimum(self._many, self._most).reshape(-1, 1 << self._shift)

    def of(self, numbers: Numbers) -> Ints:
        """How often each of some stands there."""
        times = self._few[numbers].astype(np.int32)
        if self._many.size:
            often = np.flatnonzero(times == self._most)
            times[often] = self._many[self._at(numbers[often])]
        return times

    def _at(self, numbers: Numbers) -> Numbers:
        """Where among `_many` the counts of numbers in crowded groups are."""
        at: Numbers = numbers & (1 << self._shift) - 1
        at += self._begin[numbers >> self._shift]
        return at


def _parts(numbers: Codes) -> Iterator[Numbers]:
    for at in range(0, numbers.size, _AT_A_TIME):
        yield numbers[at : at + _AT_A_TIME].astype(np.intp)
