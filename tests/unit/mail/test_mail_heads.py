"""The headers of a message that a thread is made of, taken at once from its head."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threadtui.readers.mail import headers

NAMES = {"from": (1,), "date": (2,), "subject": (3,), "message-id": (4, 5)}
NAMES |= {"in-reply-to": (6,), "references": (7,), "sender": (8,)}
"""Where in what is told a header stands."""

name = st.sampled_from([*NAMES, "received", "x-from", "fromage", "content-type", "content-length"])
cased = st.tuples(name, st.sampled_from([str.lower, str.upper, str.title])).map(lambda each: each[1](each[0]))
value = st.sampled_from(
    ["", "<a@x>", "<a@x>\n <b@x>", "a: b", "<a@x> (note)", "<é@x>", "1\n\tfrom: c", "<a@x>\r"]
)
line = st.tuples(cased, st.sampled_from([":", ": ", " :", ":\t ", ""]), value).map("".join)


def one_by_one(head: bytes) -> dict[str, bytes]:
    """The first of each header, line by line."""
    found: dict[str, bytes] = {}
    for each in re.split(rb"\n(?![ \t])", head):
        before, colon, after = each.partition(b":")
        if colon:
            found.setdefault(before.rstrip(b" \t").decode("latin-1").lower(), after.lstrip(b" \t"))
    return found


@given(st.lists(line, max_size=9))
def test_a_head_tells_the_first_of_each_header(lines: list[str]) -> None:
    head = "\n".join(lines).encode()
    told, truth = headers.wanted(head), one_by_one(head)
    for header, places in NAMES.items():
        found = [told[place] for place in places if told[place] is not None]
        wanted = truth.get(header)
        if header == "message-id" and told[4] is not None and wanted is not None:
            wanted = wanted.removesuffix(b"\r")  # an id and nothing else
        assert found == ([] if wanted is None else [wanted])


def test_a_head_of_very_many_lines_is_told_by_the_first_of_them() -> None:
    told = headers.wanted(b"From: a\n" + b"X-Line: x\n" * 20_000 + b"Date: d\n")
    assert (told[1], told[2]) == (b"a", None)


@pytest.mark.parametrize("month", ["Jan", "Feb", "Foo"])
@pytest.mark.parametrize("zone", ["+0000", "-0730", "+9900", "GMT"])
@given(st.integers(0, 32), st.integers(0, 25), st.integers(0, 61), st.integers(0, 61))
def test_a_date_is_the_same_where_its_day_was_seen_before(
    month: str, zone: str, day: int, hour: int, minute: int, second: int
) -> None:
    value = f"Mon, {day:02} {month} 2019 {hour:02}:{minute:02}:{second:02} {zone}"
    apart = value.replace(" ", "  ", 1).replace(f" {zone}", f"  {zone}")  # not as most write it
    assert headers.when(value.encode()) == headers.when(apart.encode())
