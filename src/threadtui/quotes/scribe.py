"""Writes down what was matched in words as quotes in characters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from threadtui.model import Method, Quote, Source
from threadtui.quotes.attribution import Attribution
from threadtui.quotes.gates import Layout, confidence
from threadtui.quotes.passages import Passage
from threadtui.quotes.short import ShortMatch
from threadtui.quotes.tokens import Tokens

_FEW = 25
"""A passage of fewer words is no quotation when a number in it differs."""


class Scribe:
    """Turns matches, given in reading order, into quotes, and leaves out those that are none."""

    def __init__(
        self, texts: Sequence[str], tokens: Tokens, attributions: Mapping[int, Sequence[Attribution]]
    ) -> None:
        self._texts = texts
        self._tokens = tokens
        self._attributions = attributions
        self._endings: Counter[tuple[int, int]] = Counter()
        """How often the last words of each source were repeated as the last words of a post."""

    def quote(self, passage: Passage) -> Quote | None:
        """The passage as a quote, or None where it is not one."""
        text = self._texts[passage.post]
        start, end = self._lines(passage.post, passage.start, passage.end)
        attribution = self._attribution(passage.post, start)
        layout = Layout.of(text, start, end)
        ending = (passage.source_post, passage.source_end)
        repeats = self._endings[ending]
        self._endings[ending] += layout.ends
        whole = passage.words == passage.end - passage.start
        if not whole and passage.words < _FEW and self._changes_number(passage):
            return None
        certain = confidence(
            text[start:end], passage.words, layout, attributed=attribution is not None, repeats=repeats
        )
        if certain is None:
            return None
        method = Method.EDITED if not whole else Method.VERBATIM
        if whole and len(passage.stretches) > 1:
            method = Method.TRIMMED
        span = self._source_span(
            (passage.start, passage.end), passage.source_start, passage.source_end, start, end
        )
        return Quote(
            post=passage.post,
            start=start,
            end=end,
            source=Source(passage.source_post, *span, method, certain),
            attribution=attribution.name if attribution else None,
            lead=attribution.start if attribution else -1,
            altered=not whole,
        )

    def _changes_number(self, passage: Passage) -> bool:
        """Whether one of the words that differ has a digit: another entry of a list, not a quotation."""
        tokens = self._tokens
        text = self._texts[passage.post]
        at = passage.start
        for start, end in [(s.start, s.start + s.words) for s in passage.stretches] + [
            (passage.end, passage.end)
        ]:
            differs = text[int(tokens.start[at]) : int(tokens.end[start - 1])] if start > at else ""
            if any(character.isdigit() for character in differs):
                return True
            at = end
        return False

    def short_quote(self, match: ShortMatch) -> Quote:
        """A short match as a quote."""
        post = int(self._tokens.post[match.start])
        start, end = self._lines(post, match.start, match.end)
        attribution = self._attribution(post, start)

        def source(row: int, certain: float) -> Source:
            last = row + match.end - match.start
            span = self._source_span((match.start, match.end), row, last, start, end)
            return Source(int(self._tokens.post[row]), *span, Method.SHORT, certain)

        return Quote(
            post=post,
            start=start,
            end=end,
            source=source(match.source, match.confidence),
            attribution=attribution.name if attribution else None,
            lead=attribution.start if attribution else -1,
            runners_up=tuple(source(row, round(match.confidence / 2, 2)) for row in match.others),
        )

    def _attribution(self, post: int, start: int) -> Attribution | None:
        """The attribution right above the line that begins at `start`."""
        for attribution in self._attributions.get(post, ()):
            if attribution.end <= start and not self._texts[post][attribution.end : start].strip():
                return attribution
        return None

    def _lines(self, post: int, first: int, last: int) -> tuple[int, int]:
        """The whole lines on which words `first` to `last` stand: characters of the post's text."""
        text = self._texts[post]
        start = text.rfind("\n", 0, int(self._tokens.start[first])) + 1
        end = text.find("\n", int(self._tokens.end[last - 1]))
        return start, len(text) if end < 0 else end

    def _source_span(
        self, rows: tuple[int, int], first: int, last: int, start: int, end: int
    ) -> tuple[int, int]:
        """Where the source's words `first` to `last` stand in its text, with the quotation's punctuation.

        `rows` are the quoted words, `start` and `end` the characters of the quotation.
        """
        tokens = self._tokens
        text, source_text = self._texts[int(tokens.post[rows[0]])], self._texts[int(tokens.post[first])]
        source_start, source_end = int(tokens.start[first]), int(tokens.end[last - 1])
        head, tail = int(tokens.start[rows[0]]), int(tokens.end[rows[1] - 1])
        while source_start > 0 and head > start and source_text[source_start - 1] == text[head - 1]:
            source_start, head = source_start - 1, head - 1
        while source_end < len(source_text) and tail < end and source_text[source_end] == text[tail]:
            source_end, tail = source_end + 1, tail + 1
        return source_start, source_end
