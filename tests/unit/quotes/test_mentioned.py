"""Names that a page lost: who is named, and whose post it may be."""

from __future__ import annotations

import json

import pytest
from tests.helpers import export, thread_of

from threadtui.info import describe
from threadtui.model import Mention
from threadtui.thread import Thread

FIRST = "My wheel squeaks whenever I treadle fast, and the maidens are new."
SECOND = "It is the leather bearing; at my shop we soak them in neatsfoot oil overnight."
THIRD = "Nobody oils leather any more. Buy the sealed kind."


def _thread(*texts: str, authors: tuple[str | None, ...] = ()) -> Thread:
    names = (*authors, *[None] * len(texts))
    lines = [json.dumps({"text": text, "author": name}) for text, name in zip(texts, names, strict=False)]
    return thread_of("\n".join(lines))


def _named(words: str) -> list[Mention]:
    return _thread(FIRST, SECOND, THIRD, f"{words} I shall try it.").mentions()


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Agree with blade, oil does help.", "blade"),
        ("As Fenwick said, it is the bearing.", "Fenwick"),
        ("Nacus stated earlier in this thread that oil helps.", "Nacus"),
        ("@tom_w oil it is.", "tom_w"),
        ("Thanks Maria!", "Maria"),
        ("I liked Fenwick's point about the oil.", "Fenwick"),
    ],
)
def test_the_ways_in_which_people_name_one_another(words: str, name: str) -> None:
    assert [mention.name for mention in _named(words)] == [name]


@pytest.mark.parametrize(
    "words",
    [
        "Agree with you, oil does help.",
        "I agree with this. As everybody said, oil helps.",
        "As the shop said, it is the bearing.",
        "Thanks all!",
        "That was my post.",
        "He said earlier that it was the bearing.",
    ],
)
def test_words_that_are_no_names(words: str) -> None:
    assert _named(words) == []


def test_a_word_that_has_an_article_elsewhere_is_none() -> None:
    assert _thread(FIRST, "The spinners are right.", "I agree with spinners here.").mentions() == []


def test_a_name_that_is_known_is_not_lost() -> None:
    assert (
        _thread(FIRST, SECOND, "As Fenwick said, it is the bearing.", authors=("Fenwick",)).mentions() == []
    )


def test_the_post_that_is_quoted_comes_first_and_says_why() -> None:
    (mention,) = _thread(FIRST, SECOND, THIRD, f"{SECOND}\n\nAgree with blade, oil does help.").mentions()
    first = mention.candidates[0]
    assert (mention.post, first.post) == (3, 1)
    assert "#4 quotes it" in first.reason


def test_what_is_told_of_somebody_is_looked_for_as_they_said_it() -> None:
    rest = [f"I have nothing to add to number {number}." for number in range(30)]
    told = "Nacus said earlier that at his shop they soak them, so I bought neatsfoot oil."
    (mention,) = _thread(FIRST, SECOND, THIRD, *rest, told).mentions()
    assert mention.candidates[0].post == 1
    assert "neatsfoot" in mention.candidates[0].reason


def test_only_unnamed_posts_may_be_theirs_and_nothing_is_filled_in() -> None:
    thread = _thread(FIRST, SECOND, "Agree with blade, oil does help.", authors=("fenwick",))
    exported = export(thread)
    assert [each["post"] for each in exported["mentions"][0]["candidates"]] == [2]
    assert [post["author"] for post in exported["posts"]] == ["fenwick", None, None]
    assert "named: blade, in #3; may be the author of #2" in list(describe(thread))
