"""JSON documents: which format they are told to be, and what is said of those that are none."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.helpers import read_page

from threadtui.errors import NotAThread
from threadtui.readers.json import deep


def item(number: int, parent: int | None, *children: Any) -> dict[str, Any]:
    text = f"Words of number {number}."
    return {"id": number, "parent_id": parent, "author": "ann", "text": text, "children": list(children)}


def test_hacker_news_in_a_flat_list() -> None:
    page = read_page(json.dumps([item(1, None), item(2, 1), item(3, None), item(4, 2)]))
    assert page.format == "Hacker News JSON"
    assert [(post.id, post.parent_id) for post in page.posts] == [
        ("1", None),
        ("2", "1"),
        ("4", "2"),
        ("3", None),
    ]


def test_hacker_news_by_firebase() -> None:
    items = {
        "8": {"by": "ann", "id": 8, "kids": [9], "title": "A title", "time": 1175714200, "type": "story"},
        "9": {
            "by": "bob",
            "id": 9,
            "parent": 8,
            "text": "One.<p>Two.",
            "time": 1175714300,
            "type": "comment",
        },
    }
    page = read_page(json.dumps(items))
    assert (page.title, page.texts) == ("A title", ["A title", "One.\n\nTwo."])
    assert page.posts[1].parent_id == "8"
    assert page.posts[0].date is not None
    assert page.posts[0].date.isoformat() == "2007-04-04T19:16:40+00:00"


def test_a_chain_deeper_than_the_library_parses() -> None:
    text = '{"id": 0, "author": "ann", "text": "a", "children": []}'
    for number in range(1, 5000):
        text = f'{{"id": {number}, "author": "ann", "text": "a", "children": [{text}]}}'
    assert len(read_page(text).posts) == 5000


@pytest.mark.parametrize(
    "text", ['{"a": [1, -2.5e3, "x,]", true, null, {}], "b": ""}', "[]", '"x"', "[[], [[]]]"]
)
def test_the_deep_parser_agrees_with_the_library(text: str) -> None:
    assert deep.loads(text) == json.loads(text)


@pytest.mark.parametrize("text", ["[1", "[1}", "[]]", "", "[1] x", '{"a": nope}'])
def test_the_deep_parser_refuses_what_the_library_refuses(text: str) -> None:
    with pytest.raises(json.JSONDecodeError):
        deep.loads(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"a": 1}', "is JSON, but of no discussion"),
        ('[{"a": 1}', "not sound JSON"),
        ('{"kind": "t3", "data": null}', "is JSON, but of no discussion"),
        ('{"threads": [{"posts": "none"}]}', "is JSON, but of no discussion"),
    ],
)
def test_what_is_no_discussion(text: str, message: str) -> None:
    with pytest.raises(NotAThread, match=message):
        read_page(text)


def test_odd_values_are_left_out() -> None:
    page = read_page(json.dumps([{**item(1, None), "author": ["x"], "created_at": "soon", "time": {}}]))
    assert (page.names, page.posts[0].date) == ([None], None)


def test_everything_is_cleaned() -> None:
    page = read_page(json.dumps([{**item(1, None), "author": "a\x1b[2J", "text": "b&#27;[2J &lt;i&gt;"}]))
    # HTML has no such reference: the parser leaves it out
    assert (page.names, page.texts) == (["a␛[2J"], ["b[2J <i>"])
