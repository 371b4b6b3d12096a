"""Words of a whole thread as flat arrays: what the resolver compares. Vectorised; linear in characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from threadtui.quotes.room import room

Ints = NDArray[np.int32]
SmallInts = NDArray[np.int16 | np.int32]
"""Of 16 bits where all have room in them."""
Codes = NDArray[np.uint32]
"""Two words that are not the same are taken for the same once in four thousand million times."""
Hashes = NDArray[np.uint64]
Flags = NDArray[np.bool_]

_CHUNK = 1 << 15
"""Characters folded at a time: as many as stay in a processor's cache."""
_PER_WORD = 4
"""Characters of a word and what stands after it; mostly there are more."""
_WHERE = 4
"""So many columns of `Tokens` tell all but the lines."""
_KEPT = 8 << 20
"""Bytes of a block that are kept when it is freed."""
_BLANK = re.compile(r"(?<=\n)\n")

_SEPARATOR, _DELETED, _LETTER, _UNKNOWN = 0, 1, 2, 255
_SINGLE = 1 << 24
_IN_WORD = frozenset("'\u2019\u2018\u02bc\u200b\u200c\u200d\u2060\u00ad")
"""Characters that do not part a word: apostrophes, zero-width joiners, soft hyphens."""


def _fold(char: str) -> int:
    """The code by which a character is compared: case, accents and width folded.

    0 for what parts words, 1 for what is left out inside a word. The flag `_SINGLE` marks scripts written
    without spaces (Chinese, Japanese, Thai, Lao, Khmer, Burmese), where each character is a word.
    """
    if char in _IN_WORD:
        return _DELETED
    kind = unicodedata.category(char)
    if kind[0] == "M":
        return _DELETED
    if kind[0] not in "LN":
        return _SEPARATOR
    code = ord(unicodedata.normalize("NFKD", char)[0].casefold()[0])
    alone = (
        0x2E80 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0x20000 <= code <= 0x3FFFF
        or 0x0E00 <= code <= 0x0EFF or 0x1000 <= code <= 0x109F or 0x1780 <= code <= 0x17FF
    )  # fmt: skip
    return code | _SINGLE if alone and kind[0] == "L" else code


class _Folder:
    """Kind and hash of each character, remembering the characters met."""

    def __init__(self) -> None:
        self._kinds = room(0x110000, np.uint8)
        self._kinds[:] = _UNKNOWN
        self._values = room(0x110000, np.uint64)

    def __call__(self, points: NDArray[np.intp]) -> tuple[NDArray[np.uint8], Hashes]:
        kinds = self._kinds.take(points)
        if kinds.max() == _UNKNOWN:
            met = np.array(sorted(set(points[kinds == _UNKNOWN].tolist())))
            folded = np.array([_fold(chr(point)) for point in met.tolist()], np.uint64)
            self._kinds[met] = np.where(folded < _LETTER, folded, _LETTER + (folded >= _SINGLE))
            self._values[met] = np.where(folded < _LETTER, np.uint64(0), mix(folded))
            kinds = self._kinds.take(points)
        return kinds, self._values.take(points)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every word of every post, in reading order. Arrays of one length, but `first`."""

    code: Codes
    """Hash of the folded word."""
    post: SmallInts
    """Index of its post."""
    start: SmallInts
    """First character, in the post's text, from 0."""
    end: SmallInts
    """One past the last character."""
    line: Ints
    """Number of its line, counting those with words through the thread from 0."""
    block: SmallInts
    """Number of its paragraph within the post's text, counting blank lines from 0."""
    first: Ints
    """Row of the first word of each post; one entry more than there are posts."""

    def line_begins(self) -> Flags:
        """For each word whether it is the first of its line."""
        new = np.ones(self.line.size, np.bool_)
        np.not_equal(self.line[1:], self.line[:-1], out=new[1:])
        return new


@dataclass(frozen=True, slots=True)
class _Batch:
    """Texts that are folded at a time: those of several posts, or a part of a long one."""

    texts: Sequence[str]
    post: int
    """Index of the first one's post."""
    start: int = 0
    """Characters of the post before a part."""
    block: int = 0
    """Newlines before it that follow a newline."""


