"""Where words stand in a text that somebody says they are from: to the letter, or most of them in their order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from threadtui.quotes.edges import Span, with_punctuation
from threadtui.quotes.fuzzy import best_chain
from threadtui.quotes.passages import Stretch
from threadtui.quotes.tokens import tokenize

_MOST = 0.4
"""Least share of the words that must stand in the text: it is known to be the right one, only the place is asked."""
_FEWEST = 3
"""Fewest words that tell a place if they are not all there."""
_LONGEST, _LONGEST_TEXT = 4_000, 40_000
"""Words compared at most of the quotation and of the text where not all are there as they are."""


def occurrences(words: str, text: str) -> list[Span]:
    """Where all the words stand in a text one after the other, whatever is between them; the first first.

    Words of signs alone are looked for as they are.
    """
    return list(_Compared(words, text).whole())


def place(words: str, text: str, away: Sequence[Span] = ()) -> Span | None:
    """Where words come from in a text: where all stand one after the other, else where most do, or None.

    `away` are spans of the text where they are looked for only if they stand nowhere else, such as its quotations.
    """
    compared = _Compared(words, text)
    whole = list(compared.whole())
    own = [span for span in whole if not any(low < span[1] and span[0] < high for low, high in away)]
    found = next(iter(own or whole), None) or compared.most(away)
    return found or (compared.most(()) if away else None)


class _Compared:
    """The words of a quotation and of the text that it may be from, as numbers."""

    def __init__(self, words: str, text: str) -> None:
        self._words, self._text = words, text
        tokens = tokenize([words, text], lines=False)
        self._tokens = tokens
        self._size = int(tokens.first[1])
        self._code: list[int] = tokens.code.tolist()

    def whole(self) -> Iterator[Span]:
        """Where all the words stand one after the other."""
        if not self._size:
            wanted, at = self._words.strip(), -1
            while wanted and (at := self._text.find(wanted, at + 1)) >= 0:
                yield at, at + len(wanted)
            return
        wanted = "".join(f" {code:x}" for code in self._code[: self._size]) + " "
        having = "".join(f" {code:x}" for code in self._code[self._size :]) + " "
        starts, at = [n for n, sign in enumerate(having) if sign == " "], -1
        while (at := having.find(wanted, at + 1)) >= 0:
            first = self._size + bisect_left(starts, at)
            yield self._span(0, first, self._size, first + self._size)

    def most(self, away: Sequence[Span]) -> Span | None:
        """Where most of the words stand in their order, outside of some spans."""
        from threadtui.quotes.distances import LCSseq

        size = min(self._size, _LONGEST)
        starts = self._tokens.start[self._size :].tolist()
        there = range(self._size, min(len(self._code), self._size + _LONGEST_TEXT))
        kept = [at for at in there if not _inside(away, starts[at - self._size])]
        blocks = LCSseq.opcodes(self._code[:size], [self._code[at] for at in kept]).as_matching_blocks()
        chain = best_chain([Stretch(block.a, block.b, block.size) for block in blocks if block.size])
        equal = sum(stretch.words for stretch in chain)
        if equal < max(_FEWEST, _MOST * size):
            return None
        first, last = chain[0], chain[-1]
        return self._span(
            first.start, kept[first.source], last.start + last.words, kept[last.source + last.words - 1] + 1
        )

    def _span(self, start: int, first: int, end: int, last: int) -> Span:
        """The characters of the text's words `first` to `last`, with the punctuation that the quotation has too."""
        tokens = self._tokens
        span = int(tokens.start[first]), int(tokens.end[last - 1])
        words = int(tokens.start[start]), int(tokens.end[end - 1])
        return with_punctuation(self._text, span, self._words, words, (0, len(self._words)))


def _inside(spans: Sequence[Span], at: int) -> bool:
    """Whether a character is in one of the spans, which are in order and apart."""
    before = bisect_right(spans, at, key=lambda span: span[0])
    return before > 0 and at < spans[before - 1][1]
