"""The first posts stand in the terminal before Textual is loaded, where and as they will stand then."""

from __future__ import annotations

import json
import os
import select
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("terminals of Unix", allow_module_level=True)

import pty
import termios

from rich.color import ColorSystem
from rich.segment import Segment
from rich.text import Text
from tests.helpers import SAMPLES
from tests.ui.conftest import Reading
from tests.unit.mail.made import letter, mailbox

from threadtui.load import open_thread
from threadtui.readers import InputFile
from threadtui.settings import Settings
from threadtui.ui.app import ThreadApp, open_first
from threadtui.ui.arrangement import Arrangement
from threadtui.ui.early.curtain import ALTERNATE
from threadtui.ui.early.palettes import palette
from threadtui.ui.early.picture import Picture
from threadtui.ui.theme_names import full_name, has_colours

POSTS = "\n".join(
    json.dumps({"author": name, "date": date, "text": text})
    for name, date, text in (
        (
            "Oona",
            "2024-03-01T10:05:00Z",
            "The wick smokes when it is cut at a slant.\n\n" + "Trim it flat. " * 30,
        ),
        ("Bram", "2024-03-01", "灯心を平らに切ってください。 " * 9),
        (None, None, "Mine never smoked."),
        ("Oona", None, "Then it is the oil 👨‍👩‍👧 and a\n\n\nlong " + "wordwithoutanyspace" * 12),
    )
).encode()
"""Posts of which none quotes another: what is found later changes none of them."""


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24), (119, 30), (120, 40), (200, 50)])
@pytest.mark.parametrize("theme", ["dark", "light", "no-colour"])
async def test_the_first_posts_stand_where_and_as_they_will_stand(theme: str, size: tuple[int, int]) -> None:
    file = InputFile("wicks.jsonl", POSTS)
    app = ThreadApp(*open_first(file), theme)
    colours = palette(full_name(theme))
    assert colours is not None
    thread, _ = open_first(file)
    coloured = has_colours(full_name(theme))
    early = [*Picture(thread, colours, Settings().width, Arrangement(), size, coloured).lines()]
    async with app.run_test(size=size) as pilot:
        session = Reading(pilot)
        await session.screen.linked.wait()
        await pilot.pause()
        strips = session.screen._compositor.render_strips()
        page = session.screen.page.region
    assert [sum(Segment(*piece).cell_length for piece in line) for line in early] == [size[0]] * size[1]
    for y in range(page.y, page.bottom):
        there = list(cells(early[y]))[page.x : page.right - 1]  # without the scrollbar
        assert there == list(cells(strips[y]))[page.x : page.right - 1], f"line {y}"


def cells(pieces: Iterator[Segment]) -> Iterator[tuple[object, ...]]:
    """Each cell of a line: what stands in it, and what of its style is seen; of a blank only the ground."""
    for words, style, *_ in pieces:
        for character in words:
            look = (style.color, style.bold, style.italic) if character.strip() else ()
            wide = Segment(character).cell_length
            yield (character, style.bgcolor, *map(bool, look[1:]), *look[:1])
            yield from ((),) * (wide - 1)


class Terminal:
    """The program in a terminal of its own."""

    def __init__(self, home: Path, *arguments: str, **environment: str) -> None:
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", LINES="30", COLUMNS="100")
            os.environ.update(XDG_STATE_HOME=str(home), XDG_CONFIG_HOME=str(home), **environment)
            os.execv(sys.executable, [sys.executable, "-m", "threadtui", *arguments])
        self.written = b""

    def until(self, words: bytes) -> None:
        """Read until the words were written."""
        end = time.monotonic() + 30
        while words not in self.written:
            assert select.select([self.fd], [], [], max(0, end - time.monotonic()))[0], self.written[-400:]
            self.written += os.read(self.fd, 1 << 16)

    def rest(self) -> int:
        """Read until the program ends; its exit status."""
        try:
            while data := os.read(self.fd, 1 << 16):
                self.written += data
        except OSError:  # how Linux says that nobody writes any more
            pass
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    @property
    def echoes(self) -> bool:
        """Whether what is typed is shown."""
        return bool(termios.tcgetattr(self.fd)[3] & termios.ECHO)


MOUSE = b"\x1b[?1000h"
"""What Textual writes when it takes a terminal over."""


def test_posts_stand_before_textual_and_what_is_typed_meanwhile_is_heard(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, str(SAMPLES / "sourdough.txt"))
    terminal.until(b"#2 ")
    assert MOUSE not in terminal.written, "Textual was first"
    assert not terminal.echoes
    os.write(terminal.fd, b"q")
    assert terminal.rest() == 0
    assert terminal.written.count(ALTERNATE.encode()) == 1  # some terminals clear the screen at another one
    assert MOUSE in terminal.written


def test_a_mailbox_that_is_not_large_is_counted_before_textual(tmp_path: Path) -> None:
    letters = [letter(number, answers=1 if number > 1 else None) for number in range(1, 60)]
    (tmp_path / "wicks.mbox").write_bytes(mailbox(*letters))
    terminal = Terminal(tmp_path, str(tmp_path / "wicks.mbox"))
    terminal.until(b"59 posts")
    assert MOUSE not in terminal.written, "Textual was first"
    os.write(terminal.fd, b"q")
    assert terminal.rest() == 0


@pytest.mark.parametrize("size", [(40, 12), (120, 40)])
def test_the_count_stands_at_the_end_of_the_first_line(size: tuple[int, int]) -> None:
    file = InputFile("wicks.jsonl", POSTS)
    colours = palette(full_name("dark"))
    assert colours is not None
    picture = Picture(open_thread(file), colours, Settings().width, Arrangement(), size)
    line = Text.from_ansi(picture.count(ColorSystem.TRUECOLOR).removeprefix("\x1b[1;1H")).plain
    assert line.startswith(" wicks.jsonl  ")
    assert line.endswith("  4 posts ")
    assert len(line) == size[0]


@pytest.mark.parametrize(
    "environment", [{"NO_COLOR": "1", "TEXTUAL_THEME": "nord"}, {"COLORTERM": "", "TERM": "xterm"}]
)
def test_a_terminal_without_the_colours_waits_for_textual(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    (tmp_path / "threadtui").mkdir()
    (tmp_path / "threadtui" / "config.toml").write_text('theme = "nord"')
    terminal = Terminal(tmp_path, str(SAMPLES / "sourdough.txt"), **environment)
    terminal.until(MOUSE)
    assert b"#2 " not in terminal.written.partition(MOUSE)[0]
    terminal.until(b"#2")
    os.write(terminal.fd, b"q")
    assert terminal.rest() == 0


def test_a_program_that_is_stopped_before_textual_leaves_the_terminal_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "textual.py").write_text("raise KeyboardInterrupt")
    terminal = Terminal(
        tmp_path, str(SAMPLES / "sourdough.txt"), PYTHONPATH=f"{tmp_path}:{os.environ.get('PYTHONPATH', '')}"
    )
    terminal.until(b"\x1b[?1049l")
    assert terminal.written.startswith(ALTERNATE.encode())
    assert terminal.written.endswith(b"\x1b[?25h\x1b[?1049l")
    assert terminal.echoes
    assert terminal.rest() == 130
