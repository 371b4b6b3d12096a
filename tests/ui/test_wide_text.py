"""Wide characters, emoji, right-to-left words, combining marks and endless words keep every column straight.

What the program writes is read here as terminals of several kinds read it: those that draw an emoji with joiners in
two cells, and those that draw each part of it.
"""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.ui.conftest import Opener, Reading
from tests.ui.test_threads import mail

from threadtui.ui.cells import cells, plain
from threadtui.ui.wrap import shorten, wrap

ODD = [
    "漢字かな交じり文 ＡＢＣ 한국어 텍스트",
    "family 👩‍👩‍👧‍👦 flag 🇫🇷🇩🇪 thumbs 👍🏽 heart ❤️ keycap 1️⃣ rainbow 🏳️‍🌈 phone ☎️ end",
    "שלום עולם and مرحبا بالعالم in one line",
    "e\u0301a\u0308o\u0302u\u0303 n\u0303 Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324",
    "tab\there\tand\tthere\u200b zero\u2060width\ufeff",
    "w" * 10_000,
    "漢" * 3_000,
    "👩‍👩‍👧" * 500,
    "\u3164hidden\u3164 names",
]


def cautious(text: str) -> int:
    """The cells of a text in a terminal that knows no sequences of characters, only characters."""
    taken = 0
    for character in text:
        if unicodedata.category(character) in ("Mn", "Me", "Cf"):
            continue
        taken += 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
    return taken


def box() -> bytes:
    """A mailbox of one thread in which names, title and words are odd, and quoted."""
    names = ["漢字太郎", "👩‍🚀 Ada", "דנה", "Zoe\u0308", "w" * 300, "🇫🇷 Jean"]
    parts = [mail("0", names[0], "漢字 👩‍👩‍👧 שלום", "1 Jan", ODD[0])]
    for number, text in enumerate(ODD * 2, 1):
        quoted = f"> {ODD[(number - 2) % len(ODD)][:200]}\n\n" if number > 1 else ""
        name = names[number % len(names)]
        parts.append(mail(str(number), name, "Re: 漢字", f"{number} Jan", quoted + text, str(number - 1)))
    return "".join(parts).encode()


def assert_straight(session: Reading, size: tuple[int, int]) -> None:
    """Each line is as wide as the screen, in either kind of terminal."""
    assert session.widths() == [size[0]] * size[1]
    for line in session.lines():
        assert cautious(line) == size[0], line
        assert plain(line) == line


@pytest.mark.parametrize("size", [(40, 20), (80, 24), (120, 40), (200, 50)])
async def test_page_tree_and_lists_stay_straight(reading: Opener, size: tuple[int, int]) -> None:
    async with reading(box(), size=size) as session:
        for keys in ((), ("T",), ("space",), ("space",), ("v",), ("t",), ("v",), ("G",), ("tab",), ("tab",)):
            await session.press(*keys)
            assert_straight(session, size)


@pytest.mark.parametrize("size", [(40, 20), (120, 40)])
async def test_sheets_stay_straight(reading: Opener, size: tuple[int, int]) -> None:
    async with reading(box(), size=size) as session:
        await session.press("colon", "4", "enter")
        for key in ("P", "r", "i", "at", "equals_sign"):
            session.screen.counted.clear()
            await session.press(key)
            if key == "equals_sign":
                await session.screen.counted.wait()
                await session.pilot.pause()
            assert_straight(session, size)
            await session.press("escape")


async def test_words_that_were_found_are_lit_after_emoji(reading: Opener) -> None:
    async with reading(box()) as session:
        await session.press("slash", *"keycap", "enter")
        await session.screen.found.wait()
        await session.pilot.pause()
        assert "keycap" in session.lit()


@given(
    st.lists(st.sampled_from([*ODD[:4], ODD[8], " ", "x", "\U0001f3fd", "\u200d", "\ufe0f", "🇫"])).map(
        "".join
    )
)
def test_all_terminals_agree_about_plain_text(text: str) -> None:
    shown = plain(text)
    assert cell_len(shown) == cautious(shown) == cells(text)
    assert plain(shown) == shown


@given(
    st.lists(st.sampled_from([*ODD[:5], "x y", "漢", "👩‍👩‍👧", "e\u0301"])).map("".join), st.integers(4, 40)
)
def test_lines_fit_whatever_stands_in_them(text: str, width: int) -> None:
    spans = wrap(text, 0, len(text), width)
    assert all(cells(text[start:end]) <= width for start, end in spans)
    kept = "".join(text[start:end] for start, end in spans)
    assert kept.replace(" ", "") == text.replace(" ", "")
    assert cells(shorten(text, width)) <= width


def test_words_keep_what_parts_their_letters() -> None:
    assert plain("می\u200cخواهم") == "می\u200cخواهم"


def test_what_is_drawn_of_an_emoji() -> None:
    assert plain("👍🏽 ❤️ 🇫🇷 👩‍🚀") == "👍 ❤ FR 👩🚀"
