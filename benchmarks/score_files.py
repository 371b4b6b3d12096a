"""The files of the corpora that keep their structure: which each truth is of, and which of its threads."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from threadtui.errors import ThreadtuiError
from threadtui.export import write_all
from threadtui.load import open_threads

Exported = dict[str, Any]


KINDS = {
    "HTML": (".html",),
    "JSON": (".json", ".json.gz"),
    "mail": (".mbox", " files"),  # `maildir of 52 files`
}
"""How the source of a truth ends in the corpora's table, by the kind of format."""


def kind_of(row: dict[str, str]) -> str | None:
    """The kind of a row's format, or None."""
    return next((kind for kind, ends in KINDS.items() if row["source"].endswith(ends)), None)


def files(corpora: Path, rows: list[dict[str, str]]) -> Iterator[tuple[dict[str, str], Path]]:
    """Each row with its file; a Maildir is made anew of the files of its row."""
    with TemporaryDirectory() as made:
        for row in rows:
            if row["format"] != "maildir":
                yield row, corpora / row["source"]
                continue
            name = row["id"].split("--")[1]
            folder = Path(made) / name
            for each in ("cur", "new", "tmp"):
                (folder / each).mkdir(parents=True, exist_ok=True)
            for file in sorted((corpora / "pages" / "maildir").glob(f"{name}__*")):
                (folder / "cur" / re.sub(r"_2_$", ":2,", file.name)).write_bytes(file.read_bytes())
            yield row, folder


@lru_cache(maxsize=1)
def exported(path: Path, *, ids: bool = True, names: bool = True) -> list[Exported]:
    """What is exported of each thread of a file; none where it cannot be read. `ids`, `names`: as `load.link`."""
    try:
        threads = open_threads(path)
        each = (threads.open(number + 1, ids=ids, names=names) for number in range(max(1, len(threads))))
        found: list[Exported] = json.loads("".join(write_all(each, "json")))["threads"]
    except ThreadtuiError as error:
        print(error)
        return []
    return found


def fitting(name: str, threads: list[Exported], score: Callable[[Exported], int]) -> Exported:
    """The thread that fits the truth of that name best, or all of them in a row."""
    if re.search(r"--(thread)?\d+$", name):
        return max(threads, key=score, default={"posts": []})
    posts: list[dict[str, Any]] = []
    for thread in threads:
        before = len(posts)
        for post in thread["posts"]:
            post = {**post, "number": post["number"] + before}
            post["quotes"] = [_moved(quote, before) for quote in post["quotes"]]
            posts.append(post)
    return {"posts": posts}


def _moved(quote: dict[str, Any], by: int) -> dict[str, Any]:
    source = quote["source"]
    return {**quote, "source": source and {**source, "post": source["post"] + by}}
