"""Reddit's listings: a submission with its comment tree, and comments loaded later (`morechildren`).

Also recorded exchanges with its API (cassettes of Betamax or VCR), in which each response is such a document.
"""

from __future__ import annotations

import html
import json
from base64 import b64decode
from collections.abc import Iterable, Iterator
from typing import Any

from threadtui.model import Author
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

_SUBMISSION, _COMMENT = "t3", "t1"


class Reddit(JsonReader):
    """A submission and its comments."""

    format = "Reddit JSON"

    @classmethod
    def fits(cls, document: Any) -> bool:
        """Whether some object in it is a submission or a comment by Reddit's `kind`."""
        return next(_things(document), None) is not None

    @classmethod
    def discussions(cls, document: Any) -> Iterable[Discussion]:
        """A discussion for each submission that has comments here; failing these, for each submission."""
        submissions: dict[str, dict[str, Any]] = {}
        comments: dict[str, list[dict[str, Any]]] = {}
        for kind, data in _things(document):
            name = _name(kind, data)
            if kind == _SUBMISSION and name:
                submissions.setdefault(name, data)
            elif kind == _COMMENT:
                comments.setdefault(words(data.get("link_id")), []).append(data)
        for name in comments or submissions:
            submission = submissions.get(name, {})
            told = [*comments.get(name, ())]
            entries = [_submission(name, submission)] if submission else []
            entries += [_comment(each) for each in told]
            title = html.unescape(words(submission.get("title") or (told and told[0].get("link_title"))))
            yield Discussion(title, in_tree_order(entries), _authors([submission, *told]))


def _things(document: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every submission and comment in a document, in the order in which they stand there."""
    stack = [document]
    while stack:
        value = stack.pop()
        if isinstance(value, list):
            stack.extend(reversed(value))
        elif isinstance(value, dict):
            data = value.get("data")
            if value.get("kind") in (_SUBMISSION, _COMMENT) and isinstance(data, dict):
                yield value["kind"], data
                stack.append(data.get("replies"))
            elif isinstance(value.get("interactions"), list):
                stack.extend(reversed([_response(each) for each in items(value["interactions"])]))
            else:
                stack.extend(reversed([value.get(key) for key in ("json", "data", "things", "children")]))


def _response(interaction: dict[str, Any]) -> Any:
    """The document that a recorded exchange brought, or None."""
    response = interaction.get("response")
    body = response.get("body") if isinstance(response, dict) else None
    if not isinstance(body, dict):
        return None
    try:
        return json.loads(body.get("string") or b64decode(body.get("base64_string") or ""))
    except (ValueError, TypeError, RecursionError):
        return None


def _name(kind: str, data: dict[str, Any]) -> str | None:
    """The full name, such as `t1_c0ffee`."""
    short = word(data.get("id"))
    return word(data.get("name")) or (f"{kind}_{short}" if short else None)


def _submission(name: str, data: dict[str, Any]) -> Entry:
    """The opening post: its text, or its title where it is a link alone."""
    text = words(data.get("selftext"))
    return _entry(name, data, text if text.strip() else words(data.get("title")))


def _comment(data: dict[str, Any]) -> Entry:
    return _entry(_name(_COMMENT, data), data, words(data.get("body")), words(data.get("parent_id")))


def _entry(name: str | None, data: dict[str, Any], body: str, parent: str | None = None) -> Entry:
    author = words(data.get("author"))
    path = words(data.get("permalink"))
    return Entry(
        body=html.unescape(body),  # the API escapes &, < and > unless it is asked for raw_json
        author=author,  # `[deleted]` too, as the page has it
        date=moment(data.get("created_utc")),
        id=name,
        parent_id=parent,
        permalink=f"https://www.reddit.com{path}" if path.startswith("/") else path,
        edited=bool(data.get("edited")),
    )


def _authors(told: Iterable[dict[str, Any]]) -> list[Author]:
    """Who has a flair, with it."""
    flairs = {word(data.get("author")): word(data.get("author_flair_text")) for data in told}
    return [Author(name, title=flair) for name, flair in flairs.items() if name and flair]
