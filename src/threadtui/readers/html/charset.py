"""A page's bytes as UTF-8: by what it declares, else by what they are."""

from __future__ import annotations

import codecs
import re

from threadtui.readers.base import InputFile
from threadtui.readers.encodings import shown, sniffed

_DECLARED = re.compile(rb"""(?i)(?:charset\s*=\s*["']?|encoding\s*=\s*["'])\s*([a-z0-9_.:-]{2,40})""")
_HEAD = 4096
"""A page declares its charset in its first bytes; browsers look at no more than 1024."""
_MEANT = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
}  # fmt: skip
"""What browsers read where another is declared (WHATWG Encoding standard)."""
_HIGH = re.compile(rb"[\x80-\xff]{4,}")
"""In no language that is written in Windows-1252 do so many letters with marks stand side by side."""


def page_bytes(file: InputFile) -> tuple[bytes, str | None]:
    """The page in UTF-8, and what is to be said where it was read by a charset that is neither UTF-8 nor told yet."""
    match = _DECLARED.search(file.raw[:_HEAD])
    if match is None:
        return file.data, None
    try:
        name = codecs.lookup(match[1].decode("ascii")).name
    except LookupError:
        return file.data, None
    name = _MEANT.get(name, name)
    data = file.data
    sound = not file.notices and name != "iso2022_jp"  # bytes that are sound UTF-8 are nothing else
    if sound or name.startswith("utf"):
        return data, None
    told = f"read as {name}, which the page declares"
    try:
        text = file.raw.decode(name, "replace")
        if text.count("\ufffd") * 100 > len(text) or (name == "cp1252" and _is_foreign(file.raw)):
            found = sniffed(file.raw)
            if found != name:
                text = file.raw.decode(found, "replace")
                told = f"declares {shown(name)}, but is {shown(found)}; read so"
    except (LookupError, ValueError):  # a codec that is not one of text
        return data, None
    return text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace"), told


def _is_foreign(data: bytes) -> bool:
    """Whether bytes that are declared to be of western Europe are mostly whole words of such letters."""
    high = len(data) - len(data.decode("latin-1").encode("ascii", "ignore"))
    return sum(len(run) for run in _HIGH.findall(data)) * 2 > high > 0
