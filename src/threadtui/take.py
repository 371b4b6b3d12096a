"""What a reader takes out of a thread: a post, some words, a citation, an address. Plain text, no interface."""

from __future__ import annotations

import re
from typing import NamedTuple

from threadtui.export.segments import UNNAMED, Opening, day, segments
from threadtui.export.text import written
from threadtui.text import one_line
from threadtui.thread import Thread

_ADDRESS = re.compile(r"(?i)\b(?:https?://|mailto:)[^\s<>\"]*[^\s<>\".,;:!?')\]]")
_OPENED = re.compile(r"(?i)(?:https?://[^\s/]|mailto:[^\s])")
"""How an address begins that a browser may be given: the web and mail, nothing that runs something here."""


class Address(NamedTuple):
    """Where a post or words in it lead."""

    url: str
    """The address, whole."""
    words: str
    """The words that lead there, or what it is."""

    @property
    def safe(self) -> bool:
        """Whether it may be opened: `http`, `https` or `mailto`, and no control character in it."""
        return bool(_OPENED.match(self.url)) and self.url.isprintable() and " " not in self.url


def post_text(thread: Thread, post: int) -> str:
    """The words of a post, each quotation behind `> ` under a line that says whose it is."""
    return "\n".join(written(thread, post, numbered=True)).strip("\n") + "\n"


def words_between(thread: Thread, post: int, start: int, end: int) -> str:
    """The words from one character of a post's text to another; where they mix own words and quotations, as
    `post_text` marks these.
    """
    parts: list[tuple[int, str]] = []
    for segment in segments(thread, post):
        if isinstance(segment, Opening):
            continue
        cut = segment.text[max(0, start - segment.start) : max(0, end - segment.start)]
        if cut.strip():
            parts.append((segment.depth, cut.strip("\n")))
    plain = len({depth for depth, _ in parts}) < 2
    return "\n\n".join(
        "\n".join(("" if plain else "> " * depth) + line for line in words.split("\n"))
        for depth, words in parts
    )


def citation(thread: Thread, post: int, words: str) -> str:
    """Words behind `> `, and under them author, date, thread, number and address of their post."""
    entry = thread.posts[post]
    told = (
        entry.author or UNNAMED,
        day(entry.date),
        f"“{one_line(thread.title)}”" if thread.title else "",
        f"#{post + 1}",
    )
    lines = [("> " + line).rstrip() for line in words.strip("\n").split("\n")]
    place = [f"<{entry.permalink}>"] if entry.permalink else []
    return "\n".join([*lines, "— " + ", ".join(filter(None, told)), *place]) + "\n"


def addresses(thread: Thread, post: int) -> list[Address]:
    """Where a post leads: its own address first, then the links in its text in order, each address once."""
    text, links = thread.text(post), thread.links(post)
    permalink = thread.posts[post].permalink
    found = [Address(permalink, "this post")] if permalink else []
    placed = [(link.start, Address(link.address, one_line(text[link.start : link.end]))) for link in links]
    placed += (
        (match.start(), Address(match[0], "an address in the words")) for match in _ADDRESS.finditer(text)
    )
    found += (address for _, address in sorted(placed, key=lambda pair: pair[0]))
    return list({address.url: address for address in reversed(found)}.values())[::-1]
