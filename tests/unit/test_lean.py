"""What is written to the terminal in fewer bytes makes the same picture."""

from __future__ import annotations

import pyte
from hypothesis import given
from hypothesis import strategies as st

from threadtui.ui.lean import lean

COLOURS = st.sampled_from(["", "31", "38;2;1;2;3", "38;2;9;9;9", "38;5;200", "97"])
GROUNDS = st.sampled_from(["", "41", "48;2;1;2;3", "48;2;9;9;9", "48;5;200", "107"])
ATTRIBUTES = st.sampled_from(["", "1", "1;4", "7", "3"])
PIECES = st.tuples(
    ATTRIBUTES, COLOURS, GROUNDS, st.sampled_from(["ab", " ", "\n", "\x1b[3;5H", "x\x1b[2;2Hy"])
)


def screen(written: str) -> list[list[pyte.screens.Char]]:
    shown = pyte.Screen(20, 8)
    shown.set_mode(20)
    pyte.Stream(shown).feed(written + "Z")
    return [[shown.buffer[y][x] for x in range(20)] for y in range(8)]


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
