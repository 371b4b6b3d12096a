"""Flattened pages that kept names, dates or numbers: posts by what recurs, whoever made the page."""

from __future__ import annotations

import textwrap
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.helpers import folded, parted, read_page, thread_of

from threadtui.errors import NotAThread
from threadtui.readers import InputFile, reader_for

WORDS = (
    "The bell rope is too short for the new ringer by a hand.",
    "Then let it out at the garter hole, where there is a fathom coiled up.",
    "It frays there, and the verger says that hemp does not grow on trees.",
    "It does grow on stalks, which is nearly as good, and the market has it.",
)
NAMES = ("tenor_ted", "Aunt Dorothy", "tenor_ted", "quarter.peal")


def page(head: str, foot: str = "", names: tuple[str, ...] = NAMES, posts: tuple[str, ...] = WORDS) -> str:
    """A page of posts: `head` and `foot` around each, with the name and the number of the day in them."""
    return "\n".join(
        head.format(name=name, day=day, number=day) + "\n" + words + foot.format(name=name)
        for day, (name, words) in enumerate(zip(names, posts, strict=True), start=1)
    )


def test_a_name_may_stand_in_the_line_of_the_date() -> None:
    for head in (
        "Post by {name} » {day}. Sep 2023, 18:36\n",
        "{name} (2023-09-0{day} 10:00):",
        "Posted by {name} on September {day}, 2023 at 6:40 pm",
        "#{number} {name} · {day} septembre 2023",
        "**{name}** schrieb am {day}. September 2023 um 18:36",
    ):
        found = read_page(page(head, "\n"))
        assert found.names == list(NAMES), head
        assert [text.strip() for text in found.texts] == list(WORDS), head
        assert [post.date.day if post.date else None for post in found.posts] == [1, 2, 3, 4], head


def test_a_name_may_stand_on_a_line_of_its_own() -> None:
    for head in (
        "{name}\nSeptember {day}, 2023\n",
        "September {day}, 2023\n#{number}\n{name}\nMember\n",
        "  * Sep {day}, 2023\n  * #{number}\n{name}\nRinger in ordinary\nMessages\n12\n",
    ):
        assert read_page(page(head, "\nReply\n")).names == list(NAMES), head


def test_nobody_is_named_where_no_place_holds_names() -> None:
    found = read_page(page("September {day}, 2023\n", "\nReply\n"))
    assert [text.strip() for text in found.texts] == list(WORDS)
    assert found.names == [None] * 4


def test_a_rank_is_no_name() -> None:
    head = "{name}\nSenior Member\nJoined: Oct 2, 2011\nPosts: 1{day}\nPosted: Sep {day}, 2023 6:40 pm\n"
    assert read_page(page(head, "\nBack to top")).names == list(NAMES)


def test_names_alone_part_posts_where_others_call_them() -> None:
    names = ("dot", "edward9", "tedbob", "dot", "edward9", "tedbob")
    called = ("", "dot ", "edward9 ", "@tedbob ", "dot ", "edward9 ")
    posts = tuple(call + words for call, words in zip(called, WORDS * 2, strict=False))
    found = read_page(page("\n{name}\n", "\n", names, posts))
    assert found.names == list(names)
    assert [text.strip() for text in found.texts] == list(posts)


def test_what_stands_below_the_last_post_is_not_of_it() -> None:
    found = read_page(
        page("{name}\nSep {day}, 2023", "\nLike\nReply\n") + "\nSimilar threads\nRopes, old and new\n"
    )
    assert found.texts[-1].strip() == WORDS[-1]


def test_an_edit_mark_tells_that_the_post_was_edited() -> None:
    posts = (WORDS[0], WORDS[1] + "\nLast edited by Aunt Dorothy on Sep 3, 2023", *WORDS[2:])
    found = read_page(page("{name}\nSep {day}, 2023", "\nReply\n", posts=posts))
    assert [post.edited for post in found.posts] == [False, True, False, False]
    assert found.texts[1].strip() == WORDS[1]


