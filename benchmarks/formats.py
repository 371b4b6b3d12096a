"""How fast each format is read: megabytes and posts a CPU second, from a file in memory to texts with their marks.

    python benchmarks/formats.py [--posts N] [--only NAME ...]

The same thread is written in each format, with the markup that the engine wraps around a post, so that the rows
can be compared. Nothing is resolved: that is the same work for all, and `quotes.py` measures it.
"""

from __future__ import annotations

import argparse
import bz2
import gzip
import html
import io
import json
import lzma
import sys
import time
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from threadtui.export import write
from threadtui.load import open_thread
from threadtui.readers import InputFile, readers_for

WORDS = (
    "the a boat lamp harbour of in winter and snow rope keeper gull bell when it rings then answers with"
    " torch fog not morning tide slow bread oven cat ferry ticket pier sleeps box wheel thread tension"
    " spindle wool rain umbrella"
)
"""Of which the posts are made, parted by spaces."""
START = datetime(2019, 3, 14, 9, 5)


class Post:
    """A made post: three paragraphs, and in every third post a quotation of an earlier one."""

    def __init__(self, number: int, random: Random, earlier: list[Post]) -> None:
        self.number = number
        self.author = f"author_{random.randrange(200)}"
        self.date = START + timedelta(minutes=7 * number)
        self.paragraphs = [
            " ".join(random.choices(WORDS.split(), k=random.randrange(10, 60))) + "." for _ in range(3)
        ]
        self.quoted = random.choice(earlier) if earlier and number % 3 == 0 else None

    @property
    def iso(self) -> str:
        """When it was written."""
        return f"{self.date.isoformat()}+00:00"


def thread(posts: int) -> list[Post]:
    """A thread, the same each time."""
    random = Random(7)
    made: list[Post] = []
    for number in range(1, posts + 1):
        made.append(Post(number, random, made))
    return made


def paragraphs(post: Post) -> str:
    """A post's own words as HTML."""
    return "".join(f"<p>{html.escape(words)}</p>" for words in post.paragraphs)


def page(head: str, posts: list[str], foot: str = "") -> bytes:
    """An HTML page."""
    start = f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>A lamp</title></head><body><h1>A lamp</h1>{head}'
    return f"{start}{''.join(posts)}{foot}</body></html>".encode()


def xenforo(posts: list[Post]) -> bytes:
    """XenForo 2."""
    return page(
        "",
        [
            f'<article class="message message--post" data-author="{post.author}" data-content="post-{post.number}">'
            '<div class="message-inner"><div class="message-cell message-cell--user"><section class="message-user">'
            f'<h4 class="message-name"><a class="username">{post.author}</a></h4><h5 class="userTitle">Member</h5>'
            '<dl class="pairs"><dt>Joined</dt><dd>Feb 3, 2011</dd></dl></section></div><div class="message-main">'
            f'<time class="u-dt" datetime="{post.iso}">x</time><div class="message-body"><div class="bbWrapper">'
            + (
                f'<blockquote class="bbCodeBlock bbCodeBlock--quote" data-quote="{post.quoted.author}" '
                f'data-source="post: {post.quoted.number}"><div class="bbCodeBlock-content">'
                f"{post.quoted.paragraphs[0]}</div></blockquote>"
                if post.quoted
                else ""
            )
            + f"{paragraphs(post)}</div></div></div></div></article>"
            for post in posts
        ],
    )


def phpbb(posts: list[Post]) -> bytes:
    """phpBB 3."""
    return page(
        "",
        [
            f'<div id="p{post.number}" class="post bg1"><dl class="postprofile"><dt>'
            f'<a class="username">{post.author}</a></dt></dl><div class="postbody"><p>by <strong>'
            f'<a class="username">{post.author}</a></strong> &raquo; <time datetime="{post.iso}">x</time></p>'
            '<div class="content">'
            + (
                f'<blockquote><div><cite>{post.quoted.author} wrote: <a href="#p{post.quoted.number}" '
                f'data-post-id="{post.quoted.number}">↑</a></cite>{post.quoted.paragraphs[0]}</div></blockquote>'
                if post.quoted
                else ""
            )
            + f"{paragraphs(post)}</div></div></div>"
            for post in posts
        ],
    )


