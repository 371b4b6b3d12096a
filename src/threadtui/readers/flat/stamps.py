"""What of a line changes from post to post though its shape stays: dates, times and numbers.

A date is told by its shape, in any language: a day, a month and a year; figures with a year; or one of the words
for a time that has just passed.
"""

from __future__ import annotations

import re
from functools import lru_cache

from threadtui.datewords import MONTHS
from threadtui.patterns import late

DATE_SIGN = "\N{CALENDAR}"
"""What stands for a date in a line's shape."""
NUMBER_SIGN = "№"
"""What stands for the number of a post."""

_MONTHS = {word for words in MONTHS for word in words.split()}
_TOLD = sorted((word for word in _MONTHS if re.search("[a-z]", word)), key=len, reverse=True)
_OTHER_SCRIPT = "[^\\W\\d_a-zA-Z]{3,12}"
_WORD = rf"(?:(?:{'|'.join(map(re.escape, _TOLD))})(?![^\W\d_])|{_OTHER_SCRIPT})"
"""A month by its name; in other scripts any word, which may have a preposition before it."""
_WEEKDAY = r"""(?:(?<!\w)(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|lun|mar|mer|jeu|ven|sam|dim|mié|jue|vie|sáb
    |dom|gio|sab|ma|wo|za|zo|пн|вт|ср|чт|пт|сб|вс)(?:\w*day|\w*tag|\w*woch|\w*di|\w*dì|\w*es|\w*ado|\w*ingo|\w*dag)?\.?,?\s+)?"""
_YEAR = r"(?:19|20)\d\d"
_TIME = r"""(?:\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\b\.?)?|\d{1,2}\s?[ap]m\b)
    (?:\s*(?:utc|gmt|z|est|edt|cst|cdt|pst|pdt|cet|cest|bst)\b|\s?[+-]\d\d:?\d\d\b)?"""
_JOIN = (
    r"(?:[,\sT·•»|@-]|\bat\b|\bum\b|\bà\b|\ba\slas\b|\balle\b|\bom\b|\bkl\.?|\bв\b|\bo\b|\bklo\b|\bna\b){0,4}"
)
_DAY = rf"""(?:
    {_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}
  | (?:0?[1-9]|[12]\d|3[01])[-/.]\s?(?:0?[1-9]|[12]\d|3[01])[-/.]\s?(?:{_YEAR}|\d\d(?![\d.]))
  | (?: (?P<day>\d{{1,2}}(?:st|nd|rd|th|er|º|ª)?\.?[\s-]+(?:de\s|of\s)?) | (?P<year>{_YEAR}\s) )? {_WORD}
    (?(day) \.?,?\u200f?[\s-]+(?:de\s|del\s)?{_YEAR}
      | (?(year) \s\d{{1,2}}\b | \.?[\s-]+\d{{1,2}}(?:st|nd|rd|th)?,?[\s-]+{_YEAR} ) )
  | {_YEAR}\s?[年년]\s?\d{{1,2}}\s?[月월]\s?\d{{1,2}}\s?[日일] )"""
"""The words stand once in it, for three orders of day, month and year: they are what it takes long to compile."""
_RELATIVE = r"""(?:
    (?:about\s|over\s|almost\s)?(?:\d{1,3}|an?|one)\s(?:second|minute|min|hour|hr|day|week|month|year|yr)s?\.?\sago
  | vor\s(?:\d+|einem|einer)\s\w+ | il\sy\sa\s\d+\s\w+ | hace\s(?:\d+|una?)\s\w+
  | \d+\s\w+\s(?:fa|geleden|sedan|назад|temu|siden)\b
  | há\s\d+\s\w+
  | \b(?:today|yesterday|heute|gestern|hier|aujourd['’]hui|hoy|ayer|oggi|ieri|hoje|ontem|vandaag|gisteren|idag|igår
      |dziś|wczoraj|сегодня|вчера|今天|昨天)(?=[\s,]) | \bjust\snow\b
  | \b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b(?=\sat\s) )"""
_STAMP = late(rf"(?xi) {_WEEKDAY} (?<![\w/=&?.-]) (?:{_DAY}|{_RELATIVE}) (?:{_JOIN}{_TIME})?")
_SHORT_AGO = re.compile(r"(?i)^\d{1,3}\s?(?:s|m|min|h|hr|d|w|mo|y|yr)s?$")
_MONTH = re.compile(
    rf"""(?xi) ^ (?: (?P<of>[^\W\d_]+)\.? \s {_YEAR} (?: \s (?:edited|in) \s .{{3,60}} )?
      | (?: posted\s )? (?: (?P<before>[^\W\d_]+)\.? \s \d{{1,2}} | \d{{1,2}}\.? \s (?P<after>[^\W\d_]+) )
        (?: \s \(edited\) )? ) $"""
)
_OF_OTHER_SCRIPT = re.compile(_OTHER_SCRIPT)
_NUMBER = re.compile(r"(?<![\w&])(?:#|№|nr\.?\s)\s?\d{1,3}(?:[.,]?\d{3})*\b(?!;)", re.IGNORECASE)
_DIGITS = re.compile(r"\d[\d.,]*[km]?\b", re.IGNORECASE)


_MAY_BE = re.compile(
    r"(?i)\d|ago|vor\s|il\sy\sa|hace|today|yester|heute|gest|hier|aujourd|hoy|ayer|ogg|ieri|hoje|ontem|vandaag|gister"
    r"|idag|igår|dzi|wczo|сегодня|вчера|今天|昨天|now|day"
)
"""What every date has, to tell most lines by."""


def find_date(line: str) -> re.Match[str] | None:
    """Where a line has a date, or None. Not in a line too long to be a head."""
    if len(line) > 200 or not _MAY_BE.search(line):
        return None
    return _STAMP.search(line) or _SHORT_AGO.match(line) or _month(line)


def find_number(line: str) -> re.Match[str] | None:
    """Where a line has a post's number (`#12`), or None."""
    return _NUMBER.search(line) if len(line) <= 200 else None


@lru_cache(maxsize=1 << 14)
def with_signs(line: str) -> str:
    """A line with its dates and post numbers each as one sign."""
    if not _MAY_BE.search(line):
        return line
    line = _SHORT_AGO.sub(DATE_SIGN, _STAMP.sub(DATE_SIGN, line))
    return DATE_SIGN if _month(line) else _NUMBER.sub(NUMBER_SIGN, line)


def shape(line: str) -> str:
    """The same, with figures as one sign too, in lower case: lines of one kind have one shape."""
    return _DIGITS.sub("0", with_signs(line)).casefold()


def _month(line: str) -> re.Match[str] | None:
    """A line that is a month and a year, as Vanilla dates what is older, or a day of this year, as Invision does."""
    match = _MONTH.match(line)
    if match is None or match.lastgroup is None:
        return None
    word = match[match.lastgroup].lower()
    named = word in _MONTHS or word.replace("i", "ı") in _MONTHS  # Turkish in capitals
    return match if named or (match.lastgroup == "of" and _OF_OTHER_SCRIPT.fullmatch(word)) else None
