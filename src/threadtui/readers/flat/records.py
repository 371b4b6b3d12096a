"""The posts of a page whose template is known: who, when, and which lines are the author's words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from threadtui.readers.flat.card import subject_of
from threadtui.readers.flat.furniture import (
    begins_attachments,
    is_edit_mark,
    is_expander,
    is_foot,
    is_furniture,
)
from threadtui.readers.flat.lines import PICTURE, Line
from threadtui.readers.flat.names import may_be_name
from threadtui.readers.flat.page_end import is_list_of_threads, is_page_end
from threadtui.readers.flat.ranks import is_rank
from threadtui.readers.flat.shapes import Shapes, number_in
from threadtui.readers.flat.slots import best_slot
from threadtui.readers.flat.stamps import find_date, find_number
from threadtui.readers.flat.template import Block, Template, blocks_of
from threadtui.readers.html.dating import when

_COUNT = re.compile(r"^[\d.,+x×\s]{1,8}[km]?$", re.IGNORECASE)
_TITLE = re.compile(r"(?i)^(?:thread|topic|subject|thema|sujet|tema|discussion)\s?:\s+(\S.{2,160})$")
_OTHER_DATE = re.compile(r"(?i)join|regist|member since|last|edit|modif|since|birth|seit|inscri")


_SIGNATURE_RULE = re.compile(r"[\s|]*(?:_{5,16}|_{18,})[\s|]*|\s*-- ?")
"""What stands between a post and its author's signature."""
_MOST_COUNTED = 3
"""Most words of a line that counts."""
_LONGEST_TOP = 4
"""Most lines above the first post in a text that begins with its title."""
_LEAST_SIGNATURE = 4
"""A signature has at least so many words; fewer are how somebody signs a post."""
_MOST_UNDER = 2
_SHORT = 60
"""Most lines under a signature, and most characters of one."""
_LONGEST_TAIL = 12
"""Most lines below an edit mark that are the author's signature."""
_LONGEST_BESIDE = 20
"""Most characters beside the author's name in a line that only names them."""
_FEWEST_ALIKE, _NEARLY_ALL = 3, 0.8
"""Fewest posts that begin alike, and least share of those by known authors, where the page begins them so."""
_SENTENCE, _FEWEST_WORDS, _MOSTLY = 8, 40, 0.7
"""Fewest words of a line that says something; fewest words of all such lines above the heads, and least share of all
words there, that are an opening post."""
_OWN_RULE = re.compile(r"[\s|]*_{17}[\s|]*")
"""The same in phpBB 2, where the signature is part of the post."""


@dataclass(slots=True)
class Record:
    """A post as its lines."""

    first: int
    """Its first line, with its head: of the filled lines, from 0."""
    end: int
    """One past its last one."""
    words: list[Line]
    """The lines of the author's words, with the quotations in them."""
    author: str | None = None
    date: date | None = None
    number: str | None = None
    edited: bool = False
    below: list[Line] = field(default_factory=list)
    """Lines under the mark of an edit, which are not the author's words either."""
    dropped: list[Line] = field(default_factory=list)
    """Lines at the edges of its words that are not the author's."""
    head: list[Line] = field(default_factory=list)
    """The lines before and after the words that are of this post."""


def records_of(template: Template, shapes: Shapes) -> list[Record]:
    """The posts of the whole page, in order."""
    lines = shapes.lines
    wanted = template.anchors
    places = [at for at in range(len(lines)) if wanted.intersection(shapes.anchor_keys(at))]
    places = template.without_doubles(places, shapes)
    blocks = blocks_of(template, places, shapes)
    slot = best_slot(shapes, blocks)
    names = slot.names if slot else (None,) * len(blocks)
    if slot:
        blocks = _with_names(blocks, slot.lines, names, shapes)
    blocks = blocks[: len(_before_lists(places, shapes))]
    records = []
    for number, block in enumerate(blocks):
        following = blocks[number + 1].top if number + 1 < len(blocks) else None
        end = following if following is not None else _page_end(block, template, shapes)
        record = Record(block.top, end, list(lines[block.bottom : max(end, block.bottom)]), names[number])
        record.head = list(lines[block.top : block.bottom])
        stamp(record, lines[block.anchor])
        _trim(record, template, shapes, block.bottom, last=following is None)
        records.append(record)
    records[:0] = _opening(records, template, shapes)
    _carry_edits(records)
    _without_title(records, shapes)
    _without_bylines(records)
    _without_counts(records)
    _without_signatures(records)
    for record in records:
        drop_edges(record)
    return records


def _opening(records: Sequence[Record], template: Template, shapes: Shapes) -> list[Record]:
    """The post above the first head, where all heads are of replies (`Re: title`) and most of what is above are words.

    The opening post has no such head. A page's own lines above its posts are short.
    """
    heads = (any(subject_of(line.bare) for line in record.head) for record in records)
    above = shapes.lines[: records[0].first] if records else []
    sizes = [len(line.bare.split()) for line in above]
    told = sum(size for size in sizes if size >= _SENTENCE)
    if not all(heads) or told < max(_FEWEST_WORDS, _MOSTLY * sum(sizes)):
        return []
    record = Record(0, len(above), list(above))
    _trim(record, template, shapes, 0, last=False)
    return [record]


