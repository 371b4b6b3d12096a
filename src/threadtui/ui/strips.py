"""Textual's lines of cells without the caches that they never use."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich.segment import Segment
from textual.cache import FIFOCache
from textual.strip import Strip

_OWN = {"_segments", "_cell_length"}
"""What a strip is made of."""
_UNSET = {"_render_cache", "_link_ids", "_cell_count"}
"""What is None until it is first told."""


def spare_caches() -> None:
    """Have a strip make each of its caches when it first uses it.

    Textual gives seven to each strip, most of which stay empty: a kilobyte, and two thirds of the time that it takes to
    make one. A picture and what is kept of the one before are two thousand strips. Where Textual's strips are other
    ones than those known here, they stay as they are.
    """
    empty = Strip(())
    held = {name: getattr(empty, name, empty) for name in Strip.__slots__ if name not in _OWN}
    sizes = {name: value._maxsize for name, value in held.items() if type(value) is FIFOCache}
    if {
        name for name, value in held.items() if value is None
    } != _UNSET or held.keys() != sizes.keys() | _UNSET:
        return

    def init(self: Strip, segments: Iterable[Segment], cell_length: int | None = None) -> None:
        self._segments = list(segments)
        self._cell_length = cell_length
        self._render_cache = self._link_ids = self._cell_count = None

    def absent(self: Strip, name: str) -> Any:
        if name not in sizes:
            raise AttributeError(name)
        cache: FIFOCache[Any, Any] = FIFOCache(sizes[name])
        setattr(self, name, cache)
        return cache

    Strip.__init__, Strip.__getattr__ = init, absent  # type: ignore[method-assign, attr-defined]
