"""Quoted lines that a mailer broke, because the signs before them made them too wide: whole again.

What is left over stands on a line of its own with fewer signs, or none, as if somebody else had written it:

    > > a line that was as wide as lines may be before it got two more
    > signs
    > > and how it went on

Several mailers, one after the other, leave several such lines; some put a sign only at the first line of a paragraph.
Where the answered mail is known, it tells: there the words go on at the same level. Else short ends of wide lines are
taken, and those without any sign only where a mail has several: one may be its author's own. An end with which the line
above says who wrote what follows (`On Monday, Ann` / `<ann@b.c> wrote:`) is taken at once.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

from threadtui.readers.mail.attribution import begins, is_certain
from threadtui.readers.mail.flowed import Lead, Level
from threadtui.text import letters

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
_TAIL = 24
"""So many letters before what is left over tell the place in the answered mail."""
_LEAST_TAIL = 6
"""Fewest letters that do."""
_PLACES = 20
"""So many places in the answered mail are looked at that have the words."""
_SEARCHED = 30_000_000
"""Most characters that are searched of it for one mail: more would be a mail that was made to take long."""
_DEEP = 4
"""So many signs fewer, and an end may be long: left alone it would part quotations of so many levels."""
_HABIT = 2
"""So many ends without signs, each below a wide line, are no answers."""


class GoesOn(NamedTuple):
    """How the words of a line go on in the answered mail."""

    level: bool
    """Whether at the same level."""
    word: bool
    """Whether in the middle of a word: no space and no end of a line is there."""


class Told:
    """The words of the answered mail, to look up how a line goes on there."""

    def __init__(self, lines: Sequence[Level]) -> None:
        self._lines = lines
        self._text = ""
        self._starts: list[int] = []
        self._levels: list[int] = []
        self._words: list[str] = []

    def _read(self) -> None:
        parts: list[str] = []
        length = 0
        for level, words in self._lines:
            if part := letters(words):
                self._starts.append(length)
                self._levels.append(level)
                self._words.append(words)
                parts.append(part)
                length += len(part)
        self._text, self._lines = "".join(parts), ()

    def goes_on(self, above: str, rest: str) -> GoesOn | None:
        """How a line goes on so: at its level, if it does anywhere; None where the words are not there."""
        tail, rest = letters(above)[-_TAIL:], letters(rest)
        if len(tail) < _LEAST_TAIL or not rest:
            return None
        if self._lines:
            self._read()
        found: GoesOn | None = None
        at = self._text.find(tail + rest)
        for _ in range(_PLACES):
            if at < 0 or (found and found.level):
                break
            end = at + len(tail)
            before, line = self._line(end - 1), self._line(end)
            same = self._levels[before] == self._levels[line]
            found = GoesOn(same, before == line and self._is_in_word(line, end - self._starts[line]))
            at = self._text.find(tail + rest, at + 1)
        return found

    @property
    def size(self) -> int:
        """How many letters are searched for a line."""
        return len(self._text)

    def _line(self, at: int) -> int:
        return bisect_right(self._starts, at) - 1

    def _is_in_word(self, line: int, count: int) -> bool:
        """Whether no space stands between the first letters of a line, so many, and those behind them."""
        words = self._words[line]
        at = 0
        while count:
            count -= len(letters(words[at]))
            at += 1
        while not words[at].isalnum():
            if words[at].isspace():
                return False
            at += 1
        return True


def rewrapped(lines: list[Level], answered: Callable[[], Told | None] | None = None) -> list[Level]:
    """The lines with those put together that were one; `answered` gives the words of the answered mail."""
    if not _may_be_broken(lines):
        return lines
    told: Told | None = None
    mended: list[Level] = []
    above = at = searched = 0
    bare: list[int] = []
    """Where in what is mended lines without signs stand that may be left over."""
    while at < len(lines):
        level, words = lines[at]
        if level >= above or not words or words.isspace() or isinstance(words, Lead):
            mended.append(lines[at])
            above = level
            at += 1
            continue
        last = _last(mended, above)
        if _ends_attribution(last, words):
            _join(mended, above, words.strip(), in_word=last.rstrip().endswith("<"))
            at += 1
            continue
        may_be_rest = not level or _is_rest(words) or (above - level >= _DEEP and _is_of_text(last, words))
        if may_be_rest and answered is not None:
            told, answered = answered(), None
        known = None
        if may_be_rest and told and last and searched < _SEARCHED:
            known = told.goes_on(last, words)
            searched += told.size
        if known and known.level:
            _join(mended, above, words.strip(), in_word=known.word)
            at += 1
            continue
        end = _end_of_rest(lines, at, (above, mended[-1][1])) if known is None else at
        if end > at and level:
            for _, rest in lines[at:end]:
                mended[-1] = (above, f"{mended[-1][1].rstrip()} {rest.strip()}")
            at = end
            continue
        if end == at + 1 and told is None:
            bare.append(len(mended))
        mended.append(lines[at])
        above = level
        at += 1
    return _without_bare(mended, bare) if len(bare) >= _HABIT else mended


def _may_be_broken(lines: list[Level]) -> bool:
    """Whether words stand right below a line of more signs: most mails leave a blank line there."""
    above = 0
    for level, words in lines:
        if level < above and words and not words.isspace() and not isinstance(words, Lead):
            return True
        above = level
    return False


def _last(mended: list[Level], level: int) -> str:
    """The words of that level just above."""
    for other, words in reversed(mended[-3:]):
        if other != level:
            break
        if words.strip():
            return words
    return ""


def _join(mended: list[Level], level: int, rest: str, *, in_word: bool = False) -> None:
    """Put what is left over to the line above, or below it where it is a line of its own."""
    words = mended[-1][1].rstrip()
    if in_word and words:
        mended[-1] = (level, words + rest)
    elif words and len(rest.split()) <= _MOST_WORDS and " " in words:
        mended[-1] = (level, f"{words} {rest}")
    else:
        mended.append((level, rest))


def _is_of_text(above: str, rest: str) -> bool:
    """Whether an end is of what somebody wrote: no address in an attribution, nor itself broken once more.

    An address says nothing that is missed above, and of what was broken twice one end alone makes nothing whole.
    """
    return not above.rstrip().endswith("<") and not rest.rstrip().endswith(">")


def _ends_attribution(above: str, rest: str) -> bool:
    """Whether two lines together, but neither alone, say who wrote what follows, the second in a few words."""
    if not rest.rstrip().endswith(":") or len(rest.split()) > _MOST_WORDS:
        return False
    return begins(above) and not begins(rest) and is_certain(f"{above.rstrip()} {rest.strip()}")


def _without_bare(mended: list[Level], bare: list[int]) -> list[Level]:
    """The lines with those that have no signs put to the ones above."""
    whole: list[Level] = []
    left = set(bare)
    for at, (level, words) in enumerate(mended):
        if at in left:
            whole[-1] = (whole[-1][0], f"{whole[-1][1].rstrip()} {words.strip()}")
        else:
            whole.append((level, words))
    return whole


def _end_of_rest(lines: list[Level], at: int, above: Level) -> int:
    """One past the lines from `at` on that are left over of the one above; `at` where they are not."""
    level, words = above
    least = 1 if lines[at][0] else 0
    end = at
    while (
        end < len(lines)
        and end - at < _MOST_LINES
        and least <= lines[end][0] < level
        and _is_rest(lines[end][1])
    ):
        end += 1
    whole = end == at or end == len(lines) or lines[end][0] < level
    if whole or not words.strip() or words.rstrip().endswith(_ENDS):
        return at
    around, rest = lines[at]
    width = len(words.rstrip()) + 2 * (level - around) + 1 + len(rest.split()[0])
    return end if width >= _NARROWEST else at


def _is_rest(text: str) -> bool:
    words = text.split()
    return 1 <= len(words) <= _MOST_WORDS and len(text) <= _LONGEST
