"""A thread as Markdown (CommonMark): a heading a post, quotations as block quotations, words as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from threadtui.export.segments import UNNAMED, Opening, Own, day, linked, segments, whose
from threadtui.model import Link
from threadtui.thread import Thread

_ADDRESS = re.compile(r"(?i)\b(?:https?|ftp)://[^\s<>]*[^\s<>.,;:!?'\")\]]")
_MARKUP = re.compile(r"[\\`*_\[\]<>~|#&]")
"""Signs that may mean something inside a line (CommonMark 2.4 lets any be escaped so)."""
_SIGNS = str.maketrans({"<": "%3C", ">": "%3E", "\\": "%5C"})
"""What would end an address in pointed brackets."""
_HEAD = re.compile(r"[+=-]|\d{1,9}(?=[.)])")
"""Signs that mean something at the head of one, beside those."""


def pieces(thread: Thread, posts: Sequence[int]) -> Iterator[str]:
    """The title as a heading, and the posts one by one."""
    if thread.title:
        yield f"# {escaped(thread.title)}\n\n"
    for index in posts:
        post = thread.posts[index]
        told = (escaped(post.author or UNNAMED), day(post.date), "edited" if post.edited else "")
        yield f"## \\#{index + 1} {' · '.join(filter(None, told))}\n\n"
        yield "\n".join((*_lines(thread, index), "", ""))


def escaped(words: str) -> str:
    """Words in which no sign is markup."""
    return _MARKUP.sub(r"\\\g<0>", words)


def _lines(thread: Thread, index: int) -> Iterator[str]:
    links = thread.links(index)
    above = -1
    for segment in segments(thread, index):
        opens = isinstance(segment, Opening)
        if above >= 0:
            yield "> " * min(above, segment.depth - opens)
        signs = "> " * segment.depth
        if isinstance(segment, Opening):
            name, number = whose(thread, segment.row)
            place = f" (\\#{number})" if number else ""
            yield f"{signs}**{escaped(name or UNNAMED)}**{place}:"
        else:
            yield from (signs + line for line in _own(segment, links))
        above = segment.depth


def _own(segment: Own, links: Sequence[Link]) -> Iterator[str]:
    """The lines of a stretch of words; one that another follows ends in a hard break."""
    start = segment.start
    for line, following in pairwise((*segment.text.split("\n"), "")):
        indent = len(line) - len(line.lstrip(" "))
        written = "\u00a0" * indent + "".join(_line(line[indent:], start + indent, links))
        yield written + ("\\" if line.strip() and following.strip() else "")
        start += len(line) + 1


def _line(words: str, start: int, links: Sequence[Link]) -> Iterator[str]:
    for part, address in linked(words, start, links):
        if address is not None and part != address:
            yield f"[{escaped(part)}](<{address.translate(_SIGNS)}>)"
        else:
            yield _running(part)


def _running(words: str) -> str:
    """Words in which addresses stand as they are, and every sign for itself."""
    at = 0
    parts: list[str] = []
    for address in _ADDRESS.finditer(words):
        parts += (escaped(words[at : address.start()]), f"<{address[0]}>")
        at = address.end()
    rest = escaped(words[at:])
    first = parts[0] if parts else rest
    if head := _HEAD.match(first):
        first = f"{head[0]}\\{first[head.end() :]}" if head[0][0].isdigit() else f"\\{first}"
    return "".join((first, *parts[1:], rest) if parts else (first,))
