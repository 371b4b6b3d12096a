"""Selecting, copying, saving, piping, and opening addresses."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len
from tests.helpers import SAMPLES, jsonl
from tests.ui.conftest import Opener, Reading
from textual import events

from threadtui.readers import InputFile
from threadtui.ui import browser

LINKED = json.dumps(
    {
        "id": "1",
        "author": "Orla",
        "date": "2021-03-01",
        "permalink": "https://forum.example/t/1#post-1",
        "text": "The tide tables are at https://tides.example/north and not at http://tides.example@evil.example/x. "
        "Ask javascript:alert(1) nothing.",
        "title": "Tides [bold]",
    }
)


def linked() -> InputFile:
    """A thread of one post with a permalink and addresses in its words."""
    return InputFile("tides.jsonl", LINKED.encode())


def copied(session: Reading) -> str:
    """What was sent to the clipboard last."""
    return session.pilot.app.clipboard


def toasts(session: Reading) -> str:
    """What was said in the corner."""
    return "\n".join(toast.message for toast in session.pilot.app._notifications)


async def goto(session: Reading, number: int) -> None:
    """Go to a post by its number."""
    await session.press("colon", *str(number), "enter")
    assert session.current == number


async def drag(session: Reading, first: str, last: str) -> None:
    """Press on the first character of some words, move to the last of others, let go."""
    places = []
    for words, end in ((first, 0), (last, len(last) - 1)):
        y, line = next((y, line) for y, line in enumerate(session.lines()) if words in line)
        places.append((cell_len(line[: line.index(words) + end]), y))
    await session.pilot._post_mouse_events([events.MouseDown], offset=places[0], button=1)
    await session.pilot._post_mouse_events([events.MouseMove], offset=places[1], button=1)
    await session.pilot._post_mouse_events([events.MouseUp], offset=places[1], button=1)
    await session.pilot.pause()


async def test_dragging_selects_words_without_marks_and_line_ends(reading: Opener) -> None:
    async with reading(size=(60, 24)) as session:
        await drag(session, "know how this sounds", "laugh.")
        await session.press("y")
        assert copied(session) == "know how this sounds. Please read to the end before you laugh."
        assert "Sent the selection to the terminal's clipboard, 12 words" in toasts(session)


async def test_a_selection_over_posts_is_cited_post_by_post(reading: Opener) -> None:
    async with reading(size=(120, 60)) as session:
        await drag(session, "She says she doesn't hold", "Have you considered")
        await session.press("Y")
        assert "— Crumbshot, " in copied(session)
        assert "#1\n" in copied(session)
        assert copied(session).endswith("#2\n")
        assert "a citation of #1, #2" in toasts(session)


async def test_dragging_over_posts_names_each(reading: Opener) -> None:
    async with reading(size=(120, 60)) as session:
        await drag(session, "Have you considered", "that he just")
        assert copied(session) == ""
        await session.press("y")
        assert copied(session).startswith("Have you considered that he just")
        await drag(session, "I know how this sounds", "Have you considered")
        await session.press("y")
        assert copied(session).startswith("#1  Crumbshot\nI know how")
        assert copied(session).endswith("#2  BakesInSocks\nHave you considered")


async def test_wide_and_joined_characters_are_selected_whole(reading: Opener) -> None:
    wide = "漢字かな交じり文です。 e\u0301a 👩\u200d🚀👩\u200d🚀 end of it"
    before = "A line that comes before all of them, for once."
    async with reading(jsonl(("Orla", f"{before}\n\n{wide}"), ("Perrin", "More."))) as session:
        await drag(session, "字かな", "文で")
        await session.press("y")
        assert copied(session) == "字かな交じり文で"
        await session.press("x", "j", "home", "o", "j", "home", "o", "end", "y")
        assert copied(session) == wide


async def test_two_clicks_select_a_word_and_three_a_paragraph(reading: Opener) -> None:
    async with reading() as session:
        y, line = next(
            (y, line) for y, line in enumerate(session.lines()) if "Please read to the end" in line
        )
        at = (line.index("Please") + 2, y)
        await session.pilot.click(offset=at, times=2)
        await session.press("y")
        assert copied(session) == "Please"
        await session.pilot.click(offset=at, times=3)
        await session.press("y")
        paragraphs = session.screen.thread.text(0).split("\n\n")
        assert copied(session) in paragraphs
        assert "I know how this sounds" in copied(session)


async def test_keys_select_words_lines_and_paragraphs(reading: Opener) -> None:
    async with reading() as session:
        await goto(session, 2)
        await session.press("x", "w", "w")
        assert "3 words selected" in session.foot()
        await session.press("y")
        text = session.screen.thread.body(1).text
        assert copied(session) == " ".join(text.split()[:3])
        await session.press("x", "x", "y")
        assert copied(session) == text.split("\n\n")[0]
        await session.press("x", "end", "j", "b", "h", "l", "k", "home", "o", "o", "escape")
        assert "selected" not in session.foot()
        await session.press("j")
        assert session.current == 3


async def test_selecting_begins_with_what_is_lit(reading: Opener) -> None:
    async with reading() as session:
        await goto(session, 7)
        await session.press("left_square_bracket")
        lit = session.lit()
        await session.press("x", "y")
        assert " ".join(copied(session).split()) == lit


async def test_ctrl_c_copies_a_selection(reading: Opener) -> None:
    async with reading() as session:
        await session.press("x", "ctrl+c")
        assert copied(session) == session.screen.thread.text(0).split()[0]


async def test_a_post_is_copied_with_its_quotations_marked(reading: Opener) -> None:
    async with reading() as session:
        await goto(session, 7)
        await session.press("y")
        assert copied(session).startswith(
            "rye_guy wrote (#6):\n> Crumbshot wrote (#5):\n> > 3. Every morning"
        )
        assert "\n> He's eaten the lot by teatime" in copied(session)


async def test_the_words_of_a_quote_are_copied(reading: Opener) -> None:
    async with reading() as session:
        await goto(session, 7)
        await session.press("quotation_mark")
        assert copied(session).startswith("He's eaten the lot")
        await goto(session, 1)
        await session.press("quotation_mark")
        assert "#1 quotes no post" in toasts(session)


async def test_a_citation_has_words_author_date_number_and_address(reading: Opener) -> None:
    async with reading(linked()) as session:
        await session.press("x", "w", "w", "Y")
        assert copied(session) == (
            "> The tide tables\n— Orla, 2021-03-01, “Tides [bold]”, #1\n<https://forum.example/t/1#post-1>\n"
        )


@pytest.mark.parametrize("suffix", [".md", ".html", ".txt", ".mbox", ".json", ".jsonl"])
async def test_the_thread_is_saved_in_the_form_of_the_name(
    reading: Opener, tmp_path: Path, suffix: str
) -> None:
    async with reading() as session:
        await save(session, tmp_path / f"out{suffix}")
        assert "thermometer" in (tmp_path / f"out{suffix}").read_text("utf-8")
        assert "Saved" in toasts(session)
        assert [path.name for path in tmp_path.iterdir()] == [f"out{suffix}"]


async def test_only_what_is_shown_is_saved(reading: Opener, tmp_path: Path) -> None:
    async with reading() as session:
        await goto(session, 3)
        await session.press("f")
        await save(session, tmp_path / "rye.jsonl")
        posts = [json.loads(line) for line in (tmp_path / "rye.jsonl").read_text("utf-8").splitlines()]
        assert [post["number"] for post in posts] == [3, 6, 13, 20, 29]


async def test_a_selection_is_saved_as_text(reading: Opener, tmp_path: Path) -> None:
    async with reading() as session:
        await session.press("x", "w")
        await save(session, tmp_path / "words.txt")
        words = session.screen.thread.text(0).split()
        assert (tmp_path / "words.txt").read_text("utf-8") == " ".join(words[:2]) + "\n"


async def test_another_file_is_written_over_only_when_asked_again(reading: Opener, tmp_path: Path) -> None:
    there = tmp_path / "there.txt"
    there.write_text("mine", "utf-8")
    async with reading() as session:
        await save(session, there)
        assert "is there already" in toasts(session)
        assert there.read_text("utf-8") == "mine"
        await session.press("enter")
        await saved(session)
        assert "thermometer" in there.read_text("utf-8")


async def test_the_file_that_is_read_is_never_written_to(reading: Opener, tmp_path: Path) -> None:
    path = tmp_path / "thread.txt"
    before = (SAMPLES / "sourdough.txt").read_bytes()
    path.write_bytes(before)
    (tmp_path / "link.txt").symlink_to(path)
    async with reading(path) as session:
        for name in ("thread.txt", "link.txt"):
            await save(session, tmp_path / name)
            await session.press("enter")
            await saved(session)
            assert "it is never written to" in toasts(session)
            assert path.read_bytes() == before


async def test_a_name_without_a_form_is_asked_again(reading: Opener, tmp_path: Path) -> None:
    async with reading() as session:
        await save(session, tmp_path / "out.docx")
        assert "The end of the name says the form" in toasts(session)
        assert "Save the thread" in session.foot()
        await session.press("escape")
        assert "Save the thread" not in session.foot()
        await save(session, tmp_path / "not there" / "out.txt")
        assert "cannot be written" in toasts(session)


@pytest.mark.skipif(sys.platform == "win32", reason="commands of Unix")
async def test_a_post_or_a_selection_is_piped_to_a_command(reading: Opener) -> None:
    async with reading() as session:
        await piped(session, "wc -w; printf '\\033[31mred'")
        sheet = session.pane("sheet")
        assert str(len(session.screen.thread.text(0).split())) in sheet
        assert "␛[31mred" in sheet
        await session.press("escape", "x", "w")
        await piped(session, "tr a-z A-Z")
        assert session.pane("sheet").strip() == " ".join(session.screen.thread.text(0).split()[:2]).upper()
        await session.press("escape")
        await piped(session, "cat; false")
        assert "exit status 1" in session.text()


async def test_an_address_is_shown_before_it_is_opened(
    reading: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(browser, "open_address", lambda url: not opened.append(url))
    async with reading(linked()) as session:
        await session.press("g", "x")
        sheet = session.pane("sheet")
        assert "https://forum.example/t/1#post-1" in sheet
        assert "leads to evil.example" in sheet
        assert "javascript" not in sheet
        assert opened == []
        await session.press("j", "enter")
        assert opened == ["https://tides.example/north"]


async def test_without_a_browser_the_address_is_copied(
    reading: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    async with reading(linked()) as session:
        await session.press("g", "x", "enter")
        assert copied(session) == "https://forum.example/t/1#post-1"
        assert "no browser with a window" in toasts(session)


async def save(session: Reading, path: Path) -> None:
    """Save to a file, and wait until that has ended."""
    await session.press("s")
    session.screen.field.value = str(path)
    await session.press("enter")
    await saved(session)


async def saved(session: Reading) -> None:
    """Wait for the thread that saves."""
    await ended(session, "save")


async def piped(session: Reading, command: str) -> None:
    """Pipe to a command and wait until it has ended."""
    await session.press("vertical_line")
    session.screen.field.value = command
    await session.press("enter")
    await ended(session, "pipe")


async def ended(session: Reading, name: str) -> None:
    """Wait until no thread of a name runs, while the program goes on."""
    import threading

    while any(thread.name == name for thread in threading.enumerate()):
        await session.pilot.pause(0.01)
    await session.pilot.pause()
