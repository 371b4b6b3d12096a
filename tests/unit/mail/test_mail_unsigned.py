"""Older mail that stands below without signs: a quotation on the screen, and part of the mail's body in the export."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.helpers import export, thread_of
from tests.unit.mail.made import letter, opened

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


@given(blocks, blocks, st.integers(-1, 3), st.integers(0, 60))
def test_any_data_gives_a_thread(outer: Any, inner: Any, within: int, at: int) -> None:
    quote = {
        "text": "Nobody is at home.\n\nSent: now",
        "at": at,
        "within": within,
        "unsigned": inner,
        "source": None,
    }
    post = {"body": "I am.\n\nFrom: Ann\n\nThe kettle is on.", "quotes": [quote], "unsigned": outer}
    made = export(thread_of(json.dumps({"schema": "threadtui/1", "posts": [post]})))
    assert export(thread_of(json.dumps(made))) == made
