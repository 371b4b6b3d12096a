"""The date of a post, from what an attribute or a line of its page says."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from threadtui.dates import parse_date, parse_relative
from threadtui.datewords import AGO, NOW, TODAY, YESTERDAY
from threadtui.patterns import late

_SECONDS = re.compile(r"^\d{9,13}$")
_ISO = re.compile(r"^(\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?)\s*(Z|UTC|[+-]\d\d:?\d\d)?$")
_LIKE_DATE = late(
    r"""(?x) (?: \d{4}-\d\d-\d\d | \d{1,2}[./-]\d{1,2}[./-]\d{4}
      | (?<![\d./-])\d{1,2}(?P<sign>[./-])\d{1,2}(?P=sign)\d\d (?=[,\s]+\D{0,6}\d{1,2}[:.]\d\d)
      | [^\W\d]{3,12}\.?\ \d{1,2}(?:st|nd|rd|th)?,?\ ['’]\d\d | \d{1,2}[-\ ][^\W\d]{3,12}\.?,?\ ?['’]\d\d
      | \d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일] | \d{4}/\d\d/\d\d | \d{4}\.\ [^\W\d]{3,10}\.?\ \d{1,2}\.
      | [^\W\d]{3,12}\.?\ \d{1,2}(?:st|nd|rd|th)?,?\ \d{4}
      | \d{1,2}(?:st|nd|rd|th|er|º|ª)?\.?[-\ ](?:of\ |de\ |d[e']|del\ )?[^\W\d]{3,12}\.?,?[-\ ](?:de\ )?\d{4} )
    (?: [,\sT]* (?:[^\W\d]{1,5}\.?\s|a\ las\s|alle\ ore\s|[-–—»|·]\s|@\s?)?
        (?:[上下]午\s?|午[前後]\s?|오[전후]\s?)? \d{1,2}[:.h]\d\d(?::\d\d)? (?:\s?[AaPp]\.?\s?[Mm]\b\.?)? )?"""
)
_WORDS = "|".join(re.escape(word) for word in (*TODAY, *YESTERDAY, *NOW))
_PAST = "|".join(re.escape(word) for word in AGO)
_RELATIVE = late(
    rf"(?i)(?<!\w)(?:{_WORDS})(?!\w)|(?<!\w)(?:{_PAST})\s(?:\d|an?\b|ein)|(?:\d|\ban?|\bone)\s?[^\W\d]+\s?(?:{_PAST})(?!\w)"
    r"|^\d+\s?(?:min|h|d|w|mo|yr?)s?$"
)
_LONGEST = 120
_EDGE = re.compile(r"(?i)^.*?\b(?:posted|on|written|created|by\s\S+)\b[:\s]+|^[\W_]+|[\W_]+$")
"""What may stand around a date: `Posted Yesterday, 09:05 PM`."""


def when(told: str, day_first: bool | None = None) -> date | None:
    """A date in ISO 8601, in seconds or milliseconds since 1970 (as UTC), or in a line that has one.

    `day_first`: see `dates.parse_date`.
    """
    if _SECONDS.match(told):
        seconds = int(told) / (1000 if len(told) > 11 else 1)
        return datetime.fromtimestamp(seconds, UTC)
    try:
        if match := _ISO.match(told):
            zone = (match[2] or "").replace("UTC", "Z")
            return datetime.fromisoformat(match[1].replace(" ", "T")[:26] + zone)
    except ValueError:  # the 31st of February
        return None
    if found := parse_date(told, day_first):
        return found
    for match in _LIKE_DATE.finditer(told[:_LONGEST]):
        if found := parse_date(match[0].replace("@", " "), day_first):
            return found
    return None


def from_saved(told: str, saved: date) -> date | None:
    """The date that a line tells from the day on which its page was saved, as `dates` reads it."""
    if len(told) > _LONGEST or not (is_relative(told) or ":" in told):
        return None
    return parse_relative(told, saved) or parse_relative(_EDGE.sub("", told), saved)


OTHER_DATE = re.compile(
    r"(?i)join|regist|member since|last|edit|modif|beigetreten|inscri|birth|founded|since|updated|wrote|said|schrieb|↑"
)
"""In a line with a date that is not the post's."""


def has_date(told: str) -> bool:
    """Whether a line has something like a date in it, even one that cannot be read for certain."""
    return _LIKE_DATE.search(told[:_LONGEST]) is not None


def date_at(told: str) -> int | None:
    """Where in a line something like a date begins, in characters from 0; None where there is none."""
    match = _LIKE_DATE.search(told[:_LONGEST])
    return match.start() if match else None


def is_relative(told: str) -> bool:
    """Whether a line tells the time from the day on which the page was made (`Yesterday`, `3 hours ago`)."""
    return len(told) <= _LONGEST and _RELATIVE.search(told) is not None
