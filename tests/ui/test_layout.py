"""Panes can be hidden, resized and maximised; the bar beside the page shows the shape of the thread."""

from __future__ import annotations

import json
import re

import pytest
from tests.ui.conftest import Opener, Reading

from threadtui.ui.app import ThreadApp


def panes(session: Reading) -> list[str]:
    """The panes that are shown, from left to right."""
    return re.findall(r"Authors|Posts|Quotes", session.lines()[1])


def width(session: Reading, pane: str) -> int:
    """The cells of a pane."""
    return session.screen.query_one(f"#{pane}").size.width


async def test_a_pane_is_hidden_and_shown_again(reading: Opener) -> None:
    async with reading() as session:
        await session.press("w", "t")
        assert panes(session) == ["Authors", "Posts"]
        await session.press("w", "a")
        assert panes(session) == ["Posts"]
        await session.press("tab")  # nowhere to go
        assert panes(session) == ["Posts"]
        await session.press("w", "t", "w", "a")
        assert panes(session) == ["Authors", "Posts", "Quotes"]


async def test_hiding_the_pane_with_the_focus_gives_the_focus_to_the_posts(reading: Opener) -> None:
    async with reading() as session:
        await session.press("tab", "w", "t", "j")
        assert panes(session) == ["Authors", "Posts"]
        assert session.current == 2


async def test_two_panes_take_turns_and_one_pane_has_the_screen(reading: Opener) -> None:
    async with reading(size=(100, 30)) as session:
        assert panes(session) == ["Posts", "Quotes"]
        await session.press("w", "a")
        assert panes(session) == ["Authors", "Posts"]
        await session.press("w", "t")
        assert panes(session) == ["Posts", "Quotes"]
        await session.press("w", "t")
        assert panes(session) == ["Posts"]
    async with reading(size=(60, 20)) as session:
        await session.press("w", "a")
        assert panes(session) == ["Authors"]
        await session.press("w", "a")
        assert panes(session) == ["Posts"]


async def test_one_pane_is_maximised_and_the_others_come_back(reading: Opener) -> None:
    async with reading() as session:
        await session.press("tab", "w", "w")
        assert panes(session) == ["Quotes"]
        assert "#25 Crumbshot That goes double for this one. Autumn 2021." in session.text()
        await session.press("tab", "tab")
        assert panes(session) == ["Posts"]
        await session.press("w", "w")
        assert panes(session) == ["Authors", "Posts", "Quotes"]


async def test_panes_are_made_wider_and_narrower_and_put_back(reading: Opener) -> None:
    async with reading() as session:
        posts, quotes = width(session, "posts"), width(session, "quotes")
        await session.press("greater_than_sign", "greater_than_sign")
        assert (width(session, "posts"), width(session, "quotes")) == (posts + 8, quotes - 8)
        await session.press("tab", "greater_than_sign")
        assert width(session, "quotes") == quotes - 4
        await session.press(*["less_than_sign"] * 30)
        assert width(session, "quotes") >= 10
        assert "this pane is as narrow as it can be" in session.foot()
        await session.press("greater_than_sign")  # a step back is felt at once
        assert width(session, "quotes") >= 14
        await session.press("w", "equals_sign")
        assert (width(session, "posts"), width(session, "quotes")) == (posts, quotes)


@pytest.mark.parametrize("size", [(200, 40), (300, 40)])
async def test_lines_are_no_longer_than_a_comfortable_measure(reading: Opener, size: tuple[int, int]) -> None:
    async with reading(size=size) as session:
        for keys in ((), ("w", "t"), ("w", "a")):
            await session.press(*keys)
            words = [re.sub(r"[▎▌◆●▏▍▋▊▉█▁▂▃▄▅▆▇│]", " ", line) for line in session.pane("posts").split("\n")]
            own = [line.strip() for line in words if line.strip() and "#" not in line]
            assert max(map(len, own)) <= 100
        # with nothing beside it, the text stands in the middle
        assert session.lines()[2].index("#1 Crumbshot") > 20


async def test_the_bar_marks_matches_the_current_author_and_much_quoted_posts(reading: Opener) -> None:
    async with reading() as session:
        assert session.pane("shape").count("●") > 4
        assert "█" in session.pane("shape")
        await session.press("slash", *"gdansk", "enter")
        await session.screen.found.wait()
        await session.pilot.pause()
        bar = session.pane("shape").split("\n")
        assert [line[:1] for line in bar].count("◆") == 1
        at = next(y for y, line in enumerate(bar) if line.startswith("◆"))
        await session.press("escape", "g", "g")
        assert "◆" not in session.pane("shape")
        region = session.screen.query_one("#shape").content_region
        await session.pilot.click(offset=(region.x, region.y + at))
        await session.pilot.pause()
        assert session.current == 25
        await session.press("H")
        assert session.current == 1


async def test_the_bar_follows_filters_and_the_order_of_the_tree(reading: Opener) -> None:
    async with reading(size=(120, 36)) as session:
        await session.press("t", "v")
        # all 33 posts of a line each: one part of the bar for each
        bar = [line[:1] for line in session.pane("shape").split("\n")]
        posts = session.pane("posts").split("\n")
        for sign, line in zip(bar, posts, strict=True):
            assert (sign == "●") == ("Crumbshot " in line)
        await session.press("f")
        assert all(line.startswith(("●", " ")) for line in session.pane("shape").split("\n") if line)


async def test_the_unnamed_are_marked_by_another_sign(reading: Opener) -> None:
    posts = [{"text": f"Bell {bell} was cast before the fire.", "author": "wren"} for bell in range(3)]
    posts += [{"text": f"The ringer of bell {bell} left no name."} for bell in range(3)]
    async with reading("\n".join(map(json.dumps, posts)).encode()) as session:
        await session.press("G")
        assert "○" in session.pane("shape")
        assert "●" not in session.pane("shape")


async def test_the_bar_marks_new_posts(reading: Opener) -> None:
    async with reading() as session:
        await session.press("colon", "2", "0", "enter", "U")
        assert session.pane("shape").count("+") == 1
        await session.press("U")
        assert "+" not in session.pane("shape")


async def test_a_terminal_of_another_size_is_written_anew(reading: Opener) -> None:
    async with reading(size=(100, 30)) as session:
        app = session.pilot.app
        assert isinstance(app, ThreadApp)
        told = "\x1b[1;2Hwords"
        assert [app.written.lean(told) for _ in range(2)] == [told, ""]
        await session.pilot.resize_terminal(90, 30)
        await session.pilot.pause()
        assert app.written.lean(told) == told
