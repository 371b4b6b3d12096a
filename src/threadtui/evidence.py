"""Why a quote is linked to its source, in words, and what of it is not to be trusted. No interface."""

from __future__ import annotations

import re

from threadtui.model import Method
from threadtui.quotes.difference import Change, Weight, difference
from threadtui.thread import Thread

_WORD = re.compile(r"\w+")
_QUICK = 4000
"""Longer quotations, in characters, are not compared word by word for a mark on the page."""

REASONS = {
    Method.ID: "the file itself names the quoted post",
    Method.VERBATIM: "the words stand there, word for word",
    Method.TRIMMED: "the words stand there, but cut, or with some left out between",
    Method.EDITED: "most of the words stand there in this order; some differ",
    Method.ATTRIBUTION: "the name that is given; the words were not found",
    Method.SHORT: "the same few words, in a paragraph of their own with an answer under it",
    Method.MANUAL: "linked by you",
    Method.NONE: "no earlier post of this file has the words",
}
"""What each method means, for a reader."""

CHANGED = {
    Weight.NEGATION: "negation",
    Weight.NUMBER: "number",
    Weight.WORDS: "words",
    Weight.SPELLING: "spelling",
}
"""What kind of words a change of each weight is in, for a reader."""


def changes(thread: Thread, row: int) -> list[Change]:
    """What of a quote's words differs from the words of its source, the weightiest first; nothing without one."""
    words = source_words(thread, row)
    return difference(thread.quote_text(row), words) if words else []


def source_words(thread: Thread, row: int) -> str:
    """The words that a quote is of, as its source wrote them: without what that quotes between them.

    The empty string where no source is known, or its words were not found.
    """
    source = thread.quotes.source_of(row)
    if source is None or source.end <= source.start:
        return ""
    start, end = thread.span_in_body(source)
    return thread.written(source.post).text[start:end]


def misattributed(thread: Thread, row: int) -> bool:
    """Whether the name that a quote gives is another than its source's author.

    A name is the same with other capitals, as a part of the other (`tom`, `Tom Wheeler`), or where another post
    of the named author has the words too. A source without a name proves nothing.
    """
    quotes = thread.quotes
    given, source = quotes.attributions.get(row), quotes.source[row]
    author = thread.posts[source].author if source >= 0 else None
    if given is None or author is None or _same_name(given, author):
        return False
    others = (thread.posts[other.post].author for other in quotes.runners_up.get(row, ()))
    return not any(other is not None and _same_name(given, other) for other in others)


def doubts(thread: Thread, row: int) -> list[str]:
    """What a reader of a quote should know at a glance: `misattributed`, `altered`, `altered: negation`,
    `of a later post`.

    Of an altered quote only a change that bears on the meaning is named.
    """
    found = ["misattributed"] if misattributed(thread, row) else []
    altered, changed = _alteration(thread, row)
    if altered:
        weightiest = changed[0].weight if changed else Weight.WORDS
        bears = weightiest in (Weight.NEGATION, Weight.NUMBER)
        found.append(f"altered: {CHANGED[weightiest]}" if bears else "altered")
    if thread.quotes.source[row] > thread.quotes.post[row]:
        found.append(
            "of a later post"
        )  # which the tree has not above this one: it would go round in a circle
    return found


def is_altered(thread: Thread, row: int) -> bool:
    """Whether a quote's words differ from its source's, also where the file names the source."""
    return _alteration(thread, row)[0]


def _alteration(thread: Thread, row: int) -> tuple[bool, list[Change]]:
    """Whether a quote is altered, and its changes, as far as they are told at a glance."""
    quotes = thread.quotes
    altered = bool(quotes.altered[row])
    told = quotes.method[row] in (Method.ID, Method.MANUAL)
    quick = (altered or told) and quotes.end[row] - quotes.start[row] <= _QUICK
    changed = changes(thread, row) if quick else []
    if (
        not altered
    ):  # found by its id whatever its words are: a picture's label or a part left out is no alteration
        changed = [one for one in changed if one.weight is Weight.NEGATION or (one.source and one.quote)]
    return altered or bool(changed), changed


def _same_name(one: str, other: str) -> bool:
    first, second = ({word.casefold() for word in _WORD.findall(name)} for name in (one, other))
    return not first or not second or first <= second or second <= first
