"""Lines and signs of the program drawn with the characters that every terminal and font has."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_DRAWN = {
    "│┃┆▎▌▏▍▐▕": "|", "─━╶╴▔▂▃▁": "-", "├┤┬┴┼└┘┌┐╭╮╰╯╷╵": "+", "▸▶↗↳→": ">", "▾▼↓": "v", "←◀": "<", "↑▲": "^",
    "●◆": "*", "○": "o", "█▇▆▉▊▋": "#", "▅▄▀": "=", "×": "x", "…": "~", "·": ".", "“”": '"', "‘’": "'",
    "–—": "-", "␛␇": "?",
}  # fmt: skip
_TABLE = {ord(sign): plain for signs, plain in _DRAWN.items() for sign in signs}
"""A sign takes one cell before and after. Letters stay: a terminal that has none of a script shows none of it."""


def drawn(text: str) -> str:
    """The text with plain characters in the place of signs."""
    return text if text.isascii() else text.translate(_TABLE)


class Ascii(LineFilter):
    """Draws every line of the screen so, whoever made it."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments of a line, with other characters in the same cells."""
        return [Segment(drawn(text), style, control) for text, style, control in segments]
