"""Draws the lines of the page that are on the screen, each line of a post once for each look of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import ClassVar, NamedTuple

from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

from threadtui.ui.colours import readable
from threadtui.ui.history import Lit
from threadtui.ui.painter import Look, Painter, State
from threadtui.ui.post_lines import Line
from threadtui.ui.widgets.page_layout import KEPT, PageLayout


class Drawn(NamedTuple):
    """A post that is drawn."""

    post: int
    """Its index."""
    top: int
    """The line of the page on which it begins, from 0."""
    lines: Sequence[Line]
    """Its lines."""
    state: State
    """How it looks."""


class PageDrawing(PageLayout):
    """The look of the page."""

    _drawn: Drawn | None = None

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "post-page--text", "post-page--muted", "post-page--head", "post-page--head-current", "post-page--quote",
        "post-page--chosen", "post-page--lit", "post-page--hit", "post-page--accent",
        "post-page--selected", "post-page--bar",
    }  # fmt: skip
    DEFAULT_CSS = """
    PageDrawing {
        scrollbar-gutter: stable; overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1;
        & .post-page--text { color: $foreground; }
        & .post-page--muted { color: $text-muted; }
        & .post-page--head { background: $surface; }
        & .post-page--head-current { background: $primary 35%; }
        & .post-page--quote { color: $foreground 75%; }
        & .post-page--chosen { color: $foreground; background: $primary 25%; }
        & .post-page--lit { color: black; background: $warning; text-style: bold underline; }
        & .post-page--hit { color: black; background: $accent 70%; text-style: underline; }
        & .post-page--accent { color: $text-accent; }
        & .post-page--bar { color: $primary; text-style: bold; }
        &:ansi .post-page--head, &:ansi .post-page--chosen { background: ansi_default; }
        &:ansi .post-page--head-current { background: ansi_bright_black; }
        & .post-page--selected { text-style: reverse; }
    }
    """

    def notify_style_update(self) -> None:
        """The theme may have changed; focus and blur come here too and change no line."""
        super().notify_style_update()
        self._restyled = True

    def render_lines(self, crop: Region) -> list[Strip]:
        """Lines of the pane."""
        self._drawn = None
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        line = y + self.top
        drawn = self._drawn  # lines of one post are drawn one after the other
        if drawn is None or not 0 <= line - drawn.top < len(drawn.lines):
            drawn = self._drawn = self._part(line)
        return (
            self._strip(drawn, line - drawn.top) if drawn else Strip.blank(self.size.width, self.rich_style)
        )

    def _part(self, line: int) -> Drawn | None:
        """The post that stands on a line of the page, and how it looks; None where none does."""
        if not self.rows or line >= self._heights.total:
            return None
        row, number = self._heights.find(line)
        post = self.rows[row]
        lines = self._post_lines(post)
        return Drawn(post, line - number, lines, self._state(post, row)) if number < len(lines) else None

    def _state(self, post: int, row: int) -> State:
        current = post == self.current
        lit = self.lit if self.lit and self.lit[0] == post else None
        span = self.selection.span(row, len(self._thread.text(post))) if self.selection else None
        selected = (post, *span) if span else None
        chosen = self.chosen if current else -1
        return State(current, chosen, lit, self._hits_of(post), selected, post in self.new)

    def _strip(self, drawn: Drawn, number: int) -> Strip:
        """A line of a post as it is drawn."""
        painter = self._brush()
        key = (drawn.post, number, drawn.state)
        strip = self._strips.get(key)
        if strip is None:
            strip = self._strips[key] = painter.strip(drawn.post, drawn.lines[number], drawn.state)
            if len(self._strips) > 4 * KEPT:
                self._strips.popitem(last=False)
        return strip

    def draw_beforehand(self, lines: int) -> Iterator[None]:
        """Draw what the next key most likely shows, a line a step: the posts beside the current one as it, this one no
        longer so, and the page so many lines down and up.
        """
        here, y, height = self._row(self.current), self.scroll_offset.y, self.size.height
        for row in (here + 1, here, here - 1):
            if 0 <= row < len(self.rows):
                for number in range(min(height, len(self._post_lines(self.rows[row])))):
                    self._draw(row, number, row != here)
                    yield
        tops = [(y + lines, self.heir(y + lines)), (y - lines, self.heir(y - lines))]
        for row, up in ((here + 1, False), (here - 1, True)):
            if 0 <= row < len(self.rows):
                tops.append((self.top_for(row, up=up), row))
        for top, current in tops:
            for line in range(max(0, top), min(top + height, self._heights.total)):
                row, number = self._heights.find(line)
                self._draw(row, number, row == current)
                yield
        below = self._heights.find(y + lines + height)[0]
        for post in self.rows[below : below + height // 4]:
            self._post_lines(post)  # they are measured then
            yield

    def _draw(self, row: int, number: int, current: bool) -> None:
        """Draw a line of the post of a row, as the current one or as another, if it is still there."""
        if row < len(self.rows):
            post = self.rows[row]
            lines = self._post_lines(post)
            if number < len(lines):
                chosen = self.first_quote(post) if current else -1
                state = self._state(post, row)._replace(current=current, chosen=chosen)
                self.make_ready(self._strip(Drawn(post, 0, lines, state), number))

    def _hits_of(self, post: int) -> tuple[Lit, ...]:
        """What of a post matches, in order."""
        hits = self.hits
        first = bisect_left(hits, (post,)) if hits else 0
        return tuple(hits[first : bisect_left(hits, (post + 1,), first)]) if hits else ()

    def _brush(self) -> Painter:
        """The painter; a new one when the thread, the width or the look is another."""
        if self._painter is None or self._restyled:
            look = self.look if self._restyled or self._look is None else self._look
            if self._painter is None or look != self._painter.look:
                self._strips.clear()
                width = self.scrollable_content_region.width
                self._painter = Painter(self._thread, look, width, self._column, self._indent, self.above)
            self._restyled, self._look = False, look
        return self._painter

    @property
    def look(self) -> Look:
        """The styles of the page in the theme of the moment."""

        def style(name: str) -> Style:
            return readable(self.get_component_rich_style(f"post-page--{name}"))

        def ground(name: str) -> Style:
            return Style(bgcolor=style(name).bgcolor)

        return Look(
            text=style("text"), muted=style("muted"), head=ground("head"), current=ground("head-current"),
            quote=style("quote"), chosen=style("chosen"), lit=style("lit"), hit=style("hit"), accent=style("accent"),
            bar=style("bar"),
            selected=Style(reverse=True), background=self.background_colors[1],
        )  # fmt: skip
