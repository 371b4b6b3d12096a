"""The schema `threadtui/1`: what `threadtui export --to json` wrote, read back without loss.

Its quotations have their sources already, so none are looked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from threadtui.dates import parse_iso
from threadtui.model import Author, Label, Link, MissingPost, Notice, Parent, Post
from threadtui.readers.assembled import Assembled, assemble
from threadtui.readers.base import InputFile, Reader, Resolved
from threadtui.readers.given import (
    confidence_of,
    given_links,
    given_quotes,
    given_reuses,
    method_of,
    number_of,
)
from threadtui.readers.json.base import items, word, words
from threadtui.text import clean, one_line

SCHEMA = "threadtui/1"
_WORDS = ("title", "badge", "location")
_COUNTS = ("messages", "reaction_score", "points")


def is_own(document: Any) -> bool:
    """Whether a parsed document is of the schema."""
    return isinstance(document, dict) and document.get("schema") == SCHEMA


class OwnExport(Reader):
    """One thread of an export; `format` and `source` are those that it was made from."""

    format = SCHEMA
    marked = True

    def __init__(self, file: InputFile, data: dict[str, Any]) -> None:
        super().__init__(file)
        self.title = one_line(clean(words(data.get("title"))))
        self.format = word(data.get("format")) or SCHEMA  # type: ignore[misc]
        self.packed = (SCHEMA,)
        self.source = word(data.get("source")) or file.name
        self.authors.update((author.name, author) for author in map(_author, items(data.get("authors"))))
        self.notices.extend(map(_notice, items(data.get("warnings"))))
        self._posts = items(data.get("posts"))
        self._missing = items(data.get("missing"))
        self._made: dict[int, Assembled] = {}

    @classmethod
    def looks_like(cls, head: str) -> bool:
        """Never by the head alone: the document is parsed first."""
        return False

    @classmethod
    def of(cls, file: InputFile, document: Any) -> list[Reader]:
        """A reader for each thread of a document of the schema that has posts."""
        threads = items(document["threads"]) if "threads" in document else [document]
        return [cls(file, thread) for thread in threads if items(thread.get("posts"))]

    def posts(self) -> Iterator[Post]:
        """The posts in their order."""
        for at, data in enumerate(self._posts):
            author = word(data.get("author"))
            if author:
                self.authors.setdefault(author, Author(author))
            yield Post(
                place=(at, at + 1),
                line=1,
                author=author,
                date=parse_iso(data.get("date")),
                id=word(data.get("id")),
                permalink=word(data.get("permalink")),
                edited=data.get("edited") is True,
            )

    def text(self, post: Post) -> str:
        """Body and quotations put together."""
        return self._assembled(post.place[0]).text

    def links(self, post: Post) -> Sequence[Link]:
        """The links of the body."""
        return given_links(self._assembled(post.place[0]), self._posts[post.place[0]])

    def labels(self, post: Post) -> Sequence[Label]:
        """The lines that stand for pictures and files."""
        return self._assembled(post.place[0]).labels

    def answered(self, posts: Sequence[Post]) -> Sequence[int]:
        """The posts that the export gives as `parent`."""
        parents = (data.get("parent") for data in self._posts)
        return [number_of(parent, len(posts)) if _is_told(parent) else -1 for parent in parents]

    def resolved(self, posts: Sequence[Post]) -> Resolved:
        """The quotations with the sources that the export gives."""
        made = [self._assembled(at) for at in range(len(self._posts))]
        missing = [
            MissingPost(
                clean(words(data.get("text"))),
                tuple(by for by in _indexes(data.get("quoted_by"), len(made))),
                word(data.get("attribution")),
            )
            for data in self._missing
        ]
        guessed = {at: parent for at, data in enumerate(self._posts) if (parent := _guessed(data, len(made)))}
        return Resolved(given_quotes(made), missing, given_reuses(made, self._posts), guessed)

    def _assembled(self, at: int) -> Assembled:
        made = self._made.get(at)
        if made is None:
            data = self._posts[at]
            made = self._made[at] = assemble(
                words(data.get("body")), data.get("quotes"), data.get("attachments"), data.get("unsigned")
            )
        return made


def _is_told(parent: object) -> bool:
    return isinstance(parent, dict) and parent.get("method") == "id"


def _guessed(data: dict[str, Any], posts: int) -> Parent | None:
    """The parent of a post that the export only supposes."""
    parent = data.get("parent")
    above = number_of(parent, posts)
    if above < 0 or not isinstance(parent, dict) or _is_told(parent):
        return None
    return Parent(above, method_of(parent.get("method")), confidence_of(parent.get("confidence")))


def _indexes(value: object, posts: int) -> Iterator[int]:
    for number in value if isinstance(value, list) else ():
        if isinstance(number, int) and 1 <= number <= posts:
            yield number - 1


def _author(data: dict[str, Any]) -> Author:
    joined = parse_iso(data.get("joined"))
    told: dict[str, Any] = {name: word(data.get(name)) for name in _WORDS}
    told |= {name: data[name] for name in _COUNTS if type(data.get(name)) is int}
    return Author(
        word(data.get("name")) or "",
        joined=date(joined.year, joined.month, joined.day) if joined else None,
        **told,
    )


def _notice(data: dict[str, Any]) -> Notice:
    line = data.get("line")
    return Notice(word(data.get("message")) or "", line if isinstance(line, int) else None)
