"""Tells when a file was written on: by its size and time, which every file system has. No file is held open for it.

A folder is told by the times of the folders in it: they change when a file comes, goes or is renamed.
"""

from __future__ import annotations

import os
import stat
from enum import Enum, auto
from pathlib import Path

_Stamp = tuple[int, int, int, int]

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
        self._folders: list[str] = []
        """Where the path is a folder, all folders under it, and when one of them changed last."""
        self._latest = -1
        self._read = self._seen = self._stamp()
        self._written = 0

    def look(self) -> Look:
        """How the file is now."""
        before, self._seen = self._seen, self._stamp()
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

    def _stamp(self) -> _Stamp | None:
        """Which file stands at the path, its bytes and when it was written to; None where there is none."""
        try:
            told = os.stat(self._path)
            if not stat.S_ISDIR(told.st_mode):
                return told.st_dev, told.st_ino, told.st_size, told.st_mtime_ns
            if self._changed_last() != self._latest:
                self._folders = [folder for folder, _, _ in os.walk(self._path)]
                self._latest = self._changed_last()
        except OSError:
            return None
        return told.st_dev, told.st_ino, self._latest, self._latest

    def _changed_last(self) -> int:
        """When one of the folders changed last; 0 where one is gone."""
        try:
            return max((os.stat(folder).st_mtime_ns for folder in self._folders), default=0)
        except OSError:
            return 0
