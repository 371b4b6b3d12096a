"""The author card and post header that a forum prints beside each post, read by its labels.

A label is followed by its value on the same line (`Joined: Feb 3, 2011`) or on the next one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date

from threadtui.dates import parse_date
from threadtui.model import Author
from threadtui.patterns import late
from threadtui.readers.flat.ranks import is_rank

LABELS: dict[str, str] = {
    "joined": "joined", "join date": "joined", "registered": "joined", "member since": "joined",
    "messages": "messages", "posts": "messages", "post count": "messages",
    "reaction score": "reaction_score", "likes received": "reaction_score", "likes": "reaction_score",
    "reactions received": "reaction_score",
    "points": "points", "trophy points": "points", "reputation": "points",
    "location": "location", "from": "location",
    "name": "", "real name": "", "first name": "", "occupation": "", "interests": "", "pronouns": "", "images": "",
    "threads": "", "topics": "", "country": "", "gender": "", "age": "", "website": "", "solutions": "",
    "thanks": "", "thanked": "", "karma": "", "rep power": "", "feedback score": "", "best answers": "",
}  # fmt: skip
"""Label, in lower case, and the field of `Author` that it fills; the empty string fills none."""

_LABEL = late(rf"(?i)^\s*({'|'.join(sorted(LABELS, key=len, reverse=True))})\s*(?::\s*(\S.*)?)?$")
_JOINED = "|".join(label for label, fact in LABELS.items() if fact == "joined")
_ROW = late(rf"(?i)^(?:{_JOINED})\s[^.!?:]{{0,20}}\d{{2,4}}(?:\s(?:{'|'.join(LABELS)})\s.{{0,60}})?$")
CARD_LABEL = "|".join(label for label, fact in LABELS.items() if fact in ("joined", "messages")).encode()
"""Pattern of the labels, in UTF-8, of which every card has one."""
_NUMBER = re.compile(r"(?i)^\s*#\s?([\d,.]{1,9})\s*$")
_POSTED = re.compile(r"(?i)^\s*(?:posted|post\sdate|date)\s*:?\s*(?:on\s|by\s)?(.*)$")
_SUBJECT = re.compile(r"(?i)^\s*(?:re|aw|sv|antw)\s*:\s+(\S.*)$")
_STARTERS = (
    "thread starter", "topic starter", "ersteller des themas", "themenstarter", "auteur du sujet",
    "initiateur de la discussion", "autor del tema", "iniciador del tema", "creatore discussione", "autor do tópico",
    "iniciador do tópico", "onderwerpstarter", "autor wątku", "автор темы", "konuyu başlatan", "konbuyu başlatan",
    "trådstartare", "trådskapare", "zakladatel",
)  # fmt: skip
"""What stands below a thread's title before the name of who began it (XenForo 2)."""
_STARTER = late(rf"(?i)^[\s•*+-]*(?:{'|'.join(_STARTERS)})\s*:?\s+(\S.{{0,39}})$")
_STARTER_WITHIN = 8
"""So many lines below the title it is looked for."""
_FIGURE = re.compile(r"\s*[\d.,]{1,9}\s?[km]?\s*", re.IGNORECASE)

_LONGEST_RANK = 40
_LONGEST_DATE = 80
"""Most characters of a line that is a date or a number, with what stands before it."""


def subject_of(line: str) -> str | None:
    """The subject that a line `Re: subject` answers, or None."""
    match = _SUBJECT.match(line)
    return match[1].strip() if match else None


def label_of(line: str) -> str | None:
    """The label with which a line begins, in lower case, or None."""
    match = _LABEL.match(line)
    return match[1].lower() if match else None


def is_row_of_labels(line: str) -> bool:
    """Whether a line has a card's facts in a row, without colons: `Join Date Nov 2024 Posts 3`."""
    return _ROW.match(line) is not None


def is_card(fields: Collection[str]) -> bool:
    """Whether labels, by their fields, are an author's card: a post may say where its writer is from, too."""
    return len(fields) >= 2 and ("joined" in fields or "messages" in fields)


def may_be_date_or_number(line: str) -> bool:
    """A quick look: False only for a line that is certainly neither."""
    return len(line) <= _LONGEST_DATE and any(map(str.isdigit, line))


@dataclass(slots=True)
class Head:
    """What stands before the author's words in a post."""

    lines: int
    """How many lines of the post it takes."""
    author: Author | None = None
    """The author, where a card names one."""
    date: date | None = None
    """When the post was written."""
    number: str | None = None
    """The number that the forum prints (`#12`), digits only."""
    name_line: int = 0
    """Which of the lines holds the author's name, from 0; 0 where there is none."""
    facts: dict[str, str] = field(default_factory=dict)
    """Fields of `Author` and their values as printed."""


