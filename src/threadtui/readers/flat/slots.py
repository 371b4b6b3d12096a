"""Where in the head of a post its author's name stands: the place whose words are names, not the same in all."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from threadtui.readers.flat.called import without_ranks
from threadtui.readers.flat.lines import Line
from threadtui.readers.flat.names import may_be_name, name_in
from threadtui.readers.flat.stamps import with_signs

if TYPE_CHECKING:
    from threadtui.readers.flat.shapes import Shapes
    from threadtui.readers.flat.template import Block

_BY = re.compile(
    r"(?i)^(?:re:.{0,80}\s)?(?:posted\s|post\s|written\s|started\s|comment\s)?(?:by|von|par|por|di|da|door|av|от|автор|author|autor|auteur"
    r"|autore)\s*:?\s+(.{1,60})$"
)
_FIGURES = re.compile(r"\d{1,6}(?!\d)")
_NEARLY = 0.88
"""Of places that are worth nearly the same the upper one holds the name."""
_FEW = 5
"""In more heads than that one and the same word is hardly the author of nearly all."""
_KNOWN = 0.7
"""And it is as often called by others as the best: nobody calls a rank."""
_HANDLE = 0.65
"""What `@handle` is worth as a name: where a page prints it, the name stands above."""
_LETTERED = 1.3
"""What it is worth that names begin with the letters above them."""
_LETTERS = "under its letter"
_INLINE = ("by", "in", "in anchor")
"""Places inside a line."""
_BESIDE = ("in or above", "in or below")
"""Places in the anchor, or in the line next to it in heads that took two lines."""
_LONGEST_RANK = 60
"""Most characters of a line between a name and its head."""
_OVER, _MORE = 0.8, 1.3
"""In so many blocks names stand over ranks, and there are so many times as many of them."""
_FEWEST_LABELS, _OWN = 3, 0.6
"""A label has so many lines below it in turn, and most of what stands below it is below no other."""
_EACH = 0.9
"""Share of the heads in which a line stands that is of the page."""
_OFTEN = 0.75
"""Share of the heads in which a place holds names, where it holds none of those who are quoted."""
_OFFSETS = (-3, -2, -1, 1, 2, 3)


_Told = dict[int, tuple[int, str]]
"""What stands in a place: by the number of the block, its line and words."""
_Values = defaultdict[tuple[object, ...], _Told]


class Slot(NamedTuple):
    """A place in the head."""

    names: tuple[str | None, ...]
    """What stands there in each block, where it may be a name."""
    lines: tuple[int, ...]
    """The line it stands in, in each block; -1 where there is none."""
    worth: float
    """How sure it is that these are the authors, from 0 to about 1.5."""
    above: bool = False
    """Whether it may be of the post above: a line over the block."""
    known: float = 0.0
    """The share of those whom the page calls by name that stand there, or of the names there that it calls."""


def best_slot(shapes: Shapes, blocks: Sequence[Block]) -> Slot | None:
    """The place in the blocks that holds names, or None where none does for certain."""
    quoted, called = shapes.quoted, shapes.called
    labels = _labels(shapes, blocks) - quoted - called
    fixed = _in_each(shapes, blocks) - quoted - called
    values, slots = _slots(shapes, blocks, labels, fixed)
    if not slots and fixed:  # one author may have written nearly all
        values, slots = _slots(shapes, blocks, labels, set())
    if not slots:
        return None
    slots.sort(key=lambda slot: -slot.worth)
    near = [
        slot
        for slot in slots
        if slot is slots[0]
        or (
            slot.worth >= _NEARLY * slots[0].worth
            and slot.known >= _KNOWN * slots[0].known
            and _covers(slot, slots[0])
            and not slot.above
        )
    ]
    if slots[0].above and len(near) > 1:  # a line over the block may be what somebody signs with
        near.remove(slots[0])
    slots.insert(0, min(near, key=lambda slot: (_height(slot, blocks), -slot.worth)))
    if over := next((slot for slot in slots[1:] if _is_over(slot, slots[0])), None):
        slots.insert(0, over)
    if (told := _place_above(slots[0], values.values())) is not None:
        slots.insert(0, _moved_up(slots[0], told))
    names, lines = list(slots[0].names), list(slots[0].lines)
    for other in slots[1:12]:  # a head that differs a little from the others has the name in another place
        if None in names and _agree(slots[0], other):
            for number, name in enumerate(other.names):
                if names[number] is None and name is not None:
                    names[number], lines[number] = name, other.lines[number]
    names = without_ranks(names, quoted | called)
    shown = {name.casefold() for name in names if name}
    if quoted and not quoted & shown and sum(name is not None for name in names) < _OFTEN * len(names):
        return None  # who is quoted wrote here, and what stands here now and then is something else
    return Slot(tuple(names), tuple(lines), slots[0].worth)


def _slots(
    shapes: Shapes, blocks: Sequence[Block], labels: set[str], fixed: set[str]
) -> tuple[_Values, list[Slot]]:
    """What stands in each place of the blocks, and the places that may hold names. `fixed` are no names."""
    values: _Values = defaultdict(dict)
    for number, block in enumerate(blocks):
        for place, at, value in _values(shapes, block, blocks[number - 1].bottom if number else 0, fixed):
            values[place].setdefault(number, (at, value))
    slots = [
        slot
        for place, told in values.items()
        if len(told) >= 0.6 * len(blocks)
        and (slot := _judged(place, told, shapes, len(blocks), labels, fixed)) is not None
    ]
    return values, slots


def _covers(slot: Slot, best: Slot) -> bool:
    """Whether a place has a name in nearly as many blocks."""
    return sum(name is not None for name in slot.names) >= 0.9 * sum(name is not None for name in best.names)


def _is_over(slot: Slot, ranks: Slot) -> bool:
    """Whether a place is the line over another in nearly all blocks, and more differ there: names over their ranks."""
    both = [(a, b) for a, b in zip(slot.lines, ranks.lines, strict=True) if a >= 0 and b >= 0]
    return (
        not slot.above
        and len(both) >= _OVER * sum(line >= 0 for line in ranks.lines)
        and sum(a == b - 1 for a, b in both) >= _OVER * len(both)
        and len(set(slot.names)) >= _MORE * len(set(ranks.names))
    )


def _height(slot: Slot, blocks: Sequence[Block]) -> int:
    """Where in its block a place usually is, from the anchor: the name stands above ranks."""
    heights = sorted(at - block.anchor for at, block in zip(slot.lines, blocks, strict=True) if at >= 0)
    return heights[len(heights) // 2] if heights else 0


def _place_above(slot: Slot, values: Collection[_Told]) -> _Told | None:
    """The place in the heads that begins with the name of the next block, where names stand below their posts.

    So it is of pages that print `name, date, number` under each post, and the name above it (XenForo 1). Where the
    first head has a name, too, nothing may stand behind it above: a post may begin with whom it answers.
    """
    fits = [(_follows(slot, told), at, told) for at, told in enumerate(values)]
    count, _, best = max(fits, default=(0, 0, None), key=lambda fit: fit[:2])
    return best if count and 2 * count >= len(slot.names) else None


def _follows(slot: Slot, told: _Told) -> int:
    """In how many heads a place has the next block's name, where it has that nearly everywhere and seldom its own."""
    named = sum(
        number in told and name is not None and name in told[number][1]
        for number, name in enumerate(slot.names[1:])
    )
    if 2 * named < len(slot.names):
        return 0
    alone = slot.names[0] is not None
    pairs = [
        (words[1], mine, following)
        for number, (mine, following) in enumerate(pairwise(slot.names))
        if following is not None
        and (words := told.get(number)) is not None
        and words[0] != slot.lines[number + 1]
        and (not alone or may_be_name(name_in(words[1])))
    ]
    follows = sum(_begins(words, following, alone=alone) for words, _, following in pairs)
    same = sum(_begins(words, mine, alone=alone) for words, mine, _ in pairs)
    return follows if len(pairs) >= 3 and follows >= _OVER * len(pairs) and 2 * same < len(pairs) else 0


