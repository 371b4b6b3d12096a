"""Pages of sites where people quote as in mail: with `>` at the head of a line, for want of markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from threadtui.model import Link
from threadtui.readers.html.rendered import Rendered
from threadtui.readers.quoted import Line, from_lines

_SIGNS = re.compile(r"(?:>[ \t]?)+(?=\S)")


def with_signs(made: Rendered) -> Rendered:
    """A post in which lines that begin with `>` are quotations; as it is where no line does."""
    if made.marks or not any(map(_SIGNS.match, made.text.split("\n"))):
        return made
    text, marks = from_lines(_lines(made.text))
    return Rendered(text, tuple(marks), tuple(_moved(made, text)))


def _lines(text: str) -> Iterator[Line]:
    for line in text.split("\n"):
        signs = _SIGNS.match(line)
        yield Line(signs[0].count(">"), line[signs.end() :]) if signs else Line(0, line)


def _moved(made: Rendered, text: str) -> Iterable[Link]:
    """The links where their words stand now: in the same order, only signs have gone."""
    at = 0
    for link in made.links:
        words = made.text[link.start : link.end]
        found = text.find(words, at)
        if found >= 0:
            yield Link(found, found + len(words), link.address)
            at = found + len(words)
