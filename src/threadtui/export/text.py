"""A thread as plain text: a head line a post, quotations behind `> ` under a line that says whose words they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from threadtui.export.segments import UNNAMED, Opening, day, segments, whose
from threadtui.thread import Thread

_SIGN = re.compile(r">|#\d+  ")
"""What an author's own line must not begin with: it would pass for a quotation or for the head of a post."""


def pieces(thread: Thread, posts: Sequence[int]) -> Iterator[str]:
    """The title, and the posts one by one."""
    if thread.title:
        yield f"{thread.title}\n\n"
    for index in posts:
        post = thread.posts[index]
        head = (f"#{index + 1}", post.author or UNNAMED, day(post.date), "edited" if post.edited else "")
        yield "\n".join(("  ".join(filter(None, head)), *written(thread, index, numbered=True), "", ""))


def written(thread: Thread, index: int, *, numbered: bool) -> Iterator[str]:
    """The lines of a post; `numbered`: a quotation's line names its source by number too."""
    above = -1  # quotation signs of the paragraph above, -1 where none is to be parted from it
    for segment in segments(thread, index):
        opens = isinstance(segment, Opening)
        depth = segment.depth - 1 if opens else segment.depth
        if above >= 0:
            yield "> " * (min(above, depth) - 1) + ">" if min(above, depth) else ""
        signs = "> " * depth
        if isinstance(segment, Opening):
            name, number = whose(thread, segment.row)
            place = f" (#{number})" if number and numbered else ""
            yield f"{signs}{name or UNNAMED} wrote{place}:"
        else:
            for line in segment.text.split("\n"):
                yield (signs + (" " if _SIGN.match(line) else "") + line).rstrip()
        above = -1 if opens else depth
