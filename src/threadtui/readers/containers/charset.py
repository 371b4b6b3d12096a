"""Bytes whose charset stands beside them, in the header of a mail part or of an answer from the web."""

from __future__ import annotations

import codecs
import re

_CHARSET = re.compile(r"""(?i)charset\s*=\s*["']?([a-z0-9_.:-]{2,40})""")


def charset_of(content_type: str) -> str | None:
    """The charset that a `Content-Type` names."""
    match = _CHARSET.search(content_type)
    return match[1] if match else None


def as_utf8(data: bytes, charset: str | None) -> bytes:
    """The same text in UTF-8 where the charset is known and the bytes are of it; else the bytes as they are."""
    if charset is None:
        return data
    try:
        if codecs.lookup(charset).name in ("utf-8", "ascii"):
            return data
        return data.decode(charset).encode()
    except (LookupError, ValueError):
        return data
