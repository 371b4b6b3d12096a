"""Which of the lines around a post has its author's name: ranks, handles, counts and buttons are none."""

from __future__ import annotations

from tests.helpers import read_page, thread_of

from threadtui.model import Method
from threadtui.readers.flat.names import may_be_name, name_in

NAMES = ("tenor_ted", "Aunt Dorothy", "tenor_ted", "quarter.peal", "Ann G.", "Aunt Dorothy")
WORDS = (
    "The bell rope is too short for the new ringer by a hand.",
    "Then let it out at the garter hole, where there is a fathom coiled up.",
    "It frays there, and the verger says that hemp does not grow on trees.",
    "It does grow on stalks, which is nearly as good, and the market has it.",
    "The market had it, before the tower captain came with his cart.",
    "He bought a cart of hemp to mend a hand of rope, and tied the horse with it.",
)
RANKS = {
    "tenor_ted": "Great Ringer",
    "Aunt Dorothy": "Treble Hand",
    "quarter.peal": "Treble Hand",
    "Ann G.": "Clapper",
}


def page(head: str, foot: str = "\nReply\n", posts: tuple[str, ...] = WORDS) -> str:
    """Posts with `head` above and `foot` below each, the name, rank and number filled in."""
    return "\n".join(
        f"{head}\n{words}{foot}".format(
            name=name, day=day, rank=RANKS[name], low=name.lower().replace(" ", "")[:9]
        )
        for day, (name, words) in enumerate(zip(NAMES, posts, strict=True), start=1)
    )


def test_a_rank_above_the_facts_is_no_name_where_others_call_the_name() -> None:
    head = "{name}\n{rank}\nJoined Aug 3{day}, 2020 Messages 7{day} Location Belfry\n  * Sep {day}, 2023\n  * #{day}\n"
    called = ("", "", "@Aunt Dorothy has a point. ", "@tenor_ted, ", "", "")
    posts = tuple(call + words for call, words in zip(called, WORDS, strict=True))
    starter = "* Thread starter tenor_ted\n"
    found = read_page(starter + page(head, "\nReactions: tenor_ted and quarter.peal\n", posts))
    assert found.names == list(NAMES)


def test_a_rank_in_the_line_of_the_name_is_cut_off() -> None:
    whole = read_page(page("{name} Well-Known Member\nSep {day}, 2023\n"))
    assert whole.names == list(NAMES)
    names = {"tenor_ted": "ted", "Aunt Dorothy": "dot", "quarter.peal": "peal", "Ann G.": "ann"}
    one_word = page("{name} Ringer\nSep {day}, 2023 6:4{day} pm\n")
    for name, short in names.items():
        one_word = one_word.replace(name, short)
    assert read_page(one_word + "In reply to dot:\nIn reply to ted:\n").names == [
        names[name] for name in NAMES
    ]


def test_counts_groups_and_handles_are_no_part_of_a_name() -> None:
    assert read_page(page("{name} Posts: 1,{day}00\nMarch 2018\n")).names == list(NAMES)
    assert read_page(page("Sep {day}, 2023 at 6:40 pm\n{name}\nRinger of bells\n@{low}\n")).names == list(
        NAMES
    )
    assert (
        read_page(page("L Offline\n{name} | Premium\nlast edited by\n", "\n1 Reply Last reply\n")).names[0]
        == "tenor_ted"
    )


def test_a_month_and_a_year_date_a_post() -> None:
    found = read_page("Rope\n\nComments\n" + page("  * {name}\n    January 2019\n", "\n"))
    assert found.names == list(NAMES)
    assert [text.strip() for text in found.texts] == list(WORDS)


def test_names_below_their_posts_go_with_these() -> None:
    head = "{name} Hand of bells\nMessages: 3{day} Likes Received: 1\n#{day}\n"
    found = read_page(page(head, "\n{name} , Sep {day}, 2023 IP\n"))
    assert [text.strip() for text in found.texts] == list(WORDS)
    assert found.names == list(NAMES)


def test_quotations_with_a_date_or_an_arrow_around_the_name() -> None:
    for lead in ("(2023-09-01, 06:40 PM)tenor_ted Wrote: ", "tenor_ted wrote: »\n"):
        quoting = (WORDS[0], f"{lead}{WORDS[0]}\n\n{WORDS[1]}", *WORDS[2:])
        made = thread_of(
            page("{name}\nPosts: 1{day}\n#{day}\n2023-09-0{day}, 06:40 PM\n", "\nFind\nReply\n", quoting)
        )
        (quote,) = made.quotes
        assert (quote.post, quote.attribution) == (1, "tenor_ted")
        assert quote.source is not None
        assert (quote.source.post, quote.source.method) == (0, Method.VERBATIM)
        assert made.posts[1].author == "Aunt Dorothy"


def test_the_label_of_a_fact_is_no_name() -> None:
    facts = ("", "Stand\nNorth\n", "", "Stand\nNorth\n", "Stand\nSouth\n", "Stand\nSouth\n")
    posts = tuple(f"{facts[at]}Sep {at + 1}, 2023\n#{at + 1}\n{words}" for at, words in enumerate(WORDS))
    found = read_page(page("{name}\nMember\nJoined\nJul 2{day}, 2021\n", "\n", posts))
    assert "Stand" not in found.names


def test_a_day_of_this_year_dates_a_post() -> None:
    found = read_page(page("{name}\nMembers\nPosted August {day}\n", "\nQuote\n"))
    assert found.names == list(NAMES)
    assert [text.strip() for text in found.texts] == list(WORDS)


