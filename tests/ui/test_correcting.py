"""The reader corrects links: the whole screen follows, and it is so the next time."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from tests.ui.conftest import Opener, Reading
from tests.ui.test_following import _quick, following, gain
from tests.ui.test_remembering import kept, session_of
from tests.ui.test_taking import drag, toasts
from tests.unit.test_corrections import LAMP, POSTS, TIDE

from threadtui.cli import main
from threadtui.readers import InputFile
from threadtui.state import Shelf
from threadtui.ui.app import ThreadApp, open_first

__all__ = ["_quick"]


def lines_of(*posts: tuple[str, str]) -> bytes:
    """The posts as JSON Lines."""
    told = ({"author": author, "date": "2021-03-01", "text": text} for author, text in posts)
    return b"".join(json.dumps(each).encode() + b"\n" for each in told)


THREAD = lines_of(*POSTS)


@asynccontextmanager
async def tides(
    folder: Path, data: bytes = THREAD, size: tuple[int, int] = (120, 40)
) -> AsyncIterator[Reading]:
    """A session with the thread of the tide tables, which remembers in a folder."""
    async with session_of(folder, data, size=size) as session:
        yield session


async def goto(session: Reading, number: int) -> None:
    """Go to a post by its number."""
    await session.press("colon", *str(number), "enter")
    assert session.current == number


async def correct(session: Reading, *keys: str) -> None:
    """Press keys that correct something, and wait until it is shown."""
    session.screen.correction_shown.clear()
    await session.press(*keys)
    await session.screen.correction_shown.wait()
    await session.pilot.pause()


async def link(session: Reading, post: str) -> None:
    """Link what is chosen to a post."""
    await correct(session, "ampersand", *post, "enter")


async def test_a_wrong_link_is_made_right_and_everything_follows_it(tmp_path: Path) -> None:
    async with tides(tmp_path) as session:
        await goto(session, 4)
        assert "▸ #1 Orla" in session.pane("posts")
        await link(session, "3")
        assert "#4 → #3, linked by you · X undoes" in session.foot()
        assert session.current == 4
        assert "▸ #3 Zed" in session.pane("posts")
        tree = session.pane("quotes").split("\n")
        at = next(n for n, line in enumerate(tree) if "#3 Zed" in line)
        assert "└" in tree[at + 1]
        assert "#4 Orla" in tree[at + 1]
        await session.press("left_square_bracket")
        assert session.current == 3
        assert TIDE[:30] in session.lit()
        assert "linked by you" in session.foot()
        assert "quoted 1×" in next(line for line in session.pane("posts").split("\n") if "#3 Zed" in line)
        await session.press("r")
        assert "#4 Orla" in session.pane("sheet")
        await session.press("escape", "right_square_bracket")
        assert session.current == 4


async def test_what_was_linked_is_so_the_next_time_and_in_a_longer_copy(tmp_path: Path) -> None:
    async with tides(tmp_path) as session:
        await goto(session, 4)
        await link(session, "3")
    longer = lines_of(("Zed", "Before all that, somebody rang the bell."), *POSTS, ("Orla", "And after it."))
    first, *rest = (THREAD + lines_of(("Orla", "Enough of the tide, then."))).splitlines(keepends=True)
    async with tides(tmp_path, b"".join([first, *rest])) as session:
        await goto(session, 4)
        assert "▸ #3 Zed" in session.pane("posts")
    assert longer  # another first post is another thread: nothing of this one is taken for it
    async with tides(tmp_path, longer) as session:
        await goto(session, 5)
        assert "▸ #2 Orla" in session.pane("posts")


async def test_a_broken_link_is_none_and_can_be_taken_back(tmp_path: Path) -> None:
    async with tides(tmp_path) as session:
        await goto(session, 4)
        await correct(session, "number_sign")
        assert "broke the link of the quotation in #4" in session.foot()
        assert "▸ not here" in session.pane("posts")
        await session.press("left_square_bracket")
        assert session.current == 4
        assert "You broke the link of this quote; X takes that back." in toasts(session)
        await session.press("number_sign")
        assert "this quotation has no link" in session.foot()
        await goto(session, 1)
        await correct(session, "X")
        assert session.current == 4
        assert "taken back: the link is as it was found" in session.foot()
        assert "▸ #1 Orla" in session.pane("posts")
        await session.press("X")
        assert "no link here was made or broken by you" in session.foot()
    async with tides(tmp_path) as session:
        await goto(session, 4)
        assert "▸ #1 Orla" in session.pane("posts")


async def test_each_step_is_taken_back_one_by_one_and_what_was_kept_too(tmp_path: Path) -> None:
    async with tides(tmp_path) as session:
        await goto(session, 4)
        await link(session, "3")
        await link(session, "2")
        assert "#4 → all of #2, linked by you: words not in it" in session.foot()
        await correct(session, "X")
        assert "as you made it before" in session.foot()
        assert "▸ #3 Zed" in session.pane("posts")
    async with tides(tmp_path) as session:
        await goto(session, 4)
        await correct(session, "X")
        assert "▸ #1 Orla" in session.pane("posts")


async def test_the_posts_that_it_may_be_are_listed(tmp_path: Path) -> None:
    async with tides(tmp_path) as session:
        await goto(session, 2)
        await session.press("m", "k")
        await goto(session, 4)
        await session.press("ampersand")
        sheet = session.pane("sheet")
        assert "marked k" in sheet
        assert "#2 Perrin" in sheet
        assert "the whole post: The lamp in the lighthouse" in sheet
        assert "Link the quotation in #4 to which post?" in session.foot()
        await session.press("3")
        assert "#3 Zed" in session.pane("sheet")
        assert "#2 Perrin" not in session.pane("sheet")
        assert TIDE[:40] in session.pane("sheet")
        await session.press("backspace", "9")
        assert "Type the number of a post before it (1 to 3)" in session.pane("sheet")
        await session.press("enter")
        assert "▸ #1 Orla" in session.pane("posts")
        await session.press("escape")
        assert session.screen.field is None
        assert not session.screen.sheet.visible
        await session.press("ampersand", *"zed")
        assert "#3 Zed" in session.pane("sheet")
        await session.press("escape")
        await link(session, "k")
        assert "▸ #2 Perrin" in session.pane("posts")
        await session.press("ampersand", "down")
        await correct(session, "enter")
        assert "▸ #2 Perrin" not in session.pane("posts").split("#4 Orla")[1].split("#5")[0]


async def test_a_post_of_the_list_is_chosen_with_the_mouse(tmp_path: Path) -> None:
    async with tides(tmp_path) as session:
        await goto(session, 4)
        await link(session, "3")
        session.screen.correction_shown.clear()
        await session.press("ampersand")
        await session.click(
            "#1 Orla", skip=next(n for n in range(9) if n + 1 == session.text().count("#1 Orla"))
        )
        await session.screen.correction_shown.wait()
        await session.pilot.pause()
        assert "▸ #1 Orla" in session.pane("posts")


async def test_evidence_tells_what_the_reader_said_and_what_was_found(tmp_path: Path) -> None:
    async with tides(tmp_path) as session:
        await goto(session, 4)
        await link(session, "3")
        await session.press("i")
        sheet = " ".join(session.pane("sheet").split())
        assert "Linked by you; the quoted words stand there." in sheet
        assert "Without you, it was linked to #1: the words stand there, word for word (verbatim" in sheet
        await session.press("escape")
        await link(session, "2")
        await session.press("i")
        assert "the whole post is meant" in " ".join(session.pane("sheet").split())
        await session.press("escape")
        await correct(session, "number_sign")
        await session.press("i")
        assert "You broke its link." in session.pane("sheet")


async def test_a_place_that_the_evidence_names_is_linked_from_there(tmp_path: Path) -> None:
    async with tides(tmp_path) as session:
        await goto(session, 2)
        await session.press("m", "k")
        await goto(session, 4)
        await link(session, "3")
        await session.press("i", "j", "ampersand")
        first = session.pane("sheet").split("\n")[0]
        assert "#1 Orla" in first
        assert "under the cursor" in first
        await correct(session, "enter")
        assert "#4 → #1, linked by you" in session.foot()


async def test_words_that_nobody_found_are_selected_and_linked(tmp_path: Path) -> None:
    async with tides(tmp_path) as session:
        await goto(session, 6)
        assert "▸" not in session.pane("posts").split("#6 Zed")[1]
        await session.press("x", "x")
        assert "& links" in session.foot()
        await link(session, "2")
        assert "▸ #2 Perrin" in session.pane("posts").split("#6 Zed")[1]
        await session.press("i")
        assert "Without you, no source was found." in session.pane("sheet")
        await session.press("escape", "left_square_bracket")
        assert session.current == 2
        await session.press("H")
        assert session.current == 6
    async with tides(tmp_path) as session:
        await goto(session, 6)
        assert "▸ #2 Perrin" in session.pane("posts").split("#6 Zed")[1]
        await correct(session, "number_sign")
        assert "▸" not in session.pane("posts").split("#6 Zed")[1]


async def test_a_selection_over_posts_or_the_edge_of_a_quotation_is_not_linked(tmp_path: Path) -> None:
    async with tides(tmp_path) as session:
        await drag(session, "of the north shore are", "harbour master about")
        await session.press("ampersand")
        assert "Select words of one post" in toasts(session)
        assert session.screen.field is None


async def test_a_post_that_quotes_none_is_put_under_the_one_that_it_answers(tmp_path: Path) -> None:
    async with tides(tmp_path) as session:
        await goto(session, 6)
        await correct(session, "colon", *"link 5", "enter")
        assert "#6 → #5, linked by you" in session.foot()
        tree = session.pane("quotes").split("\n")
        at = next(n for n, line in enumerate(tree) if "#5 Perrin" in line)
        assert "#6 Zed" in tree[at + 1]
        assert "~#6" not in tree[at + 1]
        await session.press("i")
        assert "You said that it answers #5." in session.pane("sheet")
        await session.press("escape")
        await correct(session, "colon", *"unlink", "enter")
        assert session.screen.thread.graph.parent(5) is None
        await session.press("colon", *"link 9", "enter")
        assert "There is no post 9 before #6." in toasts(session)


async def test_all_links_that_were_made_are_listed_and_lead_there(tmp_path: Path) -> None:
    async with tides(tmp_path) as session:
        await session.press("g", "ampersand")
        assert "You made and broke no link here." in session.pane("sheet")
        await session.press("escape")
        await goto(session, 4)
        await link(session, "3")
        await goto(session, 5)
        await correct(session, "number_sign")
        await goto(session, 1)
        await session.press("g", "ampersand")
        sheet = session.pane("sheet")
        assert sheet.index("#5 Perrin: link broken") < sheet.index("#4 Orla → #3 Zed")
        await session.press("j", "enter")
        assert session.current == 4
    async with tides(tmp_path, b"".join(THREAD.splitlines(keepends=True)[:3])) as session:
        await session.press("g", "ampersand")
        assert (
            session.pane("sheet").count("waits: its post, its words or their source are not in this file")
            == 2
        )
        await session.press("escape")
    async with tides(tmp_path) as session:
        await goto(session, 4)
        assert "▸ #3 Zed" in session.pane("posts")


async def test_two_programs_open_at_once_keep_each_others_links(tmp_path: Path) -> None:
    async with tides(tmp_path) as one:
        await goto(one, 4)
        await link(one, "3")
        async with tides(tmp_path) as other:
            await goto(other, 5)
            await correct(other, "number_sign")
        await goto(one, 3)
        await correct(one, "number_sign")
    async with tides(tmp_path) as session:
        assert list(session.screen.thread.quotes.source) == [-1, 2, -1]


async def test_a_file_that_grows_keeps_what_was_linked(tmp_path: Path) -> None:
    path = tmp_path / "tides.jsonl"
    path.write_bytes(THREAD)
    async with following(path) as session:
        await goto(session, 4)
        await link(session, "3")
        await gain(session, path, lines_of(("Orla", f"{LAMP}\n\nIs that so, and since when?")).decode())
        assert session.current == 4
        assert "▸ #3 Zed" in session.pane("posts")
        await goto(session, 7)
        assert "▸ #2 Perrin" in session.pane("posts")
        await link(session, "5")
        await gain(session, path, lines_of(("Zed", "Since the autumn, as it says.")).decode())
        assert session.current == 7
        assert "▸ #5 Perrin" in session.pane("posts")


async def test_exports_have_what_was_linked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], state_folder: Path
) -> None:
    path = tmp_path / "thread.jsonl"
    path.write_bytes(THREAD)
    app = ThreadApp(*open_first(InputFile.open(path)), shelf=Shelf(state_folder))
    async with app.run_test(notifications=True) as pilot:
        session = Reading(pilot)
        await session.screen.recalled.wait()
        await goto(session, 4)
        await link(session, "3")
        await session.press("Q")
    await kept()
    assert main(["export", "--to", "json", str(path)]) == 0
    (quote,) = json.loads(capsys.readouterr().out)["posts"][3]["quotes"]
    assert (quote["source"]["post"], quote["source"]["method"]) == (3, "manual")
    assert quote["runners_up"][0]["post"] == 1
    assert path.read_bytes() == THREAD


async def test_where_nothing_is_remembered_it_holds_until_the_thread_is_left(reading: Opener) -> None:
    async with reading(InputFile("tides.jsonl", THREAD)) as session:
        await goto(session, 4)
        await link(session, "3")
        assert "nothing is kept for the next time" in session.foot()
        assert "▸ #3 Zed" in session.pane("posts")


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 20)])
async def test_the_list_leaves_the_question_in_sight(tmp_path: Path, size: tuple[int, int]) -> None:
    async with tides(tmp_path, size=size) as session:
        await goto(session, 4)
        await session.press("ampersand", "3")
        lines = session.lines()
        assert lines[-2].strip() == "›3"
        assert "#3 Zed" in session.pane("sheet")
        assert any("▸ #1 Orla" in line for line in lines)


async def test_where_nothing_is_remembered_the_first_link_need_not_wait_for_the_posts_to_be_told(
    reading: Opener,
) -> None:
    async with reading() as session:
        for _ in range(100):
            if session.screen._keys:
                break
            await session.press("j")
        assert len(session.screen._keys) == len(session.screen.thread.posts)
