"""The lines of a flattened page, each without the signs that the extractor put around its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from threadtui.readers.flat.card import LABELS, is_row_of_labels, label_of
from threadtui.readers.flat.columns import split_columns
from threadtui.readers.flat.furniture import is_expander, is_furniture
from threadtui.readers.flat.stamps import find_date, find_number, shape
from threadtui.readers.html.whose import glued, whose, words_glued_to_date

_SIGNS = re.compile(r"[\s|*+•·□☆○■★◎●△▲◇◆▪◦‣»>#_\u200e\u200f\ue000-\uf8ff-]+")
"""What may stand before the words of a line: bullets, cell edges, headings, emphasis, pictures of an icon font."""
_NUMBERED = re.compile(r"^\s*\d{1,3}\\?\.\s+(?=\S)")
_LINK = re.compile(
    r"(?<!!)\[((?:[^][\\]|\\.|\[[^][]*\])*)\]\(<?[^()\s]*(?:\([^()\s]*\)[^()\s]*)*>?(?:\s+\"[^\"]*\")?\)"
)
_IMAGE = re.compile(r"!\[((?:[^][\\]|\\.)*)\]\((?:data:[^()]*|[^()\s]*)(?:\s+\"[^\"]*\")?\)")
_EMPHASIS = re.compile(r"(?<!\w)(?:\*\*|__|\*|_)(?=\S)|(?<=\S)(?:\*\*|__|\*|_)(?!\w)")
_CODE = re.compile(r"(?i)\[/?(?:b|i|u|s|size|color|font|url|center|left|right|email|user)(?:=[^]\n]*)?\]")
"""Forum code that makes words look otherwise."""
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!>~|-])")
_REFERENCE = re.compile(r"\[\d{1,4}\](?=\S)")
_RULE = re.compile(r"^[\s|]*(?:[-_=*~#─━—]\s?){3,}[\s|]*$")
_TABLE_RULE = re.compile(r"^[\s|:-]*-{2,}[\s|:-]*$")
_PICTURE = re.compile(
    r"\[(?:image:\s*)?[\w%~. -]{1,80}\.(?:png|jpe?g|gif|webp|svg|bmp)\]|[\w%~.-]{1,80}\.(?:png|jpe?g|gif|webp|svg|bmp)"
    r"|\[[\w&.,' -]{1,30}\](?:\s\[[\w&.,' -]{1,30}\])+|.{2,40}['’]s?\s(?:user\s|profile\s)?(?:avatar|picture|photo)",
    re.IGNORECASE,
)
"""What stands for a picture: its file, or what a page says in its place."""
_TWICE = re.compile(r"(\S.{2,38}\S)\s?\1")
_FEWEST_TWICE = 3
"""A page that has so many different lines with the same words twice prints what stands for a picture with the name."""
_REACTED = re.compile(r"(?i)reactions?\s?:")
_ITEM = re.compile(r"\s*[•*+-]\s+\S+(?:\s\S+)?\s*$")
_MOST_REACTIONS = 8
_DIRECTIONS = {0x200E: None, 0x200F: None}
PICTURE = "[picture]"
"""The shape of a line that is the name of a picture's file."""
_ROW_OF_LABELS = "joined: *"
"""The shape of a row of a card's facts."""
_OVERVIEW = re.compile(r"(?i)top\sposters\sin\sthis\stopic$")
_OVERVIEW_END = re.compile(r"(?i)(?:\(button\)\s)?expand\stopic\soverview$")
_OVERVIEW_COUNTS = re.compile(r"(?i)(?:replies|views|created|last\sreply)\b.{0,40}$")
"""What Invision prints around its overview of a topic."""
_LONGEST_OVERVIEW = 400
"""Most lines of it."""
_MOST_COUNTS = 20
"""Most lines of the counts above it."""
_ONE_LETTER = re.compile(r"^\w\s")
_STATUS = re.compile("^offline$")
"""Somebody is online or not: one kind of line."""
_POSTED_BY = ("posted by", "post by")
_SHORT = 60
"""Most characters of a line between `Posted by X` and its date."""
_LONGEST_KNOWN = 200
_SHORT_LEAD = 24
"""A line of attribution with a date has more characters."""
_TIME = re.compile(r"\d:\d\d")
"""A quick look for what such a line has."""
LONGEST_HEAD = 120
"""Most characters of a line that may be part of a head."""


