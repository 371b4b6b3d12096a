"""Words of a whole thread as flat arrays: what the resolver compares. Vectorised; linear in characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from threadtui.quotes.line_table import Lines
from threadtui.quotes.room import keep_heap_small, room

Ints = NDArray[np.int32]
SmallInts = NDArray[np.int16 | np.int32]
"""Of 16 bits where all have room in them."""
Codes = NDArray[np.uint32]
"""Two words that are not the same are taken for the same once in four thousand million times."""
Hashes = NDArray[np.uint64]
Flags = NDArray[np.bool_]

_LEAST_CHUNK, _CHUNK = 1 << 13, 1 << 16
"""Characters folded at a time: as many as stay in a processor's cache; of a short thread fewer, to take less memory."""
_CHUNKS = 256
"""In so many pieces a thread is folded that is not long."""
_PER_WORD = 4
"""Characters of a word and what stands after it; mostly there are more."""
_LENGTH, _PLAIN = 2, 3
"""Which column has the lengths of words, and how many columns tell of the words alone."""
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


class Ends:
    """Where each word ends, by how many characters it has: a byte each, where all have less than 256."""

    def __init__(self, start: SmallInts, length: NDArray[np.uint8 | np.int32]) -> None:
        self._start, self._length = start.data, length.data

    def __getitem__(self, row: int) -> int:
        return self._start[row] + self._length[row]


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every word of every post, in reading order. Arrays of one length, but `first`."""

    code: Codes
    """Hash of the folded word."""
    post: SmallInts
    """Index of its post."""
    start: SmallInts
    """First character, in the post's text, from 0."""
    end: Ends
    """One past the last character."""
    lines: Lines
    """The lines on which they stand."""
    first: Ints
    """Row of the first word of each post; one entry more than there are posts."""

    def paragraph_begins(self) -> Ints:
        """The rows of the first words of the paragraphs."""
        first, block = self.lines.first[:-1], self.lines.block
        post = self.post[first]
        new = np.ones(first.size, np.bool_)
        new[1:] = (post[1:] != post[:-1]) | (block[1:] != block[:-1])
        return first[new]


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
    """The words of each text; without `lines`, nothing of the posts, lines and paragraphs in which they stand."""
    size = sum(map(len, texts))
    keep_heap_small(size)
    chunk = min(_CHUNK, max(_LEAST_CHUNK, size // _CHUNKS))
    fold, weights = _Folder(), _Weights(chunk)
    of_post, of_place = small(len(texts)), small(max(map(len, texts), default=0))
    dtypes = (np.uint32, of_place, np.uint8, of_post)[: None if lines else _PLAIN]
    likely = size // _PER_WORD  # in one piece; what is not used takes no memory
    columns: list[NDArray[Any]] = [room(likely, dtype) for dtype in dtypes]
    heads, blocks = [np.zeros(0, np.int32)], [np.zeros(0, of_place)]
    count = 0
    ended = True
    words = np.zeros(len(texts) + 1, np.int32)
    for batch in _batches(texts, chunk):
        parts, counts, begins, numbers, ended = _tokenize_batch(
            batch, fold, weights, ended or not batch.start
        )
        words[batch.post + 1 : batch.post + 1 + counts.size] += counts.astype(np.int32)
        if lines:
            heads.append((begins + count).astype(np.int32))
            blocks.append(numbers.astype(of_place))
        more = count + parts[0].size
        if parts[_LENGTH].max(initial=0) > np.iinfo(columns[_LENGTH].dtype).max:
            columns[_LENGTH] = columns[_LENGTH].astype(np.int32)
        if more > columns[0].size:
            for at, column in enumerate(columns):
                columns[at] = room(more + more // 4, column.dtype)
                columns[at][:count] = column[:count]
        for column, part in zip(columns, parts, strict=lines):
            column[count:more] = part
        count = more
    code, start, length, *others = (column[:count] for column in columns)
    post = others[0] if lines else np.zeros(0, of_post)
    heads.append(np.array([count if lines else 0], np.int32))
    table = Lines(np.concatenate(heads), np.concatenate(blocks))
    return Tokens(code, post, start, Ends(start, length), table, np.cumsum(words, dtype=np.int32))


def small(most: int) -> type[np.int16 | np.int32]:
    """What has room for numbers up to `most` and one more."""
    return np.int16 if most < np.iinfo(np.int16).max else np.int32


def _batches(texts: Sequence[str], chunk: int) -> Iterator[_Batch]:
    start = size = 0
    for at, text in enumerate(texts):
        if start < at and size + len(text) >= chunk:
            yield _Batch(texts[start:at], start)
            start, size = at, 0
        if len(text) > chunk:
            yield from _parts(text, at, chunk)
            start = at + 1
        else:
            size += len(text) + 1
    if start < len(texts):
        yield _Batch(texts[start:], start)


def _parts(text: str, post: int, chunk: int) -> Iterator[_Batch]:
    """A long text in parts, cut between words where there is a space or newline to cut at."""
    at = block = 0
    while at < len(text):
        end = at + chunk
        if end < len(text):
            space = max(text.rfind(" ", at + 1, end), text.rfind("\n", at + 1, end))
            end = space if space > 0 else end
        part = text[at:end]
        yield _Batch([part], post, at, block)
        block += len(_BLANK.findall(text, at, end + 1))
        at = end


class _Weights:
    """Powers of an odd number and their inverses modulo 2^64: they make a word's hash the same everywhere."""

    def __init__(self, chunk: int) -> None:
        base = 0x9E3779B97F4A7C15
        self.up = np.cumprod(np.full(chunk + 2, base, np.uint64))
        """For each place in a batch the factor of the character there."""
        self.down = np.cumprod(np.full(chunk + 2, pow(base, -1, 1 << 64), np.uint64))
        """What takes that factor off again."""


def _tokenize_batch(
    batch: _Batch, fold: _Folder, weights: _Weights, ended: bool
) -> tuple[list[NDArray[Any]], NDArray[np.intp], NDArray[np.intp], NDArray[np.intp], bool]:
    """The columns of a batch; how many words each text has.

    And which words begin lines, the paragraph of each of these, and whether a line ends before what follows, as
    `ended` tells of the batch.
    """
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
    code = mix(
        np.multiply(total.take(stops) - total.take(starts), weights.down.take(starts), dtype=np.uint64)
    )
    begin, end = (starts, stops) if kept is None else (kept[starts], kept[stops - 1] + 1)
    base = np.zeros(len(batch.texts) + 1, np.int64)
    np.cumsum([len(text) + 1 for text in batch.texts], out=base[1:])
    counts = np.diff(np.searchsorted(begin, base))
    offset = np.repeat(base[:-1] - batch.start, counts)
    newlines = np.flatnonzero(points == 10)
    before = np.searchsorted(begin, newlines)
    opens = np.zeros(begin.size + 1, np.bool_)
    opens[before[:-1]] = True  # the last newline is none of the texts'
    opens[0] |= ended
    heads = np.flatnonzero(opens[:-1])
    parted = np.diff(newlines) == 1
    blanks = np.searchsorted(newlines[1:][parted], base[:-1]) - batch.block
    post = np.searchsorted(np.cumsum(counts), heads, side="right")
    blocks = np.searchsorted(before[1:][parted], heads, side="right") - blanks[post]
    columns: list[NDArray[Any]] = [
        code,
        begin - offset,
        end - begin,
        np.repeat(np.arange(batch.post, batch.post + len(batch.texts), dtype=np.int32), counts),
    ]
    return columns, counts, heads, blocks, bool(opens[-1])


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


def mix(values: Hashes) -> Hashes:
    """A bijective scrambling of 64-bit numbers (the finaliser of SplitMix64, Steele et al. 2014)."""
    values = values ^ (values >> np.uint64(30))
    values *= np.uint64(0xBF58476D1CE4E5B9)
    values ^= values >> np.uint64(27)
    values *= np.uint64(0x94D049BB133111EB)
    values ^= values >> np.uint64(31)
    return values
