"""What is remembered is found again, and nothing of it is lost."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from tests.helpers import jsonl

from threadtui.corrections import Correction
from threadtui.errors import ThreadtuiError
from threadtui.load import open_thread
from threadtui.state import Memory, Shelf, find_posts, moment, post_keys, thread_name

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
        [Correction("k", "the words", 1, "s", True, "2026-01-01T00:00:00.000001+00:00", False)],
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


def test_two_programs_open_at_once_keep_each_others_corrections(tmp_path: Path) -> None:
    one, two = Shelf(tmp_path), Shelf(tmp_path)
    mine, both = Correction("a", "x", 0, "s", made="1"), Correction("c", "z", 0, "s", made="3")
    undone = replace(both, undone=True, made="4")
    other = Correction("b", "y", 0, "s", made="2")
    one.keep("t", Memory(corrections=[mine, both]))
    two.keep("t", Memory(corrections=[other, undone]))
    one.keep("t", Memory(corrections=[mine, both]))
    assert one.load("t").corrections == [mine, other, undone]


def test_programs_that_write_at_the_same_time_lose_nothing(tmp_path: Path) -> None:
    def keep(number: int) -> None:
        Shelf(tmp_path).keep("t", Memory(corrections=[Correction("a", str(number), made=str(number))]))

    writers = [threading.Thread(target=keep, args=(number,)) for number in range(12)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert {one.words for one in Shelf(tmp_path).load("t").corrections} == {*map(str, range(12))}


def test_what_is_made_later_is_dated_later() -> None:
    far = "2999-01-01T00:00:00.000000+00:00"
    assert far < moment(far) < "2999-01-02"
    assert moment("no time") < far
    assert moment("2999-01-01") < far


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "3", "null", '{"schema": "other/9"}', '{"schema": "threadtui-state/1", "seen": 3}',
     '{"schema": "threadtui-state/1", "marks": {"a": 1}}', '{"schema": "threadtui-state/1", "corrections": [3]}',
     '{"schema": "threadtui-state/1", "corrections": [{"words": "no post"}]}',
     '{"schema": "threadtui-state/1", "corrections": [{"post": "a", "nth": "1"}]}',
     '{"schema": "threadtui-state/1", "corrections": [{"post": "a", "undone": 1}]}',
     '{"schema": "threadtui-state/1", "corrections": {"a": "b"}}', "[" * 100_000],
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


def test_telling_posts_apart_gives_way_to_the_screen_again_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    turns: list[float] = []
    monkeypatch.setattr("threadtui.state.time.sleep", turns.append)
    thread = open_thread(jsonl(*(("a", f"Post number {number}.") for number in range(33))))
    assert len(post_keys(thread)) == len(thread.posts)
    assert turns == [0, 0]
