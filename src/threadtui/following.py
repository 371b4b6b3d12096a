"""Tells when a file was written on: by its size and time, which every file system has. No file is held open for it."""

from __future__ import annotations

import os
from enum import Enum, auto
from pathlib import Path

_LONG = 8
"""A file that was written on at so many looks one after the other is read though it does not stand still."""


class Look(Enum):
    """What a look at a file shows."""

    SAME = auto()
    """It is as it was when it was read, or is being written."""
    SETTLED = auto()
    """It is another than it was when it was read, and stood still since the look before."""
    WRITING = auto()
    """It has been longer at every look for a while: its last post may not be whole."""
    GONE = auto()
    """It is not there any more; told once."""


class Watch:
    """Looks at a file. What a look tells is taken as read."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._read = self._seen = _stamp(path)
        self._written = 0

    def look(self) -> Look:
        """How the file is now."""
        before, self._seen = self._seen, _stamp(self._path)
        if self._seen is None:
            return Look.GONE if before is not None else Look.SAME
        if self._seen == self._read:
            return Look.SAME
        if self._seen == before:
            return self._taken(Look.SETTLED)
        longer = self._read is not None and before is not None and self._seen[2] > before[2] >= self._read[2]
        self._written = self._written + 1 if longer else 0
        return self._taken(Look.WRITING) if self._written >= _LONG else Look.SAME

    def _taken(self, look: Look) -> Look:
        self._written = 0
        if look is Look.SETTLED:
            self._read = self._seen
        return look


def _stamp(path: Path) -> tuple[int, int, int, int] | None:
    """Which file stands at a path, its bytes and when it was written to; None where there is none."""
    try:
        told = os.stat(path)
    except OSError:
        return None
    return told.st_dev, told.st_ino, told.st_size, told.st_mtime_ns