def unknown(posts: list[Post]) -> bytes:
    """A page of no known engine."""
    return page(
        "",
        [
            f'<div class="entry"><b class="by-user">{post.author}</b> <time datetime="{post.iso}">x</time>'
            f'<div class="text">{paragraphs(post)}</div></div>'
            for post in posts
        ],
    )


def discourse(posts: list[Post]) -> bytes:
    """A topic of Discourse."""
    return json.dumps(
        {
            "id": 5,
            "title": "A lamp",
            "post_stream": {
                "posts": [
                    {
                        "post_number": post.number,
                        "username": post.author,
                        "created_at": post.iso,
                        "topic_id": 5,
                        "cooked": (
                            f'<aside class="quote" data-username="{post.quoted.author}" data-topic="5" '
                            f'data-post="{post.quoted.number}"><blockquote><p>{post.quoted.paragraphs[0]}</p>'
                            "</blockquote></aside>"
                            if post.quoted
                            else ""
                        )
                        + paragraphs(post),
                    }
                    for post in posts
                ]
            },
        }
    ).encode()


def json_lines(posts: list[Post]) -> bytes:
    """JSON Lines with quotations."""
    return "\n".join(
        json.dumps(
            {
                "id": str(post.number),
                "author": post.author,
                "date": post.iso,
                "body": "\n\n".join(post.paragraphs),
                "quotes": [{"text": post.quoted.paragraphs[0], "source": str(post.quoted.number)}]
                if post.quoted
                else [],
            }
        )
        for post in posts
    ).encode()


def flattened(posts: list[Post]) -> bytes:
    """Text whose posts a no-break space parts."""
    return "\n\u00a0\n".join(
        "\n\n".join([*([post.quoted.paragraphs[0]] if post.quoted else []), *post.paragraphs])
        for post in posts
    ).encode()


def exported(form: str) -> Callable[[list[Post]], bytes]:
    """What is exported from the JSON Lines."""
    return lambda posts: "".join(write(open_thread(InputFile("lines", json_lines(posts))), form)).encode()


def zipped(posts: list[Post]) -> bytes:
    """Four pages in a zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for at in range(4):
            archive.writestr(
                f"page-{at}.html", xenforo(posts[at * len(posts) // 4 : (at + 1) * len(posts) // 4])
            )
    return out.getvalue()


FORMATS: dict[str, Callable[[list[Post]], bytes]] = {
    "XenForo 2 page": xenforo,
    "phpBB 3 page": phpbb,
    "unknown page": unknown,
    "Discourse JSON": discourse,
    "JSON Lines": json_lines,
    "own export": exported("json"),
    "mbox": exported("mbox"),
    "flattened text": flattened,
    "gzip of a page": lambda posts: gzip.compress(xenforo(posts)),
    "bzip2 of a page": lambda posts: bz2.compress(xenforo(posts)),
    "xz of a page": lambda posts: lzma.compress(xenforo(posts), preset=1),
    "zip of 4 pages": zipped,
}
"""What is measured."""


def read(data: bytes) -> int:
    """Read a file whole: the posts, their texts and marks; how many posts."""
    count = 0
    for reader in readers_for(InputFile("file", data)):
        for post in reader.posts():
            reader.text(post)
            reader.marks(post)
            count += 1
    return count


def main() -> int:
    """Print the table; the exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--posts", type=int, default=5_000)
    parser.add_argument("--only", nargs="*", default=[], help="words of the names")
    parser.add_argument("files", nargs="*", type=Path, help="files of one's own to measure too")
    options = parser.parse_args()
    posts = thread(options.posts)
    made = {
        name: make
        for name, make in FORMATS.items()
        if not options.only or any(w in name for w in options.only)
    }
    print(f"{'format':22} {'MB':>7} {'posts':>7} {'CPU s':>7} {'MB/s':>7} {'posts/s':>8}")
    rows = [(name, make(posts)) for name, make in made.items()]
    rows += [(path.name[:22], path.read_bytes()) for path in options.files]
    for name, data in rows:
        started = time.process_time()
        count = read(data)
        seconds = time.process_time() - started
        size = len(data) / 1e6
        print(f"{name:22} {size:7.1f} {count:7} {seconds:7.2f} {size / seconds:7.1f} {count / seconds:8.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
