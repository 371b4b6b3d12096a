"""Where messages are kept: in one file (mbox, a single message) or in a folder with a file for each."""

from __future__ import annotations

import os
import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import ClassVar

from threadtui.errors import ThreadtuiError
from threadtui.readers.base import InputFile
from threadtui.readers.mail import mbox
from threadtui.readers.mail.headers import Told, wanted

_HEAD = 16_384
"""So much of each file of a folder is read for its headers; more where they are longer."""
_MARK = b"\xef\xbb\xbf"
"""A byte order mark, which some programs write before what they save."""
_HEAD_END = re.compile(rb"\n\r?\n")
_HEADER_LINE = re.compile(rb"[!-9;-~]{1,76}[ \t]*:")
_MAIL_HEADERS = re.compile(
    rb"(?mi)^(?:(from|date|subject|to|message-id|received|newsgroups|path|mime-version|return-path|delivered-to)"
    rb"[ \t]*:)"
)
_SKIPPED = re.compile(r"^(?:\.|dovecot|maildirfolder$|courier|subscriptions$)|~$|\.(?:lock|index|overview)$")
"""Names of files that mail programs keep beside the messages."""

Place = tuple[int, int]
Head = tuple[Place, Told, int]
"""Place, what the headers tell, and first line in its file (from 1) of a message."""


class Box(ABC):
    """Messages with their heads, in the order in which they are kept. A `Place` is known to the box alone."""

    format: ClassVar[str]
    in_order: ClassVar[bool]
    """Whether the order means something: an mbox is mostly written to at its end."""
    digested = False
    """Whether some messages stood in digests, which leave out what they answer: their places end below 0."""

    @abstractmethod
    def heads(self) -> Iterator[Head]:
        """The head of each message."""

    @abstractmethod
    def message(self, place: Place) -> bytes:
        """A whole message, headers and body."""

    def gained(self, settled: bool = True) -> Iterator[Head]:
        """What `heads` would give now and did not give before; nothing for a box that cannot tell.

        The last message that was given comes again, at its place, where it went on after it was read. Where the box
        is not `settled`, the last one may still be being written, and is left. Raises ThreadtuiError where it was
        changed otherwise than at its end.
        """
        return iter(())


class _Opening(Box):
    """A box that gives the messages of the digests in it, not the digests."""

    def __init__(self) -> None:
        self._digests: dict[int, Place] = {}
        """The places of those that were opened, by where they begin."""
        self._held: tuple[int, list[bytes]] = (-1, [])
        """The messages of the last one that was asked for."""

    @abstractmethod
    def _whole(self, place: Place) -> bytes:
        """A message as it is kept."""

    def message(self, place: Place) -> bytes:
        begin, number = place
        if number >= 0:
            return self._whole(place)
        if self._held[0] != begin:
            self._held = begin, _messages_in(self._whole(self._digests[begin]))
        messages = self._held[1]
        return messages[~number] if ~number < len(messages) else b""  # it was cut short meanwhile

    def _opened(self, head: Head) -> Iterator[Head]:
        """The heads of the messages in one that may be a digest, else its own."""
        place, _, line = head
        digest = self._whole(place)
        messages = _messages_in(digest)
        if not messages:
            yield head
            return
        self.digested = True
        self._digests[place[0]], self._held = place, (place[0], messages)
        for number, (told, below) in enumerate(_heads_in(digest, messages)):
            yield (place[0], ~number), told, line + below


