"""A page's bytes as UTF-8: by what it declares, else UTF-8, else Windows-1252."""

from __future__ import annotations

import codecs
import re

from threadtui.readers.base import InputFile

_DECLARED = re.compile(rb"""(?i)(?:charset\s*=\s*["']?|encoding\s*=\s*["'])\s*([a-z0-9_.:-]{2,40})""")
_HEAD = 4096
"""A page declares its charset in its first bytes; browsers look at no more than 1024."""
_MEANT = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
}  # fmt: skip
"""What browsers read where another is declared (WHATWG Encoding standard)."""


def page_bytes(file: InputFile) -> tuple[bytes, str | None]:
    """The page in UTF-8, and the charset by which it was read where that is neither UTF-8 nor what the file says."""
    match = _DECLARED.search(file.raw[:_HEAD])
    if match is None:
        return file.data, None
    try:
        name = codecs.lookup(match[1].decode("ascii")).name
    except LookupError:
        return file.data, None
    name = _MEANT.get(name, name)
    sound = not file.notices and name != "iso2022_jp"  # bytes that are sound UTF-8 are nothing else
    if sound or name.startswith("utf"):
        return file.data, None
    try:
        text = file.raw.decode(name, "replace")
    except (LookupError, ValueError):  # a codec that is not one of text
        return file.data, None
    return text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace"), name
