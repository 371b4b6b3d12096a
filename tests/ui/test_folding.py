"""Folding quotes, posts, branches and levels; skipping what is quoted."""

from __future__ import annotations

import re

from tests.ui.conftest import Opener, Reading
from tests.ui.test_places import line_of


async def goto(session: Reading, number: int) -> None:
    """Go to a post by its number."""
    await session.press("colon", *str(number), "enter")
    assert session.current == number


def whole(session: Reading) -> set[int]:
    """The numbers of the posts in sight that are whole: their heads stand behind three cells."""
    return {int(n) for n in re.findall(r"(?m)^[ ▎]  #(\d+) ", session.pane("posts"))}


def single(session: Reading) -> set[int]:
    """The numbers of the posts in sight that are one line."""
    return {int(n) for n in re.findall(r"(?m)^[ ▎] ?#(\d+) ", session.pane("posts"))}


async def test_a_post_is_folded_to_one_line_and_back(reading: Opener) -> None:
    async with reading() as session:
        await goto(session, 4)
        await session.press("z", "t")
        before = session.pane("posts")
        await session.press("z", "c")
        assert single(session) == {4}
        assert "Agreed, and I teach this" in session.pane("posts")
        assert session.pane("posts").splitlines()[1].startswith("   #5 ")
        await session.press("z", "o")
        assert session.pane("posts") == before
        await session.press("z", "a")
        assert single(session) == {4}
        await session.press("o")
        assert session.pane("posts") == before


async def test_folding_twice_folds_what_follows_from_the_post(reading: Opener) -> None:
    async with reading() as session:
        await goto(session, 3)
        await session.press("z", "t", "z", "c", "z", "c")
        assert single(session) == {3, 4, 5, 6, 7}
        assert whole(session) >= {8, 9}
        await session.press("z", "o", "z", "o")
        assert single(session) == set()


async def test_folding_a_chain_goes_on_after_it(reading: Opener) -> None:
    async with reading() as session:
        await goto(session, 3)
        await session.press("z", "t", "z", "x")
        assert session.current == 8
        assert single(session) == {3, 4, 5, 6, 7}
        await session.press("H")
        assert session.current == 3


async def test_a_whole_argument_is_folded_from_deep_inside(reading: Opener) -> None:
    async with reading() as session:
        await goto(session, 6)
        await session.press("z", "t", "z", "X")
        assert session.current == 8
        assert single(session) >= {6, 7}
        await session.press("H")
        assert session.current == 6
        await session.press("g", "g")
        assert single(session) == {3, 4, 5, 6, 7}


async def test_all_quotes_then_all_posts_are_folded_and_the_way_back(reading: Opener) -> None:
    async with reading() as session:
        await goto(session, 7)
        await session.press("o", "z", "M")
        assert "▾ #6" not in session.pane("posts")
        assert single(session) == set()
        await session.press("z", "M")
        assert whole(session) == set()
        assert 7 in single(session)
        await session.press("z", "R")
        assert single(session) == set()
        await session.press("z", "R")
        assert "▾ #6" in session.pane("posts")


async def test_levels_are_folded_one_by_one(reading: Opener) -> None:
    async with reading(size=(120, 60)) as session:
        depth = session.screen.thread.graph.node_depth
        home = session.screen.thread.graph.home
        deepest = max(depth[node] for node in home)
        await session.press("z", "m")
        assert f"levels 1 to {deepest} whole" in session.foot()
        assert single(session) == {post + 1 for post in range(33) if depth[home[post]] >= deepest} & (
            single(session) | whole(session)
        )
        for _ in range(deepest):
            await session.press("z", "m")
        assert "every post is one line" in session.foot()
        assert whole(session) == set()
        for _ in range(deepest + 1):
            await session.press("z", "r")
        assert "every post is whole" in session.foot()
        assert single(session) == set()


async def test_levels_of_the_tree(reading: Opener) -> None:
    async with reading(size=(120, 60)) as session:
        await session.press("tab")
        before = session.pane("quotes")
        assert "▸" not in before
        seen = [len(before.split())]
        for _ in range(12):
            await session.press("z", "m")
            seen.append(len(session.pane("quotes").split()))
        assert seen == sorted(seen, reverse=True)
        assert seen[-1] < seen[1] < seen[0]
        assert "├" not in session.pane("quotes")
        for _ in range(12):
            await session.press("z", "r")
        assert session.pane("quotes") == before


async def test_the_focused_post_keeps_its_line_through_folds_above(reading: Opener) -> None:
    async with reading(size=(80, 30)) as session:
        await goto(session, 12)
        await session.press("z", "z")
        at = line_of(session, "#12 Tuppence")
        for keys in (["z", "m"], ["z", "m"], ["z", "r"], ["z", "r"], ["z", "M"], ["z", "R"]):
            await session.press(*keys)
            assert line_of(session, "#12 ") == at


async def test_going_to_quoted_words_unfolds_their_post(reading: Opener) -> None:
    async with reading() as session:
        await goto(session, 7)
        await session.press("z", "M", "z", "o", "left_square_bracket")
        assert session.current == 6
        assert session.lit() == "He's eaten the lot by teatime and sits in his own vinegar till morning."
        await session.press("H")
        assert 6 in single(session)


async def test_a_search_opens_folded_posts_and_escape_folds_them(reading: Opener) -> None:
    async with reading() as session:
        await session.press("z", "M")
        before = session.pane("posts")
        await session.press("slash", *"thermometer")
        await session.screen.found.wait()
        await session.pilot.pause()
        assert session.lit() == "thermometer"
        assert whole(session) == {3}
        await session.press("escape")
        assert session.pane("posts") == before


async def test_skipping_goes_to_words_after_a_quotation(reading: Opener) -> None:
    async with reading(size=(80, 24)) as session:
        await session.press("S")
        tops = []
        for _ in range(3):
            tops.append(session.pane("posts").splitlines()[0].strip("▎▌ "))
            await session.press("S")
        own = [session.screen.thread.body(post).text for post in range(33)]
        assert len(set(tops)) == 3
        for top in tops:
            assert any(text.startswith(top[:25]) or f"\n{top[:25]}" in text for text in own)
        for _ in range(40):
            await session.press("S")
        assert "no quotation follows" in session.foot()


async def test_a_click_unfolds_a_post(reading: Opener) -> None:
    async with reading() as session:
        await session.press("z", "M")
        await session.click("Heat. She's turned", skip=0)
        assert 3 in whole(session)