def test_posted_by_above_place_and_date_names_the_author_and_no_place_does() -> None:
    head = "Posted by {name}\nBell Lane {day}, Surrey\n0{day}/14/24 03:56 PM\n{day}77 posts\n"
    assert read_page(page(head, "\n")).names == list(NAMES)


def test_a_label_that_one_forum_alone_has_is_no_name() -> None:
    bells = ("Tenor in D", "Treble", "Third of six", "Angelus", "Sanctus bell", "Sixth, cracked")
    card = "Joined\nAug 3, 2020\nMessages\n7{day}\nFavourite bell\nBELL{day}\n"
    head = "{name}\n\nRinger\n" + card + "Sep {day}, 2023\n#{day}\n"
    text = page(head)
    for day, bell in enumerate(bells, start=1):
        text = text.replace(f"BELL{day}", bell)
    assert read_page(text).names == list(NAMES)


def test_what_stands_for_a_picture_is_no_part_of_a_name() -> None:
    assert read_page(page("{name}{name}\nSep {day}, 2023\n")).names == list(NAMES)
    assert read_page(page("{name} {name}\nSep {day}, 2023\n")).names == list(NAMES)
    assert read_page(page("#{day}\nSep {day}, 2023\n{name}'s Avatar\n{name}\n{rank}\n")).names == list(NAMES)


def test_kinds_of_reactions_below_a_post_are_neither_names_nor_words_of_it() -> None:
    kinds = "\nReply\n  • Informative\n  • Wow\n  • Like\nReactions: fenwick, cope_and_stick and 2 others\n"
    head = "{name}\n\n{name}\n{rank}\nJoined\nAug 3, 2020\nSep {day}, 2023\n#{day}\n"
    found = read_page(page(head, kinds))
    assert found.names == list(NAMES)
    assert found.texts == list(WORDS)


def test_names_stand_over_ranks_that_several_have() -> None:
    facts = "Reactions Received\n{day}4\nPosts\n3{day}\nMarch {day}, 2024 at 7:02 PM\n#{day}\n"
    text = page("{name}\n{rank}\n" + facts).replace("Reactions Received\n14\n", "")
    assert read_page("The rope\ntenor_ted\nMarch 1, 2024 at 7:02 PM\n\n" + text).names[-5:] == list(NAMES[1:])


def test_words_that_lead_to_something_are_no_name() -> None:
    for words in ("This might help you:", "Typical usage:", "Oben steht, was übrig ist:"):
        assert not may_be_name(name_in(words)), words
    assert [name_in(words) for words in ("Ann Gable:", "dot:", "ann gable")] == [
        "Ann Gable",
        "dot",
        "ann gable",
    ]


def test_a_name_stands_over_its_rank_above_a_head_that_begins_with_a_label() -> None:
    facts = "\nReactions Received\n{day}4\nPosts\n3{day}\nMarch {day}, 2024 at 7:02 PM\n#{day}\n"
    text = page("{name}\n{rank}\n" + facts).replace("Clapper", "Treble Hand")
    assert read_page("The rope\n\n" + text).names == list(NAMES)


def test_the_buttons_and_points_of_comments_are_no_names() -> None:
    head = "[–]{name} {day}8 points {day}9 points {day} hours ago (1 child)\n"
    found = read_page(page(head, "\npermalink\nembed\nsave\nparent\nreport\nreply\n"))
    assert found.names == list(NAMES)
    assert found.texts == list(WORDS)
    icons = "minus-square\n{name}\nlink\nfedilink\nEnglish\narrow-up\n1{day}\n{day} months ago\n"
    assert read_page(page(icons, "\n")).names == list(NAMES)
    assert [name_in(words) for words in ("dot commented", "[-] dot 1 point 2 days ago", "dot OP M")] == [
        "dot"
    ] * 3


def test_a_line_in_every_head_is_no_name() -> None:
    head = "posted {day} days ago\nMark as helpful\n{rank} of bells\nJoined: Aug 2020\n{name}\nSend pies\n"
    assert read_page(page(head, "\n")).names == list(NAMES)
    mostly = ("tenor_ted",) * 5 + ("dot",)
    text = "".join(
        f"{name}\nSep {day}, 2023\n{words}\n\n"
        for day, (name, words) in enumerate(zip(mostly, WORDS, strict=True), start=1)
    )
    assert read_page(text).names == list(mostly)


def test_a_name_stands_under_its_letter_and_over_the_group_that_some_have() -> None:
    groups = {"tenor_ted": "Belfry\n", "quarter.peal": "Belfry\n"}
    text = "".join(
        f"{name[0].upper()} Offline\n{name[0].upper()} Offline\n{name}\n{groups.get(name, '')}"
        f"wrote on last edited by\n#{day}\n{words}\n1 Reply Last reply\n0\n"
        for day, (name, words) in enumerate(zip(NAMES, WORDS, strict=True), start=1)
    )
    assert read_page(text).names == list(NAMES)
    doubled = "".join(f"{name}{name[0].upper()} Offline\n{name}\n{groups.get(name, '')}"
                      f"wrote on last edited by\n#{day}\n{words}\n1 Reply Last reply\n0\n"
                      for day, (name, words) in enumerate(zip(NAMES, WORDS, strict=True), start=1))  # fmt: skip
    assert read_page(doubled).names == list(NAMES)


def test_reactions_with_a_list_of_their_kinds_above_the_next_head_are_no_names() -> None:
    kinds = "\nReply\n  • HaHa\n  • Like\nReactions: fenwick, cope_and_stick and 2 others\n"
    head = "{name}\n{rank}\nSep {day}, 2023\n#{day}\n"
    assert read_page(page(head, kinds)).names == list(NAMES)
