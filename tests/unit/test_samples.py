"""Every sample thread against its answer sheet, which was written by hand."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from tests.helpers import ROOT, THREADS, export, folded, quoted_in_source

from threadtui.dates import parse_date


@pytest.fixture(scope="module", params=THREADS, ids=lambda path: path.stem)
def read(request: pytest.FixtureRequest) -> tuple[dict[str, Any], dict[str, Any]]:
    """What was read from a sample thread, and the answer sheet."""
    thread: Path = request.param
    sheet = ROOT / "tests" / "samples" / f"{thread.stem}.expected.json"
    return export(thread), json.loads(sheet.read_text("utf-8"))


Read = tuple[dict[str, Any], dict[str, Any]]


def links(quotes: list[dict[str, Any]]) -> list[Any]:
    """Text and source of each quote, with those inside it."""
    found = []
    for quote in quotes:
        source = quote["source"]
        number = source["post"] if isinstance(source, dict) else source
        found.append((folded(quote["text"]), number, links(quote.get("quotes", []))))
    return found


def every_quote(quotes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [each for quote in quotes for each in (quote, *every_quote(quote["quotes"]))]


def test_there_are_at_least_four_of_twenty_posts_or_more() -> None:
    assert len(THREADS) >= 4
    assert all(len(export(thread)["posts"]) >= 20 for thread in THREADS)


def test_title_and_posts(read: Read) -> None:
    found, sheet = read
    assert found["title"] == sheet["title"]
    assert [post["number"] for post in found["posts"]] == [post["number"] for post in sheet["posts"]]
    for name in ("author", "edited"):
        assert [post[name] for post in found["posts"]] == [post[name] for post in sheet["posts"]]


def test_dates(read: Read) -> None:
    """The sheets have them as the page prints them."""
    found, sheet = read
    for post, answer in zip(found["posts"], sheet["posts"], strict=True):
        printed = answer["date"]
        when = (parse_date(printed) or datetime.fromisoformat(printed)) if printed else None
        assert post["date"] == (when.isoformat() if when else None)


def test_bodies_are_own_words_only(read: Read) -> None:
    """A signature may stand at the end of a body: nothing tells it from the author's last words."""
    found, sheet = read
    for post, answer in zip(found["posts"], sheet["posts"], strict=True):
        signature = folded(" ".join(answer.get("signature") or []))
        assert folded(post["body"]).removesuffix(signature).strip() == folded(answer["body"])


def test_quotes_and_their_sources(read: Read) -> None:
    found, sheet = read
    for post, answer in zip(found["posts"], sheet["posts"], strict=True):
        assert links(post["quotes"]) == links(answer["quotes"])


def test_spans_name_the_quoted_words(read: Read) -> None:
    found, _ = read
    for post in found["posts"]:
        for quote in every_quote(post["quotes"]):
            if quote["source"] and not quote["altered"]:
                assert folded(quoted_in_source(found, quote)) == folded(quote["text"])


def test_attributions_name_whom_their_lines_name(read: Read) -> None:
    """The sheets have the whole line, the export has the name."""
    found, sheet = read
    for post, answer in zip(found["posts"], sheet["posts"], strict=True):
        for quote, expected in zip(post["quotes"], answer["quotes"], strict=True):
            assert bool(quote["attribution"]) == bool(expected["attribution"])
            assert (quote["attribution"] or "") in (expected["attribution"] or "")
