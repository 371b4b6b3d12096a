"""Draws the lines of the page that are on the screen, each line of a post once for each look of it."""

from __future__ import annotations

from bisect import bisect_left
from typing import ClassVar

from rich.style import Style
from textual.strip import Strip

from threadtui.ui.colours import readable
from threadtui.ui.history import Lit
from threadtui.ui.painter import Look, Painter, State
from threadtui.ui.widgets.page_layout import KEPT, PageLayout


class PageDrawing(PageLayout):
    """The look of the page."""

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

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        row, number = self._heights.find(y + self.scroll_offset.y)
        painter = self._brush()
        if not self.rows or y + self.scroll_offset.y >= self._heights.total:
            return Strip.blank(self.size.width, self.rich_style)
        post = self.rows[row]
        lines = self._post_lines(post)
        if number >= len(lines):
            return Strip.blank(self.size.width, self.rich_style)
        current = post == self.current
        lit = self.lit if self.lit and self.lit[0] == post else None
        span = self.selection.span(row, len(self._thread.text(post))) if self.selection else None
        selected = (post, *span) if span else None
        chosen = self.chosen if current else -1
        state = State(current, chosen, lit, self._hits_of(post), selected, post in self.new)
        key = (post, number, state)
        strip = self._strips.get(key)
        if strip is None:
            strip = self._strips[key] = painter.strip(post, lines[number], state)
            if len(self._strips) > 4 * KEPT:
                self._strips.popitem(last=False)
        return strip

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
