"""One page of each engine, as its software writes it: posts, authors, quotations and whose words they are."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from tests.helpers import SAMPLES, export

PAGES = sorted((SAMPLES / "html").glob("*.html"))
GOLDEN = Path(__file__).parent / "golden"


def told(quote: dict[str, Any]) -> dict[str, Any]:
    """A quotation as the golden files write it."""
    return {
        "text": quote["text"],
        "attribution": quote["attribution"],
        "source": quote["source"] and quote["source"]["post"],
        "quotes": [told(inner) for inner in quote["quotes"]],
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page(page: Path) -> None:
    wanted = json.loads((GOLDEN / f"{page.stem}.json").read_text("utf-8"))
    made = export(page)
    posts = made["posts"]
    assert (made["format"], made["title"]) == (wanted["format"], wanted["title"])
    assert [post["number"] for post in posts if post["edited"]] == wanted["edited"]
    assert [
        {key: post[key] for key in ("author", "id", "body")} | {"quotes": [told(q) for q in post["quotes"]]}
        for post in posts
    ] == wanted["posts"]
    assert datetime.fromisoformat(posts[0]["date"]).replace(tzinfo=None) == datetime(2019, 3, 14, 9, 5)
    assert made["warnings"] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_sources_are_those_that_the_markup_names(page: Path) -> None:
    methods = {
        quote["source"]["method"]
        for post in export(page)["posts"]
        for quote in post["quotes"]
        if quote["source"]
    }
    unnamed = page.stem in ("phpbb-2", "fluxbb")  # these name the author only
    assert methods == ({"verbatim"} if unnamed else {"id"})


def test_a_card_tells_of_the_author() -> None:
    authors = {author["name"]: author for author in export(SAMPLES / "html" / "xenforo-2.html")["authors"]}
    assert authors["beacon_bea"] == {
        "name": "beacon_bea",
        "posts": 2,
        "title": "Harbour Hand",
        "joined": "2011-02-03",
        "messages": 1204,
    }
