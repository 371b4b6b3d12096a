"""The steps of quote resolution, in order: words → first occurrences → runs → passages → gates → quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from threadtui.model import Method, Quote, Source
from threadtui.quotes.attribution import attribution_above
from threadtui.quotes.gates import Layout, confidence
from threadtui.quotes.passages import Assembler, Passage, Stretch
from threadtui.quotes.shingles import Runs, find_runs, first_occurrence, shingle
from threadtui.quotes.table import QuoteTable
from threadtui.quotes.tokens import Tokens, tokenize


def resolve(texts: Sequence[str]) -> QuoteTable:
    """The quotes in the posts whose whole texts are given, in reading order.

    A quotation is a passage of whole lines that stands in an earlier post's own words; its source is the post
    where the words stood first. Near-linear in characters.
    """
    tokens = tokenize(texts)
    runs = find_runs(tokens, first_occurrence(*shingle(tokens)))
    assembler = Assembler(tokens)
    quotes: list[Quote] = []
    for post, own_runs in _by_post(tokens, runs):
        for passage in assembler.passages(post, own_runs):
            quote = _quote(texts, tokens, passage)
            if quote:
                assembler.accept(passage)
                quotes.append(quote)
    return QuoteTable(quotes, len(texts))


def _by_post(tokens: Tokens, runs: Runs) -> Iterator[tuple[int, list[Stretch]]]:
    """Each post that shares runs with an earlier one, with them."""
    posts = tokens.post[runs.start]
    edges = np.concatenate((np.flatnonzero(np.diff(posts, prepend=-1)), [posts.size]))
    for left, right in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        columns = (column[left:right].tolist() for column in (runs.start, runs.source, runs.words))
        yield int(posts[left]), [Stretch(*run) for run in zip(*columns, strict=True)]


def _quote(texts: Sequence[str], tokens: Tokens, passage: Passage) -> Quote | None:
    """The passage as a quote, or None where it is not one."""
    text, source_text = texts[passage.post], texts[passage.source_post]
    start = text.rfind("\n", 0, int(tokens.start[passage.start])) + 1
    end = text.find("\n", int(tokens.end[passage.end - 1]))
    end = len(text) if end < 0 else end
    layout = Layout.of(text, start, end)
    certain = confidence(passage, layout)
    if certain is None:
        return None
    source_start = int(tokens.start[passage.source_start])
    source_end = int(tokens.end[passage.source_end - 1])
    head, tail = int(tokens.start[passage.start]), int(tokens.end[passage.end - 1])
    while source_start > 0 and head > start and source_text[source_start - 1] == text[head - 1]:
        source_start, head = source_start - 1, head - 1
    while source_end < len(source_text) and tail < end and source_text[source_end] == text[tail]:
        source_end, tail = source_end + 1, tail + 1
    attribution = attribution_above(text, start)
    whole = passage.words == passage.end - passage.start
    broken = len(passage.stretches) > 1
    method = Method.VERBATIM if whole and not broken else Method.TRIMMED if whole else Method.EDITED
    return Quote(
        post=passage.post,
        start=start,
        end=end,
        source=Source(passage.source_post, source_start, source_end, method, certain),
        attribution=attribution.name if attribution else None,
        lead=attribution.start if attribution else -1,
        altered=not whole,
    )
