"""Quoted lines that a mailer broke, because the signs before them made them too wide: whole again.

What is left over stands on a line of its own with fewer signs, as if somebody else had written it:

    > > a line that was as wide as lines may be before it got two more
    > signs
    > > and how it went on

Several mailers, one after the other, leave several such lines. What is left without any sign is not taken: it may be
the author's own.
"""

from __future__ import annotations

from threadtui.readers.mail.flowed import Level

_NARROWEST = 66
"""Fewest characters that a line has with its signs and the word that had no room: mailers break at 72 and more."""
_MOST_WORDS = 3
"""Most words left over at once: a sign more is two characters, so it is one, mostly."""
_LONGEST = 14
"""Most characters of them: what is longer may be an answer."""
_MOST_LINES = 8
"""Most lines in a row that are left over of one."""
_ENDS = (".", "?", "!", ":", ";", ")", '"')
"""Where a sentence ends, a short line below may be an answer to it."""


def rewrapped(lines: list[Level]) -> list[Level]:
    """The lines with those put together that were one."""
    if not any(level for level, _ in lines):
        return lines
    mended: list[Level] = []
    at = 0
    while at < len(lines):
        level, words = lines[at]
        end = _end_of_rest(lines, at) if level else at + 1
        rest = [text.strip() for _, text in lines[at + 1 : end]]
        mended.append((level, " ".join([words.rstrip(), *rest]) if rest else words))
        at = end
    return mended


def _end_of_rest(lines: list[Level], at: int) -> int:
    """One past the lines that are left over of the one at `at`."""
    level, words = lines[at]
    end = at + 1
    while (
        end < len(lines) and end - at <= _MOST_LINES and 0 < lines[end][0] < level and _is_rest(lines[end][1])
    ):
        end += 1
    whole = end == at + 1 or end == len(lines) or lines[end][0] < level
    if whole or not words.strip() or words.rstrip().endswith(_ENDS):
        return at + 1
    around, rest = lines[at + 1]
    width = len(words.rstrip()) + 2 * (level - around) + 1 + len(rest.split()[0])
    return end if width >= _NARROWEST else at + 1


def _is_rest(text: str) -> bool:
    words = text.split()
    return 1 <= len(words) <= _MOST_WORDS and len(text) <= _LONGEST
