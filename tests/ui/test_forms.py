"""The page in its other forms: a line a post, replies under the posts that they answer, one line of argument."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ui.conftest import Opener, Reading
from tests.ui.test_threads import mail

from threadtui.graph import ThreadGraph
from threadtui.model import Method, Quote, Source
from threadtui.quotes import QuoteTable
from threadtui.ui.order import Order, TreeOrder


def numbers(session: Reading) -> list[int]:
    """The numbers of the posts that the page shows, one line each, from top to bottom."""
    return [
        int(found[1])
        for line in session.pane("posts").split("\n")
        if (found := re.match(r".\s*#(\d+) ", line))
    ]


async def test_a_line_a_post_and_whole_posts_again(reading: Opener) -> None:
    async with reading() as session:
        await session.press("j", "j", "v")
        assert numbers(session) == [*range(1, 34)]
        assert session.current == 3
        await session.press("j", "j", "v")
        assert session.current == 5
        assert "There is already a thermometer" in session.pane("posts")


async def test_enter_opens_the_post_of_a_line_at_the_top(reading: Opener) -> None:
    async with reading() as session:
        await session.press("v", *"jjjjjjjjj", "enter")
        assert session.current == 10
        assert session.pane("posts").split("\n")[0].split()[1] == "#10"


@pytest.mark.parametrize("size", [(40, 20), (120, 40)])
async def test_a_line_a_post_shows_the_words_that_were_found(reading: Opener, size: tuple[int, int]) -> None:
    async with reading(size=size) as session:
        await session.press("slash", *"thermostat", "enter")
        await session.screen.found.wait()
        await session.press("v")
        line = next(line for line in session.pane("posts").split("\n") if "#4 " in line)
        assert "thermostat" in line


async def test_replies_stand_under_the_posts_that_they_answer(reading: Opener) -> None:
    async with reading() as session:
        await session.press("v", "t")
        order = numbers(session)
        assert sorted(order) == [*range(1, 34)]
        assert order[:7] == [1, 25, 26, 28, 29, 2, 3]
        assert re.search(r"#28 │ │ Tuppence", session.pane("posts"))
        await session.press("j", "j")
        assert session.current == 26
        await session.press("t")
        assert numbers(session) == [*range(1, 34)]
        assert session.current == 26


async def test_a_filter_keeps_the_order_of_the_tree(reading: Opener) -> None:
    async with reading() as session:
        await session.press("t", "v", "f")
        assert numbers(session) == [1, 25, 5, 9, 14, 19, 22, 33]
        await session.press("escape")
        assert len(numbers(session)) == 33


async def test_the_tree_is_seen_in_a_list_on_a_narrow_screen(reading: Opener) -> None:
    async with reading(size=(40, 40)) as session:
        await session.press("v", "t")
        assert re.search(r"#28 │ │ Tuppence", session.pane("posts"))
        assert session.widths() == [40] * 40
    box = [
        mail(str(n), "Oona", "Lamp oil", "1 Jan", f"Remark {n}.", str(n - 1) if n else "") for n in range(12)
    ]
    async with reading("".join(box).encode(), size=(40, 20)) as session:
        await session.press("v", "t")
        assert re.search(r"#12 (│ )+↳ #11 Oona", session.pane("posts"))
        assert "↳ #1 " not in session.pane("posts")


async def test_whole_posts_in_the_order_of_the_tree_keep_every_word(reading: Opener) -> None:
    async with reading(size=(40, 200)) as session:
        await session.press("t", "colon", "7", "enter", "z", "t")
        words = " ".join(re.sub(r"[│▎▌┃▐]", " ", session.pane("posts")).split())
        for word in session.screen.thread.body(6).text.split():
            assert word in words


async def test_replies_deeper_than_the_indent_name_the_post_that_they_answer(reading: Opener) -> None:
    box = [
        mail(str(n), "Oona", "Lamp oil", "1 Jan", f"Remark {n}.", str(n - 1) if n else "") for n in range(12)
    ]
    async with reading("".join(box).encode()) as session:
        await session.press("t", "G")
        assert re.search(r"↳ #11 #12", session.pane("posts"))


@given(st.data())
def test_the_order_of_the_tree_has_each_post_once_and_replies_after_their_sources(
    data: st.DataObject,
) -> None:
    count = data.draw(st.integers(1, 30))
    sources = [data.draw(st.integers(-1, post - 1)) for post in range(count)]
    quotes = QuoteTable(
        (
            Quote(post, 0, 1, Source(source, 0, 1, Method.VERBATIM, 1.0))
            for post, source in enumerate(sources)
            if source >= 0
        ),
        count,
    )
    graph = ThreadGraph(quotes, count)
    shown = sorted(data.draw(st.sets(st.integers(0, count - 1), min_size=1)))
    order = TreeOrder(shown, graph)
    assert sorted(order.posts) == shown
    for row, post in enumerate(order.posts):
        assert order.row(post) == row
        assert order.holds(post)
        if sources[post] in shown:
            assert order.row(sources[post]) < row
    for post in set(range(count + 5)) - set(shown):
        assert not order.holds(post)
        assert 0 <= order.row(post) < len(shown)
    assert Order(shown).depth(shown[0]) == 0


async def test_the_chain_is_one_line_of_argument_with_its_side_branches_a_key_away(reading: Opener) -> None:
    async with reading(size=(140, 40)) as session:
        await session.press("colon", "2", "4", "enter", "c", "v")
        assert re.search(r"only the chain of #24: \d of 33 posts", session.head())
        assert numbers(session)[-3:] == [22, 24, 26]
        await session.press("v")
        assert "reply 2 of 4 to #22 · ( #23 BakesInSocks · ) #26 Dr_Levain" in session.pane("posts")
        await session.press("right_parenthesis", "right_parenthesis")
        assert session.current == 27
        assert "only the chain of #27" in session.head()
        assert "reply 4 of 4 to #22 · ( #26 Dr_Levain" in session.pane("posts")
        await session.press("H")
        assert session.current == 26
        assert "only the chain of #26" in session.head()
        await session.press("escape")
        assert "reply 3 of 4" not in session.pane("posts")
        assert session.current == 26


async def test_replies_that_quote_nothing_are_part_of_the_line(reading: Opener) -> None:
    async with reading("hn-lighthouse.json") as session:
        graph = session.screen.thread.graph
        reply = next(post for post in range(40) if graph.parent(post) is not None and not graph.sources(post))
        await session.press("colon", *str(reply + 1), "enter", "left_square_bracket")
        assert session.current == (graph.parent(reply) or 0) + 1
        assert "the file says so" in session.foot()
        await session.press("right_square_bracket")
        assert session.current == reply + 1
        await session.press("c")
        assert f"only the chain of #{reply + 1}" in session.head()
        await session.press("left_curly_bracket")
        assert session.current == graph.chain(reply)[0] + 1


async def test_the_same_author_s_next_post_is_the_next_one_on_the_page(reading: Opener) -> None:
    async with reading() as session:
        await session.press("t", "a")
        assert session.current == 25  # in the order of the file it is the fifth
        await session.press("A", "t", "a")
        assert session.current == 5


async def test_the_next_match_is_the_next_one_on_the_page(reading: Opener) -> None:
    async with reading() as session:
        await session.press("t", "slash", *"starter", "enter")
        await session.screen.found.wait()
        order = session.screen.page.order
        rows = [order.row(session.current - 1)]
        for _ in range(8):
            await session.press("n")
            rows.append(order.row(session.current - 1))
        assert rows == sorted(rows)
        await session.press("N")
        assert order.row(session.current - 1) == rows[-2]
