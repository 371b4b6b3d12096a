"""Which words of one place stand in another, for very many places at once: words are looked for in slots."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from threadtui.quotes.tokens import Codes


def spread(low: NDArray[np.integer], high: NDArray[np.integer]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """All numbers of some ranges, one after the other: the index of each one's range, and the number."""
    counts = np.maximum(high - low, 0)
    which = np.repeat(np.arange(counts.size), counts)
    return which, np.arange(which.size) - np.repeat(np.cumsum(counts) - counts - low, counts)


def slot(code: Codes, slots: int) -> NDArray[np.intp]:
    """The slot of each word, of so many (a power of two)."""
    return (code & np.uint32(slots - 1)).astype(np.intp)
