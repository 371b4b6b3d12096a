"""Hacker News: the item tree of the Algolia API, the items of the Firebase API, and flat lists of either."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from typing import Any

from threadtui.readers.json.base import (
    Discussion,
    Entry,
    JsonReader,
    in_tree_order,
    items,
    moment,
    word,
    words,
)
from threadtui.readers.quoted import Line, Marked, from_lines
from threadtui.text import clean

_KINDS = ("story", "comment", "poll", "pollopt", "job")
_CODE = re.compile(r"(?is)<pre>\s*?<code>(.*?)</code>\s*</pre>")
_LINK = re.compile(r'(?is)<a\s[^>]*?href="([^"]*)"[^>]*>(.*?)</a>')
_TAG = re.compile(r"(?i)</?(?:p|i|b|em|strong|pre|code|br|u|s|a)\b[^>]*>")
_SIGNS = re.compile(r"(?:>[ \t]?)+")


class HackerNews(JsonReader):
    """A story and its comments."""

    format = "Hacker News JSON"

    @classmethod
    def fits(cls, document: Any) -> bool:
        """Whether its items have a number as `id`, an author (`author`, `by`) and `text`, or the API's `type`."""
        flat = isinstance(
            document, list
        )  # a list of items is none of JSON Lines, even without an item's own fields
        return any(
            _is_item(item) or (flat and _is_item({**item, "parent": None})) for item in _items(document)
        )

    @classmethod
    def is_one(cls, document: Any) -> bool:
        """An item with all that hangs below it: not where its own words stand behind that."""
        return isinstance(document, dict) and _is_item(document) and bool(_body(document))

    @classmethod
    def discussions(cls, document: Any) -> Iterable[Discussion]:
        """A discussion for each story; comments whose story is not there make one together."""
        found = list(_items(document))
        stories = [item for item in found if item.get("type") in ("story", "poll", "job")]
        if len(stories) < 2:
            title = words(stories[0].get("title")) if stories else ""
            yield Discussion(title, in_tree_order(_entry(item) for item in found if _told(item)))
            return
        entries = {story_id: [_entry(story)] for story in stories if (story_id := word(story.get("id")))}
        home: dict[str | None, str] = {story_id: story_id for story_id in entries}
        for item in found:
            above = word(item.get("story_id")) or home.get(_parent(item)) or ""
            if item not in stories and above in entries and _told(item):
                home[word(item.get("id"))] = above
                entries[above].append(_entry(item))
        for story in stories:
            yield Discussion(words(story.get("title")), in_tree_order(entries[word(story.get("id")) or ""]))

    def render(self, body: str) -> Marked:
        """The four tags that the site allows; a paragraph that begins with `>` is a quotation by custom."""
        return from_lines(_lines(body))


def _items(document: Any) -> Iterator[dict[str, Any]]:
    """Every item, in the order of the page: an item, then what hangs below it."""
    if isinstance(document, dict) and "id" not in document:
        held = document.get("hits") or document.get("items") or document.get("comments")
        document = held if held is not None else list(document.values())
    stack = [document]
    while stack:
        value = stack.pop()
        if isinstance(value, list):
            stack.extend(reversed(value))
        elif isinstance(value, dict):
            if "id" in value or "objectID" in value:
                yield value
            below = value.get("children") or value.get("comments") or value.get("kids")
            stack.extend(reversed(items(below)))


_OWN_FIELDS = (
    "by",
    "type",
    "parent",
    "parent_id",
    "story_id",
    "kids",
    "children",
    "created_at",
    "objectID",
    "time",
)
"""One of these an item has too; a post of plain JSON Lines has none."""


def _is_item(item: dict[str, Any]) -> bool:
    name = word(item.get("id") or item.get("objectID"))
    author = "author" in item or "by" in item
    own = any(field in item for field in _OWN_FIELDS)
    return bool(name and name.isdigit()) and author and own and ("text" in item or item.get("type") in _KINDS)


def _parent(item: dict[str, Any]) -> str | None:
    return word(item.get("parent_id") or item.get("parent"))


def _told(item: dict[str, Any]) -> bool:
    """Whether there is something to show: a deleted comment is kept for the sake of those below it."""
    return bool(_body(item) or item.get("children") or item.get("kids"))


def _body(item: dict[str, Any]) -> str:
    text = item.get("text") or item.get("comment_text") or item.get("story_text")
    return words(text) or html.escape(words(item.get("url")) or words(item.get("title")))


def _entry(item: dict[str, Any]) -> Entry:
    name = word(item.get("id") or item.get("objectID"))
    return Entry(
        body=_body(item) or "[deleted]",
        author=words(item.get("author") or item.get("by")),
        date=moment(item.get("created_at") or item.get("created_at_i") or item.get("time")),
        id=name,
        parent_id=_parent(item),
        permalink=f"https://news.ycombinator.com/item?id={name}" if name else None,
    )


def _lines(body: str) -> Iterator[Line]:
    at = 0
    for code in _CODE.finditer(body):
        yield from _paragraphs(body[at : code.start()])
        yield Line(0, "")
        yield from (Line(0, line) for line in clean(html.unescape(code[1])).split("\n"))
        yield Line(0, "")
        at = code.end()
    yield from _paragraphs(body[at:])


def _paragraphs(body: str) -> Iterator[Line]:
    """Each paragraph's lines; one without signs goes on with the line above it, as the page shows it."""
    for paragraph in re.split(r"(?i)<p\b[^>]*>|<br\s*/?>\s*<br\s*/?>|\n\s*\n", body):
        level = 0
        for written in clean(html.unescape(_TAG.sub("", _LINK.sub(_address, paragraph)))).split("\n"):
            signs = _SIGNS.match(written)
            level = signs[0].count(">") if signs else level
            yield Line(level, written[signs.end() if signs else 0 :])
        yield Line(0, "")


def _address(link: re.Match[str]) -> str:
    """A link as its address; the site cuts long ones in the text and ends them with dots."""
    address, shown = link[1], _TAG.sub("", link[2])
    same = html.unescape(address).startswith(html.unescape(shown).removesuffix("..."))
    return address if same else f"{shown} ({address})"
