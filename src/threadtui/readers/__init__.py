"""Readers: one format each, from a file to posts. `READERS` is the table of formats."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, cast

from threadtui.errors import NotAThread
from threadtui.readers.base import InputFile, Reader, Resolved

if TYPE_CHECKING:
    from threadtui.readers.containers import Held

_JSON = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*(?:[\[{\"\]]|-?\d+\s*,))")
"""How JSON begins; other text may begin with a bracket too."""

READERS: tuple[tuple[str, str, str], ...] = (
    ("{", "threadtui.readers.jsonl", "JsonLines"),
    ("<", "threadtui.readers.html.reader", "HtmlPage"),
    ("", "threadtui.readers.flat", "FlatText"),
)
"""How a file of the format begins, and where its reader is; tried in this order. The first that says the file
looks like it reads it. Loaded when it is tried, so that a first picture waits for no other format.
"""


_HEADER = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:From [^\n]*\n|[!-9;-~]{2,76}[ \t]*:[ \t]*\S[^\n]*\n[!-~ \t])")
"""How a mailbox, or a message, begins."""
_PACKED = re.compile(
    rb"(?s)\x1f\x8b|BZh|\xfd7zXZ|\x28\xb5\x2f\xfd|PK\x03\x04|PK\x05\x06|WARC/|.{257}ustar"
    rb"|(?i:(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,30}?Content-Type:\s*multipart/related)"
)
"""How a file begins that may hold others; `containers` looks closer."""


def reader_for(file: InputFile) -> Reader:
    """The reader of the first thread in a file; of a mailbox, of all that it holds, as it is kept.

    Raises NotAThread where the file is of no format we know.
    """
    if held := _held(file):
        from threadtui.readers.opening import readers_of

        alone = len(held.parts) == 1
        return readers_of(file, held, lambda part: [reader_for(part)] if alone else readers_for(part))[0]
    if holds_mail(file):
        from threadtui.readers.mail import Mail

        return Mail.whole(file)
    return readers_for(file)[0]


def holds_mail(file: InputFile) -> bool:
    """Whether a file or folder holds mail; of a file that holds others, whether its only one does."""
    if held := _held(file):
        return len(held.parts) == 1 and holds_mail(held.parts[0])
    if file.wanted or not _may_be_mail(file):
        return False
    from threadtui.readers.mail import box_of

    return box_of(file) is not None


def parts_of(file: InputFile) -> int:
    """How many files a packed file or a folder holds; 1 for any other."""
    held = _held(file)
    return len(held.parts) if held else 1


def holds_one(file: InputFile) -> bool:
    """Whether a look at the start of a file shows that it holds one thread: so it need not be read to tell."""
    if held := _held(file):
        return len(held.parts) == 1 and holds_one(held.parts[0])
    if not _may_be_mail(file):
        return False
    from threadtui.readers.mail import holds_one_thread

    return holds_one_thread(file)


def readers_for(file: InputFile) -> list[Reader]:
    """A reader for each thread in a file, its format told from its content. Raises NotAThread where it has none."""
    if held := _held(file):
        from threadtui.readers.opening import readers_of

        return readers_of(file, held, readers_for)
    if file.wanted:
        from threadtui.readers.named import readers_named

        return readers_named(file)
    if holds_mail(file):
        from threadtui.readers.mail import Mail

        return Mail.split(file)
    head = file.head
    opening = head.lstrip()[:1]
    refused = None
    if opening in ("{", "["):
        from threadtui.readers.json import looks_like_json, read_json

        if looks_like_json(head):
            try:
                return read_json(file)
            except NotAThread as error:
                refused = error
    for begins, module, name in READERS:
        if not opening.startswith(begins):
            continue
        reader = cast("type[Reader]", getattr(import_module(module), name))
        if refused and _JSON.match(head) and (name != "JsonLines" or not _first_line_is_object(file)):
            raise refused
        if reader.looks_like(head):
            return reader.split(file)
    raise file.error("not a known format")


def _held(file: InputFile) -> Held | None:
    """What a file holds that is packed, or a folder that is no mailbox; None for all others."""
    if file.held is None:
        if file.is_folder:
            from threadtui.readers.mail import box_of

            if box_of(file):
                return None
        elif not _PACKED.match(file.start):
            return None
    from threadtui.readers.containers import held_by

    return held_by(file)


def _may_be_mail(file: InputFile) -> bool:
    """Whether to look closer for mail: it begins with a header. Told from bytes, which have no charset yet."""
    return file.is_folder or _HEADER.match(file.start) is not None


__all__ = [
    "READERS",
    "InputFile",
    "Reader",
    "Resolved",
    "holds_mail",
    "holds_one",
    "parts_of",
    "reader_for",
    "readers_for",
]


def _first_line_is_object(file: InputFile) -> bool:
    """Whether a file may be JSON Lines: else what breaks off is a document, not a line."""
    from threadtui.readers.jsonl import is_object

    return is_object(file.data.lstrip().split(b"\n", 1)[0])
