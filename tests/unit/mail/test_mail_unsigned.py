"""Older mail that stands below without signs: a quotation on the screen, and part of the mail's body in the export."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.helpers import export, thread_of
from tests.unit.mail.made import body, letter, opened, quoted

from threadtui.show import show_posts

FIRST = letter(1, body="The kettle is on, and nobody is at home to hear it sing.")
HEADERS = "From: Ann\nSent: Tuesday, January 1, 2019 8:00 AM\nTo: List\nSubject: The kettle\n\n"
SECOND = letter(
    2,
    answers=1,
    name="Bo",
    body=f"I am.\n\n{HEADERS}The kettle is on, and nobody is at home to hear it sing.\n",
)
THIRD = letter(
    3,
    answers=2,
    body=f"Good.\n\n{HEADERS}So I said:\n\n> The kettle is on, and nobody is at home\n\nand nobody came.\n",
)
FOURTH = letter(
    4,
    answers=2,
    body="> I am.\n>\n"
    + "".join(f"> {line}".rstrip() + "\n" for line in HEADERS.splitlines())
    + "> The kettle is on, and nobody is at home to hear it sing.\n\nSo you are.\n",
)


def test_the_screen_folds_it_and_the_export_keeps_it_in_the_body() -> None:
    thread = opened(FIRST, SECOND)
    assert thread.body(1).text == "I am."
    assert "> The kettle" in "\n".join(show_posts(thread, [1]))
    post = export(thread)["posts"][1]
    assert post["body"] == f"I am.\n\n{HEADERS}The kettle is on, and nobody is at home to hear it sing."
    assert post["quotes"] == []
    (block,) = post["unsigned"]
    assert post["body"][slice(*block["span"])] == block["text"]
    assert post["body"][block["lead"] :].startswith("From: Ann")
    assert (block["attribution"], block["source"]["post"]) == ("Ann", 1)


def test_what_has_signs_in_it_is_a_quotation() -> None:
    post = export(opened(FIRST, SECOND, THIRD))["posts"][2]
    (quote,) = post["quotes"]
    assert (quote["text"], quote["source"]["post"]) == ("The kettle is on, and nobody is at home", 1)
    assert quote["text"] not in post["body"]
    assert post["body"].endswith("So I said:\n\nand nobody came.")
    assert post["unsigned"][quote["within"]]["text"] == "and nobody came."


def test_a_quotation_keeps_what_stood_unsigned_in_it() -> None:
    (quote,) = export(opened(FIRST, SECOND, FOURTH))["posts"][2]["quotes"]
    assert quote["source"]["post"] == 2
    assert quote["text"] == f"I am.\n\n{HEADERS}The kettle is on, and nobody is at home to hear it sing."
    assert [block["source"]["post"] for block in quote["unsigned"]] == [1]


def test_it_is_read_back_and_folded_again() -> None:
    thread = opened(FIRST, SECOND, THIRD, FOURTH)
    made = export(thread)
    again = thread_of(json.dumps(made))
    assert export(again) == made
    assert [again.body(at).text for at in range(4)] == [thread.body(at).text for at in range(4)]


spans = st.lists(st.integers(-3, 80), max_size=3)
blocks = st.lists(
    st.fixed_dictionaries(
        {}, optional={"span": spans, "lead": st.integers(-3, 80), "within": st.integers(-2, 3)}
    ),
    max_size=3,
)


@example(outer=[{}, {"span": [1, 2]}], inner=[], within=0, at=0)
@example(outer=[{"span": [], "lead": 0}, {}, {"span": [], "within": 0}], inner=[], within=2, at=1)
@given(outer=blocks, inner=blocks, within=st.integers(-1, 3), at=st.integers(0, 60))
def test_any_data_gives_a_thread(outer: Any, inner: Any, within: int, at: int) -> None:
    quote = {
        "text": "Nobody is at home.\n\nSent: now",
        "at": at,
        "within": within,
        "unsigned": inner,
        "source": None,
    }
    post = {"body": "I am.\n\nFrom: Ann\n\nThe kettle is on.", "quotes": [quote], "unsigned": outer}
    data = {"schema": "threadtui/1", "posts": [post]}
    for _ in range(2):  # what is read is exported, and read again
        thread = thread_of(json.dumps(data))
        quotes, text = thread.quotes, thread.text(0)
        for row in range(len(quotes)):
            assert 0 <= quotes.start[row] <= quotes.end[row] <= len(text)
            if (around := quotes.outer[row]) >= 0:
                assert quotes.start[around] <= quotes.start[row] <= quotes.end[row] <= quotes.end[around]
        data = export(thread)
        assert "".join(data["posts"][0]["body"].split()) == "Iam.From:AnnThekettleison."


def test_a_quotation_with_no_words_of_its_own_is_of_the_mail_that_passed_these_on() -> None:
    passed_on = letter(
        2,
        answers=1,
        name="Bo",
        body="+1\n\nOn 1 Jan 2019 at 7:00, Cy <cy@x> wrote:\n\nSalt keeps the frost away from the lower steps.\n",
    )
    answer = letter(
        3,
        answers=2,
        body="On 1 Jan 2019 at 8:00, Bo <bo@x> wrote:\n\n> +1\n>\n> On 1 Jan 2019 at 7:00, Cy <cy@x> wrote:\n>\n"
        "> Salt keeps the frost away from the lower steps.\n\nIt does.\n",
    )
    (quote,) = export(opened(FIRST, passed_on, answer))["posts"][2]["quotes"]
    assert (quote["attribution"], quote["source"]["post"]) == ("Bo", 2)
    assert [block["attribution"] for block in quote["unsigned"]] == ["Cy"]


def test_what_goes_on_below_a_deeper_quotation_is_another_one_also_around_it() -> None:
    third = opened(FIRST, SECOND, THIRD)
    signed = "".join(f"> {line}".rstrip() + "\n" for line in third.text(2).splitlines())
    signed = signed.replace("> The kettle is on", "> > The kettle is on")
    answer = letter(4, answers=3, name="Bo", body=f"{signed}\nNobody ever does.\n")
    thread = opened(FIRST, SECOND, THIRD, answer)
    first, second = export(thread)["posts"][3]["quotes"]
    assert first["text"] == f"Good.\n\n{HEADERS}So I said:"
    assert second["text"] == "and nobody came."
    assert [inner["text"] for inner in second["quotes"]] == ["The kettle is on, and nobody is at home"]
    assert [quote["source"]["post"] for quote in (first, second, second["quotes"][0])] == [3, 3, 1]


def test_a_quotation_that_ends_in_the_signature_of_the_answered_mail_is_of_that() -> None:
    signed = "I am.\n\n-- \nBo, keeper of the seven lamps of the harbour, and of the bell\nand of the boats\n"
    answer = "".join(f"> {line}\n" for line in signed.splitlines())
    thread = opened(
        FIRST, letter(2, answers=1, name="Bo", body=signed), letter(3, answers=2, body=f"{answer}\nGood.\n")
    )
    (quote,) = export(thread)["posts"][2]["quotes"]
    assert (quote["source"]["post"], quote["source"]["method"]) == (2, "id")


def test_a_mark_with_all_headers_in_its_line_begins_a_mail_too() -> None:
    head = "-------- Oorspronkelijk bericht --------Van: Ann Bel <ann@x> Datum: 05-11-17  18:57  (GMT+01:00) Aan: List"
    (mark,) = body(f"Yes.\n\n{head} <l@x> Onderwerp: The kettle\nIt sings.\n").marks
    assert mark.unsigned
    assert mark.attribution == "Ann Bel"
    assert not body(f"Yes.\n\n{head} <l@x>\nIt sings.\n").marks


def test_an_older_mail_among_quoted_words_that_lost_its_signs_is_quoted_in_them() -> None:
    made = body(
        "Yes.\n\n> It sings.\n>\n> On 2 Jan 2019 at 10:00, Bo <bo@x> wrote:\n>\n> Does it?\n>\n"
        "> On 1 Jan 2019 at 09:00, Ann <ann@x> wrote:\n>\n>> My kettle.\n"
    )
    assert [(mark.outer, mark.attribution) for mark in made.marks] == [(-1, None), (0, "Bo"), (1, "Ann")]
    assert quoted(made)[2] == "My kettle."


@pytest.mark.parametrize("end", ["\n{}wrote:", " <\n{}bo@x> wrote:", "\n{}<bo@x\n{}<mailto:bo@x>> wrote:"])
@pytest.mark.parametrize("signs", ["", "> "])
def test_a_broken_line_that_says_who_wrote_an_older_mail_without_signs(signs: str, end: str) -> None:
    head = f"{signs}On 2 Jan 2019 at 10:00, Bo Tap{end.replace('{}', signs)}"
    made = body(f"{signs}It sings.\n{signs}\n{head}\n{signs}\n{signs}Does it?\n")
    assert [mark.attribution for mark in made.marks][-1] == "Bo Tap"
    assert quoted(made)[-1] == "Does it?"


def test_a_broken_line_above_signs_is_of_what_has_them() -> None:
    made = body("I said so.\n\nOn 2 Jan 2019 at 10:00, Bo Tap\nwrote:\nNothing new.\n\n> It sings.\n")
    assert quoted(made) == ["It sings."]


def test_an_address_written_twice_over_two_lines_begins_no_older_mail() -> None:
    head = "On Tue, Mar 3, 2020 at 12:43 PM Bo Tap <bo@x.example[mailto:"
    made = body(f"Yes.\n\n> It sings.\n>\n> {head}\n> bo@x.example]> wrote:\n> Does it?\n>\n>> My kettle.\n")
    assert all(not text.startswith("bo@x.example") for text in quoted(made))
