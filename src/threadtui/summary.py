"""The shape of a thread in numbers: what is quoted most, the longest arguments, who answers whom, what is not found."""

from __future__ import annotations

import heapq
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from threadtui.model import Method
from threadtui.thread import Thread


class Passage(NamedTuple):
    """Words of a post that others quote."""

    post: int
    """Index of the post."""
    start: int
    """First character of the words in the post's text."""
    end: int
    """One past the last."""
    rows: tuple[int, ...]
    """Rows of the quotes that quote them, or a part of them, in reading order."""


class Summary(NamedTuple):
    """What a thread is like as a whole."""

    authors: list[tuple[str | None, int, int]]
    """Name, number of posts and first post of each, those with most posts first, the unnamed last."""
    quoted: list[tuple[int, int]]
    """The posts that most others quote, and how many do."""
    passages: list[Passage]
    """The passages of these that are quoted most, and more than once."""
    chains: list[list[int]]
    """The longest lines of argument that share no post, each from its first post on."""
    unresolved: list[tuple[int, str]]
    """Rows of the quotes without a source, and why they have none."""


def summarise(thread: Thread, most: int = 10) -> Summary:
    """Count a thread: of each list at most so many, but for authors and what is not found."""
    quoted = most_quoted(thread, range(len(thread.posts)), most)
    passages = [found for post, _ in quoted for found in passages_of(thread, post) if len(found.rows) > 1]
    return Summary(
        authors=_authors(thread),
        quoted=quoted,
        passages=heapq.nsmallest(most, passages, key=lambda found: -len(found.rows)),
        chains=longest_chains(thread, most),
        unresolved=unresolved(thread),
    )


def most_quoted(thread: Thread, posts: Iterable[int], most: int) -> list[tuple[int, int]]:
    """Of some posts those that most others quote, and how many do; posts that nobody quotes are none of them."""
    counts = ((post, len(thread.graph.replies(post))) for post in posts)
    return heapq.nsmallest(most, (pair for pair in counts if pair[1]), key=lambda pair: -pair[1])


def passages_of(thread: Thread, post: int) -> list[Passage]:
    """The passages of a post that others quote, from its beginning on; what overlaps is one passage."""
    quotes = thread.quotes
    spans = sorted(
        (quotes.source_start[row], quotes.source_end[row], row)
        for row in thread.graph.citing(post)
        if quotes.source_end[row] > quotes.source_start[row]
    )
    found: list[tuple[int, int, list[int]]] = []
    for start, end, row in spans:
        if found and start < found[-1][1]:
            first, last, rows = found.pop()
            rows.append(row)
            found.append((first, max(last, end), rows))
        else:
            found.append((start, end, [row]))
    return [Passage(post, start, end, tuple(sorted(rows))) for start, end, rows in found]


def longest_chains(thread: Thread, most: int) -> list[list[int]]:
    """The longest lines of argument of two posts and more; each goes on with the reply that leads farthest."""
    graph = thread.graph
    posts, parents, stubs = graph.node_post, graph.node_parent, graph.node_stub
    length, onward = array("i", bytes(4 * len(posts))), array("i", [-1]) * len(posts)
    for node in range(len(posts) - 1, -1, -1):  # nodes stand after the node above them
        length[node] += 1
        above = parents[node]
        if not stubs[node] and above >= 0 and length[node] >= length[above]:
            length[above], onward[above] = length[node], node
    begins = (
        node
        for node in range(len(posts))
        if not stubs[node] and length[node] > 1 and (parents[node] < 0 or onward[parents[node]] != node)
    )
    chains = []
    for node in heapq.nsmallest(most, begins, key=lambda node: -length[node]):
        chain = []
        while node >= 0:
            chain.append(posts[node])
            node = onward[node]
        chains.append(chain)
    return chains


def unresolved(thread: Thread) -> list[tuple[int, str]]:
    """The rows of the quotes that have no source, and why."""
    quotes = thread.quotes
    gathered = {(post, found.text): found for found in quotes.missing for post in found.quoted_by}
    names = {post.author for post in thread.posts}
    found = []
    for row, source in enumerate(quotes.source):
        if source >= 0:
            continue
        missing = gathered.get((quotes.post[row], thread.quote_text(row)))
        name = quotes.attributions.get(row)
        if quotes.method[row] == Method.MANUAL:
            reason = "you broke its link"
        elif missing and len(missing.quoted_by) > 1:
            reason = f"{len(missing.quoted_by)} posts quote these words of a post that is not in the file"
        elif name and name not in names:
            reason = f"{name}, whom it names, has no post in the file"
        elif name:
            reason = f"no earlier post by {name} has the words, nor any other"
        else:
            reason = "no earlier post of the file has the words"
        found.append((row, reason))
    return found


def answers(thread: Thread, posts: Sequence[int]) -> tuple[list[tuple[str | None, int, int]], ...]:
    """Whom some posts answer, and who answers them: name, how often, and the first post that does."""
    graph, written = thread.graph, thread.posts
    to: list[tuple[str | None, int]] = []
    by: list[tuple[str | None, int]] = []
    for post in posts:
        above = graph.parent(post)
        sources = graph.sources(post) or ([] if above is None else [above])
        to += [(written[source].author, post) for source in sources]
        by += [(written[reply].author, reply) for reply in graph.below(post)]
    return _most(to), _most(by)


def _most(pairs: list[tuple[str | None, int]]) -> list[tuple[str | None, int, int]]:
    counts = Counter(name for name, _ in pairs)
    first = dict(reversed(pairs))
    return [(name, count, first[name]) for name, count in counts.most_common()]


def _authors(thread: Thread) -> list[tuple[str | None, int, int]]:
    pairs = _most([(post.author, at) for at, post in enumerate(thread.posts)])
    return sorted(pairs, key=lambda entry: entry[0] is None)
