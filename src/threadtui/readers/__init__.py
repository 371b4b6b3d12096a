"""Readers: one format each, from a file to posts. `READERS` is the table of formats."""

from __future__ import annotations

from threadtui.readers.base import InputFile, Reader
from threadtui.readers.flat import FlatText
from threadtui.readers.html import HtmlPage
from threadtui.readers.jsonl import JsonLines

READERS: tuple[type[Reader], ...] = (JsonLines, HtmlPage, FlatText)
"""Every format, tried in this order; the first that says the file looks like it reads it."""


def reader_for(file: InputFile) -> Reader:
    """The reader of the file's format, told from its content. Raises NotAThread where it is none we know."""
    head = file.head
    for reader in READERS:
        if reader.looks_like(head):
            return reader(file)
    raise file.error("not a known format")


__all__ = ["READERS", "InputFile", "Reader", "reader_for"]
