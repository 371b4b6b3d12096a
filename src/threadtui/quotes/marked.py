"""Quotations that the markup marks: where they stand is known, and often the quoted post too.

Evidence in order: the post that the markup names; the words, found in the own words of a post that this one
answers, or that one in turn, as headers tell; the words, found in another earlier post; a name alone is no
evidence of which post. Near-linear in characters.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from threadtui.model import Mark, Method, Quote, Source
from threadtui.quotes.absent import absent_posts
from threadtui.quotes.compared import RUN, Said
from threadtui.quotes.edges import with_punctuation
from threadtui.quotes.owned import OWN, owners, unsigned_from, written
from threadtui.quotes.shingles import SHINGLE, pack, phrases_at, row_bits
from threadtui.quotes.table import QuoteTable
from threadtui.quotes.tokens import Hashes, Ints, SmallInts, tokenize
from threadtui.text import letters
from threadtui.turns import give_way

_CANDIDATES = 3
"""So many posts that share most with a quotation are looked at closely."""
_PLACES = 16
"""So many places of one phrase are counted, the nearest before the quotation."""
_ABOVE = 12
"""So many posts of the chain of answers above one are looked at, the nearest first."""
_MOST, _MORE = 0.75, 0.1
"""Least share of them in a post of the author who is named, and by how much it is more than in others' own words."""
_SURE = 0.9
"""Share of a quotation's words with which the nearest post above that has them is its source."""
_NEAR = 0.7
"""Share with which the answered post is, at the first level: a mail quotes what it answers, at times in parts."""
_FAR = 12
"""Fewest words of a quotation in a post with a chain above, if they are to come from elsewhere: what is shorter,
and stands nowhere above, is mostly a phrase that mail repeats."""
_KNOWN = 0.5
"""Least share of the ids in the markup that are of posts of the thread where the others are of missing posts."""
_SAME = 0.5
"""Least share of a quotation's words that must stand in its source, in order, when only the words tell it."""

_LEAST = 0.2
"""Share of the words of a quotation in the post that the markup names, below which none of them are shown there."""
_HELD = 64
"""The words of so many posts are held that quotations were compared with: neighbours ask for the same ones."""
_MIXED = 0.3
"""Least share of own words among those that a post both says and quotes, for a quotation of both to be of it."""


def resolve_marked(
    texts: Sequence[str],
    marks: Sequence[Sequence[Mark]],
    ids: Mapping[str, int],
    authors: Sequence[str | None],
    answered: Sequence[int] = (),
) -> QuoteTable:
    """The marked quotations of each post with their sources.

    `marks` are those of each post, outer ones before the ones in them; `ids` gives a post's index by the
    forum's own name for it; `authors` the name of each post's author; `answered` the index of the post that
    each answers, or -1, where the file tells it of all.
    """
    finder = _Finder(texts, marks, authors, answered)
    sure = _ids_are_known(marks, ids)
    quotes: list[Quote] = []
    for post, own_marks in enumerate(marks):
        give_way()
        rows: list[int] = []
        if not answered and all(mark.source_id not in ids for mark in own_marks):
            finder.guess(post)
        for at, mark in enumerate(own_marks):
            named = ids.get(mark.source_id, -1) if mark.source_id is not None else -1
            absent = sure and mark.source_id is not None and named < 0
            source = None if absent else finder.source(post, at, named if named != post else -1)
            rows.append(len(quotes))
            quotes.append(
                Quote(
                    post=post,
                    start=mark.start,
                    end=mark.end,
                    source=source,
                    attribution=mark.attribution,
                    lead=mark.lead,
                    outer=rows[mark.outer] if mark.outer >= 0 else -1,
                    altered=source is not None and source.method is Method.EDITED,
                    unsigned=mark.unsigned,
                )
            )
    del finder  # the words make room for what is to come
    given = (mark for own_marks in marks for mark in own_marks)
    return QuoteTable(quotes, len(texts), absent_posts(texts, zip(quotes, given, strict=True)))


def _ids_are_known(marks: Sequence[Sequence[Mark]], ids: Mapping[str, int]) -> bool:
    """Whether the posts that the markup names are mostly there: then one that is not there is missing.

    Where they are not, the page may write the names of posts in two ways, and the words tell.
    """
    named = [mark.source_id in ids for own_marks in marks for mark in own_marks if mark.source_id is not None]
    return sum(named) >= _KNOWN * len(named)


