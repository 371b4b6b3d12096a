"""What is written to the terminal, key after key, makes the picture that a screen drawn as a whole would be."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pyte
import pytest
from rich.console import Console, RenderableType
from rich.segment import Segment
from tests.ui.conftest import Opener
from textual.color import Color
from textual.filter import ANSIToTruecolor
from textual.geometry import Region
from textual.screen import Screen as TextualScreen
from textual.strip import Strip
from textual.widget import Widget

from threadtui.ui.app import ThreadApp
from threadtui.ui.beforehand import Beforehand
from threadtui.ui.compositor import Pieces
from threadtui.ui.lean import LeanUpdate
from threadtui.ui.painter import Painter
from threadtui.ui.theme_names import full_name
from threadtui.ui.widgets.line_view import LineView
from threadtui.ui.widgets.quote_tree import QuoteTree

CONSOLE = Console(color_system="truecolor", force_terminal=True)
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


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Shown:
    """What a terminal shows to which all is written that the program writes."""
    shown = Shown()

    def display(app: ThreadApp, screen: TextualScreen[object], update: RenderableType | None) -> None:
        if update is not None:
            shown.partly += isinstance(update, Pieces)
            shown.here.feed(LeanUpdate(update, app.written).render_segments(CONSOLE))  # type: ignore[arg-type]
        app.post_display_hook()

    monkeypatch.setattr(ThreadApp, "_display", display)
    return shown


class Shown:
    """A terminal, and what it should show."""

    def __init__(self) -> None:
        self.here = Terminal(120, 40)
        self.partly = 0
        """How many pictures were drawn in part."""

    async def check(self, app: ThreadApp, step: object) -> None:
        """Compare it with a screen that is drawn as a whole, when there is nothing more to be drawn."""
        while _is_to_be_drawn(app.screen):
            await asyncio.sleep(0)
        whole = Terminal(*app.size)
        for y, strip in enumerate(app.screen._compositor.render_strips()):
            whole.feed(f"\x1b[{y + 1};1H{strip.render(CONSOLE)}")
        seen, wanted = self.here.seen(), whole.seen()
        differ = [(y, x) for y, row in enumerate(wanted) for x, cell in enumerate(row) if cell != seen[y][x]]
        assert not differ, (step, [(y, x, seen[y][x], wanted[y][x]) for y, x in differ[:3]])


def _is_to_be_drawn(screen: TextualScreen[object]) -> bool:
    if screen._dirty_widgets or screen._scroll_required or screen._compositor._dirty_regions:
        return True
    return any(
        widget._repaint_required or widget._layout_required for widget in screen.walk_children(with_self=True)
    )


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
async def test_the_terminal_shows_what_the_screen_is(
    reading: Opener, size: tuple[int, int], shown: Shown
) -> None:
    shown.here = Terminal(*size)
    async with reading(size=size) as session:
        for keys in KEYS:
            await session.press(*keys.split())
            await shown.check(session.screen.app, keys)
        assert shown.partly > len(KEYS) // 2


async def test_so_it_does_where_the_next_picture_is_drawn_beforehand(reading: Opener, shown: Shown) -> None:
    async with reading() as session:
        for keys in KEYS:
            for _ in session.screen.most_likely():
                pass
            await session.press(*keys.split())
            await shown.check(session.screen.app, keys)


WIDE = ("漢字 と かな 한국어", "🦊 fox 👩‍👩‍👧 family ☕️ 🇵🇱", "e\u0301te\u0301 n\u0303 a\u0308", "plain words")
OTHERWISE = """j theme:light j k size:100x30 j theme:high-contrast ctrl+p escape space theme:no-colour b size:120x40
tab j question_mark escape theme:dark G shift+tab shift+tab j shift+tab k"""


async def test_so_it_does_with_wide_characters_another_theme_another_size_and_a_screen_above(
    reading: Opener, shown: Shown
) -> None:
    posts = [{"author": WIDE[at % 4][:4], "text": f"{WIDE[at % 4]} {WIDE[at % 3]} {at}"} for at in range(40)]
    async with reading("\n".join(map(json.dumps, posts)).encode()) as session:
        screen, pilot = session.screen, session.pilot
        app = screen.app
        for step in OTHERWISE.split():
            told, _, name = step.rpartition(":")
            if told == "theme":
                app.theme = full_name(name)
            elif told == "size":
                size = [int(number) for number in name.split("x")]
                shown.here = Terminal(*size)
                await pilot.resize_terminal(*size)
            else:
                await pilot.press(step)
            await pilot.pause()
            await shown.check(app, step)
            for _ in screen.most_likely() if app.screen is screen else ():
                pass


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


@pytest.mark.parametrize("key", ["j", "space"])
async def test_of_a_picture_that_was_drawn_beforehand_no_line_is_made(
    reading: Opener, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    made: list[object] = []
    paint, row_strip = Painter.strip, QuoteTree.row_strip

    def painted(painter: Painter, *arguments: Any) -> Strip:
        made.append(arguments)
        return paint(painter, *arguments)

    def row(tree: QuoteTree, *arguments: Any) -> Strip:
        made.append(arguments)
        return row_strip(tree, *arguments)

    async with reading(size=(120, 20)) as session:
        await session.press("j", "j", "j")
        for _ in session.screen.most_likely():
            pass
        monkeypatch.setattr(Beforehand, "begin", lambda *_: None)  # of the picture after the next one
        monkeypatch.setattr(Painter, "strip", painted)
        monkeypatch.setattr(QuoteTree, "row_strip", row)
        y = session.screen.page.scroll_offset.y
        await session.press(key)
        assert session.screen.page.scroll_offset.y != y
        assert not made


async def test_no_pane_has_colours_that_only_the_terminal_knows(reading: Opener) -> None:
    """So Textual's filter that finds them is spared; the themes in the terminal's own colours have none."""
    async with reading() as session:
        app = session.screen.app
        themes = [name for name in app.available_themes if not name.startswith("ansi")]
        for theme in themes:
            app.theme = theme
            await session.press("j")
            lookup = ANSIToTruecolor(app.ansi_theme)
            lines = 0
            for view in session.screen.query(LineView):
                for y in range(view.size.height):
                    segments = list(
                        view._styles_cache.render_widget(view, Region(0, y, view.size.width, 1))[0]
                    )
                    black = Color(0, 0, 0)
                    assert lookup.apply(segments, black) == [
                        Segment(text, style) for text, style, _ in segments
                    ]
                    lines += bool(segments)
            assert lines > 40, theme
