"""The flow of the data: file → reader → posts → quotes resolved → graph. Views only read what it makes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from threadtui.graph import ThreadGraph
from threadtui.model import Post
from threadtui.quotes import resolve
from threadtui.readers import InputFile, reader_for
from threadtui.thread import Thread


def open_thread(file: Path | InputFile) -> Thread:
    """A thread with its quotes resolved. Raises ThreadtuiError where the file cannot be read as one."""
    thread, posts = begin(file)
    for post in posts:
        thread.add(post)
    link(thread)
    return thread


def begin(file: Path | InputFile) -> tuple[Thread, Iterator[Post]]:
    """An empty thread and the posts to add to it, which are read as they are taken."""
    reader = reader_for(InputFile.open(file) if isinstance(file, Path) else file)
    return Thread(reader), reader.posts()


def link(thread: Thread) -> None:
    """Find the source of every quotation in the posts that the thread has, and who answers whom."""
    quotes = resolve(thread.texts())
    graph = ThreadGraph(quotes, len(thread.posts))
    thread.quotes, thread.graph = quotes, graph
