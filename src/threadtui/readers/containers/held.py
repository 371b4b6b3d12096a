"""What is common to containers: the files in them, and how much unpacking is sound."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from threadtui.model import Notice
from threadtui.readers.base import InputFile

PIECE = 1 << 20
"""So many bytes are unpacked at a time."""
MOST_FILES = 5_000
"""So many files of a container are looked at."""
MOST_BYTES = 2 << 30
"""Nothing unpacks to more."""
_FREE = 64 << 20
_RATIO = 200
"""Text packs to a tenth, seldom to a fiftieth: what unpacks to more of its size, and is large, is a trap."""


@dataclass(slots=True)
class Held:
    """The files that a container holds."""

    kind: str
    """What it is, such as `gzip`."""
    parts: list[InputFile]
    """Its files that may be read, in their order."""
    notices: list[Notice] = field(default_factory=list)
    """What was found wrong with it."""


class Limit:
    """Counts what one container unpacks to."""

    def __init__(self, file: InputFile) -> None:
        self._file = file
        self._most = min(MOST_BYTES, max(_FREE, _RATIO * file.size))
        self._taken = 0

    def take(self, count: int) -> None:
        """So many more bytes were unpacked. Raises NotAThread where these are too many."""
        self._taken += count
        if self._taken > self._most:
            raise self._file.error(
                f"unpacks to more than {self._most >> 20} MiB, {self._most // max(1, self._file.size)} times its"
                " size: not read"
            )


def read_all(stream: Any, limit: Limit) -> tuple[bytes, Exception | None]:
    """What a stream gives up to its end, or up to where it is broken, and what is wrong there."""
    read: Callable[[int], bytes] = getattr(
        stream, "read1", stream.read
    )  # gives what there is before it raises
    parts: list[bytes] = []
    try:
        while piece := read(PIECE):
            limit.take(len(piece))
            parts.append(piece)
    except BROKEN as error:
        return b"".join(parts), error
    return b"".join(parts), None


def _broken() -> tuple[type[Exception], ...]:
    import lzma
    import zipfile
    import zlib

    found = (EOFError, OSError, ValueError, zlib.error, lzma.LZMAError, zipfile.BadZipFile)
    try:
        import zstandard
    except ImportError:
        return found
    return (*found, zstandard.ZstdError)


BROKEN = _broken()
"""What unpacking raises where the data is damaged or cut short."""
