"""The head of the first post, and what of a head is no word of a post."""

from __future__ import annotations

from tests.helpers import parted, read_page, thread_of
from tests.unit.flat.test_flat_structure import NAMES, WORDS, page

from threadtui.errors import NotAThread

SUMMARY = (
    "Discussion Overview\n\nThe thread is about the rope of a bell, and how to make it longer than it is."
)


def test_a_line_that_names_the_author_once_more_above_all_words_is_the_pages() -> None:
    head = "{name}\nPosts: 1{day}\nJoined: Sep {day}, 2019\nRe: Bell rope\nPost by {name} »\n"
    found = read_page(page(head, "\nTop"))
    assert found.names == list(NAMES)
    assert [text.strip() for text in found.texts] == list(WORDS)


def test_a_line_that_names_the_author_is_right_where_the_head_seems_to_say_otherwise() -> None:
    head = "{name}\nPosts: 1{day}\nJoined: Sep {day}, 2019\nRe: Bell rope\nPost by {name} »\n"
    names = ("tenor_ted", "dot", "edward9", "tedbob", "quarter.peal", "Oona")
    whole = page(head, "\nTop", names, (*WORDS, WORDS[0][4:], WORDS[1][5:]))
    signed = whole.replace("Oona\nPosts", "Yours, Ted\nPosts")
    assert read_page(signed).names == list(names)


def test_what_one_author_says_of_themselves_stays() -> None:
    posts = (f"tenor_ted at your service.\n{WORDS[0]}", *WORDS[1:])
    head = "{name}\nPosts: 1{day}\nJoined: Sep {day}, 2019\nSep {day}, 2023 6:40 pm\n"
    assert "at your service" in read_page(page(head, "\nTop", posts=posts)).texts[0]


def test_the_post_above_the_first_head_of_a_reply_is_the_opening_one() -> None:
    opening = "\n".join(f"{words} I ask for {at} reasons." for at, words in enumerate(WORDS, 2))
    card = "- {name}\n- Posts: 1{day}\n- Joined: Sep {day}, 2019\nRe: Bell rope\n"
    found = read_page(f"{opening}\nBell rope\n" + page(card, "\n"))
    assert [text.strip() for text in found.texts][1:] == list(WORDS)
    assert WORDS[3] in found.texts[0]


def test_a_pages_own_lines_above_the_first_head_are_no_post() -> None:
    menu = "\n".join(f"Go to part {at} of the board" for at in range(20))
    card = "- {name}\n- Posts: 1{day}\n- Joined: Sep {day}, 2019\nRe: Bell rope\n"
    assert [text.strip() for text in read_page(f"{menu}\n" + page(card, "\n")).texts] == list(WORDS)


def test_what_stands_between_the_starter_and_their_card_is_the_pages() -> None:
    for starter in ("  • Thread starter dot_h", "Themenstarter dot_h", "Автор темы dot_h"):
        top = f"Bell rope\n\n{starter}\n  • Start date\n\n{SUMMARY}\n\ndot_h\n196\n1,076\n"
        found = read_page(top + parted(*WORDS))
        assert [text.strip() for text in found.texts] == list(WORDS), starter
        assert found.names == ["dot_h", None, None, None]


def test_a_starter_whose_card_is_not_there_is_nobodys_name() -> None:
    top = "Bell rope\n\n  • Thread starter dot_h\n  • Start date\n\n"
    found = read_page(top + parted(f"dot_h is who rings.\n{WORDS[0]}", *WORDS[1:]))
    assert found.names == [None] * 4
    assert "dot_h is who rings." in found.texts[0]


def test_words_glued_to_the_date_of_an_attribution_are_parted_from_it() -> None:
    for when in ("Sat Feb 24, 2024 12:41 pm", "Sat Feb 24, 2024 12:41"):
        quoting = f"tenor_ted wrote: {when}{WORDS[0]}\nIt is as long as the last one was, believe me."
        head = "{name}\nPosts: 1{day}\nJoined: Sep {day}, 2019\nSep {day}, 2023 6:40 pm\n"
        thread = thread_of(page(head, "\n", posts=(*WORDS[:3], quoting)))
        (quote,) = [*thread.quotes]
        assert (quote.post, quote.source and quote.source.post) == (3, 0)
        assert thread.quote_text(0).strip() == WORDS[0]
        assert thread.body(3).text.strip() == "It is as long as the last one was, believe me."


def test_nobody_is_named_by_what_stands_in_some_heads_while_others_are_quoted() -> None:
    mottos = (
        "Old Hemp",
        "Grand Sire",
        "Ring Out Wild",
        "",
        "Old Hemp",
        "",
        "Grand Sire",
        "Ring Out Wild",
        "",
        "Old Hemp",
    )
    posts = [
        *WORDS,
        *(f"{words} Indeed." for words in WORDS),
        "Well.",
        "treble.wren wrote:It grows on trees.\nNo.",
    ]
    head = "{name}\n1{day}\nMember\n1{day}\nSep {day}, 2023#{day}\n"
    found = read_page(page(head, "\n", mottos, tuple(posts)))
    assert found.names == [None] * 10


def test_lines_that_recur_in_code_are_no_heads() -> None:
    code = "2009-09-30 05:38 UTC\nI want to open a window from another one, and the second time it hangs for ever.\n"
    for name in ("wide", "tall", "flat"):
        code += (
            f"(defun c:open_{name} (/\n{name}flag\n;;\nc:clicked_{name}\n)\n;;------\n(setq {name}flag t)\n"
        )
        code += '(prompt "Nothing was chosen, so there is nothing that the window could show, whichever it is.")\n'
    try:
        names = read_page(code).names
    except NotAThread:
        return
    assert not any(names)
