"""Quote tree, author list, filter, help, and the layout at every width."""

from __future__ import annotations

import json
import re

import pytest
from tests.ui.conftest import Opener, Reading
from tests.ui.test_threads import mail

from threadtui.ui.widgets.shape import Shape


async def test_the_tree_follows_the_page_and_the_page_the_tree(reading: Opener) -> None:
    async with reading() as session:
        await session.press("tab", "j")
        assert session.current == 25
        await session.press("j", "j")
        assert session.current == 28
        await session.press("shift+tab", "k")
        assert session.current == 27


async def test_a_second_appearance_is_a_stub_that_leads_to_the_first(reading: Opener) -> None:
    async with reading() as session:
        assert session.text().count("↗ #26") == 2
        await session.click("↗ #26")
        assert session.current == 26


async def test_folding_in_the_tree(reading: Opener) -> None:
    async with reading() as session:
        await session.press("tab", "h")
        assert "▸ #1 Crumbshot" in session.text()
        assert "#25 Crumbshot That" not in session.text()
        await session.press("l")
        assert "▾ #1 Crumbshot" in session.text()
        assert "#25 Crumbshot That" in session.text()
        await session.press("l")
        assert session.current == 25
        await session.press("h", "h")
        assert session.current == 1
        await session.press("z", "M")
        assert "▸ #3 rye_guy" in session.text()
        await session.press("z", "R")
        assert "▾ #3 rye_guy" in session.text()
        await session.press("z", "a")
        assert "▸ #1 Crumbshot" in session.text()


async def test_a_folded_branch_opens_when_the_page_goes_to_a_post_in_it(reading: Opener) -> None:
    async with reading() as session:
        await session.press("tab", "z", "M", "shift+tab")
        await session.press(*"jjjjjj")
        assert session.current == 7
        assert "#7 BakesInS" in session.pane("quotes")


async def test_clicks_in_the_tree(reading: Opener) -> None:
    async with reading() as session:
        await session.click("▾ #3 rye_guy")
        assert "▸ #3 rye_guy" in session.text()
        await session.click("#8 Pat at the m", skip=0)
        assert session.current == 8


async def test_authors_are_listed_with_their_posts_and_the_first_poster_is_marked(reading: Opener) -> None:
    async with reading() as session:
        names = [line[:22] for line in session.lines()]
        assert any("● Crumbshot OP" in name and name.rstrip().endswith("8") for name in names)


async def test_filter_by_the_current_author_and_back(reading: Opener) -> None:
    async with reading() as session:
        await session.press("j", "j", "f")
        assert "only rye_guy: 5 of 33 posts" in session.head()
        numbers = []
        for _ in range(5):
            numbers.append(session.current)
            await session.press("j")
        assert numbers == [3, 6, 13, 20, 29]
        await session.press("escape")
        assert "32 of 32 quotes found" in session.head()
        assert session.current == 29


async def test_filter_by_enter_or_click_in_the_author_list(reading: Opener) -> None:
    async with reading() as session:
        await session.press("shift+tab", "j", "enter")
        assert "only BakesInSocks" in session.head()
        await session.press("f")
        assert "of 33 posts" not in session.head()
        await session.click("● Tuppence")
        assert "only Tuppence: 3 of 33 posts" in session.head()


async def test_the_unnamed_are_apart_and_can_be_filtered(reading: Opener) -> None:
    async with reading("spinning-wheel.txt") as session:
        await session.click("○ unnamed")
        assert "only unnamed: 30 of 31 posts" in session.head()


def shown_posts(session: Reading) -> set[int]:
    """The numbers of the posts that are shown."""
    return {post + 1 for post in session.screen.page.rows}


async def test_several_authors_are_shown_together(reading: Opener) -> None:
    async with reading() as session:
        await session.press("shift+tab", "j", "f")
        assert "only BakesInSocks: 5 of 33 posts" in session.head()
        await session.press("j", "f")
        assert "only BakesInSocks, rye_guy: 10 of 33 posts" in session.head()
        assert {3, 6, 2, 7} <= shown_posts(session)
        assert 1 not in shown_posts(session)
        assert session.pane("authors").count("▶") == 2
        await session.press("k", "f")
        assert "only rye_guy: 5 of 33 posts" in session.head()
        await session.press("j", "f")
        assert "of 33 posts" not in session.head()
        assert "▶" not in session.pane("authors")


