"""The post that opens a thread, where a page shows it unlike the replies below it.

The replies repeat and tell where they stand and how their authors are named; what stands before them in the same
part of the page, has words and a date, and names somebody in the same way is the post that they answer.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from threadtui.readers.html.dating import OTHER_DATE, has_date, is_relative
from threadtui.readers.html.engine import Record
from threadtui.readers.html.naming import LONGEST
from threadtui.readers.html.shapes import Shapes
from threadtui.text import clean, one_line

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_APART = frozenset(("nav", "header", "footer", "aside", "menu", "form", "script", "style", "h1", "h2", "h3"))
"""Elements that hold no post."""
_LEAST = 40
"""So many characters, links left out, a post has that is taken to open a thread."""
_NEARLY, _MOSTLY = 0.92, 0.6
"""The innermost element with so much of the words is taken; one with less than the second is only a part of them."""
_LONGEST_DATE = 80


def opening_post(found: Sequence[Record], shapes: Shapes) -> Record | None:
    """The post before those found, or None where there is none."""
    kinds = _name_kinds(found, shapes)
    if not kinds:
        return None
    for block in _before(found[0].element, shapes):
        parts = shapes.within(block)
        named = next(
            (part for part in parts if 1 < shapes.length(part) <= LONGEST and _kinds(part, shapes) & kinds),
            None,
        )
        if named is None or shapes.words(block) < _LEAST:
            continue
        date = next((part for part in parts if _tells_date(part, shapes)), None)
        if date is None:
            continue
        words = _words(block, named, date, shapes)
        if _said(words, shapes) >= _LEAST:
            if _beginning(words) == _beginning(found[0].words):  # a summary of it, or the same once more
                return None
            return Record(block, words, one_line(clean(named.text())), date)
    return None


def _said(words: Sequence[LexborNode], shapes: Shapes) -> int:
    """Characters of some elements that are in no link and no heading: above the posts stands the thread's title."""
    headings = (heading for part in words for heading in part.css("h1, h2, h3") if shapes.counts(heading))
    return sum(map(shapes.words, words)) - sum(map(shapes.words, headings))


def _beginning(words: Sequence[LexborNode]) -> str:
    return one_line(clean(" ".join(part.text() for part in words)))[:_LEAST]


def _name_kinds(found: Sequence[Record], shapes: Shapes) -> set[str]:
    """How the authors of the posts are named: what most of the elements with a name have in common."""
    kinds: Counter[str] = Counter()
    for record in found:
        named = (part for part in shapes.within(record.element) if shapes.length(part) <= LONGEST)
        kinds.update(
            {
                kind
                for part in named
                if record.author and one_line(part.text()) == record.author
                for kind in _kinds(part, shapes)
            }
        )
    return {kind for kind, count in kinds.items() if count * 3 >= len(found)}


def _kinds(node: LexborNode, shapes: Shapes) -> set[str]:
    """An element's tag and classes, if it has any, and the folder to which it leads."""
    own = shapes.shape(node).rpartition(" > ")[2]
    kinds = {own} if not own.endswith(".") else set()
    address = node.attributes.get("href") or ""
    folder = address.rstrip("/").rpartition("/")[0]
    return kinds | {f"to {folder}"} if folder.rpartition("/")[2] else kinds


def _before(first: LexborNode, shapes: Shapes) -> Iterator[LexborNode]:
    """The elements before one, those beside it first, then those beside what is around it."""
    for around in shapes.above(first):
        if around.tag in ("body", "main"):
            return
        beside = around.prev
        while beside is not None:
            if beside.is_element_node and beside.tag not in _APART and shapes.counts(beside):
                yield beside
            beside = beside.prev


def _tells_date(node: LexborNode, shapes: Shapes) -> bool:
    if not 0 < shapes.length(node) <= _LONGEST_DATE:
        return False
    told = one_line(clean(node.text()))
    return not OTHER_DATE.search(told) and (node.tag == "time" or has_date(told) or is_relative(told))


def _words(block: LexborNode, named: LexborNode, date: LexborNode, shapes: Shapes) -> tuple[LexborNode, ...]:
    """The elements of a post that have its words, and neither its author nor its date."""
    around = {above.mem_id for node in (named, date) for above in shapes.above(node)}
    alone = [part for part in shapes.within(block) if part.mem_id not in around and part.tag not in _APART]
    most = max(map(shapes.words, alone), default=0)
    if most >= _MOSTLY * shapes.words(block):
        return (next(part for part in reversed(alone) if shapes.words(part) >= _NEARLY * most),)
    beside: defaultdict[int, list[LexborNode]] = defaultdict(list)
    for part in alone:
        if part.parent is not None and part.parent.mem_id in around:
            beside[part.parent.mem_id].append(part)
    return tuple(max(beside.values(), key=lambda parts: sum(map(shapes.words, parts)), default=()))
