"""Mail in HTML alone: made text by the engine of forum pages, then read on as lines with signs."""

from __future__ import annotations

from threadtui.readers.html.blocks import render
from threadtui.readers.html.nesting import cut_where_too_deep
from threadtui.readers.html.profile import Profile
from threadtui.readers.html.rendered import Place, Rendered
from threadtui.readers.mail.flowed import Level
from threadtui.readers.mail.quoting import DEEPEST

_MAIL = Profile(
    name="mail",
    evidence="html",
    post="html",
    body=("body",),
    author=(),
    id=(),
    drop="title, meta, link",
    quote="blockquote",
    attribution="",
)
"""Mailers agree on one thing: quotations are `blockquote`. The line above one is found as in plain mail."""


def rendered_page(page: str) -> Rendered:
    """A page as text with its quotations and links."""
    from selectolax.lexbor import LexborHTMLParser  # here, so that plain mail need not load it

    data, _ = cut_where_too_deep(page.encode("utf-8", "replace"))
    root = LexborHTMLParser(data).body
    return render([root], _MAIL, Place()) if root is not None else Rendered("", (), ())


def page_lines(page: Rendered) -> list[Level]:
    """The lines of a page, each with the number of quotations around it."""
    lines: list[Level] = []
    at = 0
    for line in page.text.split("\n"):
        around = sum(mark.start <= at < mark.end for mark in page.marks)
        lines.append((min(around, DEEPEST), line))
        at += len(line) + 1
    return lines
