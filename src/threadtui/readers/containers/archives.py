"""Many files in one: zip and tar."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from typing import IO

from threadtui.model import Notice
from threadtui.readers.base import InputFile
from threadtui.readers.containers.held import BROKEN, MOST_FILES, Held, Limit, read_all
from threadtui.readers.containers.names import is_page, order
from threadtui.text import clean, one_line

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_TAR_AT, _TAR = 257, b"ustar"
_LOCKED = 1
"""The flag of a zip's file that is encrypted."""

_DAMAGED: tuple[type[Exception], ...] = (
    *BROKEN,
    tarfile.TarError,
    zipfile.BadZipFile,
    NotImplementedError,  # a way of packing that Python does not know
)

Members = Iterator[tuple[str, Callable[[], IO[bytes] | None]]]
"""Names, and what opens each."""


def held(file: InputFile) -> Held | None:
    """The files of an archive that may be pages, in the order of their names."""
    if file.start.startswith(_ZIP):
        return _held("zip", file, _zipped(file))
    if file.start[_TAR_AT:].startswith(_TAR):
        return _held("tar", file, _in_tar(file))
    return None


def _held(kind: str, file: InputFile, members: Members) -> Held:
    limit = Limit(file)
    parts: list[tuple[str, InputFile]] = []
    notices: list[Notice] = []
    try:
        for name, opened in members:
            if not is_page(name) or len(parts) >= MOST_FILES:
                continue
            data, wrong = _read(opened, limit)
            if wrong:
                notices.append(Notice(f"{_shown(name)} in the {kind} is damaged or cut short"))
            if data.strip():
                parts.append((name, InputFile(_shown(name), data)))
    except _DAMAGED:
        notices.append(Notice(f"the {kind} is damaged or cut short; what follows is lost"))
    if not parts:
        why = "that cannot be read" if notices else "without a page in it"
        raise file.error(f"is a {kind} archive {why}")
    return Held(kind, [part for _, part in sorted(parts, key=lambda each: order(each[0]))], notices)


def _read(opened: Callable[[], IO[bytes] | None], limit: Limit) -> tuple[bytes, bool]:
    try:
        stream = opened()
    except _DAMAGED:
        return b"", True
    data, wrong = read_all(stream, limit) if stream else (b"", None)
    return data, wrong is not None


def _zipped(file: InputFile) -> Members:
    try:
        archive = zipfile.ZipFile(io.BytesIO(file.raw))
    except _DAMAGED as error:
        raise file.error("is a zip archive that is damaged or cut short") from error
    if any(each.flag_bits & _LOCKED for each in archive.infolist()):
        raise file.error("is an encrypted zip archive; unpack it first")
    for each in archive.infolist():
        yield each.filename, lambda each=each: archive.open(each)  # type: ignore[misc]


def _in_tar(file: InputFile) -> Members:
    with tarfile.open(fileobj=io.BytesIO(file.raw), mode="r:") as archive:
        for each in archive:
            if each.isfile():
                yield each.name, lambda each=each: archive.extractfile(each)  # type: ignore[misc]


def _shown(name: str) -> str:
    """The name of a file in an archive, without its folder."""
    return one_line(clean(name)).rstrip("/").rpartition("/")[2]
