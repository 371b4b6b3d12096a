"""Where messages begin and end: mbox in its variants, Maildir, folders of messages, spools; and what is none."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.mail.made import letter, mailbox

from threadtui.load import link, open_thread, open_threads
from threadtui.readers import InputFile
from threadtui.readers.mail import box_of, mbox
from threadtui.text import clean

FROM = "From ann@x Tue Jan  1 08:00:00 2019\n"


def read(data: bytes | str) -> list[str]:
    """The texts of all messages of an mbox, in the order in which they stand there."""
    thread, posts = open_threads(InputFile("box", data.encode() if isinstance(data, str) else data)).begin()
    for post in posts:
        thread.add(post)
    return list(thread.texts())


def test_a_line_that_was_escaped_is_whole_again() -> None:
    assert read(mailbox(letter(1, body="Said:\n>From here on."), letter(2))) == [
        "Said:\nFrom here on.",
        "Words.",
    ]


def test_one_sign_is_taken_from_a_line_that_was_escaped_twice() -> None:
    thread = open_thread(InputFile("box", mailbox(letter(1, body="Own.\n\n>>From here on."))))
    assert thread.text(0) == "Own.\n\nFrom here on."
    assert thread.quotes.spans(0) == [(6, 19)]


def test_a_quoted_line_stays_quoted() -> None:
    thread = open_thread(InputFile("box", mailbox(letter(1, body=">one\n>From two\n>three\n\nOwn."))))
    assert thread.body(0).text == "Own."


def test_a_told_length_goes_before_lines_that_look_like_a_beginning() -> None:
    """The variant mboxcl2 escapes nothing."""
    body = f"One.\n\n{FROM}Subject: not a message\n\nTwo.\n"
    head = f"From: Ann <ann@x>\nSubject: s\nContent-Length: {len(body)}\n\n"
    assert read(FROM + head + body + "\n" + FROM + letter(2)) == [body.strip(), "Words."]


@pytest.mark.parametrize("length", ["1", "7", "99999", "0", "x"])
def test_a_length_that_is_wrong_is_not_believed(length: str) -> None:
    head = f"From: Ann <ann@x>\nSubject: s\nContent-Length: {length}\n\n"
    assert read(FROM + head + "A longer body.\n\n" + FROM + letter(2)) == ["A longer body.", "Words."]


def test_a_sentence_that_begins_with_from_begins_no_message() -> None:
    body = "One.\n\nFrom here on it is 2019 and 10:30\nnobody: knows."
    assert read(FROM + letter(1, body=body)) == [body]


@pytest.mark.parametrize(
    "line",
    [
        "From - Tue Jan  1 08:00:00 2019",
        "From 1234567890@xxx Tue Jan 01 08:00:00 +0000 2019",
        "From MAILER-DAEMON",
        "From ann at x.org  Tue Jan  1 08:00:00 2019",
    ],
)
def test_the_lines_that_programs_write_before_a_message(line: str) -> None:
    assert read("".join(f"{line}\n{letter(number)}\n" for number in (1, 2))) == ["Words.", "Words."]


def test_line_ends_of_windows() -> None:
    data = mailbox(letter(1, body="One\n\ntwo."), letter(2)).replace(b"\n", b"\r\n")
    assert read(data) == ["One\n\ntwo.", "Words."]


def test_a_saved_message_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + letter(1, name="Ann", body="Words.").encode()
    (tmp_path / "a.eml").write_bytes(data)
    for file in (InputFile("a.eml", data), tmp_path):
        thread = open_thread(file)
        assert (thread.posts[0].author, thread.text(0)) == ("Ann", "Words.")


def test_the_line_of_a_message_is_told() -> None:
    thread = open_thread(InputFile("box", mailbox(letter(1), letter(2, answers=1))))
    assert [post.line for post in thread.posts] == [2, 10]


def test_a_mailbox_that_grows_while_it_is_read_keeps_its_first_messages(tmp_path: Path) -> None:
    box = tmp_path / "box"
    box.write_bytes(mailbox(letter(1, body="One. " * 40_000), letter(2, answers=1, body="Two. " * 40_000)))
    thread, posts = open_threads(box).begin(1)
    for post in posts:
        thread.add(post)
    box.write_bytes(b"")
    assert thread.text(0) == ""
    assert thread.body(1).text == ""


@pytest.mark.parametrize("number", [None, 1])
def test_a_thread_gains_the_messages_that_are_appended(tmp_path: Path, number: int | None) -> None:
    box = tmp_path / "box"
    box.write_bytes(
        mailbox(letter(1)) + FROM.encode() + b"From: Bo <bo@x>\nMessage-ID: <2@x>\nIn-Reply-To: <1@x>\n\nHalf"
    )
    thread, posts = open_threads(box).begin(number)
    for post in posts:
        thread.add(post)
    assert thread.grow() == []
    with box.open("ab") as file:
        file.write(b" a message.\n\n" + mailbox(letter(3, answers=2, body="> Half a message.\n\nWhole.")))
    assert thread.grow() == [1, 2]
    thread.quotes, thread.graph = link(thread)
    assert [thread.text(1), thread.graph.answered(2), thread.graph.sources(2)[0]] == ["Half a message.", 1, 1]
    assert thread.posts[2].line == 17
    assert thread.grow() == []


def test_a_message_of_another_thread_is_not_gained(tmp_path: Path) -> None:
    box = tmp_path / "box"
    box.write_bytes(mailbox(letter(1)))
    thread = open_thread(box)
    with box.open("ab") as file:
        file.write(mailbox(letter(7, "another")))
    assert thread.grow() == []


def maildir(path: Path, *letters: str) -> Path:
    for number, text in enumerate(letters, 1):
        folder = path / ("new" if number % 2 else "cur")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"154632{number:04}.M{number}.host").write_text(text, "utf-8")
    (path / "tmp").mkdir()
    (path / "tmp" / "half").write_text("From: half")
    (path / "dovecot.index.log").write_bytes(b"\0\1\2")
    return path


def test_a_maildir_is_read_by_date(tmp_path: Path) -> None:
    thread = open_thread(
        maildir(tmp_path, letter(2, answers=1, day=2), letter(1, day=1), letter(3, answers=1, day=3))
    )
    assert thread.format == "Maildir"
    assert [post.id for post in thread.posts] == ["<1@x>", "<2@x>", "<3@x>"]


def test_a_message_that_is_moved_while_it_is_read_is_empty(tmp_path: Path) -> None:
    threads = open_threads(maildir(tmp_path, letter(1)))
    thread = threads.open()
    assert thread.text(0) == "Words."
    threads = open_threads(tmp_path)
    (entry,) = threads.entries
    next((tmp_path / "new").iterdir()).unlink()
    assert threads.open(entry.number).text(0) == ""


def test_saved_messages_in_a_folder(tmp_path: Path) -> None:
    for number in (1, 2, 10):
        (tmp_path / f"{number}.eml").write_text(letter(number, answers=1 if number > 1 else None))
    assert [post.id for post in open_thread(tmp_path).posts] == ["<1@x>", "<2@x>", "<10@x>"]


@pytest.mark.parametrize(
    "text",
    [
        "From: this page\nA title and some words, but it is no mail.",
        "Note: one\nAnother: two\n\nWords.",
        "Subject: only that\n\nWords.",
    ],
)
def test_what_only_begins_like_mail_is_none(text: str) -> None:
    assert box_of(InputFile("page.txt", text.encode())) is None


pieces = st.sampled_from(
    [
        b"From a@x Tue Jan  1 08:00:00 2019\n", b"From: =?utf-8?q?=ff?= <a@x>\n", b"\n", b"\r\n",
        b"Content-Length: 3\n", b"Content-Type: multipart/mixed; boundary=b\n", b"--b\n", b"--b--\n",
        b"Content-Type: text/html\n", b"Content-Type: message/rfc822\n",
        b"Content-Transfer-Encoding: base64\n", b"Subject: =?x?B?a?=\n", b"> > words\n",
        b"On 1 Jan 2019 at 8:00, A wrote:\n", b"-----Original Message-----\n",
        b"Date: 31 Feb 2019 25:61 +9999\n", b"-- \n",
        b"Content-Type: text/plain; charset=utf-7; format=flowed\n", b"References: <a@x> <b@x>\n",
        b"Message-ID: <a@x>\n", b"From: A\nSent: b\nTo: c\nSubject: d\n", b"<blockquote>x<p>",
        b"Content-Transfer-Encoding: quoted-printable\n",
        b"Content-Disposition: attachment; filename*0*=utf-8''%ff\n", b">From x\n", b"\xff\xfe\x00",
        b"=E9=\n",
    ]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(pieces | st.binary(max_size=12), max_size=40))
def test_no_bytes_make_it_raise(found: list[bytes]) -> None:
    data = b"From a@x Tue Jan  1 08:00:00 2019\nSubject: s\n" + b"".join(found)
    thread = open_thread(InputFile("box", data))
    for at in range(len(thread.posts)):
        assert clean(thread.text(at)) == thread.text(at)
        thread.body(at)


def test_a_long_mailbox_is_not_read_before_it_is_shown(tmp_path: Path) -> None:
    box = tmp_path / "box"
    box.write_bytes(
        mailbox(*(letter(at, answers=at - 1 or None, body="Words. " * 40) for at in range(1, 400)))
    )
    threads = open_threads(box)
    assert threads
    assert not threads.slow
    assert not threads.many
    thread, posts = threads.begin()
    thread.add(next(posts))
    assert "_readers" not in vars(threads)
    assert thread.text(0).startswith("Words.")


@given(
    st.lists(
        st.sampled_from(["One.", "\nFrom here: it\nx: y", "a line\n" * 300, "> ", "ä\r\n\r\n"]), max_size=5
    ),
    st.booleans(),
)
def test_a_mailbox_is_the_same_in_windows_of_any_size(bodies: list[str], told: bool) -> None:
    """Also where messages are longer than a window, and tell their length."""
    parts = []
    for body in [*bodies, "Last."]:
        length = f"Content-Length: {len(body.encode())}\n" if told else ""
        parts.append(f"{FROM}From: Ann <ann@x>\n{length}Subject: s\n\n{body}\n\n")
    data = "".join(parts).encode()
    sizes = {"_FIRST_WINDOW": 50, "_WINDOW": 300, "_MARGIN": 1200}

    def read(start: int, end: int) -> bytes:
        return data[start:end]

    whole = list(mbox.messages(read))
    with pytest.MonkeyPatch.context() as patch:
        for name, size in sizes.items():
            patch.setattr(mbox, name, size)
        assert list(mbox.messages(read)) == whole
    assert len(whole) >= len(parts)


def test_a_mailbox_that_is_cut_short_while_it_is_read_ends_there(tmp_path: Path) -> None:
    """In a process of its own: what looks into a map of such a file is killed."""
    box = tmp_path / "box"
    box.write_bytes(mailbox(*(letter(number, body="Words. " * 9000) for number in range(1, 100))))
    program = f"""
from pathlib import Path
from threadtui.load import open_threads
box = Path({str(box)!r})
thread, posts = open_threads(box).begin()
thread.add(next(posts))
box.write_bytes(b"")
for post in posts:
    thread.add(post)
print(len(thread.posts) > 0, thread.text(0) == "")
"""
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=50)
    assert (ended.returncode, ended.stdout) == (0, "True True\n"), ended.stderr
