"""Readers: one format each, from a file to posts. `READERS` is the table of formats."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from threadtui.errors import NotAThread
from threadtui.readers.base import InputFile, Reader

READERS: tuple[tuple[str, str, str], ...] = (
    ("{", "threadtui.readers.jsonl", "JsonLines"),
    ("<", "threadtui.readers.html", "HtmlPage"),
    ("", "threadtui.readers.flat", "FlatText"),
)
"""How a file of the format begins, and where its reader is; tried in this order. The first that says the file
looks like it reads it. Loaded when it is tried, so that a first picture waits for no other format.
"""


def reader_for(file: InputFile) -> Reader:
    """The reader of the first thread in a file. Raises NotAThread where the file is of no format we know."""
    return readers_for(file)[0]


def readers_for(file: InputFile) -> list[Reader]:
    """A reader for each thread in a file, its format told from its content. Raises NotAThread where it has none."""
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


__all__ = ["READERS", "InputFile", "Reader", "reader_for", "readers_for"]
