"""Lines of attribution in mail: not shown where the quotation names its author, but words that others may quote."""

from __future__ import annotations

from tests.helpers import export
from tests.unit.mail.made import letter, mailbox, opened

from threadtui.load import open_threads
from threadtui.model import Method
from threadtui.readers import InputFile
from threadtui.show import show_posts

FIRST = letter(1, body="The kettle is on, and nobody is at home to hear it sing.")
SECOND = letter(
    2,
    answers=1,
    name="Bo",
    body="On 1 Jan 2019 at 8:00, Ann wrote:\n> The kettle is on, and nobody is at home\n\nI am.\n",
)
THIRD = letter(
    3,
    answers=2,
    body="> On 1 Jan 2019 at 8:00, Ann wrote:\n>> The kettle is on, and nobody is at home\n>\n> I am.\n\nGood.\n",
)


def test_the_line_is_of_the_quotation_on_the_screen_and_of_the_mail_in_the_export() -> None:
    thread = opened(FIRST, SECOND)
    assert thread.body(1).text == "I am."
    assert "On 1 Jan 2019" not in "\n".join(show_posts(thread, [1]))
    assert export(thread)["posts"][1]["body"] == "On 1 Jan 2019 at 8:00, Ann wrote:\n\nI am."


def test_the_line_can_be_quoted_itself() -> None:
    thread = opened(FIRST, SECOND, THIRD)
    line, answer = export(thread)["posts"][2]["quotes"]
    assert (line["text"], line["source"]["post"]) == ("On 1 Jan 2019 at 8:00, Ann wrote:", 2)
    assert (answer["text"], answer["source"]["post"]) == ("I am.", 2)
    body = export(thread)["posts"][1]["body"]
    assert body[slice(*line["source"]["span"])] == "On 1 Jan 2019 at 8:00, Ann wrote:"


def test_a_line_that_several_mails_have_is_of_the_one_quoted_around_it() -> None:
    line = "Shall we meet at the boat house?"
    first = letter(1, body=f"The kettle is on, and nobody is at home to hear it sing.\n\n{line}")
    second = letter(
        2, answers=1, name="Bo", body=f"Salt keeps the frost away from the lower steps.\n\n{line}"
    )
    third = letter(
        3,
        answers=1,
        name="Cy",
        body=f"> The kettle is on, and nobody is at home to hear it sing.\n\nIt sings.\n\n> {line}\n\nYes.\n",
    )
    threads = open_threads(InputFile("box", mailbox(first, second, third)))
    for ids in (True, False):
        assert [quote.source and quote.source.post for quote in threads.open(ids=ids).quotes] == [0, 0]


def test_a_quotation_that_begins_with_who_wrote_it_is_compared_without_that_line() -> None:
    lead = "> On 2 Jan 2019, at 8:00, Bo <bo@x> wrote:\n>\n> I am.\n>\n"
    answer = f"{lead}>> The kettle is on, and nobody is at home\n\nGood.\n"
    thread = opened(FIRST, SECOND, letter(3, answers=2, body=answer))
    outer, inner = (quote for quote in thread.quotes if quote.post == 2)
    assert outer.source
    assert inner.source
    assert (outer.attribution, outer.source.post, outer.source.method) == ("Bo", 1, Method.VERBATIM)
    assert inner.source.post == 0
    assert thread.text(2)[outer.start :].startswith("On 2 Jan 2019")


def test_a_quotation_of_nothing_but_who_wrote_what_is_of_nobody() -> None:
    lead = "> On 2 Jan 2019, at 8:00, Bo <bo@x> wrote:\n>\n> On 1 Jan 2019, Ann wrote:\n"
    answer = f"{lead}>> The kettle is on, and nobody is at home\n\nGood.\n"
    thread = opened(FIRST, SECOND, letter(3, answers=2, body=answer))
    assert [quote.source and quote.source.post for quote in thread.quotes if quote.post == 2] == [None, 0]
