"""Dates in the forms that forums print."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from threadtui.dates import day_order, order_in_time, parse_date, parse_relative
from threadtui.datewords import MONTHS, TODAY, UNITS, YESTERDAY


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("Sep 26, 2007", date(2007, 9, 26)),
        ("26 September 2007", date(2007, 9, 26)),
        ("Wednesday, September 26th, 2007", date(2007, 9, 26)),
        ("2007-09-26", date(2007, 9, 26)),
        ("Tue May 14, 2013 9:02 pm", datetime(2013, 5, 14, 21, 2)),
        ("Wed Feb 04, 2015 » 6:38 pm", datetime(2015, 2, 4, 18, 38)),
        ("2007-09-26 12:30 am", datetime(2007, 9, 26, 0, 30)),
        (
            "26 Sep 2007 21:02:59 +0530",
            datetime(2007, 9, 26, 21, 2, 59, tzinfo=timezone(timedelta(hours=5.5))),
        ),
        ("2007-09-26T21:02Z", datetime(2007, 9, 26, 21, 2, tzinfo=UTC)),
        ("26/9/2007", date(2007, 9, 26)),
        ("9/26/2007", date(2007, 9, 26)),
        ("9.12.2007", date(2007, 12, 9)),
        ("12-28-05, 10:28 PM", datetime(2005, 12, 28, 22, 28)),
        ("28/12/99 at 10:28 p.m.", datetime(1999, 12, 28, 22, 28)),
        ("9.12.07 11:26 UTC", datetime(2007, 12, 9, 11, 26, tzinfo=UTC)),
        ("Dec 28, '05 22:28", datetime(2005, 12, 28, 22, 28)),
        ("28 Dec '05", date(2005, 12, 28)),
        ("Mar 17, 2019 at 08:15", datetime(2019, 3, 17, 8, 15)),
    ],
)
def test_a_line_that_is_a_date(line: str, when: date) -> None:
    parsed = parse_date(line)
    assert parsed == when
    assert type(parsed) is type(when)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "May 14",  # no year: never guessed
        "Yesterday at 9:02",
        "May 14, 2013 was a Tuesday",
        "Feb 31, 2013",
        "May 14, 2013 25:00",
        "9/12/2007",  # which is the month?
        "9/12/07 10:28",
        "12-28-05",  # a number of parts, or a telephone's
        "1.2.3 11:26",
        "99/99/2013",
        "12345678",
        "maybe 14, 2013 of them",
    ],
)
def test_a_line_that_is_none(line: str) -> None:
    assert parse_date(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "14. März 2019, 09:05",
        "Donnerstag, 14. März 2019, 09:05 Uhr",
        "14 mars 2019 à 09:05",
        "jeudi 14 mars 2019 à 9h05",
        "14 de marzo de 2019, 09:05",
        "jue, 14 mar 2019, 9:05",
        "14 marzo 2019 alle ore 09:05",
        "14 de março de 2019 às 09:05",
        "14 maart 2019 om 09:05",
        "14 mars 2019 kl. 09:05",
        "14. maaliskuuta 2019 klo 9.05",
        "14 marca 2019, 09:05",
        "čtv 14. března 2019, 09:05".replace("čtv", "čt"),
        "2019. március 14. 09:05",
        "14 martie 2019, 09:05",
        "14 мар 2019, 09:05",
        "Чт, 14 марта 2019 в 09:05",
        "14 березня 2019, 09:05",
        "14 Mart 2019, 09:05",
        "14 Μαρτίου 2019, 09:05",
        "2019年3月14日 9:05",
        "2019年3月14日 上午 9:05",
        "2019년 3월 14일 오전 9:05",
        "2019/03/14 09:05",
        "Mar 14, 2019, 09:05 AM",
        "Thu Mar 14 2019 09:05",
        "14-Mar-2019 09:05",
        "14 Mar 2019 | 9:05 a.m.",
    ],
)
def test_a_date_in_any_language(line: str) -> None:
    assert parse_date(line) == datetime(2019, 3, 14, 9, 5)


def test_no_word_of_a_table_has_two_meanings() -> None:
    months = [word for words in MONTHS for word in words.split()]
    assert sorted(set(months)) == sorted(months)
    units = [word for words in UNITS.values() for word in words.split()]
    assert sorted(set(units)) == sorted(units)
    assert not set(TODAY) & set(YESTERDAY)


SAVED = datetime(2019, 3, 21, 12, 0)  # a Thursday


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("Today at 9:05 AM", datetime(2019, 3, 21, 9, 5)),
        ("Yesterday, 05:04 PM", datetime(2019, 3, 20, 17, 4)),
        ("Yesterday", date(2019, 3, 20)),
        ("Heute um 09:05", datetime(2019, 3, 21, 9, 5)),
        ("Gestern, 17:04 Uhr", datetime(2019, 3, 20, 17, 4)),
        ("Hier à 17:04", datetime(2019, 3, 20, 17, 4)),
        ("Ayer a las 17:04", datetime(2019, 3, 20, 17, 4)),
        ("вчера в 17:04", datetime(2019, 3, 20, 17, 4)),
        ("昨日 17:04", datetime(2019, 3, 20, 17, 4)),
        ("Monday at 5:04 PM", datetime(2019, 3, 18, 17, 4)),
        ("Thursday at 5:04 PM", datetime(2019, 3, 14, 17, 4)),
        ("Montag um 17:04", datetime(2019, 3, 18, 17, 4)),
        ("20 minutes ago", datetime(2019, 3, 21, 11, 40)),
        ("a minute ago", datetime(2019, 3, 21, 11, 59)),
        ("15 hours ago", date(2019, 3, 20)),
        ("3 days ago", date(2019, 3, 18)),
        ("2 weeks ago", date(2019, 3, 7)),
        ("vor 3 Tagen", date(2019, 3, 18)),
        ("il y a 3 jours", date(2019, 3, 18)),
        ("hace 3 días", date(2019, 3, 18)),
        ("3 giorni fa", date(2019, 3, 18)),
        ("3 dagen geleden", date(2019, 3, 18)),
        ("for 3 dager siden", date(2019, 3, 18)),
        ("3 дня назад", date(2019, 3, 18)),
        ("3日前", date(2019, 3, 18)),
        ("3天前", date(2019, 3, 18)),
        ("3d", date(2019, 3, 18)),
        ("just now", SAVED),
    ],
)
def test_a_date_told_from_the_day_of_saving(line: str, when: date) -> None:
    parsed = parse_relative(line, SAVED)
    assert parsed == when
    assert type(parsed) is type(when)


@pytest.mark.parametrize(
    "line",
    [
        "3 months ago",
        "a year ago",
        "Monday",
        "so 09:05",
        "Yesterday at 25:00",
        "3 days",
        "Today's news",
        "x" * 99,
    ],
)
def test_what_cannot_be_told_for_certain_is_not(line: str) -> None:
    assert parse_relative(line, SAVED) is None


def test_other_dates_of_a_page_tell_the_order_of_day_and_month() -> None:
    assert day_order(["03/12/2012 - 07:15", "posted 14/12/2012", "2012-05-06"]) is True
    assert day_order(["03-12-2012, 07:15 AM", "12-14-2012"]) is False
    assert day_order(["03/12/2012"]) is None
    assert day_order(["14/03/2012", "03/14/2012"]) is None
    assert parse_date("03/12/2012 - 07:15", day_first=True) == datetime(2012, 12, 3, 7, 15)
    assert parse_date("03/12/2012 - 07:15", day_first=False) == datetime(2012, 3, 12, 7, 15)
    assert parse_date("14/12/2012", day_first=False) == date(2012, 12, 14)


@pytest.mark.parametrize(
    ("lines", "day_first"),
    [
        (["9/6/16", "9/6/16", "11/6/16", "2/7/16"], True),
        (["9/6/16", "9/6/16", "9/11/16", "10/2/16"], False),
        (["6/9/2016", "7/9/2016", "8/9/2016"], True),  # days that follow each other, not three months
        (["9/6/2016", "9/7/2016", "9/8/2016"], False),
        (["3/4/2016", "4/5/2016", "5/6/2016"], None),  # both could be
        (["9/6/16", "3/2/16", "4/8/16"], None),  # neither
        (["9/6/16", "9/7/16"], None),  # too few
        (["9/6/16", "9/17/16", "9/8/16"], None),  # no doubt in it, and out of order
    ],
)
def test_which_is_the_day_as_time_goes_on(lines: list[str], day_first: bool | None) -> None:
    assert order_in_time(lines) is day_first
