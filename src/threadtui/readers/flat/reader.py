"""The reader of flattened forum pages: posts from structure alone, whatever the words are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain

from threadtui.model import Notice, Post
from threadtui.patterns import late
from threadtui.readers.base import InputFile, Reader
from threadtui.readers.flat.card import (
    CARD_LABEL,
    Head,
    looks_like_name,
    may_be_date_or_number,
    read_head,
    starter_card,
    subject_of,
)
from threadtui.readers.flat.furniture import EDIT_MARK, is_edit_mark, is_furniture, without_furniture
from threadtui.readers.flat.ranks import is_rank
from threadtui.readers.flat.separators import Segments, find_parts, may_have_heads
from threadtui.text import tidy

_LARGEST_TEMPLATE = 4_000_000
"""A template is looked for in so many bytes at most."""
_HEAD_BYTES = 2048
"""A head is looked for in so many bytes of a segment."""
_TAIL_BYTES = 600
"""An edit mark is looked for in so many bytes at its end."""
_CHUNK = 1 << 16
"""Lines of note are looked for in so many bytes at a time."""
_FILLED_LINE = re.compile(rb"(?:\s|\xc2\xa0|\xe3\x80\x80)*([^\n]{1,%d})" % _HEAD_BYTES)
_NOTABLE_LINE = late(rb"(?i)\n(?:[ \t]|\xc2\xa0)*(?:%s|(?P<mark>%s))" % (CARD_LABEL, EDIT_MARK))
"""How a line begins that may be part of a card, or else an edit mark."""


class FlatText(Reader):
    """A forum page as plain text: names may be lost, quotations are not marked."""

    format = "flattened forum text"
    grows = True

    def __init__(self, file: InputFile) -> None:
        super().__init__(file)
        self._parts = find_parts(file.data)
        if self._parts and self._parts[0].kind == "quotation":
            self.notices.append(Notice("nothing parts the posts: only those that quote are told apart"))
        self._labels: list[int] = []
        """Where lines begin that may be of a card: only posts that have one are searched for it."""
        self._marks: list[int] = []
        """The same of edit marks."""
        self._noted = 0
        """Lines that begin before this byte are in one of the two: a first post need not wait for the last."""

    @property
    def parted_alike(self) -> bool:
        """Whether the beginning shows what parts the posts of the whole; asked before they are given."""
        return self._parts is not None and self._parts[0].kind == "no-break space"

    @classmethod
    def looks_like(cls, head: str) -> bool:
        """Any text but markup; whether it has posts is known when it is split."""
        return not head.lstrip().startswith("<")

    @classmethod
    def split(cls, file: InputFile) -> list[Reader]:
        """The reader of posts by their template, where there is one."""
        if len(file.data) >= _LARGEST_TEMPLATE or not may_have_heads(file.data):
            return [cls(file)]
        from threadtui.readers.flat.structured import StructuredText

        return [StructuredText.find(file) or cls(file)]

    def posts(self) -> Iterator[Post]:
        """One post a segment. An edit mark at the head of a segment is of the post before it."""
        parts, self._parts = self._parts or find_parts(self.file.data), None  # they are given once
        if parts is None:
            raise self.file.error(
                "no posts found: nothing parts them (a no-break-space line, a header, a rule)"
            )
        spans = chain(self._opening(parts[0]), parts[1])
        held: Post | None = None
        for start, end in spans:
            post, edits_previous = self._post(start, end, first=held is None)
            if held is not None and edits_previous:
                held = held._replace(edited=True)
            if post is None:
                continue
            if held is not None:
                yield held
            held = post
        if held is None:
            raise self.file.error("no posts found: every part of it is page furniture")
        yield held

    def text(self, post: Post) -> str:
        """The post's lines without head and furniture."""
        return tidy(without_furniture(self.file.text(*post.place)))

    def release(self, posts: Sequence[Post], texts: Sequence[str]) -> None:
        """The file."""
        self.file.release()

    def _opening(self, segments: Segments) -> list[tuple[int, int]]:
        """The segments, after the page's title and whatever stands between it and the first post."""
        (start, end), *rest = segments.spans
        first = self.file.text(0, start or end)
        lines = first.split("\n")
        filled = [at for at, line in enumerate(lines) if line.strip()]
        if not filled:
            return [(start, end), *rest]
        title_at = filled[0]
        alone = title_at + 1 >= len(lines) or not lines[title_at + 1].strip()
        name = lines[title_at].strip()
        if segments.kind == "header":
            self.title = self._subject(segments) if start == 0 else name
            return [(start, end), *rest]
        if alone and rest and _is_name_over_rank(lines) and _is_name_over_rank(self._lines(*rest[0])):
            return [(start, end), *rest]  # a title stands above the first post only
        if alone and len(filled) > 1 and len(name) <= 160 and name[-1] not in ".!:;,":
            after = self._offset(0, end, title_at + 1)
            if _is_user_name(name):
                self._opener = name
                return [(after, end), *rest]
            self.title = name
            if card := starter_card(lines[title_at + 1 :]):
                self._opener, under = card
                after = self._offset(after, end, under)
            return [(after, end), *rest]
        return [(start, end), *rest]

    def _lines(self, start: int, end: int) -> list[str]:
        return self.file.text(start, min(end, start + _HEAD_BYTES)).split("\n")

    def _subject(self, segments: Segments) -> str:
        """The title, where it stands only in the posts' subject lines (`Re: title`)."""
        for start, end in segments.spans[1:4]:
            for line in self.file.text(start, min(end, start + _HEAD_BYTES)).split("\n")[:24]:
                if subject := subject_of(line):
                    return subject
        return ""

    _opener: str | None = None
    """Name that stands alone where a title would, above the first post."""

    def _post(self, start: int, end: int, *, first: bool) -> tuple[Post | None, bool]:
        """The post of a segment, or None where it is all furniture; and whether the one before was edited."""
        opening, below = self._first_line(start, end)
        edits_previous = False
        if not opening or is_furniture(opening, edge=True):
            edits_previous = not first and is_edit_mark(opening)
            if self._is_furniture(start, end):
                return None, edits_previous
        may_have_head = may_be_date_or_number(opening) or self._has(self._labels, start, end)
        head = self._head(start, end) if may_have_head else None
        body_start = self._offset(start, end, head.lines) if head else start
        own = below if edits_previous else body_start
        edited = self._has(self._marks, own, end) and self._edited(own, end)
        post = Post(place=(body_start, end), line=self.file.line_at(body_start), edited=edited)
        if head:
            post = self._with_head(post, head)
        elif first and self._opener:
            post = post._replace(author=self._opener)
        return post, edits_previous

    def _has(self, places: list[int], start: int, end: int) -> bool:
        """Whether one of `_labels`, or of `_marks`, is from `start` to before `end`."""
        if self._noted < end:
            self._note(max(end, self._noted + _CHUNK))
        at = bisect_left(places, start)
        return at < len(places) and places[at] < end

    def _note(self, end: int) -> None:
        """Find the lines of note up to the first end of a line from byte `end` on."""
        data = self.file.data
        end = data.find(b"\n", end)
        end = len(data) if end < 0 else end
        if not self._noted and (first := _NOTABLE_LINE.match(b"\n" + data[: min(end, _HEAD_BYTES)])):
            (self._marks if first["mark"] else self._labels).append(0)
        for match in _NOTABLE_LINE.finditer(data, max(0, self._noted - 1), end):
            (self._marks if match["mark"] else self._labels).append(match.start() + 1)
        self._noted = end + 1

    def _first_line(self, start: int, end: int) -> tuple[str, int]:
        """The first line of a segment that is not blank, and the byte after it; at most `_HEAD_BYTES`."""
        line = _FILLED_LINE.match(self.file.data, start, end)
        return (self.file.text(*line.span(1)), line.end()) if line else ("", end)

    def _is_furniture(self, start: int, end: int) -> bool:
        """Whether a segment holds nothing but furniture."""
        return end - start <= _HEAD_BYTES and not without_furniture(self.file.text(start, end)).strip()

    def _head(self, start: int, end: int) -> Head | None:
        return read_head(self._lines(start, end), self.title)

    def _with_head(self, post: Post, head: Head) -> Post:
        if head.author:
            self.authors.setdefault(head.author.name, head.author)
        author = head.author.name if head.author else None
        return post._replace(author=author, date=head.date, id=head.number)

    def _edited(self, start: int, end: int) -> bool:
        """Whether one of the last lines of the post says that it was edited."""
        tail = self.file.text(max(start, end - _TAIL_BYTES), end).split("\n")
        return any(is_edit_mark(line) for line in tail[1:] or tail)

    def _offset(self, start: int, end: int, lines: int) -> int:
        """The byte at which the given line of a segment begins, counted from 0."""
        for _ in range(lines):
            start = self.file.data.find(b"\n", start, end) + 1 or end
        return start


def _is_name_over_rank(lines: list[str]) -> bool:
    """Whether a post begins with a name, a blank line, and a rank."""
    filled = [at for at, line in enumerate(lines[:12]) if line.strip()][:2]
    return (
        len(filled) == 2
        and filled[1] > filled[0] + 1
        and looks_like_name(lines[filled[0]])
        and is_rank(lines[filled[1]].strip())
    )


def _is_user_name(line: str) -> bool:
    """Whether a line is one word in the shape of a user name, such as `treadle_tom`, not a title's word."""
    return (
        looks_like_name(line)
        and " " not in line
        and (line[0].islower() or any(not c.isalpha() for c in line) or line[1:] != line[1:].lower())
    )
