"""What the card beside a post tells of its author."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from threadtui.model import Author
from threadtui.readers.flat.card import LABELS
from threadtui.readers.html.dating import when
from threadtui.readers.html.profile import Profile, first
from threadtui.text import clean, one_line

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_LINE = re.compile(
    rf"(?i)^\s*({'|'.join(re.escape(label) for label in sorted(LABELS, key=len, reverse=True))})\s*:?\s*(\S.*)?$"
)
_COUNT = re.compile(r"^([\d.,\s]*\d)(?:\s*([kKM]))?$")
_MANY = {"k": 1_000, "K": 1_000, "M": 1_000_000}
_CARD_WORDS = 4_000
"""Most characters of a card that are looked at."""


def author_of(post: LexborNode, name: str, profile: Profile) -> Author:
    """The author with the facts of a post's card."""
    facts: dict[str, str] = {}
    card = post.css_first(profile.card) if profile.card else None
    if card is not None:
        lines = _lines(card)
        for line, following in pairwise([*lines, ""]):
            match = _LINE.match(line)
            if match and (field := LABELS[match[1].lower()]):
                facts.setdefault(field, (match[2] or following).strip(" :"))
    joined = when(facts.get("joined", ""))
    return Author(
        name=name,
        title=first(post, profile.rank),
        joined=date(joined.year, joined.month, joined.day) if joined else None,
        messages=_count(facts.get("messages", "")),
        reaction_score=_count(facts.get("reaction_score", "")),
        points=_count(facts.get("points", "")),
        location=facts.get("location") or None,
    )


def _lines(card: LexborNode) -> list[str]:
    """The card's words, an element's end or `br` ending a line; an icon stands for its tooltip."""
    lines: list[str] = []
    words = ""
    length = 0
    for part in card.traverse(include_text=True):
        tag = part.tag
        if part.is_text_node:
            told = clean(part.text_content or "")
            words += told
            length += len(told)
            if length > _CARD_WORDS:
                break
            continue
        if tag in ("strong", "b", "a", "span", "i", "em") and "title" not in part.attributes:
            continue
        lines.append(words)
        words = part.attributes.get("title") or "" if tag in ("span", "i") else ""
    lines.append(words)
    return [line for line in map(one_line, lines) if line]


def _count(value: str) -> int | None:
    match = _COUNT.match(value.strip())
    if not match:
        return None
    if match[2]:
        return int(float(match[1].replace(",", ".").replace(" ", "")) * _MANY[match[2]])
    digits = "".join(filter(str.isdigit, match[1]))
    return int(digits) if digits.isascii() and len(digits) < 15 else None
