"""Flattened forum pages: posts from structure alone."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from tests.helpers import parted, read_page

from threadtui.errors import NotAThread

OPENING = """\
Wheel squeaks ever since I rewaxed it

{sponsor}treadle_tom

Full Member
10+ Year Member
Joined
Feb 3, 2009
Messages
1,204
My wheel squeaks."""

SKELETONS = """\
Cipher on the Great
{blank}
maria.w
Senior Member
Joined
May 2, 2011
Messages
412
Mar 17, 2019
#1
We have a cipher.

It comes in by itself.
Like
Reply
Old Diapason
Grand Chorus
Joined
Sep 30, 2006
Messages
6,118
Mar 18, 2019
#2
One stop or all of them?
Last edited: Mar 19, 2019
Reactions: maria.w
Like
maria.w
Senior Member
Joined
May 2, 2011
Messages
412
Mar 20, 2019
#3
All of them."""

PHPBB = """\
Crumbshot
Posts: 213
Joined: Wed Feb 04, 2015 6:38 pm
Location: Leeds

Starter only rises sometimes

Wed Dec 27, 2023 10:00 am

I know how this sounds.

Top

BakesInSocks
Posts: 1877
Joined: Sun Apr 12, 2020 1:15 am

Re: Starter only rises sometimes

Wed Dec 27, 2023 10:12 am

Perhaps it likes her.

Top
"""

RULES = """\
Can a sleeper lose a carriage?

Posted: Tue May 14, 2013 9:02 pm

He counted fourteen.

Top

--------------------

Look down the sofa.

-----
A signature under a rule

--------------------

Posted: Tue May 14, 2013 9:40 pm

