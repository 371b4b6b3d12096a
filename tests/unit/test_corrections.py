"""A reader's corrections hold, in the thread and in longer copies of it, and spoil nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.helpers import jsonl

from threadtui.corrections import Correction, Subject, corrected, correction_of, merged
from threadtui.graph import ThreadGraph
from threadtui.load import open_thread
from threadtui.model import Method
from threadtui.quotes import QuoteTable
from threadtui.state import post_keys
from threadtui.thread import Thread

TIDE = "The tide tables of the north shore are printed wrong this year, by an hour at least."
LAMP = "The lamp in the lighthouse was replaced in the autumn, and nobody told the harbour master about it."
POSTS = (
    ("Orla", TIDE),
    ("Perrin", LAMP),
    ("Zed", f"I have said it before.\n\n{TIDE}\n\nAnd nobody wanted to hear it then."),
    ("Orla", f"{TIDE}\n\nThat is what I said, and it is still so."),
    ("Perrin", f"> {LAMP}\n\nHe knows it now, and he was not amused at all."),
    ("Zed", "The harbour master was told about a lamp in autumn, I think.\n\nSo much for that."),
)
Links = list[tuple[int, str, int | None, str]]


def made(posts: Sequence[tuple[str, str]] = POSTS) -> Thread:
    return open_thread(jsonl(*posts))


def links(thread: Thread, quotes: QuoteTable) -> Links:
    """Each quotation: its post, its first words, the post that it is of, and the method."""
    return [
        (
            quote.post,
            thread.text(quote.post)[quote.start : quote.start + 12],
            quote.source.post if quote.source else None,
            (quote.source.method if quote.source else Method(quotes.method[row])).word,
        )
        for row, quote in enumerate(quotes)
    ]


def row_of(thread: Thread, post: int) -> Subject:
    """The first quotation of a post."""
    quotes = thread.quotes
    row = quotes.rows(post)[0]
    return Subject(post, quotes.start[row], quotes.end[row])


def said(thread: Thread, subject: Subject, source: int | None, at: int = 1) -> Correction:
    """A correction, made at a minute."""
    one = correction_of(thread, post_keys(thread), subject, source)
    return replace(one, made=f"2026-01-01T00:{at:02}:00.000000+00:00")


def as_said(thread: Thread, *corrections: Correction) -> tuple[QuoteTable, ThreadGraph]:
    return corrected(thread, thread.quotes, thread.graph, post_keys(thread), corrections)


def words_of(thread: Thread, text: str, post: int) -> Subject:
    start = thread.text(post).index(text)
    return Subject(post, start, start + len(text), added=True)


def test_another_source_takes_the_place_of_the_one_that_was_found() -> None:
    thread = made()
    before = links(thread, thread.quotes)
    assert (3, TIDE[:12], 0, "verbatim") in before
    quotes, graph = as_said(thread, said(thread, row_of(thread, 3), 2))
    row = quotes.rows(3)[0]
    source = quotes.source_of(row)
    assert source
    assert (source.post, source.method, source.confidence) == (2, Method.MANUAL, 1.0)
    assert thread.text(2)[source.start : source.end] == TIDE
    assert next((one.post, one.method) for one in quotes.runners_up[row]) == (0, Method.VERBATIM)
    assert [*graph.sources(3)] == [2]
    assert graph.parent(3) == 2
    assert 3 in graph.replies(2)
    assert row in graph.citing(2)
    assert links(thread, thread.quotes) == before
    assert quotes.found == thread.quotes.found


def test_a_broken_link_leaves_the_quotation_without_a_source() -> None:
    thread = made()
    quotes, graph = as_said(thread, said(thread, row_of(thread, 3), None))
    row = quotes.rows(3)[0]
    assert quotes.source_of(row) is None
    assert quotes.method[row] == Method.MANUAL
    assert quotes.runners_up[row][0].post == 0
    assert quotes.found == thread.quotes.found - 1
    assert graph.parent(3) is None


def test_words_that_differ_are_found_and_others_mean_the_whole_post() -> None:
    thread = made()
    subject = words_of(thread, "The harbour master was told about a lamp in autumn, I think.", 5)
    quotes, _ = as_said(thread, said(thread, subject, 0))
    (row,) = quotes.rows(5)
    whole = quotes.source_of(row)
    assert whole
    assert (whole.post, whole.start, whole.end) == (0, 0, 0)
    edited = Subject(4, *words_of(thread, LAMP, 4)[1:3])
    thread = made(
        (("Orla", "Lead.\n\n" + LAMP.replace("lamp", "lens").replace("autumn", "spring")), *POSTS[1:])
    )
    quotes, _ = as_said(thread, said(thread, row_of(thread, 4) if thread.quotes.rows(4) else edited, 0))
    source = quotes.source_of(quotes.rows(4)[0])
    assert source
    assert thread.text(0)[source.start : source.end].startswith("The lens in the lighthouse")
    assert thread.text(0)[source.start : source.end].endswith("the harbour master about it.")


def test_words_that_nobody_found_become_a_quotation_and_leave_the_body() -> None:
    thread = made()
    assert not thread.quotes.rows(5)
    words = "The harbour master was told about a lamp in autumn, I think."
    one = said(thread, words_of(thread, words, 5), 1)
    thread.quotes, thread.graph = as_said(thread, one)
    (row,) = thread.quotes.rows(5)
    assert thread.quote_text(row) == words
    assert thread.body(5).text == "So much for that."
    assert thread.graph.parent(5) == 1
    unlinked, _ = corrected(
        thread, thread.quotes, thread.graph, post_keys(thread), [said(thread, row_of(thread, 5), None)]
    )
    assert unlinked.source[row] < 0


def test_words_in_a_quotation_and_around_one_are_nested() -> None:
    thread = made()
    row = thread.quotes.rows(3)[0]
    inner = words_of(thread, "printed wrong this year", 3)
    around = Subject(3, 0, len(thread.text(3)), added=True)
    quotes, graph = as_said(thread, said(thread, inner, 1), said(thread, around, 2))
    outer = [quotes.outer[at] - quotes.rows(3)[0] for at in quotes.rows(3)]
    assert [quotes.source[at] for at in quotes.rows(3)] == [2, thread.quotes.source[row], 1]
    assert outer[1:] == [0, 1]
    assert quotes.outer[quotes.rows(3)[0]] == -1
    assert [*graph.sources(3)] == [2]
    later = [(quote.post, quote.outer) for quote in quotes if quote.post > 3]
    assert later == [(quote.post, quote.outer) for quote in thread.quotes if quote.post > 3]


def test_what_would_cross_a_quotation_is_left() -> None:
    thread = made()
    start = thread.text(3).index("by an hour")
    crossing = Subject(3, start, thread.text(3).index(" and it is"), added=True)
    assert links(thread, as_said(thread, said(thread, crossing, 1))[0]) == links(thread, thread.quotes)


def test_whom_a_post_answers_is_said_and_unsaid() -> None:
    thread = made()
    told = said(thread, Subject(5, 0, 0), 3)
    graph = as_said(thread, told)[1]
    parent = graph.guessed(5)
    assert parent
    assert (parent.post, parent.method) == (3, Method.MANUAL)
    assert graph.parent(5) == 3
    thread.graph = graph
    assert as_said(thread, said(thread, Subject(5, 0, 0), None, 2), told)[1].parent(5) is None


def test_the_last_word_holds_and_what_is_taken_back_does_nothing() -> None:
    thread = made()
    subject = row_of(thread, 3)
    first, second = said(thread, subject, 2, 1), said(thread, subject, 1, 2)
    for order in ((first, second), (second, first)):
        assert as_said(thread, *order)[0].source[thread.quotes.rows(3)[0]] == 1
    back = replace(second, made="2026-01-02", undone=True)
    assert as_said(thread, first, second, back)[0] is thread.quotes
    assert merged([first], [second, back]) == [back]


def test_the_second_of_two_same_quotations_is_meant() -> None:
    twice = f"{TIDE}\n\nOnce.\n\n{TIDE}\n\nAnd twice, and that is enough of it."
    thread = made((*POSTS[:3], ("Orla", twice)))
    rows = [*thread.quotes.rows(3)]
    assert len(rows) == 2
    quotes = thread.quotes
    second = Subject(3, quotes.start[rows[1]], quotes.end[rows[1]])
    table, _ = as_said(thread, said(thread, second, 1))
    assert [table.source[row] for row in rows] == [quotes.source[rows[0]], 1]


def test_a_correction_for_what_is_not_there_does_nothing() -> None:
    thread = made()
    for one in (
        Correction("no such post", "words", source=post_keys(thread)[0], made="1"),
        Correction(post_keys(thread)[3], TIDE, source="no such post", made="1"),
        Correction(
            post_keys(thread)[3], "words that are not in it at all", source=post_keys(thread)[0], made="1"
        ),
        Correction(post_keys(thread)[1], LAMP, source=post_keys(thread)[3], added=True, made="1"),
    ):
        assert links(thread, as_said(thread, one)[0]) == links(thread, thread.quotes)


def test_a_post_whose_words_were_changed_is_told_by_its_id() -> None:
    thread = made()
    one = said(thread, row_of(thread, 3), 2)
    edited = made(
        (*POSTS[:2], ("Zed", POSTS[2][1] + " Edited."), ("Orla", POSTS[3][1] + " Edited."), *POSTS[4:])
    )
    quotes, _ = as_said(edited, one)
    assert quotes.source[quotes.rows(3)[0]] == 2
    assert links(edited, as_said(edited, replace(one, source_id=""))[0]) == links(edited, edited.quotes)


WORDS = st.lists(
    st.sampled_from(["tide", "lamp", "shore", "rope", "oil", "the", "a", "of", "not", "7", "—"]),
    min_size=1,
    max_size=12,
)


@st.composite
def discussions(draw: st.DrawFn) -> list[tuple[str, str]]:
    """Posts that repeat words of the posts before them."""
    paragraphs = [" ".join(each) for each in draw(st.lists(WORDS, min_size=3, max_size=6))]
    count = draw(st.integers(3, 7))
    chosen = draw(
        st.lists(
            st.lists(st.sampled_from(paragraphs), min_size=1, max_size=3), min_size=count, max_size=count
        )
    )
    return [(draw(st.sampled_from(("Orla", "Zed"))), "\n\n".join(each)) for each in chosen]


@settings(max_examples=60, deadline=None)
@given(discussions(), st.data())
def test_corrections_hold_whatever_the_thread(posts: list[tuple[str, str]], data: st.DataObject) -> None:
    thread = made(posts)
    corrections = []
    for at in range(data.draw(st.integers(1, 4))):
        post = data.draw(st.integers(1, len(posts) - 1))
        text = thread.text(post)
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        while start < end and text[start].isspace():
            start += 1
        source = data.draw(st.one_of(st.none(), st.integers(0, post - 1)))
        rows = thread.quotes.rows(post)
        whole = [Subject(post, thread.quotes.start[row], thread.quotes.end[row]) for row in rows]
        subject = data.draw(
            st.sampled_from([Subject(post, start, end, added=True), Subject(post, 0, 0), *whole])
        )
        corrections.append(said(thread, subject, source, at))
    quotes, graph = as_said(thread, *corrections)
    assert links(thread, as_said(thread, *reversed(corrections))[0]) == links(thread, quotes)
    for row, quote in enumerate(quotes):
        outer = quotes[quote.outer] if quote.outer >= 0 else None
        assert outer is None or (
            outer.post == quote.post and outer.start <= quote.start and quote.end <= outer.end
        )
        source = quotes.source_of(row)
        assert source is None or source.post < quote.post
        assert source is None or 0 <= source.start <= source.end <= len(thread.text(source.post))
    spans = [(quote.post, quote.start, quote.end) for quote in quotes if quote.outer < 0]
    assert all(one[0] < other[0] or one[2] <= other[1] for one, other in pairwise(spans))
    assert all(graph.parent(post) is None or graph.parent(post) < post for post in range(len(posts)))  # type: ignore[operator]
    longer = made([*posts, ("Zed", "Something else altogether, with words of its own for once.")])
    if links(longer, longer.quotes) == links(thread, thread.quotes):
        assert links(longer, as_said(longer, *corrections)[0]) == links(thread, quotes)
