"""What a file is, and how much of it was understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from threadtui.load import Threads
from threadtui.model import Method, Notice, ThreadEntry
from threadtui.thread import Thread


def describe_threads(threads: Threads) -> Iterator[str]:
    """The same for a file of many threads: what it is, then a line for each thread."""
    entries = threads.entries
    dates = [str(when)[:10] for entry in entries for when in (entry.first, entry.last) if when]
    yield f"file: {threads.source}"
    yield f"format: {threads.format}"
    yield f"threads: {len(entries)}"
    yield f"posts: {sum(entry.posts for entry in entries)}"
    yield f"authors: {len({name for entry in entries for name in entry.authors})} named"
    if dates:
        yield f"dates: {min(dates)} to {max(dates)}"
    yield from map(list_line, entries)
    yield from _warnings(threads.notices)


def list_line(entry: ThreadEntry) -> str:
    """A thread on one line: number, posts, days, title, and its first authors."""
    days = " to ".join(dict.fromkeys(str(when)[:10] for when in (entry.first, entry.last) if when))
    names = ", ".join(entry.authors[:3]) + (" …" if len(entry.authors) > 3 else "")
    posts = f"{entry.posts} post{'s' if entry.posts != 1 else ''}"
    return "  ".join(filter(None, (f"{entry.number:4}.", posts, days, entry.title or "(no title)", names)))


def describe(thread: Thread) -> Iterator[str]:
    """Lines of `label: value`; then a line for each thing that is wrong with the file."""
    quotes, graph, posts = thread.quotes, thread.graph, thread.posts
    named = Counter(post.author for post in posts if post.author)
    dates = [post.date.isoformat()[:10] for post in posts if post.date]
    found = zip(quotes.method, quotes.source, strict=True)
    methods = Counter(Method(method).word for method, source in found if source >= 0)
    unresolved = len(quotes) - quotes.found
    yield f"file: {thread.source}"
    yield f"format: {thread.format}"
    if thread.packed:
        yield f"packed: {', '.join(thread.packed)}"
    yield f"title: {thread.title or '(none)'}"
    unnamed = len(posts) - sum(named.values())
    yield f"posts: {len(posts)}" + (f", {unnamed} of them without a name" if unnamed else "")
    yield f"authors: {len(named)} named"
    if dates:
        yield f"dates: {min(dates)} to {max(dates)}"
    kinds = ", ".join(f"{count} {kind}" for kind, count in methods.most_common())
    resolved = f"{len(quotes) - unresolved} of {len(quotes)} with their source"
    yield f"quotes: {resolved}" + (f" ({kinds})" if kinds else "")
    if unresolved:
        yield f"unresolved: {unresolved} (their words stand in no earlier post of the file)"
    answered = [(len(graph.replies(post)), post) for post in range(len(posts))]
    most, post = max(answered, default=(0, 0), key=lambda pair: (pair[0], -pair[1]))
    if most:
        yield f"most quoted: #{post + 1}, by {most} post{'s' if most > 1 else ''}"
        yield f"longest chain: {max(graph.node_depth, default=0) + 1} posts"
    for mention in thread.mentions():
        those = " or ".join(f"#{one.post + 1}" for one in mention.candidates)
        yield f"named: {mention.name}, in #{mention.post + 1}" + (
            f"; may be the author of {those}" if those else ""
        )
    yield from _warnings(thread.notices)


def _warnings(notices: Iterable[Notice]) -> Iterator[str]:
    for notice in notices:
        where = f"line {notice.line}: " if notice.line else ""
        yield f"warning: {where}{notice.message}"