class Mbox(_Opening):
    """Messages one after the other in a file."""

    format = "mbox"
    in_order = True

    def __init__(self, file: InputFile) -> None:
        super().__init__()
        self._file = file
        self._measured: set[int] = set()
        self._read = 0
        """How many of its bytes have been read, and the line there."""
        self._line = 1
        self._last: tuple[Head, bytes] | None = None
        """The last message that was given, and its headers as they stand there."""
        self._ends: dict[int, int] = {}
        """The end of each message that grew after it was read."""

    def heads(self) -> Iterator[Head]:
        yield from self._heads(0)

    def gained(self, settled: bool = True) -> Iterator[Head]:
        """The messages that were appended; what comes before them is the rest of the last one that was read.

        A last one whose headers have no end yet is left, however long it has stood there.
        """
        file, last = self._file.again(), self._last
        if last is not None and file.read(start := last[0][0][0], start + len(last[1])) != last[1]:
            raise ThreadtuiError(
                "was changed otherwise than at its end; open it again to see it as it is", file.path
            )
        if file.size < self._read:
            raise ThreadtuiError("was cut short; what was read stays", file.path)
        self._file = file
        if file.size == self._read:
            return
        self._held = -1, []
        before = max(self._read - 1, 0)
        found = mbox.first_from(file.read(before, file.size), self._read - before)
        at, size = before + found if found >= 0 else -1, file.size
        if last is not None:
            place = last[0][0]
            known, end = self._ends.get(place[0], place[1]), at if at >= 0 else size
            self._ends[place[0]] = end
            if file.read(known, end).strip():
                yield last[0]
        if at >= 0:
            yield from self._heads(at, settled)
        else:
            self._line, self._read = self._line + file.read(self._read, size).count(b"\n"), size

    def _heads(self, at: int, settled: bool = True) -> Iterator[Head]:
        file, size = self._file, self._file.size

        def read(start: int, end: int) -> bytes:
            return file.read(start, min(end, size))  # what is appended meanwhile comes later

        line, counted = self._line, self._read
        above = line - 1 + read(counted, at).count(b"\n")
        last, last_end = None, 0
        for start, end, told, head_end, measured, lines in mbox.messages(read, at, above):
            if at and end == size and not (settled and _HEAD_END.match(read(head_end, head_end + 3))):
                break  # to be looked for again from where the one before began
            line, counted = lines + 1, start
            if measured:
                self._measured.add(start)
            last, last_end = ((start, end), told, line), head_end
            if (subject := told[3]) and b"igest" in subject and _may_be_digest(told):
                yield from self._opened(last)
            else:
                yield last
        else:
            line, counted = line + read(counted, size).count(b"\n"), size
        self._line, self._read = line, counted
        if last is not None:
            self._last = last, read(last[0][0], last_end)

    def _whole(self, place: Place) -> bytes:
        whole = self._file.piece(place[0], self._ends.get(place[0], place[1]))
        return mbox.unescaped(whole, measured=place[0] in self._measured)


class Single(Box):
    """One message in a file of its own."""

    format = "mail message"
    in_order = True

    def __init__(self, file: InputFile) -> None:
        self._file = file

    def heads(self) -> Iterator[Head]:
        data = self._file.raw
        begin = len(_MARK) if data.startswith(_MARK) else 0
        yield (begin, len(data)), wanted(head_of(data[begin:])), 1

    def message(self, place: Place) -> bytes:
        return self._file.read(*place)


class Digest(Single):
    """The messages that one holds: a digest, where it is all there is."""

    format = "mail digest"

    def __init__(self, file: InputFile, messages: list[bytes]) -> None:
        super().__init__(file)
        self._messages = messages

    def heads(self) -> Iterator[Head]:
        for number, (told, below) in enumerate(_heads_in(self._file.raw, self._messages)):
            yield (number, number + 1), told, below + 1

    def message(self, place: Place) -> bytes:
        return self._messages[place[0]]


class Folder(_Opening):
    """A file for each message: a Maildir with all folders in it, saved messages, or the spool of a news group."""

    format = "folder of mail messages"
    in_order = False

    def __init__(self, path: Path, names: list[str], kind: str) -> None:
        super().__init__()
        self._path = path
        self._names = names
        self._others: set[int] = set()
        """The numbers of the names that are no messages, or not yet."""
        self.format = kind  # type: ignore[misc]  # each folder has a format of its own

    @classmethod
    def of(cls, path: Path) -> Folder | None:
        """The messages in a folder and those under it; None where the first files in it are no messages."""
        names = sorted(_files(path), key=_in_number_order)
        sample = [name for name in names[:40] if is_message(_start(path / name, 4096))]
        if not sample or len(sample) * 2 < len(names[:40]):
            return None
        parts = {part for name in names for part in Path(name).parts[:-1]}
        is_maildir = bool(parts & {"cur", "new"})
        is_spool = all(Path(name).name.isdigit() for name in sample)
        kind = (
            "Maildir"
            if is_maildir
            else "Usenet spool"
            if is_spool and _is_news(path / sample[0])
            else cls.format
        )
        return cls(path, names, kind)

    def heads(self) -> Iterator[Head]:
        yield from self._heads(range(len(self._names)))

    def gained(self, settled: bool = True) -> Iterator[Head]:
        """The messages whose files are new. One that is not there any more stays as far as it was read."""
        new = self._look()
        again = sorted(self._others)
        yield from self._heads([*again, *range(new, len(self._names))])

    def _whole(self, place: Place) -> bytes:
        whole = _start(self._path / self._names[place[0]], -1)
        if not whole:
            self._look()
            whole = _start(self._path / self._names[place[0]], -1)
        return whole.removeprefix(_MARK)

    def _heads(self, numbers: Iterable[int]) -> Iterator[Head]:
        for number in numbers:
            path = self._path / self._names[number]
            start = _start(path, _HEAD)
            if len(start) == _HEAD and not _HEAD_END.search(start):
                start = _start(path, -1)
            if is_message(start):
                self._others.discard(number)
                told = wanted(head_of(start.removeprefix(_MARK)))
                head = (number, number + 1), told, 1
                if (subject := told[3]) and b"igest" in subject and _may_be_digest(told):
                    yield from self._opened(head)
                else:
                    yield head
            else:
                self._others.add(number)

    def _look(self) -> int:
        """Learn where the files are now; the number of the first that is new."""
        new = len(self._names)
        known = {_bare(name): number for number, name in enumerate(self._names)}
        for name in sorted(_files(self._path), key=_in_number_order):
            number = known.get(_bare(name))
            if number is None:
                known[_bare(name)] = len(self._names)
                self._names.append(name)
            else:
                self._names[number] = name
        return new


