"""Mail on pages of list archives, made into messages again: Pipermail, Hypermail, MHonArc, public-inbox.

What such a program writes is the message with its signs, and its headers beside it; read as mail it is threaded
and its quotations are found as those of any mailbox are.
"""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime, parsedate_to_datetime
from urllib.parse import unquote

from threadtui.readers.html.dating import when
from threadtui.text import clean, one_line

_TAG = re.compile(r"(?s)<!--.*?-->|</?[a-zA-Z][^>]*>")
_BREAK = re.compile(r"(?i)<(?:br|/p|/div|/blockquote)\b[^>]*>")
_PRE = re.compile(r"(?is)<pre\b[^>]*>(.*?)(?:</pre>|$)")
_HYPERMAIL = re.compile(r'<!-- (name|email|subject|sent|isosent|id|inreplyto)="(.*?)" -->')
_MHONARC = re.compile(r"<!--X-(Subject|From-R13|From|Date|Message-Id|Reference|Content-Type): ?(.*?) ?-->")
_ARTICLE = re.compile(r"(?is)<!--beginarticle-->(.*?)(?:<!--endarticle-->|$)")
_PIPER_FROM = re.compile(
    r"""(?is)<b>(?P<name>.*?)</b>\s*<a\s+href="mailto:(?P<to>[^"]*)"[^>]*>(?P<address>.*?)</a>.*?<i>(?P<date>.*?)</i>"""
)
_ANSWERS = re.compile(r"(?i)In-Reply-To=([^&\"]+)")
_INBOX = re.compile(
    r"""(?s)<a\s+href="?\#e(?P<id>\w+)"?\s+id="?m\w+"?>\*</a>\s*(?P<rest>.*?)(?=<a\s+href="?\#m\w+"?\s+id="?e\w+"?>\^</a>|</pre>|$)"""
)
_INBOX_FROM = re.compile(
    r"""(?s)^From:\s(?P<name>.*?)\s@\s(?P<date>[\d-]+\s+[\d:]+)\sUTC\s\(<a\s+href="[^"]*?(?P<mid>[^/"]+)/?">permalink</a>""",
    re.M,
)


_ZONE = re.compile(r"\s\(?([A-Z]{2,5})\)?(?=\s\d{4}$|$)")
_ZONES = {
    "UTC": "+0000", "GMT": "+0000", "UT": "+0000", "WET": "+0000", "BST": "+0100", "CET": "+0100", "MET": "+0100",
    "CEST": "+0200", "MEST": "+0200", "EET": "+0200", "EEST": "+0300", "MSK": "+0300", "JST": "+0900", "EST": "-0500",
    "EDT": "-0400", "CST": "-0600", "CDT": "-0500", "MST": "-0700", "MDT": "-0600", "PST": "-0800", "PDT": "-0700",
}  # fmt: skip
"""Zones that archives print by name; in Europe and North America, where a name means one thing."""


