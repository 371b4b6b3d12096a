"""The flow of the data: file → reader → posts → quotes resolved → graph. Views only read what it makes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from threadtui.graph import ThreadGraph
from threadtui.model import Post
from threadtui.quotes import QuoteTable
from threadtui.readers import InputFile, reader_for
from threadtui.thread import Thread


def open_thread(file: Path | InputFile) -> Thread:
    """A thread with its quotes resolved. Raises ThreadtuiError where the file cannot be read as one."""
    thread, posts = begin(file)
    for post in posts:
        thread.add(post)
    thread.quotes, thread.graph = link(thread)
    return thread


def begin(file: Path | InputFile) -> tuple[Thread, Iterator[Post]]:
    """An empty thread and the posts to add to it, which are read as they are taken."""
    reader = reader_for(InputFile.open(file) if isinstance(file, Path) else file)
    return Thread(reader), reader.posts()


def link(thread: Thread) -> tuple[QuoteTable, ThreadGraph]:
    """The quotes in the posts that the thread has so far, each with its source, and who answers whom."""
    # Here, because they bring numpy, which a reader's first screen need not wait for.
    from threadtui.quotes.marked import resolve_marked
    from threadtui.quotes.resolve import resolve

    posts = thread.posts
    if thread.marked:
        ids = {post.id: at for at, post in enumerate(posts) if post.id is not None}
        quotes = resolve_marked(thread.texts(), thread.marks(), ids, [post.author for post in posts])
    else:
        quotes = resolve(thread.texts())
    return quotes, ThreadGraph(quotes, len(posts), thread.answered())