@dataclass(slots=True)
class Line:
    """A line that is not blank."""

    at: int
    """Its number in the file, from 0."""
    raw: str
    """As it is, cleaned."""
    indent: int
    """Columns before its first sign."""
    level: int
    """How many signs of quotation (`>`) stand before it."""
    bare: str
    """Its words, without the signs around them."""
    key: str = ""
    """Its shape, the same for lines that differ in dates and figures only; empty where it is no part of a head."""
    stamped: bool = False
    """Whether there is a date or a post's number in it."""
    named: bool = False
    """Whether it says whose words follow."""
    label: bool = False
    """Whether it begins with a label of an author's card."""
    furniture: bool = False
    """Whether it is what pages print around posts."""


def bare_of(raw: str) -> str:
    """The words of a line without bullets, headings, emphasis, table edges and the addresses of links."""
    text = raw
    if "](" in text:
        text = _LINK.sub(r"\1", _IMAGE.sub(r"\1", text))
    text = _NUMBERED.sub("", text)
    if "[" in text:
        text = _REFERENCE.sub("", text)
    lead = _SIGNS.match(text)
    if lead:
        kept = "#" if lead[0].endswith("#") and text[lead.end() : lead.end() + 1].isdigit() else ""
        text = kept + text[lead.end() :]
    if "[/" in text:
        text = _CODE.sub("", text)
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub("", text)
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    if "\u200e" in text or "\u200f" in text:  # which way to write
        text = text.translate(_DIRECTIONS)
    return " ".join(text.strip(" |\t\u00a0\u200b·•").split())


def filled_lines(text: str) -> list[Line]:
    """The lines of a cleaned text that are not blank."""
    return first_lines(text, 0)[0]


def first_lines(text: str, most: int) -> tuple[list[Line], bool]:
    """The first so many lines of a cleaned text that are not blank, or all for 0; and whether they are all."""
    lines: list[Line] = []
    before, led = "", False
    for at, raw in _unglued(split_columns(text.split("\n"))):
        if not raw.strip() or (_TABLE_RULE.match(raw) and ("|" in raw or "|" in before[:2] + before[-3:])):
            continue
        before = raw
        line = _line(at, raw)
        if led and (belongs_to_lead(line.bare) or not line.bare):
            line.key, line.stamped = "", False
        else:
            led = line.named and not line.bare.casefold().startswith(_POSTED_BY)
        if line.stamped and lines and LABELS.get(lines[-1].bare.rstrip(": ").casefold()) == "joined":
            line.stamped = False  # when somebody joined
        lines.append(line)
        if len(lines) == most:
            break
    _halve(lines)
    _unled(lines)
    _drop_reactions(lines)
    return _without_overview(lines), not most or len(lines) < most


