"""A thread as plain text, for pipes and screen readers: no drawing, no colours, one post after another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime

from threadtui.evidence import doubts
from threadtui.text import one_line
from threadtui.thread import Thread

UNNAMED = "(no name)"
"""Shown where the file lost an author's name."""


def show_posts(thread: Thread, indexes: Iterable[int]) -> Iterator[str]:
    """The posts with those indexes (from 0): head line, text with quotes marked, blank line."""
    for index in indexes:
        yield head_line(thread, index)
        yield from _marked(thread, index)
        yield ""


def show_tree(thread: Thread) -> Iterator[str]:
    """The quote tree, a line a node, indented by its depth. A post met again is named without its words."""
    graph = thread.graph
    for post, depth, stub in zip(graph.node_post, graph.node_depth, graph.node_stub, strict=True):
        name = thread.posts[post].author or UNNAMED
        rest = f"(stands under #{graph.sources(post)[0] + 1})" if stub else gist(thread, post)
        yield f"{'  ' * depth}#{post + 1} {name}: {rest}"


def show_authors(thread: Thread) -> Iterator[str]:
    """A line an author: posts, name, and what the page tells; last the posts whose author's name was lost."""
    counts = Counter(post.author for post in thread.posts)
    unnamed = counts.pop(None, 0)
    for name, posts in counts.most_common():
        author = thread.authors.get(str(name))
        facts = [
            *(filter(None, (author.title, author.badge)) if author else ()),
            *((f"joined {author.joined}",) if author and author.joined else ()),
            *((f"{author.messages} messages",) if author and author.messages is not None else ()),
        ]
        yield f"{posts:5}  {name}" + (f"  ({', '.join(facts)})" if facts else "")
    if unnamed:
        yield f"{unnamed:5}  {UNNAMED}"


def head_line(thread: Thread, index: int) -> str:
    """Number, author, date and marks of a post."""
    post = thread.posts[index]
    quoted = len(thread.graph.replies(index))
    parts = [f"#{index + 1}", post.author or UNNAMED]
    if post.date:
        parts.append(post.date.isoformat(" ") if isinstance(post.date, datetime) else post.date.isoformat())
    if post.edited:
        parts.append("edited")
    if quoted:
        parts.append("quoted by " + ", ".join(f"#{reply + 1}" for reply in thread.graph.replies(index)))
    return "  ".join(parts)


def gist(thread: Thread, index: int, most: int = 72) -> str:
    """The first own words of a post on one line, of at most so many characters."""
    words = one_line(thread.body(index).text[: 4 * most]) or "(no words of its own)"
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def _marked(thread: Thread, index: int) -> Iterator[str]:
    """The lines of a post in the order in which they stand, each quote under a line that names its source."""
    text, at = thread.text(index), 0
    for row in thread.quotes.outer_rows(index):
        lead = thread.quotes.top(row)
        yield from _own(text[at:lead])
        yield from _quote(thread, row, "> ")
        at = thread.quotes.end[row]
    yield from _own(text[at:])


def _own(text: str) -> Iterator[str]:
    if text.strip():
        yield from text.strip("\n").split("\n")


def _quote(thread: Thread, row: int, marks: str) -> Iterator[str]:
    quote = thread.quotes[row]
    source = quote.source
    name = quote.attribution or (thread.posts[source.post].author if source else None)
    whose = f"#{source.post + 1}" if source else "a post that is not here"
    told = [source.method.word, f"{source.confidence:.2f}", *doubts(thread, row)] if source else []
    how = f" ({', '.join(told)})" if told else ""
    yield f"{marks}Quote of {whose}{f', {name}' if name else ''}{how}:"
    for inner in thread.quotes.inner_rows(row):
        yield from _quote(thread, inner, marks + "> ")
    for line in thread.quote_text(row).split("\n"):
        yield (marks + line).rstrip()
