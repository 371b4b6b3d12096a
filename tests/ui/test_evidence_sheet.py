"""Why a link holds, what of the words differs, whose they are: on the page and in the sheet."""

from __future__ import annotations

import json

import pytest
from tests.helpers import jsonl
from tests.ui.conftest import Opener

from threadtui.readers import InputFile

BEACON = (
    "The beacon on the north mole is not lit before dusk, and it never was; the keeper counts 12 flashes a "
    "minute and writes each of them down in the long green book."
)
KEEPER = "A lighthouse wants a keeper and a keeper wants a lighthouse, as they say on the island."


def doubtful() -> InputFile:
    """A thread with an altered quote, a misattributed one, and one whose words stand in two posts."""
    altered = BEACON.replace("not lit", "lit").replace("12", "21")
    return jsonl(
        ("Halyard", BEACON),
        ("Orla", f"My uncle kept that book.\n\n{KEEPER}"),
        ("Perrin", f"Halyard said:\n{altered}\n\nThen why do the pilots complain every single autumn?"),
        ("Sunniva", f"Perrin said:\n{KEEPER}\n\nThat would be the winter of the goat, then."),
        ("Perrin", f"{KEEPER} So my grandmother put it, and she walked across the ice to say so."),
        ("Halyard", f"{KEEPER}\n\nWhich island, though? There are four of them in sight of the mole."),
    )


async def test_doubtful_quotes_are_marked_on_the_page_with_a_word(reading: Opener) -> None:
    async with reading(doubtful()) as session:
        (altered,) = [line for line in session.pane("posts").split("\n") if "▸ #1 Halyard" in line]
        assert "altered: negation" in altered
        (other,) = [line for line in session.pane("posts").split("\n") if "▸ #2 Orla" in line]
        assert "misattributed" in other


async def test_an_opened_quote_keeps_its_mark(reading: Opener) -> None:
    async with reading(doubtful()) as session:
        await session.press("j", "j", "o")
        assert "altered: negation" in session.pane("posts").replace("\n", " ")


async def test_evidence_shows_the_weightiest_change_first_and_the_words_woven(reading: Opener) -> None:
    async with reading(doubtful()) as session:
        await session.press("j", "j", "i")
        sheet = session.pane("sheet")
        assert "the meaning may be another" in sheet
        assert sheet.index("dropped “not”") < sheet.index("“12” became “21”")
        assert "is [-not-] lit" in sheet
        assert "[-12-] {+21+}" in sheet


async def test_evidence_says_whose_words_they_are(reading: Opener) -> None:
    async with reading(doubtful()) as session:
        await session.press("j", "j", "j", "i")
        assert "the post names Perrin, but the words are Orla's" in session.pane("sheet")


async def test_runners_up_stand_with_their_posts_and_can_be_gone_to(reading: Opener) -> None:
    async with reading(doubtful()) as session:
        await session.press("G", "i")
        sheet = session.pane("sheet")
        assert "Other places that have the words" in sheet
        assert "#2 Orla" in sheet
        await session.press("j", "enter")
        assert session.current == 2
        await session.press("H")
        assert session.current == 6


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 20)])
async def test_the_sheet_leaves_the_quote_in_sight(reading: Opener, size: tuple[int, int]) -> None:
    async with reading(doubtful(), size=size) as session:
        for post, quote in ((3, "▸ #1 Halyard"), (4, "▸ #2 Orla"), (6, "▸ #5 Perrin")):
            await session.press("colon", str(post), "enter")
            await session.press("i")
            assert "Why #" in session.text()
            assert quote in session.text()
            await session.press("escape")


async def test_a_sheet_longer_than_its_room_can_be_read_to_its_end(reading: Opener) -> None:
    async with reading(doubtful(), size=(40, 20)) as session:
        await session.press("j", "j", "i")
        assert "green book" not in session.pane("sheet")
        for _ in range(30):
            await session.press("j")
        assert session.pane("sheet").rstrip().endswith("book.")


async def test_a_post_without_a_quotation_says_what_the_file_knows(reading: Opener) -> None:
    async with reading("hn-lighthouse.json") as session:
        graph = session.screen.thread.graph
        reply = next(
            post for post in range(40) if graph.answered(post) is not None and not graph.sources(post)
        )
        await session.press("colon", *str(reply + 1), "enter", "i")
        sheet = session.pane("sheet")
        assert f"#{reply + 1} quotes no post" in session.text()
        assert f"The file says that it answers #{(graph.answered(reply) or 0) + 1}" in sheet
        await session.press("enter")
        assert session.screen.page.current == graph.answered(reply)


async def test_a_guess_whom_a_post_answers_is_called_one(reading: Opener) -> None:
    page = jsonl(("maria.w", "My wheel squeaks."), ("fenwick", "maria.w, did you oil the hinge?"))
    async with reading(page) as session:
        await session.press("j", "i")
        assert "It seems to answer #1, confidence 0.60" in session.pane("sheet")
        assert "~#2" in session.pane("quotes")


async def test_names_that_were_lost_have_candidates_with_reasons(reading: Opener) -> None:
    page = InputFile(
        "nameless.jsonl",
        b"\n".join(
            json.dumps({"text": text}).encode()
            for text in (BEACON, "Quite so.", f"{BEACON}\n\nAgree with blade, it was never lit.")
        ),
    )
    async with reading(page) as session:
        await session.press("j", "j", "i")
        sheet = session.pane("sheet")
        assert "It names blade, and nobody here is known by that name" in sheet
        assert "#1: #3 quotes it" in sheet
