"""Lines that say whose words follow, as forum engines print them: `X said:`, `Originally Posted by X`, `Quote:`."""

from __future__ import annotations

import re

from threadtui.patterns import late
from threadtui.said import BARE, POSTED, POSTED_BY, QUOTED_BY, WROTE, WROTE_JOINED
from threadtui.text import one_line

_SAID = (*WROTE, *WROTE_JOINED, *POSTED)
_BY = (*QUOTED_BY, *POSTED_BY)


def _any(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(words, key=len, reverse=True))


_LONGEST = 200
_WHOSE = late(
    rf"""(?xi) ^\s* (?:
        @?(?P<said> \S.{{0,80}}?) \s* (?:(?<!\w)(?:{_any(_SAID)})|(?:{_any(WROTE_JOINED)}))
            (?: \s*[:：] (?P<tail>\s*[↑>»]?\s*[^\s↑>»].{{0,60}})? [\s↑>»]* | \s .{{1,120}} [:：↑] | \s*[↑»] ) \s*
      | (?:(?:{_any(BARE)})\s*:?\s+)? (?:{_any(_BY)}) \s*:? \s* (?P<by> \S.{{0,80}}?)
            (?: \s+ (?:on|am|le|el|il|em|op|den|от|\() \s .{{4,60}} | \s*[;,] .{{2,60}})?
            \s*[:：]? (?:\s*View\sPost)? \s*
      | (?P<bare> {_any(BARE)}) (?: \s*\(\s*(?P<in> [^)]{{1,60}}?)\s*(?:@[^)]*)?\) )? \s* [:：]
    ) $"""
)


_COLON = re.compile("[:：↑»]")
_BEGINS = (*_BY, *BARE, "(")
"""Every line of a known form has a colon or an arrow, or begins so; after `(` a date may stand before that."""
_LEFT_OVER = re.compile(r"author=(\S.{0,80}?) link=(?:topic=\d+\.)?msg=?(\d+)")
"""SMF's own markup (1.1 to 2.1), which converters and archives leave in the line."""


_IN_FRONT = re.compile(r"^\([^()]{4,40}\)\s*")
"""A date that MyBB 1.8 prints before the name."""


def left_over_source(line: str) -> str | None:
    """The id of the quoted post in markup that was left in a line of attribution."""
    match = _LEFT_OVER.search(line)
    return match[2] if match else None


_GLUED = late(
    rf"(?xi)^ @?(?P<name>\S.{{0,60}}?) \s (?:{_any(_SAID)}) \s*[:：] \s*[↑»]?\s* (?P<words>[^\s↑»].*)$"
)


def glued(line: str) -> tuple[str, str] | None:
    """The name and the words of a line that holds both (`X wrote: words`), or None."""
    match = _GLUED.match(_IN_FRONT.sub("", line))
    return (match["name"], match["words"]) if match else None


_GLUED_DATE = late(
    rf"(?xi)^ \s* \S.{{0,60}}? \s (?:{_any(_SAID)}) \s*[:：] \s .{{4,40}}? \d\d?:\d\d"
    r" (?: \s?[ap]m (?=\S) | (?!\s?[ap]m) (?=[^\W\d_]) )"
)


def words_glued_to_date(line: str) -> int:
    """Where the words begin in a line `X wrote: Sat Feb 24, 2024 12:41 pmWords` that lost what parted them; else 0."""
    match = _GLUED_DATE.match(line)
    return match.end() if match else 0


def whose(line: str, *, certain: bool = False) -> tuple[bool, str | None]:
    """Whether a line says whose words follow, and the name it gives.

    `certain`: the markup says that it does, so that only the name is asked for; a line in no known form is the
    name itself where it ends in a colon.
    """
    line = one_line(line)
    if "link=" in line and (match := _LEFT_OVER.search(line)):
        return True, match[1]
    if not certain and not _COLON.search(line) and not line.casefold().startswith(_BEGINS):
        return False, None  # most lines are told by that
    if not line or len(line) > _LONGEST:
        return certain, None
    match = _WHOSE.match(_IN_FRONT.sub("", line))
    if match and (certain or not match["tail"]):  # with a tail it may be a name and the words at once
        return True, match["said"] or match["by"] or match["in"]
    if certain and line.endswith((":", "：", ": ↑")) and len(line) <= 60:
        return True, line.rstrip(":： ↑") or None
    return certain, None
