"""What holds for every thread."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.helpers import ROOT
from tests.unit.quotes.made import Words, quotes, said

from threadtui.model import Method

sizes = st.integers(6, 40)

TIDE = "tide tide tide tide lamp"
SAID = [
    TIDE,
    "tide tide tide",
    "lamp rope oil shore lamp rope of it!",
    "The tide table (of 1911) is wrong.",
    "7",
]
"""Paragraphs that posts repeat."""


@settings(max_examples=40, deadline=None)
@given(st.lists(sizes, min_size=2, max_size=6), st.data())
def test_a_post_that_leads_with_the_words_of_another_quotes_it(
    lengths: list[int], data: st.DataObject
) -> None:
    new = Words()
    texts = [new(length) for length in lengths]
    source = data.draw(st.integers(0, len(texts) - 1))
    texts.append(f"{texts[source]}\n\n{new(9)}")
    assert [said(texts, quote) for quote in quotes(texts)] == [(texts[source], source, texts[source])]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(sizes, min_size=1, max_size=4), min_size=1, max_size=8))
def test_words_that_come_once_are_no_quotations(shape: list[list[int]]) -> None:
    new = Words()
    assert quotes(["\n\n".join(new(length) for length in post) for post in shape]) == []


@settings(max_examples=20, deadline=None)
@given(st.integers(1, 30))
def test_posts_before_that_have_other_words_change_nothing(before: int) -> None:
    new, other = Words(), Words(100_000)
    first = new(20)
    texts = [first, f"{first}\n\n{new(9)}"]
    later = [other(15) for _ in range(before)] + texts
    moved = [(q.start, q.end, q.source.post - before) for q in quotes(later) if q.source]
    assert moved == [(q.start, q.end, q.source.post) for q in quotes(texts) if q.source] != []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=6))
def test_no_text_is_refused_and_spans_lie_inside(texts: list[str]) -> None:
    for quote in quotes([*texts, *texts]):
        assert 0 <= quote.start < quote.end <= len([*texts, *texts][quote.post])
        if quote.source:
            assert 0 <= quote.source.post < quote.post
            assert 0 <= quote.source.start < quote.source.end <= len([*texts, *texts][quote.source.post])


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(SAID), min_size=1, max_size=4).map("\n\n".join), min_size=2, max_size=9)
)
@example([TIDE, f"{TIDE}\n\n{TIDE}\n\ntide tide tide", *[f"{TIDE}\n\n{TIDE}\n\n{TIDE}"] * 2])
def test_quotations_of_a_post_are_apart_or_one_in_the_other(texts: list[str]) -> None:
    found = quotes(texts)
    for row, quote in enumerate(found):
        if quote.outer >= 0:
            outer = found[quote.outer]
            assert outer.post == quote.post
            assert outer.start <= quote.start < quote.end <= outer.end
        beside = (other for other in found[row + 1 :] if other.post == quote.post)
        assert all(quote.end <= other.start for other in beside if other.outer == quote.outer)


def test_the_words_of_a_quoted_quotation_come_from_who_wrote_them() -> None:
    new = Words()
    first = new(20)
    texts = [first, f"{first}\n\n{new(9)}", f"{first}\n\n{new(9)}", f"{first}\n\n{new(9)}"]
    assert [quote.source.post for quote in quotes(texts) if quote.source] == [0, 0, 0]


def test_a_quotation_with_a_blank_line_is_one() -> None:
    new = Words()
    first = f"{new(12)}\n\n{new(14)}"
    texts = [first, f"{first}\n\n{new(9)}"]
    assert [said(texts, quote) for quote in quotes(texts)] == [(first, 0, first)]


def test_two_posts_quoted_one_after_the_other() -> None:
    new = Words()
    first, second = new(15), new(15)
    texts = [first, second, f"{first}\n\n{new(9)}\n\n{second}\n\n{new(9)}"]
    assert [quote.source.post for quote in quotes(texts) if quote.source] == [0, 1]


def test_a_quotation_in_a_quotation_stands_inside_it() -> None:
    new = Words()
    first, second = new(15), new(15)
    reply = f"{first}\n\n{second}"
    texts = [first, reply, f"{reply}\n\n{new(9)}"]
    outer, inner = quotes(texts)[1:]
    assert outer.source
    assert inner.source
    assert (outer.source.post, inner.source.post) == (1, 0)
    assert outer.start <= inner.start < inner.end <= outer.end
    assert (outer.outer, inner.outer) == (-1, 1)


@pytest.mark.parametrize(
    "line", ["Anna said:", "Anna wrote: ↑", "Originally Posted by Anna", "Quote from: Anna"]
)
def test_a_line_that_says_whose_words_follow_is_part_of_the_quotation(line: str) -> None:
    new = Words()
    first = new(15)
    texts = [first, f"{line}\n{first}\n\n{new(9)}"]
    (quote,) = quotes(texts)
    assert (quote.attribution, quote.lead) == ("Anna", 0)
    assert said(texts, quote) == (first, 0, first)


def test_a_post_sent_twice_quotes_nobody() -> None:
    post = Words()(60)
    assert quotes([post] * 5) == []


def test_signatures_are_no_quotations() -> None:
    new = Words()
    signature = new(20)
    assert quotes([f"{new(15)}\n\n{signature}" for _ in range(6)]) == []


def test_code_that_is_repeated_below_own_words_is_no_quotation() -> None:
    new = Words()
    code = "open(a[0]); x = y->z | 3;\nfree(a[1]); q = {w: [1, 2]};"
    assert quotes([f"{new(9)}\n\n{code}\n\n{new(9)}" for _ in range(3)]) == []


def test_many_equal_quotations_all_find_the_first_post() -> None:
    new = Words()
    first = new(30)
    texts = [first, *(f"{first}\n\n{new(9)}" for _ in range(300))]
    found = quotes(texts)
    assert len(found) == 300
    assert {quote.source.post for quote in found if quote.source} == {0}


def test_periodic_text_comes_to_an_end() -> None:
    assert quotes(["to and fro " * 50, "to and fro " * 20_000]) == []


def test_case_quote_marks_and_line_breaks_make_no_difference() -> None:
    first = "It’s the Old naïve story about a tiny “harbour” and nobody believes it."
    texts = [
        first,
        'IT\'S THE OLD NAIVE STORY\nABOUT A TINY "HARBOUR" AND\nNOBODY BELIEVES IT.\n\nI do, though.',
    ]
    (quote,) = quotes(texts)
    assert quote.source
    assert (quote.source.post, quote.source.method) == (0, Method.VERBATIM)


@pytest.mark.parametrize(
    "words",
    [
        "这是一个关于旧港口的故事没有人相信它但是我相信",
        "это старая история о маленькой гавани и никто не верит",
        "เรือเก่าลำนี้หนักเกินไปสำหรับคุณและเสากระโดงก็ผุแล้ว",
        "هذا القارب القديم ثقيل جدا بالنسبة لك والصاري متعفن",
        "הסירה הישנה הזאת כבדה מדי בשבילך והתורן רקוב",
    ],
)
def test_other_scripts(words: str) -> None:
    (quote,) = quotes([words, f"{words}\n\nI think so."])
    assert quote.source
    assert quote.source.post == 0


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(0, 5), min_size=2, max_size=12), sizes)
def test_a_post_at_the_end_changes_no_link_before_it(picks: list[int], length: int) -> None:
    new = Words()
    texts = [new(30)]
    for pick in picks:
        source = texts[pick % len(texts)].split("\n\n")[-1]
        texts.append(f"{source}\n\n{new(20)}")
    added = f"{texts[picks[0] % len(texts)]}\n\n{new(length)}"
    before = quotes(texts)
    assert [quote for quote in quotes([*texts, added]) if quote.post < len(texts)] == before


def test_the_order_in_which_python_hashes_makes_no_difference() -> None:
    script = (
        "from tests.unit.quotes.made import Words, quotes\n"
        "new = Words(); first, second = new(30), new(30)\n"
        "texts = [first, f'{first}\\n\\n{second}', f'{second}\\n\\n{new(9)}', f'{first} {second}\\n\\n{new(9)}']\n"
        "print(quotes(texts))\n"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(told) == 1
    assert "Quote(post=1" in told.pop()


def test_an_answer_below_quote_markup_that_was_never_closed_can_be_quoted() -> None:
    new = Words()
    first, answer, last = new(14), new(14), new(14)
    texts = [
        first,
        f"[quote author=ann date=1]\n{first}\n\n{answer}\n\n{new(9)}",
        f"{answer}\n\n{last}",
        f"[quote=ben][quote=ann]{first}[/quote]\n\n{answer}[/quote]\n\n{new(12)}",
        f"{answer}\n\n{new(9)}",
    ]
    sources = {
        quote.post: quote.source.post for quote in quotes(texts) if quote.source and quote.post in (2, 4)
    }
    assert sources == {2: 1, 4: 1}