async def test_a_click_with_ctrl_adds_an_author(reading: Opener) -> None:
    async with reading() as session:
        await session.click("● Tuppence")
        line = next(y for y, line in enumerate(session.lines()) if "● rye_guy" in line)
        await session.pilot.click(offset=(4, line), control=True)
        await session.pilot.pause()
        assert "only rye_guy, Tuppence: 8 of 33 posts" in session.head()
        await session.pilot.click(offset=(4, line), control=True)
        await session.pilot.pause()
        assert "only Tuppence: 3 of 33 posts" in session.head()


async def test_an_author_with_what_they_answer_and_who_answers_them(reading: Opener) -> None:
    async with reading() as session:
        await session.click("● Tuppence")
        own = shown_posts(session)
        await session.press("F")
        assert "only Tuppence, whom they answer and who answers them: " in session.head()
        graph, posts = session.screen.thread.graph, session.screen.thread.posts
        assert own == {at + 1 for at, post in enumerate(posts) if post.author == "Tuppence"}
        above = {source + 1 for at in own for source in graph.sources(at - 1)}
        below = {reply + 1 for at in own for reply in graph.replies(at - 1)}
        assert above - own
        assert below - own
        assert shown_posts(session) >= own | above | below
        assert len(shown_posts(session)) < len(posts)
        await session.press("F")
        assert "of 33 posts" not in session.head()
        await session.press("tab", "F", "f")
        assert "only Tuppence: 3 of 33 posts" in session.head()


async def test_several_authors_with_what_is_around_their_posts(reading: Opener) -> None:
    async with reading(size=(40, 20)) as session:
        await session.press("colon", *"author rye, tupp", "enter")
        assert "only rye_guy, Tuppence: 8 of 33 posts" in session.head()
        await session.press("F")
        assert session.head().startswith("only rye_guy, Tupp")
        assert session.head().endswith(" of 33 posts")
        assert len(shown_posts(session)) > 8


async def test_following_a_quote_out_of_a_filter_shows_all_posts_again(reading: Opener) -> None:
    async with reading() as session:
        await session.press(*"jjjjjj", "f", "left_square_bracket")
        assert session.current == 6
        assert "of 33 posts" not in session.head()
        assert session.lit().startswith("He's eaten the lot")


async def test_help_lists_the_keys_and_leaves_the_place_alone(reading: Opener) -> None:
    async with reading() as session:
        await session.press("j", "question_mark")
        assert "to the quoted words in their source" in session.text()
        assert "gg Home" in session.text()
        await session.press("j", "q")
        assert session.current == 2
        await session.press("question_mark", "question_mark")
        assert "Quotes" in session.text()
        await session.press("j")
        assert session.current == 3


@pytest.mark.parametrize(
    ("width", "height", "panes"), [(200, 50, 3), (120, 40, 3), (80, 24, 2), (60, 20, 1), (40, 20, 1)]
)
async def test_as_many_panes_as_fit(reading: Opener, width: int, height: int, panes: int) -> None:
    async with reading(size=(width, height)) as session:
        shown = session.lines()[1]
        assert sum(title in shown for title in ("Authors", "Posts", "Quotes")) == panes
        assert all(len(line) == width for line in session.lines())
        assert "My starter (Gerald" in session.text()
        await session.press("tab")
        assert "Quotes" in session.lines()[1]
        await session.press("tab")
        assert "Authors" in session.lines()[1]
        await session.press("tab")
        assert "Posts" in session.lines()[1]


async def test_eighty_columns_cut_no_word_of_a_post(reading: Opener) -> None:
    async with reading(size=(80, 24)) as session:
        words = "".join(line[:54] for line in session.lines()[2:-1])
        body = session.screen.thread.body(0).text
        for word in body[:400].split()[:-1]:
            assert word in words


async def test_the_plot_shows_when_everyone_and_the_chosen_author_wrote(reading: Opener) -> None:
    async with reading() as session:
        assert "27 Dec 23  2 Jan 24" in session.pane("authors")
        *_, everyone, blocks, name, own, _ = session.pane("authors").split("\n")
        assert (everyone.strip(), name.strip()) == ("everyone", "Crumbshot")
        assert set(blocks) | set(own) <= set(" ▁▂▃▄▅▆▇█")
        assert "█" in blocks
        assert blocks != own


async def test_without_dates_and_names_there_is_no_plot(reading: Opener) -> None:
    async with reading("spinning-wheel.txt") as session:
        await session.press("j")
        assert "█" not in session.pane("authors")


