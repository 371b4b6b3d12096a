"""Quotations whose words differ from the source's, ties, short ones, and missing posts."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.quotes.made import Words, quotes, said

from threadtui.model import Method
from threadtui.quotes.resolve import resolve


@settings(max_examples=30, deadline=None)
@given(st.integers(16, 40), st.data())
def test_words_changed_here_and_there(length: int, data: st.DataObject) -> None:
    new = Words()
    words = new(length).split()
    first = " ".join(words)
    for at in data.draw(st.lists(st.integers(0, length - 1), min_size=1, max_size=length // 8, unique=True)):
        words[at] = new(1)[:-1].lower()
    texts = [new(20), first, f"{' '.join(words)}\n\n{new(9)}"]
    (quote,) = quotes(texts)
    assert quote.altered
    assert quote.source
    assert (quote.source.post, quote.source.method) == (1, Method.EDITED)


@pytest.mark.parametrize(
    "mark", [" ... ", " […] ", "\n[...]\n", "\n\n[...]\n\n", "\n<snip>\n", "..\n\n", " (...)\n\n", "\n\n… "]
)
def test_words_left_out_with_a_mark(mark: str) -> None:
    new = Words()
    head, middle, tail = new(12), new(12), new(12)
    texts = [f"{head} {middle} {tail}", f"{head}{mark}{tail}\n\n{new(9)}"]
    (quote,) = quotes(texts)
    assert said(texts, quote) == (f"{head}{mark}{tail}", 0, texts[0])
    assert quote.altered
    assert quote.source
    assert quote.source.method == Method.TRIMMED


@pytest.mark.parametrize(
    ("source", "quoted"),
    [
        (
            "Yes, yes, all welcome our Ukettlesho overlords.",
            "Yes, yes, all welcome our U kettle sho overlords.",
        ),
        (
            "This self-made boat is well-known in the east-side harbour of the town.",
            "This selfmade boat is wellknown in the eastside harbour of the town.",
        ),
        (
            "You should read example.org/some/very/long/path/to/the/page-about-boats.html before you buy it.",
            "You should read example.org/some/ver...about-boats.html before you buy it.",
        ),
        (
            "That boat is too heavy 🙂 and its mast is rotten.",
            "That boat is too heavy :smile: and its mast is rotten.",
        ),
        (
            "That boat is too heavy and its mast is rotten.",
            "That boat is *too* heavy and its _mast_ is rotten.",
        ),
    ],
)
def test_words_that_markup_split_joined_or_shortened(source: str, quoted: str) -> None:
    new = Words()
    texts = [new(20), source, new(15), f"{quoted}\n\n{new(9)}"]
    assert [said(texts, quote)[:2] for quote in quotes(texts)] == [(quoted, 1)]


def test_a_number_between_changed_words_is_not_changed() -> None:
    new = Words()
    words = f"{new(2)[:-1]} 14 {new(16)}".split()
    source = " ".join(words)
    words[3] = new(1)[:-1].lower()
    texts = [new(20), source, new(12), f"{' '.join(words)}\n\n{new(9)}"]
    assert [said(texts, quote)[1:] for quote in quotes(texts)] == [(1, source)]


def test_a_short_paragraph_that_many_posts_have_at_the_same_place_is_no_quotation() -> None:
    def found(times: int) -> list[int]:
        new = Words(100)
        line = new(4)
        texts: list[str] = []
        for _ in range(times):
            texts += [f"{line}\n\n{new(9)}", *(new(12) for _ in range(45))]
        texts += [f"{new(9)}\n\n{line}", f"{line}\n\n{new(9)}"]
        return [quote.post for quote in quotes(texts) if quote.post == len(texts) - 1]

    assert len(found(1)) == 1
    assert found(9) == []


def test_a_short_line_with_a_misspelt_word_at_the_head_of_a_post() -> None:
    new = Words()
    words = new(5).split()
    source = " ".join(words)
    words[3] = words[3][1] + words[3][0] + words[3][2:]
    quoted = " ".join(words)
    texts = [new(20), source, new(15), f"{quoted}\n\n{new(9)}"]
    assert [said(texts, quote) for quote in quotes(texts)] == [(quoted, 1, source)]
    texts[1] = f"{new(9)[:-1]} {source.lower()[:-1]} {new(9).lower()}"  # a part of a longer sentence is none
    assert quotes(texts) == []


def test_a_post_that_was_often_quoted_is_likelier_quoted_again() -> None:
    def certain(often: bool) -> float:
        new, rng = Words(), Random(1)
        how, what = new(10)[:-1].lower().split(), new(10)[:-1].lower().split()
        common = [f"You should check the {one} {other}." for one in how for other in what]
        line = common.pop(0)
        long = [new(30) for _ in range(9)]
        texts = [f"{long[0]}\n\n{line}", *long[1:], *(f"{rng.choice(common)} {new(3)}" for _ in range(400))]
        texts += [f"{long[0 if often else at]}\n\n{new(9)}" for at in range(1, 9)]
        texts += [f"{rng.choice(common)} {new(3)}" for _ in range(30)]
        quote = quotes([*texts, f"{line}\n\n{new(9)}"])[-1]
        return quote.source.confidence if quote.source and quote.post == len(texts) else 0.0

    assert certain(often=True) > certain(often=False) > 0.5


def test_the_last_words_of_a_post_are_no_altered_quotation() -> None:
    new = Words()
    words = new(22).split()
    source = " ".join(words)
    words[2] = words[9] = new(1)[:-1].lower()
    assert quotes([new(20), source, new(12), f"{new(9)}\n\n{' '.join(words)}"]) == []
    assert quotes([new(20), source, new(12), f"{new(9)}\n\n{' '.join(words)}\n\n{new(9)}"])


def test_a_changed_number_in_a_short_line_is_another_entry() -> None:
    texts = [
        "Take the blue train number 7 from platform two.",
        "Take the blue train number 9 from platform two.\n\nNo.",
    ]
    assert quotes(texts) == []


def test_a_tie_goes_to_the_nearest_and_says_so() -> None:
    new = Words()
    line = new(9)
    texts = [
        f"{new(9)}\n\n{new(6)} {line} {new(6)}",
        f"{new(9)}\n\n{new(5)} {line} {new(5)}",
        f"{line}\n\n{new(9)}",
    ]
    (quote,) = quotes(texts)
    assert quote.source
    assert quote.source.post == 1
    assert [other.post for other in quote.runners_up] == [0]
    assert quote.source.confidence < 0.9


def test_a_short_line_of_a_post_near_by_is_quoted() -> None:
    new = Words()
    line = "Nobody painted the harbour."
    texts = [f"{new(9)} {line}", f"{line}\n\n{new(9)}"]
    (quote,) = quotes(texts)
    assert said(texts, quote) == (line, 0, line)
    assert quote.source
    assert quote.source.method == Method.SHORT


def test_a_short_line_of_long_ago_is_not() -> None:
    new = Words()
    line = "Nobody painted the harbour."
    assert quotes([f"{new(9)} {line}", *(new(9) for _ in range(40)), f"{line}\n\n{new(9)}"]) == []


def test_a_greeting_is_no_short_quotation() -> None:
    new = Words()
    line = "Hello dear Marigold"
    assert quotes([f"{new(9)} {line}. {new(3)}", f"{line},\n\n{new(9)}"]) == []


def test_a_short_line_is_less_certain_where_posts_begin_with_short_lines_that_quote_nothing() -> None:
    def certain(heads: bool) -> float:
        new = Words()
        common = [f"{new(4)} this one is fine {new(4)}" for _ in range(40)]
        posts = [f"{new(4)}\n\n{new(9)}" if heads else new(13) for _ in range(60)]
        texts = [*common, *posts, f"{new(9)} This one is fine. {new(4)}", f"This one is fine.\n\n{new(9)}"]
        return max((quote.source.confidence for quote in quotes(texts) if quote.source), default=0)

    assert certain(heads=False) >= 0.5 > certain(heads=True)


def test_the_quoters_of_a_missing_post_are_gathered_in_a_script_without_spaces() -> None:
    new = Words()
    absent = "ครูพาเด็กไปดูปลาที่ตลาดเช้าวันนี้"
    texts: list[str] = []
    for _ in range(8):
        own = f"{new(12)}\n\n{new(12)}"
        texts += [own, f"{own}\n\n{new(9)}"]
    texts += [f"{absent}\n\n{new(9)}", f"{absent}\n\n{new(9)}", f"{absent}\n\n{new(9)}"]
    assert [missing.quoted_by for missing in resolve(texts).missing] == [(16, 17, 18)]


def test_the_quoters_of_a_missing_post_are_gathered() -> None:
    new = Words()
    absent = new(25)
    texts: list[str] = []
    for _ in range(8):
        own = f"{new(12)}\n\n{new(12)}"
        texts += [own, f"{own}\n\n{new(9)}"]
    texts += [f"{absent}\n\n{new(9)}", f"{absent}\n\n{new(9)}", f"{absent}\n\n{new(9)}"]
    table = resolve(texts)
    (missing,) = table.missing
    assert (missing.text, missing.quoted_by) == (absent, (16, 17, 18))
    assert [quote.source for quote in table if quote.post >= 16] == [None, None, None]
    assert [quote.source.post for quote in table if quote.source] == list(range(0, 16, 2))


def test_of_two_heads_of_one_post_the_longer_is_of_the_missing_one() -> None:
    new = Words()
    head = new(25)
    whole = f"{head}\n\n{new(20)}"
    texts: list[str] = []
    for _ in range(60):
        own = f"{new(12)}\n\n{new(12)}"
        texts += [own, f"{own}\n\n{new(9)}"]
    texts += [f"{quoted}\n\n{new(9)}" for quoted in (whole, *[head] * 40, whole, whole)]
    table = resolve(texts)
    (missing,) = table.missing
    assert (missing.text, missing.quoted_by) == (whole, tuple(range(120, 163)))
    assert len(table.rows(120)) == 1


def test_a_line_like_the_one_below_the_words_of_a_missing_post_does_not_hide_it() -> None:
    new = Words()
    absent, answer = new(25), new(9)
    words = answer.split()
    words[2] = words[6] = new(1)[:-1].lower()
    texts: list[str] = []
    for _ in range(8):
        own = f"{new(12)}\n\n{new(12)}"
        texts += [own, f"{own}\n\n{new(9)}"]
    texts += [f"{absent}\n\n{below}" for below in (answer, new(9), new(9), f"{' '.join(words)}\n\n{new(9)}")]
    (missing,) = resolve(texts).missing
    assert missing.quoted_by == (16, 17, 18)


def test_what_is_quoted_with_changed_words_is_of_no_missing_post() -> None:
    new = Words()
    head = new(25)
    altered = [head.split() for _ in range(2)]
    for words in altered:
        words[9] = new(1)[:-1].lower()
    texts: list[str] = []
    for _ in range(8):
        own = f"{new(12)}\n\n{new(12)}"
        texts += [own, f"{own}\n\n{new(9)}"]
    texts += [f"{head}\n\n{new(9)}", *(f"{' '.join(words)}\n\n{new(9)}" for words in altered)]
    table = resolve(texts)
    assert not table.missing
    assert [quote.source.post for quote in table if quote.source and quote.post >= 16] == [16, 16]


def test_of_several_posts_with_the_same_words_the_one_of_the_author_named_is_meant() -> None:
    new = Words()
    line = new(9)
    texts = [f"{line} {new(6)}", f"{line} {new(5)}", f"Ann said:\n{line}\n\n{new(9)}"]
    authors = ["ann", "bob", "maria.w"]
    assert [quote.source.post for quote in resolve(texts, authors) if quote.source] == [0]
    assert [quote.source.post for quote in resolve(texts, ["bob", "ann", "fen"]) if quote.source] == [1]


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("[quote=moss]", "moss"),
        ('[QUOTE="Old Reed"]', "Old Reed"),
        ("[quote=moss;8812]", "moss"),
        ("[quote author=Old Reed link=topic=3.msg9#msg9 date=12]", "Old Reed"),
        ("[quote]", None),
    ],
)
def test_quote_markup_that_a_dump_kept(tag: str, name: str | None) -> None:
    new = Words()
    sources = [new(7) for _ in range(4)]
    texts = [*sources, *(f"{tag}\n{source}\n\n{new(12)}" for source in sources)]
    found = quotes(texts)
    assert [quote.source.post for quote in found if quote.source] == [0, 1, 2, 3]
    assert {quote.attribution for quote in found} == {name}
    assert {quote.lead for quote in found} == {0}


def test_quote_markup_broken_in_one_post_is_none() -> None:
    new = Words()
    source = new(7)
    texts = [source, *(new(20) for _ in range(12)), f"[quote=moss]\n{source}\n\n{new(12)}"]
    assert not any(quote.attribution for quote in quotes(texts))
