"""What a reader says of the links: this quotation is of that post, or of none here. Kept by words, not by numbers.

A correction names posts by their keys (`state.post_keys`) and a quotation by its words, so that it holds in a longer or
newly saved copy of the thread. What it names and is not there waits: nothing is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from threadtui.body import cut
from threadtui.graph import ThreadGraph
from threadtui.model import Method, MissingPost, Parent, Quote, Source
from threadtui.quotes import QuoteTable
from threadtui.thread import Thread

_SAME = 0.5
"""Least share of the words of both that a quotation has in common with the one that was corrected."""

Span = tuple[int, int]
"""Characters of a text, half open."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What the reader said of one quotation, or of whom a post answers."""

    post: str
    """Key of the post in which it is."""
    words: str = ""
    """The quoted words with those quoted inside, white space folded; nothing where the post itself is meant."""
    nth: int = 0
    """How many times the same words stand in the post before them."""
    source: str = ""
    """Key of the post that they are of, or that it answers; nothing where the link is broken."""
    added: bool = False
    """Whether the reader said that the words are a quotation."""
    made: str = ""
    """When: ISO 8601 with microseconds, in UTC. Of two for the same words the later holds."""
    undone: bool = False
    """Whether it was taken back."""
    post_id: str = ""
    """The `id` of the post, which tells it where its words were changed; nothing where it has none."""
    source_id: str = ""
    """The same of the source."""

    @property
    def about(self) -> tuple[str, str, int]:
        """What it is said of."""
        return self.post, self.words, self.nth


About = tuple[str, str, int]
"""What a correction is said of."""


class Said(NamedTuple):
    """A correction that says something of the thread as it is."""

    correction: Correction
    """What was said."""
    source: int | None
    """Index of the post that it names, or None where a link is broken."""


class Subject(NamedTuple):
    """What is to be corrected: a quotation, words that are one, or a post."""

    post: int
    """Index of the post, from 0."""
    start: int
    """First character of the words in the post's text; both 0 for the post itself."""
    end: int
    """One past the last."""
    added: bool = False
    """Whether nobody but the reader says that they are a quotation."""


def merged(*corrections: Iterable[Correction]) -> list[Correction]:
    """The last one said of each thing, in the order in which they were made."""
    last: dict[About, Correction] = {}
    for one in sorted((one for each in corrections for one in each), key=lambda one: (one.made, one.source)):
        last[one.about] = one
    return sorted(last.values(), key=lambda one: (one.made, one.about))


def correction_of(thread: Thread, keys: Sequence[str], subject: Subject, source: int | None) -> Correction:
    """The correction, not dated yet, that what is to be corrected is of a post, or of none here.

    `keys` are those of the thread's posts.
    """
    words, nth = "", 0
    if subject.start < subject.end:
        from threadtui.quotes.placed import occurrences  # not before there is something to correct

        text = thread.text(subject.post)
        words = " ".join(text[subject.start : subject.end].split())
        middles = (sum(span) / 2 for span in occurrences(words, text))
        nth = sum(middle < subject.start for middle in middles)
    told = Correction(keys[subject.post], words, nth, added=subject.added)
    told = replace(told, post_id=thread.posts[subject.post].id or "")
    if source is None:
        return told
    return replace(told, source=keys[source], source_id=thread.posts[source].id or "")


def place_in(thread: Thread, quotes: QuoteTable, subject: Subject, source: int) -> Span | None:
    """Where the words of a subject stand in a post, its own words first; None where they do not."""
    from threadtui.quotes.placed import place

    inside = [
        (quotes.top(row), quotes.end[row])
        for row in quotes.rows(subject.post)
        if subject.start <= quotes.start[row]
        and quotes.end[row] <= subject.end
        and (quotes.start[row], quotes.end[row]) != (subject.start, subject.end)
    ]
    words = cut(thread.text(subject.post), subject.start, subject.end, _apart(inside)).text
    return place(words, thread.text(source), quotes.spans(source))


def corrected(
    thread: Thread,
    quotes: QuoteTable,
    graph: ThreadGraph,
    keys: Sequence[str],
    corrections: Iterable[Correction],
) -> tuple[QuoteTable, ThreadGraph]:
    """The quotes and the graph as the reader says; those that are given stay as they are.

    A source that the reader names has the method `MANUAL` and the confidence 1, and covers the words where they stand
    there, at least nearly, else the whole post (an empty span). What was found without the reader is the first
    runner-up. A correction whose post, words or source are not in the thread does nothing.
    """
    told: dict[int, Parent | None] = {}
    wanted: dict[Subject, int | None] = {}
    for subject, (one, source) in in_effect(thread, quotes, keys, corrections).items():
        if one.words:
            wanted[subject] = source
        else:
            told[subject.post] = None if source is None else Parent(source, Method.MANUAL, 1.0)
    if not wanted and not told:
        return quotes, graph
    added = [subject for subject in wanted if subject.added]
    table = _with_added(quotes, added, len(thread.posts)) if added else quotes
    sources: dict[int, Source | None] = {}
    for subject, at in wanted.items():
        row = _row(table, subject)
        if row is None or (at is None and table.source[row] < 0):
            continue
        if at is None:
            sources[row] = None
        elif table.source[row] != at or table.method[row] != Method.MANUAL:
            start, end = place_in(thread, quotes, subject, at) or (0, 0)
            sources[row] = Source(at, start, end, Method.MANUAL, 1.0)
    table = table.with_sources(sources)
    table.missing = _still_missing(thread, table, sources)
    return table, graph.with_quotes(table, told)


