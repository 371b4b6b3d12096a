"""Files that are written on while they are read: what a thread gains, and what it says of other changes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.helpers import SAMPLES, parted
from tests.unit.mail.made import letter, mailbox

from threadtui.errors import ThreadtuiError
from threadtui.following import Look, Watch
from threadtui.load import link, open_thread, open_threads
from threadtui.thread import Thread

FIRST = "The kiln was cold by nine, so I opened it and took the blue bowls out."
SECOND = "Mine cracked when I did that, all of them but the one at the back."


def texts(thread: Thread) -> list[str]:
    """The whole text of each post."""
    return [thread.text(at) for at in range(len(thread.posts))]


def append(path: Path, data: str | bytes) -> None:
    """Write on."""
    with path.open("ab") as file:
        file.write(data.encode() if isinstance(data, str) else data)


def line(**entry: str) -> str:
    """A line of JSON Lines."""
    return json.dumps(entry) + "\n"


def test_text_gains_posts_and_their_quotations(tmp_path: Path) -> None:
    path = tmp_path / "kiln.txt"
    path.write_text(parted(FIRST, SECOND), "utf-8")
    thread = open_thread(path)
    append(path, f"\n\u00a0\n{FIRST}\n\nHow cold was it?")
    assert thread.grow() == [2]
    thread.quotes, thread.graph = link(thread)
    assert [thread.body(2).text, *thread.graph.sources(2)] == ["How cold was it?", 0]
    assert thread.grow() == []


def test_a_last_post_of_text_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "kiln.txt"
    path.write_text(parted(FIRST, "Mine cracked"), "utf-8")
    thread = open_thread(path)
    append(path, " when I did that.")
    assert thread.grow() == [1]
    assert texts(thread) == [FIRST, "Mine cracked when I did that."]


def test_a_last_post_waits_while_the_file_is_written(tmp_path: Path) -> None:
    path = tmp_path / "kiln.txt"
    path.write_text(parted(FIRST, SECOND), "utf-8")
    thread = open_thread(path)
    append(path, "\n\u00a0\nWhole.\n\u00a0\nHal")
    assert thread.grow(settled=False) == [2]
    append(path, "f.")
    assert thread.grow() == [3]
    assert texts(thread)[2:] == ["Whole.", "Half."]


def test_text_with_line_ends_of_windows_gains_posts(tmp_path: Path) -> None:
    path = tmp_path / "kiln.txt"
    path.write_bytes(parted(FIRST, SECOND).replace("\n", "\r\n").encode())
    thread = open_thread(path)
    append(path, "\r\n\u00a0\r\nNeuf étés.")
    assert thread.grow() == [2]
    assert thread.text(2) == "Neuf étés."


def test_a_page_with_names_gains_posts(tmp_path: Path) -> None:
    whole = (SAMPLES / "spinning-wheel.txt").read_bytes()
    path = tmp_path / "wheel.txt"
    path.write_bytes(whole)
    every = open_thread(path)
    path.write_bytes(whole[: len(whole) * 2 // 3])
    thread = open_thread(path)
    before = len(thread.posts)
    append(path, whole[len(whole) * 2 // 3 :])
    touched = thread.grow()
    assert before < len(thread.posts) == len(every.posts)
    assert set(touched) >= set(range(before, len(every.posts)))
    assert texts(thread) == texts(every)


def test_json_lines_gain_posts_and_a_line_that_is_not_whole_is_no_post_yet(tmp_path: Path) -> None:
    path = tmp_path / "kiln.jsonl"
    path.write_text(line(author="Ilse", text=FIRST), "utf-8")
    thread = open_thread(path)
    more = line(author="Bo", text=SECOND)
    append(path, more[:20])
    assert thread.grow() == []
    append(path, more[20:])
    assert thread.grow() == [1]
    assert [(post.author, post.line) for post in thread.posts] == [("Ilse", 1), ("Bo", 2)]
    assert thread.notices == []


def test_a_message_whose_headers_are_not_whole_waits(tmp_path: Path) -> None:
    path = tmp_path / "box"
    path.write_bytes(mailbox(letter(1)))
    thread = open_thread(path)
    second = mailbox(letter(2, answers=1))
    cut = second.index(b"\n", 60)
    append(path, second[:cut])
    assert thread.grow() == []
    append(path, second[cut:])
    assert thread.grow() == [1]
    assert thread.text(1) == "Words."


def test_a_message_waits_while_the_mailbox_is_written(tmp_path: Path) -> None:
    path = tmp_path / "box"
    path.write_bytes(mailbox(letter(1)))
    thread = open_thread(path)
    append(path, mailbox(letter(2, answers=1), letter(3, answers=2)))
    assert thread.grow(settled=False) == [1]
    assert thread.grow(settled=False) == []
    assert thread.grow() == [2]
    assert [thread.graph.answered(2), link(thread)[1].answered(2)] == [None, 1]


@pytest.mark.parametrize("name", ["kiln.txt", "box"])
@pytest.mark.parametrize("change", ["cut", "rewritten", "other"])
def test_a_file_that_is_changed_otherwise_is_told_in_one_line(tmp_path: Path, name: str, change: str) -> None:
    path = tmp_path / name
    mail = name == "box"
    path.write_bytes(mailbox(letter(1), letter(2, answers=1)) if mail else parted(FIRST, SECOND).encode())
    thread = open_thread(path)
    before = texts(thread)
    data = path.read_bytes()
    if change == "cut":
        path.write_bytes(data[: len(data) // 2])
    elif change == "rewritten":
        path.write_bytes(b"X" * 10 + data)
    else:
        path.unlink()
        path.write_bytes(
            mailbox(letter(8, "another"), letter(9)) * 2 if mail else parted("No.", "Yes.").encode()
        )
    with pytest.raises(ThreadtuiError) as error:
        thread.grow()
    assert "\n" not in str(error.value)
    assert str(path) in str(error.value)
    assert len(thread.posts) == 2
    assert mail or texts(thread) == before


def test_a_longer_copy_in_the_place_of_a_file_is_as_good(tmp_path: Path) -> None:
    path, copy = tmp_path / "kiln.txt", tmp_path / "new"
    path.write_text(parted(FIRST, SECOND), "utf-8")
    thread = open_thread(path)
    copy.write_text(parted(FIRST, SECOND, "Third."), "utf-8")
    copy.replace(path)
    assert thread.grow() == [2]
    assert thread.text(2) == "Third."


def test_what_a_watch_tells(tmp_path: Path) -> None:
    path = tmp_path / "kiln.txt"
    path.write_text("One.", "utf-8")
    watch = Watch(path)
    assert watch.look() is Look.SAME
    append(path, " Two.")
    assert [watch.look(), watch.look(), watch.look()] == [Look.SAME, Look.SETTLED, Look.SAME]
    looks = []
    for _ in range(10):
        append(path, " More.")
        looks.append(watch.look())
    assert Look.WRITING in looks
    assert [watch.look(), watch.look()] == [Look.SETTLED, Look.SAME]
    path.unlink()
    assert [watch.look(), watch.look()] == [Look.GONE, Look.SAME]


def test_a_page_whose_bytes_were_let_go_is_followed_as_well(tmp_path: Path) -> None:
    path = tmp_path / "kiln.txt"
    path.write_text(parted(FIRST, SECOND), "utf-8")
    thread = open_thread(path)
    thread.texts()
    append(path, "\n\u00a0\nThird.")
    assert thread.grow() == [2]
    thread.texts()
    path.write_text(
        path.read_text("utf-8").replace("bowls", "cups").replace("Third.", "Third. And more."), "utf-8"
    )
    with pytest.raises(ThreadtuiError, match="changed otherwise"):
        thread.grow()
    assert texts(thread) == [FIRST, SECOND, "Third."]


@pytest.mark.parametrize(
    "path", [*SAMPLES.rglob("*.json"), SAMPLES / "spinning-wheel.txt"], ids=lambda path: path.name
)
def test_a_thread_that_was_read_can_be_opened_again(path: Path) -> None:
    threads = open_threads(path)
    first, second = threads.open(1), threads.open(1)
    assert texts(first) == texts(second) != []
    assert [*first.quotes] == [*second.quotes]
