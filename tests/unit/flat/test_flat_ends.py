"""What stands under the words of a post on a flattened page, and is not of them."""

from __future__ import annotations

import pytest
from tests.helpers import read_page
from tests.unit.flat.test_flat_structure import WORDS, page

HEAD = "{name}\nSep {day}, 2023\n"
SIGNED = "Ringing tenor since 1974\nLearning to count to eight"


def bodies(posts: tuple[str, ...], foot: str) -> list[str]:
    """The words found of posts with a foot."""
    return [text.strip() for text in read_page(page(HEAD, foot, posts=posts)).texts]


@pytest.mark.parametrize("end", ["\u00a0", " ", "\t\u00a0"])
def test_words_end_at_the_line_that_all_posts_end_with(end: str) -> None:
    posts = tuple(f"{words}\n{end}" for words in WORDS)
    signed = (posts[0], f"{posts[1]}\n{SIGNED}", f"{WORDS[2]}\n{end}\n{WORDS[3]}\n{end}", posts[3])
    found = bodies(signed, "\nReply\n")
    assert [found[0], found[1], found[3]] == [WORDS[0], WORDS[1], WORDS[3]]
    assert found[2].split("\n\n") == [WORDS[2], WORDS[3]]


def test_a_no_break_space_that_somebody_typed_ends_nothing() -> None:
    typed = (WORDS[0], f"{WORDS[1]}\n\u00a0\n{SIGNED}", *WORDS[2:])
    assert bodies(typed, "\nReply\n")[1].endswith(SIGNED)


def test_a_line_under_the_heads_of_all_posts_ends_nothing() -> None:
    posts = tuple(f"No {at}.\n\u00a0\n{words}" for at, words in enumerate(WORDS))
    assert all(body.endswith(words) for body, words in zip(bodies(posts, "\nReply\n"), WORDS, strict=True))


def test_a_signature_set_less_deep_goes_though_it_is_longer_than_the_post() -> None:
    deep = [" " * 16 + words for words in WORDS]
    signed = "".join(f"\n{' ' * 12}Ringing tenor since 1974, part {part}" for part in range(2))
    found = bodies((deep[0], deep[1] + signed, *deep[2:]), "\nReply\n")
    assert found == list(WORDS)


def test_the_next_authors_name_below_its_first_letter_is_no_word_of_the_post() -> None:
    facts = "Joined\nMar 2{day}, 2013\n\nMessages\n1{day}\n\nPoints\n4,7{day}6\n\n{trade}\n\n"
    facts += "Jul {day}, 2024\n\n#{day}\n\n"
    names = ("tenor_ted", "tenor_ted", "dot", "tenor_ted", "tenor_ted", "quarter99")
    posts = (*WORDS, "I found a rope on the market:", "For anyone curious, this is the rope.")
    whole = ""
    for day, (name, words) in enumerate(zip(names, posts, strict=True), start=1):
        card = facts.format(day=day, trade="Bell Hanger" if name == "quarter99" else "Ringing Master")
        ranks = "New Member\n\n2+ Year Member" if name == "quarter99" else "Full Member\n\n7+ Year Member"
        whole += f"{name[0].upper()}\n\n{name}\n\n{ranks}\n\n{card}{words}\n"
    found = read_page(whole)
    assert [text.strip() for text in found.texts] == list(posts)
    assert found.names == list(names)
    tagged = read_page(whole.replace(WORDS[2], f"{WORDS[2]}\nOn the hook today:\nH\nHemp Horse"))
    assert tagged.names == list(names)


@pytest.mark.parametrize(
    "files",
    [
        "Attachments\nrope.jpg (23.2 KiB) Viewed 247 times\nMade of hemp, and proud of it\n",
        "Attachments rope.jpg (23.2 KiB) Viewed 247 times\n",
        "Attachments\nrope.jpg\n3.8 MB · Views: 156\nbell.png\n1 MB · Views: 12\n",
    ],
)
def test_files_and_what_stands_below_them_are_no_words_of_the_post(files: str) -> None:
    assert bodies((WORDS[0], f"{WORDS[1]}\n{files}", *WORDS[2:]), "\nReply\n") == list(WORDS)
    kept = f"{WORDS[1]}\nAttachments\nrope.jpg (2345 bytes)"
    assert bodies((WORDS[0], kept, *WORDS[2:]), "\nReply\n")[1] == kept


def test_an_image_that_is_there_with_its_data_is_its_label() -> None:
    shown = f"{WORDS[1]}\n\n![a rope](data:image/svg+xml;charset=utf-8,%3Csvg xmlns%3D'x' width='12'/%3E)\n\nBelow."
    assert bodies((WORDS[0], shown, *WORDS[2:]), "\nReply\n")[1] == f"{WORDS[1]}\n\na rope\n\nBelow."


def test_who_likes_a_post_is_no_word_of_it() -> None:
    liked = f"{WORDS[1]}\n  Holiday.with.Ned likes this.\n"
    assert bodies((WORDS[0], liked, *WORDS[2:]), "\nReply\n") == list(WORDS)
    assert (
        bodies((*WORDS[:3], f"{WORDS[3]}\nNobody whom I ever knew likes this."), "\nReply\n")[-1] != WORDS[3]
    )


def test_a_title_that_the_first_post_says_again_stands_above_it() -> None:
    asked = "What do you look for in a rope?"
    found = bodies((f"{asked}\n\nHello\n\n{asked}\n\n{WORDS[0]}", *WORDS[1:]), "\nReply\n")
    assert found[0] == f"Hello\n\n{asked}\n\n{WORDS[0]}"
