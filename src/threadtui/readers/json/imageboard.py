"""Threads of image boards, as the API of 4chan and its kin gives them: `>>123` names a post, `>` begins a quotation."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from typing import Any

from threadtui.model import Author
from threadtui.readers.json.base import Discussion, Entry, JsonReader, items, moment, word, words
from threadtui.readers.quoted import Line, Marked, from_lines
from threadtui.text import clean

_BREAK = re.compile(r"(?i)<br\s*/?>")
_TAG = re.compile(r"(?i)</?(?:a|span|s|b|i|u|em|strong|pre|wbr|div|p)\b[^>]*>")
_NAMED = re.compile(r"\s*>>(\d+)(?:\s*\(OP\))?\s*$")
"""A line that is the name of a post and nothing else."""


class ImageBoard(JsonReader):
    """An opening post and the posts below it, in order of time."""

    format = "image board JSON"

    @classmethod
    def fits(cls, document: Any) -> bool:
        """Whether it has numbered posts (`no`) that name their thread (`resto`)."""
        return any(isinstance(post.get("no"), int) and "resto" in post for post in _posts(document))

    @classmethod
    def discussions(cls, document: Any) -> Iterable[Discussion]:
        """A discussion for each opening post, in the order of the document."""
        threads: dict[Any, list[dict[str, Any]]] = {}
        for post in _posts(document):
            threads.setdefault(post.get("resto") or post.get("no"), []).append(post)
        for posts in threads.values():
            yield Discussion(
                html.unescape(words(posts[0].get("sub"))), [_entry(post) for post in posts], _authors(posts)
            )

    def render(self, body: str) -> Marked:
        """A quotation under a line `>>123` comes from that post; the line is not the author's own word."""
        return from_lines(_lines(body))


def _posts(document: Any) -> Iterator[dict[str, Any]]:
    for page in items(document if isinstance(document, list) else [document]):
        threads = items(page.get("threads")) or [page]
        for thread in threads:
            yield from items(thread.get("posts"))


def _entry(post: dict[str, Any]) -> Entry:
    body = words(post.get("com"))
    answered = re.search(r"&gt;&gt;(\d+)", body)
    name = word(post.get("no"))
    return Entry(
        body=body + _attachment(post),
        author=_name(post),
        date=moment(post.get("time")),
        id=name,
        parent_id=answered[1] if answered else word(post.get("resto") or None),
    )


def _attachment(post: dict[str, Any]) -> str:
    """A line for a post's picture or file."""
    name = words(post.get("filename"))
    if not name:
        return ""
    kind = "image" if post.get("w") else "file"
    return f"<br><br>[{kind}: {html.escape(html.unescape(name))}{words(post.get('ext'))}]"


def _name(post: dict[str, Any]) -> str:
    """The name with the tripcode that proves it."""
    return html.unescape(f"{words(post.get('name'))} {words(post.get('trip'))}".strip())


def _authors(posts: Iterable[dict[str, Any]]) -> list[Author]:
    titled = ((word(_name(post)), word(post.get("capcode"))) for post in posts)
    return [Author(name, title=title) for name, title in titled if name and title]


def _lines(body: str) -> Iterator[Line]:
    for written in _BREAK.split(body):
        line = clean(html.unescape(_TAG.sub("", written)))
        named = _NAMED.match(line)
        if named:
            yield Line(0, line, names="", source_id=named[1])
        elif line.startswith(">") and not re.match(r">>\d", line):
            yield Line(1, line.lstrip(">").lstrip())
        else:
            yield Line(0, line)
