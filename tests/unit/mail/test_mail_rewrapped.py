"""Quoted lines that a mailer broke because of their signs, and what a list adds below a signature."""

from __future__ import annotations

import pytest
from tests.helpers import export
from tests.unit.mail.made import body, letter, opened, quoted

WIDE = "The kettle that stood on the stove since Monday began to sing in the"


@pytest.mark.parametrize("signs", [1, 2, 5])
def test_a_word_that_had_no_room_is_part_of_its_line_again(signs: int) -> None:
    deep = "> " * (signs + 1)
    text = f"{deep}{WIDE}\n{'> ' * signs}morning\n{deep}and nobody was at home.\n"
    assert quoted(body(f"Oh.\n\n{text}"))[-1] == f"{WIDE} morning\nand nobody was at home."


def test_what_several_mailers_left_over_one_after_the_other() -> None:
    made = body(f"> > > > {WIDE}\n> early\n> > morning\n> > > > hours.\n")
    assert quoted(made)[-1] == f"{WIDE} early morning\nhours."


@pytest.mark.parametrize(
    ("above", "between", "below"),
    [
        (f"{WIDE}?", "It did.", "And then it went on and on."),  # an answer to what ends
        ("Did it sing?", "yes", "And then?"),  # a line that had room
        (WIDE, "I never heard it, nor did she", "and nobody was at home."),  # too much for what is left over
    ],
)
def test_a_short_answer_is_of_who_gave_it(above: str, between: str, below: str) -> None:
    made = body(f"> > {above}\n> {between}\n> > {below}\n")
    assert made.text == f"{above}\n\n{between}\n\n{below}"
    assert [mark.outer for mark in made.marks] == [-1, 0, 0]


def test_where_the_answered_mail_goes_on_so_even_a_word_without_a_sign_is_quoted() -> None:
    told = letter(1, body=f"{WIDE} morning and so it went\non for hours and hours.\n\nThen it stopped.")
    broken = (
        f"> {WIDE}\nmorning and so it went\n> on for hours and hours.\nI never heard it.\n> Then it stopped."
    )
    thread = opened(told, letter(2, answers=1, body=broken))
    assert thread.body(1).text == "I never heard it."
    assert [thread.quotes[row].source.post for row in thread.quotes.outer_rows(1)] == [0, 0]


def test_what_stands_otherwise_in_the_answered_mail_is_an_answer() -> None:
    told = letter(1, answers=9, body=f"> {WIDE}\nmorning\n> and so on")
    thread = opened(
        letter(9, body=f"{WIDE} and so on"),
        told,
        letter(2, answers=1, body=f"> > {WIDE}\n> morning\n> > and so"),
    )
    assert [quote.outer >= 0 for quote in thread.quotes if quote.post == 2] == [False, True, True]


def parted(end: str, above: str, *, signs: int) -> list[str]:
    """What a message quotes where `end` was broken off with one sign from a line with more."""
    below = "and so it went on for hours and hours."
    told = letter(1, body=f"{'> ' * (signs - 1)}{above}{end}\n{'> ' * (signs - 1)}{below}")
    broken = f"{'> ' * signs}{above.rstrip()}\n> {end}\n{'> ' * signs}{below}\n"
    return opened(told, letter(2, answers=1, body=broken)).text(1).split("\n\n")


def test_an_end_far_from_its_line_is_put_back_however_long_it_is() -> None:
    end = "whistling-and-humming-and-rattling"
    assert parted(end, f"{WIDE} ", signs=5)[0].startswith(f"{WIDE} {end}\n")
    assert parted(end, f"{WIDE} ", signs=2)[:2] == [WIDE, end]


def test_an_address_that_was_broken_in_a_word_is_whole_again() -> None:
    made = parted("long-path/to-it", "https://kettle.example/a-rather-", signs=6)
    assert made[0].startswith("https://kettle.example/a-rather-long-path/to-it\n")


def test_an_address_broken_off_an_attribution_stays_where_it_is() -> None:
    assert parted("ann.of.the.kettle@kettle.example>", "On Monday Ann <", signs=6)[0] == "On Monday Ann <"


@pytest.mark.parametrize("end", ["wrote:", "<mailto:ann@kettle.example>> wrote:"])
def test_an_end_that_says_who_wrote_what_follows_is_of_its_line(end: str) -> None:
    made = body(f"Yes.\n\n> On Tue 26 Dec 2017 at 03:10, Ann Tap <ann@kettle.example \n{end}\n>> It sings.\n")
    assert [mark.attribution for mark in made.marks] == [None, "Ann Tap"]
    own = body("> On Tue 26 Dec 2017 at 03:10 it sang.\nBut he wrote:\n>> It did not.\n")
    assert own.text.split("\n\n")[1] == "But he wrote:"


def test_one_short_line_without_a_sign_stays_the_authors_own_where_nothing_tells_more() -> None:
    assert quoted(body(f"> {WIDE}\nmorning\n> and so\n")) == [WIDE, "and so"]
    again = f"> {WIDE}\nmorning\n"
    assert quoted(body(f"{again}{again}> and so\n")) == [f"{WIDE} morning\n{WIDE} morning\nand so"]


def test_a_sign_that_a_mailbox_set_before_a_line_in_a_quotation_is_none() -> None:
    made = body("> My guess:\n> >From what I heard it sings.\n>\n> Bo\n")
    assert quoted(made) == ["My guess:\nFrom what I heard it sings.\n\nBo"]
    deeper = body("> Bo wrote:\n> > It was so.\n> >From what I heard it sings.\n> > Often.\n> Oh.\n")
    assert quoted(deeper)[-1] == "It was so.\nFrom what I heard it sings.\nOften."


def test_a_deeper_blank_line_parts_two_quotations() -> None:
    made = body("> The first of two.\n> >\n> The second of them.\n")
    assert quoted(made) == ["The first of two.", "The second of them."]
    assert quoted(body("> The first of two.\n>\n> The second of them.\n")) == [
        "The first of two.\n\nThe second of them."
    ]


def test_what_a_list_adds_below_a_quotation_under_a_signature_is_not_the_authors() -> None:
    rule = "_" * 47
    text = f"Own words.\n\n-- \nAnn\n\nOn 2 Jan 2019, Bo wrote:\n> Quoted.\n\n{rule}\nKettles mailing list\n"
    first = letter(1, body="Quoted.")
    post = export(opened(first, letter(2, answers=1, body=text)))["posts"][1]
    assert post["body"] == "Own words.\n\nOn 2 Jan 2019, Bo wrote:"
    assert export(opened(first, letter(2, answers=1, body=f"Own.\n\n{rule}\nAnd more.\n")))["posts"][1][
        "body"
    ] == (f"Own.\n\n{rule}\nAnd more.")


def test_a_header_that_was_broken_inside_an_address_is_one_header() -> None:
    head = "From: Ann <ann@x>\nSent: 1 Jan 2019\nTo: List <list@x>, Bo <\nbo@x>\nSubject: The kettle\n\n"
    (mark,) = body(f"Yes.\n\n{head}It sings.\n").marks
    assert mark.unsigned
    assert mark.attribution == "Ann"
