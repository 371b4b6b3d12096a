"""Whom posts answer that quote nobody."""

from __future__ import annotations

import json

import pytest
from tests.helpers import export, thread_of

from threadtui.model import Method, Parent


def _thread(*posts: tuple[str | None, str]) -> str:
    return "\n".join(json.dumps({"author": author, "text": text}) for author, text in posts)


OPENING = (("maria.w", "My wheel squeaks when I treadle."), ("Old Tom", "Mine did so last winter."))


@pytest.mark.parametrize(
    ("text", "parent"),
    [
        ("maria.w, did you oil the hinge?", Parent(0, Method.ADDRESSED, 0.6)),
        ("Agree with Old Tom. It is the damp.", Parent(1, Method.ADDRESSED, 0.6)),
        ("@Old Tom: what did you do about it?", Parent(1, Method.ADDRESSED, 0.6)),
        ("thanks maria.w!", Parent(0, Method.ADDRESSED, 0.6)),
        ("It may be the hinge, as @maria.w says.", Parent(0, Method.MENTION, 0.5)),
        ("I would oil it.", None),
        ("Old Tom cats squeak more than that.", None),
        ("maria.will know.", None),
        ("mail me at fenwick@maria.w please", None),
    ],
)
def test_the_one_addressed(text: str, parent: Parent | None) -> None:
    assert thread_of(_thread(*OPENING, ("fenwick", text))).graph.guessed(2) == parent


def test_nobody_answers_the_one_they_are() -> None:
    assert thread_of(_thread(*OPENING, ("maria.w", "maria.w, that is me."))).graph.guessed(2) is None


def test_who_was_addressed_answers_whoever_spoke_to_them_last() -> None:
    thread = thread_of(_thread(*OPENING, ("fenwick", "maria.w, did you oil it?"), ("maria.w", "Twice.")))
    assert thread.graph.guessed(3) == Parent(2, Method.ADDRESSED, 0.35)
    assert thread.graph.chain(3) == [0, 2, 3]


def test_who_spoke_since_does_not() -> None:
    posts = (
        ("fenwick", "maria.w, did you oil it?"),
        ("maria.w", "Twice."),
        ("maria.w", "And it still squeaks."),
    )
    assert thread_of(_thread(*OPENING, *posts)).graph.guessed(4) is None


def test_a_quotation_is_better_evidence_and_a_guess_is_never_a_quote() -> None:
    quoted = "maria.w, see here.\n\nMine did so last winter.\n\nThat is what I meant with the damp."
    thread = thread_of(_thread(*OPENING, ("fenwick", quoted), ("ann", "@fenwick yes")))
    assert thread.graph.guessed(2) is None
    assert thread.graph.parent(2) == 1
    exported = export(thread)["posts"][3]
    assert exported["parent"] == {"post": 3, "method": "mention", "confidence": 0.5}
    assert exported["quotes"] == []
    assert not thread.graph.replies(2)


def test_names_that_are_not_known_say_nothing() -> None:
    thread = thread_of(_thread((None, "My wheel squeaks."), (None, "@maria oil it.")))
    assert thread.graph.guessed(1) is None


def _quoting(name: str | None) -> str:
    marked = {"text": "Nothing of the kind was ever said here.", "attribution": name, "body_offset": 0}
    return json.dumps({"author": "fenwick", "body": "I doubt that.", "quotes": [marked]})


@pytest.mark.parametrize(
    ("more", "name", "parent"),
    [
        ((), "maria.w", Parent(0, Method.ATTRIBUTION, 0.6)),
        ((), "MARIA.W", Parent(0, Method.ATTRIBUTION, 0.6)),
        ((("maria.w", "It squeaks still."),), "maria.w", Parent(2, Method.ATTRIBUTION, 0.4)),
        ((), "nobody", None),
        ((), "fenwick", None),
        ((), None, None),
    ],
)
def test_the_name_given_for_words_that_are_not_there(
    more: tuple[tuple[str, str], ...], name: str | None, parent: Parent | None
) -> None:
    thread = thread_of(_thread(*OPENING, *more) + "\n" + _quoting(name))
    last = len(thread.posts) - 1
    assert thread.quotes.source_of(thread.quotes.rows(last)[0]) is None
    assert thread.graph.guessed(last) == parent
