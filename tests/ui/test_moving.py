"""Moving through the posts with keys and mouse."""

from __future__ import annotations

import json
import re

import pytest
from tests.ui.conftest import Opener

from threadtui.thread import Thread
from threadtui.ui.post_lines import Line, post_lines
from threadtui.ui.widgets import page_layout


async def test_the_first_screen_shows_title_counts_and_posts(reading: Opener) -> None:
    async with reading() as session:
        assert "Starter only rises when my mother-in-law is staying" in session.head()
        assert "32 of 32 quotes found" in session.head()
        assert "33 posts" in session.head()
        assert session.current == 1
        assert "I know how this sounds." in session.text()


async def test_a_file_without_a_title_is_named_once_in_the_line_above_the_panes(reading: Opener) -> None:
    async with reading("One post.\n\n\u00a0\n\nAnother post.\n".encode()) as session:
        assert session.head().count("page.txt") == 1
    async with reading() as session:
        assert session.head().count("sourdough.txt") == 1


async def test_j_and_k_step_through_the_posts_and_stop_at_the_ends(reading: Opener) -> None:
    async with reading() as session:
        await session.press("j", "j")
        assert session.current == 3
        await session.press("k", "k", "k")
        assert session.current == 1
        await session.press("G")
        assert session.current == 33
        await session.press("j")
        assert session.current == 33
        await session.press("g", "g")
        assert session.current == 1


async def test_a_post_above_the_screen_comes_with_those_before_it(reading: Opener) -> None:
    async with reading() as session:
        page = session.screen.page
        await session.press("G", "z", "t", "k")
        assert {session.current - 1, session.current - 2} <= {*page.in_sight()}
        await session.press("k", "k", "k", "z", "t", "k")
        assert session.current - 2 in page.in_sight()
        assert page.in_sight()[-1] == session.current - 1  # it ends where the screen does


async def test_g_followed_by_another_key_does_what_that_key_does(reading: Opener) -> None:
    async with reading() as session:
        await session.press("g", "j")
        assert session.current == 2


async def test_paging_goes_through_every_post_and_the_current_one_is_on_screen(reading: Opener) -> None:
    async with reading(size=(80, 24)) as session:
        seen = set()
        for _ in range(60):
            seen |= {number for number in range(1, 34) if f" #{number} " in session.text()}
            assert f" #{session.current} " in session.text() or session.lines()[2].startswith("▎")
            await session.press("space")
        assert seen == set(range(1, 34))
        assert session.current == 33
        for _ in range(60):
            await session.press("b")
        assert session.current == 1


async def test_paging_works_whatever_pane_has_the_focus(reading: Opener) -> None:
    async with reading() as session:
        await session.press("tab", "space")
        assert session.current > 1


async def test_the_wheel_scrolls_and_lines_scroll(reading: Opener) -> None:
    async with reading(size=(80, 24)) as session:
        first = session.lines()[2]
        await session.press("ctrl+e")
        assert session.lines()[2] != first
        await session.press("ctrl+y")
        assert session.lines()[2] == first


async def test_a_click_on_a_post_makes_it_current(reading: Opener) -> None:
    async with reading() as session:
        await session.click("Have you considered that he just")
        assert session.current == 2


async def test_resizing_keeps_the_post_at_the_top(reading: Opener) -> None:
    async with reading() as session:
        for _ in range(14):
            await session.press("j")
        top = next(line for line in session.lines() if "#15 " in line and "hydration_nation" in line)
        assert top
        await session.pilot.resize_terminal(80, 24)
        await session.pilot.pause()
        assert session.current == 15
        assert "#15 hydration_nation" in session.text()


async def test_q_quits(reading: Opener) -> None:
    async with reading() as session:
        await session.press("q")
        assert session.pilot.app.return_code == 0


async def test_to_a_post_by_its_number(reading: Opener) -> None:
    async with reading() as session:
        await session.press("colon", "2", "2", "enter")
        assert session.current == 22
        await session.press("colon", "9", "9", "9", "enter")
        assert session.current == 22
        await session.press("H")
        assert session.current == 1


async def test_same_author_siblings_and_ends_of_a_chain(reading: Opener) -> None:
    async with reading() as session:
        await session.press("a")
        assert session.current == 5
        await session.press("A")
        assert session.current == 1
        await session.press("colon", "2", "3", "enter", "right_parenthesis")
        assert session.current == 24
        await session.press("left_parenthesis")
        assert session.current == 23
        await session.press("colon", "5", "enter", "left_curly_bracket")
        assert session.current == 3
        await session.press("right_curly_bracket")
        assert session.current == 7


