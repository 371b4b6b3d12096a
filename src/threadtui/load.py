"""The flow of the data: file → reader → posts → quotes resolved → graph. Views only read what it makes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from threadtui.collector import at_rest
from threadtui.errors import ThreadtuiError
from threadtui.graph import ThreadGraph
from threadtui.model import Notice, Post, ThreadEntry
from threadtui.quotes import QuoteTable
from threadtui.readers import InputFile, Reader, holds_mail, holds_one, parts_of, reader_for, readers_for
from threadtui.thread import Thread

if TYPE_CHECKING:
    from threadtui.readers.ahead import Ahead

_SOON = 16 << 20
"""Of a mailbox of so many bytes all headers are read in a moment."""
_FEW = 8
"""So many files are read before the first picture."""
_LARGE = 4 << 20
"""Bytes that are read before it."""
_HEADED, _HEADED_LARGE, _HEADED_MOST = 1 << 16, 1 << 18, 4_000_000
"""The same of a text with heads, which takes ten times as long to read: so many where its beginning shows the first
posts, so many where it does not; and longer ones are read without."""

_NAMED = 4
"""So many formats of one folder are named."""


class ReadOtherwise(Exception):  # noqa: N818  # nothing is wrong
    """The whole of a file has other posts than its beginning showed: not an error, but to be shown anew."""

    def __init__(self, thread: Thread) -> None:
        super().__init__("the whole has other posts than the beginning")
        self.thread = thread
        """The thread with all posts that the whole has."""


class Threads:
    """The threads of a file, by their number from 1. What a thread holds is read when it is wanted."""

    def __init__(self, file: InputFile) -> None:
        self.file = file
        """What is read."""

    @cached_property
    def many(self) -> bool:
        """Whether there is more than one thread; told from the start alone, if that shows one."""
        if self._may_have_heads:
            return False  # no text holds several
        return self._ahead is None and not holds_one(self.file) and len(self) > 1

    @cached_property
    def slow(self) -> bool:
        """Whether it takes a while to tell how many threads there are.

        So it is of mail whose start does not show just one, and of many files.
        """
        return parts_of(self.file) > _FEW or (holds_mail(self.file) and not holds_one(self.file))

    @property
    def large(self) -> bool:
        """Whether a first post may be long in coming: most of what is no mailbox is looked through as a whole."""
        headed = self._may_have_heads and self.file.size > _HEADED_LARGE
        return (self._is_large or headed) and self._ahead is None

    @property
    def soon(self) -> bool:
        """Whether the whole index is read in a moment: of a mailbox that is not large."""
        return not self.file.is_folder and self.file.size <= _SOON and holds_mail(self.file)

    @cached_property
    def grows(self) -> bool:
        """Whether it is a mailbox that may be written on while it is read; of other files a thread tells."""
        return self.file.lasts and holds_mail(self.file) and reader_for(self.file).grows

    def again(self) -> Threads:
        """The threads of the file as it is now. Raises ThreadtuiError where it cannot be read again."""
        return Threads(self.file.again())

    def __len__(self) -> int:
        return len(self._readers)

    def __bool__(self) -> bool:
        """Always true: how many threads there are is long in coming."""
        return True

    @property
    def format(self) -> str:
        """Name of the file's format; of a folder or an archive, of all formats in it, the first few of them."""
        told = list(dict.fromkeys(reader.format for reader in self._readers))
        return ", ".join([*told[:_NAMED], *("…" for _ in told[_NAMED : _NAMED + 1])])

    @property
    def source(self) -> str:
        """Name of the file, without its folder."""
        return self.file.name

    @cached_property
    def notices(self) -> list[Notice]:
        """What was found wrong with the file, each thing once."""
        self._read()
        return list(dict.fromkeys(notice for reader in self._readers for notice in reader.notices))

    @cached_property
    def entries(self) -> list[ThreadEntry]:
        """The list of threads, from the index alone: no text of a post is made."""
        read = enumerate(zip(self._readers, self._read(), strict=True), 1)
        return [_entry(number, reader.title, posts) for number, (reader, posts) in read]

    def begin(self, number: int | None = None) -> tuple[Thread, Iterator[Post]]:
        """As `begin`, for one thread. Raises ThreadtuiError where the file has no thread of that number.

        Without a number: the first thread, with the posts that the beginning of a large file shows, and the others;
        of a mailbox all messages in the order in which they are kept, each as soon as it is read. The others may end
        in ReadOtherwise, where the first ones are not what the whole has.
        """
        if number is None and self._ahead is not None and 0 not in self._indexes:
            thread = Thread(self._ahead.reader)
            for post in self._ahead.posts:
                thread.add(post)
            return thread, self._others(thread)
        if number is None:
            reader = reader_for(self.file) if holds_mail(self.file) else self._readers[0]
            return Thread(reader), iter(self._indexes[0]) if 0 in self._indexes else reader.posts()
        if not 1 <= number <= len(self):
            raise ThreadtuiError(f"there is no thread {number}; the last is {len(self)}", self.file.path)
        thread = Thread(self._readers[number - 1])
        thread.number = number
        return thread, iter(self._posts(number - 1))

    @at_rest()
    def open(self, number: int = 1, *, ids: bool = True, names: bool = True) -> Thread:
        """One thread with its quotes resolved; `ids` and `names` as for `link`. Raises as `begin` does."""
        thread, posts = self.begin(number)
        for post in posts:
            thread.add(post)
        thread.quotes, thread.graph = link(thread, ids=ids, names=names)
        return thread

    @cached_property
    def _is_large(self) -> bool:
        return not self.file.is_folder and self.file.size > _LARGE and not holds_mail(self.file)

    @cached_property
    def _may_have_heads(self) -> bool:
        """Whether it is a text that is not small and may have heads."""
        if self.file.is_folder or not _HEADED < self.file.size < _HEADED_MOST:
            return False
        if holds_mail(self.file) or (self.file.held and self.file.held.kind):
            return False
        from threadtui.readers.ahead import may_have_heads  # small files do not need it

        return may_have_heads(self.file)

    @cached_property
    def _ahead(self) -> Ahead | None:
        """The first posts of a large file, where its beginning shows that it is one thread."""
        if self._may_have_heads:
            from threadtui.readers.ahead import look_at_heads

            if found := look_at_heads(self.file):
                return found
        if not self._is_large or (self.file.held and self.file.held.kind):
            return None
        from threadtui.readers.ahead import look_ahead

        return look_ahead(self.file)

    def _others(self, thread: Thread) -> Iterator[Post]:
        """The posts that are not there yet: the file is read as a whole now, and tells what those are that are."""
        reader, known = self._readers[0], len(thread.posts)
        posts = iter(reader.posts())
        first = list(islice(posts, known))
        if self._ahead and self._ahead.headed and not _stand_alike(first, thread.posts):
            other = Thread(reader)
            for post in (*first, *posts):
                other.add(post)
            raise ReadOtherwise(other)
        if len(first) < known:
            raise self.file.error("was changed while it was read")
        if len(self._readers) > 1:
            reader.notices.append(
                Notice(f"the first of {len(self._readers)} threads; --thread shows another")
            )
        thread.turn_to(reader, first)
        yield from posts

    @cached_property
    def _readers(self) -> list[Reader]:
        return readers_for(self.file)

    @cached_property
    def _indexes(self) -> dict[int, list[Post]]:
        return {}

    @at_rest()
    def _posts(self, at: int) -> list[Post]:
        """The index of a thread: a reader gives it once."""
        posts = self._indexes.get(at)
        if posts is None:
            posts = self._indexes[at] = list(self._readers[at].posts())
        return posts

    def _read(self) -> list[list[Post]]:
        return [self._posts(at) for at in range(len(self))]


