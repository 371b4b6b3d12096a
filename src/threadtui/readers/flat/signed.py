"""Posts that are signed below their words, as sites of questions and answers do: `answered DATE`, and a name there.

The words of each stand between the signature of the post before and its own. A comment is signed by a name behind a
dash above its date; a newer form of comments has the name and an age above its words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from threadtui.readers.flat.furniture import is_furniture
from threadtui.readers.flat.lines import PICTURE, Line
from threadtui.readers.flat.names import may_be_name, name_in
from threadtui.readers.flat.records import Record, drop_edges, stamp
from threadtui.readers.flat.shapes import Shapes
from threadtui.readers.flat.stamps import DATE_SIGN

_VERBS = (
    "asked", "answered", "commented", "gefragt", "beantwortet", "kommentiert", "posée", "répondu", "commenté",
    "preguntada", "respondida", "comentada", "comentado", "formulada", "perguntada", "feita", "respondido", "chiesto",
    "risposto", "задан", "ответ дан", "дан ответ", "комментарий", "質問日", "回答日", "コメント日", "gevraagd",
    "beantwoord",
)  # fmt: skip
"""What stands before the date of a signature."""
_SIGNED = re.compile(rf"(?:{'|'.join(_VERBS)})\s?(?:on|am|le|el|em|il|op|at)?\s?:?\s?{DATE_SIGN}$")
_EDITED = re.compile(rf"edit\w*\s(?:on\s)?{DATE_SIGN}$")
_ALONE = re.compile(rf"{DATE_SIGN}\S*")
_ABOUT = re.compile(rf"^(?:asked|modified|active|viewed)\b.*(?:{DATE_SIGN}|times)$")
"""What such a page says of its question above it."""
_DASH = re.compile(r"[\s*+•]*(?:[–—]|-\s)\s*(\S.*)$")
_TALLY = re.compile(r"(?:[\d●•·\s]|gold|silver|bronze|badges?)+")
"""How much somebody is thought of: `1,234 5 5 gold badges`."""
_KEEPER = re.compile(r"\s+(?:♦+|Mod)$")
_AROUND = re.compile(
    r"(?i)^(?:improve\sthis\s\w+|follow|share|cite|edit|flag|copy\slink|link|delete|(?:add\sa\s|\d+\s)?comments?\W*|sign\sup\sto\srequest\b.*|viewed\s.{0,20}times"
    r"|show\s\d+\smore\scomments?|\d+\sanswers?(?:\s\d+)?|sorted\sby:?.{0,40}|reset\sto\sdefault"
    r"|(?:highest\sscore|trending|date\s(?:modified|created)|active|oldest|votes)\b.{0,140}|[+-]?\d{1,6})$"
)
"""What stands between an answer and the next."""
_LONGEST_FOOT, _LONGEST_EDITOR, _NAME_WITHIN = 12, 6, 5
"""Most lines of a signature above its date, of who edited the post, and from the date to the name."""
_FEWEST, _MOSTLY = 2, 0.6
"""So many signatures make a page of them, if most have a name."""
_LONGEST_NAME, _MOST_WORDS = 40, 4
"""Most characters and words of a name behind a dash."""
_LONG = 80
"""A post that stands above its date has a longer line."""


@dataclass(frozen=True, slots=True)
class _Signature:
    """Lines below the words of a post, half open."""

    top: int
    anchor: int
    bottom: int
    name: str


def signed_records(shapes: Shapes) -> list[Record] | None:
    """The posts of a page on which each is signed below its words; None of other pages."""
    dated = [at for at, line in enumerate(shapes.lines) if line.stamped and _SIGNED.fullmatch(line.key)]
    if len(dated) < _FEWEST:
        return None
    found = [signature for at in dated if (signature := _signature(shapes, at)) is not None]
    if len(found) < max(_FEWEST, _MOSTLY * len(dated)):
        return None
    records: list[Record] = []
    start = _first(shapes, found[0].top)
    if not any(len(line.bare) > _LONG for line in shapes.lines[start : found[0].top]):
        return None  # the dates stand above their posts
    for signature in found:
        records += _records(shapes, start, signature)
        start = signature.bottom
    return records


def _signature(shapes: Shapes, anchor: int) -> _Signature | None:
    """The signature around a date, or None where it has no name."""
    lines = shapes.lines
    top, bottom = anchor, anchor + 1
    above = range(anchor - 1, max(-1, anchor - _NAME_WITHIN), -1)
    dashed = next((at for at in above if _dashed(lines[at])), None)
    if dashed is not None and all(lines[at].stamped for at in range(dashed + 1, anchor)):
        name = _dashed(lines[dashed])
        top = dashed - 1 if dashed and name_in(_KEEPER.sub("", lines[dashed - 1].bare)) == name else dashed
        return _Signature(top, anchor, bottom, name)
    below = range(bottom, min(len(lines), anchor + _NAME_WITHIN))
    named = next((at for at in below if lines[at].bare and lines[at].key != PICTURE), None)
    if named is None or not (name := _named(lines[named].bare)):
        return None
    bottom = named + 1
    while bottom < len(lines) and _TALLY.fullmatch(lines[bottom].key):
        bottom += 1
    return _Signature(_top(shapes, anchor), anchor, bottom, name)


def _dashed(line: Line) -> str:
    """The name behind a dash, with which a comment ends; empty where there is none."""
    match = _DASH.match(line.raw)
    name = name_in(_KEEPER.sub("", match[1].rstrip())) if match else ""
    return name if len(name.split()) <= _MOST_WORDS and len(name) <= _LONGEST_NAME else ""


def _named(words: str) -> str:
    """The name in a line, without the sign of who keeps order there; empty where it is none."""
    name = name_in(_KEEPER.sub("", words))
    return "" if _AROUND.match(name) or not may_be_name(name) else name


def _top(shapes: Shapes, anchor: int) -> int:
    """The first line of a signature: the buttons above its date, and who edited the post."""
    lines = shapes.lines
    above = range(anchor - 1, max(-1, anchor - _LONGEST_FOOT), -1)
    edited = next((at for at in above[:_LONGEST_EDITOR] if _EDITED.fullmatch(lines[at].key)), anchor)
    while edited and _is_around(lines[edited - 1]):
        edited -= 1
    return edited


def _first(shapes: Shapes, top: int) -> int:
    """Where the first post may begin: below what the page says of it, or its title."""
    above = (at for at in range(top - 1, -1, -1) if _ABOUT.search(shapes.lines[at].key))
    return next(above, -1) + 1


def _records(shapes: Shapes, start: int, signature: _Signature) -> list[Record]:
    """The post above a signature, and before it the comments with a head of their own."""
    records: list[Record] = []
    lines = shapes.lines
    head = -1
    for at in range(start + 1, signature.top):
        over, line = lines[at - 1].bare, lines[at]
        if (
            line.stamped
            and may_be_name(over)
            and line.bare.startswith(f"{over} ")
            and line.key[-1] == DATE_SIGN
        ):
            head = at
        elif head >= 0 and _ALONE.fullmatch(line.key):
            records += _record(
                lines, range(head + 1, at), range(head - 1, head + 1), at, lines[head - 1].bare
            )
            head, start = -1, at + 1
    own = range(start, signature.top)
    return records + _record(
        lines, own, range(signature.top, signature.bottom), signature.anchor, signature.name
    )


def _record(lines: Sequence[Line], own: range, around: range, anchor: int, name: str) -> list[Record]:
    """A post without what stands around its words; none where nothing is left."""
    words = list(lines[own.start : own.stop])
    while words and _is_around(words[0]):
        words.pop(0)
    while words and _is_around(words[-1]):
        words.pop()
    if not words:
        return []
    record = Record(own.start, own.stop, words, name)
    record.head = [lines[anchor], *(lines[at] for at in around if at != anchor)]
    stamp(record, lines[anchor])
    drop_edges(record)
    return [record]


def _is_around(line: Line) -> bool:
    """Whether a line is none of a post's, if it stands at its edge."""
    return (
        not line.bare
        or line.key == PICTURE
        or is_furniture(line.bare, edge=True)
        or bool(_AROUND.match(line.bare))
    )