async def test_digits_follow_the_post_s_quotes(reading: Opener) -> None:
    async with reading() as session:
        await session.press("colon", "2", "6", "enter", "3")
        assert session.current == 22
        await session.press("H", "9")
        assert session.current == 26


async def test_the_current_post_goes_to_the_top_or_the_middle(reading: Opener) -> None:
    async with reading() as session:
        await session.press("colon", "9", "enter", "z", "t")
        assert "#9 Crumbshot" in session.lines()[2]
        await session.press("z", "z")
        assert "#9 Crumbshot" not in session.lines()[2]
        assert "#9 Crumbshot" in session.pane("posts")


async def test_the_chain_through_a_post_and_author_with_what_they_answer(reading: Opener) -> None:
    async with reading() as session:
        await session.press("colon", "5", "enter", "c")
        assert "only the chain of #5: 5 of 33 posts" in session.head()
        await session.press("escape", "F")
        assert "only Crumbshot, whom they answer and who answers them" in session.head()


async def test_to_the_next_argument_from_wherever_the_reader_is(reading: Opener) -> None:
    async with reading() as session:
        graph = session.screen.thread.graph
        roots = [post + 1 for post in range(33) if graph.parent(post) is None]
        at = next(post for post in range(1, 34) if post not in roots and roots[0] < post < roots[-1])
        after = [root for root in roots if root > at]
        await session.press("colon", *str(at), "enter", "J")
        assert session.current == after[0]
        for root in after[1:]:
            await session.press("J")
            assert session.current == root
        await session.press("J")
        assert "no argument begins after this post" in session.foot()
        await session.press("H", "K")
        assert session.current == roots[-3]
        await session.press("t")  # in the order of the tree it is the post above all of its own argument
        await session.press("colon", *"29", "enter", "K")
        assert session.current == 1
        await session.press("J", "f")
        assert "only BakesInSocks" in session.head()
        await session.press("J")
        assert "only BakesInSocks" in session.head()


async def test_from_a_post_that_answers_none_to_the_next_and_the_one_before(reading: Opener) -> None:
    async with reading() as session:
        graph = session.screen.thread.graph
        roots = [post + 1 for post in range(33) if graph.parent(post) is None]
        seen = [session.current]
        for _ in roots:
            await session.press("right_parenthesis")
            seen.append(session.current)
        assert seen == [*roots, roots[-1]]
        await session.press("left_parenthesis")
        assert session.current == roots[-2]


@pytest.mark.parametrize(
    ("post", "key", "said"),
    [
        (1, "left_square_bracket", "#1 quotes no post"),
        (26, "right_square_bracket", "nobody answers #26"),
        (1, "o", "#1 has no quotation"),
        (1, "P", "#1 quotes no post of this file"),
        (25, "9", "#25 has 1 quotation"),
        (25, "comma", "#25 has 1 quotation"),
        (1, "semicolon", "#1 has no quotation"),
        (25, "right_parenthesis", "no reply to #1 is after this one"),
        (1, "left_curly_bracket", "the line of argument begins with #1"),
        (26, "right_curly_bracket", "the line of argument ends with #26"),
        (26, "R", "nobody quotes #26"),
        (33, "a", "no post of this author is after this one"),
        (1, "L", "there is no way forward from here"),
    ],
)
async def test_a_key_that_has_nothing_to_do_says_why(reading: Opener, post: int, key: str, said: str) -> None:
    async with reading() as session:
        await session.press("colon", *str(post), "enter", key)
        assert said in session.foot()
        assert session.current == post


async def test_at_the_start_there_is_no_way_back(reading: Opener) -> None:
    async with reading() as session:
        await session.press("H")
        assert "there is no way back from here" in session.foot()


async def test_a_post_that_seems_to_answer_another_says_why_in_words(reading: Opener) -> None:
    async with reading() as session:
        await session.press("colon", "2", "2", "enter")
        assert re.search(r"#22 answers #20 +[a-z]+ 0\.\d\d", session.foot())


async def test_a_long_thread_is_read_without_drawing_what_is_not_in_sight(
    reading: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrapped: list[int] = []

    def counted(thread: Thread, post: int, *rest: object) -> list[Line]:
        wrapped.append(post)
        return post_lines(thread, post, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(page_layout, "post_lines", counted)
    rows = (
        json.dumps({"author": f"a{at % 50}", "text": f"Bell {at} rang over the water."}) for at in range(5000)
    )
    async with reading("\n".join(rows).encode()) as session:
        await session.press("G")
        assert session.current == 5000
        assert "Bell 4999 rang" in session.pane("posts")
        await session.press("b", "b", "colon", *"50%", "enter", "z", "z", "space", "f")
        assert ": 100 of 5000 posts" in session.head()
        assert len(set(wrapped)) < 1000
