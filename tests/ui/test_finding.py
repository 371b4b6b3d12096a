"""Finding words as they are typed, and the actions on what was found."""

from __future__ import annotations

import pytest
from tests.helpers import jsonl
from tests.ui.conftest import Opener, Reading

from threadtui import search


async def look_for(session: Reading, words: str) -> None:
    """Type words into the search and wait for its end."""
    await session.press("slash")
    await session.press(*("space" if letter == " " else letter for letter in words))
    await session.screen.found.wait()
    await session.pilot.pause()


async def test_find_lights_the_first_match_and_counts_all(reading: Opener) -> None:
    async with reading() as session:
        await look_for(session, "thermometer")
        assert session.lit() == "thermometer"
        assert "match 1 of" in session.foot()
        assert session.current == 3


async def test_n_and_N_go_through_the_matches_and_around(reading: Opener) -> None:  # noqa: N802
    async with reading() as session:
        await look_for(session, "thermometer")
        await session.press("enter")
        count = int(session.foot().split(" of ")[1].split()[0])
        assert count > 1
        first = session.current
        await session.press("n")
        assert "match 2 of" in session.foot()
        await session.press("N")
        assert (session.current, "match 1 of" in session.foot()) == (first, True)
        await session.press("N")
        assert f"match {count} of" in session.foot()


async def test_escape_goes_back_to_where_the_search_began(reading: Opener) -> None:
    async with reading() as session:
        await session.press("j")
        before = session.pane("posts")
        await look_for(session, "Stanislaw")
        assert session.current == 33
        await session.press("escape")
        assert session.pane("posts") == before
        assert session.lit() == ""


async def test_words_in_quotations_are_not_counted(reading: Opener) -> None:
    async with reading() as session:
        await look_for(session, "sits in his own vinegar")
        assert "match 1 of 1" in session.foot()
        assert session.current == 6


async def test_a_regular_expression_and_a_broken_one(reading: Opener) -> None:
    async with reading() as session:
        await look_for(session, "/Forty-.ne/")
        assert session.lit() == "Forty-one"
        await session.press("escape")
        await look_for(session, "/(/")
        assert session.lit() == ""
        assert "no regular expression" in session.foot()


async def test_only_the_posts_with_a_match(reading: Opener) -> None:
    async with reading() as session:
        await look_for(session, "thermometer")
        await session.press("enter", "backslash")
        assert "only posts with thermometer: 2 of 33 posts" in session.head()
        await session.press("escape", "escape")
        assert "32 of 32 quotes found" in session.head()


async def test_a_match_in_a_folded_quote_opens_it_and_escape_folds_it_again(reading: Opener) -> None:
    async with reading() as session:
        await session.press("colon", "6", "enter")
        before = session.pane("posts")
        await look_for(session, "in:all sits in his own vinegar")
        await session.press("enter", "n")
        assert session.current == 7
        assert session.lit() == "sits in his own vinegar"
        assert "▾ #6 rye_guy" in session.pane("posts")
        await session.press("escape")
        assert "▾ #6 rye_guy" not in session.pane("posts")
        await session.press("H")
        assert session.pane("posts") == before


async def test_a_match_two_quotes_deep_is_reached(reading: Opener) -> None:
    async with reading() as session:
        await look_for(session, "in:quoted seven")
        await session.press("enter", "n", "n")
        assert session.lit() == "seven"


async def test_conditions_alone_step_through_the_posts_and_quotations(reading: Opener) -> None:
    async with reading() as session:
        await look_for(session, "author:rye_guy after:2023-12-28")
        assert "match 1 of" in session.foot()
        await session.press("enter")
        seen = [session.current]
        await session.press("n")
        seen.append(session.current)
        posts = session.screen.thread.posts
        assert all(posts[number - 1].author == "rye_guy" for number in seen)
        assert all(str(posts[number - 1].date) >= "2023-12-28" for number in seen)
        await session.press("escape", "escape")
        await look_for(session, "quotes:#22")
        assert "match 1 of 5" in session.foot()
        assert session.current == 23
        assert session.lit()


async def test_what_is_not_there_is_said(reading: Opener) -> None:
    async with reading() as session:
        await look_for(session, "zebra")
        assert "no match" in session.foot()
        await session.press("escape", "n")
        assert "nothing is looked for; / finds words" in session.foot()
        await session.press("backslash")
        assert "nothing is looked for" in session.foot()


async def test_an_expression_that_would_never_end_is_stopped_and_said(
    reading: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "_PATIENCE", 0.05)
    async with reading(jsonl(("Orla", "One word."), ("Pat", "a" * 60 + "!"))) as session:
        await look_for(session, "/(a|a|aa)+$/")
        assert "too long in #2" in session.foot()
        await session.press("escape", "j")
        assert session.current == 2


async def test_words_that_are_nowhere_leave_the_reader_where_they_were(reading: Opener) -> None:
    async with reading() as session:
        await session.press("colon", "2", "0", "enter", "z", "t")
        before = session.pane("posts").splitlines()[:20]
        await look_for(session, "thermo")
        assert session.current != 20
        await session.press(*"zzz")
        await session.screen.found.wait()
        await session.pilot.pause()
        assert "no match" in session.foot()
        await session.press("enter")
        assert session.current == 20
        assert session.pane("posts").splitlines()[:20] == before
