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
