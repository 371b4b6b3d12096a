"""What is written to the terminal, key after key, makes the picture that a screen drawn as a whole would be."""

from __future__ import annotations

import pyte
import pytest
from rich.console import Console, RenderableType
from tests.ui.conftest import Opener
from textual.geometry import Region
from textual.screen import Screen as TextualScreen
from textual.strip import Strip
from textual.widget import Widget

from threadtui.ui.app import ThreadApp
from threadtui.ui.compositor import Pieces
from threadtui.ui.lean import LeanUpdate

KEYS = ("j", "j", "space", "k", "k", "left_square_bracket", "H", "o", "tab", "j", "h", "l", "shift+tab", "z M",
        "j", "z R", "v", "k", "v", "question_mark", "j", "escape", "slash", "t", "h", "enter", "n", "escape",
        "equals_sign", "j", "escape", "P", "escape", "w t", "j", "w t", "greater_than_sign", "x", "j", "escape",
        "f", "j", "escape", "G", "b", "i", "escape", "ctrl+e", "ctrl+y", "t", "j", "t")  # fmt: skip


class Terminal:
    """What a terminal shows."""

    def __init__(self, width: int, height: int) -> None:
        self._screen = pyte.Screen(width, height)
        self._stream = pyte.Stream(self._screen)

    def feed(self, told: str) -> None:
        """Write."""
        self._stream.feed(told)

    def seen(self) -> list[list[tuple[object, ...]]]:
        """Each cell; of a blank, what is seen of it."""
        size = range(self._screen.lines), range(self._screen.columns)
        return [[_seen(self._screen.buffer[y][x]) for x in size[1]] for y in size[0]]


def _seen(cell: pyte.screens.Char) -> tuple[object, ...]:
    if cell.data != " " or cell.reverse or cell.underscore or cell.strikethrough:
        return tuple(cell)
    return tuple(cell._replace(fg="default", bold=False, italics=False))


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
async def test_the_terminal_shows_what_the_screen_is(
    reading: Opener, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    here, partly = Terminal(*size), 0
    console = Console(color_system="truecolor", force_terminal=True)

    def display(app: ThreadApp, screen: TextualScreen[object], update: RenderableType | None) -> None:
        nonlocal partly
        if update is not None:
            partly += isinstance(update, Pieces)
            here.feed(LeanUpdate(update, app.written).render_segments(console))  # type: ignore[arg-type]
        app.post_display_hook()

    monkeypatch.setattr(ThreadApp, "_display", display)
    async with reading(size=size) as session:
        for keys in KEYS:
            await session.press(*keys.split())
            whole = Terminal(*size)
            for y, strip in enumerate(session.screen._compositor.render_strips()):
                whole.feed(f"\x1b[{y + 1};1H{strip.render(console)}")
            assert here.seen() == whole.seen(), keys
        assert partly > len(KEYS) // 2


async def test_what_stays_as_it_is_is_not_asked_for_its_lines(
    reading: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: set[str | None] = set()
    render_lines = Widget.render_lines

    def noted(widget: Widget, crop: Region) -> list[Strip]:
        asked.add(widget.id)
        return render_lines(widget, crop)

    async with reading() as session:
        await session.press("j")
        monkeypatch.setattr(Widget, "render_lines", noted)
        await session.press("j")
        assert "posts" in asked
        assert asked.isdisjoint({"edge-authors", "edge-quotes", "head", "help", "sheet"})
