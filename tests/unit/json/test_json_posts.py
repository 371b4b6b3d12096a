"""JSON of no known site: posts by what their fields are called."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers import read_page

from threadtui.errors import NotAThread
from threadtui.readers import InputFile
from threadtui.readers.json.posts import Posts

SAID = (
    "Who let the ferret into the organ?",
    "It plays better than the organist.",
    "It has four hands, near enough.",
)


def document(words: str, author: str, when: str, **more: Any) -> str:
    posts = [{words: said, author: f"ann{at}", when: 1_600_000_000 + at} for at, said in enumerate(SAID)]
    return json.dumps({"meta": {"pages": 1, "tags": ["a", "b"]}, "data": {"items": posts, **more}})


@pytest.mark.parametrize(
    ("words", "author", "when"),
    [
        ("text", "author", "date"),
        ("postText", "userName", "createdAt"),
        ("body_html", "posted-by", "created_utc"),
    ],
)
def test_fields_go_by_many_names(words: str, author: str, when: str) -> None:
    read = read_page(document(words, author, when, title="The organ"))
    assert (read.format, read.title) == ("JSON with posts", "The organ")
    assert read.texts == list(SAID)
    assert read.names == ["ann0", "ann1", "ann2"]
    assert read.posts[1].date == datetime.fromtimestamp(1_600_000_001, UTC)


def test_a_list_of_posts_alone_and_those_that_they_answer() -> None:
    posts = [
        {"id": 7, "message": {"raw": SAID[0]}, "from": {"name": "Ann"}, "date": "March 4, 2019"},
        {"id": 9, "message": {"raw": SAID[2]}, "from": {"name": "Cid"}, "in_reply_to": 8},
        {"id": 8, "message": {"raw": SAID[1]}, "from": {"name": "Bob"}, "parent": {"id": 7}},
    ]
    read = read_page(json.dumps(posts))
    assert read.names == ["Ann", "Bob", "Cid"]
    assert [post.parent_id for post in read.posts] == [None, "7", "8"]
    assert read.posts[0].date == date(2019, 3, 4)


def test_replies_without_ids_know_what_they_stand_in() -> None:
    tree = {
        "author": "Ann",
        "text": SAID[0],
        "children": [{"author": "Bob", "text": SAID[1], "children": []}],
    }
    posts = read_page(json.dumps([tree, {"author": "Cid", "text": SAID[2]}])).posts
    assert posts[0].id is not None
    assert [post.parent_id for post in posts] == [None, posts[0].id, None]


def test_each_object_with_a_title_is_a_thread() -> None:
    threads = [
        {"title": f"Thread {n}", "posts": json.loads(document("text", "by", "time"))["data"]} for n in (1, 2)
    ]
    found = Posts.of(InputFile("x.json", b"{}"), threads)
    assert [reader.title for reader in found] == ["Thread 1", "Thread 2"]
    assert [len(list(reader.posts())) for reader in found] == [3, 3]


def test_posts_with_a_title_each_are_one_thread() -> None:
    posts = [
        {"title": "Re: organ", "by": f"ann{at}", "text": said, "files": [{"n": 1}]}
        for at, said in enumerate(SAID)
    ]
    assert read_page(json.dumps(posts)).texts == list(SAID)


@pytest.mark.parametrize(
    "other",
    [
        {
            "name": "left-pad",
            "version": "1.0.0",
            "scripts": {"test": "x"},
            "author": "ann",
            "description": "Pads.",
        },
        [{"id": 1, "name": "A place", "lat": 1.5}, {"id": 2, "name": "Another", "lat": 2.5}],
        [{"text": "Words of nobody"}, {"text": "More of them"}],
        {"posts": [{"author": "ann", "text": "Only one."}]},
        [],
    ],
)
def test_other_json_is_refused(other: Any) -> None:
    with pytest.raises(NotAThread):
        read_page(json.dumps(other))


def test_replies_may_nest_deeper_than_calls_can() -> None:
    deep: dict[str, Any] = {"author": "ann", "text": "The last."}
    for number in range(5_000):
        deep = {"author": f"ann{number}", "text": SAID[0], "replies": [deep]}
    (found,) = Posts.of(InputFile("x.json", b"{}"), deep)
    assert 50 < sum(1 for _ in found.posts()) < 5_000


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["text", "author", "id", "date", "replies", "parent", "title"]), inner, max_size=6
        )
    ),
)


@given(VALUES)
def test_no_document_raises(value: Any) -> None:
    if Posts.fits(value):
        assert Posts.of(InputFile("x.json", b"{}"), value)