It was taken off on purpose."""


@pytest.mark.parametrize("line", ["\u00a0", "\u00a0 ", " \u00a0", "\u00a0\u00a0\t"])
def test_a_line_with_only_a_no_break_space_parts_posts(line: str) -> None:
    page = read_page(f"A title\n\nFirst.\n{line}\nSecond.\n{line}\nThird.")
    assert page.texts == ["First.", "Second.", "Third."]


def test_a_no_break_space_among_words_parts_nothing() -> None:
    assert read_page(parted("A title\n\nFirst\u00a0one.", "Second:\u00a0\nof two lines.")).texts == [
        "First\u00a0one.",
        "Second:\nof two lines.",
    ]


@pytest.mark.parametrize("sponsor", ["", "This board is kept by The Teasel Room. Thank you.\n\n"])
def test_title_and_first_author_stand_above_the_first_post(sponsor: str) -> None:
    page = read_page(parted(OPENING.format(sponsor=sponsor), "Wax it.", "Oil it."))
    assert page.title == "Wheel squeaks ever since I rewaxed it"
    assert page.names == ["treadle_tom", None, None]
    assert page.texts == ["My wheel squeaks.", "Wax it.", "Oil it."]
    tom = page.authors["treadle_tom"]
    assert (tom.title, tom.badge, tom.joined, tom.messages) == (
        "Full Member",
        "10+ Year Member",
        date(2009, 2, 3),
        1204,
    )


def test_an_edit_mark_at_the_head_of_a_segment_is_of_the_post_before() -> None:
    page = read_page(parted("A title\n\nFirst.", "Second.", "Last edited:\nThird.", "Fourth."))
    assert [post.edited for post in page.posts] == [False, True, False, False]
    assert page.texts[2] == "Third."


def test_an_edit_mark_below_a_post_is_its_own() -> None:
    page = read_page(parted("A title\n\nFirst.", "Second.\n\nLast edited: May 3, 2011\n", "Third."))
    assert [post.edited for post in page.posts] == [False, True, False]
    assert page.texts[1] == "Second."


def test_a_segment_may_tell_of_both_edits() -> None:
    page = read_page(
        parted("A title\n\nFirst.", "Last edited:\nSecond.\n\nLast edited: May 3, 2011", "Third.")
    )
    assert [post.edited for post in page.posts] == [True, True, False]
    assert page.texts == ["First.", "Second.", "Third."]


def test_a_segment_of_furniture_alone_is_no_post() -> None:
    page = read_page(parted("A title\n\nFirst.", "Last edited:\n", "Members don't see this ad", "Second."))
    assert page.texts == ["First.", "Second."]
    assert [post.edited for post in page.posts] == [True, False]


def test_blank_lines_inside_a_post_stay() -> None:
    page = read_page(parted("A title\n\nFirst.", "A list:\n\n- one\n\n\n\n- two\n\n    code", "Third."))
    assert page.texts[1] == "A list:\n\n- one\n\n- two\n\n    code"


def test_furniture_stands_in_no_post() -> None:
    page = read_page(
        parted(
            "A title\n\nFirst.", "New\nSecond.\nMembers don't see this ad :)\nStill second.\nLike\nReply\nTop"
        )
    )
    assert page.texts == ["First.", "Second.\nStill second."]


@pytest.mark.parametrize("blank", ["", "\nAdvertisement\n"])
def test_names_are_kept_where_headers_with_ranks_repeat(blank: str) -> None:
    page = read_page(SKELETONS.format(blank=blank))
    assert page.title == "Cipher on the Great"
    assert page.names == ["maria.w", "Old Diapason", "maria.w"]
    assert page.texts == [
        "We have a cipher.\n\nIt comes in by itself.",
        "One stop or all of them?",
        "All of them.",
    ]
    assert [post.date for post in page.posts] == [date(2019, 3, 17), date(2019, 3, 18), date(2019, 3, 20)]
    assert [post.id for post in page.posts] == ["1", "2", "3"]
    assert [post.edited for post in page.posts] == [False, True, False]
    assert page.authors["Old Diapason"].title == "Grand Chorus"


def test_names_are_kept_where_headers_have_labels_and_values_on_a_line() -> None:
    page = read_page(PHPBB)
    assert page.title == "Starter only rises sometimes"
    assert page.names == ["Crumbshot", "BakesInSocks"]
    assert page.texts == ["I know how this sounds.", "Perhaps it likes her."]
    assert [post.date for post in page.posts] == [
        datetime(2023, 12, 27, 10, 0),
        datetime(2023, 12, 27, 10, 12),
    ]
    assert page.authors["Crumbshot"].location == "Leeds"


def test_rules_part_posts_and_a_rule_over_a_signature_does_not() -> None:
    page = read_page(RULES)
    assert page.title == "Can a sleeper lose a carriage?"
    assert page.texts == [
        "He counted fourteen.",
        "Look down the sofa.\n\n-----\nA signature under a rule",
        "It was taken off on purpose.",
    ]
    assert [post.date for post in page.posts] == [
        datetime(2013, 5, 14, 21, 2),
        None,
        datetime(2013, 5, 14, 21, 40),
    ]


@pytest.mark.parametrize(
    "page", [SKELETONS.format(blank=""), PHPBB, RULES, parted(OPENING.format(sponsor=""), "Wax it.")]
)
def test_windows_line_ends_change_nothing(page: str) -> None:
    unix, windows = read_page(page), read_page(page.replace("\n", "\r\n"))
    assert windows.texts == unix.texts
    assert [(post.author, post.date, post.line) for post in windows.posts] == [
        (post.author, post.date, post.line) for post in unix.posts
    ]


def test_own_words_that_look_like_labels_stay() -> None:
    page = read_page(
        parted("A title\n\nFirst.", "My aunt asks.\n\nAge: 45\nGender: female\nIs that old?", "Third.")
    )
    assert page.texts[1] == "My aunt asks.\n\nAge: 45\nGender: female\nIs that old?"


def test_a_post_knows_the_line_on_which_it_begins() -> None:
    page = read_page(parted("A title\n\nFirst.", "Second\nof two lines.", "Third."))
    assert [post.line for post in page.posts] == [2, 5, 8]


def test_a_head_in_a_script_of_several_bytes_a_character_is_read_whole() -> None:
    page = read_page(parted("題名\n\n最初の投稿です。", "二番目の投稿です。" * 400, "三番目。"))
    assert page.title == "題名"
    assert page.texts[1] == "二番目の投稿です。" * 400


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("Just some words.\n\nAnd more of them.\n", "no posts found: nothing parts them"),
        (parted("Top", "Like", "Reply"), "no posts found: every part of it is page furniture"),
        ("One rule only\n\n-----\n\nparts nothing", "no posts found: nothing parts them"),
    ],
)
def test_text_that_is_no_thread(page: str, message: str) -> None:
    with pytest.raises(NotAThread, match=message):
        read_page(page)
