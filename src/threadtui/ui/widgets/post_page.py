"""The posts: one continuous page of whole posts, drawn line by line, whatever the number of posts."""

from __future__ import annotations

from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Sequence
from itertools import groupby
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from threadtui.thread import Thread
from threadtui.ui.heights import Heights
from threadtui.ui.history import Lit, Place
from threadtui.ui.messages import FollowQuote, GotoPost, ToggleQuote
from threadtui.ui.painter import LEFT, RIGHT, Look, Painter, State
from threadtui.ui.post_lines import Kind, Line, post_lines

_MEASURE = 90
"""Widest line of text in cells: a comfortable measure for reading."""
_KEPT = 1024
"""So many posts' lines, and four times as many drawn lines, are kept."""
_GUESS = 8
"""Lines that a post is taken to have until it is seen."""
_WHEEL = 3
"""Lines for a notch of the wheel."""
_ALL_AT_ONCE = 200
"""A page of so many posts is measured whole at once."""


class PostPage(ScrollView, can_focus=True, inherit_bindings=False):
    """A page of posts. It shows the posts `rows`, marks one as current, and asks the screen for everything else.

    The heights of posts are learnt when they come near the screen; until then they are guessed. What stands at
    the top stays there when a height above it turns out other than guessed.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "post-page--text", "post-page--muted", "post-page--head", "post-page--head-current", "post-page--quote",
        "post-page--chosen", "post-page--lit", "post-page--hit", "post-page--accent",
    }  # fmt: skip
    DEFAULT_CSS = """
    PostPage {
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
    }
    """

    def __init__(self, thread: Thread) -> None:
        super().__init__(id="posts")
        self._thread = thread
        self.rows: Sequence[int] = range(len(thread.posts))
        """Indexes of the posts on the page, in order."""
        self.current = 0
        """Index of the current post."""
        self.chosen = -1
        """Row of the chosen quote of the current post, or -1."""
        self.lit: Lit | None = None
        """Words that are lit."""
        self.hits: list[Lit] = []
        """Words that match what is looked for, in order."""
        self._hits_of: dict[int, tuple[Lit, ...]] = {}
        self.opened: set[int] = set()
        """Rows of the quotes that are open."""
        self._heights = Heights([])
        self._measured: set[int] = set()
        self._lines: OrderedDict[int, list[Line]] = OrderedDict()
        self._strips: OrderedDict[tuple[int, int, State], Strip] = OrderedDict()
        self._painter: Painter | None = None
        self._restyled = False
        self._laid_out = Size(0, 0)

    # What the screen asks of it

    def show_rows(self, rows: Sequence[int]) -> None:
        """Show other posts; the current one keeps its place on the screen, or the one after it takes it."""
        screen_line = self._top_of(self.current) - self.scroll_offset.y
        self.rows = rows
        self._forget()
        if rows:
            at = min(bisect_left(rows, self.current), len(rows) - 1)
            self.current = rows[at]
            self._choose()
            self._scroll(self._top_of(self.current) - screen_line)

    def update_posts(self) -> None:
        """Draw the thread anew after its posts or quotes changed; what stands where stays."""
        self.show_rows(self.rows)

    def go(self, post: int, lit: Lit | None = None, row: int | None = None) -> None:
        """Make a post the current one, light words in it, and bring both into view.

        `row` is the quote to choose in it. A page that shows the words already does not move.
        """
        touched = {self.current, post, *([self.lit[0]] if self.lit else [])}
        self.current = post
        self.lit = lit
        self._choose(row)
        at = self._row(post)
        self._measure_from(at)
        top = self._heights.top(at)
        height = self.size.height
        first, last = top, top + self._heights[at] - 2
        if lit:
            lines = [n for n, line in enumerate(self._post_lines(post)) if _holds(line, lit)]
            first, last = (top + lines[0], top + lines[-1]) if lines else (first, last)
        y = self.scroll_offset.y
        if first < y or last >= y + height:
            y = top if first - top < height * 2 // 3 else first - height // 3
        if self._scroll(y):
            self._refresh_posts(touched)

    def place(self) -> Place:
        """Where the reader is now."""
        return Place(self.current, self.scroll_offset.y - self._top_of(self.current), self.chosen, self.lit)

    def restore(self, place: Place) -> None:
        """Go back to a place as it was left."""
        self.current, self.lit = place.post, place.lit
        self._choose(place.chosen)
        self._measure_from(self._row(place.post))
        self._scroll(self._top_of(place.post) + place.line)
        self.refresh()

    def scroll_lines(self, lines: int) -> int:
        """Scroll by lines; the post that is then to be the current one.

        One that leaves the screen hands over to the one at its edge, and so does any after a large move.
        """
        if not self.rows:
            return self.current
        self._scroll(self.scroll_offset.y + lines)
        y, height = self.scroll_offset.y, self.size.height
        if lines > 0 and y >= self._heights.total - height:
            return self.rows[-1]
        here = self._row(self.current)
        top = self._heights.top(here)
        gone = top >= y + height - 1 or top + self._heights[here] - 1 <= y
        if not gone and abs(lines) < height // 2:
            return self.current
        row, line = self._heights.find(y)
        if line and row + 1 < len(self.rows) and self._heights.top(row + 1) < y + height // 2:
            row += 1
        return self.rows[row]

    def mark_current(self, post: int) -> None:
        """Make a post the current one without moving the page."""
        if post != self.current:
            touched = {self.current, post}
            self.current = post
            self._choose()
            self._refresh_posts(touched)

    def step(self, by: int) -> int:
        """The post so many posts on from the current one, as far as there are some."""
        return self.rows[max(0, min(self._row(self.current) + by, len(self.rows) - 1))]

    def choose_quote(self, by: int) -> None:
        """Choose another quote of the current post, and show it."""
        rows = [
            line.row for line in self._post_lines(self.current) if line.kind in (Kind.FOLDED, Kind.OPENED)
        ]
        if self.chosen in rows:
            self.chosen = rows[(rows.index(self.chosen) + by) % len(rows)]
            quote = self._thread.quotes
            self._reveal(self.current, quote.start[self.chosen])
            self.refresh()

    def toggle_quote(self, row: int) -> None:
        """Open or fold a quote; the line on which it stands keeps its place."""
        post = self._thread.quotes.post[row]
        self.opened ^= {row}
        self._lines.pop(post, None)
        self._strips.clear()
        self._measure(self._row(post))
        self._settle()
        if post == self.current:
            self.chosen = row
        self.refresh()

    def show_hits(self, hits: list[Lit]) -> None:
        """Mark the words that match what is looked for."""
        self.hits = hits
        self._hits_of = {post: tuple(group) for post, group in groupby(hits, key=lambda hit: hit[0])}
        self.refresh()

    def align(self, share: float) -> None:
        """Put the current post at the top (0), in the middle (0.5) or at the bottom (1) of the screen."""
        row = self._row(self.current)
        self._measure_from(row)
        spare = self.size.height - self._heights[row]
        self._scroll(self._heights.top(row) - max(0, int(spare * share)))

    def open_all(self, opened: bool) -> None:
        """Open or fold every quote of the thread."""
        self.opened = set(range(len(self._thread.quotes))) if opened else set()
        self.update_posts()

    # Heights and scrolling

    def _forget(self) -> None:
        """Drop what was measured and drawn."""
        self._lines.clear()
        self._strips.clear()
        self._measured.clear()
        self._heights = Heights([_GUESS] * len(self.rows))
        self._painter = None
        linked = len(self._thread.graph.home) > 0  # a first picture need not wait for what is not on it
        if linked and len(self.rows) <= _ALL_AT_ONCE and self.size.width:
            for row in range(len(self.rows)):
                self._measure(row)
        self._settle()

    @property
    def _text_width(self) -> int:
        return max(10, min(_MEASURE, self.scrollable_content_region.width - LEFT - RIGHT))

    def _row(self, post: int) -> int:
        return min(bisect_left(self.rows, post), max(0, len(self.rows) - 1))

    def _top_of(self, post: int) -> int:
        return self._heights.top(self._row(post))

    def _post_lines(self, post: int) -> list[Line]:
        lines = self._lines.get(post)
        if lines is None:
            lines = self._lines[post] = post_lines(self._thread, post, self._text_width, self.opened)
            if len(self._lines) > _KEPT:
                self._lines.popitem(last=False)
        return lines

    def _measure(self, row: int) -> int:
        """Learn the height of a row; how many lines it is more than was thought."""
        self._measured.add(row)
        return self._heights.set(row, len(self._post_lines(self.rows[row])))

    def _measure_from(self, row: int) -> None:
        """Learn the heights of a row and of a screen of posts before and after it."""
        room = 2 * max(self.size.height, 10)
        for rows in (range(row, len(self.rows)), range(row - 1, -1, -1)):
            seen = 0
            for near in rows:
                if near not in self._measured:
                    self._measure(near)
                seen += self._heights[near]
                if seen > room:
                    break

    def _settle(self) -> None:
        size = Size(self.scrollable_content_region.width, self._heights.total)
        if size != self.virtual_size:
            self.virtual_size = size

    def _refresh_posts(self, posts: set[int]) -> None:
        """Draw only these posts anew."""
        for post in posts:
            row = self._row(post)
            if self.rows and self.rows[row] == post:
                self.refresh_lines(self._heights.top(row), self._heights[row])

    def _scroll(self, y: int) -> bool:
        """Put a line of the page at the top, with what is near it measured and kept; whether the page stayed."""
        if not self.rows:
            return True
        row, line = self._heights.find(max(y, 0))
        self._measure_from(row)
        y = min(self._heights.top(row) + line, self._heights.total - self.size.height) if y > 0 else 0
        self._settle()
        before = self.scroll_offset.y
        self.scroll_to(y=max(0, y), animate=False, immediate=True, force=True)
        return self.scroll_offset.y == before

    def _reveal(self, post: int, offset: int) -> None:
        """Scroll as little as shows the line of a post on which a character stands."""
        lines = self._post_lines(post)
        line = next((n for n, line in enumerate(lines) if line.start <= offset < line.end), 0)
        y, top = self._top_of(post) + line, self.scroll_offset.y
        if not top <= y < top + self.size.height:
            self._scroll(y - self.size.height // 3)

    def _choose(self, row: int | None = None) -> None:
        """Choose a quote of the current post: the one asked for, else its first."""
        rows = self._thread.quotes.outer_rows(self.current)
        self.chosen = row if row is not None else rows[0] if rows else -1

    # Drawing

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
        state = State(current, self.chosen if current else -1, lit, self._hits_of.get(post, ()))
        key = (post, number, state)
        strip = self._strips.get(key)
        if strip is None:
            strip = self._strips[key] = painter.strip(post, lines[number], state)
            if len(self._strips) > 4 * _KEPT:
                self._strips.popitem(last=False)
        return strip

    def _brush(self) -> Painter:
        """The painter; a new one when the thread, the width or the look is another."""
        if self._painter is None or self._restyled:
            look = self.look
            if self._painter is None or look != self._painter.look:
                self._strips.clear()
                width = self.scrollable_content_region.width
                self._painter = Painter(self._thread, look, width, self._text_width)
            self._restyled = False
        return self._painter

    @property
    def look(self) -> Look:
        """The styles of the page in the theme of the moment."""

        def style(name: str) -> Style:
            return self.get_component_rich_style(f"post-page--{name}")

        def ground(name: str) -> Style:
            return Style(bgcolor=style(name).bgcolor)

        return Look(
            text=style("text"), muted=style("muted"), head=ground("head"), current=ground("head-current"),
            quote=style("quote"), chosen=style("chosen"), lit=style("lit"), hit=style("hit"), accent=style("accent"),
            background=self.background_colors[1],
        )  # fmt: skip

    # Events

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Learn the heights of what comes into view."""
        super().watch_scroll_y(old_value, new_value)
        if self.rows and round(old_value) != round(new_value):
            total = self._heights.total
            self._measure_from(self._heights.find(round(new_value))[0])
            if self._heights.total != total:
                self._settle()

    def on_resize(self, event: events.Resize) -> None:
        """Wrap anew; what stands at the top stays."""
        if event.size == self._laid_out:
            return  # hidden for a while, and shown again as it was
        self._laid_out = event.size
        row, _ = self._heights.find(self.scroll_offset.y) if len(self._heights) else (0, 0)
        self._forget()
        if self.rows:
            self._scroll(self._heights.top(row))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel scrolls, and the current post goes with the page."""
        event.prevent_default().stop()
        self.post_message(GotoPost(self.scroll_lines(_WHEEL), scroll=False))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel scrolls back."""
        event.prevent_default().stop()
        self.post_message(GotoPost(self.scroll_lines(-_WHEEL), scroll=False))

    def on_click(self, event: events.Click) -> None:
        """A quote's mark opens it, its words lead to the source, anything else makes the post current."""
        offset = event.get_content_offset(self)
        if offset is None or not self.rows or offset.y + self.scroll_offset.y >= self._heights.total:
            return
        row, number = self._heights.find(offset.y + self.scroll_offset.y)
        post = self.rows[row]
        lines = self._post_lines(post)
        line = lines[min(number, len(lines) - 1)]
        if line.kind in (Kind.FOLDED, Kind.OPENED):
            mark = LEFT + 2 * (line.depth + 1) + 2
            self.post_message(ToggleQuote(line.row) if offset.x < mark else FollowQuote(line.row))
        else:
            self.post_message(GotoPost(post, scroll=False))


def _holds(line: Line, lit: Lit) -> bool:
    return line.kind is not Kind.HEAD and lit[1] < line.end and lit[2] > line.start