def tokenize(texts: Sequence[str], lines: bool = True) -> Tokens:
    """The words of each text; without `lines`, nothing of the lines and paragraphs on which they stand."""
    _keep_freed_memory()
    fold, weights = _Folder(), _Weights()
    of_post, of_place = small(len(texts)), small(max(map(len, texts), default=0))
    dtypes = (np.uint32, of_post, of_place, of_place, np.int32, of_place)
    likely = sum(map(len, texts)) // _PER_WORD  # in one piece; what is not used takes no memory
    columns: list[NDArray[Any]] = [room(likely, dtype) for dtype in dtypes]
    count = known = 0
    ended = True
    for batch in _batches(texts):
        parts, opens, ends = _tokenize_batch(batch, fold, weights)
        ended |= not batch.start
        opens[:1] |= ended
        ended = ends or (ended and not opens.size)
        parts[4] = np.cumsum(opens, dtype=np.int32) + np.int32(known - 1)
        known += int(np.count_nonzero(opens))
        more = count + parts[0].size
        if more > columns[0].size:
            for at, column in enumerate(columns):
                columns[at] = room(more + more // 4, column.dtype)
                columns[at][:count] = column[:count]
        for column, part in zip(columns[: None if lines else _WHERE], parts, strict=False):
            column[count:more] = part
        count = more
    code, post, start, end, line, block = (
        column[: count if lines or at < _WHERE else 0] for at, column in enumerate(columns)
    )
    first = np.searchsorted(post, np.arange(len(texts) + 1, dtype=of_post)).astype(np.int32)
    return Tokens(code, post, start, end, line, block, first)


def small(most: int) -> type[np.int16 | np.int32]:
    """What has room for numbers up to `most` and one more."""
    return np.int16 if most < np.iinfo(np.int16).max else np.int32


def _keep_freed_memory() -> None:
    """Let what is freed be used again for what is asked for next.

    The C library of Linux gives large blocks back to the system at once, and takes (and clears) them anew for each of
    the many arrays of a few hundred kilobytes that are made here; until it has seen a larger one freed. This one is
    never written to, so it takes no memory.
    """
    np.empty(_KEPT, np.uint8)


def _batches(texts: Sequence[str]) -> Iterator[_Batch]:
    start = size = 0
    for at, text in enumerate(texts):
        if start < at and size + len(text) >= _CHUNK:
            yield _Batch(texts[start:at], start)
            start, size = at, 0
        if len(text) > _CHUNK:
            yield from _parts(text, at)
            start = at + 1
        else:
            size += len(text) + 1
    if start < len(texts):
        yield _Batch(texts[start:], start)


def _parts(text: str, post: int) -> Iterator[_Batch]:
    """A long text in parts, cut between words where there is a space or newline to cut at."""
    at = block = 0
    while at < len(text):
        end = at + _CHUNK
        if end < len(text):
            space = max(text.rfind(" ", at + 1, end), text.rfind("\n", at + 1, end))
            end = space if space > 0 else end
        part = text[at:end]
        yield _Batch([part], post, at, block)
        block += len(_BLANK.findall(text, at, end + 1))
        at = end


class _Weights:
    """Powers of an odd number and their inverses modulo 2^64: they make a word's hash the same everywhere."""

    def __init__(self) -> None:
        base = 0x9E3779B97F4A7C15
        self.up = np.cumprod(np.full(_CHUNK + 2, base, np.uint64))
        """For each place in a batch the factor of the character there."""
        self.down = np.cumprod(np.full(_CHUNK + 2, pow(base, -1, 1 << 64), np.uint64))
        """What takes that factor off again."""


def _tokenize_batch(
    batch: _Batch, fold: _Folder, weights: _Weights
) -> tuple[list[NDArray[Any]], Flags, bool]:
    """The columns of a batch, but that of lines; for each word whether a line ends before it, and for what follows."""
    points = np.frombuffer(("\n".join(batch.texts) + "\n").encode("utf-32-le", "surrogatepass"), np.uint32)
    kinds, values = fold(points.astype(np.intp))
    kept = None
    if (kinds == _DELETED).any():
        kept = np.flatnonzero(kinds != _DELETED)
        kinds, values = kinds[kept], values[kept]
    starts, stops = _bounds(kinds)
    total = np.zeros(values.size + 1, np.uint64)
    values *= weights.up[: values.size]
    np.cumsum(values, out=total[1:])
    code = mix(np.multiply(total[stops] - total[starts], weights.down[starts], dtype=np.uint64))
    begin, end = (starts, stops) if kept is None else (kept[starts], kept[stops - 1] + 1)
    base = np.zeros(len(batch.texts) + 1, np.int64)
    np.cumsum([len(text) + 1 for text in batch.texts], out=base[1:])
    counts = np.diff(np.searchsorted(begin, base))
    offset = np.repeat(base[:-1] - batch.start, counts)
    newlines = np.flatnonzero(points == 10)
    before = np.searchsorted(begin, newlines)
    opens = np.zeros(begin.size + 1, np.bool_)
    opens[before[:-1]] = True  # the last newline is none of the texts'
    parted = np.diff(newlines) == 1
    columns: list[NDArray[Any]] = [
        code,
        np.repeat(np.arange(batch.post, batch.post + len(batch.texts), dtype=np.int32), counts),
        begin - offset,
        end - offset,
        opens,
        _blocks(before[1:][parted], newlines[1:][parted], base, counts, batch.block),
    ]
    return columns, opens[:-1], bool(opens[-1])


def _bounds(kinds: NDArray[np.uint8]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The first characters of the words and one past their last; the last of all is no word's."""
    word = kinds >= _LETTER
    if kinds.max() <= _LETTER:
        edges = np.flatnonzero(np.diff(word, prepend=False))
        return edges[::2], edges[1::2]
    begins, stops = word.copy(), ~word
    begins[1:] &= ~word[:-1]
    stops[1:] &= word[:-1]
    stops[0] = False
    single = kinds > _LETTER
    parted = word[1:] & word[:-1] & (single[1:] | single[:-1])
    begins[1:] |= parted
    stops[1:] |= parted
    return np.flatnonzero(begins), np.flatnonzero(stops)


def _blocks(
    before: NDArray[np.intp],
    blanks: NDArray[np.intp],
    base: NDArray[np.int64],
    counts: NDArray[np.intp],
    first: int,
) -> Ints:
    """For each word its paragraph in its post, from `first` on.

    `before` has the words before which the blank lines stand, which are at `blanks`; `base` where the texts begin,
    `counts` how many words each has.
    """
    total = int(counts.sum())
    passed = np.bincount(before, minlength=total + 1)[:total]
    numbers = np.cumsum(passed) - np.repeat(np.searchsorted(blanks, base[:-1]) - first, counts)
    return numbers.astype(np.int32)


def mix(values: Hashes) -> Hashes:
    """A bijective scrambling of 64-bit numbers (the finaliser of SplitMix64, Steele et al. 2014)."""
    values = values ^ (values >> np.uint64(30))
    values *= np.uint64(0xBF58476D1CE4E5B9)
    values ^= values >> np.uint64(27)
    values *= np.uint64(0x94D049BB133111EB)
    values ^= values >> np.uint64(31)
    return values