def _moved_up(slot: Slot, told: _Told) -> Slot:
    """The names of such a place, each with its post; the last one is known by how its head begins."""
    known = {name for name in slot.names if name}
    names: list[str | None] = []
    lines: list[int] = []
    for number, following in enumerate((*slot.names[1:], None)):
        at, words = told.get(number, (-1, ""))
        alone = may_be_name(name := name_in(words)) and (name in known or slot.names[0] is not None)
        begun = following or next((each for each in known if _begins(words, each)), None)
        names.append(name if alone else begun)
        lines.append(at if alone else -1)
    return slot._replace(names=tuple(names), lines=tuple(lines))


def _begins(words: str, name: str | None, *, alone: bool = False) -> bool:
    """Whether words begin with a name, or are that and nothing else."""
    return name is not None and (name_in(words) == name if alone else f"{words} ".startswith(f"{name} "))


def _agree(slot: Slot, other: Slot) -> bool:
    """Whether two places have the same names where both have one."""
    both = [(a, b) for a, b in zip(slot.names, other.names, strict=True) if a is not None and b is not None]
    return len(both) >= 2 and sum(a == b for a, b in both) >= 0.9 * len(both)


def _values(
    shapes: Shapes, block: Block, floor: int, fixed: Collection[str]
) -> list[tuple[tuple[object, ...], int, str]]:
    """The places around one anchor, the lines there, and the words that stand in them. `fixed` are no names."""
    lines = shapes.lines
    found: list[tuple[tuple[object, ...], int, str]] = []
    low, high = max(floor, block.top - 3), min(len(lines), block.bottom + 2)
    for offset in _OFFSETS:
        if low <= (at := block.anchor + offset) < high and not _words_between(shapes, at, block.anchor):
            found.append((("anchor", offset), at, lines[at].bare))
    for edge, at in (("top", block.top - 1), ("first line", block.top), ("end", block.bottom)):
        if low <= at < high:
            found.append(((edge,), at, lines[at].bare))
    if low <= (at := _paragraph_top(lines, block.top, low)):
        found.append((("paragraph",), at, lines[at].bare))
    if low < block.top and low <= (at := _paragraph_top(lines, block.top - 1, low)):
        found.append((("paragraph above",), at, lines[at].bare))
    for place, begins in (("first", block.top), ("first, or above", low)):
        heads = range(begins, min(high, block.bottom))
        first = next((at for at in heads if shapes.is_name(at) and shapes.key[at] not in fixed), -1)
        if first >= 0:
            found.append(((place,), first, lines[first].bare))
    inside, above = range(block.top, min(high, block.bottom)), range(block.top - 1, low, -1)
    for at in (*inside, *above):  # the nearest first
        if at > low and at in shapes.lettered:
            found.append(((_LETTERS,), at, lines[at].bare))
    for at in range(low, min(high, block.bottom)):
        if (match := _BY.match(lines[at].bare)) and not _words_between(shapes, at, block.anchor):
            found.append((("by",), at, match[1]))
    for at in range(max(low, block.top), min(high, block.bottom)):
        line = lines[at]
        if line.stamped and not line.label:
            inline = False
            for run, (part, words) in enumerate(_runs(shapes, line)):
                if part == "*":
                    found.append((("in", shapes.key[at], run), at, words))
                    if at == block.anchor:
                        if not inline and may_be_name(name_in(words)):
                            inline = True
                            found += [(("in or above",), at, words), (("in or below",), at, words)]
                        found.append((("in anchor", run), at, words))
            if at == block.anchor and not inline:
                for place, beside in (("in or above", at - 1), ("in or below", at + 1)):
                    if low <= beside < high:
                        found.append(((place,), beside, lines[beside].bare))
        if not shapes.key[at]:
            continue
        for offset in (-2, -1, 1) if line.label else (-1, 1):
            if low <= at + offset < high:
                found.append(((shapes.key[at], offset), at + offset, lines[at + offset].bare))
    return found