def in_effect(
    thread: Thread, quotes: QuoteTable, keys: Sequence[str], corrections: Iterable[Correction]
) -> dict[Subject, Said]:
    """The corrections that say something of the thread, by what they are said of.

    `quotes` are those that were found without the reader; a subject that is `added` is none of them.
    """
    index = {key: at for at, key in enumerate(keys)}
    ids = {post.id: at for at, post in enumerate(thread.posts) if post.id}
    found: dict[Subject, Said] = {}
    for one in merged(corrections):
        if one.undone:
            continue
        post = index.get(one.post, ids.get(one.post_id, -1))
        source = index.get(one.source, ids.get(one.source_id, -1)) if one.source else None
        if post < 0 or (source is not None and not 0 <= source < post):
            continue
        subject = _subject(thread, quotes, post, one) if one.words else Subject(post, 0, 0)
        if subject:
            found[subject] = Said(one, source)
    return found


def _subject(thread: Thread, quotes: QuoteTable, post: int, one: Correction) -> Subject | None:
    """What a correction is said of, in the thread as it is now; `added` tells that it is no row of the table yet."""
    from threadtui.quotes.placed import occurrences, place

    text = thread.text(post)
    spans = occurrences(one.words, text)
    span = spans[min(one.nth, len(spans) - 1)] if spans else place(one.words, text)
    if span is None:
        return None
    best, share = None, _SAME
    crossed = False
    for row in quotes.rows(post):
        start, end = quotes.start[row], quotes.end[row]
        common = _common(text, (start, end), span)
        if not common:
            continue
        alike = common / (_words(text, start, end) + _words(text, *span) - common)
        if alike >= share:
            best, share = Subject(post, start, end), alike
        inside = start <= span[0] and span[1] <= end
        around = span[0] <= start and end <= span[1]
        crossed |= not inside and not around
    if best and (share == 1.0 or not one.added or crossed):
        return best
    return None if crossed or not one.source else Subject(post, *span, added=True)


def _common(text: str, one: Span, other: Span) -> int:
    start, end = max(one[0], other[0]), min(one[1], other[1])
    return _words(text, start, end) if start < end else 0


def _words(text: str, start: int, end: int) -> int:
    """How much stands in a span: characters without white space, so that it does not matter where lines end."""
    return sum(map(len, text[start:end].split()))


def _row(table: QuoteTable, subject: Subject) -> int | None:
    """The row of a quotation."""
    span = subject.start, subject.end
    rows = (row for row in table.rows(subject.post) if (table.start[row], table.end[row]) == span)
    return next(rows, None)


def _with_added(quotes: QuoteTable, added: Sequence[Subject], posts: int) -> QuoteTable:
    """The table with more quotations, which have no source yet; those around and inside them stay so."""
    spans = {subject.post: list[Span]() for subject in added}
    for subject in added:
        spans[subject.post].append((subject.start, subject.end))
    rows: list[Quote] = []
    for post in range(posts):
        own = [quotes[row] for row in quotes.rows(post)]
        if post in spans:
            own = _nested(post, own, spans[post])
        shift = len(rows) - (0 if post in spans or not own else quotes.first[post])
        rows += (one._replace(outer=one.outer + shift) if one.outer >= 0 and shift else one for one in own)
    reuses = (
        reuse
        for post, own_reuses in quotes.reuses.items()
        for reuse in own_reuses
        if not any(reuse.start < end and start < reuse.end for start, end in spans.get(post, ()))
    )
    return QuoteTable(rows, posts, quotes.missing, reuses)


def _nested(post: int, quotes: Sequence[Quote], spans: Iterable[Span]) -> list[Quote]:
    """The quotations of a post with more of them, in their order; `outer` is a place among them, from 0.

    What is a quotation already, or would cross one, is left out.
    """
    taken = [(one.start, one.end) for one in quotes]
    added: list[Quote] = []
    for start, end in spans:
        if (start, end) not in taken and not any(
            low < start < high < end or start < low < end < high for low, high in taken
        ):
            taken.append((start, end))
            added.append(Quote(post, start, end, None))
    nested: list[Quote] = []
    around: list[int] = []
    for one in sorted([*quotes, *added], key=lambda one: (one.start, -one.end)):
        while around and nested[around[-1]].end <= one.start:
            around.pop()
        nested.append(one._replace(outer=around[-1] if around else -1))
        around.append(len(nested) - 1)
    return nested


def _still_missing(
    thread: Thread, table: QuoteTable, sources: Mapping[int, Source | None]
) -> list[MissingPost]:
    """The posts that are quoted but not here, without those whose words the reader found."""
    found = {
        (table.post[row], " ".join(thread.text(table.post[row])[table.start[row] : table.end[row]].split()))
        for row, source in sources.items()
        if source
    }
    kept = []
    for missing in table.missing:
        words = " ".join(missing.text.split())
        by = tuple(
            post
            for post in missing.quoted_by
            if not any(post == at and (said in words or words in said) for at, said in found)
        )
        if by:
            kept.append(missing._replace(quoted_by=by))
    return kept


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, without those inside another."""
    apart: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not apart or start >= apart[-1][1]:
            apart.append((start, end))
    return apart
