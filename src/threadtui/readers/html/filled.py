"""Names and dates that a profile's rules miss on a page of a changed skin, told by what repeats in its posts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from threadtui.readers.html.dating import OTHER_DATE, has_date, when
from threadtui.readers.html.engine import Record
from threadtui.readers.html.naming import before_in, name_shape, told_names
from threadtui.readers.html.profile import Profile, first
from threadtui.readers.html.shapes import Shapes
from threadtui.text import clean, one_line

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_MISSED = 10
"""Rules that miss one of so many posts are taken to know the page: the others have no name."""
_HARDLY = 5
"""Rules that know no more than one of so many names know none: what they found is somebody whom the post answers."""
_AGREE = 0.8
"""What repeats counts where it says the same as the rules in so many of the posts that these know."""
_MOST = 0.7
"""So many posts have a name in the line of their date, where names stand there at all."""
_LONGEST_DATE = 80


def filled(root: LexborNode, found: Sequence[Record], profile: Profile) -> list[Record]:
    """The posts with a name and the element of a date, where the profile misses these in too many of them."""
    names = [record.author or first(record.element, profile.author) for record in found]
    dates = [
        any(map(_has_date, (first(record.element, (rule,)) for rule in profile.date))) for record in found
    ]
    if not (_are_missed(names) or _are_missed(dates)):
        return list(found)
    shapes = Shapes(root)
    if not all(shapes.counts(record.element) for record in found):  # a torn page: a post stands in a button
        return list(found)
    around = _around(found, shapes)
    inside = [_beside(record, element, shapes) for record, element in zip(found, around, strict=True)]
    result = list(found)
    if _are_missed(names):
        told = _names(around, inside, shapes)
        known = sum(map(bool, names)) * _HARDLY > len(names)
        if not known or _agree(names, told):
            result = [
                record._replace(author=other) if other and not (known and name) else record
                for record, name, other in zip(result, names, told, strict=True)
            ]
    if _are_missed(dates):
        card = {
            node.mem_id
            for part in (root.css(profile.card) if profile.card else ())
            for node in shapes.within(part)
        }
        lines = _dates([[node for node in parts if node.mem_id not in card] for parts in inside], shapes)
        result = [
            record if is_dated else record._replace(date=line)
            for record, is_dated, line in zip(result, dates, lines, strict=True)
        ]
    return result


def _are_missed(told: Sequence[object]) -> bool:
    missed = sum(not one for one in told)
    return len(told) > 2 and missed * _MISSED > len(told)


def _agree(names: Sequence[str | None], told: Sequence[str | None]) -> bool:
    both = [(one, other) for one, other in zip(names, told, strict=True) if one and other]
    return sum(one == other for one, other in both) >= _AGREE * len(both)


def _around(found: Sequence[Record], shapes: Shapes) -> list[LexborNode]:
    """For each post the largest element that holds no other: a skin may put the author's card beside the post's."""
    holds = Counter(above.mem_id for record in found for above in shapes.above(record.element))
    around: list[LexborNode] = []
    for record in found:
        alone = takewhile(lambda above: holds[above.mem_id] == 1, shapes.above(record.element))
        *_, widest = (record.element, *alone)
        around.append(widest)
    return around


def _beside(record: Record, element: LexborNode, shapes: Shapes) -> list[LexborNode]:
    """The elements in the one around a post that are not in its words, nor around them."""
    counted = filter(shapes.counts, record.words)
    words = {node.mem_id for part in counted for node in (*shapes.within(part), *shapes.above(part))}
    return [node for node in shapes.within(element) if node.mem_id not in words]


def _names(
    around: Sequence[LexborNode], inside: Sequence[Sequence[LexborNode]], shapes: Shapes
) -> Sequence[str | None]:
    told = told_names(around)
    if any(told):
        return told
    shape = name_shape(inside, [], shapes)
    names = [
        next(
            (
                one_line(clean(node.text()))
                for node in parts
                if shapes.shape(node) == shape and shapes.length(node)
            ),
            "",
        )
        for parts in inside
    ]
    lines = _dates(inside, shapes)
    beside = [
        name or (before_in(line) if line is not None else None)
        for name, line in zip(names, lines, strict=True)
    ]
    return beside if sum(map(bool, beside)) >= _MOST * len(beside) and len({*beside}) > 1 else names


def _dates(inside: Sequence[Sequence[LexborNode]], shapes: Shapes) -> list[LexborNode | None]:
    """For each post the element with the date that stands in most of them, the shortest of those around it."""
    dated = [
        {shapes.shape(node): node for node in reversed(parts) if _tells_date(node, shapes)}
        for parts in inside
    ]
    often = Counter(shape for nodes in dated for shape in nodes)
    if not often or often.most_common(1)[0][1] * 2 <= len(inside):
        return [None] * len(inside)
    most = often.most_common(1)[0][1]

    def length(shape: str) -> int:
        return sum(shapes.length(nodes[shape]) for nodes in dated if shape in nodes)

    best = min((shape for shape in often if often[shape] == most), key=length)
    return [nodes.get(best) for nodes in dated]


def _tells_date(node: LexborNode, shapes: Shapes) -> bool:
    near = (above for above in islice(shapes.above(node), 3) if shapes.length(above) <= _LONGEST_DATE)
    if any(OTHER_DATE.search(above.text()) for above in near):
        return False
    told = (node.attributes.get(key) for key in ("datetime", "title", "data-time", "data-timestamp"))
    if any(map(_has_date, told)):
        return True
    return 0 < shapes.length(node) <= _LONGEST_DATE and has_date(one_line(clean(node.text())))


def _has_date(told: str | None) -> bool:
    return told is not None and (when(told) is not None or has_date(told))
