"""Quotes inside quotes: a post quotes another one whole, together with what that one quoted.

Without marks the text is a row of passages: the words of A, the words of B, the reply. It is one quotation
of B with A's words in it when B's post has A's words at that very place. A forum that leaves inner
quotations out has the same row only where somebody quoted both posts one after the other; so the thread as
a whole decides which kind it is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from threadtui.model import Quote
from threadtui.quotes.attribution import Attribution

_SHARE = 0.03
"""Least share of the replies with an inner quotation, of those that could have one, in a forum with such."""

Attributions = Mapping[int, Sequence[Attribution]]
"""The attributions of each post that has some."""


def nest(texts: Sequence[str], quotes: Sequence[Quote], attributions: Attributions) -> list[Quote]:
    """The quotes, in order of post and place, with those that stand in others put inside them."""
    nester = _Nester(texts, quotes, attributions)
    nested: list[Quote] = []
    for post, own in nester.by_post.items():
        if len(own) == 1:
            nested += own
        else:
            _write(nester.roots(post), nested, -1)
    return nested


@dataclass(slots=True)
class _Node:
    quote: Quote
    inner: list[_Node]


class _Nester:
    def __init__(self, texts: Sequence[str], quotes: Sequence[Quote], attributions: Attributions) -> None:
        self._texts = texts
        self._attributions = attributions
        self.by_post: defaultdict[int, list[Quote]] = defaultdict(list)
        for quote in quotes:
            self.by_post[quote.post].append(quote)
        self._keeps = self._keeps_inner()

    def _keeps_inner(self) -> bool:
        """Whether replies of this thread keep what the quoted post quoted."""
        could = did = 0
        for quotes in self.by_post.values():
            for at, quote in enumerate(quotes):
                before = self._before_source(quote)
                if before:
                    could += 1
                    did += (
                        at > 0
                        and self._leads_into(quotes[at - 1], quote)
                        and _same_words(quotes[at - 1], before)
                    )
        return did > 0 and did >= _SHARE * could

    def roots(self, post: int) -> list[_Node]:
        """The quotes of a post as trees: each takes those beside it that its source has right there too."""
        roots: list[_Node] = []
        for quote in self.by_post[post]:
            node = _Node(quote, [])
            while roots and (taken := self._take(roots[-1], node)):
                roots.pop()
                node = taken
            roots.append(node)
        return roots

    def _take(self, last: _Node, node: _Node) -> _Node | None:
        """One node of two neighbours, where one stands in the other or both are parts of one quotation."""
        source = node.quote.source
        if self._name_above(last.quote) and source and self._leads_into(last.quote, node.quote):
            others = self.by_post.get(source.post, [])  # two names in a row: the first is of the quote around
            if any(_same_words(last.quote, other) for other in others):
                return _Node(self._around(last.quote, node.quote), [last, *node.inner])
        if not self._keeps:
            return None
        before, after = self._before_source(node.quote), self._after_source(last.quote)
        if before and _same_words(last.quote, before) and self._leads_into(last.quote, node.quote):
            return _Node(self._around(last.quote, node.quote), [last, *node.inner])
        between = self._texts[node.quote.post][last.quote.end : node.quote.start]
        if after and _same_words(node.quote, after) and self._only_attribution(last.quote, node.quote):
            return _Node(last.quote._replace(end=node.quote.end), [*last.inner, node])
        if last.inner and not between.strip() and _continues(last.quote, node.quote):
            return _Node(_joined(last.quote, node.quote), [*last.inner, *node.inner])
        return None

    def _around(self, inner: Quote, outer: Quote) -> Quote:
        """The outer quote with the inner one at its head."""
        name = self._name_above(inner)
        if name is None:
            return outer._replace(start=_top(inner))
        return outer._replace(start=_top(inner), lead=name.start, attribution=name.name)

    def _name_above(self, quote: Quote) -> Attribution | None:
        """The attribution right above a quote and its own: it names whom the quote around it quotes."""
        text, start = self._texts[quote.post], _top(quote)
        for line in self._attributions.get(quote.post, ()):
            if line.end <= start and not text[line.end : start].strip():
                return line
        return None

    def _leads_into(self, first: Quote, second: Quote) -> bool:
        """Whether nothing stands between two quotes, not even a name."""
        return not self._texts[first.post][first.end : second.start].strip()

    def _only_attribution(self, first: Quote, second: Quote) -> bool:
        """Whether at most a name stands between two quotes."""
        return not self._texts[first.post][first.end : _top(second)].strip()

    def _before_source(self, quote: Quote) -> Quote | None:
        """The quote that stands in the source right before the quoted words."""
        source = quote.source
        if source is None or not (others := self.by_post.get(source.post)):
            return None
        if others[0].end > source.start:
            return None  # as mostly
        at = bisect_right(others, source.start, key=lambda other: other.end)
        if self._texts[source.post][others[at - 1].end : source.start].strip():
            return None
        return others[at - 1]

    def _after_source(self, quote: Quote) -> Quote | None:
        """The quote that stands in the source right after the quoted words."""
        source = quote.source
        if source is None or not (others := self.by_post.get(source.post)):
            return None
        at = bisect_left(others, source.end, key=lambda other: other.start)
        if at == len(others):
            return None
        return others[at] if not self._texts[source.post][source.end : _top(others[at])].strip() else None


def _top(quote: Quote) -> int:
    """First character of a quote with its attribution."""
    return quote.lead if quote.lead >= 0 else quote.start


def _joined(first: Quote, second: Quote) -> Quote:
    """One quote of two stretches of the same source."""
    if first.source is None or second.source is None:
        return first
    sure = min(first.source.confidence, second.source.confidence)
    source = first.source._replace(end=second.source.end, confidence=sure)
    return first._replace(end=second.end, source=source, altered=first.altered or second.altered)


def _continues(first: Quote, second: Quote) -> bool:
    """Whether a quote goes on in the same source behind the words of another."""
    a, b = first.source, second.source
    return a is not None and b is not None and a.post == b.post and a.end <= b.start


def _same_words(quote: Quote, other: Quote) -> bool:
    """Whether two quotes are of mostly the same words of one source."""
    a, b = quote.source, other.source
    if a is None or b is None or a.post != b.post:
        return False
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared >= 0.8 * max(1, min(a.end - a.start, b.end - b.start))


def _write(nodes: list[_Node], rows: list[Quote], outer: int) -> None:
    """Append the trees, each quote before those in it."""
    for node in nodes:
        row = len(rows)
        rows.append(node.quote if node.quote.outer == outer else node.quote._replace(outer=outer))
        _write(node.inner, rows, row)
