"""Room for large arrays that goes back to the system when they are no longer used."""

from __future__ import annotations

import mmap
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

_LARGE = 1 << 20
"""Bytes from which an array has a room of its own."""
_HUGE = 1 << 24
"""Bytes from which its pages may be of two megabytes: they are cleared several times as fast."""


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
