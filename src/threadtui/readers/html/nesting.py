"""A limit on how deep a page may nest: the time to parse it grows with the square of the depth."""

from __future__ import annotations

import re

_TAG = re.compile(rb"(?i)<(/?)(?:div|span|blockquote|font|section|article|table|ul|ol|b|i|em|strong|u|s)\b")
_DEEPEST = 5_000
"""No forum nests deeper than some hundreds."""


def cut_where_too_deep(page: bytes) -> tuple[bytes, bool]:
    """The page up to where it nests too deep, and whether anything was cut off."""
    if page.count(b"<") < _DEEPEST:
        return page, False
    depth = 0
    for tag in _TAG.finditer(page):
        depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth > _DEEPEST:
            return page[: tag.start()], True
    return page, False
