"""The JSON form, whose field names are fixed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.helpers import THREADS, export, folded, parted, quoted_in_source, thread_of

from threadtui.export import to_json

THREAD = {"schema", "title", "format", "source", "authors", "posts", "missing", "warnings"}
POST = {"number", "id", "author", "date", "edited", "permalink", "body", "quotes", "parent"}
QUOTE = {"text", "attribution", "at", "source", "runners_up", "altered", "quotes"}
SOURCE = {"post", "span", "method", "confidence"}

FIRST = "The wheel squeaks whenever I treadle slowly, and only on the second hook of the flyer."
REPLY = "Then wax the hook, and not the wheel: it is the yarn that sings."
PAGE = parted(f"A title\n\n{FIRST}", f"{FIRST}\n\n{REPLY}", "Nothing to do with it.\n\nLast edited:")


@pytest.fixture(scope="module")
def found() -> dict[str, Any]:
    return export(thread_of(PAGE))


def every_quote(posts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    quotes = [quote for post in posts for quote in post["quotes"]]
    for quote in quotes:
        quotes.extend(quote["quotes"])
    return quotes


def test_the_thread(found: dict[str, Any]) -> None:
    assert found.keys() == THREAD
    assert (found["schema"], found["title"], found["source"]) == ("threadtui/1", "A title", "page.txt")
    assert (found["authors"], found["missing"], found["warnings"]) == ([], [], [])


def test_posts_are_numbered_from_1(found: dict[str, Any]) -> None:
    assert [post["number"] for post in found["posts"]] == [1, 2, 3]
    assert [post["body"] for post in found["posts"]] == [FIRST, REPLY, "Nothing to do with it."]
    assert [post["edited"] for post in found["posts"]] == [False, False, True]


def test_a_quote_and_its_source(found: dict[str, Any]) -> None:
    (quote,) = found["posts"][1]["quotes"]
    assert quote == {
        "text": FIRST,
        "attribution": None,
        "at": 0,
        "source": {
            "post": 1,
            "span": [0, len(FIRST)],
            "method": "verbatim",
            "confidence": quote["source"]["confidence"],
        },
        "runners_up": [],
        "altered": False,
        "quotes": [],
    }
    assert 0.9 <= quote["source"]["confidence"] <= 1


@pytest.mark.parametrize("sample", THREADS, ids=lambda path: path.stem)
def test_every_field_of_every_sample_has_its_shape(sample: Any) -> None:
    found = export(sample)
    assert found.keys() == THREAD
    for post in found["posts"]:
        assert post.keys() == POST
        assert "\n\n\n" not in post["body"]
    for quote in every_quote(found["posts"]):
        assert quote.keys() == QUOTE
        for source in filter(None, (quote["source"], *quote["runners_up"])):
            assert source.keys() == SOURCE
            start, end = source["span"]
            assert 0 <= start < end <= len(found["posts"][source["post"] - 1]["body"])
            assert 0 <= source["confidence"] <= 1
    for post in found["posts"]:
        assert all(0 <= quote["at"] <= len(post["body"]) for quote in post["quotes"])


def test_a_quotation_stands_between_the_words_around_it() -> None:
    found = export(thread_of(parted(f"A title\n\n{FIRST}", f"Before.\n\n{FIRST}\n\nAfter.")))
    (quote,) = found["posts"][1]["quotes"]
    body = found["posts"][1]["body"]
    assert (body[: quote["at"]], body[quote["at"] :]) == ("Before.\n\n", "After.")
    assert folded(quoted_in_source(found, quote)) == FIRST


def test_an_author_has_the_facts_that_the_page_tells() -> None:
    card = "ann\n\nFull Member\nJoined\nFeb 3, 2009\nMessages\n1,204\n"
    found = export(thread_of(parted(f"A title\n\n{card}{FIRST}", REPLY)))
    assert found["authors"] == [
        {"name": "ann", "posts": 1, "title": "Full Member", "joined": "2009-02-03", "messages": 1204}
    ]


def test_warnings_name_their_line() -> None:
    lines = [{"text": FIRST, "author": "ann"}, {"text": 1}, {"text": REPLY, "author": "bob"}]
    found = export(thread_of("\n".join(json.dumps(line) for line in lines)))
    assert found["warnings"] == [
        {"message": "no post (an object with a `text` or a `body`); line left out", "line": 2}
    ]
    assert [author["name"] for author in found["authors"]] == ["ann", "bob"]


def test_a_thread_is_written_in_pieces() -> None:
    pieces = list(to_json(thread_of(PAGE)))
    assert len(pieces) == 5  # head, three posts, tail
    assert json.loads("".join(pieces))["posts"][0]["body"] == FIRST
