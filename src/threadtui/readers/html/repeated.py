"""Any page with repeated posts, without a profile: the record that repeats, with a date and an author inside it.

After MDR and DEPTA, but led by the dates: those that stand in the same place of their posts have the same shape.
A post is the largest element around such a date that has no second one; its words are what holds most text in
all of them beside date and name.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from threadtui.readers.html.dating import OTHER_DATE, has_date, is_relative, when
from threadtui.readers.html.engine import Record
from threadtui.readers.html.naming import before, name_shape, told_names
from threadtui.readers.html.opening_post import opening_post
from threadtui.readers.html.profile import NEVER_TEXT, Profile
from threadtui.readers.html.refusal import is_of_cards
from threadtui.readers.html.shapes import Shapes
from threadtui.text import clean, one_line

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

REPEATED = Profile(
    name="HTML page with repeated posts",
    evidence="body",
    post="body",
    body=("body",),
    author=(),
    id=("@id", "@data-id", "[id]@id"),
    date=(
        "@datetime",
        "@content",
        "time[datetime]@datetime",
        "[datetime]@datetime",
        "@title",
        "@data-timestamp",
    ),
    permalink=("a[href*='#']:has(time)@href", "a:has(time)@href"),
    drop=f"{NEVER_TEXT}, [class*=ignature]",
    quote="blockquote, .quote, .bbcode_quote, .quotebox, .quotecontent, .bbCodeQuote",
    attribution="blockquote > cite, .quote > cite, .quoteheader, .quotetitle, .bbcode_postedby, .attribution, cite",
    source=("@data-source", "a[href*='#']@href", "a[href*='p=']@href", "a[href*=post]@href"),
)
"""What is common to such pages; author, date and words come with each record."""

_POST = re.compile(
    r"(?i)\b(?:post|comment|reply|answer|message|respon[sd])|[-_](?:post|comment|reply|message)"
)
_CONTROL = re.compile(
    r"(?i)^(?:reply|quote|report|antworten|zitieren|melden|répondre|citer|signaler|responder|citar|rispondi|cita"
    r"|reageren|citeren|svara|citera|svar|vastaa|lainaa|odpowiedz|cytuj|ответить|цитировать|цитата|返信|引用|回复|답글)\b"
)
"""What a button below a post says."""
_LONGEST_DATE = 80
_NEARLY = 0.92
"""Of shapes one inside the other the innermost that holds so much of the words is taken."""
_LEAST_WORDS = 40
"""A page whose repeated records hold fewer characters in all has no posts."""


def repeated_records(page: LexborHTMLParser) -> list[Record]:
    """The posts of a page of no known engine, in its order; none where nothing but cards of other pages repeats."""
    if page.body is None:
        return []
    shapes = Shapes(page.body)
    best: list[Record] = []
    most = _LEAST_WORDS - 1
    for dates in _dates(page.body, shapes).values():
        if len(dates) < 2:
            continue
        found = _records(dates, shapes)
        length = sum(shapes.words(record.words[0]) for record in found)
        if length > most and len(found) >= 2:
            best, most = found, length
    if not best or is_of_cards(best):
        return []
    first = opening_post(best, shapes)
    return [first, *best] if first is not None else best


def _dates(body: LexborNode, shapes: Shapes) -> dict[str, list[LexborNode]]:
    """The elements that tell a date, by their shape."""
    found: defaultdict[str, list[LexborNode]] = defaultdict(list)
    alone: defaultdict[str, list[LexborNode]] = defaultdict(list)
    for node in shapes.elements:
        is_meta = node.tag == "meta" and (node.attributes.get("itemprop") or "") in (
            "datePublished",
            "dateCreated",
        )
        if is_meta or (0 < shapes.length(node) <= _LONGEST_DATE and _told_date(node, shapes)):
            shape = shapes.shape(node)
            found[shape].append(node)
            alone[shape.partition(" > ")[2]].append(node)  # what is around it may tell one post from another
    for shape, nodes in list(found.items()):
        own = shape.partition(" > ")[2]
        if len(alone.get(own, ())) == len(nodes):  # the same ones
            del alone[own]
    return found | alone


def _told_date(node: LexborNode, shapes: Shapes) -> bool:
    attributes = node.attributes
    if node.tag == "time" or "datetime" in attributes:
        return True
    told = one_line(clean(node.text()))
    if OTHER_DATE.search(told):
        return False
    if has_date(told):
        return True
    return any(when(attributes.get(key) or "") for key in ("title", "data-time", "data-timestamp")) or (
        is_relative(told) and len(told) <= 30
    )


def _records(dates: list[LexborNode], shapes: Shapes) -> list[Record]:
    """The posts around dates of one shape."""
    around = Counter(above.mem_id for date in dates for above in shapes.above(date))
    elements: list[LexborNode] = []
    for date in dates:
        alone = date
        for above in shapes.above(date):
            if around[above.mem_id] > 1:
                break
            alone = above
        elements.append(alone)
    inside = [shapes.within(element) for element in elements]
    name = name_shape(inside, dates, shapes)
    told = told_names(elements)
    words = _words_shape(inside, dates, name, shapes)
    if words is None or (name is None and not any(told) and not _are_posts(elements)):
        return []
    records = []
    for element, date, parts, author in zip(elements, dates, inside, told, strict=True):
        named = next((part for part in parts if shapes.shape(part) == name and shapes.length(part)), None)
        beside = _beside(parts, date, named, shapes)
        said = max((part for part in beside if shapes.shape(part) == words), key=shapes.words, default=None)
        if said is not None and shapes.words(said):
            if author is None:
                author = one_line(clean(named.text())) if named is not None else before(date)
            records.append(Record(element, (said,), author or None, date))
    return _without_wrapping(records, shapes)


def _without_wrapping(records: list[Record], shapes: Shapes) -> list[Record]:
    """Records whose words are not all one quotation: an engine may wrap a post's words in a `blockquote`."""
    inner = [record.words[0].css_first("blockquote") for record in records]
    wrapped = [
        quote is not None and shapes.words(quote) * 50 >= shapes.words(record.words[0]) * 49
        for quote, record in zip(inner, records, strict=True)
    ]
    if sum(wrapped) * 10 < 7 * len(records):
        return records
    return [
        record._replace(words=(quote,)) if quote is not None and is_wrapped else record
        for record, quote, is_wrapped in zip(records, inner, wrapped, strict=True)
    ]


