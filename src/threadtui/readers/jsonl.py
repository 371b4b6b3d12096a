"""JSON Lines of posts: one object a line, so that any program can hand a thread over.

`text` is the whole post with its unmarked quotations; `id`, `author`, `date` (ISO 8601) and `permalink` may
stand beside it, and `title` (of the thread) in any line. Other fields are ignored.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from threadtui.model import Author, Notice, Post
from threadtui.readers.base import Reader
from threadtui.text import clean, one_line, tidy

_LINE = re.compile(rb"(?m)^.*$")


class JsonLines(Reader):
    """Posts as JSON objects, one a line."""

    format = "JSON Lines"

    @classmethod
    def looks_like(cls, head: str) -> bool:
        """Whether the first line that is not blank is a JSON object with a `text`."""
        first = head.lstrip().split("\n", 1)[0]
        return first.startswith("{") and '"text"' in first

    def posts(self) -> Iterator[Post]:
        """Each line's post; a line that is none becomes a notice."""
        found = False
        for number, match in enumerate(_LINE.finditer(self.file.data), start=1):
            if not match[0].strip():
                continue
            entry = self._entry(match[0], number)
            if entry is None:
                continue
            found = True
            title, author = (_word(entry, key) for key in ("title", "author"))
            self.title = self.title or title or ""
            if author:
                self.authors.setdefault(author, Author(author))
            yield Post(
                place=match.span(),
                line=number,
                author=author,
                date=self._date(entry, number),
                id=_word(entry, "id"),
                permalink=_word(entry, "permalink"),
            )
        if not found:
            raise self.file.error("no line holds a post (an object with a `text`)")

    def text(self, post: Post) -> str:
        """The `text` of the post's line."""
        start, end = post.place
        entry = json.loads(self.file.data[start:end].decode())
        return tidy(clean(entry["text"]))

    def _entry(self, line: bytes, number: int) -> dict[str, Any] | None:
        try:
            entry = json.loads(line.decode())
        except (ValueError, RecursionError):
            self.notices.append(Notice("not JSON; line left out", number))
            return None
        if not isinstance(entry, dict) or not isinstance(entry.get("text"), str):
            self.notices.append(Notice("no post (an object with a `text`); line left out", number))
            return None
        return entry

    def _date(self, entry: dict[str, Any], number: int) -> date | None:
        value = entry.get("date")
        if value is None:
            return None
        try:
            return (
                datetime.fromisoformat(value) if "T" in value or " " in value else date.fromisoformat(value)
            )
        except (TypeError, ValueError):
            self.notices.append(Notice("`date` is not ISO 8601; left out", number))
            return None


def _word(entry: dict[str, Any], key: str) -> str | None:
    """A field as one clean line, or None where it is missing, empty or no scalar."""
    value = entry.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return None
    return one_line(clean(str(value))) or None
