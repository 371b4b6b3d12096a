"""What markup quotes, looked for in the posts above: what it costs, and what it finds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import LCSseq
from tests.unit.quotes.made import Words

from threadtui.model import Mark, Quote
from threadtui.quotes.compared import RUN, Said
from threadtui.quotes.marked import resolve_marked
from threadtui.quotes.tokens import tokenize


def _answer(parent: str, quoted: list[str]) -> list[Quote]:
    """The quotations of a mail that answers another and quotes so, one after the other."""
    marks: list[Mark] = []
    text = ""
    for words in quoted:
        marks.append(Mark(len(text), len(text) + len(words)))
        text += f"{words}\n\nNo.\n\n"
    return list(resolve_marked([parent, text], [[], marks], {}, [None, None], [-1, 0]))


def _compared(patch: pytest.MonkeyPatch) -> list[int]:
    """Filled with the number of words of each quotation that is compared word for word with a post."""
    compared: list[int] = []
    whole = LCSseq.opcodes

    def counted(words: list[int], others: list[int]) -> object:
        compared.append(len(words))
        return whole(words, others)

    patch.setattr(LCSseq, "opcodes", counted)
    return compared


def test_quotations_of_which_nothing_stands_above_are_not_compared_word_for_word(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    new = Words()
    compared = _compared(monkeypatch)
    parent = f"{new(400)} the of and"
    strangers = [f"{new(6)} the {new(6)} of {new(6)} and" for _ in range(300)]
    assert [quote.source for quote in _answer(parent, strangers)] == [None] * 300
    assert compared == []


def test_words_that_were_changed_are_compared_and_found(monkeypatch: pytest.MonkeyPatch) -> None:
    new = Words()
    compared = _compared(monkeypatch)
    first, last = new(10), new(10)
    (quote,) = _answer(f"{new(40)} {first} {new(1)} {last} {new(40)}", [f"{first} {new(1)} {last}"])
    assert quote.source is not None
    assert (quote.source.post, quote.altered) == (0, True)
    assert compared == [21]


@given(st.lists(st.integers(0, 3), max_size=30), st.lists(st.integers(0, 3), max_size=30))
def test_no_more_words_are_equal_than_are_told_without_comparing(
    wanted: list[int], having: list[int]
) -> None:
    tokens = tokenize([" ".join(f"word{each}x" for each in words) for words in (having, wanted)])
    there, sought = (tokens.code[tokens.first[at] : tokens.first[at + 1]] for at in (0, 1))
    said = Said(tokens.first[:0], there)
    blocks = LCSseq.opcodes(sought.tolist(), said.listed).as_matching_blocks()
    assert sum(block.size for block in blocks if block.size >= RUN) <= said.most(sought.tolist())
