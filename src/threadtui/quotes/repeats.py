"""Passages that stand in an earlier post, too, and are no quotations: echoes, lines of a form, posts sent twice."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from threadtui.quotes.line_table import Lines
from threadtui.quotes.passages import Passage
from threadtui.quotes.short import ShortMatch
from threadtui.quotes.tokens import Hashes, Tokens

_DIGIT = re.compile(r"\d")
LONGEST_OF_FORM = 25
"""A passage of fewer words may be a line of a form; it is no quotation when one number in it differs."""
_MANY_NUMBERS = 3
"""Least numbers that differ in a longer one that is a form filled in otherwise."""
_POSTS = 1 << 8
"""So many posts are summed up at a time."""
_FEWEST_SHARED = 4
"""So many words that a neighbouring line shares with the source's tell that both are lines of a form."""


class Repeats:
    """Tells what is repeated without being quoted."""

    def __init__(self, texts: Sequence[str], tokens: Tokens, lines: Lines) -> None:
        self._texts = texts
        self._code = tokens.code
        self._post = tokens.post.data
        self._start = tokens.start.data
        self._end = tokens.end
        self._first = tokens.first.data
        self._lines = lines
        self.whole: Hashes = _sums(tokens)
        """A number for the words of each post, whatever their order."""
        self._whole = self.whole.data

    def without(self, passages: Sequence[Passage]) -> list[Passage]:
        """The passages of a post, in order, that may be quotations."""
        kept: list[Passage] = []
        for at, passage in enumerate(passages):
            last = passages[at - 1] if at else None
            following = passages[at + 1].start if at + 1 < len(passages) else self._first[passage.post + 1]
            if (last and _echoes(last, passage)) or self._is_sent_twice(passage):
                continue
            if self._fills_in_otherwise(passage):
                continue
            if not self._is_of_form(passage, last.end if last else self._first[passage.post], following):
                kept.append(passage)
        return kept

    def _is_sent_twice(self, passage: Passage) -> bool:
        """Whether the passage ends a post that is the same as its source, quotations and all."""
        return (
            passage.end == self._first[passage.post + 1]
            and self._whole[passage.post] == self._whole[passage.source_post]
        )

    def _fills_in_otherwise(self, passage: Passage) -> bool:
        """Whether the words that differ have numbers: another entry of a list, another form filled in."""
        size = passage.end - passage.start
        if passage.words == size:
            return False
        text, first = self._texts[passage.post], passage.start
        changes = list(passage.differing())
        if changes[0] == (first, first + 1) and text.startswith(":", self._end[first]):
            del changes[0]  # `name: words`: a name may have digits
        numbers = sum(
            _DIGIT.search(text, self._start[start], self._end[end - 1]) is not None for start, end in changes
        )
        return numbers >= (1 if passage.words < LONGEST_OF_FORM else max(_MANY_NUMBERS, len(changes) / 2))

    def _is_of_form(self, passage: Passage, low: int, high: int) -> bool:
        """Whether the lines beside the passage are filled in otherwise than beside its source.

        `low` and `high` bound the own words around it. Lists of parts, reports and tables come from a form: the
        same labels and set phrases around what differs.
        """
        return passage.end - passage.start < LONGEST_OF_FORM and self._lines_of_form(
            (passage.start, passage.end), (passage.source_start, passage.source_end), low, high
        )

    def of_form(self, match: ShortMatch) -> bool:
        """The same for a short match."""
        post = self._post[match.start]
        source_end = match.source + match.end - match.start
        return self._lines_of_form(
            (match.start, match.end), (match.source, source_end), self._first[post], self._first[post + 1]
        )

    def _lines_of_form(self, words: tuple[int, int], source: tuple[int, int], low: int, high: int) -> bool:
        """The same for words found at `source`. Rows of `Tokens`, half open."""
        beside = (
            (words[0] - 1, self._lines.span(source[0])[0] - 1, words[0] > low),
            (words[1], self._lines.span(source[1] - 1)[1], words[1] < high),
        )
        return any(
            within and 0 <= there < self._code.size and self._alike(row, there)
            for row, there, within in beside
        )

    def _alike(self, row: int, there: int) -> bool:
        """Whether the lines of two rows begin with the same word, share half of theirs and differ in a number."""
        (start, end), (other, other_end) = self._lines.span(row), self._lines.span(there)
        if self._code[start] != self._code[other]:
            return False
        words, others = set(self._code[start:end].tolist()), set(self._code[other:other_end].tolist())
        shared = len(words & others)
        return shared >= max(_FEWEST_SHARED, len(words) / 2) and self._number_differs(start, end, others)

    def _number_differs(self, start: int, end: int, others: set[int]) -> bool:
        """Whether a word with a digit is not among others: a form was filled in, not a sentence altered."""
        text = self._texts[self._post[start]]
        return any(
            self._code[row] not in others and _DIGIT.search(text, self._start[row], self._end[row])
            for row in range(start, end)
        )


def _sums(tokens: Tokens) -> Hashes:
    """The sum of the words of each post; of a post without words, any number."""
    found = np.zeros(tokens.first.size - 1, np.uint64)
    for at in range(0, found.size, _POSTS):
        first = tokens.first[at : at + _POSTS + 1]
        words = tokens.code[first[0] : first[-1]].astype(np.uint64)
        if words.size:
            found[at : at + _POSTS] = np.add.reduceat(
                words, np.minimum(first[:-1] - first[0], words.size - 1)
            )
    return found


def _echoes(quoted: Passage, passage: Passage) -> bool:
    """Whether a passage repeats a part of the one right above it: the answer takes up its words."""
    return (
        quoted.end == passage.start
        and quoted.source_post == passage.source_post
        and quoted.source_start <= passage.source_start
        and passage.source_end <= quoted.source_end
    )