def _are_posts(elements: list[LexborNode]) -> bool:
    """Whether records in which no name was found are said to be posts, by the markup on and in them, or by buttons."""
    said = 0
    for element in elements:
        buttons = (
            node.attributes.get("aria-label") or one_line(node.text())
            for node in element.css("button, a")[:20]
        )
        if any(map(_CONTROL.match, buttons)):
            said += 1
            continue
        around = (element, *element.css("[class], [itemtype]")[:4])
        hints = (
            node.attributes.get(key) or "" for node in around for key in ("class", "id", "itemtype", "x-data")
        )
        said += any(map(_POST.search, hints))
    return len(elements) >= 3 and said * 2 > len(elements)


def _words_shape(
    inside: list[list[LexborNode]], dates: list[LexborNode], name: str | None, shapes: Shapes
) -> str | None:
    """The shape that holds most words over all records and has neither the date nor the name in it."""
    length: Counter[str] = Counter()
    records: Counter[str] = Counter()
    for parts, date in zip(inside, dates, strict=True):
        named = next((part for part in parts if shapes.shape(part) == name and shapes.length(part)), None)
        best: dict[str, int] = {}
        for part in _beside(parts, date, named, shapes):
            shape = shapes.shape(part)
            best[shape] = max(best.get(shape, 0), shapes.words(part))
        length.update(best)
        records.update(best.keys())
    fit = [shape for shape in length if records[shape] >= 0.6 * len(inside)]
    most = max((length[shape] for shape in fit), default=0)
    return next((shape for shape in reversed(fit) if length[shape] >= _NEARLY * most), None)


def _beside(
    parts: list[LexborNode], date: LexborNode, named: LexborNode | None, shapes: Shapes
) -> list[LexborNode]:
    """The elements of a record that have neither its date nor its author in them."""
    around = {above.mem_id for node in (date, named) if node is not None for above in shapes.above(node)}
    return [part for part in parts if part.mem_id not in around]
