"""What a reader sees at a glance: contrast, nothing cut, nothing of what is behind beside a sheet."""

from __future__ import annotations

import json

import pytest
from rich.style import Style
from tests.helpers import SAMPLES
from tests.ui.conftest import Opener, Reading, opened_file
from tests.ui.test_overview import summary
from textual.color import Color
from textual.geometry import Region

from threadtui.ui.app import ThreadApp, open_first
from threadtui.ui.colours import contrast, readable

LOOKS: tuple[tuple[str, ...], ...] = (
    ("colon", "4", "enter"), ("P",), ("escape", "slash", *"the"), ("enter", "n", "v"), ("escape", "v", "escape", "at"),
    ("escape", "i"), ("escape", "colon"), ("escape", "question_mark"), ("q", "tab"), ("tab",),
)  # fmt: skip
"""Keys, and after each the screen is looked at."""


OTHER = "\n".join(
    json.dumps({"author": name, "text": f"{len(name)} words of lamps and their oil."})
    for name in ("Oona", "Tuppence", "rye_guy", "Bram")
).encode()
"""Another thread with some of the same authors."""


def pale(session: Reading) -> list[str]:
    """Words whose contrast with their ground is under 4.5 (WCAG 2.1, AA)."""
    found = []
    for strip in session.screen._compositor.render_strips():
        for text, style, _ in strip:
            if style and style.color and style.bgcolor and any(map(str.isalnum, text)):
                colours = [Color.from_rich_color(colour) for colour in (style.color, style.bgcolor)]
                if contrast(*colours) < 4.5:
                    found.append(f"{text} {style}")
    return found


@pytest.mark.parametrize("theme", ["dark", "light", "no-colour", "no-colour-light", "high-contrast", "nord"])
async def test_every_word_can_be_read_on_its_ground(theme: str) -> None:
    app = ThreadApp(*open_first(opened_file("sourdough.txt")), theme)
    async with app.run_test(size=(120, 40)) as pilot:
        session = Reading(pilot)
        await session.screen.linked.wait()
        for keys in LOOKS:
            await session.press(*keys)
            words = pale(session)
            # a theme of others may have its own panels a little paler than that
            assert not words or (theme == "nord" and all("#4a5364" in style for style in words)), keys


def test_a_colour_that_can_be_read_is_left_as_it_is() -> None:
    fine = Style.parse("#ffffff on #000000")
    assert readable(fine) == fine
    grey = readable(Style.parse("#777777"), Style.parse("on #808080"))
    assert grey.color
    assert grey.bgcolor
    assert contrast(Color.from_rich_color(grey.color), Color.from_rich_color(grey.bgcolor)) >= 4.5
    own = Style.parse("red on blue")
    assert readable(own) == own  # only the terminal knows what these are


@pytest.mark.parametrize("theme", ["no-colour", "dark"])
async def test_without_colours_no_name_is_paler_than_another(theme: str) -> None:
    app = ThreadApp(*open_first(opened_file("sourdough.txt")), theme)
    async with app.run_test(size=(120, 40)) as pilot:
        session = Reading(pilot)
        await session.screen.linked.wait()
        await session.press("v")
        names = {
            style.color
            for strip in session.screen._compositor.render_strips()
            for text, style, _ in strip
            if style and style.color and text in ("Crumbshot", "rye_guy", "Tuppence") and not style.bold
        }
        assert (len(names) == 1) == (theme == "no-colour")


@pytest.mark.parametrize("size", [(40, 20), (80, 24), (120, 40), (200, 50)])
@pytest.mark.parametrize("key", ["equals_sign", "at", "P", "r"])
async def test_nothing_of_what_is_behind_stands_beside_a_sheet(
    reading: Opener, size: tuple[int, int], key: str
) -> None:
    async with reading(size=size) as session:
        await session.press("colon", "4", "enter", key)
        await session.pilot.pause()
        region: Region = session.screen.sheet.region
        assert (region.x, region.width) == (0, size[0])
        lines = session.lines()[region.y : region.bottom]
        assert lines[0].startswith("╭")
        assert lines[-1].rstrip().endswith("╯")
        assert key in ("at", "equals_sign") or not lines[-2][1:-1].isspace()  # no empty line before the end
        assert "…" not in lines[-1]
        assert "Esc closes" in lines[-1]


