"""JSON of no site that is known: objects that have words and an author or a date, wherever they stand.

What a scraper, an export or an archive writes differs in its names only; the usual ones are tables here. A reply
may stand inside what it answers, or name that by its id.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from threadtui.dates import parse_date
from threadtui.readers.json.base import Discussion, Entry, in_tree_order, items, moment, word, words
from threadtui.readers.json.markup import MarkupReader

if TYPE_CHECKING:
    from threadtui.readers.html.profile import Profile

_WORDS = (
    "text", "body", "content", "contents", "message", "comment", "post", "raw", "cooked", "html", "selftext",
    "bodytext", "posttext", "commenttext", "messagetext", "postcontent", "postbody", "commentbody", "bodyhtml",
    "contenthtml", "texthtml", "rendered", "value", "msg", "description",
)  # fmt: skip
_AUTHOR = (
    "author", "user", "username", "authorname", "displayname", "poster", "postedby", "createdby", "creator", "by",
    "from", "nick", "nickname", "screenname", "login", "owner", "handle", "sender", "writer", "userid", "name",
)  # fmt: skip
_DATE = (
    "date", "created", "createdat", "createdutc", "timestamp", "time", "published", "publishedat", "posted", "postedat",
    "postdate", "posttime", "postedon", "datetime", "createddate", "createdon", "dateposted", "datecreated", "sent",
)  # fmt: skip
_ID = ("id", "postid", "commentid", "messageid", "uuid", "guid", "pk", "no", "number")
_PARENT = (
    "parent", "parentid", "inreplyto", "replyto", "inreplytoid", "replytoid", "parentpost", "parentcomment",
    "replyingto",
)  # fmt: skip
_ADDRESS = ("permalink", "url", "link", "href", "posturl")
_EDITED = (
    "edited",
    "lastedited",
    "editedat",
    "lasteditedat",
    "updatedat",
    "modified",
    "editdate",
    "isedited",
)
_TITLE = ("title", "subject", "threadtitle", "topictitle", "topic", "headline")
_REPLIES = (
    "replies",
    "children",
    "comments",
    "answers",
    "responses",
    "subcomments",
    "childcomments",
    "reply",
)
_HOLDS = (*_REPLIES, "posts", "messages", "items", "data")
"""What holds the posts of a thread, in an object with its title that may be the first of them."""
_MARKUP = re.compile(r"(?i)<(?:p|br|div|a|span|b|i|em|strong|blockquote|ul|ol|li|pre|code|img)\b[^<>]*>")
_DEEPEST = 200
_LEAST = 2
"""A document with fewer posts is none of a discussion."""


@dataclass(slots=True)
class _Thread:
    """A discussion as it is found."""

    title: str
    entries: list[Entry] = field(default_factory=list)


class Posts(MarkupReader):
    """A discussion from its posts."""

    format = "JSON with posts"

    @classmethod
    def profile(cls) -> Profile:
        """As on pages of no engine that is known."""
        from threadtui.readers.html.repeated import REPEATED

        return REPEATED

    @classmethod
    def fits(cls, document: Any) -> bool:
        """Whether it has posts, and most say who wrote them."""
        return any(_is_discussion(thread) for thread in _threads(document))

    @classmethod
    def discussions(cls, document: Any) -> Iterable[Discussion]:
        """A discussion for each object with a title that has posts in it, or one."""
        for thread in _threads(document):
            if _is_discussion(thread):
                yield Discussion(thread.title, in_tree_order(thread.entries))


def _is_discussion(thread: _Thread) -> bool:
    named = sum(entry.author is not None for entry in thread.entries)
    return len(thread.entries) >= _LEAST and 2 * named > len(thread.entries)


def _threads(document: Any) -> list[_Thread]:
    """The discussions of a document, in its order. A stack of its own, as replies may nest deeper than calls can."""
    threads = [_Thread("")]
    stack: list[tuple[Any, _Thread, str | None, int]] = [(document, threads[0], None, 0)]
    while stack:
        value, thread, above, depth = stack.pop()
        if depth > _DEEPEST:
            continue
        if isinstance(value, list):
            stack.extend(
                (each, thread, above, depth + 1) for each in reversed(value) if isinstance(each, (dict, list))
            )
        elif isinstance(value, dict):
            told = {_plain(key): each for key, each in value.items()}
            entry = _entry(told, above)
            title = _first(told, _TITLE)
            if title and above is None and (entry is None or any(items(told.get(key)) for key in _HOLDS)):
                thread = _Thread(title)
                threads.append(thread)
            if entry is not None:
                if entry.id is None and any(items(told.get(key)) for key in _REPLIES):
                    entry.id = f"{len(threads)}.{len(thread.entries) + 1}"
                thread.entries.append(entry)
            inside = [
                (
                    each,
                    thread,
                    entry.id if entry is not None and _plain(key) in _REPLIES else above,
                    depth + 1,
                )
                for key, each in value.items()
                if isinstance(each, (dict, list)) and not (entry is not None and _plain(key) in _AUTHOR)
            ]
            stack.extend(reversed(inside))
    return threads


def _plain(key: str) -> str:
    """A name without what differs from program to program: `post_id`, `postId`, `post-id`."""
    return key.replace("_", "").replace("-", "").replace(" ", "").casefold()


def _entry(told: dict[str, Any], above: str | None) -> Entry | None:
    """A post, where an object has words, and an author or a date."""
    body = next(filter(None, (_text(told.get(key)) for key in _WORDS)), "")
    author = next(filter(None, (_name(told.get(key)) for key in _AUTHOR)), None)
    when = next(filter(None, (_when(told.get(key)) for key in _DATE)), None)
    if not body.strip() or (author is None and when is None):
        return None
    parent = next(filter(None, (_reference(told.get(key)) for key in _PARENT)), None)
    return Entry(
        body=body,
        author=author,
        date=when,
        id=_first(told, _ID),
        parent_id=parent or above,
        permalink=next((address for key in _ADDRESS if "//" in (address := words(told.get(key)))), None),
        edited=any(told.get(key) for key in _EDITED),
        is_html=_MARKUP.search(body) is not None,
    )


def _text(value: Any) -> str:
    """Words as they are, or in an object as some programs wrap them."""
    if isinstance(value, dict):
        inner = {_plain(key): each for key, each in value.items()}
        return next(filter(None, (words(inner.get(key)) for key in _WORDS)), "")
    return words(value)


def _name(value: Any) -> str | None:
    """Who it is: a name, or an object with one. A number is the name of nobody."""
    if isinstance(value, dict):
        inner = {_plain(key): each for key, each in value.items()}
        return next(
            filter(None, (word(inner.get(key)) for key in _AUTHOR if isinstance(inner.get(key), str))), None
        )
    return word(value) if isinstance(value, str) and len(value) <= 80 else None


def _when(value: Any) -> date | None:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return moment(value / 1000 if value > 1e11 else value) if value > 1e8 else None
    if not isinstance(value, str):
        return None
    seconds = value if value.isdigit() and len(value) in (10, 13) else ""
    return _when(int(seconds)) if seconds else moment(value) or parse_date(value)


def _reference(value: Any) -> str | None:
    if isinstance(value, dict):
        return _first({_plain(key): each for key, each in value.items()}, _ID)
    return word(value)


def _first(told: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    return next(filter(None, (word(told.get(key)) for key in keys)), None)
