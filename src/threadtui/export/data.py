"""A post as plain data, with the fields of the schema `threadtui/1`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from threadtui.body import Body, cut
from threadtui.evidence import is_altered
from threadtui.model import Method, Reuse, Source
from threadtui.thread import Thread

_DEEPEST = 100
"""Quotations nested deeper than this are written beside the one at this depth: JSON readers have their limits."""

encode = json.JSONEncoder(ensure_ascii=False).encode
"""Data as one line of JSON. `json.dumps` would make an encoder for each post."""


def post_data(thread: Thread, index: int) -> dict[str, Any]:
    """One post with its quotes. Posts are numbered from 1; spans are characters of the bodies."""
    post = thread.posts[index]
    body = thread.written(index)
    told: dict[str, Any] = {
        "number": index + 1,
        "id": post.id,
        "author": post.author,
        "date": iso(post.date),
        "edited": post.edited,
        "permalink": post.permalink,
        "body": body.text,
        "quotes": [],
        "parent": _parent_data(thread, index),
    }
    told |= _held_data(thread, index, -1, body, 1)
    if reuses := thread.quotes.reuses.get(index):
        told["reuses"] = [_reuse_data(thread, reuse, body) for reuse in reuses]
    if links := list(_links(thread, index, body)):
        told["links"] = links
    if labels := thread.labels(index):
        text = thread.text(index)
        told["attachments"] = [
            {"text": text[label.start : label.end], "at": body.from_text(label.start)} for label in labels
        ]
    return told


def iso(when: date | None) -> str | None:
    """A date in ISO 8601."""
    return when.isoformat() if when else None


def _parent_data(thread: Thread, index: int) -> dict[str, Any] | None:
    """The post that a post answers, as the file says or as it seems."""
    if (answered := thread.graph.answered(index)) is not None:
        return {"post": answered + 1, "method": Method.ID.word, "confidence": 1.0}
    if guessed := thread.graph.guessed(index):
        return {"post": guessed.post + 1, "method": guessed.method.word, "confidence": guessed.confidence}
    return None


def _links(thread: Thread, index: int, body: Body) -> Iterator[dict[str, Any]]:
    """The links in the post's own words: where in the body, their words and their address."""
    links = thread.links(index)
    if not links:
        return
    away = thread.not_written(index)
    for link in links:
        if link.end > link.start and not any(start < link.end and link.start < end for start, end in away):
            at, end = body.from_text(link.start), body.from_text(link.end - 1) + 1
            yield {"text": body.text[at:end], "address": link.address, "at": at}


def _held_data(thread: Thread, index: int, outer: int, around: Body, depth: int) -> dict[str, Any]:
    """The quotations in a post, or in the row `outer` of it; `around` are the words that they stand in."""
    quotes = thread.quotes
    signed, unsigned = quotes.written_rows(index, outer) if depth <= _DEEPEST else ([], [])
    told: dict[str, Any] = {"quotes": [_quote_data(thread, row, around, depth) for row in signed]}
    if unsigned:
        told["unsigned"] = [_unsigned_data(thread, row, around) for row in unsigned]
        for each, row in zip((*told["quotes"], *told["unsigned"]), (*signed, *unsigned), strict=True):
            if quotes.outer[row] != outer:
                each["within"] = unsigned.index(quotes.outer[row])
    return told


def _quote_data(thread: Thread, row: int, around: Body, depth: int) -> dict[str, Any]:
    """A quotation, cut out of the words around it."""
    quotes = thread.quotes
    index = quotes.post[row]
    away = thread.not_written(index, row) if depth < _DEEPEST else ()
    words = cut(thread.text(index), quotes.start[row], quotes.end[row], away)
    return {
        "text": words.text,
        "at": around.from_text(quotes.start[row]),
        **_evidence_data(thread, row),
        **_held_data(thread, index, row, words, depth + 1),
    }


def _unsigned_data(thread: Thread, row: int, around: Body) -> dict[str, Any]:
    """A quotation that stays in the words around it: where in them, and where the lines above it begin."""
    quotes = thread.quotes
    at, end = around.from_text(quotes.start[row]), around.from_text(quotes.end[row])
    return {
        "text": thread.quote_text(row),
        "lead": around.from_text(quotes.top(row)),
        "span": [at, len(around.text[:end].rstrip())],
        **_evidence_data(thread, row),
    }


def _evidence_data(thread: Thread, row: int) -> dict[str, Any]:
    quote = thread.quotes[row]
    return {
        "attribution": quote.attribution,
        "source": _source_data(thread, quote.source) if quote.source else None,
        "runners_up": [_source_data(thread, source) for source in quote.runners_up],
        "altered": is_altered(thread, row),
    }


def _reuse_data(thread: Thread, reuse: Reuse, body: Body) -> dict[str, Any]:
    """A passage of the body that stands in an earlier post, too, and is no quotation of it."""
    at, end = body.from_text(reuse.start), body.from_text(reuse.end - 1) + 1
    source = {"post": reuse.source.post + 1, "span": list(thread.span_in_body(reuse.source))}
    return {"text": body.text[at:end], "at": at, "source": source}


def _source_data(thread: Thread, source: Source) -> dict[str, Any]:
    return {
        "post": source.post + 1,
        "span": list(thread.span_in_body(source)),
        "method": source.method.word,
        "confidence": source.confidence,
    }
