"""A thread: posts, their texts, their quotes and the graph, as far as they are known. It can gain posts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from threadtui.body import Body, cut
from threadtui.collector import at_rest
from threadtui.graph import ThreadGraph
from threadtui.model import Author, Label, Link, Mark, Mention, Notice, Post, Source
from threadtui.quotes import QuoteTable
from threadtui.readers import Reader, Resolved
from threadtui.turns import give_way

_KEPT = 1_000
"""So many bodies are kept at a time."""


class Thread:
    """What was read from one file. Views hold post indexes (from 0) and ask it."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.posts: list[Post] = []
        """The index, in reading order."""
        self.quotes = QuoteTable()
        """All quotes found so far."""
        self.graph = ThreadGraph()
        """Who answers whom, from the quotes."""
        self.number = 0
        """Which thread of a file of many it is, from 1; 0 where the file is one."""
        self._texts: list[str | None] = []
        self._bodies: dict[int, Body] = {}
        """Some of the bodies, as the quotes of `_bodies_of` cut them: a post is often quoted many times."""
        self._bodies_of = self.quotes
        self._mentions: list[Mention] | None = None
        self._mentions_of = self.quotes

    @property
    def title(self) -> str:
        """Title of the thread, or the empty string where the file has none."""
        return self._reader.title

    @property
    def format(self) -> str:
        """Name of the file's format."""
        return self._reader.format

    @property
    def source(self) -> str:
        """Name of the file, without its folder."""
        return self._reader.source

    @property
    def packed(self) -> tuple[str, ...]:
        """The containers that it came out of, the outermost first."""
        return self._reader.packed

    @property
    def path(self) -> Path | None:
        """Where the file is, or None for a pipe."""
        return self._reader.file.path

    @property
    def authors(self) -> dict[str, Author]:
        """What the page tells of its authors, by name."""
        return self._reader.authors

    @property
    def notices(self) -> list[Notice]:
        """What was found wrong with the file."""
        return self._reader.notices

    def add(self, post: Post) -> None:
        """Take one more post, the last in reading order."""
        self.posts.append(post)
        self._texts.append(None)

    def turn_to(self, reader: Reader, posts: Sequence[Post]) -> None:
        """Go on with the reader of the whole file. `posts` are what it has for those that are here, in their order.

        A text that was made stays where it is the same.
        """
        self._reader = reader
        for index, post in enumerate(posts):
            if self._texts[index] is not None and (
                post != self.posts[index] or reader.text(post) != self._texts[index]
            ):
                self._texts[index] = None
            self.posts[index] = post
        self._bodies = {}

    @property
    def grows(self) -> bool:
        """Whether its file may be written on while it is read, so that it makes sense to follow it."""
        return self._reader.grows and self._reader.file.lasts

    def grow(self, settled: bool = True) -> list[int]:
        """Take what the file gained; the indexes of the posts that are new, or went on after they were read.

        Where the file is not `settled`, a last post that may not be whole yet is left. Quotes and graph are as they
        were: see `load.link`. Raises ThreadtuiError where the file was changed otherwise than at its end.
        """
        touched = []
        for index, post in self._reader.gained(self.posts, settled):
            if index == len(self.posts):
                self.add(post)
            else:
                self.posts[index], self._texts[index] = post, None
                self._bodies.pop(index, None)
            touched.append(index)
        return touched

    def text(self, index: int) -> str:
        """The whole text of a post, quotations included; made when it is first wanted, then kept."""
        text = self._texts[index]
        if text is None:
            give_way()
            text = self._texts[index] = self._reader.text(self.posts[index])
        return text

    def texts_of(self, posts: Iterable[int]) -> list[str]:
        """The whole texts of some posts, as `text` gives them."""
        return [self.text(post) if (text := self._texts[post]) is None else text for post in posts]

    @at_rest()
    def texts(self) -> Sequence[str]:
        """The whole text of every post."""
        texts = [self.text(index) for index in range(len(self.posts))]
        self._reader.release(self.posts, texts)
        return texts

    @property
    def marked(self) -> bool:
        """Whether the format marks quotations itself."""
        return self._reader.marked

    @property
    def partly(self) -> bool:
        """Whether other quotations may have lost their mark."""
        return self._reader.partly

    def marks(self) -> list[Sequence[Mark]]:
        """The quotations that the markup marks, for each post."""
        return [self._reader.marks(post) for post in self.posts]

    def links(self, index: int) -> Sequence[Link]:
        """The links in a post's text that the markup makes, with their addresses."""
        return self._reader.links(self.posts[index])

    def labels(self, index: int) -> Sequence[Label]:
        """The lines of a post's text that stand for pictures, files and embedded pages, outside its quotations."""
        quoted = self.quotes.spans(index)
        return [
            label
            for label in self._reader.labels(self.posts[index])
            if not any(start < label.end and label.start < end for start, end in quoted)
        ]

    def resolved(self) -> Resolved | None:
        """The quotations with their sources, where the file itself gives these; asked when all posts are there."""
        return self._reader.resolved(self.posts)

    def answered(self) -> Sequence[int]:
        """For each post the index of the one that the file says it answers, or -1; empty where it says none."""
        return self._reader.answered(self.posts)

    def mentions(self) -> list[Mention]:
        """The names that posts mention and nobody is known by, with the unnamed posts that may be theirs: hints."""
        if self._mentions is None or self._mentions_of is not self.quotes:
            # Here, because it is asked for by few.
            from threadtui.quotes.mentioned import mentions

            authors = [post.author for post in self.posts]
            self._mentions, self._mentions_of = mentions(self.texts(), authors, self.quotes), self.quotes
        return self._mentions

    def body(self, index: int) -> Body:
        """The own words of a post, without quotations, attribution lines and labels of pictures."""
        if self._bodies_of is not self.quotes or len(self._bodies) >= _KEPT:
            self._bodies, self._bodies_of = {}, self.quotes
        body = self._bodies.get(index)
        if body is None:
            text = self.text(index)
            labels = ((label.start, label.end) for label in self.labels(index))
            away = sorted((*self.quotes.spans(index), *labels))
            body = self._bodies[index] = cut(text, 0, len(text), away)
        return body

    def lead(self, quotes: QuoteTable) -> None:
        """Give the quotes the lines of attribution right above them that their posts' authors wrote."""
        for index, post in enumerate(self.posts):
            leads = self._reader.leads(post)
            if not leads:
                continue
            text, rows = self.text(index), quotes.outer_rows(index)
            for start, end in leads:
                for row in rows:
                    if quotes.start[row] >= end and not text[end : quotes.start[row]].strip():
                        quotes.lead[row] = start
                        break

    def written(self, index: int) -> Body:
        """The body with all that nothing marks as another's: what is exported.

        In mail these are the lines of attribution, and quotations whose lines have no signs.
        """
        leads = self._reader.leads(self.posts[index])
        if not leads and not self.quotes.unsigned:
            return self.body(index)
        text = self.text(index)
        return cut(text, 0, len(text), self.not_written(index))

    def not_written(self, index: int, outer: int = -1) -> list[tuple[int, int]]:
        """The spans of a post's text, or of a quotation in it, that the exported words are without, in order."""
        quotes = self.quotes
        leads = {start for start, _ in self._reader.leads(self.posts[index])}
        signed, _ = quotes.written_rows(index, outer)
        spans = [
            (quotes.start[row] if quotes.top(row) in leads else quotes.top(row), quotes.end[row])
            for row in signed
        ]
        labels = self.labels(index) if outer < 0 else ()
        return sorted((*spans, *((label.start, label.end) for label in labels)))

    def quote_text(self, row: int) -> str:
        """The words of a quote, without the quotes that stand in it."""
        quotes = self.quotes
        inner = [(quotes.top(at), quotes.end[at]) for at in quotes.inner_rows(row)]
        return cut(self.text(quotes.post[row]), quotes.start[row], quotes.end[row], inner).text

    def span_in_body(self, source: Source) -> tuple[int, int]:
        """Where quoted words stand in their source post as it is exported: characters from 0, half open."""
        body = self.written(source.post)
        start = body.from_text(source.start)
        if source.end <= source.start:  # the post is known, the words were not found in it
            return start, start
        return start, max(start, body.end_from_text(source.end))
