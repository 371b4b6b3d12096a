"""Several pages of one thread, read as one: in the order of the thread, and posts that two pages have taken once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import NamedTuple

from threadtui.model import Label, Link, Mark, Post
from threadtui.readers.base import Reader, Resolved

_PAGE = re.compile(
    r"(?i)[\s|,·–—:(\[-]*\b(?:page|pg|seite|página|pagina|strona|страница|стр|sida|side|sivu|strana|oldal|sayfa)"
    r"[\s.]*\d+(?:\s*(?:of|/|von|de|sur|di|van|из|z|av|af)\s*\d+)?[\])]?\s*$|[\s|,·–—:(-]*第\s*\d+\s*[页頁][\s)]*$"
)
"""The end of a title that tells the number of the page."""


class Page(NamedTuple):
    """A file that was read as a thread, or as a page of one."""

    reader: Reader
    """What reads it."""
    posts: Sequence[Post]
    """Its index: a reader gives it once."""


class Pages(Reader):
    """A thread of one page or more. A post's place is its number here, from 0."""

    def __init__(self, pages: Sequence[Page]) -> None:
        first = pages[0].reader
        super().__init__(first.file)
        self.format = first.format  # type: ignore[misc]  # as its pages are
        self.partly = any(page.reader.partly for page in pages)  # type: ignore[misc]
        self.marked = any(page.reader.marked for page in pages)  # type: ignore[misc]
        self.source = first.source
        self.title = first.title if len(pages) == 1 else _without_number(first.title)
        self.notices = list(dict.fromkeys(notice for page in pages for notice in page.reader.notices))
        for page in pages:
            self.authors = page.reader.authors | self.authors
        self._pages = pages
        self._held = list(_once(_in_order(pages)))

    @classmethod
    def looks_like(cls, head: str) -> bool:
        """Never: it is made of readers."""
        return False

    def posts(self) -> Iterator[Post]:
        """The posts of all pages, each once."""
        for at, (_, post) in enumerate(self._held):
            yield post._replace(place=(at, at + 1))

    def text(self, post: Post) -> str:
        """As the post's page gives it."""
        reader, own = self._held[post.place[0]]
        return reader.text(own)

    def marks(self, post: Post) -> Sequence[Mark]:
        """As the post's page gives them."""
        reader, own = self._held[post.place[0]]
        return reader.marks(own)

    def links(self, post: Post) -> Sequence[Link]:
        """As the post's page gives them."""
        reader, own = self._held[post.place[0]]
        return reader.links(own)

    def labels(self, post: Post) -> Sequence[Label]:
        """As the post's page gives them."""
        reader, own = self._held[post.place[0]]
        return reader.labels(own)

    def resolved(self, posts: Sequence[Post]) -> Resolved | None:
        """What a single page gives: numbers of posts that a file gives are of that file."""
        return self._pages[0].reader.resolved(self._pages[0].posts) if len(self._pages) == 1 else None

    def answered(self, posts: Sequence[Post]) -> Sequence[int]:
        """As a single page gives it; of several, by the ids of their posts."""
        if len(self._pages) == 1:
            return self._pages[0].reader.answered(self._pages[0].posts)
        return super().answered(posts)


def joined(pages: Iterable[Page]) -> list[Reader]:
    """A reader for each thread that the pages are of, in the order in which the threads begin."""
    threads: dict[tuple[str, str], list[Page]] = {}
    for page in pages:
        threads.setdefault((page.reader.format, _without_number(page.reader.title).casefold()), []).append(
            page
        )
    return [Pages(each) for each in threads.values()]


def _without_number(title: str) -> str:
    return _PAGE.sub("", title) or title


def _in_order(pages: Sequence[Page]) -> list[Page]:
    """By their first dates, where on every page the posts stand in the order of time; else as they were given."""
    firsts: list[datetime] = []
    for page in pages:
        dates = [_moment(post.date) for post in page.posts if post.date]
        if len(dates) < len(page.posts) or any(late < early for early, late in pairwise(dates)):
            return list(pages)
        firsts.append(dates[0])
    order = sorted(range(len(pages)), key=lambda at: firsts[at])
    return [pages[at] for at in order]


def _once(pages: Sequence[Page]) -> Iterator[tuple[Reader, Post]]:
    """The posts of pages without those that an earlier page has: by id, else by their words, and always by whom."""
    seen: set[tuple[object, ...]] = set()
    for page in pages:
        own: set[tuple[object, ...]] = set()
        for post in page.posts:
            name = post.id or (page.reader.text(post) if len(pages) > 1 else None)
            key = (name, post.author, post.date)
            if key not in seen:
                own.add(key)
                yield page.reader, post
        seen |= own


def _moment(when: date) -> datetime:
    """To compare dates of all kinds: one without a zone is taken as of UTC."""
    moment = when if isinstance(when, datetime) else datetime(when.year, when.month, when.day)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
