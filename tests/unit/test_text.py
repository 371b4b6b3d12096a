"""The rules that make a character from a file harmless, and lines tidy."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from threadtui.text import clean, clean_line, one_line, tidy

HOSTILE = (
    "\x00\x07\x1b\r\n\t\v\f\x7f\x85\x9b\u200e\u202e\u2028\u2029\u2066\u2069\ud800\udfff\ufeff\u00ad\u00a0"
)
ANY_TEXT = st.text(st.characters() | st.sampled_from(HOSTILE))
CLEAN_TEXT = ANY_TEXT.map(clean)


@given(ANY_TEXT)
@example("\r\ufeff\n\t")
def test_nothing_is_left_that_could_command_a_terminal(text: str) -> None:
    for char in clean(text):
        assert char == "\n" or unicodedata.category(char) not in {"Cc", "Cs", "Zl", "Zp"}
        assert not "\u202a" <= char <= "\u202e"
        assert not "\u2066" <= char <= "\u2069"


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(st.characters(categories=("L", "M", "N", "P", "S", "Zs"))))
def test_words_are_left_alone(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("a\x00b\x7fc", "a␀b␡c"),
        ("\x9b31m", "\ufffd31m"),
        ("user\u202egnp.exe", "user\ufffdgnp.exe"),
        ("non\u00a0breaking", "non\u00a0breaking"),
        ("soft\u00adhyphen\ufeff", "softhyphen"),
        ("one\r\ntwo\rthree\vfour\u2028five", "one\ntwo\nthree\nfour\nfive"),
        ("a\tb", "a   b"),
        ("[bold]markup[/]", "[bold]markup[/]"),
    ],
)
def test_what_becomes_of_a_character(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


@given(CLEAN_TEXT)
def test_tidy_lines_have_no_space_at_their_ends_and_paragraphs_one_blank_line_between(text: str) -> None:
    tidied = tidy(text)
    assert all(line == line.rstrip() for line in tidied.split("\n"))
    assert "\n\n\n" not in tidied
    assert tidied == tidied.strip("\n")
    assert tidy(tidied) == tidied


@given(CLEAN_TEXT)
def test_tidying_takes_no_word(text: str) -> None:
    assert tidy(text).split() == text.split()


def test_tidy_keeps_the_indent_of_code() -> None:
    assert tidy("\n\nif x:  \n    y()\n \n\n\nz\n") == "if x:\n    y()\n\nz"


def test_one_line() -> None:
    assert one_line(" a\n\n  b\u00a0c ") == "a b c"


@given(ANY_TEXT)
@example("")
@example("plain")
@example(" a")
def test_a_clean_line_is_the_same_where_it_is_a_plain_word(text: str) -> None:
    assert clean_line(text) == one_line(clean(text))
