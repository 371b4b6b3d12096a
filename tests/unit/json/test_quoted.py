"""Lines with quotation signs, as Markdown and Hacker News have them, become text and marks."""

from __future__ import annotations

from threadtui.model import Mark
from threadtui.readers.markdown import from_markdown
from threadtui.readers.quoted import Line, Marked, from_lines


def quoted(marked: Marked) -> list[str]:
    return [marked.text[mark.start : mark.end] for mark in marked.marks]


def test_a_block_quotation_is_marked_without_its_signs() -> None:
    marked = from_markdown("> One line\n> and another.\n\nAn answer.")
    assert marked == ("One line\nand another.\n\nAn answer.", [Mark(0, 21)])


def test_a_blank_line_parts_two_quotations_a_blank_sign_does_not() -> None:
    assert quoted(from_markdown("> One.\n\n> Two.\n>\n> Still two.")) == ["One.", "Two.\n\nStill two."]


def test_what_a_quotation_quotes_may_stand_above_a_blank_line() -> None:
    marked = from_markdown("> > Inner.\n\n> Outer.\n\n> Another.\n\nOwn.")
    assert quoted(marked) == ["Inner.\n\nOuter.", "Inner.", "Another."]


def test_quotations_in_quotations_name_the_one_around_them() -> None:
    marked = from_markdown("> > Inner.\n>\n> Outer.\n\nOwn.")
    assert [(mark.start, mark.end, mark.outer) for mark in marked.marks] == [(0, 14, -1), (0, 6, 0)]


def test_a_paragraph_goes_on_without_the_sign() -> None:
    assert quoted(from_markdown("> A sentence that is\nbroken in two.\n\nOwn.")) == [
        "A sentence that is\nbroken in two."
    ]
    assert quoted(from_markdown("> A sentence.\n- A list of one's own.")) == ["A sentence."]


def test_signs_in_code_and_spoilers_are_none() -> None:
    assert quoted(from_markdown("```\n> code\n```")) == []
    assert quoted(from_markdown("    > code")) == []
    assert quoted(from_markdown(">!the butler!<")) == []
    assert quoted(from_markdown("> ```\n> > code\n> ```\n\nOwn.")) == ["```\n> code\n```"]
    assert quoted(from_markdown("> ```\n> code\nOwn.")) == ["```\ncode"]


def test_a_line_above_names_the_quoted() -> None:
    marked = from_lines([Line(0, "On Monday,", ""), Line(0, "Ann wrote:", "Ann"), Line(1, "Words.")])
    assert marked.marks == [Mark(23, 29, "Ann", lead=0)]
    marked = from_lines([Line(0, ">>7", "", "7"), Line(1, "Words."), Line(0, "Own."), Line(1, "More.")])
    assert [(mark.source_id, mark.attribution, mark.lead) for mark in marked.marks] == [
        ("7", None, 0),
        (None, None, -1),
    ]


def test_in_a_comment_sent_by_mail_the_mailers_line_names_the_quoted() -> None:
    marked = from_markdown(
        "Yes.\n\nOn Wed, Jan 1, 2020 at 12:00 AM, Ann Kettle\n<note@forge.example> wrote:\n\n> It sings.\n"
    )
    (mark,) = marked.marks
    assert (mark.attribution, marked.text[mark.start : mark.end]) == ("Ann Kettle", "It sings.")
    assert marked.text[: mark.lead].strip() == "Yes."


def test_words_above_a_quotation_that_name_nobody_are_the_authors() -> None:
    marked = from_markdown("At 10:30 she told me this:\n\n> It sings.\n")
    assert marked.marks[0].lead == -1


def test_nothing() -> None:
    assert from_markdown(" \n\n") == ("", [])
