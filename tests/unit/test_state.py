"""What is remembered is found again, and nothing of it is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.helpers import jsonl

from threadtui.errors import ThreadtuiError
from threadtui.load import open_thread
from threadtui.state import Memory, Shelf, find_posts, post_keys, thread_name

POSTS = (("Orla", "The tide is out."), ("Perrin", "So it is."), (None, "So it is."), (None, "So it is."))


def made(*posts: tuple[str | None, str]) -> list[str]:
    """The keys of posts by these authors."""
    return post_keys(open_thread(jsonl(*((author or "", text) for author, text in posts))))


def test_a_memory_is_found_again(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "new" / "folder")
    memory = Memory(
        "Tides",
        ["/there/tides.html"],
        2,
        "2026-01-01T00:00:00+00:00",
        9,
        "abc",
        3,
        4,
        {"a": "k"},
        ["x"],
        ["y"],
        ["z"],
    )
    shelf.keep("one", memory)
    assert shelf.load("one") == memory
    assert shelf.load("other") == Memory()
    assert shelf.recent() == [memory]


def test_two_sessions_of_a_thread_keep_what_both_made(tmp_path: Path) -> None:
    one, two = Shelf(tmp_path), Shelf(tmp_path)
    one.keep("t", Memory(at=1, marks={"a": "1", "b": "1"}, seen=["x", "y"]))
    two.keep("t", Memory(at=2, marks={"b": "2", "c": "2"}, seen=["z"], unseen=["q", "x"], flagged=["y"]))
    kept = one.load("t")
    assert kept.marks == {"a": "1", "b": "2", "c": "2"}
    assert (kept.seen, kept.unseen, kept.flagged) == (["x", "z"], ["q"], ["y"])
    assert kept.at == 2


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "3", "null", '{"schema": "other/9"}', '{"schema": "threadtui-state/1", "seen": 3}',
     '{"schema": "threadtui-state/1", "marks": {"a": 1}}', "[" * 100_000],
)  # fmt: skip
def test_a_broken_file_is_moved_aside_and_said(tmp_path: Path, text: str) -> None:
    shelf = Shelf(tmp_path)
    for number in (1, 2):
        (tmp_path / "t.thread.json").write_text(text, "utf-8")
        assert shelf.load("t") == Memory()
        assert (tmp_path / f"t.thread.json.broken-{number}").read_text("utf-8") == text
        assert "moved aside" in shelf.problems[-1]
    shelf.keep("t", Memory(title="new"))
    assert shelf.load("t").title == "new"
    assert len(list(tmp_path.iterdir())) == 3


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(ThreadtuiError, match="cannot be made"):
        Shelf(tmp_path / "file" / "state").keep("t", Memory())
    assert Shelf(tmp_path / "file").recent() == []


def test_the_latest_is_first_and_pipes_are_not_listed(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    for name, read, paths in (
        ("a", "2026-01-01", ["/a"]),
        ("b", "2026-01-03", ["/b"]),
        ("c", "2026-01-02", []),
    ):
        shelf.keep(name, Memory(read=read, paths=paths))
    assert [memory.paths[0] for memory in shelf.recent()] == ["/b", "/a"]


def test_posts_are_told_by_what_they_say() -> None:
    keys = made(*POSTS)
    assert len(set(keys)) == len(keys)
    longer = made(("Zed", "First!"), *POSTS)
    assert longer[1:] == keys
    assert find_posts(longer, keys) == {1, 2, 3, 4}
    assert made(("Orla", "The  tide\nis out."))[0] == keys[0]


def test_a_thread_keeps_its_name_when_it_grows() -> None:
    one, two = (open_thread(jsonl(*POSTS[:count])) for count in (2, 4))  # type: ignore[arg-type]
    other = open_thread(jsonl(("Orla", "The tide is out."), title="Other"))
    assert thread_name(one) == thread_name(two)
    assert thread_name(one) != thread_name(other)
    assert json.dumps(thread_name(one)).isascii()


def test_a_choice_holds_until_the_settings_say_something_else(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "new")
    assert shelf.choice("theme", "dark") == ""
    shelf.choose("theme", "dark", "nord")
    assert shelf.choice("theme", "dark") == "nord"
    assert shelf.choice("theme", "light") == ""
    (tmp_path / "new" / "theme.choice.json").write_text("{", "utf-8")
    assert shelf.choice("theme", "dark") == ""
