"""The line and the paragraph of each word, as they stand in the posts."""

from __future__ import annotations

import re
from itertools import groupby
from random import Random

import numpy as np
import pytest

from threadtui.quotes import tokens as words
from threadtui.quotes.tokens import tokenize


def _posts() -> list[str]:
    """Posts with lines of one word and of many, blank lines among them, and posts without words."""
    chance = Random(2)
    lines = ("word", "word", "some more words", "word " * 40, "", "")
    texts = ["\n".join(chance.choices(lines, k=chance.randint(1, 9))).strip() for _ in range(60)]
    return [*texts, "", "one", "\n".join("x" * 70)]


@pytest.mark.parametrize("chunk", [1 << 13, 16])
def test_each_word_has_its_line_and_its_paragraph(chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_LEAST_CHUNK", chunk)
    posts = _posts()
    tokens = tokenize(posts)
    places = [
        (post, text.count("\n", 0, word.start()), len(re.findall(r"(?<=\n)\n", text[: word.start()])))
        for post, text in enumerate(posts)
        for word in re.finditer(r"\w+", text)
    ]
    numbers = {place: number for number, (place, _) in enumerate(groupby(places))}
    table, rows = tokens.lines, range(len(places))
    told = table.of(np.arange(len(places), dtype=np.int32))
    assert told.tolist() == [table.at(row) for row in rows] == [numbers[place] for place in places]
    blocks = [block for _, _, block in places]
    assert table.block[told].tolist() == [table.block_at(row) for row in rows] == blocks
    begins = tokens.paragraph_begins().tolist()
    assert begins == [row for row in rows if not row or places[row][::2] != places[row - 1][::2]]
    for row, place in enumerate(places):
        low, high = (int(edge) for edge in tokens.first[place[0] : place[0] + 2])
        alike = [at for at in range(low, high) if blocks[at] == place[2]]
        assert table.block_span(row, low, high) == (alike[0], alike[-1] + 1)
        same = [at for at in range(low, high) if places[at] == place]
        assert table.span(row) == (same[0], same[-1] + 1)
        for end in (row + 1, high):
            edges = table.edges(row, end)
            assert (edges[0], edges[-1]) == (same[0], table.span(end - 1)[1])
            assert edges[1:] == [table.span(at)[1] for at in edges[:-1]]
            assert table.block_begins(row, end) == [at for at in begins if row < at < end]
