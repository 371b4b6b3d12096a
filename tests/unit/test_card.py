"""The author's card and the post's header, read by their labels."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from tests.helpers import parted, read_page

from threadtui.model import Author
from threadtui.readers.flat.card import looks_like_name, read_head, subject_of

CARD = [
    "treadle_tom",
    "Full Member",
    "10+ Year Member",
    "Joined",
    "Feb 3, 2009",
    "Messages",
    "1,204",
    "Reaction score",
    "318",
    "Points",
    "2.450",
    "My own words.",
]


def test_a_card_with_values_under_its_labels() -> None:
    head = read_head(CARD)
    assert head is not None
    assert CARD[head.lines] == "My own words."
    assert head.author == Author(
        name="treadle_tom",
        title="Full Member",
        badge="10+ Year Member",
        joined=date(2009, 2, 3),
        messages=1204,
        reaction_score=318,
        points=2450,
    )


def test_a_name_that_a_blank_line_parts_from_its_ranks() -> None:
    head = read_head(["Sponsored by nobody.", "", "treadle_tom", "", *CARD[1:]])
    assert head is not None
    assert head.author is not None
    assert (head.author.name, head.author.title, head.author.badge) == (
        "treadle_tom",
        "Full Member",
        "10+ Year Member",
    )


def test_a_card_with_values_beside_its_labels_then_subject_and_date() -> None:
    lines = [
        "maria.w",
        "Posts: 213",
        "Joined: Wed Feb 04, 2015 6:38 pm",
        "Location: Leeds, mostly",
        "",
        "Re: Wheel squeaks",
        "",
        "Wed Dec 27, 2023 10:00 am",
        "",
        "My own words.",
    ]
    head = read_head(lines)
    assert head is not None
    assert lines[head.lines :] == ["", "My own words."]
    assert head.author == Author("maria.w", joined=date(2015, 2, 4), messages=213, location="Leeds, mostly")
    assert head.date == datetime(2023, 12, 27, 10, 0)


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("Posted: Tue May 14, 2013 9:02 pm", datetime(2013, 5, 14, 21, 2)),
        ("Post date: May 14, 2013", date(2013, 5, 14)),
        ("May 14, 2013", date(2013, 5, 14)),
    ],
)
def test_a_date_alone_is_a_head(line: str, when: date) -> None:
    head = read_head(["", line, "", "Words."])
    assert head is not None
    assert (head.lines, head.date, head.author) == (2, when, None)


def test_a_number_is_kept_without_its_sign() -> None:
    head = read_head(["May 14, 2013", "#1,012", "Words."])
    assert head is not None
    assert (head.lines, head.number) == (2, "1012")


@pytest.mark.parametrize(
    "lines",
    [
        ["Words from the first line on.", "", "More words."],
        ["Dear all,", "", "From: Bob", "Location: Leeds", "is what his letter says."],
        ["A question about my aunt.", "", "Age: 45", "Gender: female", "What would you do?"],
        ["Re: your question", "Yes."],
    ],
)
def test_own_words_are_no_head(lines: list[str]) -> None:
    assert read_head(lines) is None


def test_a_value_that_is_no_number_or_date_is_left_out() -> None:
    head = read_head(["ann", "Joined", "some time ago", "Messages", "a few"])
    assert head is not None
    assert head.author == Author("ann")


@pytest.mark.parametrize("line", ["ann", "Old Diapason", "xX_wheel_Xx", "J. R. Hartley", "名無しさん"])
def test_names(line: str) -> None:
    assert looks_like_name(line)


@pytest.mark.parametrize(
    "line", ["", "Thank you.", "What do you think?", "one two three four five six", "Joined", "x" * 41]
)
def test_lines_that_are_no_name(line: str) -> None:
    assert not looks_like_name(line)


def test_the_subject_that_a_reply_answers() -> None:
    assert subject_of("Re: Wheel squeaks") == "Wheel squeaks"
    assert subject_of("Wheel squeaks") is None


def test_a_rank_below_a_name_that_stands_alone_is_no_name() -> None:
    card = "{}\n\nSenior Member\nJoined\nFeb 3, 2009\nMessages\n1,204\nMar {}, 2019\n\nWords of the post number {}."
    page = read_page(
        parted(*(card.format(name, day, day) for name, day in (("ann", 14), ("bob", 15), ("ann", 16))))
    )
    assert (page.names, page.title) == (["ann", "bob", "ann"], "")
    assert page.authors["ann"].title == "Senior Member"