def test_how_somebody_signs_stays_and_a_signature_goes() -> None:
    names = ("edward9", "dot", "bob_major", "dot", "edward9", "bob_major")
    signed = "\nTed\n__________\nA rope is only a long short thing"
    posts = tuple(
        words + (signed if name == "edward9" else "") for name, words in zip(names, WORDS * 2, strict=False)
    )
    found = read_page(page("{name}\nSep {day}, 2023", "\nReply\n", names, posts))
    assert found.texts[0].strip() == WORDS[0] + "\nTed"


def test_a_name_that_ends_like_the_name_of_a_day_is_whole() -> None:
    names = ("kata_mar", "kata_mar", "old_sun", "dora_fri")
    assert read_page(page("{name} {day} Sep 2023, 2:41am\n", "\n", names)).names == list(names)


def test_the_line_after_thanks_may_be_the_head_of_the_next_post() -> None:
    posts = (WORDS[0], f"{WORDS[1]}\nThanks", *WORDS[2:])
    found = read_page(page("{name} 2023-09-0{day} 10:00 UTC", "", posts=posts))
    assert [text.strip() for text in found.texts] == list(posts)


def test_a_signature_goes_with_who_liked_the_post_below_it() -> None:
    names = ("dot", "edward9", "dot", "edward9")
    signed = "\n\nA rope is only a long short thing\nbob_major"
    posts = tuple(
        words + (signed + str(at) if name == "dot" else "")
        for at, (name, words) in enumerate(zip(names, WORDS, strict=True))
    )
    found = read_page(page("{name}\nSep {day}, 2023", "\nReply\n", names, posts))
    assert [text.strip() for text in found.texts] == list(WORDS)


def test_facts_of_a_card_may_stand_in_a_row() -> None:
    head = "Sep {day}, 2023, 01:50 PM #{number}\n{name}\nJoin Date Aug 201{day} Location Here Posts 1{day}\n"
    found = read_page(page(head, "\nReply With Quote 0\n"))
    assert found.names == list(NAMES)
    assert [text.strip() for text in found.texts] == list(WORDS)


def test_two_columns_are_taken_apart() -> None:
    rows = []
    for day, (name, words) in enumerate(zip(NAMES, WORDS, strict=True), start=1):
        first, rest = textwrap.wrap(words, 40)
        rows.append(
            f"{name:<26}Posted: Sep {day}, 2023 6:40 pm    Post subject: Ropes\n"
            f"{'':<26}{first}\n{'Posts: 12':<26}{rest}\n{'Back to top':<26}\n"
        )
    found = read_page("Author                    Message\n" + "\n".join(rows))
    assert found.names == list(NAMES)
    assert [folded(text) for text in found.texts] == list(WORDS)


def test_lines_that_were_broken_are_joined() -> None:
    posts = tuple(" ".join((*WORDS[turn:], *WORDS[:turn])) for turn in range(4))
    broken = tuple(
        "\n".join(textwrap.wrap(words, 72, initial_indent="   ", subsequent_indent="   ")) for words in posts
    )
    found = read_page(page("   {name}\n   Sep {day}, 2023\n", "\n   Reply\n", posts=broken))
    assert found.texts == list(posts)


def quoting(before: str, after: str = "") -> str:
    """A page whose second post quotes the first one, whole."""
    return page(
        "{name}\nSep {day}, 2023\n",
        "\nReply\n",
        posts=(WORDS[0], f"{before}{WORDS[0]}{after}\n{WORDS[1]}", *WORDS[2:]),
    )