def open_threads(file: Path | InputFile) -> Threads:
    """The threads of a file. Nothing of it is read yet but what it takes to open it."""
    return Threads(InputFile.open(file) if isinstance(file, Path) else file)


def open_thread(file: Path | InputFile, number: int = 1) -> Thread:
    """A thread with its quotes resolved. Raises ThreadtuiError where the file cannot be read as one."""
    return open_threads(file).open(number)


def begin(file: Path | InputFile, number: int | None = None) -> tuple[Thread, Iterator[Post]]:
    """An empty thread and the posts to add to it, which are read as they are taken. See `Threads.begin`."""
    return open_threads(file).begin(number)


@at_rest()
def link(thread: Thread, *, ids: bool = True, names: bool = True) -> tuple[QuoteTable, ThreadGraph]:
    """The quotes in the posts that the thread has so far, each with its source, and who answers whom.

    `ids` and `names` tell whether ids in the markup and the names of authors may be used: without them the words
    alone tell, which is what they are measured by.
    """
    # Here, because they bring numpy, which a reader's first screen need not wait for.
    from threadtui.quotes.addressed import addressed_parents
    from threadtui.quotes.joined import joined
    from threadtui.quotes.numeric import load_numpy

    load_numpy()
    from threadtui.quotes.marked import resolve_marked
    from threadtui.quotes.resolve import resolve

    posts, answered = thread.posts, thread.answered() if ids else ()
    authors = [post.author if names else None for post in posts]
    given = thread.resolved() if ids else None
    if given is not None:
        quotes = QuoteTable(given.quotes, len(posts), given.missing, given.reuses)
    elif thread.marked:
        by_id = _first_by_id(posts) if ids else {}
        quotes = resolve_marked(thread.texts(), thread.marks(), by_id, authors, answered)
        if thread.partly:
            quotes = joined(quotes, resolve(thread.texts(), authors), len(posts))
        thread.lead(quotes)
    else:
        quotes = resolve(thread.texts(), authors)
    guessed = given.guessed if given is not None else None
    if guessed is None:
        guessed = addressed_parents(thread.text, authors, quotes, answered)
    return quotes, ThreadGraph(quotes, len(posts), answered, guessed)


def _stand_alike(posts: Sequence[Post], others: Sequence[Post]) -> bool:
    """Whether as many posts stand in the same places, be it that some have a line more or less."""
    return len(posts) == len(others) and all(
        post.place[0] < other.place[1] and other.place[0] < post.place[1]
        for post, other in zip(posts, others, strict=True)
    )


def _first_by_id(posts: Sequence[Post]) -> dict[str, int]:
    """The index of each post by the forum's own name for it; a mailbox may have a message twice."""
    by_id: dict[str, int] = {}
    for at, post in enumerate(posts):
        if post.id is not None:
            by_id.setdefault(post.id, at)
    return by_id


def _entry(number: int, title: str, posts: Sequence[Post]) -> ThreadEntry:
    counts = Counter(post.author for post in posts if post.author is not None)
    dates = [post.date for post in posts if post.date is not None]
    return ThreadEntry(
        number=number,
        title=title,
        posts=len(posts),
        authors=tuple(name for name, _ in counts.most_common()),
        first=min(dates, default=None, key=_moment),
        last=max(dates, default=None, key=_moment),
    )


def _moment(when: date) -> datetime:
    """A date as a moment, to compare dates of all kinds: one without a zone is taken as of UTC."""
    if not isinstance(when, datetime):
        when = datetime(when.year, when.month, when.day)
    return when if when.tzinfo else when.replace(tzinfo=UTC)