def _may_be_digest(told: Told) -> bool:
    """Whether a message answers none: what answers a digest may have all of it below its own words."""
    return not told[6] and not told[7]


def _messages_in(digest: bytes) -> list[bytes]:
    from threadtui.readers.mail.digests import messages_in  # few messages are digests

    return messages_in(digest)


def _heads_in(digest: bytes, messages: list[bytes]) -> Iterator[tuple[Told, int]]:
    """What the heads of the messages of a digest tell, and the lines above each."""
    at = 0
    for message in messages:
        head = head_of(message)
        at = max(at, digest.find(head[-200:], at))
        yield wanted(head), digest.count(b"\n", 0, at)


def is_message(start: bytes) -> bool:
    """Whether a file that begins so is one message: two headers that mail and news have, and nothing but headers."""
    start = start.lstrip(_MARK + b"\r\n")
    head = head_of(start)
    lines = head.split(b"\n")
    if lines and lines[0].startswith((b"From ", b">From ")):
        lines = lines[1:]
    if not lines or not _HEADER_LINE.match(lines[0]):
        return False
    odd = sum(
        1 for line in lines[:-1] if line.strip() and line[:1] not in b" \t" and not _HEADER_LINE.match(line)
    )
    names = {match.lower() for match in _MAIL_HEADERS.findall(head)}
    return (
        odd * 10 <= len(lines)
        and len(names) >= 2
        and bool(names & {b"from", b"received", b"message-id", b"path"})
    )


def head_of(message: bytes) -> bytes:
    """The headers of a message, up to and with their last newline."""
    if message.startswith((b"\n", b"\r\n")):
        return b""
    match = _HEAD_END.search(message)
    return message[: match.start() + 1] if match else message


def _start(path: Path, size: int) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(size)
    except OSError:  # moved since: mail programs rename what was read
        return b""


def _files(path: Path) -> Iterator[str]:
    """The files under a folder, by their names from there."""
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(each for each in folders if _is_read(folder, each))
        for name in names:
            if not _SKIPPED.search(name):
                yield os.path.relpath(os.path.join(folder, name), path)


def _bare(name: str) -> str:
    """A name without what a mail program changes of it: whether a message is new, and its flags after `:2,`."""
    folder, file = os.path.split(name)
    if os.path.basename(folder) in ("cur", "new"):
        return os.path.join(os.path.dirname(folder), file.partition(":2,")[0])
    return name


def _is_read(folder: str, name: str) -> bool:
    """Whether a folder in another may hold messages; one with a point before its name where it is a Maildir's."""
    return name != "tmp" and (not name.startswith(".") or os.path.isdir(os.path.join(folder, name, "cur")))


def _in_number_order(name: str) -> tuple[tuple[int, int, str], ...]:
    """Names as people count: `9` before `10`."""
    parts = filter(None, re.split(r"(\d{1,18})|/", name))
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)


def _is_news(path: Path) -> bool:
    head = _start(path, 4096)
    return re.search(rb"(?mi)^(?:newsgroups|path|xref)[ \t]*:", head_of(head)) is not None
