"""A message as text with what it quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from threadtui.readers.mail.boxes import head_of
from threadtui.readers.mail.charsets import decoded
from threadtui.readers.quoted import Line, Marked, from_lines
from threadtui.text import clean

_SIGNS = re.compile(r"(?:>[ ]?)+")


def body_of(message: bytes) -> Marked:
    """The words of a message, its quotations marked."""
    return from_lines(_lines(clean(decoded(message[len(head_of(message)) :], None))))


def _lines(text: str) -> Iterator[Line]:
    for line in text.split("\n"):
        signs = _SIGNS.match(line)
        yield Line(signs[0].count(">"), line[signs.end() :]) if signs else Line(0, line)
