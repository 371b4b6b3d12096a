"""The lines between panes are dragged; sizes, hidden panes and the one alone are there the next time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ui.conftest import Opener, Reading
from tests.ui.test_layout import panes, width
from tests.ui.test_remembering import session_of

from threadtui.ui.arrangement import PANES, Arrangement, arrangement

_ANY = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text("ab", max_size=3)
    | st.lists(st.text("ab", max_size=3))
)


async def drag(session: Reading, pane: str, by: int) -> None:
    """Drag the line of a pane by so many cells."""
    edge = session.screen.query_one(f"#edge-{pane}").region
    by = max(-edge.x, min(by, session.screen.size.width - 1 - edge.x))
    await session.pilot.mouse_down(offset=(edge.x, edge.y + 5))
    for step in (by // 2, by):
        await session.pilot.hover(offset=(edge.x + step, edge.y + 5))
        await session.pilot.pause()
    await session.pilot.mouse_up(offset=(edge.x + by, edge.y + 5))
    await session.pilot.pause()


async def test_the_lines_between_panes_are_dragged(reading: Opener) -> None:
    async with reading() as session:
        authors, posts, quotes = (width(session, pane) for pane in ("authors", "posts", "quotes"))
        await drag(session, "quotes", -8)
        assert (width(session, "posts"), width(session, "quotes")) == (posts - 8, quotes + 8)
        await drag(session, "authors", -6)
        assert (width(session, "authors"), width(session, "posts")) == (authors - 6, posts - 2)
        assert session.current == 1
        assert session.screen.focused is session.screen.page
        await drag(session, "authors", 90)
        assert width(session, "posts") >= 40
        assert width(session, "quotes") == quotes + 8
        await drag(session, "quotes", 60)
        assert width(session, "quotes") >= 14


async def test_two_clicks_put_the_line_back(reading: Opener) -> None:
    async with reading() as session:
        quotes = width(session, "quotes")
        await drag(session, "quotes", -8)
        edge = session.screen.query_one("#edge-quotes").region
        await session.pilot.click(offset=(edge.x, 9), times=2)
        await session.pilot.pause()
        assert width(session, "quotes") == quotes


async def test_a_line_shows_that_it_can_be_dragged(reading: Opener) -> None:
    async with reading() as session:
        edge = session.screen.query_one("#edge-quotes").region
        assert session.lines()[9][edge.x] == "│"
        await session.pilot.hover(offset=(edge.x, 9))
        await session.pilot.pause()
        assert session.lines()[9][edge.x] == "┃"
        await session.pilot.hover(offset=(edge.x - 20, 9))
        await session.pilot.pause()
        assert session.lines()[9][edge.x] == "│"


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40), (200, 50)])
async def test_there_is_one_line_between_two_panes(reading: Opener, size: tuple[int, int]) -> None:
    async with reading(size=size) as session:
        for line in session.lines()[2:-1]:
            assert "││" not in line.replace(" ", "x")
        assert session.lines()[1].count("┬") == len(panes(session)) - 1


async def test_sizes_and_hidden_panes_are_there_the_next_time(tmp_path: Path) -> None:
    async with session_of(tmp_path, size=(130, 30)) as session:
        await drag(session, "quotes", -9)
        await drag(session, "authors", 5)
        before = [width(session, pane) for pane in PANES]
    async with session_of(tmp_path, size=(130, 30)) as session:
        assert [width(session, pane) for pane in PANES] == before
        await session.press("w", "a")
    async with session_of(tmp_path, size=(130, 30)) as session:
        assert panes(session) == ["Posts", "Quotes"]
        await session.press("w", "a", "tab", "w", "w")
    async with session_of(tmp_path, size=(130, 30)) as session:
        assert panes(session) == ["Quotes"]
        await session.press("j")
        assert session.current > 1
        await session.press("w", "w", "w", "equals_sign")
        assert [width(session, pane) for pane in PANES] != before
    async with session_of(tmp_path, size=(100, 30)) as session:
        assert panes(session) == ["Posts", "Quotes"]
        await session.press("w", "a")
    async with session_of(tmp_path, size=(100, 30)) as session:
        assert panes(session) == ["Authors", "Posts"]


@pytest.mark.parametrize("size", [(80, 24), (100, 24), (120, 30), (140, 30), (400, 30)])
async def test_on_another_screen_every_pane_can_still_be_read(tmp_path: Path, size: tuple[int, int]) -> None:
    async with session_of(tmp_path, size=(300, 40)) as session:
        await drag(session, "quotes", -200)
        await drag(session, "authors", 60)
        wide = [width(session, pane) for pane in PANES]
    async with session_of(tmp_path, size=size) as session:
        shown = {pane: width(session, pane) for pane in PANES if session.screen.query_one(f"#{pane}").display}
        assert shown["posts"] >= 40
        assert min(shown.values()) >= 12
        await session.press("greater_than_sign", "less_than_sign")
        await session.pilot.resize_terminal(300, 40)
        await session.pilot.pause()
        if size[0] >= 300:
            assert width(session, "authors") == wide[2]


async def test_another_size_of_the_screen_changes_no_wish(tmp_path: Path) -> None:
    async with session_of(tmp_path, size=(160, 40)) as session:
        await drag(session, "quotes", -20)
        await drag(session, "authors", 12)
        before = [width(session, pane) for pane in PANES]
        for columns in (80, 40, 121):
            await session.pilot.resize_terminal(columns, 24)
            await session.pilot.pause()
        await session.pilot.resize_terminal(160, 40)
        await session.pilot.pause()
        assert [width(session, pane) for pane in PANES] == before


async def test_a_value_that_cannot_be_is_dropped_and_the_others_hold(tmp_path: Path) -> None:
    async with session_of(tmp_path, size=(130, 30)) as session:
        await session.press("w", "a", "tab", "greater_than_sign")
        quotes = width(session, "quotes")
    file = tmp_path / "state" / "panes.choice.json"
    told = json.loads(file.read_text("utf-8"))
    file.write_text(json.dumps(told | {"authors": "wide", "alone": 7, "side": ["x"]}), "utf-8")
    async with session_of(tmp_path, size=(130, 30)) as session:
        assert panes(session) == ["Posts", "Quotes"]
        assert width(session, "quotes") == quotes
    file.write_text(json.dumps(told | {"quotes": -3, "hidden": ["authors", 5, "posts"]}), "utf-8")
    async with session_of(tmp_path, size=(130, 30)) as session:
        assert panes(session) == ["Posts", "Quotes"]
    for broken in ("{", "[]", "null", '{"schema": 5}'):
        file.write_text(broken, "utf-8")
        async with session_of(tmp_path, size=(130, 30)) as session:
            assert panes(session) == ["Authors", "Posts", "Quotes"]


@given(st.dictionaries(st.sampled_from(["authors", "quotes", "hidden", "alone", "side", "x"]), _ANY))
def test_whatever_stands_in_the_file_the_panes_can_be_arranged(told: dict[str, object]) -> None:
    found = arrangement(told)
    assert found.authors >= 0
    assert 0 <= found.quotes < 1
    assert "posts" not in found.hidden
    assert found.alone not in found.hidden
    assert found.side in ("quotes", "authors")
    assert arrangement(found.told()) == found


def test_what_is_wanted_is_told_whole() -> None:
    wanted = Arrangement(30, 0.4, {"authors"}, "posts", "authors")
    assert arrangement(json.loads(json.dumps(wanted.told()))) == wanted
