"""JSON Lines of posts: one object a line, so that any program can hand a thread over.

A line has `text`, the whole post with its unmarked quotations; or `body` and `quotes`, as the schema `threadtui/1`
has them. `id`, `author`, `date` (ISO 8601), `permalink`, `edited`, `parent` (the id of the post that it answers)
may stand beside it, and `title` (of the thread) in any line. Other fields are ignored.

The `source` of a quotation is the id of the quoted post, or what an export writes there; where every quotation
has what an export writes, none are looked for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from threadtui.dates import parse_iso
from threadtui.model import Author, Label, Link, Mark, Notice, Post
from threadtui.readers.assembled import Assembled, assemble
from threadtui.readers.base import InputFile, Reader, Resolved
from threadtui.readers.given import given_links, given_quotes, given_reuses
from threadtui.text import clean, clean_line, tidy

_LINE = re.compile(rb"(?m)^.*$")
_WORDS = ("text", "body")
"""Fields of which a post has one."""


class JsonLines(Reader):
    """Posts as JSON objects, one a line. Those with a `body` mark their quotations."""

    format = "JSON Lines"
    grows = True

    def __init__(self, file: InputFile) -> None:
        super().__init__(file)
        self._made: dict[int, Assembled] = {}
        """Posts that have a `body`, put together, by the place of their line."""
        self._parents: dict[int, int] = {}
        """The post that each post answers, both by index, where a number tells it and no id."""

    @classmethod
    def looks_like(cls, head: str) -> bool:
        """Whether the first line that is not blank is a JSON object with the words of a post."""
        first = head.lstrip().split("\n", 1)[0]
        return first.startswith("{") and any(f'"{word}"' in first for word in _WORDS)

    def posts(self) -> Iterator[Post]:
        """Each line's post; a line that is none becomes a notice."""
        found = 0
        for number, match in enumerate(_LINE.finditer(self.file.data), start=1):
            entry = self._entry(match[0], number) if match[0].strip() else None
            if entry is None:
                continue
            title, author = (_word(entry, key) for key in ("title", "author"))
            self.title = self.title or title or ""
            if author:
                self.authors.setdefault(author, Author(author))
            parent = entry.get("parent")
            if (
                isinstance(parent, dict)
                and isinstance(parent.get("post"), int)
                and parent.get("method", "id") == "id"
            ):
                self._parents[found] = parent["post"] - 1  # others were guessed, and will be again
            found += 1
            self.marked = self.marked or not _is_whole(entry)  # type: ignore[misc]  # not the same in every file
            yield Post(
                place=match.span(),
                line=number,
                author=author,
                date=self._date(entry, number),
                id=_word(entry, "id"),
                permalink=_word(entry, "permalink"),
                edited=entry.get("edited") is True,
                parent_id=_word(entry, "parent"),
            )
        if not found:
            raise self.file.error("no line holds a post (an object with a `text` or a `body`)")

    def text(self, post: Post) -> str:
        """The `text` of the post's line, or its `body` and `quotes` put together."""
        if made := self._assembled(post):
            return made.text
        return tidy(clean(self._loaded(post)["text"]))

    def marks(self, post: Post) -> Sequence[Mark]:
        """The `quotes` of the post's line."""
        made = self._assembled(post)
        return [placed.mark for placed in made.quotes] if made else ()

    def links(self, post: Post) -> Sequence[Link]:
        """The `links` of the post's line."""
        made = self._assembled(post)
        return given_links(made, self._loaded(post)) if made else ()

    def labels(self, post: Post) -> Sequence[Label]:
        """The `attachments` of the post's line."""
        made = self._assembled(post)
        return made.labels if made else ()

    def answered(self, posts: Sequence[Post]) -> Sequence[int]:
        """The posts that are named as `parent`, by id or as an export names them."""
        if not self._parents:
            return super().answered(posts)
        above = list(super().answered(posts)) or [-1] * len(posts)
        for at, parent in self._parents.items():
            above[at] = parent if 0 <= parent < len(posts) else -1
        return above

    def resolved(self, posts: Sequence[Post]) -> Resolved | None:
        """The quotations, where every one of them says what its source is, as in an export, or that it has none."""
        if not self.marked:
            return None
        made = [self._assembled(post) or assemble(self.text(post), ()) for post in posts]
        quotes = [placed.data for one in made for placed in one.quotes]
        if not quotes or not all(map(_is_resolved, quotes)):
            return None
        loaded = [self._loaded(post) for post in posts]
        return Resolved(given_quotes(made), reuses=given_reuses(made, loaded))

    def _assembled(self, post: Post) -> Assembled | None:
        """A line's post put together; None for one that has a `text`."""
        made = self._made.get(post.place[0])
        if made is None and self.marked and not _is_whole(entry := self._loaded(post)):
            made = self._made[post.place[0]] = assemble(
                entry["body"], entry.get("quotes"), entry.get("attachments"), entry.get("unsigned")
            )
        return made

    def _loaded(self, post: Post) -> dict[str, Any]:
        start, end = post.place
        entry: dict[str, Any] = json.loads(self.file.data[start:end].decode())
        return entry

    def _entry(self, line: bytes, number: int) -> dict[str, Any] | None:
        try:
            entry = json.loads(line.decode())
        except (ValueError, RecursionError):
            self.notices.append(Notice("not JSON; line left out", number))
            return None
        if not isinstance(entry, dict) or not (_is_whole(entry) or isinstance(entry.get("body"), str)):
            self.notices.append(
                Notice("no post (an object with a `text` or a `body`); line left out", number)
            )
            return None
        return entry

    def _date(self, entry: dict[str, Any], number: int) -> date | None:
        value = entry.get("date")
        found = parse_iso(value)
        if value is not None and found is None:
            self.notices.append(Notice("`date` is not ISO 8601; left out", number))
        return found


def is_object(line: bytes) -> bool:
    """Whether a line is a JSON object and nothing else."""
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _is_whole(entry: dict[str, Any]) -> bool:
    """Whether a post has its quotations in its words, unmarked."""
    return isinstance(entry.get("text"), str)


def _is_resolved(quote: dict[str, Any]) -> bool:
    return "source" in quote and (quote["source"] is None or isinstance(quote["source"], dict))


def _word(entry: dict[str, Any], key: str) -> str | None:
    """A field as one clean line, or None where it is missing, empty or no scalar."""
    value = entry.get(key)
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return None
    return clean_line(str(value)) or None
