"""One file compressed: gzip, bzip2, xz, Zstandard."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import sys
from collections.abc import Callable
from typing import Any

from threadtui.model import Notice
from threadtui.readers.base import InputFile
from threadtui.readers.containers.held import Held, Limit, read_all


def _zstd(stream: io.BytesIO) -> Any:
    if sys.version_info >= (3, 14):
        from compression import zstd

        return zstd.ZstdFile(stream)
    import zstandard

    return zstandard.ZstdDecompressor().stream_reader(stream, read_across_frames=True)


_KINDS: tuple[tuple[bytes, str, Callable[[io.BytesIO], Any]], ...] = (
    (b"\x1f\x8b\x08", "gzip", lambda stream: gzip.GzipFile(fileobj=stream)),
    (b"BZh", "bzip2", bz2.BZ2File),
    (b"\xfd7zXZ\x00", "xz", lzma.LZMAFile),
    (b"\x28\xb5\x2f\xfd", "Zstandard", _zstd),
)
"""How each begins, its name, and what unpacks it."""


def held(file: InputFile) -> Held | None:
    """The file that a compressed one holds; as much of it as is sound, where it is damaged or cut short."""
    start = file.start[:8]
    for magic, kind, opened in _KINDS:
        if start.startswith(magic):
            stream = opened(io.BytesIO(file.raw))
            data, wrong = read_all(stream, Limit(file))
            if not data and wrong is not None:
                raise file.error(f"cannot be unpacked: damaged {kind}")
            notices = (
                [Notice(f"the {kind} data is damaged or cut short; what follows is lost")] if wrong else []
            )
            return Held(kind, [InputFile(file.name, data, file.path)], notices)
    return None
