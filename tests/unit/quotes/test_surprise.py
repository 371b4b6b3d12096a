"""Common phrases surprise little, rare words much, however often the rare ones are quoted."""

from __future__ import annotations

from itertools import permutations
from random import Random

import numpy as np
from tests.unit.quotes.made import Words, quotes, said

from threadtui.quotes.surprise import Surprise
from threadtui.quotes.tokens import tokenize

_NOUNS = (
    "kettle",
    "pump",
    "lens",
    "hinge",
    "tent",
    "piano",
    "oven",
    "lamp",
    "quilt",
    "wagon",
    "easel",
    "kiln",
)


def _forms() -> list[str]:
    """Sentences of a set form, none twice: most of their words are the same each time."""
    pairs = Random(5).sample(list(permutations(_NOUNS, 2)), 120)
    return [
        f"As far as I can tell the {one} is older than the {other} by a year or two." for one, other in pairs
    ]


def test_sentences_of_a_set_form_are_no_quotations_of_one_another() -> None:
    new = Words()
    assert quotes([f"{form}\n\n{new(12)}" for form in _forms()]) == []


def test_a_sentence_of_the_same_form_with_rare_words_is_quoted() -> None:
    new = Words()
    rare = "As far as I can tell the zither is older than the samovar by a year or two."
    texts = [*(f"{form}\n\n{new(12)}" for form in _forms()), rare, f"{rare}\n\n{new(9)}"]
    assert [said(texts, quote) for quote in quotes(texts)] == [(rare, 120, rare)]


def test_words_that_all_quote_stay_as_surprising_as_they_were() -> None:
    new = Words()
    words = new(9)
    texts = [words, *(f"{words}\n\n{new(9)}" for _ in range(200))]
    assert [quote.source.post for quote in quotes(texts) if quote.source] == [0] * 200


def test_a_post_sent_twice_is_no_quotation_and_its_quotation_stays_one() -> None:
    new = Words()
    first, answer = new(14), new(20)
    twice = f"{first}\n\n{answer}"
    texts = [first, twice, new(30), twice]
    assert [said(texts, quote) for quote in quotes(texts)] == [(first, 0, first), (first, 0, first)]


def test_a_phrase_made_of_phrases_that_came_before_is_of_the_post_just_above() -> None:
    new = Words()
    pairs = Random(5).sample(list(permutations(_NOUNS, 2)), 120)
    forms = [f"I agree with you about the {one} {other}." for one, other in pairs]
    texts = [f"{new(12)} {form} {new(12)}" for form in forms for _ in range(4)]
    texts.append(f"{forms[7]}\n\n{new(9)}")
    far = quotes(texts)
    texts[-2] = f"{new(8)} {forms[7]} {new(5)}"
    assert far == []
    assert [said(texts, quote) for quote in quotes(texts)] == [(forms[7], len(texts) - 2, forms[7])]


def test_a_stock_line_at_the_head_of_many_posts_is_of_none_though_one_of_them_is_quoted_whole() -> None:
    new = Words()
    greeting = "Good evening to everybody on this board, and sorry for my poor spelling."
    texts: list[str] = []
    for _ in range(30):
        texts += [f"{greeting}\n\n{new(20)}", *(new(14) for _ in range(60))]
    own = texts[0].removeprefix(f"{greeting}\n\n")
    texts.append(f"{texts[0]}\n\n{new(9)}")
    assert [said(texts, quote)[1:] for quote in quotes(texts) if quote.source] in (
        [(0, own)],
        [(0, texts[0])],
    )


def test_an_altered_paragraph_of_common_phrases_is_found_by_what_is_rare_in_it() -> None:
    new = Words()
    pairs = Random(5).sample(list(permutations(_NOUNS, 2)), 120)
    forms = [
        f"As far as I can tell the {one} is fine, and nobody here told me that the {two} leaks."
        for one, two in pairs
    ]
    rest = Random(9).sample(forms, len(forms))
    posts = [" ".join((one, rest[at], new(3))) for at, one in enumerate(forms)]
    altered = (
        posts[11].replace("fine", "good").replace("leaks", "really leaks", 1).replace("nobody", "noone", 1)
    )
    texts = [*posts, f"{altered}\n\n{new(9)}"]
    assert [said(texts, quote) for quote in quotes(texts)] == [(altered, 11, posts[11])]


def test_a_line_between_altered_lines_of_one_post_is_of_that_post_though_another_has_it_word_for_word() -> (
    None
):
    new = Words()
    line = f"{new(5)[:-1]} of the kettle {new(3).lower()}"
    first, last = new(24), new(30)
    source = f"{first}\n\n{line.replace('kettle', 'old kettle')}\n\n{last}"
    altered = " ".join([*first.split()[:-1], "also."]), " ".join(["Also", *last.split()[1:]])
    quoted = f"{altered[0]}\n\n{line}\n\n{altered[1]}"
    texts = [source, new(30), f"{new(12)} {line} {new(12)}", f"{quoted}\n\n{new(9)}"]
    assert [said(texts, quote)[:2] for quote in quotes(texts)] == [(quoted, 0)]


def test_a_word_never_seen_after_a_common_phrase_is_little_more_surprising_than_it_is_anyway() -> None:
    new = Words()
    nouns = [new(1)[:-1].lower() for _ in range(400)]
    others = [f"I had trouble with the {noun} {new(3)}" for noun in nouns[9:]]
    unseen = [f"I had trouble with the {noun}" for noun in nouns[:9]]
    tokens = tokenize([*others, *others, *(f"{new(3)} {noun}" for noun in nouns[:9]), *unseen])
    everything = np.ones(tokens.code.size, np.bool_)
    surprise = Surprise(tokens, everything, everything)
    ends = tokens.first[-9:]
    assert np.median(surprise.of_all(ends - np.int32(1), ends)) < np.log(tokens.code.size) + 5


def test_a_sentence_that_is_part_of_a_longer_one_in_the_post_above_is_there_by_chance() -> None:
    new = Words()
    pairs = Random(5).sample(list(permutations(_NOUNS, 2)), 120)
    forms = [f"The old {one} is next to the {other}." for one, other in pairs]
    texts = [f"{new(12)} {form} {new(12)}" for form in forms for _ in range(3)]
    form = forms[7]
    answer, last = f"{form}\n\n{new(9)}", len(texts)
    above = [f"{new(8)} {form} {new(5)}", f"{new(8)} Also t{form[1:]} {new(5)}"]
    above.append(f"{new(8)} {form[:-1]}, although it leaks. {new(5)}")
    found = [[said([*texts, one, answer], quote) for quote in quotes([*texts, one, answer])] for one in above]
    assert [[(words, source) for words, source, _ in one] for one in found] == [[(form, last)], [], []]


def test_the_surprise_of_a_stretch_is_that_of_its_words() -> None:
    new = Words()
    tokens = tokenize([f"{new(40)}\n{new(3)}" for _ in range(50)])
    everything = np.ones(tokens.code.size, np.bool_)
    surprise = Surprise(tokens, everything, everything)
    single = [surprise.of(row, row + 1) for row in range(tokens.code.size)]
    for start, end in ((0, tokens.code.size), (3, 4), (7, 9), (8, 16), (5, 90)):
        told = surprise.of(start, end)
        assert told == sum(single[start:end])
        assert surprise.of_all(np.array([start], np.int32), np.array([end], np.int32)).tolist() == [told]
