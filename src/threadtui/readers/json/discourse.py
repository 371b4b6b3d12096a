"""Discourse: a topic as its API gives it (`/t/ID.json`), whole or in pages, and lists of its posts.

A post's words are HTML (`cooked`); where only their source is there (`raw`) they are Markdown with quotations in
brackets. Quotations name posts by their number in the topic, so that is a post's id here, as on its pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from threadtui.model import Author
from threadtui.readers.json.base import Discussion, Entry, items, moment, word, words
from threadtui.readers.json.markup import MarkupReader
from threadtui.readers.quoted import Line, Marked, from_lines
from threadtui.text import clean

if TYPE_CHECKING:
    from threadtui.readers.html.profile import Profile

_SIGN = re.compile(r"""(?i)\[(?:/quote|quote(?:\s*=\s*["']?(?P<whose>[^\]"']*)["']?)?)\s*\]""")
_POST = re.compile(r"\bpost:\s*(\d+)")
_TOPIC = re.compile(r"\btopic:\s*(\d+)")
_REMARK = 3
"""The `post_type` of a line that the forum wrote itself, such as that the topic was closed."""


class Discourse(MarkupReader):
    """A topic."""

    format = "Discourse JSON"

    @classmethod
    def profile(cls) -> Profile:
        """That of its pages, as they are saved."""
        from threadtui.readers.html.profiles.discourse import SAVED

        return SAVED

    @classmethod
    def fits(cls, document: Any) -> bool:
        """Whether some object in it has a number in a topic and the words of a post."""
        return next(_posts(document), None) is not None

    @classmethod
    def is_one(cls, document: Any) -> bool:
        """A topic with the stream of its posts."""
        return isinstance(document, dict) and isinstance(document.get("post_stream"), dict)

    @classmethod
    def discussions(cls, document: Any) -> Iterable[Discussion]:
        """A discussion for each topic, its posts by number; of a post that is there twice the first counts."""
        topics: dict[str | None, dict[int, dict[str, Any]]] = {}
        titles: dict[str | None, str] = {}
        for post, topic in _posts(document):
            number = word(post.get("topic_id")) or word(topic.get("id"))
            topics.setdefault(number, {}).setdefault(post["post_number"], post)
            if not titles.get(number):
                titles[number] = words(topic.get("title")) or words(post.get("topic_title"))
        for number, posts in topics.items():
            told = [posts[at] for at in sorted(posts)]
            yield Discussion(titles[number], list(_entries(told)), _authors(told), id=number)

    def render(self, body: str) -> Marked:
        """The source of a post: Markdown, in which `[quote="name, post:1, topic:2"]` begins a quotation."""
        if not _SIGN.search(body):
            return super().render(body)
        return from_lines(_bracketed(body, self._thread))


def _posts(document: Any) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Each post with the topic around it, or an empty one; the pages of a topic may stand in a list."""
    for page in items(document if isinstance(document, list) else [document]):
        stream = page.get("post_stream")
        listed = [*items(page.get("posts")), *items(page.get("latest_posts"))] or [page]
        held = items(stream.get("posts")) if isinstance(stream, dict) else listed
        for post in held:
            number = post.get("post_number")
            told = isinstance(post.get("cooked"), str) or isinstance(post.get("raw"), str)
            if told and isinstance(number, int):
                yield post, page if isinstance(stream, dict) else {}


def _entries(posts: Iterable[dict[str, Any]]) -> Iterator[Entry]:
    for post in posts:
        cooked, raw = words(post.get("cooked")), words(post.get("raw"))
        if post.get("post_type") == _REMARK and not (cooked or raw).strip():
            continue
        number = str(post["post_number"])
        slug, topic = words(post.get("topic_slug")), word(post.get("topic_id"))
        yield Entry(
            body=cooked or raw,
            is_html=bool(cooked),
            author=words(post.get("username")),
            date=moment(post.get("created_at")),
            id=number,
            parent_id=word(post.get("reply_to_post_number")),
            permalink=words(post.get("post_url"))
            or (f"/t/{slug or '-'}/{topic}/{number}" if topic else None),
            edited=isinstance(post.get("version"), int) and post["version"] > 1,
        )


def _authors(posts: Iterable[dict[str, Any]]) -> list[Author]:
    """Who has a title, with it."""
    titles = {word(post.get("username")): word(post.get("user_title")) for post in posts}
    return [Author(name, title=title) for name, title in titles.items() if name and title]


def _bracketed(body: str, topic: str | None) -> Iterator[Line]:
    """The lines of a post's source, those between quotation brackets one level deeper."""
    from threadtui.readers.markdown import markdown_lines  # most posts are HTML

    depth = 0
    for piece in _pieces(body):
        if isinstance(piece, str):
            for line in markdown_lines(clean(piece)):
                yield line._replace(level=line.level + depth)
        elif piece["whose"] is None and piece[0].startswith("[/"):
            depth = max(0, depth - 1)
            yield Line(depth, "")
        else:
            yield Line(depth, "")
            yield _heading(piece["whose"] or "", depth, topic)
            depth += 1


def _pieces(body: str) -> Iterator[str | re.Match[str]]:
    """A source cut at its brackets."""
    at = 0
    for sign in _SIGN.finditer(body):
        yield body[at : sign.start()]
        yield sign
        at = sign.end()
    yield body[at:]


def _heading(whose: str, depth: int, topic: str | None) -> Line:
    """The line that stands for an opening bracket: whose words follow, and of which post."""
    name = whose.split(",")[0].strip()
    post, told = _POST.search(whose), _TOPIC.search(whose)
    source = post[1] if post else None
    if source and told and topic and told[1] != topic:
        source = f"{told[1]}/{source}"  # a post of another topic
    return Line(depth, f"{name}:" if name else "Quote:", names=name, source_id=source)
