"""Dates in the forms that forum engines print. A date without its year is left alone, never guessed."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_TIME = re.compile(r"(?i)\b\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?")
_DATE = re.compile(
    rf"""(?xi) ^ (?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)? (?:
        {_MONTH}\s+{_DAY},?\s+\d{{4}} | {_DAY}\s+(?:of\s+)?{_MONTH},?\s+\d{{4}}
      | \d{{4}}-\d{{2}}-\d{{2}} | \d{{1,2}}[./-]\d{{1,2}}[./-]\d{{4}} )
    (?: [,\sT]* (?:at\s|-\s|»\s)? \s* \d{{1,2}}:\d{{2}}(?::\d{{2}})? (?:\s?[ap]\.?m\.?)? (?:\s?(?:Z|UTC|GMT|[+-]\d{{2}}:?\d{{2}}))? )? $"""
)


@lru_cache(maxsize=4096)
def parse_date(text: str) -> date | None:
    """A `datetime` where a line is nothing but a date with a time, a `date` where the time is missing, else None."""
    text = text.strip()
    if not 8 <= len(text) <= 48 or not _DATE.match(text):
        return None
    from dateutil.parser import ParserError, parse

    try:
        when = parse(text.replace("»", " "), default=datetime(1, 1, 1))
    except (ParserError, OverflowError):
        return None
    return when if _TIME.search(text) else when.date()
