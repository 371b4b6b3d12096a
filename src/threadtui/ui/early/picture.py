"""The first picture of a thread, as the lines that are written to the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.color import Color, ColorSystem
from rich.style import Style

from threadtui.text import many
from threadtui.thread import Thread
from threadtui.ui.arrangement import Arrangement
from threadtui.ui.cells import cells, plain
from threadtui.ui.columns import LEFT, RIGHT, Columns, columns
from threadtui.ui.early.palettes import Palette
from threadtui.ui.legible import Rgb, author_rgb, legible
from threadtui.ui.post_head import Part, head
from threadtui.ui.post_lines import Kind, post_lines
from threadtui.ui.wrap import shorten

Piece = tuple[str, Style]
"""Words as they are drawn, and how."""
_BOLD = Style(bold=True)
_SHAPES = {Part.NAME: _BOLD, Part.UNNAMED: Style(italic=True)}


class Picture:
    """The title, and the first posts in their pane; the panes beside it are left empty."""

    def __init__(
        self,
        thread: Thread,
        palette: Palette,
        measure: int,
        arrangement: Arrangement,
        size: tuple[int, int],
        coloured: bool = True,
    ) -> None:
        self._thread = thread
        self._palette = palette
        self._width, self._height = size
        self._columns: Columns = columns(self._width, measure, arrangement)
        self._text = min(measure, self._columns.text)
        self._coloured = coloured
        self._blank = Style(bgcolor=_colour(palette.ground))

    def lines(self) -> Iterator[list[Piece]]:
        """The lines of the screen from the top, each as wide as the screen."""
        palette, shared = self._palette, self._columns
        panel = Style(bgcolor=_colour(palette.panel))
        yield self._title()
        edge = self._blank + _front(palette.edge)
        name = self._blank + _front(palette.title) + _BOLD
        above: list[Piece] = [
            ("─", edge),
            ("Posts", name),
            ("─" * max(0, shared.page - 6), edge),
        ]
        yield self._placed(above, 0)
        posts = self._posts()
        for _ in range(self._height - 3):
            yield self._placed(next(posts, []), shared.margin)
        yield self._filled([], panel, self._width)

    def write(self, system: ColorSystem) -> str:
        """All of it, as a terminal of so many colours understands it."""
        rows = []
        for row, pieces in enumerate(self.lines(), 1):
            rows.append(f"\x1b[{row};1H{_drawn(pieces, system)}")
        return "".join(rows)

    def count(self, system: ColorSystem) -> str:
        """The line of the title with how many posts there are, now that all were read."""
        return "\x1b[1;1H" + _drawn(self._title(many(len(self._thread.posts), "post")), system)

    def _title(self, count: str = "") -> list[Piece]:
        panel = Style(bgcolor=_colour(self._palette.panel))
        style = panel + _front(self._palette.text) + _BOLD
        title = shorten(self._thread.title or self._thread.source, max(1, self._width // 2))
        room = self._width - 1 - cells(title) - cells(count)
        if not count or room < 2:
            return self._filled([(f" {title}", style)], panel, self._width)
        return [(f" {title}", style), (" " * (room - 1), panel), (f"{count} ", style)]

    def _posts(self) -> Iterator[list[Piece]]:
        palette, text = self._palette, self._blank + _front(self._palette.text)
        for post in range(len(self._thread.posts)):
            words = self._thread.text(post)
            beside = [("▎" if not post else " ", self._blank + _front(palette.bar) + _BOLD), ("  ", text)]
            for line in post_lines(self._thread, post, self._text, ()):
                if line.kind is Kind.HEAD:
                    yield self._head(post)
                else:
                    yield [*beside, (plain(words[line.start : line.end]), text)]

    def _head(self, post: int) -> list[Piece]:
        """The line above a post, on its own ground as far as the posts reach."""
        palette = self._palette
        ground = palette.head if post else palette.current
        author = self._thread.posts[post].author
        named = author_rgb(author, palette.ground) if author and self._coloured else palette.text
        fronts = {Part.MUTED: palette.muted, Part.UNNAMED: palette.muted, Part.STARTER: palette.accent}
        fronts[Part.NAME] = named
        pieces = [("▎  " if not post else "   ", _on(palette.bar, ground) + _BOLD)]
        for words, part in head(self._thread, post, self._text):
            pieces.append((words, _on(fronts.get(part, palette.text), ground) + _SHAPES.get(part, Style())))
        return self._filled(pieces, Style(bgcolor=_colour(ground)), LEFT + self._text + RIGHT)

    def _placed(self, pieces: list[Piece], margin: int) -> list[Piece]:
        """Pieces in the pane of the posts, on a line of the whole screen."""
        before = " " * (self._columns.left + margin)
        return self._filled([(before, self._blank), *pieces], self._blank, self._width)

    def _filled(self, pieces: list[Piece], style: Style, width: int) -> list[Piece]:
        """Pieces made as wide as they are to be."""
        room = width - sum(cells(words) for words, _ in pieces)
        return [*pieces, (" " * max(0, room), style)]


def _drawn(pieces: list[Piece], system: ColorSystem) -> str:
    return "".join(style.render(words, color_system=system) for words, style in pieces)


def _colour(rgb: Rgb) -> Color:
    return Color.from_rgb(*rgb)


def _front(rgb: Rgb) -> Style:
    return Style(color=_colour(rgb))


def _on(front: Rgb, ground: Rgb) -> Style:
    return Style(color=_colour(legible(front, ground)), bgcolor=_colour(ground))
