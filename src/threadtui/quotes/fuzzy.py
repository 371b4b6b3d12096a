"""Quotations whose words differ from the source's: mended, dropped, added, changed, left out.

A paragraph that `votes` suspects is compared with the posts that have its trigrams; what was found, here or
word for word, then grows over neighbouring lines that go on in the same source.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Container, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise
from typing import Any, TypeVar

from threadtui.quotes.ballots import LONGEST
from threadtui.quotes.passages import Assembler, Passage, Stretch
from threadtui.quotes.surprise import MANY
from threadtui.quotes.tokens import Ints, Tokens
from threadtui.quotes.votes import Suspect

_ALIKE = 0.68
"""Least likeness of a paragraph and its source, from 0 to 1."""
_ALIKE_SHORT = 0.72
"""The same for less than `_SHORT` words."""
_FEWEST_EQUAL = 0.45
"""Least share of a paragraph's words that are its source's, letter for letter: most of the others may be misspelt."""
_ALIKE_NEXT = 0.55
"""The same for a line next to words that were found, and next to them in the source."""
_SHORT = 12
_BROKEN = 0.7
"""Least share of a paragraph that runs have where it is looked at without votes."""
_AROUND = 3
"""So many more words of the source than differ at either end of a passage may go with it."""
FEWEST_LINE = 3
"""Least words of a line that may go on with what was found next to it."""
ELISION_WORD = re.compile(r"snip(?:ped)?|cut|deleted|omitted|gekürzt", re.IGNORECASE)
"""Words that stand for words left out."""
_ELISION = re.compile(r"\.\.\.|…|\bsnip", re.IGNORECASE)
_ELISION_LINE = re.compile(rf"(?i)\s*[\[(<{{*-]*\s*(?:\.{{2,}}|…+|{ELISION_WORD.pattern})\s*[\])>}}*-]*\s*")
_ELISION_END = re.compile(r"\s*(?:[\[(<{]\s*)?(?:\.{3,}|…)(?:\s*[\])>}])?\s*")
"""A mark for words left out that ends or begins a line."""

Size = TypeVar("Size", int, Ints)
"""How many words: of one thing, or of each of many."""


class Mender:
    """Finds the altered quotations of a post, given in reading order."""

    def __init__(self, texts: Sequence[str], tokens: Tokens, assembler: Assembler) -> None:
        self._texts = texts
        self._tokens = tokens
        self._assembler = assembler
        self._code = tokens.code
        self._post = tokens.post.data
        self._first = tokens.first.data

    def mend(
        self, post: int, exact: list[Passage], suspects: Sequence[Suspect], runs: Sequence[Stretch]
    ) -> list[Passage]:
        """The passages of a post, in order: those found word for word and those with changed words, grown."""
        passages = [self._realigned(passage) for passage in exact]
        for suspect in (*suspects, *self._broken(post, exact, runs)):
            at = _place(passages, suspect.start)
            if at and passages[at - 1].end > suspect.start:
                continue
            if at < len(passages) and passages[at].start < suspect.end:
                continue
            if passage := self._altered(post, suspect):
                passages.insert(at, passage)
        return self._merged(self._grown(passages)) if passages else passages

    def _realigned(self, passage: Passage) -> Passage:
        """The passage with all words that are equal: runs leave out few between two that are changed."""
        size = passage.end - passage.start
        if passage.words == size or size > LONGEST:
            return passage
        head = passage.stretches[0].start - passage.start
        tail = passage.end - passage.stretches[-1].start - passage.stretches[-1].words
        low, high = passage.source_start, passage.source_end
        lines, bounds = self._assembler.lines, self._first[passage.source_post : passage.source_post + 2]
        if head:
            low = max(lines.block_span(low, *bounds)[0], low - head - _AROUND)
        if tail:
            high = min(lines.block_span(high - 1, *bounds)[1], high + tail + _AROUND)
        if self._assembler.own.find(0, low, high) >= 0:
            return passage
        chain = best_chain(self._equal(passage.start, passage.end, low, high))
        whole = replace(passage, stretches=chain)
        return whole if chain and whole.words > passage.words else passage

    def _broken(self, post: int, exact: list[Passage], runs: Sequence[Stretch]) -> list[Suspect]:
        """Paragraphs of which runs have most, but in too many pieces to be found word for word."""
        if not runs:
            return []
        lines = self._assembler.lines
        by_block: defaultdict[int, list[Stretch]] = defaultdict(list)
        at = 0
        for run in runs:
            while at < len(exact) and exact[at].start <= run.start:
                at += 1
            if not at or exact[at - 1].end <= run.start:
                by_block[lines.block_at(run.start)].append(run)
        low, high = self._first[post], self._first[post + 1]
        broken: list[Suspect] = []
        for pieces in by_block.values():
            words = sum(piece.words for piece in pieces)
            start, end = lines.span(pieces[0].start)
            if words < _BROKEN * (end - start):
                continue  # not even of a line
            start, end = lines.block_span(pieces[0].start, low, high)
            if end < high and words >= _BROKEN * (end - start):
                places = [max(pieces, key=lambda piece: piece.words).source]
                broken.append(Suspect(max(start, self._assembler.own.find(1, start, end)), end, places))
        return broken

    def _altered(self, post: int, suspect: Suspect) -> Passage | None:
        """The suspect as a passage of the post that is most like it, or None where none is like enough."""
        if self._assembler.own.find(0, suspect.start, suspect.end) >= 0:
            return None
        end = min(suspect.end, suspect.start + LONGEST)
        size = end - suspect.start
        least = _ALIKE if size >= _SHORT else _ALIKE_SHORT
        best: Passage | None = None
        for place in suspect.places:
            source_post = self._post[place]
            low = max(self._first[source_post], place - 2 * size - 20)
            high = min(self._first[source_post + 1], place + 2 * size + 20)
            passage = self._compared(post, suspect.start, end, low, high, least)
            if passage and passage.likeness >= least and (best is None or passage.likeness > least):
                best, least = passage, passage.likeness
        if best:
            best.end = suspect.end
        return best

    def _compared(self, post: int, start: int, end: int, low: int, high: int, least: float) -> Passage | None:
        """The words `start` to `end` as taken from among the words `low` to `high` or what these quote.

        How like they are is told where it may be as much as `least`.
        """
        equal = self._equal(start, end, low, high, _FEWEST_EQUAL)
        if not equal:
            return None
        source_post, kept = self._of_one_post(equal)
        if not kept:
            return None
        passage = Passage(post, source_post, start, end, kept)
        passage.stretches = best_chain(kept, self._parted_otherwise(passage))
        passage.likeness = self._likeness(passage, least)
        return passage

    def _of_one_post(self, equal: list[Stretch]) -> tuple[int, list[Stretch]]:
        """The post from which most of the words are that stand in another one, and those from there, in order."""
        low, high = equal[0].source, equal[-1].source + equal[-1].words
        if self._assembler.own.find(0, low, high) < 0:
            return self._post[low], equal
        stretches = [part for one in equal for part in self._assembler.through_quotes(one)]
        if not stretches:
            return self._post[low], []
        posts = [self._post[part.source] for part in stretches]
        words: Counter[int] = Counter()
        for part, its_post in zip(stretches, posts, strict=True):
            words[its_post] += part.words
        source_post = max(words, key=words.__getitem__)
        kept: list[Stretch] = []
        for part, its_post in zip(stretches, posts, strict=True):
            if its_post == source_post and (not kept or part.source >= kept[-1].source + kept[-1].words):
                kept.append(part)
        return source_post, kept

    def _equal(self, start: int, end: int, low: int, high: int, least: float = 0.0) -> list[Stretch]:
        """The most words that are equal, in order, of two ranges; none where fewer than that share of the first are."""
        compare = self._longest_common
        words, source_words = self._code[start:end].tolist(), self._code[low:high].tolist()
        if least and compare.similarity(words, source_words) < least * len(words):
            return []
        blocks = compare.opcodes(words, source_words).as_matching_blocks()
        return [Stretch(start + block.a, low + block.b, block.size) for block in blocks if block.size]

    @cached_property
    def _longest_common(self) -> Any:
        """Only threads with altered quotations pay for loading it."""
        from threadtui.quotes.distances import LCSseq

        return LCSseq

    @cached_property
    def _indel(self) -> Any:
        from threadtui.quotes.distances import Indel

        return Indel

    def _likeness(self, passage: Passage, least: float) -> float:
        """Twice the equal words over the words of both; a misspelt one counts as far as its letters agree.

        0 where it cannot be as much as `least`.
        """
        parts = passage.stretches
        source = passage.source_end - passage.source_start
        head = parts[0].start - passage.start
        tail = passage.end - parts[-1].start - parts[-1].words
        misspelt: list[tuple[Stretch, int, int]] = []
        left_out = 0
        for one, other in pairwise(parts):
            gap, source_gap = _gaps(one, other)
            if gap and source_gap and gap <= 3 and source_gap <= 3:
                misspelt.append((one, gap, source_gap))
            elif source_gap > gap:
                left_out += source_gap - gap
        if left_out and _ELISION.search(self._text(passage.post, passage.start, passage.end)):
            source -= left_out
        both = passage.end - passage.start + max(source, 1) + min(head, 2) + min(tail, 2)
        equal = float(passage.words)
        if (2 * equal + sum(gap + source_gap for _, gap, source_gap in misspelt)) / both < least:
            return 0.0
        for one, gap, source_gap in misspelt:
            alike = self._alike_letters(passage, one, gap, source_gap)
            # words that markup split or joined are the same, others are one for one
            equal += alike * (min(gap, source_gap) if alike < 1 else (gap + source_gap) / 2)
        return 2 * equal / both

    def _alike_letters(self, passage: Passage, before: Stretch, gap: int, source_gap: int) -> float:
        """How far the letters agree of the words that differ behind a stretch; 0 where less than half do.

        Where words are parted makes no difference: markup inside one splits it, markup lost between two joins them.
        """
        row, source = before.start + before.words, before.source + before.words
        words = "".join(self._text(passage.post, row, row + gap).casefold().split())
        source_words = "".join(
            self._text(passage.source_post, source, source + source_gap).casefold().split()
        )
        if words == source_words:
            return 1.0
        return float(self._indel.normalized_similarity(words, source_words, score_cutoff=0.6))

    def _parted_otherwise(self, passage: Passage) -> set[int]:
        """The stretches before which the same letters stand as in the source, parted into other words."""
        found = set()
        for at, (one, other) in enumerate(pairwise(passage.stretches), start=1):
            gaps = _gaps(one, other)
            parted = min(gaps) > 0 and max(gaps) <= 3 and gaps[0] != gaps[1]
            if parted and self._alike_letters(passage, one, *gaps) == 1:
                found.add(at)
        return found

    def _text(self, post: int, start: int, end: int) -> str:
        """The text of the words `start` to `end` (half open)."""
        return self._texts[post][int(self._tokens.start[start]) : int(self._tokens.end[end - 1])]

    def _grown(self, passages: list[Passage]) -> list[Passage]:
        """The passages with the lines before and after each that are like what the source has there."""
        at = 0
        while at < len(passages):
            passage = passages[at]
            high = passages[at + 1].start if at + 1 < len(passages) else self._first[passage.post + 1]
            while passage.end < high and self._take_line(passage, passage.end):
                pass
            low = passages[at - 1].end if at else self._first[passage.post]
            while low < passage.start and self._take_line(passage, passage.start - 1):
                pass
            if at and self._swallows(passage, passages[at - 1]):
                del passages[at - 1]
                at -= 1
            elif at + 1 < len(passages) and self._swallows(passage, passages[at + 1]):
                del passages[at + 1]
            else:
                at += 1
        return passages

    def _swallows(self, passage: Passage, other: Passage) -> bool:
        """Take in a neighbour that is of another post by chance: the passage's source has the like there, too.

        People quote one post at a stretch: a few common words between lines of one post are of that post, though they
        are said elsewhere word for word.
        """
        if other.source_post == passage.source_post or other.words >= min(MANY, passage.words):
            return False
        if other.start != passage.end and other.end != passage.start:
            return False
        whole = replace(passage, stretches=list(passage.stretches))
        while whole.end < other.end and other.start >= passage.end and self._take_line(whole, whole.end):
            pass
        while other.start < whole.start and self._take_line(whole, whole.start - 1):
            pass
        if whole.start > other.start or whole.end < other.end:
            return False
        passage.start, passage.end = whole.start, whole.end
        passage.stretches, passage.likeness = whole.stretches, whole.likeness
        return True

    def _take_line(self, passage: Passage, row: int) -> bool:
        """Take in the line of the word `row`, next to a passage, if the source goes on in the same way."""
        after = row >= passage.end
        edge = self._first[passage.source_post + after]
        if abs(edge - (passage.source_end if after else passage.source_start)) < FEWEST_LINE:
            return False
        start, end = self._assembler.lines.span(row)
        size = end - start
        if not FEWEST_LINE <= size <= LONGEST or end == self._first[passage.post + 1]:
            return False
        if self._assembler.own.find(0, start, end) >= 0:
            return False
        low, top = passage.source_end, passage.source_start
        low, top = (low, min(edge, low + reach(size))) if after else (max(edge, top - reach(size)), top)
        if not self._share(start, end, low, top):
            return False
        chain = best_chain(self._equal(start, end, low, top))
        taken = Passage(passage.post, passage.source_post, start, end, chain)
        if not chain or self._assembler.own.find(0, taken.source_start, taken.source_end) >= 0:
            return False
        near = chain[0].source - low if after else top - taken.source_end
        least = _ALIKE_NEXT if size >= 6 else _ALIKE
        if near > 3 + size // 4 or (likeness := self._likeness(taken, least)) < least:
            return False
        taken.likeness = likeness
        _absorb(passage, taken)
        return True

    def _share(self, start: int, end: int, low: int, high: int) -> bool:
        """Whether half the words of a line are among those of a range: a quick look before comparing."""
        words = self._code[start:end].tolist()
        return 2 * len(set(words).intersection(self._code[low:high].tolist())) >= len(set(words))

    def _merged(self, passages: list[Passage]) -> list[Passage]:
        """Neighbouring passages as one where one was altered or a mark for words left out stands between."""
        merged: list[Passage] = []
        for passage in passages:
            last = merged[-1] if merged else None
            if last and last.source_post == passage.source_post and self._goes_on(last, passage):
                _absorb(last, passage)
            else:
                merged.append(passage)
        return merged

    def _goes_on(self, first: Passage, second: Passage) -> bool:
        """Whether the second goes on with the first, in the source with at most a few words between."""
        between = second.source_start - first.source_end
        if between < 0 or second.start - first.end > 1:
            return False
        if self._left_out_between(first, second):
            return True
        if first.end != second.start or first.likeness == second.likeness == 1:
            return False
        block = self._assembler.lines.block_at
        parted = block(first.end - 1) != block(second.start)
        source_parted = block(first.source_end - 1) != block(second.source_start)
        changed = second.stretches[0].start - first.stretches[-1].start - first.stretches[-1].words
        return between <= 4 + changed and (source_parted or not parted)

    def _left_out_between(self, first: Passage, second: Passage) -> bool:
        """Whether only a mark for words left out stands between two passages: a line, or the end or head of one."""
        tokens, text = self._tokens, self._texts[first.post]
        end, *lines, head = text[int(tokens.end[first.end - 1]) : int(tokens.start[second.start])].split("\n")
        if not lines:
            return False
        if marks := [line for line in lines if line.strip()]:
            return all(_ELISION_LINE.fullmatch(line) for line in marks)
        return bool(_ELISION_END.search(end) or _ELISION_END.match(head))


def reach(size: Size) -> Size:
    """Among how many words of the source the like of a line of so many words is looked for."""
    return 2 * size + 6


def _place(passages: list[Passage], row: int) -> int:
    """How many passages begin at a word or before it."""
    return bisect_right(passages, row, key=lambda passage: passage.start)


def _absorb(passage: Passage, other: Passage) -> None:
    """Make one passage of two neighbours."""
    passage.stretches = sorted([*passage.stretches, *other.stretches], key=lambda stretch: stretch.start)
    words, more = passage.end - passage.start, other.end - other.start
    passage.likeness = (passage.likeness * words + other.likeness * more) / (words + more)
    passage.start, passage.end = min(passage.start, other.start), max(passage.end, other.end)


def _gaps(one: Stretch, other: Stretch) -> tuple[int, int]:
    """How many words stand between two stretches, in the post and in the source."""
    return other.start - one.start - one.words, other.source - one.source - one.words


def best_chain(stretches: list[Stretch], same: Container[int] = ()) -> list[Stretch]:
    """The neighbouring stretches with most equal words for what differs: without stray words far off.

    `same` are those before which nothing differs but where words are parted.
    """
    best: tuple[float, int, int] = (0.0, 0, 0)
    score, first = 0.0, 0
    for at, stretch in enumerate(stretches):
        if at and at not in same:
            gap, source_gap = _gaps(stretches[at - 1], stretch)
            score -= 0.5 * gap + min(0.25 * source_gap, 4)
        if score <= 0:
            score, first = 0.0, at
        score += stretch.words
        if score > best[0]:
            best = (score, first, at + 1)
    return stretches[best[1] : best[2]]
