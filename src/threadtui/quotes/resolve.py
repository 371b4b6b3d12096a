"""The steps of quote resolution: words → first occurrences → runs → passages → gates → quotes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from threadtui.collector import at_rest
from threadtui.model import Quote, Reuse
from threadtui.quotes.attribution import all_attributions, marked_up, with_markup
from threadtui.quotes.copied import Copied
from threadtui.quotes.fuzzy import Mender
from threadtui.quotes.line_table import Lines
from threadtui.quotes.lines import likely
from threadtui.quotes.missing import without_missing
from threadtui.quotes.nearby import outside, repeated_lines, with_nearest
from threadtui.quotes.nesting import Attributions, nest
from threadtui.quotes.passages import Assembler, Stretch
from threadtui.quotes.repeats import Repeats
from threadtui.quotes.scribe import Scribe
from threadtui.quotes.shingles import Runs, find_runs, in_runs, occurrences, without_clashes
from threadtui.quotes.short import MOST as SHORT
from threadtui.quotes.short import short_quotes
from threadtui.quotes.signatures import StockLines, last_paragraphs, signatures
from threadtui.quotes.surprise import LONG, MANY, Surprise
from threadtui.quotes.table import QuoteTable
from threadtui.quotes.ties import Ties
from threadtui.quotes.tokens import Tokens, tokenize
from threadtui.quotes.votes import paragraphs, rare, suspects
from threadtui.turns import give_way


@at_rest()
def resolve(texts: Sequence[str], authors: Sequence[str | None] = ()) -> QuoteTable:
    """The quotes in the posts whose whole texts are given, in reading order.

    `authors` has the name of each post's author where there are names: of several posts with the same words, the one
    whose author is named above them is meant.

    A quotation is a passage of whole lines that stands in an earlier post's own words; its source is the post
    where the words stood first. Near-linear in characters. What is likely by chance, which posts are missing and
    whether replies keep inner quotations is told from the whole thread: more posts may tell otherwise of earlier ones.
    """
    told = _Told(texts)
    found, reuses = _found(texts, tokenize(texts), told, authors)
    quotes, missing = without_missing(texts, found, told.signed)
    return QuoteTable(nest(texts, quotes, told.attributions), len(texts), missing, reuses)


class _Told:
    """What the layout of the texts tells before their words are compared."""

    def __init__(self, texts: Sequence[str]) -> None:
        marked, last = with_markup(texts), last_paragraphs(texts)
        self.attributions: Attributions = all_attributions(texts, marked)
        """The attributions of each post that has some."""
        self.marked_up = list(marked_up(texts, marked))
        """What stands in quote markup: post, first character and one past the last."""
        self.signed = signatures(texts, last)
        """Where the signature begins, in characters, in each post that has one."""
        self.stock = StockLines(texts, last)


def _found(
    texts: Sequence[str],
    tokens: Tokens,
    told: _Told,
    authors: Sequence[str | None],
) -> tuple[list[Quote], list[Reuse]]:
    """The quotes with a source and what is used again without being quoted, both in order of post and place."""
    lines, before = tokens.lines, occurrences(tokens)
    runs, previous = find_runs(tokens, before.first), before.previous
    del before  # here and below: what is not needed again makes room for what is to come
    likely_runs, whole_lines = likely(tokens, lines, runs)
    likely_runs = without_clashes(tokens, likely_runs)
    said = _words_in(
        tokens, ((post, line.start, line.end) for post, own in told.attributions.items() for line in own)
    )
    beyond_doubt = likely_runs.of_length(LONG)
    blocks = paragraphs(tokens, said, runs).without(beyond_doubt)
    near = outside(repeated_lines(tokens, lines, previous), beyond_doubt)
    runs = blocks.begun_in(runs)
    asked = (near, Runs(blocks.starts, blocks.starts, blocks.ends - blocks.starts))
    surprise = _surprise(tokens, lines, likely_runs, asked, whole_lines)
    runs = without_clashes(tokens, rare(runs, surprise))
    telling, _ = likely(tokens, lines, surprise.telling(likely_runs, lines.of(likely_runs.start)))
    telling = with_nearest(telling, surprise.telling(near, lines.of(near.start)))
    suspected = suspects(tokens, blocks.without(telling).led_or_with(runs), runs, surprise)
    assembler = Assembler(tokens, ~(said | _words_in(tokens, told.marked_up)), lines)
    mender = Mender(texts, tokens, assembler)
    repeats = Repeats(texts, tokens, lines)
    ties = Ties(tokens, previous, assembler, authors if any(authors) else ())
    scribe = Scribe(texts, tokens, told.attributions, told.signed, surprise, told.stock)
    quotes: list[Quote] = []
    copied = Copied(tokens, lines, telling, suspected, repeats.whole)
    for post, own_runs in _by_post(tokens, telling, suspected):
        passages = copied.passages(post, assembler.own)
        if not passages:
            runs_there = own_runs()
            exact = assembler.passages(post, runs_there)
            passages = repeats.without(mender.mend(post, exact, suspected.get(post, ()), runs_there))
        for passage in passages:
            ties.settle(passage, scribe.name_above(passage))
            if quote := scribe.quote(passage):
                assembler.accept(passage)
                quotes.append(quote)
    own = np.frombuffer(assembler.own, np.bool_)
    short = short_quotes(texts, tokens, own, said, surprise)
    quotes += (scribe.short_quote(match) for match in short if not repeats.of_form(match))
    return sorted(quotes, key=lambda quote: (quote.post, quote.start)), scribe.reuses


def _surprise(
    tokens: Tokens, lines: Lines, likely_runs: Runs, asked: Iterable[Runs], whole: NDArray[np.bool_]
) -> Surprise:
    """The surprise of the words that may be quoted, `likely_runs` or `asked` for, by all the others.

    `whole` are the lines that are word for word in an earlier post. What a short line shares otherwise may be a set
    form, which counts.
    """
    count = tokens.code.size
    short_runs = likely_runs.pick(likely_runs.words < LONG)
    wanted = in_runs(short_runs, count)
    for runs in asked:
        wanted |= in_runs(runs, count)
    sizes = np.diff(lines.first)
    wanted |= np.repeat(sizes <= SHORT, sizes)
    quoted = in_runs(likely_runs, count)
    quoted &= np.repeat(sizes >= MANY, sizes)
    quoted |= np.repeat(whole, sizes)
    return Surprise(tokens, np.logical_not(quoted, out=quoted), wanted)


def _words_in(tokens: Tokens, spans: Iterable[tuple[int, int, int]]) -> NDArray[np.bool_]:
    """For each word whether it stands in one of the spans: post, first character and one past the last."""
    inside = np.zeros(tokens.code.size, np.bool_)
    for post, first, end in spans:
        low, high = int(tokens.first[post]), int(tokens.first[post + 1])
        left, right = np.searchsorted(tokens.start[low:high], np.array([first, end], np.int32))
        inside[low + left : low + right] = True
    return inside


def _by_post(
    tokens: Tokens, runs: Runs, others: Iterable[int]
) -> Iterator[tuple[int, Callable[[], list[Stretch]]]]:
    """Each post that shares runs with an earlier one, with what gives them, and the other posts; in order."""
    posts = tokens.post[runs.start]
    edges = np.flatnonzero(np.diff(posts, prepend=-1, append=-1)).tolist()
    bounds = dict(zip(posts[edges[:-1]].tolist(), pairwise(edges), strict=True))
    columns = (runs.start.data, runs.source.data, runs.words.data)

    def stretches(left: int, right: int) -> list[Stretch]:
        return [Stretch(*run) for run in zip(*(column[left:right] for column in columns), strict=True)]

    for post in sorted(bounds.keys() | set(others)):
        give_way()
        yield post, partial(stretches, *bounds.get(post, (0, 0)))
