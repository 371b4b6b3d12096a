"""Writes down what was matched in words as quotes in characters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from threadtui.model import Method, Quote, Reuse, Source
from threadtui.quotes.attribution import Attribution
from threadtui.quotes.edges import ends_sentence, goes_on, with_punctuation
from threadtui.quotes.fuzzy import ELISION_WORD
from threadtui.quotes.gates import CODE, PICTURES, Layout, alike, code_share, confidence, may_be_altered
from threadtui.quotes.passages import Passage
from threadtui.quotes.scanned import having
from threadtui.quotes.short import ShortMatch
from threadtui.quotes.signatures import StockLines
from threadtui.quotes.surprise import MANY, Surprise
from threadtui.quotes.tokens import Tokens

_SNAP = 8
"""Most changed words at either end of a quotation for which the source is taken to have some, too."""
_ODDS, _ODDS_BELOW = 1.0, 10.0
"""How many paragraphs are no quotation for each that is one: at the head of a post, and below other words."""
_SLOWER = 0.65
"""Power of what is expected by chance that counts: how surprising words are is itself only guessed."""
_ALTERED = 5.0
"""How many times likelier a passage that is not copied word for word is there by chance."""
_PART = 20.0
"""The same for one that begins or ends a sentence where its source has a part of a longer one."""
_BELIEVED, _NEARER = 10, 0.7
"""So many quotations are believed before one is seen, with the share of each distance that is from twice as far."""
_OFTEN = 0.3
"""How much of what was quoted from a post so far it is quoted again, whatever its distance."""
_LEAST = 0.5
"""What is less certain than this is no quotation."""
_FEWEST_REUSED = 10
"""Fewest words of code that are worth telling of."""
_TIE = 0.8
"""What is left of the confidence where another post has the same words."""


class Scribe:
    """Turns matches, given in reading order, into quotes, and leaves out those that are none."""

    def __init__(
        self,
        texts: Sequence[str],
        tokens: Tokens,
        attributions: Mapping[int, Sequence[Attribution]],
        signed: Mapping[int, int],
        surprise: Surprise,
        stock: StockLines,
    ) -> None:
        self._texts = texts
        self._post = tokens.post.data
        self._line = tokens.lines.at
        self._start = tokens.start.data
        self._end = tokens.end
        self._attributions = attributions
        self._signed = signed
        self._surprise = surprise
        self._stock = stock
        self._has_pictures = bool(having(texts, "iew attachment"))
        self.reuses: list[Reuse] = []
        """What stands in an earlier post, too, and is no quotation: code, logs, lists, stock lines."""
        self._habit = _Habit()
        self._endings: dict[int, int] = {}
        """How often words up to each row of a source were repeated as the last words of a post."""

    def quote(self, passage: Passage) -> Quote | None:
        """The passage as a quote, or None where it is not one."""
        post, likeness, copied = passage.post, passage.likeness, passage.is_copied
        text = self._texts[post]
        start, words_end = self._lines(post, passage.start, passage.end)
        shown = text[start:words_end]
        end = self._with_pictures(text, words_end, passage) if self._has_pictures else words_end
        if post in self._signed and end > self._signed[post]:
            return None
        attribution = self._attribution(post, start) if post in self._attributions else None
        layout = Layout.of(text, start, end)
        repeats = 0
        if layout.ends:
            repeats = self._endings.get(passage.source_end, 0)
            self._endings[passage.source_end] = repeats + 1
        size = passage.end - passage.start
        words = size if copied else passage.words
        if likeness < 1 and not attribution and not may_be_altered(shown, size, likeness, layout):
            return None
        enough = max(words, int(size * likeness)) if likeness < 1 else words
        whole = likeness < 1 and not self._is_part(passage)
        certain = confidence(
            shown, enough, layout, attributed=attribution is not None, repeats=repeats, altered=whole
        )
        if layout.ends and not attribution and not copied:
            certain = None  # what nobody answers is quoted word for word, if at all
        if certain is None or (not attribution and self._stock.has(shown)):
            self._reuse(passage, start, words_end)
            return None
        if not attribution and (words if copied else passage.longest) < MANY:
            certain = min(certain, 1 / (1 + self._odds(passage, layout)))
            if certain < _LEAST:
                return None
        else:
            self._habit.add(passage)
        source = self._source(passage, start, words_end, min(certain, alike(likeness)))
        return Quote(
            post,
            start,
            end,
            source,
            attribution=attribution.name if attribution else None,
            lead=attribution.start if attribution else -1,
            altered=source.end - source.start != words_end - start if words == size else True,
            runners_up=self._runners_up(passage, start, words_end, source) if passage.others else (),
        )

    def _reuse(self, passage: Passage, start: int, end: int) -> None:
        """Keep a passage that is no quotation if it is long, or code: the reader may want to know where else it is."""
        words = passage.words
        if words >= MANY or (
            words >= _FEWEST_REUSED and code_share(self._texts[passage.post][start:end]) > CODE
        ):
            self.reuses.append(Reuse(passage.post, start, end, self._source(passage, start, end, 0.0)))

    def _odds(self, passage: Passage, layout: Layout) -> float:
        """How many such passages are there by chance for each that is a quotation."""
        odds: float = (self._by_chance(passage) / self._habit.share(passage)) ** _SLOWER
        odds *= _ODDS if layout.leads else _ODDS_BELOW
        if not passage.is_copied:
            odds *= _ALTERED
        return odds * _PART if self._is_part(passage) else odds

    def _is_part(self, passage: Passage) -> bool:
        """Whether a passage begins or ends a sentence where its source has a part of a longer one."""
        text, source_text = self._texts[passage.post], self._texts[passage.source_post]
        head, tail = passage.stretches[0], passage.stretches[-1]
        if head.start == passage.start:
            first, there = text[self._start[head.start]], source_text[self._start[head.source]]
            if first.isupper() and there.islower():
                return True
        if tail.start + tail.words < passage.end:
            return False
        end, source_end = self._end[passage.end - 1], self._end[passage.source_end - 1]
        return ends_sentence(text, end) and goes_on(source_text, source_end)

    def _by_chance(self, passage: Passage) -> float:
        """How often so surprising words as are equal are expected to be by chance."""
        if passage.is_copied:
            surprise = self._surprise.of(passage.start, passage.end)
            return self._surprise.by_chance(surprise, passage.start, passage.source_start)
        surprise = sum(
            self._surprise.of(stretch.start, stretch.start + stretch.words) for stretch in passage.stretches
        )
        changes = [end - start for start, end in passage.differing()]
        return self._surprise.by_chance(
            surprise, passage.start, passage.source_start, len(changes), sum(changes)
        )

    def _with_pictures(self, text: str, end: int, passage: Passage) -> int:
        """Where the quotation ends with the pictures under it, unless pictures are words in its source, too."""
        pictures = PICTURES.match(text, end)
        shown = pictures and PICTURES.search(self._texts[passage.source_post])
        return pictures.end() if pictures and not shown else end

    def _source(self, passage: Passage, start: int, end: int, certain: float) -> Source:
        """The source of a passage that stands from `start` to `end`."""
        rows = passage.start, passage.end
        method = Method.VERBATIM
        if passage.is_copied:
            span = self._source_span(rows, passage.source_start, passage.source_end, start, end)
        else:
            whole = passage.words == passage.end - passage.start
            method = Method.EDITED if not whole else Method.VERBATIM
            if len(passage.stretches) > 1 and (whole or self._left_out(passage)):
                method = Method.TRIMMED
            span = self._source_span(rows, *self._source_rows(passage), start, end)
        if passage.others:
            certain *= _TIE
        return Source(passage.source_post, *span, method, round(certain, 2))

    def _source_rows(self, passage: Passage) -> tuple[int, int]:
        """The words of the source, with those at either end of its line that were changed in the quotation."""
        post, line = self._post, self._line
        first, last = passage.source_start, passage.source_end - 1
        head, tail = passage.stretches[0], passage.stretches[-1]
        for _ in range(min(_SNAP, head.start - passage.start)):
            if first and post[first - 1] == post[first] and line(first - 1) == line(first):
                first -= 1
        for _ in range(min(_SNAP, passage.end - tail.start - tail.words)):
            if last + 1 < len(post) and post[last + 1] == post[last] and line(last + 1) == line(last):
                last += 1
        return first, last + 1

    def _runners_up(self, passage: Passage, start: int, end: int, source: Source) -> tuple[Source, ...]:
        """The other places with the same words."""
        rows, size = (passage.start, passage.end), passage.end - passage.start
        return tuple(
            Source(
                self._post[row],
                *self._source_span(rows, row, row + size, start, end),
                source.method,
                round((1 - source.confidence) / len(passage.others), 2),
            )
            for row in passage.others
        )

    def _left_out(self, passage: Passage) -> bool:
        """Whether the words that differ are only marks for words left out."""
        text = self._texts[passage.post]
        for one, other in pairwise(passage.stretches):
            gap = text[self._start[one.start + one.words] : self._end[other.start - 1]]
            if other.start > one.start + one.words and not ELISION_WORD.fullmatch(gap):
                return False
        return passage.start == passage.stretches[0].start and passage.end == (
            passage.stretches[-1].start + passage.stretches[-1].words
        )

    def short_quote(self, match: ShortMatch) -> Quote:
        """A short match as a quote."""
        post = self._post[match.start]
        start, end = self._lines(post, match.start, match.end)
        attribution = self._attribution(post, start)

        def source(row: int, certain: float) -> Source:
            last = row + match.end - match.start
            span = self._source_span((match.start, match.end), row, last, start, end)
            return Source(self._post[row], *span, Method.SHORT, certain)

        return Quote(
            post=post,
            start=start,
            end=end,
            source=source(match.source, match.confidence),
            attribution=attribution.name if attribution else None,
            lead=attribution.start if attribution else -1,
            runners_up=tuple(source(row, round(match.confidence / 2, 2)) for row in match.others),
        )

    def name_above(self, passage: Passage) -> str | None:
        """Whose words a post calls a passage."""
        if passage.post not in self._attributions:
            return None
        start, _ = self._lines(passage.post, passage.start, passage.end)
        attribution = self._attribution(passage.post, start)
        return attribution.name if attribution else None

    def _attribution(self, post: int, start: int) -> Attribution | None:
        """The attribution right above the line that begins at `start`."""
        if post not in self._attributions:
            return None
        for attribution in self._attributions[post]:
            if attribution.end <= start and not self._texts[post][attribution.end : start].strip():
                return attribution
        return None

    def _lines(self, post: int, first: int, last: int) -> tuple[int, int]:
        """The whole lines on which words `first` to `last` stand: characters of the post's text."""
        text = self._texts[post]
        start = text.rfind("\n", 0, self._start[first]) + 1
        end = text.find("\n", self._end[last - 1])
        return start, len(text) if end < 0 else end

    def _source_span(
        self, rows: tuple[int, int], first: int, last: int, start: int, end: int
    ) -> tuple[int, int]:
        """Where the source's words `first` to `last` stand in its text, with the quotation's punctuation.

        `rows` are the quoted words, `start` and `end` the characters of the quotation.
        """
        text, source_text = self._texts[self._post[rows[0]]], self._texts[self._post[first]]
        span = self._start[first], self._end[last - 1]
        words = self._start[rows[0]], self._end[rows[1] - 1]
        return with_punctuation(source_text, span, text, words, (start, end))


class _Habit:
    """How far back the posts of the thread quote, as far as it was read: told from what is quoted beyond doubt.

    Words are written twice by chance at any distance alike; who quotes mostly quotes what was just said, or what others
    quote. Distances are counted in posts, by powers of two.
    """

    def __init__(self) -> None:
        self._counts = [_BELIEVED * (1 - _NEARER) * _NEARER**step for step in range(32)]
        self._total = float(_BELIEVED)
        self._of: Counter[int] = Counter()
        """How often each post was quoted."""

    def add(self, passage: Passage) -> None:
        """Count a quotation."""
        self._counts[_distance(passage)] += 1
        self._of[passage.source_post] += 1
        self._total += 1

    def share(self, passage: Passage) -> float:
        """The share of the quotations that are from about as far as a passage, or as often of its source."""
        near = self._counts[_distance(passage)]
        often = (self._of[passage.source_post] - 1) * (passage.post - passage.source_post) * _OFTEN
        return min(max(near, often), self._total) / self._total


def _distance(passage: Passage) -> int:
    """From how far a passage is."""
    return (passage.post - passage.source_post).bit_length() - 1
