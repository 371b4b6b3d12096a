"""Messages made for a test."""

from __future__ import annotations

from threadtui.load import open_thread, open_threads
from threadtui.model import ThreadEntry
from threadtui.readers import InputFile
from threadtui.readers.mail.body import Letter, body_of
from threadtui.thread import Thread


def letter(
    number: int,
    subject: str = "hello",
    *,
    answers: int | None = None,
    name: str = "Ann",
    day: int = 1,
    more: str = "",
    body: str = "Words.",
) -> str:
    """A message with an id `NUMBER@x` that may answer another."""
    told = f"In-Reply-To: <{answers}@x>\n" if answers else ""
    return (
        f"From: {name} <{name.lower()}@x>\nDate: {day} Jan 2019 08:00:{number % 60:02} +0000\n"
        f"Subject: {subject}\nMessage-ID: <{number}@x>\n{told}{more}\n{body}\n"
    )


def mailbox(*letters: str) -> bytes:
    """An mbox of messages."""
    return "".join(f"From ann@x Tue Jan  1 08:00:00 2019\n{each}\n" for each in letters).encode()


def threads_of(*letters: str) -> list[ThreadEntry]:
    """The list of threads of an mbox."""
    return open_threads(InputFile("box", mailbox(*letters))).entries


def opened(*letters: str) -> Thread:
    """The first thread of an mbox."""
    return open_thread(InputFile("box", mailbox(*letters)))


def body(text: str, headers: str = "") -> Letter:
    """A message's words, and what it quotes."""
    return body_of(f"From: a@x\nSubject: s\n{headers}\n{text}".encode())


def quoted(marked: Letter) -> list[str]:
    """What each mark of it holds, inner ones too."""
    return [marked.text[mark.start : mark.end] for mark in marked.marks]
