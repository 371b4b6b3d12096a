"""Who answers whom in a mailbox, by the ids that messages name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.mail.made import letter, mailbox, opened, threads_of

from threadtui.cli import main
from threadtui.load import open_thread, open_threads
from threadtui.readers import InputFile
from threadtui.readers.mail.jwz import Threader


def parents(threader: Threader) -> list[int]:
    threader.link()
    return list(threader.parents())


def test_a_reply_hangs_under_what_it_answers() -> None:
    entry, other = threads_of(
        letter(1), letter(2, "one"), letter(3, "one", answers=1), letter(4, "two", answers=2)
    )
    assert [(entry.posts, other.posts), (entry.title, other.title)] == [(2, 2), ("hello", "one")]


def test_answers_to_a_message_that_is_not_there_are_one_thread() -> None:
    (entry,) = threads_of(letter(2, answers=1), letter(3, answers=1))
    assert entry.posts == 2


def test_a_missing_link_of_a_chain_is_stepped_over() -> None:
    threader = Threader()
    threader.add(b"a", [])
    threader.add(b"c", [b"a", b"b"])
    assert parents(threader) == [-1, 0]


def test_others_tell_what_a_message_does_not_tell_of_itself() -> None:
    threader = Threader()
    for name, chain in [(b"a", []), (b"b", []), (b"c", [b"a", b"b"])]:
        threader.add(name, chain)
    assert parents(threader) == [-1, 0, 1]


def test_an_answer_may_come_long_before_its_parent() -> None:
    threader = Threader()
    for name, chain in [(b"a", [b"b"]), (b"c", []), (b"b", [])]:
        threader.add(name, chain)
    assert parents(threader) == [2, -1, -1]


def test_an_answer_that_comes_before_its_parent_is_read_after_it() -> None:
    thread = opened(letter(2, answers=1, day=2), letter(1, day=1), letter(3, answers=2, day=3))
    assert [post.id for post in thread.posts] == ["<1@x>", "<2@x>", "<3@x>"]
    assert [thread.graph.answered(at) for at in range(3)] == [None, 0, 1]


def test_a_mailbox_with_the_newest_first_is_read_from_the_oldest() -> None:
    letters = [letter(number, answers=number - 1 or None, day=number) for number in range(9, 0, -1)]
    assert [post.id for post in opened(*letters).posts] == [f"<{number}@x>" for number in range(1, 10)]


def test_a_ring_of_answers_is_cut_and_told() -> None:
    thread = opened(letter(1, answers=2), letter(2, answers=1))
    assert sorted(thread.graph.answered(at) is None for at in range(2)) == [False, True]
    assert [notice.message for notice in thread.notices] == [
        "answers a message that answers it; taken as the first of its thread"
    ]


def test_one_that_answers_itself_is_the_first_of_its_thread() -> None:
    assert opened(letter(1, answers=1)).graph.answered(0) is None


def test_the_same_message_twice_is_two_posts() -> None:
    threads = threads_of(letter(1), letter(1), letter(2, answers=1))
    assert sorted(entry.posts for entry in threads) == [1, 2]


def test_the_subject_joins_no_threads_unless_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letters = letter(1, "Tea"), letter(2, "Re: Tea", name="Bo")
    box = tmp_path / "box"
    box.write_bytes(mailbox(*letters))
    folder = tmp_path / "saved"
    folder.mkdir()
    for number, each in enumerate(letters):
        (folder / f"{number}.eml").write_text(each)
    single = [str(path) for path in sorted(folder.iterdir())]

    def posts(*arguments: str) -> list[int]:
        assert main(["export", "--to", "json", *arguments]) == 0
        found = json.loads(capsys.readouterr().out)
        return [len(thread["posts"]) for thread in found.get("threads", [found])]

    for files in ([str(box)], [str(folder)], single):
        assert posts(*files) == [1, 1]
        assert posts("--by-subject", *files) == [2]


@pytest.mark.parametrize("sign", ["Re: ", "AW: ", "Re[2]: ", "Fwd: Re: ", "SV: ", "Отв: ", "回复：", "Ré : "])
def test_a_title_has_no_sign_of_an_answer(sign: str) -> None:
    (entry,) = threads_of(letter(2, f"{sign}Tea", answers=1))
    assert entry.title == ("Tea" if sign != "Ré : " else "Ré : Tea")


def test_what_an_address_stands_for_the_answered_id_is_no_parent() -> None:
    threads = threads_of(letter(1), letter(2, more="In-Reply-To: Your message of Monday, by Ann\n"))
    assert [entry.posts for entry in threads] == [1, 1]


def test_the_list_tells_authors_and_days_without_reading_a_body(tmp_path: Path) -> None:
    box = tmp_path / "box"
    box.write_bytes(
        mailbox(letter(1, day=3), letter(2, answers=1, day=4), letter(3, answers=1, name="Bo", day=5))
    )
    (entry,) = open_threads(box).entries
    assert entry.authors == ("Ann", "Bo")
    assert entry.first is not None
    assert entry.last is not None
    assert (str(entry.first)[:10], str(entry.last)[:10]) == ("2019-01-03", "2019-01-05")


def test_a_long_thread_is_told_from_its_start_alone(tmp_path: Path) -> None:
    """So a screen shows the first messages before the rest is read."""
    box = tmp_path / "box"
    letters = [
        letter(number, answers=number - 1 or None, body="Some words. " * 40) for number in range(1, 400)
    ]
    box.write_bytes(mailbox(*letters))
    threads = open_threads(box)
    assert not threads.many
    thread, posts = threads.begin()
    thread.add(next(posts))
    box.write_bytes(mailbox(*letters) + mailbox(letter(900, "another")))
    for post in posts:
        thread.add(post)
    assert len(thread.posts) == 399
    assert [thread.title, *(notice.message for notice in thread.notices)] == ["hello"]


def test_a_mailbox_that_shows_two_threads_at_once_is_a_list() -> None:
    assert open_threads(InputFile("box", mailbox(letter(1), letter(2)))).many
    assert not open_threads(InputFile("box", mailbox(letter(1), letter(2, answers=1)))).many


def test_a_thread_that_is_not_there(tmp_path: Path) -> None:
    box = tmp_path / "box"
    box.write_bytes(mailbox(letter(1)))
    with pytest.raises(Exception, match="there is no thread 2; the last is 1"):
        open_thread(box, 2)


ids = st.integers(0, 9).map(lambda number: f"{number}".encode())


@given(st.lists(st.tuples(st.none() | ids, st.lists(ids, max_size=4)), max_size=20))
def test_whatever_messages_name_each_has_a_place_and_no_ring_is_left(
    messages: list[tuple[bytes | None, list[bytes]]],
) -> None:
    threader = Threader()
    for name, chain in messages:
        threader.add(name, chain)
    above = parents(threader)
    assert sorted(message for thread in threader.threads() for message in thread) == list(
        range(len(messages))
    )
    for message in range(len(messages)):
        steps = 0
        while message >= 0:
            message, steps = above[message], steps + 1
            assert steps <= len(messages)
