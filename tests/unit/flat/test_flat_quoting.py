"""How far a quotation goes on a page that lost its marks: as far as its lines follow the post that it is of."""

from __future__ import annotations

from tests.helpers import read_page, thread_of
from tests.unit.flat.test_flat_structure import WORDS, page

from threadtui.errors import NotAThread

LINES = (
    "The tower has eight bells and the third of them is cracked.",
    "We rang it all the same for the feast of the patron.",
    "Nobody in the village heard anything that was amiss.",
    "The founder says that it wants casting anew in the spring.",
    "bell=3",
    "rope=hemp",
)
ANSWER = "That is what the founder always says, and then he sends his bill."


def read(quoting: str) -> tuple[str, int]:
    """The body of a post that quotes one above it, and how many quotations are in it."""
    posts = ("\n".join(LINES), WORDS[0], quoting, WORDS[1])
    thread = thread_of(page("{name}\nSep {day}, 2023\n", "\nReply\n", posts=posts))
    assert thread.graph.parent(2) == 0
    return thread.body(2).text, len(list(thread.quotes.outer_rows(2)))


def test_a_changed_line_does_not_end_a_quotation() -> None:
    changed = LINES[1].replace("all the same for", "two hours, both before and after,")
    quoting = "\n".join(("tenor_ted said:", LINES[0], changed, *LINES[2:], ANSWER))
    assert read(quoting) == (ANSWER, 1)


def test_a_short_answer_is_no_part_of_a_quotation_that_has_its_letters() -> None:
    assert read(f"tenor_ted said:\n{LINES[0]}\nNobody.") == ("Nobody.", 1)


def test_one_space_more_than_usual_is_no_indent() -> None:
    assert read("\n".join(("tenor_ted said:", f" {LINES[0]}", *LINES[1:], ANSWER))) == (ANSWER, 1)


def test_answers_between_quotations_of_which_the_first_is_named() -> None:
    quoting = "\n".join(("tenor_ted said:", LINES[0], WORDS[2], *LINES[2:4], ANSWER))
    assert read(quoting) == (f"{WORDS[2]}\n\n{ANSWER}", 2)


def test_counts_go_with_the_links_below_them() -> None:
    feet = ("\n2 bravos", "\n1 bravos\nAbout ropes and hemp", "", "\n3 bravos")
    said = [" ".join((*WORDS[turn:], *WORDS[:turn])) for turn in range(4)]
    posts = tuple(words + foot for words, foot in zip(said, feet, strict=True))
    found = read_page(page("{name}\nSep {day}, 2023\n", "\n", posts=posts))
    assert [text.strip() for text in found.texts] == said


def test_who_is_named_is_quoted_also_where_the_words_are_quoted_there() -> None:
    for lead, source in (("Aunt Dorothy said:", 1), ("tenor_ted said:", 0), ("Quote:", 0)):
        posts = (
            WORDS[0],
            f"tenor_ted said:\n> {WORDS[0]}\n\n{WORDS[1]}",
            f"{lead}\n> {WORDS[0]}\n\n{WORDS[2]}",
            WORDS[3],
        )
        thread = thread_of(page("{name}\nSep {day}, 2023\n", "\nReply\n", posts=posts))
        assert thread.graph.parent(2) == source, lead


def test_of_two_leads_the_second_is_quoted() -> None:
    posts = (
        WORDS[0],
        f"tenor_ted said:\n> {WORDS[0]}\n\n{WORDS[1]}",
        f"> Aunt Dorothy said:\n> tenor_ted said:\n> {WORDS[0]}\n\n{WORDS[2]}",
        WORDS[3],
    )
    thread = thread_of(page("{name}\nSep {day}, 2023\n", "\nReply\n", posts=posts))
    assert (thread.body(2).text, thread.graph.parent(2)) == (WORDS[2], 1)


def test_headings_of_a_list_in_a_post_are_no_authors() -> None:
    bells = ("Treble", "Second", "Third", "Tenor", "Sanctus")
    hosts = "".join(
        f"Keeper: the verger\nRope: hemp of {words[:9]}\n{bell}Bell\n{words} {words}\n"
        for bell, words in zip(bells, (*WORDS, ANSWER), strict=True)
    )
    try:
        found = read_page(hosts)
    except NotAThread:
        return
    assert not any(found.names)
