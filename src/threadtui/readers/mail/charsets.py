"""Bytes to text where the charset is declared, missing or wrong."""

from __future__ import annotations

import codecs
from functools import lru_cache

_MEANT = {
    "ascii": "utf-8", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "hz": "hz", "shift_jis": "cp932", "euc_kr": "cp949",
    "big5": "big5hkscs", "iso2022_jp": "iso2022_jp_2", "utf-7": "utf-7",
}  # fmt: skip
"""What mailers write who declare another, as browsers read it (WHATWG Encoding standard)."""
_NAMED = {
    "x-sjis": "cp932", "ks_c_5601-1987": "cp949", "x-gbk": "gb18030", "unicode-1-1-utf-7": "utf-7",
    "x-mac-roman": "mac_roman", "macintosh": "mac_roman", "cp-850": "cp850", "x-unknown": "utf-8",
    "iso-8859-8-i": "iso8859-8", "unknown-8bit": "utf-8", "x-user-defined": "utf-8", "8bit": "utf-8",
}  # fmt: skip
"""Names that Python does not know."""


def decoded(data: bytes, declared: str | None) -> str:
    """Bytes as text. Sound UTF-8 is nothing else, whatever is declared; what is in no known charset is cp1252."""
    if data.isascii() and b"\x1b" not in data and not _is_seven_bit(declared):
        return data.decode("ascii")
    if b"\x1b$" in data or b"\x1b(" in data:  # switches that only the ISO 2022 charsets have
        declared = declared if declared and "2022" in declared else "iso-2022-jp"
    name = codec_of(declared)
    if name in (None, "utf-8") or not _is_seven_bit(declared):
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            if name in (None, "utf-8") and not _is_cut_only(data, error):
                mended = data.decode("utf-8", "replace")
                broken = mended.count("\ufffd")
                return mended if len(data) - len(mended) > 2 * broken else data.decode("cp1252", "replace")
    try:
        return data.decode(name or "utf-8", "replace")
    except UnicodeError:  # codecs of domain names know no way to go on
        return data.decode("utf-8", "replace")


def _is_cut_only(data: bytes, error: UnicodeDecodeError) -> bool:
    """Whether the only thing wrong with UTF-8 is that its last character was cut off."""
    return error.end >= len(data) and error.start >= len(data) - 3 and not data[: error.start].isascii()


def _is_seven_bit(declared: str | None) -> bool:
    """Whether a charset writes all its characters in bytes below 128."""
    return declared is not None and codec_of(declared) in ("utf-7", "hz", "iso2022_jp_2", "iso2022_kr")


@lru_cache(maxsize=1024)
def codec_of(declared: str | None) -> str | None:
    """The codec for a declared charset, or None where there is none."""
    if not declared:
        return None
    declared = declared.strip("\"' ").lower()
    try:
        found = codecs.lookup(_NAMED.get(declared, declared))
    except (LookupError, ValueError):  # a name with a NUL, or none that is known
        return None
    name = found.name
    if not found._is_text_encoding:  # rot13 and its kin are no charsets
        return None
    return _MEANT.get(name, name)
