"""The first posts of a large file come from its beginning, and nothing is read otherwise because of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.helpers import parted

from threadtui import load
from threadtui.errors import ThreadtuiError
from threadtui.load import ReadOtherwise, open_thread, open_threads
from threadtui.readers import ahead
from threadtui.readers.ahead import beginning_of
from threadtui.thread import Thread

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text('{}[],:"\\ é☃', max_size=6),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=4),
    max_leaves=25,
)
DOCUMENTS = st.lists(VALUES, max_size=4) | st.dictionaries(st.text(max_size=3), VALUES, max_size=4)


def begins(value: Any, whole: Any) -> bool:
    """Whether a value is another one that was cut off somewhere."""
    if isinstance(value, list) and isinstance(whole, list):
        if not value:
            return True
        *before, last = value
        return (
            before == whole[: len(before)] and len(value) <= len(whole) and begins(last, whole[len(before)])
        )
    if isinstance(value, dict) and isinstance(whole, dict):
        return all(key in whole and begins(each, whole[key]) for key, each in value.items())
    return value == whole


@given(DOCUMENTS, st.data())
@settings(deadline=None)
def test_a_document_that_is_cut_off_is_one_with_what_is_whole(document: Any, data: st.DataObject) -> None:
    text = json.dumps(document, ensure_ascii=data.draw(st.booleans()))
    assert beginning_of(text) == document
    cut = beginning_of(text[: data.draw(st.integers(0, len(text)))])
    assert cut is None or begins(cut, document)


def comment(number: int, *below: dict[str, Any], text: str | None = None) -> dict[str, Any]:
    """An item of a tree."""
    return {
        "id": number,
        "type": "comment",
        "author": f"user{number % 7}",
        "created_at_i": 1_600_000_000 + number,
        "text": text if text is not None else f"Comment {number} on the lamp.<p>It burns well.",
        "children": list(below),
    }


def tree(comments: int) -> dict[str, Any]:
    """A story with a tree of comments, three levels deep."""
    tops = [comment(at, comment(at + 1, comment(at + 2)), comment(at + 3)) for at in range(1, comments, 4)]
    story = comment(1_000_000, *tops, text="Which lamp do you read by?")
    return {**story, "type": "story", "title": "Lamps"}


TEXT = parted(*(f"Post {at} is about the lamp.\n\nIt burns well." for at in range(200)))
LINES = "".join(
    json.dumps({"author": "Oona", "text": f"Post {at} is about the lamp."}) + "\n" for at in range(200)
)
TOPIC = {
    "post_stream": {
        "posts": [
            {"id": at, "topic_id": 9, "post_number": at, "username": "Oona", "cooked": f"<p>Post {at}.</p>"}
            for at in range(1, 200)
        ]
    },
    "id": 9,
    "title": "Lamps",
}
OWN = {
    "schema": "threadtui/1",
    "title": "Lamps",
    "posts": [{"author": "Oona", "body": f"Post {at} is about the lamp."} for at in range(200)],
}


def headed(count: int, first: int = 1) -> str:
    """A flattened page that kept names and dates."""
    return "\n".join(
        f"{('Oona', 'pelle_k', 'Marit', 'jonas77')[at * 7 % 4]}\nSenior Member\n\n"
        f"May {at % 28 + 1}, 2019 at 10:{at % 60:02}\n"
        f"#{at}\n\nPost {at} is about the lamp, and how the {('wick', 'oil', 'glass')[at % 3]} of it is kept.\n\n"
        f"It burns {('well', 'badly', 'for hours')[at % 3]} if one looks after it.\n"
        for at in range(first, first + count)
    )


OTHERWISE = headed(12) + "\n".join(
    f"\n[{at}] Written by {('Ruth', 'Sven', 'hilde_m')[at * 5 % 3]} on 2021-03-{at % 28 + 1:02} 12:{at % 60:02}\n\n"
    f"Answer {at} says something of the stove, which is no lamp, and of {('peat', 'coal', 'birch')[at % 3]} in it.\n"
    "It warms the room well enough in most winters, and the kitchen with it.\n"
    for at in range(1, 200)
)
"""A page that goes on otherwise than its beginning promises."""

HEADED = headed(200)
FILES = {
    "lamp.txt": TEXT,
    "lamp.jsonl": LINES,
    "tree.json": json.dumps(tree(200)),
    "topic.json": json.dumps(TOPIC),
    "own.json": json.dumps(OWN),
    "headed.txt": HEADED,
}


def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few thousand bytes are a large file."""
    monkeypatch.setattr(load, "_LARGE", 2000)
    monkeypatch.setattr(load, "_HEADED", 1000)
    monkeypatch.setattr(ahead, "_HEADED_BYTES", 2500)
    monkeypatch.setattr(ahead, "_BYTES", 1500)
    monkeypatch.setattr(ahead, "_JSON_BYTES", 1500)


