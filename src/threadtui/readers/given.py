"""Quotations and links as data gives them in the schema `threadtui/1`, in the offsets of the texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from threadtui.model import Link, Method, Quote, Reuse, Source
from threadtui.readers.assembled import Assembled
from threadtui.text import clean, one_line

_METHODS = {method.word: method for method in Method if method is not Method.NONE}


def given_quotes(posts: Sequence[Assembled]) -> list[Quote]:
    """The quotations of all posts with the sources that they name; a source that cannot be is none."""
    quotes: list[Quote] = []
    for at, post in enumerate(posts):
        first = len(quotes)
        for placed in post.quotes:
            runners = placed.data.get("runners_up")
            found = (_source(each, posts) for each in runners) if isinstance(runners, list) else ()
            quotes.append(
                Quote(
                    post=at,
                    start=placed.start,
                    end=placed.end,
                    source=_source(placed.data.get("source"), posts),
                    attribution=placed.attribution,
                    outer=first + placed.outer if placed.outer >= 0 else -1,
                    altered=placed.data.get("altered") is True,
                    runners_up=tuple(source for source in found if source),
                    lead=placed.lead,
                    unsigned=placed.unsigned,
                )
            )
    return quotes


def given_reuses(posts: Sequence[Assembled], data: Sequence[dict[str, Any]]) -> list[Reuse]:
    """The passages that the posts' data calls used again; those that cannot be are left out."""
    reuses: list[Reuse] = []
    for at, (post, told) in enumerate(zip(posts, data, strict=True)):
        given = told.get("reuses")
        for each in given if isinstance(given, list) else ():
            match each:
                case {"text": str(text), "at": int(start), "source": dict(source)} if start >= 0 and text:
                    span = post.span(start, start + len(text))
                    if span[1] <= len(post.text) and (found := _source(source, posts)):
                        reuses.append(Reuse(at, *span, found))
    return reuses


def given_links(post: Assembled, data: dict[str, Any]) -> list[Link]:
    """The links of a post's own words."""
    return list(_links(post, data.get("links")))


def number_of(value: object, posts: int) -> int:
    """The index of the post that `{"post": number}` names, or -1."""
    number = value.get("post") if isinstance(value, dict) else None
    return number - 1 if isinstance(number, int) and 1 <= number <= posts else -1


def method_of(value: object) -> Method:
    """The method of that name; what no method is called is what somebody said."""
    return _METHODS.get(value, Method.MANUAL) if isinstance(value, str) else Method.MANUAL


def confidence_of(value: object) -> float:
    """A number from 0 to 1; 0 where it is none."""
    return min(1.0, max(0.0, float(value))) if isinstance(value, (int, float)) else 0.0


def _source(value: object, posts: Sequence[Assembled]) -> Source | None:
    post = number_of(value, len(posts))
    if post < 0 or not isinstance(value, dict):
        return None
    span = posts[post].span(*_span(value.get("span")))
    return Source(post, *span, method_of(value.get("method")), confidence_of(value.get("confidence")))


def _span(value: object) -> tuple[int, int]:
    match value:
        case [int(start), int(end)] if 0 <= start <= end:
            return start, end
    return 0, 0


def _links(post: Assembled, value: object) -> Iterator[Link]:
    for each in value if isinstance(value, list) else ():
        match each:
            case {"text": str(text), "address": str(address), "at": int(at)} if at >= 0 and text:
                start, end = post.span(at, at + len(text))
                if end <= len(post.text):
                    yield Link(start, end, one_line(clean(address)))
