"""What the sheet shows: a source to peek at, the posts that quote one, why a link holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style

from threadtui.model import Method, Source
from threadtui.text import one_line
from threadtui.thread import Thread
from threadtui.ui.messages import GotoPost
from threadtui.ui.painter import LEFT, RIGHT, UNNAMED, Painter, State
from threadtui.ui.post_lines import Kind, post_lines
from threadtui.ui.widgets.sheet import SheetLine
from threadtui.ui.wrap import shorten, wrap

if TYPE_CHECKING:
    from threadtui.ui.widgets.post_page import PostPage

Maker = Callable[[int], list[SheetLine]]
"""Makes the lines of a sheet for a number of cells."""

REASONS = {
    Method.ID: "the page itself names the quoted post",
    Method.VERBATIM: "the words stand there, word for word",
    Method.TRIMMED: "the words stand there, some left out between",
    Method.EDITED: "most of the words stand there in this order; some were changed",
    Method.ATTRIBUTION: "the name that is given; the words were not found",
    Method.SHORT: "the same few words, in a paragraph of their own with an answer under it",
    Method.MANUAL: "you linked it",
    Method.NONE: "no earlier post of this file has the words",
}
"""What each method means, for a reader."""


def peek(thread: Thread, row: int, page: PostPage) -> tuple[str, str, Maker]:
    """The source of a quote, the quoted words lit."""
    quotes = thread.quotes
    source = quotes.source[row]
    lit = (source, quotes.source_start[row], quotes.source_end[row])

    def make(width: int) -> list[SheetLine]:
        room = max(10, width - LEFT - RIGHT)
        painter = Painter(thread, page.look, width, room)
        state = State(False, -1, lit)
        return [
            SheetLine([*painter.strip(source, line, state)], lit=_holds(line.kind, line.start, line.end, lit))
            for line in post_lines(thread, source, room, frozenset())
        ]

    return f"Source of the quote in #{quotes.post[row] + 1}", "P climbs on · Esc puts it away", make


def citing(thread: Thread, page: PostPage) -> tuple[str, str, Maker]:
    """The posts that quote the current one, each with the words that it quotes."""
    post, look = page.current, page.look
    rows = [*thread.graph.citing(post)]

    def make(width: int) -> list[SheetLine]:
        lines: list[SheetLine] = []
        for row in rows:
            reply = thread.quotes.post[row]
            name = thread.posts[reply].author or UNNAMED
            start = f"#{reply + 1} {name}  "
            message = GotoPost(reply, remember=True)
            said = shorten(one_line(thread.body(reply).text[:400]), max(0, width - len(start)))
            quoted = shorten(one_line(thread.quote_text(row)[:400]), max(0, width - 4))
            lines += [
                SheetLine([Segment(start, look.text + Style(bold=True)), Segment(said, look.text)], message),
                SheetLine([Segment("  ┃ ", look.muted), Segment(quoted, look.muted)]),
            ]
        return lines or [SheetLine([Segment("No post of this file quotes it.", look.muted)])]

    return f"Who quotes #{post + 1}", "Enter goes there · Esc puts it away", make


def evidence(thread: Thread, row: int, page: PostPage) -> tuple[str, str, Maker]:
    """Method, confidence, runners-up, and what of the words differs."""
    quote, look = thread.quotes[row], page.look
    found = quote.source

    def make(width: int) -> list[SheetLine]:
        lines: list[SheetLine] = []

        def say(text: str, style: Style = look.text, message: GotoPost | None = None) -> None:
            for start, end in wrap(text, 0, len(text), max(10, width)):
                lines.append(SheetLine([Segment(text[start:end], style)], message))

        if found is None:
            say(f"{REASONS[Method.NONE].capitalize()}.")
        else:
            say(_place(thread, found), look.text + Style(bold=True), GotoPost(found.post, remember=True))
            say(f"{found.method.word}: {REASONS[found.method]}.")
            say(f"Confidence {found.confidence:.2f}: of links such as this, about so many are right.")
        if quote.attribution:
            author = thread.posts[found.post].author if found else None
            other = author is not None and author != quote.attribution
            say(
                f"The post gives the name {quote.attribution}"
                + (f", but the words are {author}'s." if other else ".")
            )
        if quote.runners_up:
            say("")
            say("Other places that have the words:", look.muted)
            for source in quote.runners_up:
                say(
                    f"  {_place(thread, source)}, {source.confidence:.2f}",
                    look.text,
                    GotoPost(source.post, remember=True),
                )
        say("")
        say("The quotation:", look.muted)
        say(thread.quote_text(row), look.quote)
        if found and quote.altered:
            say("")
            say("In the source:", look.muted)
            say(thread.text(found.post)[found.start : found.end], look.quote)
        return lines

    return f"Why this quote in #{quote.post + 1} is linked", "Enter goes there · Esc puts it away", make


def _place(thread: Thread, source: Source) -> str:
    return f"#{source.post + 1} {thread.posts[source.post].author or UNNAMED}"


def _holds(kind: Kind, start: int, end: int, lit: tuple[int, int, int]) -> bool:
    return kind is Kind.OWN and lit[1] < end and lit[2] > start
