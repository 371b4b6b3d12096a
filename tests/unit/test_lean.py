"""What is written to the terminal in fewer bytes makes the same picture."""

from __future__ import annotations

import pyte
from hypothesis import given
from hypothesis import strategies as st

from threadtui.ui.lean import lean

COLOURS = st.sampled_from(["", "31", "38;2;1;2;3", "38;2;9;9;9", "38;5;200", "97"])
GROUNDS = st.sampled_from(["", "41", "48;2;1;2;3", "48;2;9;9;9", "48;5;200", "107"])
ATTRIBUTES = st.sampled_from(["", "1", "1;4", "7", "3", "2", "2;3", "9"])
MOVED = ["\x1b[3;5H", "x\x1b[2;2Hy", "\x1b[3;5H\n\x1b[3;7H", "\x1b[3;6Hc"]
WORDS = st.sampled_from(["ab", " ", "   ", "\n", "é", "b\n", *MOVED])
PIECES = st.tuples(ATTRIBUTES, COLOURS, GROUNDS, WORDS)


def screen(written: str) -> list[list[pyte.screens.Char]]:
    shown = pyte.Screen(20, 8)
    shown.set_mode(20)
    pyte.Stream(shown).feed(written + "Z")
    return [[seen(shown.buffer[y][x]) for x in range(20)] for y in range(8)]


def seen(cell: pyte.screens.Char) -> pyte.screens.Char:
    """Of a blank, its ground alone, where no line and no turned colours are seen."""
    if cell.data != " " or cell.reverse or cell.underscore or cell.strikethrough:
        return cell
    return cell._replace(fg="default", bold=False, italics=False)


@given(st.lists(PIECES, max_size=12))
def test_the_picture_is_the_same_and_never_longer(pieces: list[tuple[str, str, str, str]]) -> None:
    written = ""
    for *styles, text in pieces:
        codes = ";".join(filter(None, styles))
        written += f"\x1b[{codes}m{text}\x1b[0m" if codes else text
    assert screen(lean(written)) == screen(written)
    assert len(lean(written)) <= len(written)


def test_a_style_that_goes_on_is_told_once() -> None:
    assert lean("\x1b[1;31ma\x1b[0m\x1b[2;1H\x1b[1;31mb\x1b[0m") == "\x1b[1;31ma\x1b[2;1Hb\x1b[0m"


def test_the_cursor_is_not_moved_to_where_it_is() -> None:
    assert lean("\x1b[2;1Hab\x1b[2;3Hc\x1b[2;9H\n\x1b[3;1Hd") == "\x1b[2;1Habc\x1b[3;1Hd"


def test_the_cursor_is_put_right_after_what_terminals_give_other_widths() -> None:
    assert lean("\x1b[2;1H●\x1b[2;2Hc") == "\x1b[2;1H●\x1b[2;2Hc"


def test_blanks_need_no_other_colour_and_an_attribute_ends_alone() -> None:
    assert lean("\x1b[1;31ma\x1b[0m\x1b[32m \x1b[0m\x1b[31mb\x1b[0m") == "\x1b[1;31ma \x1b[22mb\x1b[0m"
    assert lean("\x1b[31ma\x1b[0m\x1b[4m \x1b[0m") == "\x1b[31ma\x1b[0;4m \x1b[0m"


def test_a_link_is_written_as_it_is_and_what_follows_it_where_it_belongs() -> None:
    link = "\x1b[2;1H\x1b]8;;http://example.org\x1b\\ab\x1b]8;;\x1b\\\x1b[2;3Hc"
    assert lean(link) == link
