"""Readers: one format each, from a file to posts. `READERS` is the table of formats."""

from __future__ import annotations

from threadtui.errors import NotAThread
from threadtui.readers.base import InputFile, Reader
from threadtui.readers.flat import FlatText
from threadtui.readers.html import HtmlPage
from threadtui.readers.json import looks_like_json, read_json
from threadtui.readers.jsonl import JsonLines

READERS: tuple[type[Reader], ...] = (JsonLines, HtmlPage, FlatText)
"""Every format, tried in this order; the first that says the file looks like it reads it."""


def reader_for(file: InputFile) -> Reader:
    """The reader of the first thread in a file. Raises NotAThread where the file is of no format we know."""
    return readers_for(file)[0]


def readers_for(file: InputFile) -> list[Reader]:
    """A reader for each thread in a file, its format told from its content. Raises NotAThread where it has none."""
    head = file.head
    if looks_like_json(head):
        try:
            return read_json(file)
        except NotAThread:
            if not JsonLines.looks_like(head):
                raise
    for reader in READERS:
        if reader.looks_like(head):
            return reader.split(file)
    raise file.error("not a known format")


__all__ = ["READERS", "InputFile", "Reader", "reader_for", "readers_for"]
