"""Room for large arrays that goes back to the system when they are no longer used."""

from __future__ import annotations

import mmap
from contextlib import suppress
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

_LARGE = 1 << 20
"""Bytes from which an array has a room of its own."""
_HUGE = 1 << 24
"""Bytes from which its pages may be of two megabytes: they are cleared several times as fast."""
_OWN_PAGES, _MOST_OWN_PAGES = 1 << 19, 1 << 22
"""Bytes from which whatever is taken from the C library has pages of its own: more than is looked at at a time."""
_SHARE = 16
"""The same as a part of the thread's characters: pages have to be cleared, which is long for a large thread."""
_KEPT = 2
"""So many times as many bytes at the end of a heap of the C library are kept when they are freed."""
_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -1, -3
"""What the C library of Linux calls these two."""


def keep_heap_small(size: int) -> None:
    """Have the C library of Linux give back what is freed, but keep what is taken anew again and again.

    `size` is how many characters the thread has: of a large one more is kept.

    Left to itself it keeps up to twice as much as the largest array that was ever freed, in each thread; and gives
    back all at once before it has seen one, to clear it anew for each of the many arrays of a hundred kilobytes.
    """
    with suppress(
        ImportError, OSError, AttributeError, TypeError
    ):  # on other systems there is nothing to tell
        from ctypes import CDLL  # which numpy has loaded

        mallopt = CDLL(None).mallopt
        least = min(max(_OWN_PAGES, size // _SHARE), _MOST_OWN_PAGES)
        mallopt(_M_MMAP_THRESHOLD, least)
        mallopt(_M_TRIM_THRESHOLD, _KEPT * least)


def room(count: int, dtype: DTypeLike) -> NDArray[Any]:
    """An array of zeros; what is not written to takes no memory.

    What the C library of Linux takes from its heap leaves holes there when it is freed: a thread of 10,000 posts is
    resolved in arrays of some megabytes each, and a third of the memory was such holes.
    """
    size = count * np.dtype(dtype).itemsize
    if size < _LARGE:
        return np.zeros(count, dtype)
    memory = _own_pages(size)
    if size >= _HUGE and hasattr(mmap, "MADV_HUGEPAGE"):
        memory.madvise(mmap.MADV_HUGEPAGE)
    return np.frombuffer(memory, dtype, count)


def _own_pages(size: int) -> mmap.mmap:
    if hasattr(mmap, "MAP_PRIVATE") and hasattr(mmap, "MAP_ANONYMOUS"):
        return mmap.mmap(-1, size, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    return mmap.mmap(-1, size)
