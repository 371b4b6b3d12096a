"""The reader of mail: a thread of a mailbox, or all of it as it is read."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from threadtui.model import Author, Label, Link, Mark, Notice, Post
from threadtui.readers.base import InputFile, Reader
from threadtui.readers.mail.boxes import Box, Digest, Folder, Mbox, Place, Single, is_message
from threadtui.readers.mail.index import Index
from threadtui.readers.mail.mbox import is_mbox

if TYPE_CHECKING:
    from threadtui.readers.mail.body import Letter
    from threadtui.readers.mail.rewrapped import Told

_KEPT = 64
"""The words of so many messages are kept: those that answer them come soon."""
_FARTHEST = 30
"""So far up messages tell how lines go on: more often no mail was broken, and headers may tell of rings."""


class Mail(Reader):
    """One thread of a mailbox. Its headers are read at once, its bodies when they are wanted."""

    format = "mail"
    of_bytes = True
    marked = True

    def __init__(self, file: InputFile, index: Index, rows: Sequence[int] | None) -> None:
        super().__init__(file)
        self.format = index.box.format  # type: ignore[misc]  # as the box is
        self.grows = not isinstance(index.box, Single)  # type: ignore[misc]  # as the box is
        self._index = index
        self._rows = rows
        self._marks: dict[Place, Sequence[Mark]] = {}
        self._leads: dict[Place, Sequence[tuple[int, int]]] = {}
        self._beside: dict[Place, tuple[Sequence[Label], Sequence[Link]]] = {}
        """Labels and links of the messages that have some."""
        self._told: dict[Place, Told] = {}
        """Words of the messages that were made last."""

    @property
    def box(self) -> Box:
        """Where its messages are kept."""
        return self._index.box

    @classmethod
    def looks_like(cls, head: str) -> bool:
        """Never by its text: mail is told from its bytes, by `box_of`."""
        return False

    @classmethod
    def split(cls, file: InputFile) -> list[Reader]:
        """A reader for each thread."""
        index = _index(file)
        return [cls(file, index, rows) for rows in index.threads()]

    @classmethod
    def whole(cls, file: InputFile) -> Mail:
        """A reader of all messages in the order in which they are kept, each as soon as it is read."""
        return cls(file, _index(file), None)

    def posts(self) -> Iterator[Post]:
        """The messages in reading order."""
        index = self._index
        entries = index.read() if self._rows is None else (index.posts[row] for row in self._rows)
        count = 0
        for count, post in enumerate(entries, 1):
            if count == 1:
                self.title = index.title(self._rows or (0,))
            if post.author is not None and post.author not in self.authors:
                self.authors[post.author] = Author(post.author)
            yield post
        if not count:
            raise self.file.error("holds no message")
        threads = index.threads()
        own = set(self._rows) if self._rows is not None else None
        self.notices.extend(
            Notice(
                "answers a message that answers it; taken as the first of its thread", index.posts[row].line
            )
            for row in index.rings
            if own is None or row in own
        )
        if own is None and len(threads) > 1:
            self.notices.append(Notice(f"holds {len(threads)} threads, shown one after the other"))

    def gained(self, posts: Sequence[Post], settled: bool = True) -> Iterator[tuple[int, Post]]:
        """The messages of the thread that its mailbox gained, in the order in which they came."""
        index = self._index
        index.grow(settled)
        went_on, index.went_on = index.went_on, set()
        for at, post in enumerate(posts) if went_on else ():
            if post.place[0] in went_on:
                for made in (self._marks, self._leads, self._beside):
                    made.pop(post.place, None)
                yield at, post
        if self._rows is None:
            new: Sequence[int] = range(len(posts), len(index.posts))
        else:
            own = set(self._rows)
            mine = next((thread for thread in index.threads() if own.intersection(thread)), self._rows)
            new = [row for row in mine if row not in own]
            self._rows = [*self._rows, *new]
        for at, row in enumerate(new, len(posts)):
            post = index.posts[row]
            if post.author is not None:
                self.authors.setdefault(post.author, Author(post.author))
            yield at, post

    def text(self, post: Post) -> str:
        """The words of a message, what it quotes included."""
        from threadtui.readers.mail.signatures import with_signatures_named

        index = self._index
        made = self._made(post)
        marks: Sequence[Mark] = made.marks
        if marks and "--\n" in made.text and (above := index.post(post.parent_id)):
            place = above.place
            marks = with_signatures_named(made.text, marks, above.id, lambda: index.box.message(place))
        self._marks[post.place] = marks
        if made.leads:
            self._leads[post.place] = made.leads
        if made.labels or made.links:
            self._beside[post.place] = made.labels, made.links
        return made.text

    def _told_above(self, post: Post, most: int = _FARTHEST) -> Told | None:
        """The words of the message that one answers, where it is there, mended by those of `most` above it."""
        above = self._index.post(post.parent_id)
        if above is None or not most:
            return None
        told = self._told.get(above.place)
        return told or self._made(above, most - 1).told

    def _made(self, post: Post, most: int = _FARTHEST) -> Letter:
        """A message as text; its words are kept for those who answer it, who come soon."""
        from threadtui.readers.mail.body import body_of

        made = body_of(self._index.box.message(post.place), lambda: self._told_above(post, most))
        while len(self._told) >= _KEPT:
            del self._told[next(iter(self._told))]
        self._told[post.place] = made.told
        return made

    def marks(self, post: Post) -> Sequence[Mark]:
        """What a message quotes."""
        if post.place not in self._marks:
            self.text(post)
        return self._marks[post.place]

    def leads(self, post: Post) -> Sequence[tuple[int, int]]:
        """The lines of attribution above what it quotes."""
        self.marks(post)
        return self._leads.get(post.place, ())

    def labels(self, post: Post) -> Sequence[Label]:
        """The lines that stand for attachments."""
        self.marks(post)
        return self._beside.get(post.place, ((), ()))[0]

    def links(self, post: Post) -> Sequence[Link]:
        """The links of a message that was written as a page."""
        self.marks(post)
        return self._beside.get(post.place, ((), ()))[1]

    def answered(self, posts: Sequence[Post]) -> Sequence[int]:
        """For each message the one that it answers, by its headers."""
        index = self._index
        index.threads()
        rows = self._rows if self._rows is not None else range(len(index.posts))
        at = {row: number for number, row in enumerate(rows[: len(posts)])}
        return array("i", (at.get(index.parents[row], -1) for row in at))


def box_of(file: InputFile) -> Box | None:
    """The messages that a file or folder holds, or None where it holds none."""
    if file.is_folder:
        return Folder.of(file.path) if file.path is not None else None
    start = file.start
    if is_mbox(start):
        return Mbox(file)
    if not is_message(start):
        return None
    if b"igest" in start:
        from threadtui.readers.mail.digests import messages_in  # few messages are digests

        if messages := messages_in(file.raw):
            return Digest(file, messages)
    return Single(file)


def _index(file: InputFile) -> Index:
    """The index of a file; a digest leaves out the headers that tell who answers whom."""
    box = _opened(file)
    return Index(box, by_subject=file.by_subject or isinstance(box, Digest))


def holds_one_thread(file: InputFile) -> bool:
    """Whether the first messages of a mailbox are one thread in the order of time: so all may be shown as read."""
    start = file.start
    if file.is_folder or not is_mbox(start):
        return False
    if file.size > len(start):
        start = start[: start.rfind(b"\nFrom ") + 1] or start  # the last message is cut in the middle
    index = Index(Mbox(InputFile(file.name, start)), by_subject=file.by_subject)
    return len(index.threads()) == 1 and index.in_order_of_time()


def _opened(file: InputFile) -> Box:
    box = box_of(file)
    if box is None:
        raise file.error("holds no mail")
    return box