async def test_lines_of_a_sheet_are_no_wider_than_is_comfortable(reading: Opener) -> None:
    async with reading(size=(200, 50)) as session:
        await session.press("colon", "4", "enter", "r")
        region = session.screen.sheet.region
        for line in session.lines()[region.y + 1 : region.bottom - 1]:
            assert len(line.strip("│ ")) <= 110


async def test_what_is_shown_alone_is_told_whole_on_a_narrow_screen(reading: Opener) -> None:
    async with reading(size=(40, 20)) as session:
        await session.press("colon", "4", "enter")
        assert session.foot() == "#4 quotes #3  verbatim   4/33   ? help"
        await session.press("f")
        assert session.head().endswith("only Dr_Levain: 4 of 33 posts")
    async with reading(size=(80, 24)) as session:
        await session.press("colon", "4", "enter", "c")
        assert session.head().endswith("only the chain of #4: 5 of 33 posts")


@pytest.mark.parametrize(
    ("key", "sign"), [("slash", "/"), ("colon", ":"), ("vertical_line", "|"), ("s", "›")]
)
async def test_what_is_asked_has_its_sign_before_it(reading: Opener, key: str, sign: str) -> None:
    async with reading() as session:
        await session.press(key)
        await session.pilot.pause()
        assert session.lines()[-2].startswith(f" {sign}")
        await session.press("escape")
        assert not session.lines()[-2].startswith(f" {sign}")


async def test_the_unnamed_are_no_author(reading: Opener) -> None:
    posts = [{"author": "wren", "text": "The bell rang twice before the tide came in."}]
    posts += [{"text": f"The lamp went out at {hour} and nobody went up to see to it."} for hour in range(19)]
    async with reading("\n".join(map(json.dumps, posts)).encode()) as session:
        await session.press("G")
        assert "○" not in session.pane("shape")  # nineteen of twenty marks would tell nothing
        said = await summary(session)
        assert said.startswith("20 posts by 1 author, 19 of them unnamed;")
        bars = [line.count("█") for line in said.splitlines() if line.endswith("█")]
        assert max(bars) <= 16
        assert len(set(bars)) == 2


async def test_a_quote_without_a_source_says_so_and_offers_nothing_to_choose(reading: Opener) -> None:
    async with reading(SAMPLES / "mail/letter.eml", size=(80, 24)) as session:
        assert "▸ not here: Nils Aker" in session.text()
        assert session.foot().startswith("#1 quotes Nils Aker  no source in this file")
        await session.press("i")
        assert "Why a quote in #1 has no source" in session.text()
        assert "Esc closes" in session.text()
        assert "Enter goes there" not in session.text()


def colours_of(session: Reading, words: str, pane: str) -> set[str]:
    """The colours of words in a pane, but for those on the ground of a cursor or of the current post."""
    region = session.screen.query_one(f"#{pane}").content_region
    found, plain = set(), session.screen.page.look.background.rich_color
    for strip in session.screen._compositor.render_strips()[region.y : region.bottom]:
        for text, style, _ in strip.crop(region.x, region.right):
            if words in text and style and style.color and style.bgcolor == plain:
                found.add(style.color.name)
    return found


@pytest.mark.parametrize("theme", ["dark", "light"])
async def test_an_author_has_one_colour_everywhere_and_in_every_thread(theme: str) -> None:
    seen = []
    for source in ("sourdough.txt", "other"):
        file = opened_file("sourdough.txt" if source == "sourdough.txt" else OTHER)
        async with ThreadApp(*open_first(file), theme).run_test(size=(140, 40)) as pilot:
            session = Reading(pilot)
            await session.screen.linked.wait()
            await session.press("j", "v")
            panes = ("authors", "posts", "quotes")
            colours = [colours_of(session, "rye_guy", pane) for pane in panes]
            assert all(colours)
            assert len(set.union(*colours)) == 1
            seen += [*set.union(*colours)]
            assert colours_of(session, "Tuppence", "authors") != colours[0]
    assert len(set(seen)) == 1
