"""Lemmy: a post's comments as its API gives them, alone or inside the state that its web page carries."""

from __future__ import annotations

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


class Lemmy(JsonReader):
    """A post and its comments."""

    format = "Lemmy JSON"

    @classmethod
    def fits(cls, document: Any) -> bool:
        """Whether it has a `post_view` or comment views (a comment with its path, and its creator)."""
        return next(_views(document), None) is not None

    @classmethod
    def discussions(cls, document: Any) -> Iterable[Discussion]:
        """A discussion for each post."""
        posts: dict[str | None, dict[str, Any]] = {}
        comments: dict[str | None, list[dict[str, Any]]] = {}
        for view in _views(document):
            if "comment" in view:
                comments.setdefault(word(view["comment"].get("post_id")), []).append(view)
                posts.setdefault(word(view["comment"].get("post_id")), {"post": view.get("post")})
            else:
                posts[word(view["post"].get("id"))] = view
        for name, view in posts.items():
            post = view["post"] if isinstance(view.get("post"), dict) else {}
            opening = [_opening(view)] if "creator" in view else []
            entries = [*opening, *(_comment(each) for each in comments.get(name, ()))]
            yield Discussion(words(post.get("name")), in_tree_order(entries))


def _views(document: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """The post view and the comment views, wherever they stand."""
    if isinstance(document, list):
        for each in document:
            yield from _views(each, depth + 1) if depth < 8 else ()
    elif isinstance(document, dict):
        comment, post = document.get("comment"), document.get("post")
        is_comment = isinstance(comment, dict) and "content" in comment and "path" in comment
        if is_comment or (isinstance(post, dict) and "ap_id" in post and "creator" in document):
            yield document
        elif depth < 8:
            for each in document.values():
                yield from _views(each, depth + 1)


def _opening(view: dict[str, Any]) -> Entry:
    """The post itself: its text, or its title and link where it has none. Its id has a letter before it."""
    post = view["post"]
    body = words(post.get("body")) or "\n\n".join(
        filter(None, (words(post.get("name")), words(post.get("url"))))
    )
    return _entry(view, post, body, f"post {post.get('id')}", None)


def _comment(view: dict[str, Any]) -> Entry:
    """A comment; its `path` is `0`, the ids of the comments above it, and its own, parted by dots."""
    comment = view["comment"]
    above = words(comment.get("path")).split(".")[1:-1]
    parent = above[-1] if above else f"post {comment.get('post_id')}"
    return _entry(view, comment, words(comment.get("content")), word(comment.get("id")), parent)


def _entry(
    view: dict[str, Any], data: dict[str, Any], body: str, name: str | None, parent: str | None
) -> Entry:
    creator = items([view.get("creator")])
    return Entry(
        body=body,
        author=words(creator[0].get("name")) if creator else None,
        date=moment(data.get("published")),
        id=name,
        parent_id=parent,
        permalink=words(data.get("ap_id")),
        edited=bool(data.get("updated")),
    )
