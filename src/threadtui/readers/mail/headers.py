"""The headers that a thread is made of, from the bytes of a message's head: nothing else in it is looked at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache, lru_cache

from threadtui.readers.mail.charsets import decoded
from threadtui.text import clean, one_line

_MOST_LINES = 5000
"""So many lines of a head are looked at: each takes memory while the others are."""
Told = Sequence[bytes | None]
"""What a head tells of its message, as `TOLD` takes it: values as they stand there, None for a header it lacks."""


def _told() -> bytes:
    """A pattern that takes the first of each wanted header from a head at once, line by line.

    Alternatives begin with a letter in both cases, as only those are passed over without a try; first comes what
    most lines are, one that nobody wants.
    """
    value = r"(.*(?:\n[ \t].*)*+)"
    names = {2: "[Ff](?i:rom)", 3: "[Dd](?i:ate)", 4: "[Ss](?i:ubject)"}
    names |= {7: "[Ii](?i:n-reply-to)", 8: "[Rr](?i:eferences)", 9: "[Ss](?i:ender)"}
    lines = [r"[^\r\nfdsmricFDSMRIC].*"]
    lines += [rf"{name}[ \t]*:(?({group})(?!))[ \t]*{value}" for group, name in names.items()]
    usual = r"(<[!-;=?-~]+>)\r?(?=\n[^ \t]|\Z)"
    lines.insert(4, rf"[Mm](?i:essage-id)[ \t]*:(?(5)(?!))(?(6)(?!))[ \t]*(?:{usual}|{value})")
    lines += ["([Cc](?i:ontent-length:).*)", r"[^\r\n].*", r"\r.+"]
    return rf"()(?:\n(?:{'|'.join(lines)})){{0,{_MOST_LINES}}}".encode()


TOLD = _told()
"""Matches a head from the newline before its first header to that after its last, one short of a blank line.

Groups: 1 where it begins; 2 `From`, 3 `Date`, 4 `Subject`; of `Message-ID` 5 where it is an id and nothing else, or 6;
7 `In-Reply-To`, 8 `References`, 9 `Sender`; 10 a line with the length. They have these numbers wherever it stands.
"""
_OF_PART = re.compile(
    rb"(?i)\n(content-(?:type|transfer-encoding|disposition|description))[ \t]*:[ \t]*([^\n]*(?:\n[ \t][^\n]*)*)"
)
_ANY = re.compile(rb"(?m)^([!-9;-~]+)[ \t]*:[ \t]*([^\n]*(?:\n[ \t][^\n]*)*)")
_LONGEST = 20_000
"""Most bytes of a header that are looked at for encoded words."""
_LONGEST_ADDRESS = 1000
_FOLD = re.compile(rb"[\r\n]+[ \t]*")
_ALONE = re.compile(rb"<([^<>\s]+)>")
_ID = re.compile(rb"<\s*([^<>\s]+)\s*>")
_DATE = re.compile(
    rb"\s*(?:[A-Za-z]{3,9},?\s*)?(\d{1,2}[ -][A-Za-z]{3}[a-z]*[ -]\d{4}) +(\d{1,2}):(\d\d)(?::(\d\d))?"
    rb"\s*([+-]\d{4}|(?:GMT|UTC|UT|Z)\b)?"
)
_MONTHS = b"jan feb mar apr may jun jul aug sep oct nov dec".split()
_COMMENT = re.compile(r"\(([^()]+)\)\s*$")
_USUAL = re.compile(r'\s*"?([^"<>()\\,@:;]*[^"<>()\\,@:;\s])"?\s*<[^<>\s]+>\s*$')
"""A name and an address, as most write it."""
_ANGLE = re.compile(r"(?s)^\s*\"?(.*?)\"?\s*<([^<>]*)>?")


@cache
def _head() -> re.Pattern[bytes]:
    return re.compile(TOLD)  # here: a mailbox is read with a pattern of its own


def wanted(head: bytes) -> Told:
    """The headers of a thread; the first of each, folded lines as they are."""
    match = _head().match(b"\n" + head)
    assert match is not None  # at the least it matches nothing
    return match.groups()


def of_part(head: bytes) -> dict[str, bytes]:
    """The headers that tell what a part is, by name in small letters, each on one line."""
    return {
        name.lower().decode("ascii"): _FOLD.sub(b" ", value)
        for name, value in reversed(_OF_PART.findall(b"\n" + head))
    }


def every(head: bytes) -> dict[str, bytes]:
    """All headers by name in small letters; the first of each, on one line."""
    found: dict[str, bytes] = {}
    for name, value in _ANY.findall(head):
        found.setdefault(name.lower().decode("ascii"), _FOLD.sub(b" ", value).strip())
    return found


def words(value: bytes) -> str:
    """A header's words on one clean line: folded lines joined, encoded words (RFC 2047) read."""
    if b"=?" not in value and value.isascii():
        return one_line(clean(value.decode("ascii")))
    return one_line(clean(_decoded(_FOLD.sub(b" ", value))))


