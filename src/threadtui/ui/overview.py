"""What the sheet says of a whole thread, and of one author."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from threadtui.summary import Summary, answers, most_quoted
from threadtui.text import many, one_line
from threadtui.thread import Thread
from threadtui.ui.activity import Activity
from threadtui.ui.colours import author_style
from threadtui.ui.messages import FilterAuthor, GotoPost
from threadtui.ui.painter import Look
from threadtui.ui.post_head import UNNAMED, day
from threadtui.ui.widgets.sheet import SHEET_MEASURE, SheetLine
from threadtui.ui.wrap import shorten, wrap

Maker = Callable[[int], list[SheetLine]]
_NAME = 20
"""Cells for a name."""
_BAR = 16
"""Cells for the longest bar of a count."""
_PLOT = 4
"""Lines of the plot."""
_MOST = 40
"""So many lines of a list are shown."""


class _Lines:
    """Lines of a sheet as they are put together, all of one width."""

    def __init__(self, thread: Thread, look: Look, width: int) -> None:
        self._thread = thread
        self._look = look
        self.width = max(10, min(width, SHEET_MEASURE))
        self.lines: list[SheetLine] = []

    def heading(self, words: str) -> None:
        """A blank line, then a heading."""
        self.lines += [
            SheetLine([Segment("", self._look.text)]),
            SheetLine([Segment(shorten(words, self.width), self._look.accent + Style(bold=True))]),
        ]

    def say(self, words: str) -> None:
        """Words, wrapped."""
        for start, end in wrap(words, 0, len(words), self.width):
            self.lines.append(SheetLine([Segment(words[start:end], self._look.text)]))

    def plot(self, activity: Activity, posts: Sequence[int] | None) -> None:
        """When posts were written, as columns of blocks; under them what the ends stand for."""
        for line in activity.plot_lines(posts, self.width, _PLOT):
            self.lines.append(SheetLine([Segment(line, self._look.accent)]))
        self.lines.append(SheetLine([Segment(activity.span(self.width), self._look.muted)]))

    def post(self, count: str, post: int, words: str | None = None, named: bool = True) -> None:
        """`4× #22 name  words`, which leads to the post."""
        entry, look = self._thread.posts[post], self._look
        start = f"{count:>6}  #{post + 1} "
        name = shorten(entry.author or UNNAMED, _NAME) if named else ""
        said = one_line(self._thread.body(post).text[:400]) if words is None else words
        room = max(0, self.width - cell_len(start) - cell_len(name) - 2)
        self.lines.append(
            SheetLine(
                [
                    Segment(start, look.text),
                    Segment(name, self._of(entry.author)),
                    Segment(f"  {shorten(said, room)}", look.muted),
                ],
                GotoPost(post, remember=True),
            )
        )

    def author(self, name: str | None, count: int, most: int, message: GotoPost | FilterAuthor) -> None:
        """`name  8 ████`, which leads where the message says."""
        look = self._look
        room = min(_NAME, max(8, self.width // 2))
        shown = shorten(name or UNNAMED, room)
        bar = "█" * max(1, round(min(_BAR, self.width - room - 8) * count / max(1, most)))
        self.lines.append(
            SheetLine(
                [
                    Segment(f"  {shown}{' ' * (room - cell_len(shown))}", self._of(name)),
                    Segment(f"{count:>5} ", look.text),
                    Segment(bar, look.muted),
                ],
                message,
            )
        )

    def more(self, left: int, what: str) -> None:
        """That there are more than are shown."""
        if left > 0:
            self.lines.append(SheetLine([Segment(f"  and {left} more {what}", self._look.muted)]))

    def _of(self, name: str | None) -> Style:
        look = self._look
        return look.text + author_style(name, look.background) if name else look.muted


def overview(thread: Thread, summary: Summary, activity: Activity, look: Look) -> Maker:
    """The thread as a whole; each line of a list leads to its post."""

    def make(width: int) -> list[SheetLine]:
        lines = _Lines(thread, look, width)
        quotes = thread.quotes
        named = sum(name is not None for name, _, _ in summary.authors)
        unnamed = sum(count for name, count, _ in summary.authors if name is None)
        by = f" by {many(named, 'author')}" if named else ""
        without = f", {unnamed} of them unnamed" if unnamed else ""
        lines.say(
            f"{many(len(thread.posts), 'post')}{by}{without};"
            f" {quotes.found} of {many(len(quotes), 'quotation')} with their source."
        )
        if activity.dated:  # by its place, every post is as near to the next as the last
            lines.say("")
            lines.plot(activity, None)
        if summary.quoted:
            lines.heading("Most quoted posts")
            for post, count in summary.quoted:
                lines.post(f"{count}×", post)
        if summary.passages:
            lines.heading("Most quoted passages")
            for passage in summary.passages:
                words = one_line(thread.text(passage.post)[passage.start : passage.end][:400])
                lines.post(f"{len(passage.rows)}×", passage.post, f"“{words}”")
        if summary.chains:
            lines.heading("Longest lines of argument")
            for chain in summary.chains:
                names = dict.fromkeys(name for post in chain if (name := thread.posts[post].author))
                lines.post(f"{len(chain)}", chain[0], f"→ #{chain[-1] + 1}  {', '.join(names)}".rstrip())
        lines.heading("Authors")
        most = max((count for _, count, _ in summary.authors), default=1)
        for name, count, first in summary.authors[:_MOST]:
            lines.author(name, count, most, GotoPost(first, remember=True))
        lines.more(len(summary.authors) - _MOST, "authors")
        if summary.unresolved:
            lines.heading(f"{many(len(summary.unresolved), 'quotation')} without a source")
            for row, reason in summary.unresolved[:_MOST]:
                words = one_line(thread.quote_text(row)[:200])
                lines.post("", quotes.post[row], f"{reason}: “{words}”")
            lines.more(len(summary.unresolved) - _MOST, "of them")
        return lines.lines

    return make


class Dealings(NamedTuple):
    """What has to be counted of an author."""

    to: list[tuple[str | None, int, int]]
    """Whom they answer: name, how often, and the first post that does."""
    by: list[tuple[str | None, int, int]]
    """Who answers them."""
    quoted: list[tuple[int, int]]
    """Their posts that most others quote, and how many do."""


def dealings(thread: Thread, posts: Sequence[int]) -> Dealings:
    """Count what an author, who wrote these posts, has to do with the others."""
    to, by = answers(thread, posts)
    return Dealings(to, by, most_quoted(thread, posts, 10))


def about_author(
    thread: Thread,
    name: str | None,
    posts: Sequence[int],
    activity: Activity,
    look: Look,
    counted: Dealings | None,
) -> Maker:
    """What is known of one author: what the page tells, when they wrote, whom they answer and who answers them.

    `counted` is None while that is still being counted.
    """
    to, by, quoted = counted or Dealings([], [], [])

    def make(width: int) -> list[SheetLine]:
        lines = _Lines(thread, look, width)
        share = 100 * len(posts) / max(1, len(thread.posts))
        days = [when for post in (posts[0], posts[-1]) if (when := thread.posts[post].date)]
        written = f", {' to '.join(dict.fromkeys(map(day, days)))}" if days else ""
        lines.say(f"{len(posts)} of {many(len(thread.posts), 'post')} ({share:.0f} %){written}.")
        if facts := _facts(thread, name):
            lines.say(" · ".join(facts))
        if activity.dated or name:  # without dates and names it would tell nothing
            lines.say("")
            lines.plot(activity, posts)
        lines.lines += [
            SheetLine([Segment("", look.text)]),
            SheetLine([Segment("  Only these posts", look.text + Style(bold=True))], FilterAuthor(name)),
        ]
        if counted is None:
            lines.heading("Whom they answer is being counted …")
        most = max((pairs[0][1] for pairs in (to, by) if pairs), default=1)  # one scale: the two are compared
        for heading, pairs in (("Answers", to), ("Is answered by", by)):
            if pairs:
                lines.heading(heading)
            for other, count, first in pairs[:_MOST]:
                lines.author(other, count, most, GotoPost(first, remember=True))
            lines.more(len(pairs) - _MOST, "authors")
        if quoted:
            lines.heading("Most quoted posts")
            for post, count in quoted:
                lines.post(f"{count}×", post, named=False)
        lines.heading("Posts")
        for post in posts[:_MOST]:
            when = thread.posts[post].date
            said = one_line(thread.body(post).text[:200])
            lines.post("", post, f"{day(when)}  {said}" if when else said, named=False)
        lines.more(len(posts) - _MOST, "posts")
        return lines.lines

    return make


def _facts(thread: Thread, name: str | None) -> list[str]:
    """What the page tells of an author, in words."""
    author = thread.authors.get(name) if name else None
    if author is None:
        return []
    facts = [author.title, author.badge, author.location]
    if author.joined:
        facts.append(f"joined {day(author.joined)}")
    for count, what in (
        (author.messages, "posts on the forum"),
        (author.reaction_score, "likes"),
        (author.points, "points"),
    ):
        facts.append(f"{count:,} {what}" if count is not None else None)
    return [fact for fact in facts if fact]
