"""What the JSON formats share: a document is parsed once, and each discussion in it is a reader of its own."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from threadtui.model import Author, Mark, Post
from threadtui.readers.base import InputFile, Reader
from threadtui.readers.quoted import Marked
from threadtui.text import clean, clean_line, one_line


@dataclass(slots=True)  # not frozen: a body goes when its text was made
class Entry:
    """A post as a JSON format writes it."""

    body: str
    """Its source: Markdown or HTML, as the format has it."""
    author: str | None = None
    """Name as it stands there."""
    date: date | None = None
    """When it was written."""
    id: str | None = None
    """The forum's own name for it."""
    parent_id: str | None = None
    """The `id` of the entry that it answers."""
    permalink: str | None = None
    """Its address."""
    edited: bool = False
    """Whether it says that it was edited."""
    is_html: bool = False
    """Whether the body is HTML, in a format that has both."""
    text: str | None = None
    """What was made of the body, which then goes: long threads are not to be there twice."""


class Discussion(NamedTuple):
    """One thread of a document."""

    title: str
    """Its title, or the empty string."""
    entries: Sequence[Entry]
    """Its posts in reading order."""
    authors: Sequence[Author] = ()
    """What is told of its authors."""
    id: str | None = None
    """The forum's number for it."""


class JsonReader(Reader):
    """A discussion of a parsed document. A format says what it reads (`fits`) and how (`discussions`)."""

    marked = True

    def __init__(self, file: InputFile, discussion: Discussion) -> None:
        super().__init__(file)
        self.title = one_line(clean(discussion.title))
        self.authors.update((author.name, author) for author in discussion.authors)
        self._entries = discussion.entries
        self._marks: dict[int, list[Mark]] = {}

    @classmethod
    def looks_like(cls, head: str) -> bool:
        """Never by the head alone: what a document holds is known when it is parsed."""
        return False

    @classmethod
    @abstractmethod
    def fits(cls, document: Any) -> bool:
        """Whether a parsed document is of this format."""

    @classmethod
    def is_one(cls, document: Any) -> bool:
        """Whether the beginning of a document that fits shows that it is one discussion, its posts in reading order."""
        return False

    @classmethod
    @abstractmethod
    def discussions(cls, document: Any) -> Iterable[Discussion]:
        """The threads of a document that fits."""

    @classmethod
    def of(cls, file: InputFile, document: Any) -> list[Reader]:
        """A reader for each thread of a document that fits."""
        return [cls(file, each) for each in cls.discussions(document) if each.entries]

    def posts(self) -> Iterator[Post]:
        """A post an entry."""
        for at, entry in enumerate(self._entries):
            author = word(entry.author)
            if author:
                self.authors.setdefault(author, Author(author))
            yield Post(
                place=(at, at + 1),
                line=1,
                author=author,
                date=entry.date,
                id=word(entry.id),
                permalink=word(entry.permalink),
                edited=entry.edited,
                parent_id=word(entry.parent_id),
            )

    def text(self, post: Post) -> str:
        """The post's body as text; its marks are made with it."""
        entry = self._entries[post.place[0]]
        if entry.text is None:
            entry.text, self._marks[post.place[0]] = self.render(entry.body)
            entry.body = ""
        return entry.text

    def render(self, body: str) -> Marked:
        """An entry's body as text with marks: Markdown, where a format does not say otherwise."""
        from threadtui.readers.markdown import from_markdown  # not every format has it

        return from_markdown(body)

    def marks(self, post: Post) -> Sequence[Mark]:
        """The block quotations of the body."""
        if post.place[0] not in self._marks:
            self.text(post)
        return self._marks[post.place[0]]


def word(value: object) -> str | None:
    """A scalar as one clean line, or None where it is missing, empty or no scalar."""
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return None
    return clean_line(str(value)) or None


def words(value: object) -> str:
    """A string as it is, or the empty string where the value is none."""
    return value if isinstance(value, str) else ""


def items(value: object) -> list[dict[str, Any]]:
    """The objects of a list; none where the value is no list."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def moment(value: object) -> date | None:
    """The time that seconds since 1970 or a string in ISO 8601 tell, else None."""
    try:
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return datetime.fromtimestamp(value, UTC)
        if isinstance(value, str):
            return datetime.fromisoformat(value)
    except (ValueError, OverflowError, OSError):
        pass
    return None


def in_tree_order(entries: Iterable[Entry]) -> list[Entry]:
    """Entries, each once, such that a reply stands below what it answers; siblings keep their order."""
    known: dict[str | None, Entry] = {}
    kept: list[Entry] = []
    for entry in entries:
        if entry.id is None or entry.id not in known:
            known[entry.id] = entry
            kept.append(entry)
    below: dict[str | None, list[Entry]] = {}
    for entry in kept:
        above = entry.parent_id if entry.parent_id in known and entry.parent_id != entry.id else None
        below.setdefault(above, []).append(entry)
    ordered: list[Entry] = []
    done: set[int] = set()
    for root in (*below.pop(None, ()), *kept):  # all again, for such as answer each other in a ring
        stack = [root]
        while stack:
            entry = stack.pop()
            if id(entry) not in done:
                done.add(id(entry))
                ordered.append(entry)
                stack.extend(reversed(below.get(entry.id, ())) if entry.id is not None else ())
    return ordered