def read_head(lines: list[str], title: str = "") -> Head | None:
    """The head of a post whose lines begin with it, or None where the author's words begin at once.

    `title` is the thread's, where that is known: it is not among the lines then. With no card, a single line
    that is a date (`Posted: Tue May 14, 2013 9:02 pm`) or number is a head too.
    """
    first = next((at for at, line in enumerate(lines[:24]) if label_of(line)), None)
    head = Head(0)
    if first is not None:
        at = _read_labels(lines, first, head)
        if not is_card(head.facts):
            head, at = Head(0), 0
        else:
            _read_name(lines, first, head, titled=bool(title))
    else:
        at = 0
    head.lines = _read_tail(lines, at, head, title)
    return head if head.lines else None


def author_of(name: str, lines: list[str]) -> Author:
    """The author with what the lines of a head tell: ranks under the name, and labels with their values."""
    at = next((at for at, line in enumerate(lines) if line.casefold() == name.casefold()), len(lines))
    first = next((number for number in range(at + 1, len(lines)) if label_of(lines[number])), None)
    if first is None:
        return Author(name)
    head = Head(0)
    _read_labels(lines, first, head)
    ranks = [line for line in lines[at + 1 : first] if line and len(line) <= _LONGEST_RANK and line != name]
    return _author(name, ranks, head.facts) if is_card(head.facts) else Author(name)


def _author(name: str, ranks: list[str], facts: dict[str, str]) -> Author:
    return Author(
        name=name,
        title=ranks[0].strip() if ranks else None,
        badge=ranks[1].strip() if len(ranks) > 1 else None,
        joined=_day(facts.get("joined", "")),
        messages=_count(facts.get("messages", "")),
        reaction_score=_count(facts.get("reaction_score", "")),
        points=_count(facts.get("points", "")),
        location=facts.get("location"),
    )


def _read_labels(lines: list[str], at: int, head: Head) -> int:
    """Read label and value pairs from line `at` on; the line after the last of them."""
    end = at
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        match = _LABEL.match(lines[at])
        if not match:
            break
        value = match[2]
        at += 1
        if value is None:
            while at < len(lines) and not lines[at].strip():
                at += 1
            if at >= len(lines) or len(lines[at]) > 60:
                break
            value = lines[at]
            at += 1
        head.facts.setdefault(LABELS[match[1].lower()] or match[1].lower(), value.strip())
        end = at
    return end


def _read_name(lines: list[str], first_label: int, head: Head, *, titled: bool) -> None:
    """Name and ranks above the first label: `name`, ranks; or `name`, blank line, ranks.

    A line that stands alone above all others may be the thread's title, unless that is known (`titled`), or what
    follows it is a rank, which no name is.
    """
    top = first_label
    while top > 0 and lines[top - 1].strip():
        top -= 1
    above = lines[top:first_label]
    name_at = top
    before = [at for at in range(top) if lines[at].strip()]
    fewest = 1 if titled or (above and is_rank(above[0].strip())) else 2
    lone = len(before) >= fewest and (before[-1] == 0 or not lines[before[-1] - 1].strip())
    if before and (lone or not above) and looks_like_name(lines[before[-1]]):
        name_at = before[-1]
        ranks = above
    else:
        ranks = above[1:]
    if name_at >= first_label or not looks_like_name(lines[name_at]) or is_rank(lines[name_at].strip()):
        return  # the page lost the name: what stands there is `Original Poster`
    head.name_line = name_at
    head.author = _author(lines[name_at].strip(), ranks, head.facts)


def _read_tail(lines: list[str], at: int, head: Head, title: str) -> int:
    """Subject, date and number lines after the card; the first line of the author's words."""
    end = at
    while at < min(len(lines), end + 5):
        line = lines[at].strip()
        at += 1
        if not line:
            continue
        number = _NUMBER.match(line)
        posted = _POSTED.match(line)
        when = parse_date(posted[1] if posted else line)
        if number:
            head.number = re.sub(r"\D", "", number[1])
        elif when:
            head.date = head.date or when
        elif not (end and (_SUBJECT.match(line) or line == title)):
            break
        end = at
    return end


def starter_card(lines: Sequence[str]) -> tuple[str, int] | None:
    """The first post's author and how many lines stand above the words, where the page tells of both: or None.

    `Thread starter X` below a title, as XenForo prints it, and further down X again, alone, with figures under it. What
    stands between is the page's.
    """
    told = (match[1].strip() for line in lines[:_STARTER_WITHIN] if (match := _STARTER.match(line)))
    name = next(told, None)
    at = next((at for at, line in enumerate(lines) if line.strip() == name), None) if name else None
    if name is None or at is None:
        return None
    under = at + 1
    while under < len(lines) and _FIGURE.fullmatch(lines[under]):
        under += 1
    return (name, under) if under > at + 1 else None


def looks_like_name(line: str) -> bool:
    """Whether a line may be an author's name: short, few words, no sentence."""
    name = line.strip()
    return 0 < len(name) <= 40 and len(name.split()) <= 5 and name[-1] not in ".?!:;," and not label_of(name)


def _count(value: str) -> int | None:
    digits = value.replace(",", "").replace(".", "").replace("\u00a0", "").replace(" ", "")
    return int(digits) if digits.isascii() and digits.isdigit() else None


def _day(value: str) -> date | None:
    when = parse_date(value)
    return date(when.year, when.month, when.day) if when else None
