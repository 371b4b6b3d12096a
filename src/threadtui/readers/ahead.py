"""The first posts of a large file, from its beginning alone: a first picture need not wait for the rest.

Only where the beginning shows that the whole will be read alike: a text whose posts are parted by lines that its
beginning has, or by heads that tell who wrote each and when, JSON Lines, and a JSON document whose outermost object
is one discussion.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from itertools import islice
from typing import Any, NamedTuple

from threadtui.errors import ThreadtuiError
from threadtui.model import Post
from threadtui.readers.base import InputFile, Reader

_BYTES = 1 << 18
"""So much of a file is its beginning: more than the posts of a screen take, but for a few."""
_JSON_BYTES = 1 << 16
"""The same of a document, which is looked through bracket by bracket."""
_HEADED_BYTES = 1 << 14
"""The same of a text with heads, each line of which is looked at closely."""
_SIGN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|["{}\[\],]', re.DOTALL)
"""What a document is nested by; a quotation mark alone begins a string that is cut off."""
_POSTS = 64
"""So many posts at most are taken from it."""
_MARKS = (b"\xff\xfe", b"\xfe\xff")
"""Byte order marks of encodings in which a newline is more than one byte."""


class Ahead(NamedTuple):
    """What the beginning of a file shows."""

    reader: Reader
    """A reader of the beginning."""
    posts: Sequence[Post]
    """Its posts but for the last, which may go on where the rest is not read yet; at least one."""
    headed: bool = False
    """Whether they are told by their heads. The whole may have more to tell where posts begin."""


def look_ahead(file: InputFile) -> Ahead | None:
    """The first posts of a file of one thread; None where only the whole file tells them."""
    try:
        reader = _reader(file)
        posts = list(islice(reader.posts(), _POSTS))[:-1] if reader else []
    except ThreadtuiError:
        return None  # what is wrong is told when all of it is read
    return Ahead(reader, posts) if reader and posts else None


def may_have_heads(file: InputFile) -> bool:
    """Whether a file may be a text whose posts are told by their heads; by its beginning, without a reader."""
    from threadtui.readers.flat import separators

    start = file.read(0, _BYTES)
    opening = start.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    return not (
        file.wanted
        or file.is_folder
        or start.startswith(_MARKS)
        or b"\0" in start
        or opening in (b"{", b"[", b"<", b"")
    ) and separators.may_have_heads(start)


def look_at_heads(file: InputFile) -> Ahead | None:
    """The first posts of a text with heads, by those at its beginning; None where only the whole tells them."""
    from threadtui.readers.flat.structured import StructuredText

    try:
        reader = StructuredText.find(_whole_lines(file, file.read(0, _HEADED_BYTES)))
        posts = list(reader.posts())[:-1] if reader and reader.parted_alike else []
    except ThreadtuiError:
        return None
    return Ahead(reader, posts, headed=True) if reader and posts else None


def _reader(file: InputFile) -> Reader | None:
    start = file.read(0, _BYTES)
    if file.wanted or file.is_folder or len(start) < _BYTES or start.startswith(_MARKS):
        return None
    opening = start.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if opening not in (b"{", b"["):
        return None if opening in (b"<", b"") else _text(file, start)
    return _lines(file, start) or _document(file, start[:_JSON_BYTES])


def _text(file: InputFile, start: bytes) -> Reader | None:
    from threadtui.readers.flat import FlatText  # here, as below: only one of them is wanted

    beginning = _whole_lines(file, start)
    if not FlatText.looks_like(beginning.head):
        return None
    reader = FlatText(beginning)
    return reader if reader.parted_alike else None


def _lines(file: InputFile, start: bytes) -> Reader | None:
    from threadtui.readers.jsonl import JsonLines, is_object

    if not is_object(start.split(b"\n", 1)[0]):
        return None
    beginning = _whole_lines(file, start)
    return JsonLines(beginning) if JsonLines.looks_like(beginning.head) else None


def _whole_lines(file: InputFile, start: bytes) -> InputFile:
    return file.beginning(start[: start.rfind(b"\n") + 1])


def _document(file: InputFile, start: bytes) -> Reader | None:
    from threadtui.readers.json import FORMATS
    from threadtui.readers.json.own import OwnExport, is_own

    document = beginning_of(start.decode("utf-8", "ignore").lstrip("\ufeff"))
    beginning = file.beginning(start)
    if is_own(document):
        found = OwnExport.of(beginning, document) if "posts" in document else []
    else:
        kind = next((kind for kind in FORMATS if kind.fits(document)), None)
        found = kind.of(beginning, document) if kind and kind.is_one(document) else []
    return found[0] if len(found) == 1 else None


def beginning_of(text: str) -> Any:
    """What a cut off document holds, as if it ended with the last value that is whole; None where it is no JSON."""
    # A stack that shares what is below: (bracket that closes it, the rest).
    stack: tuple[str, Any] | None = None
    cut, open_there = 0, stack
    for match in _SIGN.finditer(text):
        sign = match[0]
        if sign == '"':
            break
        if sign in "{[":
            stack = ("}" if sign == "{" else "]", stack)
        elif sign in "}]":
            if stack is None or stack[0] != sign:
                return None
            stack = stack[1]
            cut, open_there = match.end(), stack
        elif sign == ",":
            cut, open_there = match.start(), stack
    closing = []
    while open_there is not None:
        closing.append(open_there[0])
        open_there = open_there[1]
    try:
        return json.loads(text[:cut] + "".join(closing))
    except (ValueError, RecursionError):
        return None
