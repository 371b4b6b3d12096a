"""Short ways from a page's text to what was made of it, for every test."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from threadtui.export import to_json
from threadtui.load import open_thread
from threadtui.model import Post
from threadtui.readers import InputFile, Reader, reader_for
from threadtui.thread import Thread

ROOT = Path(__file__).resolve().parents[1]
"""The repository."""
SAMPLES = ROOT / "sample_threads"
"""The threads that are packaged."""
THREADS = sorted(path for path in SAMPLES.iterdir() if path.suffix in (".txt", ".jsonl"))
"""Those of twenty posts and more, each with an answer sheet; the others show a format."""
SHARED = ROOT.parent / "shared"
"""Material beside the repository, which only some machines have."""


class Page:
    """What a reader made of a page, before anybody looks for quotations in it."""

    def __init__(self, reader: Reader) -> None:
        self.posts: list[Post] = list(reader.posts())
        self.texts: list[str] = [reader.text(post) for post in self.posts]
        self.names = [post.author for post in self.posts]
        self.title = reader.title
        self.authors = reader.authors
        self.format = reader.format
        self.warnings = [(notice.line, notice.message) for notice in reader.notices]


def parted(*posts: str) -> str:
    """A page of posts parted by lines with only a no-break space."""
    return "\n\u00a0\n".join(posts)


def jsonl(*posts: tuple[str, str], title: str = "Made") -> InputFile:
    """A file of JSON Lines: a post for each author and text, a day apart."""
    lines = (
        {"id": str(at), "author": author, "date": f"2021-03-{at + 1:02}", "text": text, "title": title}
        for at, (author, text) in enumerate(posts)
    )
    return InputFile("made.jsonl", "\n".join(map(json.dumps, lines)).encode())


def read_page(page: str | bytes) -> Page:
    """Read a page: index and texts."""
    return Page(reader_for(_file(page)))


def thread_of(page: str | bytes) -> Thread:
    """Read a page and resolve its quotations."""
    return open_thread(_file(page))


def export(thread: Thread | Path) -> dict[str, Any]:
    """What `threadtui export --to json` writes for a thread or a file, parsed."""
    made: dict[str, Any] = json.loads(
        "".join(to_json(open_thread(thread) if isinstance(thread, Path) else thread))
    )
    return made


def folded(text: str | None) -> str:
    """White space folded: answer sheets are compared so."""
    return " ".join((text or "").split())


def quoted_in_source(exported: dict[str, Any], quote: dict[str, Any]) -> str:
    """The characters of the source's body that a quote's span names."""
    source = quote["source"]
    body: str = exported["posts"][source["post"] - 1]["body"]
    return body[slice(*source["span"])]


def _file(page: str | bytes) -> InputFile:
    return InputFile("page.txt", page.encode() if isinstance(page, str) else page)
