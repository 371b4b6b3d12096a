"""What is written to the terminal in fewer bytes makes the same picture."""

from __future__ import annotations

import pyte
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from threadtui.ui.lean import Written

COLOURS = st.sampled_from(["", "31", "38;2;1;2;3", "38;2;9;9;9", "38;5;200", "97"])
GROUNDS = st.sampled_from(["", "41", "48;2;1;2;3", "48;2;9;9;9", "48;5;200", "107"])
ATTRIBUTES = st.sampled_from(["", "1", "1;4", "7", "3", "2", "2;3", "9"])
WORDS = st.sampled_from(["ab", " ", "   ", "é", "▎ x", "漢", "e\u0301b", "a long piece of words"])
PIECES = st.tuples(ATTRIBUTES, COLOURS, GROUNDS, WORDS)
WIDTH = 24
"""Columns of the terminal: some lines end where it ends."""


def fitting(
    line: tuple[int, int, list[tuple[str, str, str, str]], bool],
) -> tuple[int, int, list[tuple[str, str, str, str]], bool]:
    """A line with so many of its pieces as fit into the terminal."""
    row, column, pieces, ended = line
    while column + cell_len("".join(text for *_, text in pieces)) > WIDTH + 1:
        pieces = pieces[:-1]
    return row, column, pieces, ended


LINES = st.tuples(st.integers(1, 4), st.integers(1, 24), st.lists(PIECES, max_size=4), st.booleans()).map(
    fitting
)
"""Row, column, pieces, and whether the line is ended, too."""
UPDATES = st.lists(st.lists(LINES, max_size=5), max_size=5)

Pieces = list[tuple[str, str, str, str]]


def write(lines: list[tuple[int, int, Pieces, bool]]) -> str:
    """The lines as Textual writes them."""
    written = ""
    for row, column, pieces, ended in lines:
        written += f"\x1b[{row};{column}H"
        for *styles, text in pieces:
            codes = ";".join(filter(None, styles))
            written += f"\x1b[{codes}m{text}\x1b[0m" if codes else text
        written += "\n" if ended else ""
    return written


class Screen:
    """A terminal."""

    def __init__(self) -> None:
        self._screen = pyte.Screen(WIDTH, 8)
        self._stream = pyte.Stream(self._screen)

    def feed(self, written: str) -> list[list[pyte.screens.Char]]:
        """What is seen when that is written."""
        self._stream.feed(written + "\x1b[1;1H")
        return [[seen(self._screen.buffer[y][x]) for x in range(WIDTH)] for y in range(8)]


def seen(cell: pyte.screens.Char) -> pyte.screens.Char:
    """Of a blank, its ground alone, where no line and no turned colours are seen."""
    if cell.data != " " or cell.reverse or cell.underscore or cell.strikethrough:
        return cell
    return cell._replace(fg="default", bold=False, italics=False)


@given(UPDATES)
def test_every_picture_is_the_same_and_none_is_longer(
    updates: list[list[tuple[int, int, Pieces, bool]]],
) -> None:
    there, here, written = Screen(), Screen(), Written()
    for lines in updates:
        told = write(lines)
        less = written.lean(told)
        assert here.feed(less) == there.feed(told)
        assert len(less) <= len(told)


@given(UPDATES)
def test_what_stands_there_is_not_written_again(updates: list[list[tuple[int, int, Pieces, bool]]]) -> None:
    written = Written()
    for lines in updates:
        plain = [line for line in lines if all(text.isascii() for *_, text in line[2])]
        written.lean(write(plain[:1]))
        assert "a" not in written.lean(write(plain[:1]))


def lean(told: str) -> str:
    """As it is written to a terminal of which nothing is known."""
    return Written().lean(told)


def test_a_style_that_goes_on_is_told_once() -> None:
    assert (
        lean("\x1b[1;1H\x1b[1;31ma\x1b[0m\x1b[2;1H\x1b[1;31mb\x1b[0m") == "\x1b[1H\x1b[1;31ma\x1b[2Hb\x1b[0m"
    )


