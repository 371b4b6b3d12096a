"""The names of files in a folder or an archive: which may be pages, and in which order they are read."""

from __future__ import annotations

import re

_FURNITURE = re.compile(
    r"(?i)(?:^|/)(?:__MACOSX/|\.|Thumbs\.db$|desktop\.ini$)|_(?:files|Dateien|fichiers|archivos|file|ficheiros)/"
    r"|\.(?:css|js|mjs|map|png|jpe?g|gif|webp|avif|svg|ico|bmp|woff2?|ttf|otf|eot|mp[34]|webm|ogg|pdf|exe|dll)$"
)
"""What browsers and systems put beside a saved page."""
_NUMBER = re.compile(r"(\d+)")


def is_page(name: str) -> bool:
    """Whether a file of such a name may be a page: a hint that saves work, never that it is one."""
    return not _FURNITURE.search(name) and not name.endswith("/")


def order(name: str) -> list[tuple[int, str]]:
    """What sorts names as people count: `page-2` before `page-10`, and `page` before `page-2`."""
    stem, _, ending = name.rpartition(".")
    parts = _NUMBER.split(stem.casefold() if stem else ending.casefold())
    return [(int(part[:18]), "") if at % 2 else (-1, part) for at, part in enumerate(parts)]
