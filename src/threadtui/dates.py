"""Dates in the forms that forum engines print. What a line leaves open, year or order, is never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, timezone
from functools import cache, lru_cache
from itertools import combinations

from threadtui.datewords import AGO, AT, DAYS, MONTHS, NOW, TODAY, UNITS, YESTERDAY
from threadtui.patterns import late

_MONTHS = {word: number for number, words in enumerate(MONTHS, 1) for word in words.split()}
_DAYS = {word: number for number, words in enumerate(DAYS) for word in words.split()}
_DOUBTFUL = {word for one, other in combinations(DAYS, 2) for word in {*one.split()} & {*other.split()}}
"""Short forms that are one day in one language and another in another."""
_UNITS = {word: unit for unit, words in UNITS.items() for word in words.split()}
_LENGTHS = {
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(1),
    "week": timedelta(7),
}


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(words, key=len, reverse=True))


_WORD = r"[^\W\d_](?:[^\W\d_]|['’])*"
"""A word that may be a month or a day: the tables tell, as all of their words in one pattern cost too much."""
_DAY = r"\d{1,2}(?:st|nd|rd|th|er|º|ª)?\.?"
_OF = r"(?:of\s|de\s|d[e']|del\s)?"
_TIME = r"""(?P<early>[上下]午\s?|午[前後]\s?|오[전후]\s?)?(?P<hour>\d{1,2})\s?[:h.時点时]\s?(?P<minute>\d{2})分?
    (?::(?P<second>\d{2})(?:[.,]\d{1,6})?)? (?:\s?(?P<half>[ap])\.?\s?m\b\.?)?
    (?:\s?(?:Uhr|h|ч\.?|klo)\b)? (?:\s?\(?(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})\)?)?"""
_AT = rf"(?:[\s,T]*(?:{_any(AT)})?[\s]*)"
_DATE = late(
    rf"""(?xi) ^ (?:(?P<weekday>{_WORD})\.?,?\s+(?:den\s|the\s|le\s|el\s)?)? (?P<date>
        {_WORD}\.?\s+{_DAY},?\s+\d{{4}} | {_DAY}[\s-]+{_OF}{_WORD}\.?[\s-]*,?\s*{_OF}\d{{4}}
      | \d{{4}}\.?\s{_WORD}\.?\s{_DAY}
      | \d{{4}}\s?[年년]\s?\d{{1,2}}\s?[月월]\s?\d{{1,2}}\s?[日일]
      | \d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}} | \d{{1,2}}[./-]\d{{1,2}}[./-]\d{{4}}
      | {_WORD}\.?\s+{_DAY},?\s+['’]\d{{2}} | {_DAY}[\s-]+{_WORD}\.?,?\s*['’]\d{{2}}
      | \d{{1,2}}(?P<sign>[./-])\d{{1,2}}(?P=sign)\d{{2}}(?=[,\s]+\D{{0,6}}\d{{1,2}}[:.]\d{{2}}) )
    (?: {_AT} {_TIME} )? [,.]? $"""
)
_NUMBERS = re.compile(r"(?<![\d./-])(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d\d)(?![\d/-])")
_BEFORE = {*_DAYS, "den", "le", "el"}
"""Words that may stand before a date."""
_LONGEST = 64


@cache
def _relative_day_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?xi) ^ (?P<word> [^\d:]{{1,20}}?) \.? (?: {_AT} {_TIME} )? [,.]? $")


@cache
def _ago_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"""(?xi) ^ (?:(?:about|over|almost|for)\s)? (?:(?P<before>{_any(AGO)})\s(?:etwa\s|environ\s)?)?
            (?P<count>\d{{1,3}}|an?|one|einer?|einem|une?|una?)
            \s?(?P<unit>[^\W\d_]+?)\.? (?P<after>\s?(?:{_any(AGO)}))? $"""
    )


@lru_cache(maxsize=4096)
def parse_date(text: str, day_first: bool | None = None) -> date | None:
    """The date that a line is and nothing else: a `datetime` where it has a time, else a `date`; or None.

    `3/4/2019` is None: pages of one engine print it in both orders. `13/4/2019` can be read in one way only. A year of
    two digits is one only before a time (`3-13-09, 10:28 PM`) or after an apostrophe (`Mar 13, '09`).
    `day_first` is the order that the page prints, where other dates on it tell; see `day_order`.
    """
    text = text.strip()
    match = _DATE.match(text) if 6 <= len(text) <= _LONGEST else None
    if not match or (match["weekday"] or "den").casefold() not in _BEFORE:
        return None
    try:
        day = _day(match["date"].lower(), day_first)
        return day and (datetime.combine(day, _time(match)) if match["hour"] else day)
    except ValueError:  # the 31st of February, 25 o'clock
        return None


def parse_relative(text: str, saved: date) -> date | None:
    """The date that a line tells from the day on which its page was saved, as far as it can be told for certain.

    `Yesterday at 5:04 PM`, `Monday at 09:05` (the last one before that day), `20 minutes ago`, `3 days ago`; None
    for months and years, which are no certain number of days. A time is that of the page, without a zone.
    """
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    now = datetime(saved.year, saved.month, saved.day)
    if isinstance(saved, datetime):
        now = saved.replace(tzinfo=None)
    if text.casefold() in NOW:
        return now
    try:
        if (match := _relative_day_pattern().match(text)) and (found := _relative_day(match, now)):
            return found
        if match := _ago_pattern().match(text):
            told = match["before"] or match["after"] or len(match["unit"]) == 1
            return _ago(match, now) if told and match["unit"].casefold() in _UNITS else None
    except ValueError:  # 25 o'clock
        pass
    return None


def _relative_day(match: re.Match[str], now: datetime) -> date | None:
    word = match["word"].strip().casefold()
    if word in TODAY:
        back = 0
    elif word in YESTERDAY:
        back = 1
    elif match["hour"] and word in _DAYS and word not in _DOUBTFUL:  # a day's name alone says too little
        back = (now.weekday() - _DAYS[word] - 1) % 7 + 1
    else:
        return None
    day = now.date() - timedelta(back)
    return datetime.combine(day, _time(match).replace(tzinfo=None)) if match["hour"] else day


def _ago(match: re.Match[str], now: datetime) -> date:
    count = int(match["count"]) if match["count"].isdigit() else 1
    unit = _UNITS[match["unit"].casefold()]
    then = now - count * _LENGTHS[unit]
    return then.replace(second=0, microsecond=0) if unit == "minute" else then.date()


def parse_iso(value: object) -> date | None:
    """The date that a string in ISO 8601 is: a `datetime` where it has a time, else a `date`; None for all else."""
    if not isinstance(value, str):
        return None
    try:
        return datetime.fromisoformat(value) if "T" in value or " " in value else date.fromisoformat(value)
    except ValueError:
        return None


def day_order(texts: Iterable[str]) -> bool | None:
    """Whether a page prints the day before the month, as those of its dates tell that leave no doubt.

    None where none does, or where they contradict each other.
    """
    orders = {
        int(first) > 12
        for text in texts
        for first, second, _ in _NUMBERS.findall(text)
        if int(first) > 12 or int(second) > 12
    }
    return orders.pop() if len(orders) == 1 else None


def order_in_time(texts: Iterable[str]) -> bool | None:
    """As `day_order`, from dates in doubt that follow each other as posts do: in one order time only goes on.

    Where it does so in both, days that follow each other are likelier than the same day of three months.
    """
    told = [(int(one), int(two), _year(year)) for text in texts for one, two, year in _NUMBERS.findall(text)]
    told = [date for date, before in zip(told, [None, *told], strict=False) if date != before]
    if len(told) < 3 or any(max(date[:2]) > 12 or not min(date[:2]) for date in told):
        return None
    by_day = [(year, two, one) for one, two, year in told]
    by_month = [(year, one, two) for one, two, year in told]
    goes_on = [rising == sorted(rising) for rising in (by_day, by_month)]
    if goes_on != [True, True]:
        return goes_on[0] if any(goes_on) else None
    firsts, seconds = ({date[part] for date in told} for part in (0, 1))
    return None if (len(firsts) == 1) == (len(seconds) == 1) else len(seconds) == 1


def _day(text: str, day_first: bool | None) -> date | None:
    numbers = re.findall(r"\d+", text)
    first, second, *rest = [*map(int, numbers[:-1]), _year(numbers[-1])]
    words = re.findall(r"[^\W\d_年月日년월일]{2,}", text)
    word = next(filter(None, map(_MONTHS.get, words)), 0)
    if (
        words
        and not word
        and not all(part in ("st", "nd", "rd", "th", "er", "of", "de", "del") for part in words)
    ):
        return None
    if word:
        year, day = (first, int(numbers[1])) if first > 31 else (second, first)
        return date(year, word, day)
    third = rest[0]
    if first > 31:
        return date(first, second, int(numbers[2])) if len(numbers[0]) == 4 else None
    if "." in text or first > 12:  # dots are written day first
        return date(third, second, first)
    if second > 12 or first == second:
        return date(third, first, second)
    return None if day_first is None else date(third, *((second, first) if day_first else (first, second)))


def _year(number: str) -> int:
    """The year that a number is; with two digits as POSIX has it for `%y`: 69 is 1969, 68 is 2068."""
    year = int(number)
    return year if len(number) > 2 else year + (1900 if year > 68 else 2000)


def _time(match: re.Match[str]) -> time:
    hour = int(match["hour"])
    half = (match["half"] or "").lower()
    if early := (match["early"] or "").strip():
        half = "a" if early in ("上午", "午前", "오전") else "p"
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    zone = None
    if match["zone"]:
        sign = match["zone"].replace(":", "")
        minutes = int(sign[1:3]) * 60 + int(sign[3:5]) if sign[0] in "+-" else 0
        zone = timezone(timedelta(minutes=-minutes if sign[0] == "-" else minutes))
    return time(hour, int(match["minute"]), int(match["second"] or 0), tzinfo=zone)