def test_the_cursor_is_not_moved_to_where_it_is() -> None:
    assert lean("\x1b[2;1Hab\x1b[2;3Hc\x1b[2;9H\n\x1b[3;1Hd") == "\x1b[2Habc\x1b[3Hd"


def test_the_cursor_is_put_right_after_what_terminals_give_other_widths() -> None:
    assert lean("\x1b[2;1H●\x1b[2;2Hc") == "\x1b[2H●\x1b[2;2Hc"


def test_blanks_need_no_other_colour_and_an_attribute_ends_alone() -> None:
    told = "\x1b[2;1H\x1b[1;31ma\x1b[0m\x1b[32m \x1b[0m\x1b[31mb\x1b[0m"
    assert lean(told) == "\x1b[2H\x1b[1;31ma \x1b[22mb\x1b[0m"
    assert lean("\x1b[2;1H\x1b[31ma\x1b[0m\x1b[4m \x1b[0m") == "\x1b[2H\x1b[31ma\x1b[0;4m \x1b[0m"


def test_a_link_is_written_as_it_is_and_what_follows_it_where_it_belongs() -> None:
    link = "\x1b[2;1H\x1b]8;;http://example.org\x1b\\ab\x1b]8;;\x1b\\\x1b[2;3Hc"
    written = Written()
    assert written.lean(link) == link.replace("2;1H", "2H")
    assert "http" in written.lean(link)


def test_only_the_cells_that_differ_are_written_until_the_terminal_is_another() -> None:
    written, line = Written(), "\x1b[2;1H{} and a line of words that stay, then {}"
    written.lean(line.format("one", "two"))
    assert written.lean(line.format("ore", "two")) == "\x1b[2;2Hr"
    assert written.lean(line.format("one", "six")) == "\x1b[2;2Hn\x1b[41Gsix"
    written.forget()
    assert written.lean(line.format("one", "six")) == line.format("one", "six").replace("2;1H", "2H")


RED, BLUE = "\x1b[38;2;200;0;0m", "\x1b[38;2;0;0;200m"


def test_what_has_one_style_is_written_together_where_styles_cost_more_than_moves() -> None:
    told = "".join(f"\x1b[{row};1H{RED}ab\x1b[0m{BLUE}cd\x1b[0m" for row in (2, 5))
    assert lean(told) == f"\x1b[2;3H{BLUE}cd\x1b[5;3Hcd\x1b[2H{RED}ab\x1b[5Hab\x1b[0m"
    plain = "".join(f"\x1b[{row};1H\x1b[1mab\x1b[0mcd" for row in (2, 5))
    assert lean(plain) == "\x1b[2H\x1b[1mab\x1b[0mcd\x1b[5H\x1b[1mab\x1b[0mcd"


def test_what_is_written_over_in_one_picture_comes_after_what_it_is_over() -> None:
    here, told = Screen(), f"\x1b[2;1H{RED}abc\x1b[0m\x1b[3;1H{BLUE}de\x1b[0m\x1b[2;2H{BLUE}x\x1b[0m"
    assert here.feed(lean(told)) == Screen().feed(told)


def test_a_column_of_marks_is_gone_down_step_by_step_but_not_from_the_last_column() -> None:
    written, blanks = Written(), "".join(f"\x1b[{row};1H{'.' * WIDTH}" for row in (2, 3))
    written.lean(blanks)
    assert written.lean("\x1b[2;5Hx\x1b[3;5Hx") == "\x1b[2;5Hx\x1bD\bx"
    last = f"\x1b[2;{WIDTH}Hx\x1b[3;{WIDTH}Hx"
    assert written.lean(last) == last


def test_blanks_and_what_stays_between_two_words_are_written_with_them() -> None:
    written, first = Written(), f"\x1b[2;1H{BLUE}one\x1b[0m\x1b[1m \x1b[0m{BLUE}two\x1b[0m"
    written.lean(first)
    told = first.replace("one", "any").replace("two", "new")
    assert written.lean(told) == f"\x1b[2H{BLUE}any new\x1b[0m"
