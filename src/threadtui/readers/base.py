"""What every reader of a format does, and the file that it reads."""

from __future__ import annotations

import os
import re
import stat
import threading
import weakref
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, ClassVar, NamedTuple
from zlib import crc32

from threadtui.errors import NotAThread, ThreadtuiError
from threadtui.model import Author, Label, Link, Mark, MissingPost, Notice, Parent, Post, Quote, Reuse
from threadtui.readers import encodings
from threadtui.text import clean

if TYPE_CHECKING:
    from threadtui.readers.containers.held import Held

_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HEAD = 65_536
_PIECE, _WINDOW = 1 << 14, 1 << 17
"""Where pieces of at most so many bytes are wanted, so many are read at a time: each read lets go of the
interpreter and of the lock for a moment, too short for a screen to come by them, and its patience begins anew."""


class InputFile:
    """A file's bytes, as they are and as UTF-8; each read when it is first wanted. It is never written to."""

    def __init__(self, name: str, data: bytes, path: Path | None = None) -> None:
        self.name = name
        """File name without its folder, cleaned; `standard input` for a pipe."""
        self.path = path
        """Where it is, or None for a pipe."""
        self.is_folder = False
        """Whether it is a folder: `path` has it then, and it has no bytes."""
        self.address = ""
        """Where it was on the web, as what it is packed in tells; or the empty string."""
        self.saved: date | None = None
        """When it was saved, likewise."""
        self.wanted = ""
        """The format that the user names, as `FORMATS` does, or the empty string: then it is told from the content."""
        self.by_subject = False
        """Whether mails that name none are put under the first of their subject, as the user may want."""
        self.held: Held | None = None
        """What it was found to hold, once it was asked for; see `containers`."""
        self.depth = 0
        """How many containers stand around it."""
        self._raw: bytes | None = data
        self._handle: BinaryIO | None = None
        self._lock = threading.Lock()
        self._window: tuple[int, bytes] = (0, b"")
        """Bytes that were read lately, and where they begin."""
        self._data: bytes | None = None
        self._notices: list[Notice] = []
        self._counted = (0, 1)
        self._released: tuple[int, int] | None = None
        """Length and checksum of what was let go."""

    @classmethod
    def open(cls, path: Path) -> InputFile:
        """A file to read, or a folder of files. Raises ThreadtuiError where it is missing or not readable."""
        try:
            if path.is_dir():
                file = cls(clean(path.resolve().name), b"", path)
                file.is_folder = True
                return file
            handle = path.open("rb")
            if not stat.S_ISREG(os.fstat(handle.fileno()).st_mode):
                with handle:
                    return cls(clean(path.name), handle.read(), path)
        except FileNotFoundError:
            raise ThreadtuiError("no such file", path) from None
        except OSError as error:
            raise ThreadtuiError(f"cannot be read ({error.strerror or error})", path) from None
        file = cls(clean(path.name), b"", path)
        file._raw, file._handle = None, handle
        weakref.finalize(file, handle.close)
        return file

    def again(self) -> InputFile:
        """The same file as it is now, which may be another one in its place. Raises ThreadtuiError."""
        if self.path is None:
            raise ThreadtuiError("cannot be read again", self.name)
        file = InputFile.open(self.path)
        file.address, file.saved, file.wanted = self.address, self.saved, self.wanted
        file.by_subject = self.by_subject
        return file

    def beginning(self, data: bytes) -> InputFile:
        """This file as far as it was read: the same place and name, other bytes."""
        file = InputFile(self.name, data, self.path)
        file._handle, file.address, file.saved = self._handle, self.address, self.saved
        return file

    @property
    def lasts(self) -> bool:
        """Whether it stands in a folder, or is one, to be read again: no pipe, and nothing that was unpacked."""
        return self._handle is not None or self.is_folder

    @property
    def raw(self) -> bytes:
        """The content as it is, for a format that declares its own charset."""
        if self._raw is None:
            self._raw = self.read(0, self.size)
        return self._raw

    @property
    def size(self) -> int:
        """How many bytes it has now: a file may grow while it is read."""
        if self._handle is None:
            return len(self._raw or b"")
        return os.fstat(self._handle.fileno()).st_size

    def read(self, start: int, end: int) -> bytes:
        """Some of the bytes as they are; nothing else is read."""
        if self._raw is not None or self._handle is None:
            return (self._raw or b"")[start:end]
        try:
            with self._lock:  # a screen and what loads beside it both read
                self._handle.seek(start)
                return self._handle.read(max(0, end - start))
        except OSError as error:
            raise ThreadtuiError(f"cannot be read ({error.strerror or error})", self.path) from None

    def piece(self, start: int, end: int) -> bytes:
        """The same, where thousands of pieces are read one after the other: what stands behind one is read with it."""
        if end - start > _PIECE or self._raw is not None:
            return self.read(start, end)
        began, held = self._window
        if not began <= start <= end <= began + len(held):
            began, held = self._window = start, self.read(start, start + _WINDOW)
        return held[start - began : end - began]

    @property
    def start(self) -> bytes:
        """The first 64 KiB as they are."""
        return self.read(0, _HEAD)

    @property
    def data(self) -> bytes:
        """The content, in UTF-8 without a byte order mark, each line ended by a newline alone.

        Raises NotAThread where it is empty or no text.
        """
        data = self._data
        if data is None:
            if self.is_folder:
                raise ThreadtuiError("is a folder; name a file in it", self.path)
            self._notices.clear()
            data = self._data = self._as_utf8(self.raw)
        return data

    def release(self) -> None:
        """Let the bytes go; whoever wants them later has them read again. What cannot be read again stays."""
        if self._handle is not None and self._data is not None:
            self._released = len(self._data), crc32(self._data)
            self._raw = self._data = None

    def is_start_of(self, data: bytes, least: int) -> bool:
        """Whether data begins as this file did when it was read, up to byte `least` in any case."""
        if self._released:
            length, checksum = self._released
            return len(data) >= length and crc32(memoryview(data)[:length]) == checksum
        return data.startswith(self.data) or data[:least] == self.data[:least]

    @property
    def notices(self) -> list[Notice]:
        """What was found wrong with its encoding."""
        return self._notices if self._released or self.data else []

    @property
    def head(self) -> str:
        """The first 64 KiB as text, for a reader to look at."""
        return self.text(0, _HEAD)

    def text(self, start: int, end: int) -> str:
        """The bytes from start to end, decoded and cleaned."""
        return clean(self.data[start:end].decode("utf-8", "replace"))

    def line_at(self, offset: int) -> int:
        """The line, from 1, on which a byte stands."""
        at, line = self._counted if self._counted[0] <= offset else (0, 1)
        line += self.data.count(b"\n", at, offset)
        self._counted = (offset, line)  # who asks in order, as readers do, has each line counted once
        return line

    def error(self, message: str, line: int | None = None) -> ThreadtuiError:
        """The error that this file is not a thread."""
        return NotAThread(message, self.path or self.name, line)

    def _as_utf8(self, data: bytes) -> bytes:
        data, encoding = encodings.marked(data)
        if encoding not in (None, "utf-8"):
            data = data.decode(encoding, "replace").encode()
        if b"\r" in data:
            data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        if not data or data.isspace():
            raise self.error("is empty")
        if len(_CONTROL.findall(data[:_HEAD])) * 20 > len(data[:_HEAD]) or b"\0" in data[:_HEAD]:
            raise self.error("is a binary file, not a discussion")
        data, wrong = encodings.to_utf8(data)
        twice = encodings.encoded_twice(data)
        self._notices.extend(filter(None, (wrong, twice)))
        return data if twice else encodings.without_c1(data)


