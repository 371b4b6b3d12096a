"""Bytes of a file to UTF-8: by their marks, by what they are, and, where that is open, by what they look like.

What is no UTF-8 and declares nothing is told by the detector that a browser uses (chardetng), which knows the
charsets that pages were written in and what languages look like in each.
"""

from __future__ import annotations

import codecs
import re

from threadtui.model import Notice
from threadtui.patterns import late
from threadtui.text import clean
from threadtui.turns import give_way

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
"""Byte order marks; the longer before those that begin them."""
_PIECE = 16_384
_LOOK = 1 << 20
"""So many bytes from the first that is not ASCII on tell the charset."""
_SWITCH = re.compile(rb"\x1b\$(?:[@B]|\(D)")
"""What begins Japanese in ISO 2022, and stands nowhere else."""
_TWICE = (b"\xc3\x83\xc2", b"\xc3\x82\xc2", b"\xc3\xa2\xe2\x82\xac", b"\xc3\x90\xc2", b"\xc3\x91\xe2\x82\xac")
"""What UTF-8 becomes where a program took it for Windows-1252 and wrote it as UTF-8 again."""
_ANY_TWICE = re.compile(rb"\xc3(?:[\x82\x83\x90]\xc2|[\x91\xa2]\xe2\x82\xac)")
"""The same in one search, which looks for the first byte."""
_RUN = late("[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u2122]+")
_BYTE = {code: bytes([code]).decode("cp1252", "replace") for code in range(0x80, 0xA0)}
_C1 = re.compile(rb"\xc2([\x80-\x9f])")
_SIGNS = {bytes([code]): sign.encode() for code, sign in _BYTE.items() if sign != "\ufffd"}
_FROM_1252 = {ord(sign): chr(code) for code, sign in _BYTE.items() if sign != "\ufffd"}


def marked(data: bytes) -> tuple[bytes, str | None]:
    """The bytes without a byte order mark, and the charset that it, or the place of NULs, tells."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :], encoding
    start = data[:2048]
    half = max(1, len(start) // 2)
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if start[first::2].count(0) * 2 > half and start[1 - first :: 2].count(0) * 20 < half:
            return data, encoding
    return data, "iso2022_jp_2" if _SWITCH.search(data) and data.isascii() else None


def to_utf8(data: bytes) -> tuple[bytes, Notice | None]:
    """Bytes without a mark as UTF-8, and what is to be said of them."""
    broken_at = _first_broken(data)
    if broken_at is None:
        return data, None
    line = data.count(b"\n", 0, broken_at) + 1
    mended = data.decode("utf-8", "replace")
    broken = mended.count("\ufffd")
    sound = len(mended) - len(mended.encode("ascii", "ignore")) - broken
    if sound >= 2 * broken or broken_at >= len(data) - 3:  # broken UTF-8, or cut in the middle of a character
        return mended.encode(), Notice("bytes that are not UTF-8; shown as \ufffd", line)
    encoding = sniffed(data[max(0, broken_at - 64) :])
    return data.decode(encoding, "replace").encode(), Notice(f"not UTF-8; read as {shown(encoding)}", line)


def sniffed(data: bytes) -> str:
    """The charset that bytes look like that are no UTF-8."""
    from chardetng_py import detect  # here: hardly a file needs it

    found = detect(data[:_LOOK])
    try:
        return codecs.lookup(found).name
    except LookupError:
        return "cp1252"


def shown(encoding: str) -> str:
    """A charset as people call it."""
    name = codecs.lookup(encoding).name
    return (
        name.replace("cp125", "Windows-125") if name.startswith("cp125") else name.upper().replace("_", "-")
    )


def encoded_twice(data: bytes) -> Notice | None:
    """What is to be said of UTF-8 in which letters were turned into UTF-8 twice (`â€™` for `’`)."""
    found = _ANY_TWICE.search(data)
    if not found:
        return None
    first = found.start()
    start = data.rfind(b"\n", 0, first) + 1
    for run in _RUN.finditer(data[max(start, first - 4) : first + 400].decode("utf-8", "ignore")):
        try:
            meant = run[0].translate(_FROM_1252).encode("latin-1").decode("utf-8")
        except UnicodeError:
            continue
        count = sum(map(data.count, _TWICE))
        letters = f"{clean(run[0])} for {clean(meant)}, {count} place{'s' if count != 1 else ''}"
        told = f"some letters were encoded twice ({letters}); shown as they are"
        return Notice(told, data.count(b"\n", 0, first) + 1)
    return None


def without_c1(data: bytes) -> bytes:
    """UTF-8 in which the controls U+0080 to U+009F are the signs that Windows-1252 has in their places.

    No text has such controls (browsers read their references so, HTML 13.2.5.80); a program that took Windows-1252
    for ISO 8859-1 makes them.
    """
    return _C1.sub(lambda match: _SIGNS.get(match[1], match[0]), data) if b"\xc2" in data else data


def _first_broken(data: bytes) -> int | None:
    """The first byte that is not UTF-8, or None. Piece by piece, so that a long file is never held as text."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    for start in range(0, len(data), _PIECE):
        give_way()
        held = len(decoder.getstate()[0])
        try:
            decoder.decode(data[start : start + _PIECE], final=start + _PIECE >= len(data))
        except UnicodeDecodeError as error:
            return start - held + error.start
    return None