async def test_the_wheel_takes_the_current_post_along(reading: Opener) -> None:
    from textual.events import MouseScrollDown

    async with reading(size=(80, 24)) as session:
        for _ in range(12):
            await session.pilot._post_mouse_events([MouseScrollDown], "#posts", offset=(5, 5))
        await session.pilot.pause()
        assert session.current > 1


async def test_a_deep_chain_is_cut_and_not_pushed_off_the_screen(reading: Opener) -> None:
    box = [
        mail(str(n), "Oona", "Lamp oil", "1 Jan", f"Remark {n}.", str(n - 1) if n else "") for n in range(40)
    ]
    async with reading("".join(box).encode(), size=(80, 50)) as session:
        lines = session.pane("quotes").split("\n")
        for number in range(1, 41):
            line = next(line for line in lines if f"#{number} " in line)
            assert "Oona" in line or "Oo" in line.split(f"#{number} ")[1]
        cuts = [int(cut) for cut in re.findall(r"^\+(\d+) ", "\n".join(lines), re.M)]
        assert cuts == [*range(1, len(cuts) + 1)]
        assert len(cuts) > 20


def crowd(authors: int) -> bytes:
    """A thread in which each author wrote one post."""
    posts = [
        {"author": f"bell{at:02}", "text": f"Bell {at} rang before the tide came in."}
        for at in range(authors)
    ]
    return "\n".join(map(json.dumps, posts)).encode()


async def test_the_list_of_authors_stands_still_and_shows_the_current_one_at_its_edge(
    reading: Opener,
) -> None:
    async with reading(crowd(60), size=(120, 24)) as session:
        first = session.pane("authors").split("\n")
        assert first[0].startswith("● bell00")
        await session.press(":", *"40", "enter")
        lines = session.pane("authors").split("\n")
        assert lines[:-1] == first[:-1]
        assert lines[-1].startswith("● bell39")
        await session.press("j")
        assert session.pane("authors").split("\n")[:-1] == first[:-1]
        await session.click("● bell05")
        assert session.pane("authors").split("\n")[-1] == first[-1]
        await session.press("escape", "tab", *":41", "enter")
        await session.click("● bell40")
        assert "only bell40: 1 of 60 posts" in session.head()
        assert "▶ bell40" in session.pane("authors")
        await session.pilot.resize_terminal(120, 23)
        await session.press("escape")
        assert "● bell40" in session.pane("authors")
        await session.press("escape", "tab", "g", "g")
        lines = session.pane("authors").split("\n")
        assert lines[0].startswith("● bell00")
        assert lines[1] > "● bell10"  # the click brought the author into the middle


async def test_the_list_of_authors_goes_on_from_the_current_one(reading: Opener) -> None:
    async with reading(crowd(60), size=(120, 24)) as session:
        await session.press("G", "shift+tab", "k")
        lines = session.pane("authors").split("\n")
        assert any(line.startswith("● bell58") for line in lines)
        assert any(line.startswith("● bell57") for line in lines)
        await session.press("enter")
        assert "only bell58" in session.head()


async def test_the_bar_beside_the_posts_is_not_drawn_for_another_author_of_the_same_parts(
    reading: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    posts = [{"author": f"bell{at % 2}", "text": f"Bell {at} rang before the tide."} for at in range(400)]
    async with reading("\n".join(map(json.dumps, posts)).encode()) as session:
        drawn: list[object] = []
        monkeypatch.setattr(Shape, "refresh", lambda *arguments, **_: drawn.append(arguments))
        await session.press("j")
        assert not drawn
        await session.press(*"gg", "slash", *"37 rang", "enter")
        assert drawn


async def test_number_and_name_in_the_tree_have_one_style(reading: Opener) -> None:
    async with reading() as session:
        tree = session.screen.quote_tree
        styles = {len([*tree.row_strip(row, 40)]) for row in range(tree.row_count())}
        assert styles == {3}  # the lines that lead to it, number and name, words


async def test_the_list_of_authors_begins_with_who_wrote_most(reading: Opener) -> None:
    async with reading(crowd(60) + b"\n" + b"\n".join(crowd(60).split(b"\n")[20:])) as session:
        lines = session.pane("authors").split("\n")
        assert lines[0].startswith("● bell20")
        assert lines[-1].startswith("● bell00 OP")