class Resolved(NamedTuple):
    """Quotations whose sources a file itself gives, as data that was exported does."""

    quotes: Sequence[Quote]
    """All of them, by post and place in it, outer ones before those in them."""
    missing: Sequence[MissingPost] = ()
    """The posts that are quoted and are not in the file."""
    reuses: Sequence[Reuse] = ()
    """Passages that stand in earlier posts, too, and are no quotations."""
    guessed: Mapping[int, Parent] | None = None
    """The posts that others seem to answer, by index, where the file gives these; None where they are to be found."""


class Reader(ABC):
    """One format. The index (`posts`) and the bodies (`text`) are apart, so that either can come first."""

    format: ClassVar[str]
    """Name of the format, as `info` and the header show it."""
    of_bytes: ClassVar[bool] = False
    """Whether the format is read from the bytes as they are, each piece of which tells its own charset."""
    grows: ClassVar[bool] = False
    """Whether a file of the format may be written on at its end; see `gained`."""
    marked: ClassVar[bool] = False
    """Whether the format marks quotations itself; where it does, no others are looked for."""
    partly: ClassVar[bool] = False
    """Whether, where quotations are marked, others may have lost their mark."""

    def __init__(self, file: InputFile) -> None:
        self.file = file
        """What is read."""
        self.source = file.name
        """Name of the file that the thread was read from, without its folder."""
        self.packed: tuple[str, ...] = ()
        """The containers that it came out of, the outermost first; see `containers`."""
        self.title = ""
        """Title of the thread; known when the first post has been given."""
        self.authors: dict[str, Author] = {}
        """What the page tells of its authors, by name; grows while posts are given."""
        self.notices: list[Notice] = [] if self.of_bytes else list(file.notices)
        """What was found wrong; grows while posts are given."""

    @classmethod
    @abstractmethod
    def looks_like(cls, head: str) -> bool:
        """Whether a file that begins so is of this format."""

    @classmethod
    def split(cls, file: InputFile) -> list[Reader]:
        """A reader for each thread in a file of this format; most formats hold one. Raises NotAThread."""
        return [cls(file)]

    @abstractmethod
    def posts(self) -> Iterator[Post]:
        """The index entries in reading order, each as soon as it is known.

        Raises NotAThread where there are none.
        """

    def gained(self, posts: Sequence[Post], settled: bool = True) -> Iterator[tuple[int, Post]]:
        """What the file gained since `posts` were given: the index of each post, and its entry.

        A post that was given comes again where it went on after it was read. Where the file is not `settled`, the
        last post may still be being written, and is left for the next time. None for formats that do not grow.
        Raises ThreadtuiError where the file was changed otherwise than at its end.

        Here by reading all of it again: a page's structure is told from the whole.
        """
        if not (self.grows and self.file.lasts and posts):
            return
        file = self.file.again()
        if not self.file.is_start_of(file.data, posts[-1].place[0]):
            raise self._otherwise()
        again = self._of(file)
        found = list(again.posts())
        if len(found) < len(posts) or any(
            now.place[0] != then.place[0] for now, then in zip(found, posts, strict=False)
        ):
            raise self._otherwise()
        if not settled and len(found) > len(posts):
            found.pop()
        gained = [
            (index, post)
            for index, post in enumerate(found)
            if index >= len(posts) or (post != posts[index] and self._differs(posts[index], again, post))
        ]
        again.source, again.packed = self.source, self.packed
        self.__dict__.update(again.__dict__)
        yield from gained

    def _differs(self, then: Post, again: Reader, now: Post) -> bool:
        """Whether a post is another now, as one that went on is, and not just what stands below it."""
        return now._replace(place=then.place) != then or again.text(now) != self.text(then)

    def _of(self, file: InputFile) -> Reader:
        """The reader of the same file, read again."""
        return type(self).split(file)[0]

    def _otherwise(self) -> ThreadtuiError:
        return ThreadtuiError(
            "was changed otherwise than at its end; open it again to see it as it is", self.file.path
        )

    def release(self, posts: Sequence[Post], texts: Sequence[str]) -> None:
        """Let go what only texts are made of: all of them were made, and are kept. It may be read again."""
        return

    @abstractmethod
    def text(self, post: Post) -> str:
        """A post's whole text, quotations included: cleaned, tidy, without page furniture."""

    def resolved(self, posts: Sequence[Post]) -> Resolved | None:
        """The quotations with their sources, where the file gives them; None where they are to be found."""
        return None

    def answered(self, posts: Sequence[Post]) -> Sequence[int]:
        """For each post the index of the one that markup or headers say it answers, or -1."""
        if all(post.parent_id is None for post in posts):
            return ()
        ids = {post.id: index for index, post in enumerate(posts) if post.id is not None}
        return [ids.get(post.parent_id, -1) if post.parent_id else -1 for post in posts]

    def marks(self, post: Post) -> Sequence[Mark]:
        """The quotations that the markup marks in the post's text, outer ones before those in them."""
        return ()

    def links(self, post: Post) -> Sequence[Link]:
        """The links in the post's text, with their addresses, in order; none where the format tells no address."""
        return ()

    def leads(self, post: Post) -> Sequence[tuple[int, int]]:
        """The lines of attribution that the post's author, not the forum, put above quotations: spans of the text.

        They are words that others may quote, so no mark has them; see `Thread.lead`.
        """
        return ()

    def labels(self, post: Post) -> Sequence[Label]:
        """The lines of the post's text that stand for pictures, files and embedded pages, in order."""
        return ()
