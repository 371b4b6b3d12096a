"""Words of a whole thread as flat arrays: what the resolver compares. Vectorised; linear in characters."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Hashes = NDArray[np.uint64]
Flags = NDArray[np.bool_]

_CHUNK = 1 << 20
"""Characters folded at a time: what bounds the memory that work in progress takes."""

_SEPARATOR, _DELETED = 0, 1
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
    """`_fold` for arrays, remembering the characters met."""

    def __init__(self) -> None:
        self._codes = np.full(0x110000, -1, dtype=np.int32)

    def __call__(self, points: NDArray[np.uint32]) -> Ints:
        codes = self._codes[points]
        unknown = np.unique(points[codes < 0])
        if unknown.size:
            self._codes[unknown] = [_fold(chr(point)) for point in unknown.tolist()]
            codes = self._codes[points]
        return codes


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every word of every post, in reading order. Arrays of one length, but `first`."""

    code: Hashes
    """Hash of the folded word."""
    post: Ints
    """Index of its post."""
    start: Ints
    """First character, in the post's text, from 0."""
    end: Ints
    """One past the last character."""
    line: Ints
    """Number of its line within the post's text, counting newlines from 0."""
    block: Ints
    """Number of its paragraph within the post's text, counting blank lines from 0."""
    first: Ints
    """Row of the first word of each post; one entry more than there are posts."""


def tokenize(texts: Sequence[str]) -> Tokens:
    """The words of each text."""
    parts: list[tuple[NDArray[np.int64], ...]] = []
    codes: list[Hashes] = []
    fold = _Folder()
    at = 0
    while at < len(texts):
        batch_start, size = at, 0
        while at < len(texts) and (size == 0 or size + len(texts[at]) < _CHUNK):
            size += len(texts[at]) + 1
            at += 1
        code, post, *places = _tokenize_batch(texts[batch_start:at], fold)
        codes.append(code)
        parts.append((post + batch_start, *places))
    post, start, end, line, block = (
        np.concatenate([part[column] for part in parts]).astype(np.int32) if parts else np.zeros(0, np.int32)
        for column in range(5)
    )
    first = np.searchsorted(post, np.arange(len(texts) + 1, dtype=np.int32)).astype(np.int32)
    code = np.concatenate(codes) if codes else np.zeros(0, np.uint64)
    return Tokens(code, post, start, end, line, block, first)


def _tokenize_batch(texts: Sequence[str], fold: _Folder) -> tuple[Hashes, *tuple[NDArray[np.int64], ...]]:
    joined = "\n".join(texts) + "\n"
    points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    folded = fold(points)
    kept = np.flatnonzero(folded != _DELETED)
    folded = folded[kept]
    word = folded != _SEPARATOR
    single = folded >= _SINGLE
    begins = word & (single | ~_after(word) | _after(single))
    starts = np.flatnonzero(begins)
    if not starts.size:
        none = np.zeros(0, np.int64)
        return np.zeros(0, np.uint64), none, none, none, none, none
    bounds = np.append(np.flatnonzero(begins | ~word), folded.size)
    stops = bounds[np.searchsorted(bounds, starts, side="right")] - 1
    place = np.arange(folded.size) - starts[np.cumsum(begins) - 1]
    code = _hash_words(folded, place, word, starts)
    base = np.cumsum([0, *(len(text) + 1 for text in texts)])
    begin, finish = kept[starts], kept[stops] + 1
    post = np.searchsorted(base, begin, side="right") - 1
    newline = points == 10
    line, block = (
        counted[begin] - np.concatenate(([0], counted[base[1:-1] - 1]))[post]
        for counted in (np.cumsum(newline), np.cumsum(newline & _after(newline)))
    )
    return code, post, begin - base[post], finish - base[post], line, block


def _after(flags: Flags) -> Flags:
    """For each place whether the flag of the one before is set."""
    return np.concatenate((np.zeros(1, np.bool_), flags[:-1]))


def _hash_words(folded: Ints, place: NDArray[np.int64], word: Flags, starts: NDArray[np.int64]) -> Hashes:
    """One 64-bit hash a word: the sum of its mixed characters, each weighed by its place in the word."""
    weights = np.cumprod(np.full(64, 0x9E3779B97F4A7C15, dtype=np.uint64))
    values = mix(folded.astype(np.uint64)) * weights[np.clip(place, 0, 63)]
    values[~word] = 0
    return mix(np.add.reduceat(values, starts))


def mix(values: Hashes) -> Hashes:
    """A bijective scrambling of 64-bit numbers (the finaliser of SplitMix64, Steele et al. 2014)."""
    values = values.copy()
    values ^= values >> np.uint64(30)
    values *= np.uint64(0xBF58476D1CE4E5B9)
    values ^= values >> np.uint64(27)
    values *= np.uint64(0x94D049BB133111EB)
    values ^= values >> np.uint64(31)
    return values
