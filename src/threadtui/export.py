"""A thread as data, in the schema `threadtui/1`: written post by post, so that none is held twice."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from threadtui.model import Method, Source
from threadtui.thread import Thread

SCHEMA = "threadtui/1"
_FACTS = ("title", "badge", "joined", "messages", "reaction_score", "points", "location")


def to_json_threads(threads: Iterable[Thread]) -> Iterator[str]:
    """The threads of a file of many as JSON text, in pieces; each is taken when the one before is written."""
    yield json.dumps({"schema": SCHEMA})[:-1] + ', "threads": ['
    for number, thread in enumerate(threads):
        yield ",\n" if number else "\n"
        yield from to_json(thread)
    yield "]}\n"


def to_json(thread: Thread) -> Iterator[str]:
    """The thread as JSON text, in pieces."""
    head = {
        "schema": SCHEMA,
        "title": thread.title,
        "format": thread.format,
        "source": thread.source,
        "authors": _authors(thread),
    }
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "posts": ['
    for index in range(len(thread.posts)):
        yield (",\n" if index else "\n") + json.dumps(post_data(thread, index), ensure_ascii=False)
    missing = [
        {"text": post.text, "quoted_by": [by + 1 for by in post.quoted_by], "attribution": post.attribution}
        for post in thread.quotes.missing
    ]
    warnings = [{"message": notice.message, "line": notice.line} for notice in thread.notices]
    ends = {"missing": missing, "warnings": warnings}
    yield "\n], " + json.dumps(ends, ensure_ascii=False)[1:] + "\n"


def post_data(thread: Thread, index: int) -> dict[str, Any]:
    """One post with its quotes. Posts are numbered from 1; spans are characters of the bodies."""
    post = thread.posts[index]
    body = thread.body(index)
    quotes = thread.quotes
    outer = quotes.outer_rows(index)
    return {
        "number": index + 1,
        "id": post.id,
        "author": post.author,
        "date": _iso(post.date),
        "edited": post.edited,
        "permalink": post.permalink,
        "body": body.text,
        "quotes": [_quote_data(thread, row, body.from_text(quotes.start[row])) for row in outer],
        "parent": _parent_data(thread, index),
    }


def _parent_data(thread: Thread, index: int) -> dict[str, Any] | None:
    """The post that the file says a post answers."""
    answered = thread.graph.answered(index)
    return None if answered is None else {"post": answered + 1, "method": Method.ID.word, "confidence": 1.0}


def _quote_data(thread: Thread, row: int, at: int) -> dict[str, Any]:
    quote = thread.quotes[row]
    return {
        "text": thread.quote_text(row),
        "attribution": quote.attribution,
        "at": at,
        "source": _source_data(thread, quote.source) if quote.source else None,
        "runners_up": [_source_data(thread, source) for source in quote.runners_up],
        "altered": quote.altered,
        "quotes": [_quote_data(thread, inner, 0) for inner in thread.quotes.inner_rows(row)],
    }


def _source_data(thread: Thread, source: Source) -> dict[str, Any]:
    return {
        "post": source.post + 1,
        "span": list(thread.span_in_body(source)),
        "method": source.method.word,
        "confidence": source.confidence,
    }


def _authors(thread: Thread) -> list[dict[str, Any]]:
    """Authors in the order in which they first posted, with what the page tells of them."""
    counts = Counter(post.author for post in thread.posts if post.author is not None)
    authors = []
    for name, posts in counts.items():
        author = thread.authors.get(name)
        told = {fact: getattr(author, fact, None) for fact in _FACTS}
        facts = {fact: value for fact, value in told.items() if value is not None}
        if isinstance(joined := facts.get("joined"), date):
            facts["joined"] = joined.isoformat()
        authors.append({"name": name, "posts": posts, **facts})
    return authors


def _iso(when: date | None) -> str | None:
    return when.isoformat() if when else None
