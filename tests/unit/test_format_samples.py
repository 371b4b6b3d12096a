"""A short thread of each format against its answer sheet: who says what, to whom, in whose words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.helpers import ROOT, SAMPLES, export, quoted_in_source

from threadtui.load import open_thread

SHEETS = sorted((ROOT / "tests" / "samples" / "formats").iterdir())


@pytest.fixture(scope="module", params=SHEETS, ids=lambda path: path.stem)
def read(request: pytest.FixtureRequest) -> tuple[dict[str, Any], dict[str, Any]]:
    """What was read from a sample, and its answer sheet."""
    sheet: Path = request.param
    answer = json.loads(sheet.read_text("utf-8"))
    return export(open_thread(SAMPLES / answer["sample"], answer.get("thread", 1))), answer


Read = tuple[dict[str, Any], dict[str, Any]]


def test_format_title_and_posts(read: Read) -> None:
    found, answer = read
    assert (found["format"], found["title"]) == (answer["format"], answer["title"])
    assert [told(post) for post in found["posts"]] == answer["posts"]


def test_bodies(read: Read) -> None:
    found, answer = read
    assert [post["body"] for post in found["posts"]] == answer["bodies"]


def test_quoted_words_stand_in_their_source(read: Read) -> None:
    found, _ = read
    for post in found["posts"]:
        for quote in post["quotes"]:
            if quote["source"] and not quote["altered"] and not quote["quotes"]:
                assert quoted_in_source(found, quote).split() == quote["text"].split()


def told(post: dict[str, Any]) -> dict[str, Any]:
    """A post in short, as the sheets have it."""
    short = {name: post[name] for name in ("id", "author", "date") if post[name] is not None}
    if post["edited"]:
        short["edited"] = True
    if post["parent"]:
        short["answers"] = post["parent"]["post"]
    if links := post.get("links"):
        short["links"] = {link["text"]: link["address"] for link in links}
    if post["quotes"]:
        short["quotes"] = [quoted(quote) for quote in post["quotes"]]
    if unsigned := post.get("unsigned"):
        short["unsigned"] = [quoted({"quotes": [], **quote}) for quote in unsigned]
    return short


def quoted(quote: dict[str, Any]) -> dict[str, Any]:
    """A quotation in short."""
    short = {"text": quote["text"], "from": quote["source"] and quote["source"]["post"]}
    if quote["attribution"]:
        short["said"] = quote["attribution"]
    if quote["quotes"]:
        short["in it"] = [quoted(inner) for inner in quote["quotes"]]
    return short