@dataclass(frozen=True, slots=True)
class _Match:
    """How the words of a quotation stand in a post."""

    start: int
    """Row of the first equal word there."""
    end: int
    """One past the row of the last."""
    share: float
    """Share of the quotation's words that are equal, in order."""
    whole: bool
    """Whether all are, one after the other."""


class _Finder:
    def __init__(
        self,
        texts: Sequence[str],
        marks: Sequence[Sequence[Mark]],
        authors: Sequence[str | None],
        answered: Sequence[int],
    ) -> None:
        self._told = bool(answered)
        """Whether the file tells who answers whom."""
        self._answered = list(answered) or [-1] * len(texts)
        """What is told, else what was guessed so far."""
        self._texts = texts
        self._marks = marks
        self._authors = authors
        self._tokens = tokenize(texts, lines=False)
        self._owner = owners(self._tokens, marks)
        self._written = written(self._owner, self._tokens, marks)
        self._has_unsigned = [any(mark.unsigned for mark in own_marks) for own_marks in marks]
        self._sorted_of = -1
        """The post whose words are sorted."""
        self._sorted: Ints = np.zeros(0, np.int32)
        """Their rows, those of each mark together, in order."""
        self._sorted_owner: SmallInts = self._sorted
        """The mark of each."""
        self._said: dict[tuple[int, int], Said] = {}
        """The words of posts that were compared last, by post and by whose words count."""

    @cached_property
    def _phrases(self) -> Hashes:
        """The phrases of own words, packed and sorted; often all that is quoted stands in the posts above."""
        whole = self._owner[: -SHINGLE + 1] == OWN
        whole &= self._owner[SHINGLE - 1 :] == OWN
        packed = pack(self._tokens, whole)
        packed.sort()
        return packed

    @cached_property
    def _anybodys(self) -> SmallInts:
        """As `_owner`, with all that a post has as if it were its author's own words."""
        return np.full_like(self._owner, OWN)

    @cached_property
    def _by_author(self) -> Mapping[str, list[int]]:
        """The posts of each author, in order."""
        posts: defaultdict[str, list[int]] = defaultdict(list)
        for at, author in enumerate(self._authors):
            if author is not None:
                posts[letters(author)].append(at)
        return posts

    def guess(self, post: int) -> None:
        """Suppose that a post answers the one that most of the words are of that it quotes at the first level.

        So a short quotation, or one whose words several posts have, is of the same post as those around it.
        """
        words: Counter[int] = Counter()
        for at, mark in enumerate(self._marks[post]):
            if mark.outer < 0:
                rows = self._words(post, at)
                found = self._elsewhere(post, rows, mark)
                if found and rows.size >= SHINGLE:
                    words[found[0]] += int(found[1].share * rows.size)
        if words:
            self._answered[post] = max(words, key=lambda source: (words[source], source))

    def source(self, post: int, at: int, named: int) -> Source | None:
        """The source of a post's mark number `at`; `named` is the post that the markup names, or -1."""
        words = self._words(post, at)
        mark = self._marks[post][at]
        if named >= 0:
            match = self._match(words, named, least=_LEAST)
            start, end = (
                self._span(match, named, mark, post, words) if match and match.share >= _LEAST else (0, 0)
            )
            return Source(named, start, end, Method.ID, 0.99)
        found = self._above(post, words, first=mark.outer < 0)
        if (found is None or found[1].share < _SURE) and (passed := self._said_and_quoted(post, at, words)):
            return passed
        found = found or self._elsewhere(post, words, mark)
        if not self._told and (found is None or not self._is_of(found[0], mark.attribution)):
            own = found[1].share if found else 0.0
            found = self._quoted_by(post, words, mark.attribution, own + _MORE) or found
        if found is None:
            return self._passed_on(post, at)
        source, match = found
        method = Method.VERBATIM if match.whole else Method.TRIMMED if match.share == 1.0 else Method.EDITED
        certain = 0.97 if words.size >= 8 and match.share > 0.9 else 0.85 if words.size >= SHINGLE else 0.6
        return Source(source, *self._span(match, source, mark, post, words), method, certain)

    def _is_of(self, post: int, name: str | None) -> bool:
        """Whether a post is of the author of that name."""
        author = self._authors[post]
        return author is not None and name is not None and letters(author) == letters(name)

    def _quoted_by(self, post: int, words: Ints, name: str | None, least: float) -> tuple[int, _Match] | None:
        """The nearest post above, of the author whom a quotation names, that has its words in a quotation itself.

        Almost all of them, or at least the share `least` of them, where that is most.
        """
        if name is None or not words.size:
            return None
        theirs = [at for at in self._by_author.get(letters(name), ()) if at < post][-_ABOVE:]
        for at in reversed(theirs):
            match = self._match(words, at, self._anybodys)
            if match and match.share >= min(_SURE, max(_MOST, least)):
                return at, match
        return None

    def _passed_on(self, post: int, at: int) -> Source | None:
        """The post above that has the words together with the older mail, without signs, that stands among them."""
        tokens, marks = self._tokens, self._marks[post]
        low, high = int(tokens.first[post]), int(tokens.first[post + 1])
        rows = self._words(post, at)
        if self._has_unsigned[post]:
            owner = self._owner[low:high]
            words = owner == at
            for inner in unsigned_from(marks, at):
                words |= owner == inner
                if marks[inner].lead >= 0:
                    starts = tokens.start[low:high]
                    words |= (starts >= marks[inner].lead) & (starts < marks[inner].start)
            rows = (low + np.flatnonzero(words)).astype(np.int32)
        found = self._above(post, rows, self._written) if rows.size else None
        if found is None:
            return None
        source, match = found
        own = np.flatnonzero(self._owner[match.start : match.end] == OWN)
        span = (0, 0)
        if own.size:
            first, last = match.start + int(own[0]), match.start + int(own[-1])
            span = int(tokens.start[first]), int(tokens.end[last])
        return Source(source, *span, Method.EDITED, 0.85 if rows.size >= SHINGLE else 0.6)

    def _said_and_quoted(self, post: int, at: int, words: Ints) -> Source | None:
        """The answered post where it has the words of a quotation of the first level, some as quoted by itself.

        So it is where a mailer lost the signs of what was quoted there, or where it broke lines that had many.
        """
        answered = self._answered[post] if self._told and self._marks[post][at].outer < 0 else -1
        quotes = 0 <= answered < post and bool(self._marks[answered])
        match = self._match(words, answered, self._anybodys) if quotes else None
        if match is None or match.share < _SURE:
            return None
        rows = np.arange(match.start, match.end)
        own = rows[self._owner[rows] == OWN]
        if own.size < max(SHINGLE, _MIXED * rows.size):
            return None
        tokens, first, last = self._tokens, int(own[0]), int(own[-1])
        span = int(tokens.start[first]), int(tokens.end[last])
        return Source(answered, *span, Method.EDITED, 0.85 if words.size >= SHINGLE else 0.6)

    def _above(
        self, post: int, words: Ints, owner: SmallInts | None = None, first: bool = False
    ) -> tuple[int, _Match] | None:
        """The nearest post above that has the words, else the one that has most of them.

        `first`: the quotation is of the first level, as what the answered post says is.
        """
        best: tuple[int, _Match] | None = None
        at = post
        for _ in range(_ABOVE):
            above = self._answered[at]
            if not 0 <= above < at:  # the file may tell of rings and of answers that stand before
                break
            at = above
            match = self._match(words, at, owner)
            if match and match.share >= (_NEAR if at == self._answered[post] and first else _SURE):
                return at, match
            if match and match.share >= _SAME and (best is None or match.share > best[1].share):
                best = at, match
        return best

    def _elsewhere(self, post: int, words: Ints, mark: Mark) -> tuple[int, _Match] | None:
        """The earlier post that has most of the words; where a chain stands above this one, almost all of them."""
        chained = self._told and self._answered[post] >= 0
        if chained and words.size < _FAR:
            return None
        least = _SURE if chained else _SAME
        best: tuple[float, int, _Match] | None = None
        for candidate in self._candidates(post, words):
            match = self._match(words, candidate)
            if match is None or match.share < least:
                continue
            named_so = mark.attribution is not None and mark.attribution == self._authors[candidate]
            said = 0.05 if named_so else 0.0
            rank = (match.share + said, candidate, match)
            if best is None or rank[:2] > best[:2]:
                best = rank
        return best[1:] if best else None

    def _words(self, post: int, at: int) -> Ints:
        """Rows of the words of a mark that are in no mark inside it."""
        if self._sorted_of != post:
            low, high = int(self._tokens.first[post]), int(self._tokens.first[post + 1])
            order = np.argsort(self._owner[low:high], kind="stable")
            self._sorted_of, self._sorted = post, (low + order).astype(np.int32)
            self._sorted_owner = self._owner[self._sorted]
        left, right = np.searchsorted(self._sorted_owner, np.array([at, at + 1], self._owner.dtype))
        return self._sorted[left:right]

    def _candidates(self, post: int, rows: Ints) -> Iterator[int]:
        """The earlier posts that share most phrases with a quotation, best first; the nearest of equals."""
        tokens = self._tokens
        if rows.size < SHINGLE:
            yield from self._short_candidates(post, rows)
            return
        starts = rows[: rows.size - SHINGLE + 1]
        starts = starts[rows[SHINGLE - 1 :] - starts == SHINGLE - 1]
        if not starts.size:
            return
        low = row_bits(tokens.code.size)
        hashes = phrases_at(tokens.code, starts, SHINGLE) & ~low
        left = np.searchsorted(self._phrases, hashes)
        stops = np.searchsorted(self._phrases, hashes | tokens.first[post].astype(np.uint64))
        counts: Counter[int] = Counter()
        for at, stop in zip(left.tolist(), stops.tolist(), strict=True):
            rows_there = (self._phrases[max(at, stop - _PLACES) : stop] & low).astype(np.intp)
            counts.update(set((np.searchsorted(tokens.first, rows_there, "right") - 1).tolist()))
        yield from sorted(counts, key=lambda other: (-counts[other], -other))[:_CANDIDATES]

    def _short_candidates(self, post: int, rows: Ints) -> Iterator[int]:
        """For a quotation of few words: the posts just before it, where they are looked for one by one."""
        if rows.size >= 2:
            yield from range(post - 1, max(-1, post - 40), -1)

    def _words_of(self, post: int, owner: SmallInts) -> Said:
        """A post's own words, as `owner` tells."""
        key = post, id(owner)
        said = self._said.get(key)
        if said is None:
            low, high = int(self._tokens.first[post]), int(self._tokens.first[post + 1])
            there = (low + np.flatnonzero(owner[low:high] == OWN)).astype(np.int32)
            while len(self._said) >= _HELD:
                del self._said[next(iter(self._said))]
            said = self._said[key] = Said(there, self._tokens.code[there])
        return said

    def _match(
        self, rows: Ints, post: int, owner: SmallInts | None = None, least: float = _SAME
    ) -> _Match | None:
        """How words stand in a post's own words, or in those that are so in `owner`; None below the share `least`.

        What cannot reach it is not compared word for word, which costs as many steps as both have words, multiplied.
        """
        from threadtui.quotes.distances import LCSseq

        said = self._words_of(post, self._owner if owner is None else owner)
        there = said.rows
        if not rows.size or not there.size:
            return None
        wanted = self._tokens.code[rows]
        at = said.place(wanted)
        if at >= 0:
            return _Match(int(there[at]), int(there[at + rows.size - 1]) + 1, 1.0, True)
        words = wanted.tolist()
        if rows.size <= RUN or said.most(words) / rows.size < least:
            return None
        blocks = [
            block for block in LCSseq.opcodes(words, said.listed).as_matching_blocks() if block.size >= RUN
        ]
        if not blocks:
            return None
        equal = sum(block.size for block in blocks)
        first, last = there[blocks[0].b], there[blocks[-1].b + blocks[-1].size - 1]
        return _Match(int(first), int(last) + 1, equal / rows.size, False)

    def _span(self, match: _Match, source: int, mark: Mark, post: int, rows: Ints) -> tuple[int, int]:
        """Where the words stand in the source's text, with the punctuation around them that the quotation has too."""
        tokens = self._tokens
        span = int(tokens.start[match.start]), int(tokens.end[match.end - 1])
        words = int(tokens.start[rows[0]]), int(tokens.end[rows[-1]])
        return with_punctuation(self._texts[source], span, self._texts[post], words, (mark.start, mark.end))
