"""The program as its user sees it: keys go in, the screen's text comes out."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from rich.style import Style
from tests.helpers import SAMPLES
from textual import constants
from textual.pilot import Pilot

from threadtui.readers import InputFile
from threadtui.ui.app import ThreadApp, open_first
from threadtui.ui.screens.reader import ReaderScreen


class Reading:
    """A session of the program."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot

    @property
    def screen(self) -> ReaderScreen:
        """The reader's screen."""
        screen = self.pilot.app.screen
        assert isinstance(screen, ReaderScreen)
        return screen

    async def press(self, *keys: str) -> None:
        """Press keys and wait until the screen has settled."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def click(self, words: str, skip: int = 0, back: int = 0) -> None:
        """Click the first character of words, so many cells before it; `skip` appearances are passed over."""
        for y, line in enumerate(self.lines()):
            at = -1
            while (at := line.find(words, at + 1)) >= 0:
                if skip == 0:
                    await self.pilot.click(offset=(at - back, y))
                    await self.pilot.pause()
                    return
                skip -= 1
        raise AssertionError(f"{words!r} is not on the screen:\n{self.text()}")

    def lines(self) -> list[str]:
        """The lines of the screen."""
        strips = self.pilot.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip) for strip in strips]

    def widths(self) -> list[int]:
        """The cells that each line of the screen takes."""
        return [strip.cell_length for strip in self.pilot.app.screen._compositor.render_strips()]

    def text(self) -> str:
        """The screen."""
        return "\n".join(line.rstrip() for line in self.lines())

    def pane(self, name: str) -> str:
        """What one pane shows: posts, quotes or authors."""
        region = self.screen.query_one(f"#{name}").content_region
        lines = self.lines()[region.y : region.bottom]
        return "\n".join(line[region.x : region.right].rstrip() for line in lines)

    def lit(self) -> str:
        """The words that are lit, line ends as spaces."""
        found = []
        for strip in self.pilot.app.screen._compositor.render_strips():
            lit = [segment.text if _is_lit(segment.style) else "\n" for segment in strip]
            found.append("".join(lit))
        return " ".join(" ".join(found).split())

    def foot(self) -> str:
        """The bottom line."""
        return self.lines()[-1].strip()

    def head(self) -> str:
        """The top line."""
        return self.lines()[0].strip()

    @property
    def current(self) -> int:
        """Number of the current post, from 1, as the bottom line says."""
        return int(self.foot().split("/")[0].split()[-1])


def _is_lit(style: Style | None) -> bool:
    return bool(style and style.underline and style.bold)


def opened_file(source: str | bytes | Path) -> InputFile:
    """A sample by its name, a file by its path, or a page's bytes."""
    return InputFile("page.txt", source) if isinstance(source, bytes) else InputFile.open(SAMPLES / source)


@pytest.fixture(autouse=True)
def true_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """All screens draw in one system of colours: a style keeps its codes in the first that it is told in."""
    monkeypatch.setattr(constants, "COLOR_SYSTEM", "truecolor")


Opener = Callable[..., AbstractAsyncContextManager[Reading]]
"""Opens a file at a size and waits until its quotes are resolved."""


@pytest.fixture
def reading() -> Opener:
    """Open a sample, a path or text, and wait until its quotes are there."""

    @asynccontextmanager
    async def opened(
        source: str | bytes | Path | InputFile = "sourdough.txt", size: tuple[int, int] = (120, 40)
    ) -> AsyncIterator[Reading]:
        file = source if isinstance(source, InputFile) else opened_file(source)
        app = ThreadApp(*open_first(file))
        async with app.run_test(size=size, notifications=True) as pilot:
            session = Reading(pilot)
            await session.screen.linked.wait()
            await pilot.pause()
            yield session

    return opened