def _labels(shapes: Shapes, blocks: Sequence[Block]) -> set[str]:
    """The lines in several heads that have other lines below them each time, which stand below no others.

    So it is of the labels of a card that one forum alone has; below a name there is always the same rank.
    """
    below: defaultdict[str, Counter[str]] = defaultdict(Counter)
    above: defaultdict[str, set[str]] = defaultdict(set)
    lines = shapes.lines
    for block in blocks:
        for at in range(block.top, block.bottom - 1):
            plain = not (lines[at].furniture or lines[at].stamped) and may_be_name(lines[at].bare)
            if plain and block.anchor not in (at, at + 1) and shapes.key[at + 1]:
                below[shapes.key[at]][shapes.key[at + 1]] += 1
                above[shapes.key[at + 1]].add(shapes.key[at])
    labels: set[str] = set()
    for key, values in below.items():
        own = [count for value, count in values.items() if len(above[value]) == 1 and value != key]
        if len(own) >= _FEWEST_LABELS and sum(own) >= _OWN * values.total():
            labels.add(key)
    return labels


def _in_each(shapes: Shapes, blocks: Sequence[Block]) -> set[str]:
    """The lines that stand in nearly every head, and so are of the page: hardly anybody writes nearly all posts."""
    if len(blocks) <= _FEW:
        return set()
    seen: Counter[str] = Counter()
    for block in blocks:
        seen.update({shapes.key[at] for at in range(block.top, block.bottom)})
    often = (key for key, count in seen.items() if count >= _EACH * len(blocks))
    return {key for key in often if key and shapes.is_name(shapes.places[key][0])}


