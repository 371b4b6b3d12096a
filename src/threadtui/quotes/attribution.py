"""Lines that say whose words follow: `X said:`, `X wrote: ↑`, `Originally Posted by X`, `Quote from: X on …`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from threadtui.readers.dates import parse_date

_WHOSE = re.compile(
    r"""(?xi) ^\s* (?:
        (?P<said> \S.{0,60}?) \s+ (?:said|wrote|writes|a\s(?:dit|écrit)|schrieb|escribió|ha\sscritto|написал\(?а?\)?) \s* [:;]? \s* [↑>]?
      | (?:originally\s+posted\s+by|quote\s+from|quoting) \s* :? \s* (?P<by> \S.{0,60}?) (?:\s+on\s.{4,60})? \s* [:;]?
      | quote \s* : \s*
    ) \s*$"""
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose words a passage is said to be."""

    start: int
    """First character of its first line, in the post's text."""
    name: str | None
    """The name given, or None for a bare `Quote:`."""


def attribution_above(text: str, start: int) -> Attribution | None:
    """The attribution that ends right above the line that begins at `start`, a date line between allowed."""
    at = start
    for _ in range(3):
        line_start, line = _line_above(text, at)
        if line is None:
            return None
        match = _WHOSE.match(line)
        if match:
            return Attribution(line_start, match["said"] or match["by"])
        if not parse_date(line):
            return None
        at = line_start
    return None


def _line_above(text: str, at: int) -> tuple[int, str | None]:
    """Offset and content of the line above the one that begins at `at`, over one blank line; None at the start."""
    while at > 0:
        start = text.rfind("\n", 0, at - 1) + 1
        line = text[start : at - 1]
        if line.strip():
            return start, line
        at = start
    return 0, None