@dataclass(slots=True)
class _Message:
    body: str
    name: str = ""
    date: str = ""
    subject: str = ""
    id: str = ""
    answers: str = ""
    references: tuple[str, ...] = ()
    is_html: bool = False

    def as_bytes(self) -> bytes:
        """The message as mail has it."""
        heads = [
            ("From", self.name),
            ("Date", _date(self.date)),
            ("Subject", self.subject),
            ("Message-ID", f"<{self.id}>" if self.id else ""),
            ("In-Reply-To", f"<{self.answers}>" if self.answers else ""),
            ("References", " ".join(f"<{each}>" for each in self.references)),
            ("Content-Type", f"text/{'html' if self.is_html else 'plain'}; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]
        lines = [f"{name}: {one_line(clean(value))}" for name, value in heads if value]
        return "\n".join([*lines, "", self.body]).encode("utf-8", "replace")


def archived(page: str) -> tuple[str, list[bytes]]:
    """The program that made a page, and the messages on it; the empty string and none where none did."""
    for name, sign, messages in _PROGRAMS:
        if sign in page:
            found = [message.as_bytes() for message in messages(page)]
            if found:
                return name, found
    return "", []


def _hypermail(page: str) -> Iterator[_Message]:
    told = {name: html.unescape(value) for name, value in _HYPERMAIL.findall(page)}
    body = _between(page, '<!-- body="start" -->', '<!-- body="end" -->')
    if body is None or not told:
        return
    body = re.sub(r"(?is)<address class=\"headers\">.*?</address>", "", body)
    yield _Message(
        body=_words(body),
        name=_mailbox(told.get("name", ""), told.get("email", "")),
        date=told.get("sent") or told.get("isosent", ""),
        subject=told.get("subject", ""),
        id=_id(told.get("id", "")),
        answers=_id(told.get("inreplyto", "")),
    )


def _mhonarc(page: str) -> Iterator[_Message]:
    told: dict[str, list[str]] = {}
    for name, value in _MHONARC.findall(page):
        told.setdefault(name, []).append(html.unescape(value))
    body = _between(page, "<!--X-Body-of-Message-->", "<!--X-Body-of-Message-End-->")
    if body is None or not told:
        return

    def one(name: str) -> str:
        return told.get(name, [""])[0]

    plain = "<pre" in body.lower()
    yield _Message(
        body=_words(body) if plain else body,
        name=codecs.encode(one("From-R13"), "rot13") or one("From"),
        date=one("Date"),
        subject=one("Subject"),
        id=_id(one("Message-Id")),
        references=tuple(map(_id, told.get("Reference", ()))),
        is_html=not plain,
    )


def _pipermail(page: str) -> Iterator[_Message]:
    article = _ARTICLE.search(page)
    told = _PIPER_FROM.search(page)
    if article is None or told is None:
        return
    title = re.search(r"(?is)<h1>(.*?)</h1>", page)
    own = _ANSWERS.search(html.unescape(told["to"]))  # what an answer to it would name is its own
    yield _Message(
        body=_words(article[1]),
        name=_mailbox(_words(told["name"]), _words(told["address"])),
        date=_words(told["date"]),
        subject=_words(title[1]) if title else "",
        id=_id(unquote(own[1])) if own else "",
    )


def _inbox(page: str) -> Iterator[_Message]:
    named: dict[str, str] = {}
    for found in _INBOX.finditer(page):
        rest = found["rest"]
        told = _INBOX_FROM.search(rest)
        if told is None:
            continue
        named[found["id"]] = mid = unquote(html.unescape(told["mid"]))
        above = re.search(r'<a\s+href="?#[mr](\w+)"?>', rest[: rest.find("<b>@")])
        subject = re.search(r"(?s)<b>(.*?)</b>", rest)
        after = rest[told.end() :].partition("\n\n")
        answers = re.search(r"In-Reply-To:.*?>([^<>]+)</a>", after[0])
        yield _Message(
            body=_words(f"<pre>{after[2]}</pre>"),
            name=_mailbox(_words(told["name"]), ""),
            date=f"{told['date']} +0000",
            subject=_words(subject[1]) if subject else "",
            id=mid,
            answers=html.unescape(answers[1]) if answers else named.get(above[1], "") if above else "",
        )


_PROGRAMS: tuple[tuple[str, str, Callable[[str], Iterator[_Message]]], ...] = (
    ("Hypermail", '<!-- body="start" -->', _hypermail),
    ("MHonArc", "<!--X-Body-of-Message-->", _mhonarc),
    ("Pipermail", "<!--beginarticle-->", _pipermail),
    ("public-inbox", ">permalink</a>", _inbox),
)
"""Each program, what only its pages have, and what finds the messages on one."""


def _between(page: str, start: str, end: str) -> str | None:
    _, found, rest = page.partition(start)
    return rest.partition(end)[0] if found else None


def _words(markup: str) -> str:
    """The text of a piece of markup: lines as `pre` has them, elsewhere as `br` ends them."""
    parts: list[str] = []
    at = 0
    for block in _PRE.finditer(markup):
        parts += (_lines(markup[at : block.start()]), block[1].removeprefix("\n"))
        at = block.end()
    parts.append(_lines(markup[at:]))
    return html.unescape(_TAG.sub("", "".join(parts))).strip("\n")


def _lines(markup: str) -> str:
    return _BREAK.sub("\n", re.sub(r"\s*\n\s*", " ", markup).strip(" ")).replace("\n ", "\n")


def _mailbox(name: str, address: str) -> str:
    name = name.replace('"', "'")
    return f'"{name}" <{address or "nobody@invalid"}>' if name and name != address else address


def _id(told: str) -> str:
    """A Message-ID without its brackets; Hypermail hides its sign."""
    return re.sub(r"\s", "", told.strip("<> ")).replace("_at_", "@")


def _date(told: str) -> str:
    """A date as mail has it; as it stands where it cannot be read. A zone that is only a name is looked up."""
    told = one_line(told)
    zone = _ZONE.search(told)
    if zone:
        told = f"{told[: zone.start()]} {told[zone.end() :]} {_ZONES.get(zone[1], '-0000')}"
    try:
        return format_datetime(parsedate_to_datetime(told))
    except (ValueError, TypeError, IndexError, OverflowError):
        found = when(told)
        return format_datetime(found) if isinstance(found, datetime) else told