def state_of(thread: Thread) -> tuple[object, ...]:
    """All that a view may ask for before quotes are there."""
    texts = [thread.text(at) for at in range(len(thread.posts))]
    return thread.posts, texts, thread.title, thread.authors, thread.notices, thread.format, thread.marks()


@pytest.mark.parametrize("name", FILES)
def test_the_first_posts_come_first_and_the_thread_is_that_of_the_whole(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / name
    path.write_text(FILES[name], "utf-8")
    whole, posts = open_threads(path).begin(None)
    for post in posts:
        whole.add(post)
    small(monkeypatch)
    threads = open_threads(path)
    assert not threads.large
    assert not threads.many
    thread, posts = threads.begin(None)
    assert thread.posts
    assert "_readers" not in threads.__dict__, "the whole file was read for the first posts"
    assert thread.text(0) == whole.text(0)
    for post in posts:
        thread.add(post)
    assert state_of(thread) == state_of(whole)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("list.json", json.dumps([tree(40), tree(44)])),
        ("tail.json", json.dumps(dict(reversed(tree(200).items())))),
        ("own.json", json.dumps({"schema": "threadtui/1", "threads": [OWN, OWN]})),
        ("page.html", "<html>" + "<p>Post</p>" * 1000),
        ("ruled.txt", "\n\n----------\n\n".join(f"Post {at} is about the lamp." for at in range(200))),
        ("broken.json", "{,,," * 1000),
    ],
)
def test_what_the_beginning_does_not_tell_waits_for_the_whole(
    name: str, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    small(monkeypatch)
    assert open_threads(path).large


def test_posts_that_the_whole_has_otherwise_are_put_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "topic.json"
    posts = TOPIC["post_stream"]["posts"]  # type: ignore[index]
    path.write_text(json.dumps({**TOPIC, "post_stream": {"posts": [*posts[1:], posts[0]]}}), "utf-8")
    small(monkeypatch)
    thread, read = open_threads(path).begin(None)
    assert thread.text(0) == "Post 2."
    for post in read:
        thread.add(post)
    assert [thread.text(at) for at in (0, 1, 198)] == ["Post 1.", "Post 2.", "Post 199."]
    assert [post.id for post in thread.posts] == [str(at) for at in range(1, 200)]


def test_a_file_that_is_shorter_when_it_is_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "lamp.txt"
    path.write_text(TEXT, "utf-8")
    small(monkeypatch)
    _, posts = open_threads(path).begin(None)
    path.write_text(parted("One.", "Two."), "utf-8")
    with pytest.raises(ThreadtuiError, match="changed while it was read"):
        list(posts)


def test_of_heads_the_whole_is_given_anew_where_it_has_other_posts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "lamp.txt"
    path.write_text(OTHERWISE, "utf-8")
    whole = open_thread(path)
    small(monkeypatch)
    shown, posts = open_threads(path).begin(None)
    assert shown.text(0).startswith("Post 1 is about the lamp")
    assert shown.posts[0].author == "jonas77"
    with pytest.raises(ReadOtherwise) as other:
        list(posts)
    assert other.value.thread.posts == whole.posts
    assert shown.text(0).startswith("Post 1 is about the lamp"), (
        "what is on the screen stays until it is left"
    )
