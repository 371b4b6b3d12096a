"""A thread written in a form that other programs read, in pieces, so that none of it is held twice.

Each form is a module with `pieces`, which writes the posts of some indexes, and with `AROUND` where a file of many
threads needs something before, between and after them, or `every` where it is written in a way of its own; it is
loaded when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from threadtui.thread import Thread

FORMS: dict[str, str] = {
    "json": "threadtui.export.json",
    "jsonl": "threadtui.export.jsonl",
    "markdown": "threadtui.export.markdown",
    "html": "threadtui.export.html",
    "text": "threadtui.export.text",
    "mbox": "threadtui.export.mbox",
}
"""Every form that `--to` takes, and the module that writes it."""
SUFFIXES = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".md": "markdown",
    ".html": "html",
    ".txt": "text",
    ".mbox": "mbox",
}
"""The form that the end of a file's name asks for."""


def write(thread: Thread, form: str, posts: Sequence[int] | None = None) -> Iterator[str]:
    """The thread in a form of the table, as pieces of text; only the posts of these indexes where some are given."""
    pieces = cast("Callable[[Thread, Sequence[int]], Iterator[str]]", import_module(FORMS[form]).pieces)
    return pieces(thread, range(len(thread.posts)) if posts is None else posts)


def write_all(threads: Iterable[Thread], form: str) -> Iterator[str]:
    """The threads of a file of many, one after the other; each is taken when the one before is written."""
    module = import_module(FORMS[form])
    if hasattr(module, "every"):
        yield from module.every(threads)
        return
    before, between, after = getattr(module, "AROUND", ("", "", ""))
    yield before
    for number, thread in enumerate(threads):
        yield between if number else ""
        yield from module.pieces(thread, range(len(thread.posts)))
    yield after


def to_json(thread: Thread) -> Iterator[str]:
    """The thread as JSON, schema `threadtui/1`."""
    return write(thread, "json")
