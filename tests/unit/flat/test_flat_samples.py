"""One thread as each text extractor leaves it: whoever reads it finds the same posts, names and quotations."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.helpers import ROOT, SAMPLES, export, folded, quoted_in_source

SHEET: dict[str, Any] = json.loads((ROOT / "tests" / "samples" / "text" / "kettle.json").read_text("utf-8"))


@pytest.fixture(scope="module", params=SHEET["files"].items(), ids=lambda each: each[0])
def read(request: pytest.FixtureRequest) -> tuple[dict[str, Any], dict[str, Any]]:
    """What was read from a sample, and what is particular to it."""
    name, own = request.param
    return export(SAMPLES / "text" / name), own


Read = tuple[dict[str, Any], dict[str, Any]]


def test_there_is_an_answer_for_each_sample() -> None:
    assert {path.name for path in (SAMPLES / "text").iterdir()} == set(SHEET["files"])


def test_title_and_bodies(read: Read) -> None:
    found, own = read
    assert found["title"] == own.get("title", SHEET["title"])
    assert [folded(post["body"]) for post in found["posts"]] == [post["body"] for post in SHEET["posts"]]


def test_authors_dates_and_numbers(read: Read) -> None:
    found, own = read
    assert [post["author"] for post in found["posts"]] == [post["author"] for post in SHEET["posts"]]
    days = [post["day"] for post in SHEET["posts"]]
    for number in own.get("undated", []):  # 03-04-2024 is in March or in April: not guessed
        days[number - 1] = None
    assert [post["date"] and post["date"][:10] for post in found["posts"]] == days
    assert [post["id"] for post in found["posts"]] == (own["numbers"] or [None] * len(days))


def test_quotations_and_their_sources(read: Read) -> None:
    found, _ = read
    told = [
        [
            {
                "text": folded(quote["text"]),
                "attribution": quote["attribution"],
                "from": quote["source"] and quote["source"]["post"],
            }
            for quote in post["quotes"]
        ]
        for post in found["posts"]
    ]
    assert told == [post["quotes"] for post in SHEET["posts"]]


def test_spans_name_the_quoted_words(read: Read) -> None:
    found, _ = read
    for post in found["posts"]:
        for quote in post["quotes"]:
            assert folded(quoted_in_source(found, quote)) == folded(quote["text"])


def test_what_the_card_tells_of_an_author() -> None:
    authors = {author["name"]: author for author in export(SAMPLES / "text" / "html2text.txt")["authors"]}
    ladle = authors["Mrs Ladle"]
    assert (ladle["title"], ladle["joined"], ladle["messages"]) == ("Head of Stoves", "2011-10-02", 2208)