def _paragraph_top(lines: Sequence[Line], at: int, low: int) -> int:
    """The first of the short lines that stand without a blank one above a line, and that line."""
    while at > low and lines[at - 1].at == lines[at].at - 1 and len(lines[at - 1].bare) <= _LONGEST_RANK:
        at -= 1
    return at


def _counts_up(names: Sequence[str | None]) -> bool:
    """Whether most names begin with a number, each a higher one than the one before."""
    numbers = [int(match[0]) for name in names if name and (match := _FIGURES.match(name))]
    rising = sum(second > first for first, second in pairwise(numbers))
    return 2 * len(numbers) > len(names) > 1 and rising >= 0.8 * (len(numbers) - 1)


def _words_between(shapes: Shapes, at: int, anchor: int) -> bool:
    """Whether a line between two others is too long for a head: then only one of the two is in it."""
    first, last = (at, anchor) if at < anchor else (anchor, at)
    return last > first + 1 and shapes.long[last] > shapes.long[first + 1]


def _runs(shapes: Shapes, line: Line) -> list[tuple[str, str]]:
    """The parts of a line's shape with the words that it has there."""
    words = with_signs(line.bare).split()
    if len(words) != len(line.key.split()):
        return []
    return [(part, " ".join(words[where])) for part, where in shapes.runs(line)]


def _judged(
    place: tuple[object, ...],
    told: dict[int, tuple[int, str]],
    shapes: Shapes,
    count: int,
    labels: set[str],
    fixed: set[str],
) -> Slot | None:
    """How likely the words of a place are the authors' names."""
    quoted, called = shapes.quoted, shapes.called
    names: list[str | None] = [None] * count
    lines = [-1] * count
    for number, (at, value) in told.items():
        name = name_in(value)
        inline = place[0] in _INLINE or (place[0] in _BESIDE and shapes.lines[at].stamped)
        above = shapes.key[at - 1] if at else ""
        if may_be_name(name) and (
            inline
            or (
                shapes.is_name(at)
                and shapes.key[at] not in labels
                and above not in labels
                and shapes.key[at] not in fixed
            )
        ):
            names[number], lines[number] = name, at
    named = [name for name in names if name is not None]
    if _counts_up(names):
        return None  # the numbers of the posts, and a rank behind each
    often = Counter(name.casefold() for name in named)
    share = len(named) / count
    if share < 0.6 or (len(often) < 2 and count > 2) or not named:
        return None
    if place[0] in _INLINE and len(named) > _FEW and often.most_common(1)[0][1] > 0.9 * len(named):
        return None  # a word of the template
    again = sum(number for number in often.values() if number > 1) / len(named)
    known = len(quoted & often.keys()) / len(quoted) if quoted else 0.0
    known = max(known, len(called & often.keys()) / len(often))
    one_word = sum(" " not in name for name in named) / len(named)
    worth = share**2 * (
        0.4 + 0.25 * again + 0.4 * known + 0.15 * one_word + 0.25 * min(1.0, 1.5 * len(often) / count)
    )
    if len(quoted) >= 2 and not known:
        worth *= 0.7
    if sum(value.startswith("@") for _, value in told.values()) > 0.5 * len(told):
        worth *= _HANDLE
    if place[0] == _LETTERS:
        worth *= _LETTERED if share >= 0.9 else 1.1
    elif place[0] in _INLINE:
        worth *= 1.1
    elif place[0] in ("first", *_BESIDE):
        worth *= 0.95
    elif place[0] == "first, or above":
        worth *= 0.85
    return Slot(tuple(names), tuple(lines), worth, place[0] in ("first, or above", "top"), known)
