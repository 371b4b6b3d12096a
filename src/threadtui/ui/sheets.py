"""What the sheet shows: a source to peek at, the posts that quote one, why a link holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from rich.segment import Segment
from rich.style import Style

from threadtui.take import Address
from threadtui.text import one_line
from threadtui.thread import Thread
from threadtui.ui.cells import cells
from threadtui.ui.columns import LEFT, RIGHT
from threadtui.ui.evidence_sheet import EvidenceSheet
from threadtui.ui.messages import GotoPost, OpenAddress
from threadtui.ui.painter import Painter, State
from threadtui.ui.piping import Pipe
from threadtui.ui.post_head import UNNAMED
from threadtui.ui.post_lines import Kind, post_lines
from threadtui.ui.standing_sheet import Standing
from threadtui.ui.widgets.sheet import Late, SheetLine
from threadtui.ui.wrap import shorten, wrap

if TYPE_CHECKING:
    from threadtui.ui.widgets.post_page import PostPage

Maker = Callable[[int], list[SheetLine]]
"""Makes the lines of a sheet for a number of cells."""


def peek(thread: Thread, row: int, page: PostPage) -> tuple[str, str, Maker]:
    """The source of a quote, the quoted words lit."""
    quotes = thread.quotes
    source = quotes.source[row]
    lit = (source, quotes.source_start[row], quotes.source_end[row])

    def make(width: int) -> list[SheetLine]:
        room = max(10, width - LEFT - RIGHT)
        painter = Painter(thread, page.look, width, room)
        state = State(False, -1, lit)
        lines = [*post_lines(thread, source, room, frozenset())]
        while lines and lines[-1].kind is Kind.GAP:  # no other post follows
            lines.pop()
        return [
            SheetLine([*painter.strip(source, line, state)], lit=_holds(line.kind, line.start, line.end, lit))
            for line in lines
        ]

    return f"Source of the quote in #{quotes.post[row] + 1}", "P climbs on · Esc closes", make


def citing(thread: Thread, page: PostPage) -> tuple[str, str, Maker]:
    """The posts that quote the current one, each with the words that it quotes."""
    post, look = page.current, page.look
    rows = [*thread.graph.citing(post)]

    def said(row: int, width: int) -> list[Segment]:
        reply = thread.quotes.post[row]
        start = f"#{reply + 1} {thread.posts[reply].author or UNNAMED}  "
        words = shorten(one_line(thread.body(reply).text[:400]), max(0, width - cells(start)))
        return [Segment(start, look.text + Style(bold=True)), Segment(words, look.text)]

    def quoted(row: int, width: int) -> list[Segment]:
        words = shorten(one_line(thread.quote_text(row)[:400]), max(0, width - 4))
        return [Segment("  ┃ ", look.muted), Segment(words, look.muted)]

    def make(width: int) -> list[SheetLine]:
        lines: list[SheetLine] = []
        for row in rows:  # there may be thousands: a line is put together when it comes into sight
            message = GotoPost(thread.quotes.post[row], remember=True)
            lines += [
                SheetLine(Late(partial(said, row, width)), message),
                SheetLine(Late(partial(quoted, row, width))),
            ]
        return lines or [SheetLine([Segment("No post of this file quotes it.", look.muted)])]

    return f"Who quotes #{post + 1}", "Enter goes there · Esc closes", make


def evidence(thread: Thread, row: int, page: PostPage) -> tuple[str, str, Maker]:
    """Why a quote is linked as it is, and what else is known of its post."""
    sheet, standing = (
        EvidenceSheet(thread, row, page.look),
        Standing(thread, thread.quotes.post[row], page.look),
    )

    def make(width: int) -> list[SheetLine]:
        more = standing(width)
        return [*sheet(width), *([SheetLine([Segment("", page.look.text)])] if more else []), *more]

    return sheet.title, "Enter goes there · Esc closes", make


def standing(thread: Thread, post: int, page: PostPage) -> tuple[str, str, Maker] | None:
    """What is known of a post that quotes none; None where that is nothing."""
    made = Standing(thread, post, page.look)
    return (f"#{post + 1} quotes no post", "Enter goes there · Esc closes", made) if made else None


def links(found: Sequence[Address], page: PostPage) -> tuple[str, str, Maker]:
    """Where a post and the links in it lead: the words, the host by itself, the address whole."""
    look = page.look

    def make(width: int) -> list[SheetLine]:
        lines: list[SheetLine] = []
        for address in found:
            host = urlsplit(address.url).hostname if address.safe else None
            leads = f" leads to {host}" if host else "" if address.safe else " is not opened from here"
            message = OpenAddress(address.url) if address.safe else None
            bold = look.text + Style(bold=True)
            words = shorten(address.words, max(8, width - len(leads)))
            lines.append(SheetLine([Segment(words, bold), Segment(leads, look.muted)], message))
            for start, end in wrap(address.url, 0, len(address.url), max(10, width - 2)):
                lines.append(SheetLine([Segment(f"  {address.url[start:end]}", look.text)]))
        return lines or [SheetLine([Segment("This post has no address and no links.", look.muted)])]

    return f"Where #{page.current + 1} leads", "Enter opens it · Esc closes", make


def output(pipe: Pipe, page: PostPage) -> tuple[str, str, Maker]:
    """What a command printed, or that it still runs."""

    def make(width: int) -> list[SheetLine]:
        text = pipe.output.rstrip("\n") or ("(it printed nothing)" if pipe.ended else "running …")
        spans = wrap(text, 0, len(text), max(10, width))
        return [SheetLine([Segment(text[start:end], page.look.text)]) for start, end in spans]

    return (
        f"{shorten(pipe.command, 40)}: {pipe.ended or 'running'}",
        "Esc closes" if pipe.ended else "Esc ends it",
        make,
    )


def _holds(kind: Kind, start: int, end: int, lit: tuple[int, int, int]) -> bool:
    return kind is Kind.OWN and lit[1] < end and lit[2] > start
