"""Who wrote each of the records that repeat on a page of no known engine."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from threadtui.readers.html.dating import date_at, has_date, when
from threadtui.readers.html.profile import first
from threadtui.readers.html.shapes import Shapes
from threadtui.text import clean, one_line

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_NAME = re.compile(
    r"(?i)author|user-?name|\buser|poster|byline|creator|nick|member|\bfn\b|person|profile|/u/|/~|\bname\b"
)
_FACT = re.compile(
    r"(?i)title|rank|status|group|role|badge|count|stat|date|time|avatar|level|reput|signature"
)
"""What is beside a name, by its class."""
_FACT_WORDS = re.compile(
    r"(?i)^(?:posts?|threads?|topics?|messages?|joined|registered|location|from|likes?|karma|reputation|age"
    r"|beiträge|dabei seit|inscrit|mensajes|сообщений|reply|quote|report|share|edit|online|offline|guest)\b"
    r"(?:\s*[:#\d]|$)|[:»«]$"
)
_COUNT = re.compile(r"(?i)(?:^|\b(?:reply|post|comment|no|nr)\.?\s*)#?\d+$")
"""The number of a post, which is no name."""
_BY = re.compile(
    r"(?i)^(?:(?:posted|submitted|written)\s+)?(?:by|von|par|por|door|av|af|przez)\s+|\s+(?:on|am|le|el|il)$"
)
"""What may stand around a name in a line with the date."""
_PROFILE = re.compile(
    r"(?i)/(?:members?|users?|profile|u|author|people|@)[/.]|[?&;](?:u|uid|user|member)=|(?:action|mode)=(?:view)?profile"
)
_TOLD = (
    "@data-author", "@data-username", "[itemprop=author] [itemprop=name]@content", "[itemprop=author] [itemprop=name]",
    "[itemprop=author][content]@content", "[data-author]@data-author", "[data-username]@data-username",
    "[rel=author]", ".p-author", ".h-card", ".vcard .fn", ".fn",
)  # fmt: skip
"""Where markup itself says who wrote a record."""
_TAG = re.compile(r"</?[a-z]+\b[^<>]*>")
"""Markup in an attribute."""
LONGEST = 40
"""Most characters of a name."""
_OFTEN, _SELDOM, _SURE = 0.7, 0.4, 3
"""In so many records a name stands; in fewer, as accounts may be gone, where so much says that it is one."""


def told_names(elements: Sequence[LexborNode]) -> list[str | None]:
    """The names that the markup itself gives, where it gives most of them; else nothing but None."""
    names = [_TAG.sub("", first(element, _TOLD) or "").strip() or None for element in elements]
    fit = [name for name in names if name and len(name) <= LONGEST]
    return names if len(fit) * 10 >= 7 * len(names) else [None] * len(names)


def name_shape(
    inside: Sequence[Sequence[LexborNode]], dates: Sequence[LexborNode], shapes: Shapes
) -> str | None:
    """The shape of the author's name: in most records, short, said to be one, and not the same in all.

    `dates`: an element of each record that tells its date, and so no name; none where that is not known.
    """
    values: defaultdict[str, list[str]] = defaultdict(list)
    likely: Counter[str] = Counter()
    of_date = shapes.shape(dates[0]) if dates else None
    for parts in inside:
        seen: set[str] = set()
        pictured = {(part.attributes.get("alt") or "").casefold() for part in parts if part.tag == "img"}
        for at, part in enumerate(parts):
            shape = shapes.shape(part)
            if shape in seen or shape == of_date or not 0 < shapes.length(part) <= LONGEST:
                continue
            seen.add(shape)
            told = one_line(part.text())
            values[shape].append(told)
            likely[shape] += _likely(part, told) - (1 if at > len(parts) / 2 else 0)
            likely[shape] += (
                3 if told.casefold() in pictured else 0
            )  # the picture beside a post is of its author
    fit = [
        shape
        for shape, told in values.items()
        if len(told) >= (_OFTEN if likely[shape] < _SURE * len(told) else _SELDOM) * len(inside)
        and len(set(told)) > 1
        and likely[shape] > 0
    ]

    def rank(shape: str) -> tuple[bool, float, int]:
        told = values[shape]
        varied = min(1.0, 3 * len(set(told)) / len(told))  # most who write in a thread write a few times
        return len(told) >= _OFTEN * len(inside), likely[shape] / len(told) * varied, len(told)

    return max(fit, key=rank, default=None)


def _likely(part: LexborNode, told: str) -> int:
    """How much an element with these words looks like a name."""
    attributes = part.attributes
    hint = " ".join(filter(None, (attributes.get(key) for key in ("class", "itemprop", "href", "rel"))))
    likely = (3 if _NAME.search(hint) else 0) + (1 if part.tag in ("a", "b", "strong") else 0)
    likely += 2 if _PROFILE.search(attributes.get("href") or "") else 0
    likely -= 3 if _FACT.search(attributes.get("class") or "") else 0
    likely -= 4 if told[:3].casefold() in ("re:", "aw:", "sv:") or told.count(" ") > 4 else 0
    likely -= 4 if _FACT_WORDS.search(told) or told.isdigit() or when(told) or has_date(told) else 0
    return likely


def before(date: LexborNode) -> str | None:
    """The name that stands in one line with a date, before it: `ann · 14 March 2019`."""
    line = date.parent
    whole = one_line(clean(line.text())) if line is not None else ""
    name, found, _ = whole.partition(one_line(clean(date.text())))
    return _name_in(name) if found else None


def before_in(line: LexborNode) -> str | None:
    """The name that an element has before its date, where nothing parts the two."""
    words = (part.text_content or "" for part in line.iter(include_text=True) if part.is_text_node)
    told = one_line(clean(" ".join(words)))
    at = date_at(told)
    return _name_in(told[:at]) if at is not None else None


def _name_in(told: str) -> str | None:
    name = _BY.sub("", told.strip(" ·|,–—-•:"))
    return name if 0 < len(name) <= LONGEST and not _COUNT.search(name) else None
