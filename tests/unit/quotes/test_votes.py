"""A rare run of words votes for the post where it stands, though each of its trigrams may be common."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from tests.unit.quotes.made import Words

from threadtui.quotes.shingles import Runs, find_runs, occurrences
from threadtui.quotes.surprise import Surprise
from threadtui.quotes.tokens import Ints, Tokens, tokenize
from threadtui.quotes.votes import Paragraphs, paragraphs, rare, suspects


def _runs(tokens: Tokens) -> Runs:
    return find_runs(tokens, occurrences(tokens).first)


def _surprise(tokens: Tokens) -> Surprise:
    everything = np.ones(tokens.code.size, np.bool_)
    return Surprise(tokens, everything, everything)


def _places(texts: Sequence[str], *, with_runs: bool) -> list[list[int]]:
    """The posts that each suspect of the last post may come from, with the votes of rare runs or without."""
    tokens = tokenize(texts)
    runs, surprise = _runs(tokens), _surprise(tokens)
    blocks = paragraphs(tokens, np.zeros(tokens.code.size, np.bool_), runs)
    none: Ints = np.zeros(0, np.int32)
    voting = rare(blocks.begun_in(runs), surprise) if with_runs else Runs(none, none, none)
    found = suspects(tokens, blocks, voting, surprise).get(len(texts) - 1, [])
    return [[int(tokens.post[place]) for place in suspect.places] for suspect in found]


def _common(new: Words) -> tuple[str, list[str]]:
    """A phrase of twenty words, and posts that have its trigrams without it."""
    words = new(20)[:-1].lower().split()
    around = [f"{new(6)} {' '.join(words[at : at + 3])} {new(6)}" for at in range(18)]
    return " ".join(words), around


def test_a_rare_run_votes_for_the_post_that_has_it_all() -> None:
    new = Words()
    phrase, around = _common(new)
    above = [*around, *reversed(around)]
    source = len(above)
    below = [*around, *around]
    texts = [*above, f"{new(5)} {phrase} {new(5)}", *below, f"{new(2)[:-1]} {phrase} {new(2)}\n\n{new(9)}"]
    assert _places(texts, with_runs=True) == [[source]]
    assert _places(texts, with_runs=False) != [[source]]


def test_runs_of_common_phrases_do_not_vote() -> None:
    new = Words()
    phrase, rarity = "as far as i can tell the", new(7)[:-1].lower()
    texts = [f"{new(4)} {phrase} {new(4)}" for _ in range(300)]
    texts += [f"{new(3)} {rarity} {new(3)}", f"{phrase} {rarity} {new(4)}\n\n{new(9)}"]
    tokens = tokenize(texts)
    runs = _runs(tokens)
    kept = rare(runs, _surprise(tokens))
    last = int(tokens.first[len(texts) - 1])
    assert len(runs.start) > len(kept.start)
    assert [int(tokens.post[row]) for row in kept.source[kept.start >= last]] == [len(texts) - 2]
    assert not (kept.start < last).any()


def test_below_other_words_a_paragraph_with_nothing_but_common_phrases_is_not_looked_at() -> None:
    new = Words()
    phrase, rarity = "as far as i can tell the", new(7)[:-1].lower()
    texts = [f"{new(4)} {phrase} {new(4)}" for _ in range(300)]
    below = [f"{phrase} {new(4)}", f"{new(2)} {rarity} {new(2)}", new(9)]
    texts += [f"{new(3)} {rarity} {new(3)}", "\n\n".join([f"{phrase} {new(3)}", *below])]
    tokens = tokenize(texts)
    blocks = paragraphs(tokens, np.zeros(tokens.code.size, np.bool_), _runs(tokens))
    kept = blocks.led_or_with(rare(blocks.begun_in(_runs(tokens)), _surprise(tokens)))
    last = int(tokens.first[len(texts) - 1])
    heads = tokens.paragraph_begins()
    assert blocks.starts[blocks.starts >= last].tolist() == heads[-4:-1].tolist()
    assert kept.starts[kept.starts >= last].tolist() == [heads[-4], heads[-2]]


def test_one_trigram_is_enough_where_the_other_words_stand_around_it() -> None:
    new = Words()
    words = new(9)[:-1].split()
    altered = [*words[:3], new(1)[:-1], *words[4:6], new(1)[:-1], *words[7:]]
    texts = [new(40), " ".join(words), new(40), f"{' '.join(altered)}\n\n{new(9)}"]
    assert _places(texts, with_runs=False) == [[1]]


def test_a_post_with_a_few_of_the_words_is_not_compared() -> None:
    new = Words()
    phrase = new(4)[:-1].lower()
    texts = [new(40), f"{new(9)} {phrase} {new(9)}", new(40), f"{new(9)} {phrase} {new(9)}\n\n{new(9)}"]
    assert _places(texts, with_runs=False) == []


def test_three_words_in_a_row_are_enough_of_a_short_paragraph_and_not_of_a_long_one() -> None:
    new = Words()
    for size, places in ((40, [[1]]), (200, [])):
        words = new(size)[:-1].lower().split()
        scrambled = [*words[:3], *words[:2:-1]]
        texts = [new(40), " ".join(scrambled), new(40), f"{' '.join(words)}\n\n{new(9)}"]
        assert _places(texts, with_runs=False) == places


def test_runs_that_begin_above_all_paragraphs_do_not_vote() -> None:
    new = Words()
    first, second, own = new(9), new(12), new(9)
    texts = [first, second, f"{first}\n\n{own}", f"{second}\n\n{own}"]
    tokens = tokenize(texts)
    blocks = paragraphs(tokens, np.zeros(tokens.code.size, np.bool_), _runs(tokens))
    last = Paragraphs(blocks.starts[-1:], blocks.ends[-1:], blocks.led[-1:], blocks.count)
    found = suspects(tokens, last, _runs(tokens), _surprise(tokens))
    assert [(post, [int(tokens.post[row]) for row in one.places]) for post, (one,) in found.items()] == [
        (3, [1])
    ]
