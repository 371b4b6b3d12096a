"""A thread as one HTML page without scripts: a post an article, quotations that lead to the words they come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from threadtui.export.segments import UNNAMED, Opening, day, linked, segments, web_address, whose
from threadtui.model import Link
from threadtui.thread import Thread

_STYLE = (
    "body{max-width:46em;margin:2em auto;padding:0 1em;font:1em/1.5 sans-serif;color-scheme:light dark}"
    "article{border-top:1px solid;padding:1em 0}article:target{outline:2px solid}"
    "blockquote{margin:1em 0;padding-left:1em;border-left:3px solid}p{white-space:pre-wrap}"
    "header,cite{font-style:normal;opacity:.8}"
)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What a browser may load for the page: nothing, whatever a post may have brought in."""


def pieces(thread: Thread, posts: Sequence[int]) -> Iterator[str]:
    """Head, the posts one by one, end."""
    yield from _page([(thread, posts)])


def every(threads: Iterable[Thread]) -> Iterator[str]:
    """One page of all threads, each below its title; the names of posts differ."""
    yield from _page((thread, range(len(thread.posts))) for thread in threads)


def _page(threads: Iterable[tuple[Thread, Sequence[int]]]) -> Iterator[str]:
    for number, (thread, posts) in enumerate(threads, 1):
        title = escape(thread.title or thread.source)
        yield f"{_head(title) if number == 1 else ''}<h1>{title}</h1>\n"
        for index in posts:
            yield "".join(_post(thread, index, f"thread-{number}-" if number > 1 else ""))
    yield "</body>\n</html>\n"


def _head(title: str) -> str:
    return (
        f'<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n<meta name="generator" content="threadtui">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n<title>{title}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n"
    )


def _post(thread: Thread, index: int, before: str) -> Iterator[str]:
    """An article; `before` stands before the names of the thread's posts."""
    post = thread.posts[index]
    name = f"{before}post-{index + 1}"
    address = post.permalink if post.permalink and web_address(post.permalink) else f"#{name}"
    yield f'<article id="{name}">\n<header><a href="{escape(address)}">#{index + 1}</a>'
    yield f' <b class="author">{escape(post.author or UNNAMED)}</b>'
    if post.date:
        yield f' <time datetime="{post.date.isoformat()}">{day(post.date)}</time>'
    edited = ' <em class="edited">edited</em>' if post.edited else ""
    yield f'{edited}</header>\n<div class="words">\n'
    links = thread.links(index)
    depth = 0
    for segment in segments(thread, index):
        opens = isinstance(segment, Opening)
        yield "</blockquote>\n" * max(0, depth - segment.depth + opens)
        depth = segment.depth
        if isinstance(segment, Opening):
            yield _opening(thread, segment.row, before)
        else:
            yield f"<p>{''.join(_words(segment.text, segment.start, links))}</p>\n"
    yield "</blockquote>\n" * depth + "</div>\n</article>\n"


def _opening(thread: Thread, row: int, before: str) -> str:
    name, number = whose(thread, row)
    cite = escape(name or UNNAMED)
    if number is None:
        return f"<blockquote>\n<cite>{cite}:</cite>\n"
    address = f"#{before}post-{number}"
    return f'<blockquote cite="{address}">\n<cite><a href="{address}">{cite}</a>:</cite>\n'


def _words(text: str, start: int, links: Sequence[Link]) -> Iterator[str]:
    for part, address in linked(text, start, links):
        yield f'<a rel="nofollow" href="{escape(address)}">{escape(part)}</a>' if address else escape(part)