def test_every_mark_of_a_quotation_is_known() -> None:
    for before, after in (
        ("tenor_ted said:\n> ", "\n"),
        ("> tenor_ted said:\n> \n> ", "\n"),
        ("tenor_ted said:\n", "\nClick to expand...\n"),
        ("tenor_ted said:\n", ""),  # no mark is left: known by its words
        ("tenor_ted schrieb:\n    ", "\n"),
        ("Originally Posted by tenor_ted\n    ", "\n"),
        ("Quote from: tenor_ted on Sep 1, 2023\n    ", "\n"),
        ("tenor_ted wrote: ↑\nSep 1, 2023\n", ""),
        ("tenor_ted wrote:", ""),
        ("tenor_ted a écrit :\n> ", "\n"),
        ("tenor_ted さんの発言:\n> ", "\n"),
        ("Цитата от tenor_ted:\n> ", "\n"),
        ('[quote="tenor_ted"]', "[/quote]"),
        ("[QUOTE=tenor_ted;7]", "[/QUOTE]"),
    ):
        thread = thread_of(quoting(before, after))
        assert [thread.text(0).strip(), thread.body(1).text] == [WORDS[0], WORDS[1]], before
        assert thread.graph.parent(1) == 0, before


def test_a_quotation_without_a_mark_is_found_where_others_have_one() -> None:
    posts = (
        *WORDS[:2],
        f"tenor_ted said:\n{WORDS[0]}\nClick to expand...\n{WORDS[2]}",
        f"{WORDS[1]}\n\n{WORDS[3]}",
    )
    thread = thread_of(page("{name}\nSep {day}, 2023\n", "\nReply\n", posts=posts))
    assert [thread.graph.parent(at) for at in (2, 3)] == [0, 1]
    assert [thread.body(at).text for at in (2, 3)] == list(WORDS[2:])


def test_a_post_quoted_with_its_own_quotation_keeps_both() -> None:
    inner = f"> > {WORDS[0]}\n> \n> {WORDS[1]}\n"
    posts = (WORDS[0], f"> {WORDS[0]}\n\n{WORDS[1]}", f"Aunt Dorothy wrote:\n\n{inner}\n{WORDS[2]}", WORDS[3])
    thread = thread_of(page("{name}\nSep {day}, 2023\n", "\nReply\n", posts=posts))
    assert thread.body(2).text == WORDS[2]
    assert [thread.graph.parent(at) for at in (1, 2)] == [0, 1]


def test_a_thread_that_somebody_quoted_whole_is_one_post() -> None:
    quoted = page("{name}\n(9/{day}/01 6:40 pm)\n", names=NAMES * 3, posts=WORDS * 3)
    posts = (WORDS[0] * 2, quoted, *(words * 2 for words in (*WORDS[2:], *WORDS)))
    names = ("dot", "ted", "dot", "ted", "dot", "ted", "dot", "ted")
    found = read_page(page("{name}\nSeptember {day}, 2023\n", "\nReply\n", names, posts))
    assert len(found.posts) == len(names)


def test_lines_with_a_no_break_space_still_part_posts_without_heads() -> None:
    dated = tuple(f"It was on Sep {day}, 2023 that I saw it." for day in range(1, 4))
    assert read_page(parted("A title\n\nFirst.", *dated)).texts == ["First.", *dated]


@given(st.text(st.sampled_from("ab 1#:>|*_-\n\u00a0.[]()Re:«») wrotesaidJan2021"), max_size=600))
@settings(max_examples=150, deadline=None)
def test_no_text_raises_and_posts_stand_in_order(text: str) -> None:
    try:
        reader = reader_for(InputFile("made.txt", text.encode()))
        posts = list(reader.posts())
    except NotAThread:
        return
    for post in posts:
        words = reader.text(post)
        for mark in reader.marks(post):
            assert 0 <= mark.start <= mark.end <= len(words)
            assert mark.lead <= mark.start
    assert all(first.place[1] <= second.place[0] for first, second in pairwise(posts))
    assert all(first.line <= second.line for first, second in pairwise(posts))


@given(
    st.lists(
        st.sampled_from(
            ["ted", "Sep 1, 2023", "#1", "Joined: 2011", "ted wrote:", "> so", "Reply", "", "so it is"]
        )
    )
)
@settings(max_examples=150, deadline=None)
def test_no_order_of_lines_raises(lines: list[str]) -> None:
    text = "\n".join(lines)
    if not text.strip():
        return
    try:
        thread = thread_of(text)
    except NotAThread:
        return
    assert all(thread.body(at).text is not None for at in range(len(thread.posts)))
