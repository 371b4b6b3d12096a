"""Where the messages of an mbox begin and end, in all four variants (RFC 4155 and its older kin).

A message begins with a line `From sender date`. Bodies that have such lines of their own keep them apart by a
sign before it (mboxo, mboxrd) or by the length that the header tells (mboxcl, mboxcl2). A length is believed
only where another message or the end of the file follows it.
"""

from __future__ import annotations

import mmap
import re
from collections.abc import Iterator
from typing import NamedTuple

_FROM = re.compile(rb"\nFrom ([^\n]{0,500})\n(?=([!-9;-~]{1,76})[ \t]*:|>From )")
"""A line that may begin a message, and the name of the header under it."""
_FIRST = re.compile(rb"(?:\xef\xbb\xbf)?\s*From ([^\n]{0,500})\n(?=([!-9;-~]{1,76})[ \t]*:|>From )")
_DATED = re.compile(rb"\d{1,2}:\d{2}(?::\d{2})?.*\d{4}|\d{4}.*\d{1,2}:\d{2}")
_KNOWN = frozenset(
    b"from date subject to cc message-id received return-path delivered-to reply-to sender mime-version "
    b"content-type x-original-to status path newsgroups in-reply-to references envelope-to x-mozilla-status "
    b"x-gm-thrid x-account-key list-id dkim-signature authentication-results arc-seal".split()
)
"""Names of headers with which messages begin."""
_HEAD_END = re.compile(rb"\n\r?\n")
_LENGTH = re.compile(rb"(?mi)^Content-Length:[ \t]*(\d{1,12})[ \t]*\r?$")
_ESCAPED = re.compile(rb"(?m)^>(>*From )")
_QUOTED_BESIDE = re.compile(rb"(?m)^>(?!>*From )[^\n]*\n(>+From )|^(>+From )[^\n]*\n>(?!>*From )")


class Raw(NamedTuple):
    """Where a message stands in an mbox, in bytes."""

    start: int
    """Its first header."""
    head_end: int
    """One past the newline of the last header."""
    end: int
    """One past its last byte."""
    measured: bool
    """Whether its header tells its length, and that is right."""


def is_mbox(start: bytes) -> bool:
    """Whether a file that begins so is an mbox."""
    match = _FIRST.match(start)
    return match is not None and _begins(match[1], match[2], blank_above=True)


def messages(data: bytes | mmap.mmap) -> Iterator[Raw]:
    """The messages of an mbox, each as soon as the next is found."""
    first = _FIRST.match(data)
    if first is None:
        return
    start = first.end()
    while start >= 0:
        head_end = _end_of_head(data, start)
        end, following, measured = _end_of_message(data, start, head_end)
        yield Raw(start, min(head_end, end), end, measured)
        start = following


def unescaped(body: bytes, *, measured: bool) -> bytes:
    """A body without the signs that kept its `From ` lines apart.

    A measured one that has bare `From ` lines needs no signs (mboxcl2). A line beside quoted ones is quoted.
    """
    if b">From " not in body or (measured and b"\nFrom " in body):
        return body
    kept = {match.start(group) for match in _QUOTED_BESIDE.finditer(body) for group in (1, 2)}
    return _ESCAPED.sub(lambda match: match[0] if match.start() in kept else match[1], body)


def _end_of_head(data: bytes | mmap.mmap, start: int) -> int:
    match = _HEAD_END.search(data, start)
    return match.start() + 1 if match else len(data)


def _end_of_message(data: bytes | mmap.mmap, start: int, head_end: int) -> tuple[int, int, bool]:
    """One past a message, where the next one's headers begin (or -1), and whether its length was told."""
    told = _LENGTH.search(data[start:head_end])
    if told:
        body = head_end + (2 if data[head_end : head_end + 1] == b"\r" else 1)
        end = body + int(told[1])
        rest = data[end : end + 600] if end <= len(data) else b"?"
        if not rest.strip():
            return min(end, len(data)), -1, True
        match = _FIRST.match(rest)
        if match and _begins(match[1], match[2], blank_above=True):
            return end, end + match.end(), True
    at = max(head_end - 1, 0)
    while match := _FROM.search(data, at):
        above = data[max(0, match.start() - 2) : match.start()]
        blank = above.endswith(b"\n") or above == b"\n\r"
        if _begins(match[1], match[2], blank_above=blank):
            return match.start() + 1, match.end(), False
        at = match.end() - 1
    return len(data), -1, False


def _begins(envelope: bytes, header: bytes | None, *, blank_above: bool) -> bool:
    """Whether a line `From …` begins a message: it has a date, or a header that is known stands under it."""
    dated = _DATED.search(envelope) is not None
    known = header is None or header.lower() in _KNOWN or header[:2] in (b"X-", b"x-")
    return (dated or known) if blank_above else (dated and known)
