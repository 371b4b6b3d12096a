"""A folder of saved pages."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from threadtui.errors import ThreadtuiError
from threadtui.readers.base import InputFile
from threadtui.readers.containers.held import MOST_BYTES, MOST_FILES, Held
from threadtui.readers.containers.names import is_page, order


def held(file: InputFile) -> Held | None:
    """The files of a folder and those under it that may be pages, in the order of their names."""
    if not file.is_folder or file.path is None:
        return None
    names = sorted(_names(file.path), key=order)
    if not names:
        raise file.error("is a folder without a page in it")
    if len(names) > MOST_FILES:
        raise file.error(f"is a folder of {len(names)} files; name one of its folders, or some of its files")
    parts: list[InputFile] = []
    for name in names:
        try:
            parts.append(InputFile.open(file.path / name))
        except ThreadtuiError:  # gone since, or not ours to read
            continue
    if (size := sum(part.size for part in parts)) > MOST_BYTES:
        raise file.error(f"is a folder of {size >> 20} MiB; name some of its files")
    return Held("folder", parts)


def _names(root: Path) -> Iterator[str]:
    for folder, below, names in os.walk(root):
        below[:] = [name for name in below if is_page(f"{name}/x")]
        yield from (os.path.relpath(Path(folder) / name, root) for name in names if is_page(name))