def _unglued(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The lines with those as two in which an extractor lost what parted a line of attribution from the words."""
    for at, raw in lines:
        words = words_glued_to_date(raw) if len(raw) > _SHORT_LEAD and _TIME.search(raw) else 0
        if words:
            yield at, raw[:words]
        yield at, raw[words:]


def _halve(lines: Sequence[Line]) -> None:
    """Take from names what stands for the picture beside each, where an extractor prints the two in one."""
    twice = [(line, match[1]) for line in lines if line.key and (match := _TWICE.fullmatch(line.bare))]
    if len({words for _, words in twice}) >= _FEWEST_TWICE:
        for line, words in twice:
            line.bare, line.key = words, shape(words)


def _drop_reactions(lines: Sequence[Line]) -> None:
    """Let the list of the kinds of reactions above those who reacted be furniture."""
    for at, line in enumerate(lines):
        if line.furniture and _REACTED.match(line.bare):
            for above in lines[max(0, at - _MOST_REACTIONS) : at][::-1]:
                if not _ITEM.match(above.raw):
                    break
                above.furniture, above.key = True, "like"


def _unled(lines: Sequence[Line]) -> None:
    """Let `Posted by X` be the head of a post where a date stands below it, over no more than a place."""
    for at, line in enumerate(lines):
        if line.named and line.bare.casefold().startswith(_POSTED_BY):
            date = next((below for below in lines[at + 1 : at + 3] if below.stamped), None)
            if date is not None and all(len(below.bare) <= _SHORT for below in lines[at + 1 : at + 3]):
                line.named, line.key = False, shape(line.bare)


def _without_overview(lines: list[Line]) -> list[Line]:
    """The lines without the overview of a topic: counts, who wrote most, copies of the posts liked most."""
    ends = [at for at, line in enumerate(lines) if _OVERVIEW_END.match(line.bare)]
    starts = [at for at, line in enumerate(lines) if ends and _OVERVIEW.match(line.bare)]
    if not starts or not 0 < ends[0] - starts[0] <= _LONGEST_OVERVIEW:
        return lines
    top = starts[0]
    for at in range(top - 1, max(-1, top - _MOST_COUNTS), -1):
        if _OVERVIEW_COUNTS.match(lines[at].bare):
            top = at
    return [*lines[:top], *lines[ends[0] + 1 :]]


def belongs_to_lead(bare: str) -> bool:
    """Whether a line below `X wrote:` goes on with it: an arrow to the post, or when that was written."""
    date = find_date(bare)
    return not bare.strip("↑>»: ") or (date is not None and not bare.replace(date[0], "").strip("↑>»:, "))


def _line(at: int, raw: str) -> Line:
    if len(raw) > _LONGEST_KNOWN:
        bare = bare_of(raw)
        return Line(at, raw, *_place(raw), bare) if len(bare) > LONGEST_HEAD else _known(at, raw)
    return _known(at, raw)


def _known(at: int, raw: str) -> Line:
    indent, level, bare, key, stamped, named, label, furniture = _facts(raw)
    return Line(at, raw, indent, level, bare, key, stamped, named, label, furniture)


def _place(raw: str) -> tuple[int, int]:
    """The indent of a line, and how many signs of quotation stand before it."""
    stripped = raw.lstrip(" \u00a0")
    level = 0
    if stripped.startswith(">"):
        signs = re.match(r"[>\s]*", stripped)
        level = signs[0].count(">") if signs else 0
    return len(raw) - len(stripped), level


@lru_cache(maxsize=1 << 16)
def _facts(raw: str) -> tuple[int, int, str, str, bool, bool, bool, bool]:
    """The fields of a line from `indent` on; lines of heads come again and again."""
    indent, level = _place(raw)
    bare = bare_of(raw)
    if _RULE.match(raw):
        return indent, level, "", f"―{raw.strip(' |')[:1]}", False, False, False, False
    if not bare or level or len(bare) > LONGEST_HEAD or is_expander(bare):
        return indent, level, bare, "", False, False, False, False
    if _PICTURE.fullmatch(bare):
        return indent, level, bare, PICTURE, False, False, False, True
    if (whose(bare)[0] and not _posted_by(bare)) or dated_lead(bare) is not None:
        return indent, level, bare, "", False, True, False, False
    furniture = is_furniture(bare, edge=True)
    key = shape(bare)
    return (
        indent,
        level,
        bare,
        _ROW_OF_LABELS
        if is_row_of_labels(bare)
        else _STATUS.sub("online", _ONE_LETTER.sub("", key))
        if furniture
        else key,
        bool(find_date(bare) or find_number(bare)),
        False,
        label_of(bare) is not None or is_row_of_labels(bare),
        furniture,
    )


def lead_name(name: str) -> str:
    """The name in what stands before `said:`, without the time that some forums print before it."""
    date = find_date(name)
    return (name[date.end() :].strip(" ,·-") if date else "") or name


def dated_lead(bare: str) -> str | None:
    """The name in a line `X wrote: DATE`, or None."""
    parts = glued(bare) if ":" in bare else None
    if parts is None:
        return None
    date = find_date(parts[1])
    return parts[0] if date and not parts[1].replace(date[0], "").strip("↑>»:, ") else None


def _posted_by(bare: str) -> bool:
    """`Posted by X on DATE` is the head of a post more often than of a quotation."""
    return bare.casefold().startswith(_POSTED_BY) and find_date(bare) is not None
