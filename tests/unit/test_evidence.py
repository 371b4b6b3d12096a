"""Why a quote is linked, and what of it is to be doubted."""

from __future__ import annotations

import pytest
from tests.helpers import SAMPLES, jsonl
from tests.unit.mail.made import letter, opened

from threadtui.evidence import changes, doubts, misattributed, source_words
from threadtui.export.data import post_data
from threadtui.graph import ThreadGraph
from threadtui.load import open_thread
from threadtui.model import Method, Quote, Source
from threadtui.quotes.difference import Fate, woven
from threadtui.quotes.table import QuoteTable
from threadtui.readers import InputFile
from threadtui.show import show_posts
from threadtui.thread import Thread

SOURCE = (
    "The beacon on the north mole is not lit before dusk, and it never was; the keeper counts 12 flashes a "
    "minute and writes each of them down in the long green book."
)
ANSWER = "Then why do the pilots complain every single autumn about the dark?"


def answered(quotation: str, named: str = "Halyard", *, source: str = SOURCE) -> Thread:
    """A thread of two posts: Halyard's, and one that quotes it under a name."""
    return open_thread(jsonl(("Halyard", source), ("Perrin", f"{named} said:\n{quotation}\n\n{ANSWER}")))


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("is not lit", "is lit", ["altered: negation"]),
        ("12 flashes", "21 flashes", ["altered: number"]),
        ("long green", "small red", ["altered"]),
    ],
)
def test_an_altered_quote_says_what_bears_on_its_meaning(before: str, after: str, said: list[str]) -> None:
    assert doubts(answered(SOURCE.replace(before, after)), 0) == said


def test_a_quote_of_a_later_post_says_so_and_the_tree_leaves_it_out() -> None:
    thread = open_thread(jsonl(("Halyard", f"{SOURCE}\n\n{ANSWER}"), ("Perrin", SOURCE)))
    later = Source(1, 0, len(SOURCE), Method.ID, 1.0)
    thread.quotes = QuoteTable([Quote(0, 0, len(SOURCE), later)], 2)
    thread.graph = ThreadGraph(thread.quotes, 2)
    assert doubts(thread, 0) == ["of a later post"]
    assert thread.graph.parent(0) is None
    assert any("of a later post" in line for line in show_posts(thread, range(2)))


def test_a_faithful_quote_is_not_doubted() -> None:
    thread = answered(SOURCE)
    assert doubts(thread, 0) == []
    assert changes(thread, 0) == []


@pytest.mark.parametrize(
    ("named", "other"),
    [("Halyard", False), ("HALYARD", False), ("Halyard (Mole)", False), ("Perrin", True), ("Nobody", True)],
)
def test_a_name_that_is_not_the_source_s_author(named: str, other: bool) -> None:
    thread = answered(SOURCE, named)
    assert misattributed(thread, 0) is other
    assert ("misattributed" in doubts(thread, 0)) is other


def test_what_the_source_quotes_between_the_quoted_words_is_no_alteration() -> None:
    first = letter(1, body="The beacon on the mole was dark again.")
    second = letter(
        2, answers=1, body="Every autumn.\n\n> The beacon on the mole was dark again.\n\nAnd no one says why."
    )
    third = letter(3, answers=2, body="> Every autumn.\n>\n> And no one says why.\n\nI do.")
    thread = opened(first, second, third)
    row = thread.quotes.rows(2)[0]
    assert thread.quotes.method[row] == Method.VERBATIM
    assert source_words(thread, row) == "Every autumn.\n\nAnd no one says why."
    assert changes(thread, row) == []


def test_a_word_between_deeper_quotations_is_no_more_than_that_in_its_source() -> None:
    first = letter(1, body="Light the lamp.\n\nThen wait for the boats.")
    second = letter(2, answers=1, body="> Light the lamp.\n\nTwice?\n\n> Then wait for the boats.\n\nWhere?")
    third = letter(
        3, answers=2, body="> > Light the lamp.\n> Twice?\n> > Then wait for the boats.\n> Where?\n\nHere."
    )
    thread = opened(first, second, third)
    assert [source_words(thread, row) for row in thread.quotes.outer_rows(2)] == ["Twice?", "Where?"]


def test_woven_words_give_back_both_texts() -> None:
    runs = woven("It is safe, for 12 boats.", "It is not safe for 21 boats.")
    assert runs == [
        (Fate.KEPT, "It is"), (Fate.DROPPED, "not"), (Fate.KEPT, "safe, for"),
        (Fate.DROPPED, "21"), (Fate.ADDED, "12"), (Fate.KEPT, "boats."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("quotation", "said"),
    [
        (SOURCE, []),
        (SOURCE.replace("is not lit", "is lit"), ["altered: negation"]),
        (SOURCE.replace("12", "21"), ["altered: number"]),
        (SOURCE[: SOURCE.index("; the keeper")], []),
        (f"View attachment 441678 {SOURCE}", []),
    ],
)
def test_words_of_a_post_that_the_file_names_are_compared_too(quotation: str, said: list[str]) -> None:
    page = (SAMPLES / "html" / "discourse-saved.html").read_text("utf-8")
    page = page.replace("<p>an unstirred pot is only hot vegetables in company</p>", f"<p>{quotation}</p>")
    page = page.replace("My aunt claims an unstirred pot is only hot vegetables in company.", SOURCE)
    thread = open_thread(InputFile("page.html", page.encode()))
    row = next(row for row in range(len(thread.quotes)) if thread.quotes.method[row] == Method.ID)
    assert doubts(thread, row) == said
    assert post_data(thread, thread.quotes.post[row])["quotes"][0]["altered"] == bool(said)
    told = "".join(f", {one}" for one in said)
    lines = [*show_posts(thread, range(len(thread.posts)))]
    assert any(f"(id, {thread.quotes.confidence[row]:.2f}{told})" in line for line in lines), lines