def _decoded(value: bytes) -> str:
    if b"=?" not in value:
        return decoded(value, None)
    from email.errors import (
        HeaderParseError,  # here, as below: most mail needs nothing of it, and it takes time
    )
    from email.header import decode_header

    text = value[:_LONGEST].decode("ascii", "surrogateescape")
    try:
        pieces = decode_header(text)
    except (HeaderParseError, ValueError):
        return decoded(value, None)
    read: list[str] = []
    held, held_charset = b"", None
    for piece, charset in pieces:
        data = piece.encode("utf-8", "surrogateescape") if isinstance(piece, str) else piece
        if charset != held_charset and held:  # a character may be cut by the end of an encoded word
            read.append(decoded(held, held_charset))
            held = b""
        held, held_charset = held + data, charset
    return "".join([*read, decoded(held, held_charset)])


@lru_cache(maxsize=65536)
def author(value: bytes) -> str | None:
    """The name in a `From` header, or the address where it gives no name."""
    plain = _FOLD.sub(b" ", value[: 2 * _LONGEST_ADDRESS])
    text = plain.decode("ascii", "surrogateescape")
    if usual := _USUAL.match(text):
        return words(usual[1].encode("utf-8", "surrogateescape")) or None
    from email.utils import parseaddr

    try:
        name, address = parseaddr(text[:_LONGEST_ADDRESS])
    except RecursionError:  # brackets in brackets
        name, address = "", ""
    if not name:
        angle, comment = _ANGLE.match(text), _COMMENT.search(text)
        if angle:
            name, address = angle[1], angle[2]
        elif comment:
            name = comment[1]
    name = words(name.encode("utf-8", "surrogateescape")).strip("\"' ")
    return name or words((address or text).encode("utf-8", "surrogateescape")).strip("<> ") or None


def ids(value: bytes) -> list[bytes]:
    """The Message-IDs in a header, each in its brackets."""
    return [value] if _ALONE.fullmatch(value) else [b"<%b>" % each for each in _ID.findall(value)]


def message_id(value: bytes) -> bytes | None:
    """A message's own id, without its brackets."""
    match = _ALONE.fullmatch(value) or _ID.search(
        value
    )  # most are an id and nothing else: told without a search
    bare = match[1] if match else value.strip().strip(b"<>")
    return bare if bare and not bare.isspace() else None


def when(value: bytes) -> datetime | None:
    """A date as mail writes it (RFC 5322, and what is close to it); None where it is none."""
    clock = _CLOCK.get(value[-14:-9])
    if clock is not None and (seconds := _SECONDS.get(value[-9:-5])) is not None:
        midnight = _midnight(value[:-14], value[-5:])
        if midnight is not None:
            return midnight + clock + seconds
    return _when(value)


_CLOCK = {b"%02d:%02d" % divmod(minute, 60): timedelta(minutes=minute) for minute in range(24 * 60)}
_SECONDS = {b":%02d " % second: timedelta(seconds=second) for second in range(60)}


@lru_cache(maxsize=4096)
def _midnight(day: bytes, zone: bytes) -> datetime | None:
    """When a day began: many mails are of one day and zone. None where these are not as most write them."""
    midnight = day + b"00:00:00 " + zone
    return _when(midnight) if _DATE.fullmatch(midnight) else None


def _when(value: bytes) -> datetime | None:
    match = _DATE.match(value)
    if match:
        day, hour, minute, second, zone = match.groups()
        try:
            seconds = min(int(second or 0), 59)  # a leap second
            return datetime(*_day(day), int(hour), int(minute), seconds, tzinfo=_zone(zone) if zone else None)
        except ValueError:
            return None
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(_FOLD.sub(b" ", value).decode("ascii", "replace"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


@lru_cache(maxsize=4096)
def _day(text: bytes) -> tuple[int, int, int]:
    """Year, month and day; raises ValueError where the month is none."""
    day, month, year = text.replace(b"-", b" ").split()
    return int(year), _MONTHS.index(month[:3].lower()) + 1, int(day)


@lru_cache(maxsize=512)
def _zone(text: bytes) -> tzinfo | None:
    if text[:1] not in b"+-":
        return UTC
    away = int(text[1:3]) * 60 + int(text[3:5])
    if not away:
        return UTC
    return timezone(timedelta(minutes=-away if text[:1] == b"-" else away)) if away < 1440 else None
