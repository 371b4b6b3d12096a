"""Heads of flattened pages that differ from post to post, and what only looks like a head or a name."""

from __future__ import annotations

from tests.helpers import read_page
from tests.unit.flat.test_flat_structure import NAMES, WORDS, page

from threadtui.readers.flat.lines import filled_lines
from threadtui.readers.flat.names import may_be_name
from threadtui.readers.flat.shapes import Shapes
from threadtui.readers.flat.slots import Slot
from threadtui.readers.flat.stamps import find_date
from threadtui.readers.flat.template import Block, Template, _holds

LONG = tuple(" ".join((*WORDS[turn:], *WORDS[:turn])) * (1 + turn % 3) for turn in range(4))


def stripped(texts: list[str]) -> list[str]:
    return [text.strip() for text in texts]


def test_a_head_may_take_one_line_or_two() -> None:
    heads = page("{name} Sep {day}, 2023, 7:33pm {number}", "\n")
    found = read_page("Ropes\n\n" + heads.replace("tenor_ted Sep 1", "tenor_ted\nSep 1"))
    assert found.names == list(NAMES)
    assert stripped(found.texts) == list(WORDS)


def test_names_below_the_posts_are_of_the_posts_above() -> None:
    names = ("dot", "edward9", "bob_major", "dot", "tedbob", "edward9")
    found = read_page(
        "Discussion in Ropes started by dot, Sep 1, 2023.\n"
        + "".join(
            f"{name}\n{words}\n{name}, Sep {day}, 2023 #{day}\n"
            for day, (name, words) in enumerate(zip(names, LONG * 2, strict=False), start=1)
        )
    )
    assert found.names == list(names)
    assert stripped(found.texts)[:4] == list(LONG)


def test_a_card_may_have_many_ranks() -> None:
    ranks = "Science Ringer\nInsights Author\nGold Ringer\nDearly Missed\n"
    found = read_page(
        page("Sep {day}, 2023\n#{number}\n{name}\nMessages\n19{day}\n", "\nReply\n", posts=LONG).replace(
            "Aunt Dorothy\n", f"Aunt Dorothy\n{ranks}"
        )
    )
    assert found.names == list(NAMES)
    assert stripped(found.texts) == list(LONG)


def test_a_date_that_stands_in_the_head_once_more_is_not_the_authors() -> None:
    posted = "Posted September {day}, 2023"
    head = f"{{name}}\n{posted}\n{{name}}\n* Members\n  {{day}}\n#{{number}}\n*\n{posted} (edited)\n"
    found = read_page(page(head, "\n"))
    assert found.names == list(NAMES)
    assert stripped(found.texts) == list(WORDS)


def test_a_dialogue_in_a_post_does_not_part_posts() -> None:
    spoken = "\n\n".join(f"{name}:\n\n{words}" for words in WORDS * 3 for name in ("Tutor", "Pupil"))
    names = ("dot", "edward9", "tedbob", "bob_major", "dot")
    posts = (spoken, ":bell: :bell:", "That was well said!", ":bell: :rope: :bell:", WORDS[3])
    found = read_page(page("{name} {day} Sep 2023, 2:41am\n", "\n", names, posts))
    assert found.names == list(names)


def test_a_copy_of_the_post_answered_is_not_the_authors() -> None:
    foot = "\nJ 1 Reply Last reply\n0\nJ tenor_ted\n" + WORDS[0] + "\n"
    found = read_page(page("Offline\n{name}\nwrote on last edited by\n#{number}\n", foot, posts=LONG))
    assert stripped(found.texts) == list(LONG)


def test_a_list_of_other_threads_has_no_posts() -> None:
    others = "".join(
        f"Bells of the year 201{at}\ncarillon{at}\nJul {at}, 2023\nReplies\n3\nViews\n3K\n"
        for at in (1, 2, 3)
    )
    names = (*NAMES, "dot", "bob_major")
    posts = (*WORDS, *WORDS[:2])
    found = read_page(
        page("{name}\nSep {day}, 2023\n", "\nReply\n", names, posts) + "\nSimilar threads\n" + others
    )
    assert found.names == list(names)
    assert stripped(found.texts) == list(posts)


def test_an_overview_of_the_topic_has_no_posts() -> None:
    overview = (
        "\nReplies 154\nViews 26k\nTop Posters In This Topic\ndot 12 posts\nMost Popular Posts\n"
        "carillon\nSep 9, 2023\nHemp is not what it was.\nExpand topic overview\n"
    )
    first, rest = page("{name}\nSep {day}, 2023\n", "\nQuote\n").split("\nQuote\n", 1)
    found = read_page(first + overview + rest)
    assert found.names == list(NAMES)
    assert stripped(found.texts) == list(WORDS)


def test_what_pages_and_posts_print_is_no_name() -> None:
    for words in (
        "Attachments", "Logs.zip", "[Go]", "[/quote]", "Best regards", "(setq mainflag t)", "raise RuntimeError(",
        "Replies 3 Views 3K", "Old", "Original Poster", "forge.org/make-all/tuya",
    ):  # fmt: skip
        assert not may_be_name(words), words
    for name in ("Old Timer", "Goethe", "rope.maker", "[bell] dot", "O'Neill (Tom)"):
        assert may_be_name(name), name


def test_a_rank_where_the_page_lost_the_name_names_nobody() -> None:
    head = "#{number}\n\nOriginal Poster\n\nJoin Date: Aug 2008\nPosts: 1{day}\n"
    assert read_page(page(head, "\n")).names == [None] * 4


def test_numbers_and_ranks_are_no_names() -> None:
    ranks = ("Disabled", "Web Ringer", "Junior Guru", "Web Ringer")
    head = "09-0{day}-2023, 09:03 AM #{number}{name}\nJoin Date\nNov 2014\nPosts\n3{day}"
    found = read_page(page(head, "\n", ranks))
    assert found.names == [None] * 4
    assert stripped(found.texts) == list(WORDS)


def test_a_count_in_another_script_is_no_day() -> None:
    assert not any(map(find_date, ("2 לייקים", "12 ответов")))
    assert all(map(find_date, ("2 ноября", "5 Mar", "Posted 5 March")))


def test_the_value_of_a_label_that_few_cards_have_is_in_the_head() -> None:
    card = "{name}\nJoined\nAug 3, 2020\nPosts\n3{day}\n"
    text = page("Sep {day}, 2023\n" + card, "\nReply\n")
    told = text.replace("32\n", "32\nLocation\nUnder the tower\n").replace("34\n", "34\nLocation\nAbove it\n")
    assert stripped(read_page(told).texts) == list(WORDS)


def test_a_thread_that_is_worth_more_than_what_stands_around_it_is_quoted_by_nobody() -> None:
    shapes = Shapes(filled_lines("\n".join(f"{name} wrote much: {' '.join(WORDS)}" for name in range(20))))
    slot = Slot(("dot",), (0,), 1.0)

    def template(worth: float, *places: int) -> Template:
        return Template(
            frozenset(("~date",)), slot=slot, worth=worth, blocks=[Block(at, at, at + 1) for at in places]
        )

    outer = template(0.7, 0, 2, 4, 6, 16, 18)
    assert _holds(outer, template(0.6, 8, 10, 12), shapes)
    assert not _holds(outer, template(1.3, 8, 10, 12), shapes)
