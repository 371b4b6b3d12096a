"""A thread as JSON, in the schema `threadtui/1`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from threadtui.export.data import encode, post_data
from threadtui.model import Mention
from threadtui.thread import Thread

SCHEMA = "threadtui/1"
AROUND = (json.dumps({"schema": SCHEMA})[:-1] + ', "threads": [\n', ",\n", "]}\n")
"""What a file of many threads has around them."""
_FACTS = ("title", "badge", "joined", "messages", "reaction_score", "points", "location")


def pieces(thread: Thread, posts: Sequence[int]) -> Iterator[str]:
    """What stands above the posts, the posts one by one, and what stands below."""
    head = {
        "schema": SCHEMA,
        "title": thread.title,
        "format": thread.format,
        "source": thread.source,
        "authors": authors(thread),
    }
    yield encode(head)[:-1] + ', "posts": ['
    for place, index in enumerate(posts):
        yield (",\n" if place else "\n") + encode(post_data(thread, index))
    missing = [
        {"text": post.text, "quoted_by": [by + 1 for by in post.quoted_by], "attribution": post.attribution}
        for post in thread.quotes.missing
    ]
    warnings = [{"message": notice.message, "line": notice.line} for notice in thread.notices]
    ends: dict[str, Any] = {"missing": missing, "warnings": warnings}
    if mentions := list(map(_mention, thread.mentions())):
        ends["mentions"] = mentions
    yield "\n], " + encode(ends)[1:] + "\n"


def _mention(mention: Mention) -> dict[str, Any]:
    candidates = [{"post": one.post + 1, "reason": one.reason} for one in mention.candidates]
    return {"name": mention.name, "post": mention.post + 1, "candidates": candidates}


def authors(thread: Thread) -> list[dict[str, Any]]:
    """Authors in the order in which they first posted, with what the page tells of them."""
    counts = Counter(post.author for post in thread.posts if post.author is not None)
    told = []
    for name, posts in counts.items():
        author = thread.authors.get(name)
        facts = {fact: getattr(author, fact, None) for fact in _FACTS}
        known = {fact: value for fact, value in facts.items() if value is not None}
        if isinstance(joined := known.get("joined"), date):
            known["joined"] = joined.isoformat()
        told.append({"name": name, "posts": posts, **known})
    return told
