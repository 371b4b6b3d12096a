"""The posts that something may be linked to, listed over the question which it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style

from threadtui.corrections import Span, Subject, place_in
from threadtui.text import one_line
from threadtui.thread import Thread
from threadtui.ui.cells import cells
from threadtui.ui.messages import LinkTo
from threadtui.ui.painter import Look
from threadtui.ui.post_head import UNNAMED, when
from threadtui.ui.widgets.sheet import SheetLine
from threadtui.ui.wrap import shorten, wrap

_MOST = 20
"""More posts are not listed."""
_PREVIEW = 6
"""Lines of its words that the only post has."""
_GIST = 2_000
"""Characters of a post's words that are looked at to show some."""


class Candidate(NamedTuple):
    """A post that something may be linked to."""

    post: int
    """Its index, from 0."""
    why: str
    """Why it is offered."""


class Linking:
    """What is being linked, and the posts that it may be linked to. Asked again for each letter that is typed."""

    def __init__(
        self,
        thread: Thread,
        subject: Subject,
        row: int,
        marks: Mapping[str, int],
        others: Iterable[Candidate],
        look: Look,
        first: Iterable[Candidate] = (),
    ) -> None:
        """`row` is the quotation's row, or -1; `marks` has the post of each letter; `first` and `others` are offered,
        too.
        """
        self.subject = subject
        """What is being linked."""
        self._thread = thread
        self._row = row
        self._marks = marks
        self._others = [*others]
        self._first = [*first]
        self._look = look
        self._places: dict[int, Span | None] = {}
        self._listed: list[Candidate] = []

    @property
    def name(self) -> str:
        """What is linked, in words."""
        number = self.subject.post + 1
        if self.subject.start == self.subject.end:
            return f"#{number}"
        return f"{'the selection' if self.subject.added else 'the quotation'} in #{number}"

    def whole(self, post: int) -> bool:
        """Whether quoted words are not found in a post, so that the link is to all of it."""
        return self.subject.start < self.subject.end and self._place(post) is None

    def type(self, typed: str) -> list[Candidate]:
        """List the posts for what is typed: a number, the letter of a mark, a part of an author's name; or all."""
        typed = typed.strip().lstrip("#'")
        if not typed:
            listed = list(self._offered())
        elif typed.isdecimal():
            at = int(typed) - 1 if len(typed) < 10 else -1
            listed = [Candidate(at, "")] if 0 <= at < self.subject.post else []
        elif typed in self._marks:
            listed = [Candidate(self._marks[typed], f"marked {typed}")]
        else:
            listed = list(islice(self._by_author(typed.casefold()), _MOST))
        kept = {one.post: one for one in reversed(listed) if one.post < self.subject.post}
        self._listed = list(reversed(kept.values()))[:_MOST]
        return self._listed

    def __call__(self, width: int) -> list[SheetLine]:
        """The lines for the sheet: each post with the words, where they stand in it, else with its own."""
        lines: list[SheetLine] = []
        text, muted = self._look.text, self._look.muted
        alone = len(self._listed) == 1
        for post, why in self._listed:
            entry = self._thread.posts[post]
            start = f"#{post + 1} {entry.author or UNNAMED}"
            told = "  ".join(filter(None, (why, when(entry.date) if entry.date else "")))
            start = shorten(start, max(10, width - cells(told) - 2))
            head = [Segment(start, text + Style(bold=True)), Segment(f"  {told}", muted)]
            lines.append(SheetLine(head, LinkTo(post)))
            gist, style = self._gist(post), self._look.quote if not self.whole(post) else muted
            spans = wrap(gist, 0, len(gist), max(10, width - 2))[: _PREVIEW if alone else 1]
            for number, (first, last) in enumerate(spans):
                more = number + 1 == len(spans) and last < len(gist)
                words = gist[first:].replace("\n", " ") if more else gist[first:last]
                lines.append(SheetLine([Segment("  " + shorten(words, max(10, width - 2)), style)]))
        return lines or [SheetLine([Segment(shorten(self._none(), width), muted)])]

    def _none(self) -> str:
        if not self.subject.post:
            return "It is the first post: there is none before it."
        before = f"1 to {self.subject.post}" if self.subject.post > 1 else "1"
        return f"Type the number of a post before it ({before}), the letter of a mark, or an author."

    def _gist(self, post: int) -> str:
        """The words of a post where they stand in it, else that they do not, and its first ones."""
        span = None if self.whole(post) else self._place(post)
        text = self._thread.text(post)
        if span:
            return one_line(text[span[0] : min(span[1], span[0] + _GIST)])
        first = one_line(self._thread.body(post).text[:_GIST])
        told = "" if self.subject.start == self.subject.end else "the whole post: "
        return told + (first or "(no words of its own)")

    def _place(self, post: int) -> Span | None:
        if self.subject.start == self.subject.end:
            return None
        if post not in self._places:
            self._places[post] = place_in(self._thread, self._thread.quotes, self.subject, post)
        return self._places[post]

    def _offered(self) -> Iterator[Candidate]:
        """What evidence, marks and the way of the reader speak for; not what it is linked to already."""
        quotes, subject = self._thread.quotes, self.subject
        here = quotes.source[self._row] if self._row >= 0 else -1
        found = quotes.runners_up.get(self._row, ())
        offered = [
            *self._first,
            *(Candidate(one.post, f"{one.method.word} {one.confidence:.2f}") for one in found),
            *(Candidate(post, f"marked {letter}") for letter, post in sorted(self._marks.items())),
            *self._others,
            *islice(self._by_name(quotes.attributions.get(self._row), "the author who is named"), _MOST),
        ]
        if subject.start == subject.end:
            graph = self._thread.graph
            here = -1 if (above := graph.parent(subject.post)) is None else above
            offered.append(Candidate(subject.post - 1, "the post before"))
        return (one for one in offered if one.post != here)

    def _by_name(self, name: str | None, why: str) -> Iterator[Candidate]:
        """The last post before by an author."""
        if name is not None:
            posts = self._thread.posts
            before = range(self.subject.post - 1, -1, -1)
            yield from (Candidate(at, why) for at in before if posts[at].author == name)

    def _by_author(self, part: str) -> Iterator[Candidate]:
        """The posts before by authors with these letters in their name, the nearest first."""
        posts = self._thread.posts
        for at in range(self.subject.post - 1, -1, -1):
            if part in (posts[at].author or "").casefold():
                yield Candidate(at, "")
