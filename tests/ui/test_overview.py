"""The summary of the thread, the panel of an author, and the passages that others quoted."""

from __future__ import annotations

import re
import threading
from typing import Any

import pytest
from tests.ui.conftest import Opener, Reading
from tests.ui.test_threads import mail

from threadtui.model import Post
from threadtui.ui import overview
from threadtui.ui.activity import Activity
from threadtui.ui.screens import seeing


async def summary(session: Reading) -> str:
    """Open the summary and read it to its end."""
    await session.press("equals_sign")
    await session.screen.counted.wait()
    await session.pilot.pause()
    return "\n".join(
        "".join(segment.text for segment in line.segments) for line in session.screen.sheet._lines
    )


async def test_the_summary_tells_what_is_quoted_most_and_by_whom_it_is_written(reading: Opener) -> None:
    async with reading() as session:
        said = await summary(session)
        assert "33 posts by 8 authors; 32 of 32 quotations with their source." in said
        assert re.search(r"Most quoted posts\n +4×  #22 Crumbshot  I made her a cup of tea", said)
        assert re.search(r"Most quoted passages\n +3×  #", said)
        assert re.search(r"Longest lines of argument\n +6  #14 Crumbshot  → #23", said)
        assert re.search(r"Authors\n +Crumbshot +8 █+\n +BakesInSocks +5 █+", said)
        assert "27 Dec 23" in said
        assert "█" in session.pane("sheet").split("Most")[0]


async def test_each_line_of_the_summary_leads_to_its_post_and_back_comes_back(reading: Opener) -> None:
    async with reading() as session:
        await summary(session)
        await session.press("enter")
        assert session.current == 22
        assert not session.screen.sheet.visible
        await session.press("H")
        assert session.current == 1
        await summary(session)
        await session.press("G", "enter")
        assert session.current == 30  # the first post of the author with the fewest
        await summary(session)
        await session.press("escape")
        assert session.current == 30


async def test_the_summary_names_quotations_without_a_source_and_why(reading: Opener) -> None:
    box = (
        mail("1", "Oona", "Lamp oil", "1 Jan", "Which oil does the lamp take?")
        + mail(
            "2",
            "Bram",
            "Re: Lamp oil",
            "2 Jan",
            "Zed wrote:\n> The oil of the whale is best of all.\n\nNo.",
            "1",
        )
    ).encode()
    async with reading(box) as session:
        said = await summary(session)
        assert "1 quotation without a source" in said
        assert re.search(r"#2 Bram  Zed, whom it names, has no post in the file: “The oil of the whale", said)


async def test_the_panel_of_an_author(reading: Opener) -> None:
    async with reading() as session:
        await session.press("j", "at")
        said = session.pane("sheet")
        assert "5 of 33 posts (15 %), 27 Dec 2023 to 2 Jan 2024." in said
        assert "joined 12 Apr 2020 · 1,877 posts on the forum" in said
        assert re.search(r"Answers\n +rye_guy +1 █+", said)
        assert re.search(r"Posts\n +#2 +27 Dec 2023  Have you considered", said)
        await session.press("j", "enter")  # the first post in which they answer rye_guy
        assert session.current == 7


async def test_the_panel_of_who_wrote_much_is_there_before_all_is_counted(
    reading: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seeing, "_SOON", 0)
    counting = threading.Event()
    count = overview.dealings

    def slowly(*arguments: Any) -> Any:
        counting.wait(10)
        return count(*arguments)

    monkeypatch.setattr(overview, "dealings", slowly)
    async with reading() as session:
        await session.press("j", "at")
        said = session.pane("sheet")
        assert "5 of 33 posts (15 %), 27 Dec 2023 to 2 Jan 2024." in said
        assert "Whom they answer is being counted …" in said
        counting.set()
        await session.screen.counted.wait()
        await session.pilot.pause()
        assert "being counted" not in session.pane("sheet")
        assert re.search(r"Answers\n +rye_guy +1 █+", session.pane("sheet"))
        await session.press("j", "enter")
        assert session.current == 7


async def test_the_panel_tells_who_answers_and_filters_from_there(reading: Opener) -> None:
    async with reading() as session:
        await session.press("j", "j", "at")
        assert re.search(r"Is answered by\n(?: +\S.*\n)* +Dr_Levain +\d", session.pane("sheet"))
        await session.press("f")
        assert "only rye_guy: 5 of 33 posts" in session.head()
        assert not session.screen.sheet.visible
        await session.press("escape", "at", "enter")  # the line that says so
        assert "only rye_guy" in session.head()


async def test_the_panel_of_the_author_chosen_in_the_list(reading: Opener) -> None:
    async with reading() as session:
        await session.press("shift+tab", "j", "j", "at")
        assert session.screen.sheet.border_title == "rye_guy"


async def test_the_panel_of_the_unnamed(reading: Opener) -> None:
    async with reading("spinning-wheel.txt") as session:
        await session.press("j", "at")
        assert session.screen.sheet.border_title == "unnamed"
        assert "30 of 31 posts" in session.pane("sheet")


async def test_stepping_through_the_passages_that_others_quoted(reading: Opener) -> None:
    async with reading() as session:
        await session.press("colon", "2", "2", "enter", "R")
        assert session.lit().startswith("Last thing at night she gives him a spoon")
        assert "passage 1 of 3, quoted by #24, #26" in session.foot()
        await session.press("R")
        assert session.lit().startswith("Every night, every visit")
        await session.press("right_square_bracket")
        assert session.current == 26
        assert "because" in session.lit()
        await session.press("H", "R", "R")
        assert session.lit().startswith("Last thing at night")  # round again


async def test_a_post_that_nobody_quotes_has_no_passages(reading: Opener) -> None:
    async with reading() as session:
        await session.press("j", "R")
        assert session.lit() == ""
        assert "nobody quotes #" in session.foot()


@pytest.mark.parametrize("size", [(40, 20), (80, 24), (200, 50)])
async def test_no_line_of_the_sheets_is_wider_than_the_screen(reading: Opener, size: tuple[int, int]) -> None:
    async with reading(size=size) as session:
        await summary(session)
        assert session.widths() == [size[0]] * size[1]
        assert "Most quoted posts" in session.pane("sheet")
        await session.press("escape", "at")
        assert session.widths() == [size[0]] * size[1]
        await session.pilot.resize_terminal(60, 22)
        await session.pilot.pause()
        assert session.widths() == [60] * 22


async def test_without_dates_and_names_the_panel_has_no_plot(reading: Opener) -> None:
    async with reading("spinning-wheel.txt") as session:
        await session.press("j", "at")
        assert "30 of 31 posts" in session.pane("sheet")
        assert "█" not in session.pane("sheet").split("Answers")[0]


def test_a_plot_by_place_has_no_gaps_between_posts() -> None:
    activity = Activity([Post((0, 0), 1)] * 5)
    assert activity.plot(None, 20) == "█" * 20
    assert activity.plot([1, 4], 20) == "    ████        ████"
    assert activity.plot([1, 4], 5) == " █  █"