def _before_lists(places: list[int], shapes: Shapes) -> list[int]:
    """The anchors without those in a list of other threads below the last post."""
    for number in range(len(places) // 2 + 1, len(places)):
        lines = shapes.lines[places[number - 1] + 1 : places[number]]
        if any(is_list_of_threads(line.bare) for line in lines):
            return places[:number]
    return places


def title_of(records: Sequence[Record], shapes: Shapes) -> str:
    """The thread's title: what posts answer (`Re: title`), else the line that stands alone above the first post."""
    subjects = Counter(
        subject
        for record in records
        for line in (*record.head, *record.dropped)
        if (subject := subject_of(line.bare))
    )
    if subjects and (best := subjects.most_common(1)[0])[1] >= 2:
        return best[0]
    above = [
        line
        for line in shapes.lines[: records[0].first if records else 0]
        if line.bare and not line.furniture
    ]
    if named := [match[1] for line in above if (match := _TITLE.match(line.bare))]:
        return named[-1]
    headings = [line for line in above if line.raw.lstrip().startswith("# ")]
    if headings:
        return headings[-1].bare
    plain = [
        line for line in above if line.indent == 0 and len(line.bare.split()) > 1 and line.raw[0].isalnum()
    ]
    if len(above) > _LONGEST_TOP and len(plain) == 1 and not plain[0].stamped:
        return plain[0].bare
    if 0 < len(above) <= _LONGEST_TOP and len(above[0].bare) <= 160 and above[0].bare[-1] not in ".!:;,":
        return above[0].bare
    return ""


def _with_names(
    blocks: Sequence[Block], at: Sequence[int], names: Sequence[str | None], shapes: Shapes
) -> list[Block]:
    """The blocks with the lines of the names in them; a name may stand above its block once more."""
    grown: list[Block] = []
    ends = [*(block.anchor for block in blocks[1:]), len(shapes.lines)]
    for block, line, name, end in zip(blocks, at, names, ends, strict=True):
        top, bottom = block.top, block.bottom
        if line >= 0:
            top, bottom = min(top, line), min(max(bottom, line + 1), end)
        floor = grown[-1].bottom if grown else 0
        for above in range(top - 1, max(floor, top - 5) - 1, -1):
            upper = shapes.lines[above]
            if upper.named or upper.level or len(upper.bare) > 60:
                break
            if name and upper.bare.casefold().startswith(name.casefold()):
                top = above
        while top > floor and shapes.key[top - 1] == PICTURE:
            top -= 1
        grown.append(Block(max(top, floor), block.anchor, max(bottom, block.anchor + 1)))
    return grown


def _page_end(block: Block, template: Template, shapes: Shapes) -> int:
    """Where the last post of a page ends: at what stands below every post, or below every page."""
    for at in range(block.bottom + 1, len(shapes.lines)):
        if shapes.key[at] in template.feet or is_page_end(shapes.lines[at].bare):
            return at
    return len(shapes.lines)


def stamp(record: Record, anchor: Line) -> None:
    """Date and number from the anchor, else from the lines next to it."""
    at = record.head.index(anchor)
    lines = sorted(range(len(record.head)), key=lambda number: abs(number - at))
    for number in lines:
        line = record.head[number]
        joined = number > 0 and record.head[number - 1].label  # `Joined`, and the date under it
        if line.label or line.named or (joined and number != at) or _OTHER_DATE.search(line.bare):
            continue
        if record.date is None and (match := find_date(line.bare)):
            record.date = when(match[0].strip())
        if record.number is None and (line is anchor or find_number(line.bare)):
            found = number_in(line.bare)
            record.number = str(found) if found is not None else None


def _trim(record: Record, template: Template, shapes: Shapes, bottom: int, *, last: bool) -> None:
    """Take away what stands around the words: the template's feet, furniture, the author's name, counts."""
    words = record.words
    above = 0
    while above < len(words) and (not words[above].bare or shapes.key[bottom + above] in template.feet):
        above += 1  # what is left of the head: a date once more, an empty item
    above = above if above < len(words) else 0
    for at in range(above + 1, len(words)):
        following = " ".join(line.bare for line in words[at + 1 : at + 3])
        if (
            shapes.key[bottom + at] in template.feet
            or is_foot(words[at].bare)
            or begins_attachments(words[at].bare, following)
        ):
            del words[at:]
            break
    del words[:above]
    for at in range(1, len(words)):
        if is_edit_mark(words[at].bare) and len(words) - at <= _LONGEST_TAIL:
            record.edited = True
            record.below = words[at + 1 :]
            del words[at:]
            break
    record.words = words = [
        line for line in words if not is_furniture(line.bare, edge=False) or is_expander(line.bare)
    ]
    drop_edges(record)


def drop_edges(record: Record) -> None:
    """Take away furniture, counts and the author's name where the words begin and end."""
    words = record.words
    name = (record.author or "").casefold()

    def drops(line: Line) -> bool:
        bare = line.bare
        return (
            not bare
            or line.key == PICTURE
            or (is_furniture(bare, edge=True) and not is_expander(bare))
            or (bool(name) and bare.casefold() == name)
            or _COUNT.match(bare) is not None
            or is_rank(bare)
        )

    while len(words) > 1 and len(words[-1].bare) == 1 and words[-1].bare.isupper():
        words.pop()  # what stands for a picture of the next post's author

    while words and drops(words[-1]):
        words.pop()
    while words and (drops(words[0]) or words[0].bare.casefold().startswith("re: ")):
        record.dropped.append(words.pop(0))


def _without_title(records: Sequence[Record], shapes: Shapes) -> None:
    """Take the thread's title from above the words of the first post, where it stands above the posts too."""
    if not records or len(records[0].words) < 2:
        return
    first = records[0].words[0].bare.casefold()
    above = shapes.lines[: records[0].first]
    again = any(line.bare.casefold() == first for line in records[0].words[1:])  # said by the author, too
    if 8 < len(first) <= 160 and (again or any(line.bare.casefold().endswith(first) for line in above)):
        records[0].dropped.append(records[0].words.pop(0))


def _without_bylines(records: Sequence[Record]) -> None:
    """Take away a line above the words that names the author once more, alike in nearly all posts: `Post by X »`.

    Where such a line names somebody else than the head seemed to, it is right.
    """
    rests = [_beside_name(record) for record in records]
    (before, after), count = Counter(filter(None, rests)).most_common(1)[0] if any(rests) else (("", ""), 0)
    if count < max(_FEWEST_ALIKE, _NEARLY_ALL * sum(record.author is not None for record in records)):
        return
    for record in records:
        first = record.words[0].bare if len(record.words) > 1 else ""
        name = first[len(before) : len(first) - len(after)]
        if first == before + name + after and may_be_name(name):
            record.author = name
            record.dropped.append(record.words.pop(0))


def _beside_name(record: Record) -> tuple[str, str] | None:
    """What stands before and after the author's name in a short first line; None where it is not there, or alone."""
    first = record.words[0].bare if len(record.words) > 1 else ""
    before, found, after = first.partition(record.author) if record.author else (first, "", "")
    beside = len(before) + len(after)
    return (before, after) if found and 0 < beside <= _LONGEST_BESIDE else None


def _carry_edits(records: list[Record]) -> None:
    """An edit mark above a head is of the post before."""
    for record, following in pairwise(records):
        record.edited = record.edited or any(is_edit_mark(line.bare) for line in following.head)


def _without_counts(records: Sequence[Record]) -> None:
    """Take away lines that are a figure and a word or two, the same words at the end of several posts: `3 replies`.

    A short line or two may stand below: who replied, what other threads link to the post.
    """

    def counts(line: Line) -> bool:
        key = "" if line.level else line.key
        return (key.startswith("0 ") or key.endswith(" 0")) and len(key.split()) <= _MOST_COUNTED

    seen = Counter(
        key for record in records for key in {line.key for line in record.words[1:][-_MOST_UNDER - 1 :]}
    )
    for record in records:
        words = record.words
        for under in range(1, min(_MOST_UNDER + 2, len(words))):
            line = words[-under]
            if counts(line) and seen[line.key] > 1:
                del words[-under:]
                break
            if len(line.bare) > _SHORT or line.bare.endswith((".", "!", "?")):
                break


def _without_signatures(records: list[Record]) -> None:
    """Take away lines with which an author ends every post, and what stands under a rule at a post's end."""
    for record in records:
        for at in range(max(1, len(record.words) - 8), len(record.words)):
            if _SIGNATURE_RULE.fullmatch(record.words[at].raw):
                del record.words[at:]
                break
    by_author: defaultdict[str, list[Record]] = defaultdict(list)
    for record in records:
        if record.author:
            by_author[record.author].append(record)
    for own in by_author.values():
        if len(own) < 2 or any(_OWN_RULE.fullmatch(line.raw) for record in own for line in record.words[-7:]):
            continue
        tails = Counter(
            tail
            for record in own
            for _, tail in _tails(record.words[:1] + record.below if record.below else record.words)
        )
        for record in own:
            for at, tail in _tails(record.words):
                if tails[tail] >= max(2, 0.5 * len(own)):
                    del record.words[at:]
                    break


def _tails(words: Sequence[Line]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """What may be a signature at the end of words, longest first, and the line it begins with.

    A short line or two may stand below it: who liked the post. The first line is never part of it.
    """
    count = len(words)
    seen: set[tuple[str, ...]] = set()
    for length in range(min(_LONGEST_TAIL, count - 1), 0, -1):
        for under in range(min(_MOST_UNDER, count - 1 - length) + 1):
            if under and (
                len(words[count - under].bare) > _SHORT or words[count - under].bare.endswith((".", "!", "?"))
            ):
                break
            lines = words[count - under - length : count - under]
            tail = tuple(line.bare for line in lines)
            if tail not in seen and sum(len(bare.split()) for bare in tail) >= _LEAST_SIGNATURE:
                seen.add(tail)
                yield count - under - length, tail
