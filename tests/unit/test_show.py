"""The thread as plain lines, for pipes and screen readers."""

from __future__ import annotations

import unicodedata

import pytest
from tests.helpers import SAMPLES, THREADS, parted, thread_of

from threadtui.load import open_thread
from threadtui.show import gist, head_line, show_authors, show_posts, show_tree
from threadtui.thread import Thread

FIRST = "The wheel squeaks whenever I treadle slowly, and only on the second hook of the flyer."
CARD = "ann\n\nFull Member\nJoined\nFeb 3, 2009\nMessages\n1,204\nMar 17, 2019\n#1\n"


@pytest.fixture(scope="module")
def thread() -> Thread:
    reply = f"{FIRST}\n\nThen wax the hook, \x1b[31mnot[/red] the wheel: it is the yarn that sings."
    return thread_of(parted(f"A title\n\n{CARD}{FIRST}", reply, "Nothing to do with it.\n\nLast edited:"))


def test_a_post_is_a_head_line_its_words_and_a_blank_line(thread: Thread) -> None:
    assert list(show_posts(thread, [0])) == ["#1  ann  2019-03-17  quoted by #2", FIRST, ""]


def test_a_quote_stands_under_a_line_that_names_its_source(thread: Thread) -> None:
    head, quote, words, own, end = show_posts(thread, [1])
    assert head == "#2  (no name)"
    assert quote.startswith("> Quote of #1, ann (verbatim, 0.9")
    assert words == f"> {FIRST}"
    assert own == "Then wax the hook, ␛[31mnot[/red] the wheel: it is the yarn that sings."
    assert end == ""


def test_marks_of_a_post(thread: Thread) -> None:
    assert head_line(thread, 2) == "#3  (no name)  edited"


def test_the_tree_is_indented_by_two_spaces(thread: Thread) -> None:
    assert list(show_tree(thread)) == [
        f"#1 ann: {gist(thread, 0)}",
        f"  #2 (no name): {gist(thread, 1)}",
        "#3 (no name): Nothing to do with it.",
    ]


def test_a_post_met_again_in_the_tree_is_named_without_its_words() -> None:
    lines = list(show_tree(open_thread(SAMPLES / "organ-cipher.txt")))
    stubs = [line for line in lines if "(stands under #" in line]
    assert stubs
    assert len(lines) - len(stubs) == 31


def test_the_gist_is_cut_on_one_line(thread: Thread) -> None:
    assert gist(thread, 0, most=20) == "The wheel squeaks w…"
    assert gist(thread, 2) == "Nothing to do with it."


def test_authors_and_the_posts_that_lost_theirs(thread: Thread) -> None:
    assert list(show_authors(thread)) == [
        "    1  ann  (Full Member, joined 2009-02-03, 1204 messages)",
        "    2  (no name)",
    ]


@pytest.mark.parametrize("sample", THREADS, ids=lambda path: path.stem)
def test_lines_are_linear(sample: object) -> None:
    thread = open_thread(sample)  # type: ignore[arg-type]
    lines = [*show_posts(thread, range(len(thread.posts))), *show_tree(thread), *show_authors(thread)]
    for line in lines:
        assert not any("\u2500" <= char <= "\u259f" or unicodedata.category(char) == "Cc" for char in line)


def test_nested_quotes_are_marked_twice() -> None:
    thread = open_thread(SAMPLES / "sourdough.txt")
    lines = list(show_posts(thread, range(len(thread.posts))))
    assert any(line.startswith("> > Quote of #") for line in lines)
