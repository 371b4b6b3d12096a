"""Readers: one format each, from a file to posts. `READERS` is the table of formats."""

from __future__ import annotations

import re
from importlib import import_module
from typing import cast

from threadtui.errors import NotAThread
from threadtui.readers.base import InputFile, Reader, Resolved

READERS: tuple[tuple[str, str, str], ...] = (
    ("{", "threadtui.readers.jsonl", "JsonLines"),
    ("<", "threadtui.readers.html", "HtmlPage"),
    ("", "threadtui.readers.flat", "FlatText"),
)
"""How a file of the format begins, and where its reader is; tried in this order. The first that says the file
looks like it reads it. Loaded when it is tried, so that a first picture waits for no other format.
"""


_HEADER = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:From [^\n]*\n|[!-9;-~]{2,76}[ \t]*:[ \t]*\S[^\n]*\n[!-~ \t])")
"""How a mailbox, or a message, begins."""


def reader_for(file: InputFile) -> Reader:
    """The reader of the first thread in a file; of a mailbox, of all that it holds, as it is kept.

    Raises NotAThread where the file is of no format we know.
    """
    if _may_be_mail(file):
        from threadtui.readers.mail import Mail, box_of

        if box_of(file):
            return Mail.whole(file)
    return readers_for(file)[0]


def holds_one(file: InputFile) -> bool:
    """Whether a look at the start of a file shows that it holds one thread: so it need not be read to tell."""
    if not _may_be_mail(file):
        return False
    from threadtui.readers.mail import holds_one_thread

    return holds_one_thread(file)


def readers_for(file: InputFile) -> list[Reader]:
    """A reader for each thread in a file, its format told from its content. Raises NotAThread where it has none."""
    if _may_be_mail(file):
        from threadtui.readers.mail import Mail, box_of

        if box_of(file):
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
        if refused and name != "JsonLines":
            raise refused
        if reader.looks_like(head):
            return reader.split(file)
    raise file.error("not a known format")


def _may_be_mail(file: InputFile) -> bool:
    """Whether to look closer for mail: it begins with a header. Told from bytes, which have no charset yet."""
    return file.is_folder or _HEADER.match(file.start) is not None


__all__ = ["READERS", "InputFile", "Reader", "Resolved", "holds_one", "reader_for", "readers_for"]
