"""A thread as JSON Lines: a post a line, with the fields of `threadtui/1`; the first line has the title too."""

from __future__ import annotations

import json
from collections.abc import Iterator

from threadtui.export.data import post_data
from threadtui.thread import Thread


def pieces(thread: Thread) -> Iterator[str]:
    """A line a post."""
    for index in range(len(thread.posts)):
        title = {"title": thread.title} if thread.title and not index else {}
        yield json.dumps(title | post_data(thread, index), ensure_ascii=False) + "\n"
