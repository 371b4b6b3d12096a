"""Dates in the forms that forum engines print. What a line leaves open, year or order, is never guessed."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone
from functools import lru_cache

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?:{'|'.join(_MONTHS)})[a-z]*\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"""(?xi) ^ (?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)? (?P<date>
        {_MONTH}\s+{_DAY},?\s+\d{{4}} | {_DAY}\s+(?:of\s+)?{_MONTH},?\s+\d{{4}}
      | \d{{4}}-\d{{2}}-\d{{2}} | \d{{1,2}}[./-]\d{{1,2}}[./-]\d{{4}} )
    (?: [,\sT]* (?:at\s|-\s|»\s)? \s* (?P<hour>\d{{1,2}}):(?P<minute>\d{{2}})(?::(?P<second>\d{{2}}))?
        (?:\s?(?P<half>[ap])\.?m\.?)? (?:\s?(?P<zone>Z|UTC|GMT|[+-]\d{{2}}:?\d{{2}}))? )? $"""
)


@lru_cache(maxsize=4096)
def parse_date(text: str) -> date | None:
    """The date that a line is and nothing else: a `datetime` where it has a time, else a `date`; or None.

    `3/4/2019` is None: pages of one engine print it in both orders. `13/4/2019` can be read in one way only.
    """
    text = text.strip()
    match = _DATE.match(text) if 8 <= len(text) <= 48 else None
    if not match:
        return None
    try:
        day = _day(match["date"].lower())
        return day and (datetime.combine(day, _time(match)) if match["hour"] else day)
    except ValueError:  # the 31st of February, 25 o'clock
        return None


def parse_iso(value: object) -> date | None:
    """The date that a string in ISO 8601 is: a `datetime` where it has a time, else a `date`; None for all else."""
    if not isinstance(value, str):
        return None
    try:
        return datetime.fromisoformat(value) if "T" in value or " " in value else date.fromisoformat(value)
    except ValueError:
        return None


def _day(text: str) -> date | None:
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    word = re.search(r"[a-z]{3,}", text.replace("of ", ""))
    if word:
        day, year = numbers
        return date(year, _MONTHS.index(word[0][:3]) + 1, day)
    first, second, third = numbers
    if first > 31:
        return date(first, second, third)
    if "." in text or first > 12:  # dots are written day first
        return date(third, second, first)
    return date(third, first, second) if second > 12 or first == second else None


def _time(match: re.Match[str]) -> time:
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    zone = None
    if match["zone"]:
        sign = match["zone"].replace(":", "")
        minutes = int(sign[1:3]) * 60 + int(sign[3:5]) if sign[0] in "+-" else 0
        zone = timezone(timedelta(minutes=-minutes if sign[0] == "-" else minutes))
    return time(hour, int(match["minute"]), int(match["second"] or 0), tzinfo=zone)
