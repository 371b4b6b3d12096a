"""Where the messages of an mbox begin and end, in all four variants (RFC 4155 and its older kin).

A message begins with a line `From sender date`. Bodies that have such lines of their own keep them apart by a
sign before it (mboxo, mboxrd) or by the length that the header tells (mboxcl, mboxcl2). A length is believed
only where another message or the end of the file follows it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from threadtui.readers.mail.headers import TOLD, Told

_FROM = re.compile(rb"\nFrom ([^\n]{0,500})\n(?=([!-9;-~]{1,76})[ \t]*:|>From )")
"""A line that may begin a message, and the name of the header under it."""
_NEXT = re.compile(
    rb"\nFrom (?:(?:(?<=\n\nFrom )|(?<=\n\r\nFrom ))[^\n]{0,500}"
    rb"(?=\n(?:From|R(?:eturn-Path|eceived)|D(?:elivered-To|ate)|X-GM-THRID)[ \t]*:)"
    + TOLD
    + rb"|[^\n]{0,500}\n(?=[!-9;-~]{1,76}[ \t]*:|>From ))"
)
"""The next such line: below a blank one and above a header with which most messages begin, it begins one, and its
head is read in the same go; else it has no groups, and is to be looked at more closely."""
_HEAD = re.compile(TOLD)
_FIRST = re.compile(rb"(?:\xef\xbb\xbf)?\s*From ([^\n]{0,500})\n(?=([!-9;-~]{1,76})[ \t]*:|>From )")
_DATED = re.compile(
    rb"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),?\s+(?:[A-Z][a-z]{2}\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2})\b.*\d{1,2}:\d{2}"
    rb"|\b\d{4}-\d{2}-\d{2}.\d{2}:\d{2}"
)
_KNOWN = frozenset(
    b"from date subject to cc message-id received return-path delivered-to reply-to sender mime-version "
    b"content-type x-original-to status path newsgroups in-reply-to references envelope-to x-mozilla-status "
    b"x-gm-thrid x-account-key list-id dkim-signature authentication-results arc-seal".split()
)
"""Names of headers with which messages begin."""
_NEWLINE = 10
_LENGTH = re.compile(rb"(?mi)^Content-Length:[ \t]*(\d{1,12})[ \t]*\r?$")
_ESCAPED = re.compile(rb"(?m)^>(>*From )")
_QUOTED_BESIDE = re.compile(rb"(?m)^>(?!>*From )[^\n]*\n(>+From )|^(>+From )[^\n]*\n>(?!>*From )")


_FIRST_WINDOW, _WINDOW = 1 << 20, 1 << 22
"""So many bytes are read at first, for a soon first message, and so many at a time later."""
_MARGIN = 2048
"""What is found so near the end of a window may be another thing with more of the file in sight."""

Raw = tuple[int, int, Told, int, bool, int]
"""Where a message stands in an mbox: its first header and one past its last byte; what its headers tell, and the
newline that ends them; whether they tell its length, and that is right; and the line of its first header, from 0."""
Read = Callable[[int, int], bytes]
"""The bytes of a file from one place to another, fewer where it ends before that."""


def is_mbox(start: bytes) -> bool:
    """Whether a file that begins so is an mbox."""
    match = _FIRST.match(start)
    return match is not None and _begins(match[1], match[2], blank_above=True)


def messages(read: Read, at: int = 0, line: int = 0) -> Iterator[Raw]:
    """The messages of an mbox, each as soon as the next is found; `at`: from the line `From …` there on.

    `line` is how many lines stand before that. The file is read in windows, not mapped into memory: a map of a
    file that another program cuts short kills whoever looks into it.
    """
    first = _FIRST.match(read(at, at + _MARGIN))
    if first is None:
        return
    line += first[0].count(b"\n")
    at += first.end() - 1
    room = _FIRST_WINDOW
    while True:
        data = read(at, at + room)
        more = len(data) == room
        counted = after = 1
        for start, end, after, told, head_end, measured in _in_window(data, more):
            line += data.count(b"\n", counted, start)
            counted = start
            yield at + start, at + end, told, at + head_end, measured, line
            if after < 0:
                return
        if not more:
            return
        line += data.count(b"\n", counted, after)
        room = max(_WINDOW, room if after > 1 else 2 * room)  # one larger than a window wants a larger one
        at += after - 1


def _in_window(data: bytes, more: bool) -> Iterator[tuple[int, int, int, Told, int, bool]]:
    """The messages in a part of a file that begins with the newline before the headers of one: first header, one past
    the last byte, first header of the next or -1 where none follows, what the headers tell, the newline that ends
    them, and whether they tell the length.

    Where there is `more` of the file, only those whose end more of it would not change.
    """
    last = len(data) - _MARGIN if more else len(data) + 1
    search, head_at = _NEXT.search, _HEAD.match
    begin, match = 0, head_at(data)
    while match is not None:
        told, head_end = match.groups(), match.end()
        if told[9] is not None and (length := _LENGTH.search(data, begin, head_end)):
            if more and head_end + int(length[1]) >= last:
                return
            if ends := _told_end(data, min(head_end + 1, len(data)), int(length[1])):
                yield begin + 1, *ends, told, head_end, True
                begin = ends[1] - 1
                match = head_at(data, begin) if ends[1] >= 0 else None
                continue
        match = search(data, head_end)
        while match is not None and (after := match.start(1)) < 0:  # not one for certain
            if _is_first(data, match.start()):
                after = match.end() - 1
                break
            match = search(data, match.end() - 1)
        end = match.start() if match is not None else len(data)
        if end >= last:
            return
        if match is None:
            yield begin + 1, end, -1, told, head_end, False
            return
        yield begin + 1, end + 1, after + 1, told, head_end, False
        if match.end() <= after + 1:
            match = head_at(data, after)
        begin = after


def first_from(data: bytes, at: int) -> int:
    """Where the first message begins, line `From …` and all, at a byte or after it; -1 where none does."""
    match = _FROM.search(data, max(at - 1, 0))
    return match.start() + 1 if match else -1


def unescaped(body: bytes, *, measured: bool) -> bytes:
    """A body without the signs that kept its `From ` lines apart.

    A measured one that has bare `From ` lines needs no signs (mboxcl2). A line beside quoted ones is quoted.
    """
    if b">From " not in body or (measured and b"\nFrom " in body):
        return body
    kept = {match.start(group) for match in _QUOTED_BESIDE.finditer(body) for group in (1, 2)}
    return _ESCAPED.sub(lambda match: match[0] if match.start() in kept else match[1], body)


def _told_end(data: bytes, head_end: int, length: int) -> tuple[int, int] | None:
    """One past a message whose header tells its length, and where the next one's headers begin, or -1."""
    end = head_end + (2 if data[head_end : head_end + 1] == b"\r" else 1) + length
    rest = data[end : end + 600] if end <= len(data) else b"?"
    if not rest.strip():
        return min(end, len(data)), -1
    match = _FIRST.match(rest)
    if match and _begins(match[1], match[2], blank_above=True):
        return end, end + match.end()
    return None


def _begins(envelope: bytes, header: bytes | None, *, blank_above: bool) -> bool:
    """Whether a line `From …` begins a message: it has a date, or a header that is known stands under it."""
    known = header is None or header.lower() in _KNOWN or header[:2] in (b"X-", b"x-")
    if known and blank_above:
        return True
    return (known or blank_above) and _DATED.search(envelope) is not None


def _is_first(data: bytes, at: int) -> bool:
    """The same of a line at its place, from the newline before it on."""
    match = _FROM.match(data, at)
    blank = data[at - 1] == _NEWLINE or data[at - 2 : at] == b"\n\r"
    return match is not None and _begins(match[1], match[2], blank_above=blank)
