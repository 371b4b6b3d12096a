"""The date of a post, from what an attribute or a line of its page says."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from threadtui.dates import parse_date

_SECONDS = re.compile(r"^\d{9,13}$")
_ISO = re.compile(r"^(\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?)\s*(Z|UTC|[+-]\d\d:?\d\d)?$")
_LIKE_DATE = re.compile(
    r"""(?x) (?: \d{4}-\d\d-\d\d | \d{1,2}[./-]\d{1,2}[./-]\d{4}
      | [^\W\d]{3,9}\.?\ \d{1,2}(?:st|nd|rd|th)?,?\ \d{4}
      | \d{1,2}(?:st|nd|rd|th)?\.?\ (?:of\ )?[^\W\d]{3,9}\.?,?\ \d{4} )
    (?: [,\sT]* (?:at\s|-\s|»\s|@\s?)? \d{1,2}:\d\d(?::\d\d)? (?:\s?[AaPp]\.?[Mm]\b\.?)? )?"""
)
_RELATIVE = re.compile(
    r"(?i)\b(?:ago|today|yesterday|just\snow|heute|gestern|vor\s\d|hier|aujourd|il\sy\sa|hoy|ayer|hace|oggi|ieri|"
    r"vandaag|gisteren|сегодня|вчера|назад)\b|^\d+\s?(?:min|h|d|w|mo|yr?)s?$"
)
_LONGEST = 120


def when(told: str) -> date | None:
    """A date in ISO 8601, in seconds or milliseconds since 1970 (as UTC), or in a line that has one."""
    if _SECONDS.match(told):
        seconds = int(told) / (1000 if len(told) > 11 else 1)
        return datetime.fromtimestamp(seconds, UTC)
    try:
        if match := _ISO.match(told):
            zone = (match[2] or "").replace("UTC", "Z")
            return datetime.fromisoformat(match[1].replace(" ", "T")[:26] + zone)
    except ValueError:  # the 31st of February
        return None
    if found := parse_date(told):
        return found
    for match in _LIKE_DATE.finditer(told[:_LONGEST]):
        if found := parse_date(match[0].replace("@", " ")):
            return found
    return None


def has_date(told: str) -> bool:
    """Whether a line has something like a date in it, even one that cannot be read for certain."""
    return _LIKE_DATE.search(told[:_LONGEST]) is not None


def is_relative(told: str) -> bool:
    """Whether a line tells the time from the day on which the page was made (`Yesterday`, `3 hours ago`)."""
    return len(told) <= _LONGEST and _RELATIVE.search(told) is not None
