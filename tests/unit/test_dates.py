"""Dates in the forms that forums print."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from threadtui.dates import parse_date


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
        "99/99/2013",
        "12345678",
        "maybe 14, 2013 of them",
    ],
)
def test_a_line_that_is_none(line: str) -> None:
    assert parse_date(line) is None
