"""What is exported is read back without loss: exporting it again gives the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers import SAMPLES, export, thread_of

from threadtui.errors import NotAThread
from threadtui.export import write
from threadtui.thread import Thread

EVERY = sorted(path for path in SAMPLES.rglob("*") if path.is_file())

words = st.text(alphabet='ab \n>"\\é\u00a0\x1b<&_*`[#', min_size=1, max_size=40).filter(str.strip)
quotes = st.recursive(
    st.fixed_dictionaries({"text": words, "at": st.integers(0, 60)}, optional={"attribution": words}),
    lambda inner: st.fixed_dictionaries(
        {"text": words, "at": st.integers(0, 60), "quotes": st.lists(inner, max_size=2)}
    ),
    max_leaves=4,
)
lines = st.lists(
    st.fixed_dictionaries(
        {"body": words, "quotes": st.lists(quotes, max_size=3)},
        optional={"author": words, "id": words, "date": st.datetimes().map(str), "edited": st.booleans()},
    ),
    min_size=1,
    max_size=5,
)


def again(exported: dict[str, Any]) -> dict[str, Any]:
    return export(thread_of(json.dumps(exported)))


def jsonl(posts: list[dict[str, Any]]) -> Thread:
    return thread_of("\n".join(json.dumps(post) for post in posts))


@pytest.mark.parametrize("sample", EVERY, ids=lambda path: path.name)
def test_every_sample(sample: Path) -> None:
    made = export(sample)
    assert again(made) == made


@given(lines)
def test_any_thread(posts: list[dict[str, Any]]) -> None:
    made = export(jsonl(posts))
    assert again(made) == made


@given(lines)
def test_any_thread_as_lines(posts: list[dict[str, Any]]) -> None:
    made = export(jsonl(posts))
    back = export(thread_of("".join(write(jsonl(posts), "jsonl"))))
    assert back["posts"] == made["posts"]


def test_facts_of_authors_missing_posts_and_warnings() -> None:
    made = {
        "schema": "threadtui/1",
        "title": "A title",
        "format": "XenForo 2",
        "source": "page.html",
        "authors": [
            {"name": "ann", "posts": 1, "title": "Full Member", "joined": "2009-02-03", "messages": 1204}
        ],
        "posts": [post(1, "Own words.", author="ann"), post(2, "", parent=1)],
        "missing": [{"text": "Gone.", "quoted_by": [2], "attribution": "bob"}],
        "warnings": [{"message": "something is odd", "line": 7}],
    }
    made["posts"][1]["links"] = []
    made["posts"][0]["links"] = [{"text": "words", "address": "https://example.org/a", "at": 4}]
    del made["posts"][1]["links"]
    assert again(made) == made


def test_an_export_of_many_threads_gives_each() -> None:
    one, other = export(jsonl([{"body": "One."}])), export(jsonl([{"body": "Other."}]))
    both = {"schema": "threadtui/1", "threads": [one, other]}
    assert again(both) == one


@pytest.mark.parametrize(
    "damage",
    [
        {"posts": [{}]},
        {"posts": [{"body": 5, "quotes": {"a": 1}, "date": 7, "author": [], "parent": 3, "links": [{}]}]},
        {"posts": [{"body": "a", "quotes": [{"text": "b", "at": -5, "source": {"post": 99}}, 7]}]},
        {"posts": [{"body": "a", "quotes": [{"text": "b", "source": {"post": 1, "span": [5, 2]}}]}]},
        {"posts": [{"body": "a", "quotes": [{"text": "b", "source": {"post": 1, "span": [9**9, 9**10]}}]}]},
        {"posts": [{"body": "a"}], "authors": 5, "missing": [{"quoted_by": ["x", 99]}], "warnings": "none"},
    ],
)
def test_a_damaged_export_gives_what_can_be_had(damage: dict[str, Any]) -> None:
    made = export(thread_of(json.dumps({"schema": "threadtui/1", **damage})))
    assert len(made["posts"]) == 1
    assert again(made) == made


def test_an_export_without_posts_is_refused() -> None:
    with pytest.raises(NotAThread, match="without a post"):
        thread_of('{"schema": "threadtui/1", "posts": []}')


def post(number: int, body: str, author: str | None = None, parent: int | None = None) -> dict[str, Any]:
    """A post as an export has it."""
    return {
        "number": number,
        "id": None,
        "author": author,
        "date": None,
        "edited": False,
        "permalink": None,
        "body": body,
        "quotes": [],
        "parent": parent and {"post": parent, "method": "id", "confidence": 1.0},
    }


def test_a_parent_that_is_only_supposed_stays_so() -> None:
    made = export(jsonl([{"body": "One."}, {"body": "Two."}]))
    made["posts"][1]["parent"] = {"post": 1, "method": "mention", "confidence": 0.6}
    assert again(made) == made


def test_a_quotation_at_the_end_of_a_source_is_not_counted_into_its_body() -> None:
    source = {"body": "Oil it.", "quotes": [{"text": "Wax it.", "at": 7}]}
    made = export(jsonl([source, {"body": "No.", "quotes": [{"text": "Oil it.", "at": 0}]}]))
    assert made["posts"][1]["quotes"][0]["source"]["span"] == [0, 7]
    assert again(made) == made
