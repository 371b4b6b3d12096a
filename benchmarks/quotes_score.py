"""Compares the quotes that were given with those that a made thread has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from quotes_threads import MadeThread, Span, TrueQuote


@dataclass(frozen=True, slots=True)
class Given:
    """A quote that a resolver gave."""

    post: int
    """Index of the quoting post."""
    span: Span
    """Where it stands in it."""
    source: int
    """Index of the source post."""
    source_span: Span
    """What of it is quoted."""
    confidence: float = 1.0
    """How sure the resolver is."""


@dataclass(slots=True)
class Tally:
    """Counts for one kind of quotation."""

    true: int = 0
    """Quotations there are."""
    given: int = 0
    """Quotes given for such a passage."""
    right: int = 0
    """Of these, those with the right source."""
    hits: int = 0
    """Of these, those with both spans right too."""
    characters_true: int = 0
    """Characters of the quotations."""
    characters_given: int = 0
    """Characters of the quotes given."""
    characters_right: int = 0
    """Characters of both, where the source is right."""

    def add(self, other: Tally) -> None:
        """Add other counts to these."""
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def row(self, name: str) -> str:
        """A line of the table."""
        return (
            f"{name:14}{self.true:8}{ratio(self.right, self.given)}{ratio(self.right, self.true)}"
            f"{ratio(self.hits, self.true)}{ratio(self.characters_right, self.characters_given)}"
            f"{ratio(self.characters_right, self.characters_true)}"
        )


HEADING = f"{'kind':14}{'true':>8}{'prec':>7}{'source':>7}{'span':>7}{'charP':>7}{'charR':>7}"


def ratio(part: int, whole: int) -> str:
    """A share as it is printed."""
    return f"{part / whole:7.3f}" if whole else "      -"


@dataclass(slots=True)
class Score:
    """What a resolver got right."""

    kinds: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    """Counts by kind."""
    sure: list[tuple[float, bool]] = field(default_factory=list)
    """For each quote given its confidence and whether its source is right."""
    wrong: list[tuple[str, Given]] = field(default_factory=list)
    """The quotes given that are wrong, with the kind of passage."""
    missed: list[tuple[int, TrueQuote]] = field(default_factory=list)
    """The quotations missed, with their posts."""

    def total(self, without: Iterable[str] = ()) -> Tally:
        """The sum over the kinds but some."""
        total = Tally()
        for kind, tally in self.kinds.items():
            if kind not in without:
                total.add(tally)
        return total


def score(thread: MadeThread, given: Iterable[Given]) -> Score:
    """Count by kind. A place with the same words in another earlier post is as right as the one that was meant."""
    by_post: defaultdict[int, list[Given]] = defaultdict(list)
    for quote in given:
        by_post[quote.post].append(quote)
    result = Score()
    for post, true in enumerate(thread.quotes):
        left = by_post[post]
        for quote in true:
            tally = result.kinds[quote.kind]
            if quote.source >= 0:
                tally.true += 1
                tally.characters_true += quote.span[1] - quote.span[0]
            best = max(
                left,
                key=lambda one: (overlap(one.span, quote.span), one.source == quote.source),
                default=None,
            )
            if best is None or overlap(best.span, quote.span) < 0.3:
                if quote.source >= 0:
                    result.missed.append((post, quote))
                continue
            left.remove(best)
            _count(thread, result, quote, best)
        for extra in left:
            kind = next(
                (q.kind for q in true if min(q.span[1], extra.span[1]) > max(q.span[0], extra.span[0])),
                "own words",
            )
            _none(result, kind, extra)
    return result


def _count(thread: MadeThread, result: Score, quote: TrueQuote, best: Given) -> None:
    if quote.source < 0:
        _none(result, quote.kind, best)
        return
    tally = result.kinds[quote.kind]
    right = best.source == quote.source
    exact = right and overlap(best.source_span, quote.source_span) >= 0.8
    if not right:
        right = exact = _words(thread.texts[best.source][slice(*best.source_span)]) == _words(
            thread.texts[quote.source][slice(*quote.source_span)]
        )
    tally.given += 1
    tally.right += right
    tally.hits += exact and overlap(best.span, quote.span) >= 0.8
    tally.characters_given += best.span[1] - best.span[0]
    if right:
        tally.characters_right += min(best.span[1], quote.span[1]) - max(best.span[0], quote.span[0])
    else:
        result.wrong.append((quote.kind, best))
    result.sure.append((best.confidence, right))


def _none(result: Score, kind: str, extra: Given) -> None:
    result.kinds[kind].given += 1
    result.kinds[kind].characters_given += extra.span[1] - extra.span[0]
    result.wrong.append((kind, extra))
    result.sure.append((extra.confidence, False))


def overlap(a: Span, b: Span) -> float:
    """Characters that two spans share, as a share of those that either has."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared / (max(a[1], b[1]) - min(a[0], b[0])) if shared > 0 else 0.0


def _words(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def reliability(sure: Sequence[tuple[float, bool]]) -> list[str]:
    """A table: of the links given a confidence, how many there are and what share of them is right."""
    table = ["confidence     given  right"]
    for low in range(10):
        part = [right for given, right in sure if low <= min(9, int(given * 10 + 1e-6)) < low + 1]
        if part:
            table.append(f"{low / 10:.1f} to {low / 10 + 0.1:.1f} {len(part):9}{ratio(sum(part), len(part))}")
    return table
