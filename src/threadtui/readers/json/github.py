"""GitHub's issues, pull requests and discussions with their comments, as its APIs and archives of them give.

REST (`user`, `created_at`), GraphQL and `gh --json` (`author`, `createdAt`, `nodes`) write the same things.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from threadtui.readers.json.base import Discussion, Entry, JsonReader, items, moment, word, words

_TIMELINES = ("timelineItems", "frontTimelineItems", "backTimelineItems")
_LISTS = ("comments", "reviews", "replies", "review_comments", *_TIMELINES)
"""Fields that hold what was written below an issue, a discussion or a comment."""


class GitHub(JsonReader):
    """An issue, a pull request or a discussion."""

    format = "GitHub JSON"

    @classmethod
    def fits(cls, document: Any) -> bool:
        """Whether some object in it has the fields of an issue."""
        return next(_issues(document), None) is not None

    @classmethod
    def discussions(cls, document: Any) -> Iterable[Discussion]:
        """A discussion for each issue, in the order of the document."""
        for issue in _issues(document):
            number = word(issue.get("number")) or ""
            top = _entry(issue, word(issue.get("id")) or number or None)
            told = sorted(_comments(issue, number), key=lambda each: str(each[0]))
            yield Discussion(words(issue.get("title")), [top, *(entry for _, entry in told)])


def _issues(document: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """The objects that have title, body, author, number and comments, wherever they stand."""
    if isinstance(document, list):
        for each in document:
            yield from _issues(each, depth + 1) if depth < 8 else ()
    elif isinstance(document, dict):
        held = any(_nodes(document, field) is not None for field in ("comments", *_TIMELINES))
        if "title" in document and "body" in document and held:
            if "number" in document or "url" in document:
                yield document
        elif isinstance(document.get("issue"), dict) and isinstance(document.get("comments"), list):
            yield {**document["issue"], "comments": document["comments"]}
        elif depth < 8:
            for each in document.values():
                yield from _issues(each, depth + 1)


def _nodes(value: dict[str, Any], field: str) -> list[dict[str, Any]] | None:
    """The objects of a list, or of a GraphQL connection; None where the field is neither."""
    held = value.get(field)
    if isinstance(held, dict):
        edges = items(held.get("edges"))
        held = [edge.get("node") for edge in edges] if edges else held.get("nodes")
    return items(held) if isinstance(held, list) else None


def _comments(above: dict[str, Any], parent: str | None) -> Iterator[tuple[Any, Entry]]:
    """What was written below something, with the time; a review without words is left out, not its comments."""
    for field in _LISTS:
        for data in _nodes(above, field) or ():
            if field == "comments" and "author" not in data and "user" not in data:
                data = {**data, "author": above.get("author")}  # a review's remarks on lines of code
            name = word(data.get("id"))
            if words(data.get("body")).strip():
                yield _time(data), _entry(data, name, parent if field == "replies" else None)
            yield from _comments(data, name)


def _entry(data: dict[str, Any], name: str | None, parent: str | None = None) -> Entry:
    author = data.get("author") or data.get("user")
    edited = data.get("lastEditedAt") or data.get("includesCreatedEdit")
    return Entry(
        body=words(data.get("body")),
        author=words(author.get("login") if isinstance(author, dict) else author),
        date=moment(_time(data)),
        id=name,
        parent_id=parent,
        permalink=words(data.get("html_url") or data.get("url")),
        edited=bool(edited),
    )


def _time(data: dict[str, Any]) -> Any:
    return (
        data.get("createdAt") or data.get("created_at") or data.get("submittedAt") or data.get("submitted_at")
    )
