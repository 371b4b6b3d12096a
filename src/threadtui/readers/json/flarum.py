"""Flarum: a discussion as its API gives it (JSON:API), and as its pages carry it for their scripts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from threadtui.readers.json.base import Discussion, Entry, items, moment, word, words
from threadtui.readers.json.markup import MarkupReader

if TYPE_CHECKING:
    from threadtui.readers.html.profile import Profile

_MENTION = re.compile(r'class="PostMention"[^>]*?data-id="(\d+)"')


class Flarum(MarkupReader):
    """A discussion."""

    format = "Flarum JSON"

    @classmethod
    def profile(cls) -> Profile:
        """That of its pages, as they are saved."""
        from threadtui.readers.html.profiles.flarum import SAVED

        return SAVED

    @classmethod
    def fits(cls, document: Any) -> bool:
        """Whether it is a discussion with its posts beside it."""
        return next(_posts(document), None) is not None

    @classmethod
    def discussions(cls, document: Any) -> Iterable[Discussion]:
        """The one discussion, its posts in their order."""
        document = _inside(document)
        users = {word(each.get("id")): _told(each) for each in _all(document) if each.get("type") == "users"}
        posts = sorted(_posts(document), key=_number)
        head = document["data"] if isinstance(document["data"], dict) else {}
        address = words(_told(head).get("shareUrl"))
        entries = [_entry(post, users, address) for post in posts]
        yield Discussion(words(_told(head).get("title")), entries, id=word(head.get("id")))


def _inside(document: Any) -> dict[str, Any]:
    """The discussion that a page carries, or the document itself."""
    if isinstance(document, dict) and isinstance(document.get("apiDocument"), dict):
        document = document["apiDocument"]
    return document if isinstance(document, dict) and "data" in document else {"data": None}


def _all(document: dict[str, Any]) -> list[dict[str, Any]]:
    return [*items(document.get("data")), *items(document.get("included"))]


def _told(thing: dict[str, Any]) -> dict[str, Any]:
    told = thing.get("attributes")
    return told if isinstance(told, dict) else {}


def _posts(document: Any) -> Iterator[dict[str, Any]]:
    """What was written; not that somebody renamed or tagged the discussion."""
    for thing in _all(_inside(document)):
        told = _told(thing)
        if thing.get("type") == "posts" and told.get("contentType") == "comment" and "contentHtml" in told:
            yield thing


def _number(post: dict[str, Any]) -> int:
    number = _told(post).get("number")
    return number if isinstance(number, int) else 0


def _entry(post: dict[str, Any], users: dict[str | None, dict[str, Any]], address: str) -> Entry:
    told = _told(post)
    body = words(told.get("contentHtml"))
    relations = post.get("relationships")
    user = relations.get("user") if isinstance(relations, dict) else None
    named = user.get("data") if isinstance(user, dict) else None
    author = users.get(word(named.get("id")), {}) if isinstance(named, dict) else {}
    answered = _MENTION.search(body)
    return Entry(
        body=body,
        is_html=True,
        author=words(author.get("displayName")) or words(author.get("username")),
        date=moment(told.get("createdAt") or told.get("time")),
        id=word(post.get("id")),
        parent_id=answered[1] if answered else None,
        permalink=f"{address}/{_number(post)}" if address else None,
        edited=bool(told.get("editedAt") or told.get("editTime")),
    )
