"""Where each post and each line of it stands on the page: heights learnt as posts are seen, and scrolling by them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import NamedTuple

from textual.geometry import Size
from textual.strip import Strip

from threadtui.thread import Thread
from threadtui.ui.columns import LEFT, MEASURE, RIGHT
from threadtui.ui.heights import Heights
from threadtui.ui.history import Lit
from threadtui.ui.messages import ShapeChanged
from threadtui.ui.order import Order, TreeOrder
from threadtui.ui.painter import INDENT, Look, Painter, State
from threadtui.ui.post_lines import Kind, Line, post_lines
from threadtui.ui.selection import Selection
from threadtui.ui.widgets.line_view import LineView

_DEEPEST = 8
"""So many levels are indented; deeper replies name the post that they answer."""
_LEAST, _LEAST_BRIEF = 36, 24
"""Cells that indents leave to the text; to the name and the words where a post is one line."""
KEPT = 1024
"""So many posts' lines, and four times as many drawn lines, are kept."""
_GUESS = 8
"""Lines that a post is taken to have until it is seen."""
_ALL_AT_ONCE = 200
"""A page of so many posts is measured whole at once."""


class Held(NamedTuple):
    """A place that is to stand still on the screen."""

    post: int
    """Index of the post."""
    offset: int
    """A character of its text, or -1 for its head."""
    line: int
    """The line of the page's part of the screen on which it stands, from 0."""


class PageLayout(LineView, can_focus=True, inherit_bindings=False):
    """The posts `rows` one under another, wrapped when they come near the screen.

    The heights of posts are learnt when they come near the screen; until then they are guessed. What stands at
    the top stays there when a height above it turns out other than guessed.
    """

    def __init__(self, thread: Thread) -> None:
        super().__init__(id="posts")
        self._thread = thread
        self._wanted: Sequence[int] = range(len(thread.posts))
        self._order = Order(self._wanted)
        self.in_tree = False
        """Whether each reply stands under the post that it answers, else the order is that of the file."""
        self.in_line = False
        """Whether the posts are one line of argument: replies then tell of those beside them."""
        self.brief = False
        """Whether a post is one line, else it is whole."""
        self.current = 0
        """Index of the current post."""
        self.chosen = -1
        """Row of the chosen quote of the current post, or -1."""
        self.lit: Lit | None = None
        """Words that are lit."""
        self.new: frozenset[int] = frozenset()
        """Posts that were not there the time before, or that the reader wants to see as new."""
        self.measure = MEASURE
        """Widest line of text in cells."""
        self.covered = 0
        """Lines at the foot that something else stands on."""
        self.selection: Selection | None = None
        """What is selected."""
        self.hits: list[Lit] = []
        """Words that match what is looked for, in order."""
        self.opened: frozenset[int] = frozenset()
        """Rows of the quotes that are open."""
        self.folded: frozenset[int] = frozenset()
        """Posts that are shown in one line."""
        self._heights = Heights([])
        self._parts: list[int] = []
        self._parted: tuple[Heights, int, int] | None = None
        """Of which heights, after how many changes, and in how many, the parts are."""
        self._measured: set[int] = set()
        self._lines: OrderedDict[int, list[Line]] = OrderedDict()
        self._strips: OrderedDict[tuple[int, int, State], Strip] = OrderedDict()
        self._painter: Painter | None = None
        self._look: Look | None = None
        self._restyled = False
        self._laid_out = Size(0, 0)

    @property
    def rows(self) -> Sequence[int]:
        """Indexes of the posts on the page, from top to bottom."""
        return self._order.posts

    @property
    def order(self) -> Order:
        """The order in which they stand."""
        return self._order

    def parts(self, count: int) -> list[int]:
        """The rows with which so many equal parts of the page begin, and one past the last row.

        A post that begins in one part and goes on in the next is in the first alone. The same list while no height
        is another.
        """
        heights, total, rows = self._heights, self._heights.total, len(self.rows)
        if (heights, heights.changes, count) != self._parted:
            self._parted = heights, heights.changes, count
            starts = (heights.find(total * part // count) for part in range(count))
            self._parts = [*(row + (line > 0) for row, line in starts), rows] if rows else [0] * (count + 1)
        return self._parts

    def holds(self, post: int) -> bool:
        """Whether a post is on the page."""
        return self._order.holds(post)

    def _forget(self) -> None:
        """Drop what was measured and drawn."""
        graph = self._thread.graph
        planted = self.in_tree and len(graph.home) > 0
        self._order = TreeOrder(self._wanted, graph) if planted else Order(self._wanted)
        self._lines.clear()
        self._strips.clear()
        self._measured.clear()
        short = self.brief or len(self.folded) >= len(self._thread.posts)
        self._heights = Heights.alike(len(self.rows), 1 if short else _GUESS)
        if self.folded and not short:
            self._heights = Heights([1 if post in self.folded else _GUESS for post in self.rows])
        self._painter = None
        linked = len(graph.home) > 0  # a first picture need not wait for what is not on it
        if linked and not self.brief and len(self.rows) <= _ALL_AT_ONCE and self.size.width:
            for row in range(len(self.rows)):
                self._measure(row)
        self._settle()

    @property
    def _column(self) -> int:
        """Cells for indents and text."""
        widest = self.measure + (INDENT * _DEEPEST if self.in_tree else 0)
        return max(10, min(widest, self.scrollable_content_region.width - LEFT - RIGHT))

    def _levels(self, post: int) -> int:
        """By how many levels a post is indented."""
        depth = self._order.depth(post)
        if not depth:
            return 0
        least = _LEAST_BRIEF if self.brief else _LEAST
        return min(depth, _DEEPEST, max(0, self._column - least) // INDENT)

    def _indent(self, post: int) -> tuple[int, bool]:
        """Levels of indent, and whether there are fewer than posts above."""
        levels = self._levels(post)
        return levels, levels < self._order.depth(post)

    def above(self, post: int) -> int | None:
        """The post that a post answers: in a line of argument the one before it, else the first one."""
        row = self._row(post)
        return self.rows[row - 1] if self.in_line and row else self._thread.graph.parent(post)

    def _has_siblings(self, post: int) -> bool:
        above = self.above(post)
        return above is not None and len(self._thread.graph.below(above)) > 1

    def _row(self, post: int) -> int:
        return self._order.row(post)

    def _top_of(self, post: int) -> int:
        return self._heights.top(self._row(post))

    def _post_lines(self, post: int) -> list[Line]:
        lines = self._lines.get(post)
        if lines is None:
            width = min(self.measure, self._column - INDENT * self._levels(post))
            brief = self.brief or post in self.folded
            lines = [Line(Kind.BRIEF)] if brief else post_lines(self._thread, post, width, self.opened)
            if self.in_line and not brief and self._has_siblings(post):
                lines.insert(1, Line(Kind.BRANCHES))
            self._lines[post] = lines
            if len(self._lines) > KEPT:
                self._lines.popitem(last=False)
        return lines

    def _measure(self, row: int) -> int:
        """Learn the height of a row; how many lines it is more than was thought."""
        self._measured.add(row)
        return self._heights.set(row, len(self._post_lines(self.rows[row])))

    def _measure_from(self, row: int) -> None:
        """Learn the heights of a row, of a screen of posts before it, and of two after it: one of them is seen."""
        screen = max(self.size.height, 10)
        for rows, room in ((range(row, len(self.rows)), 2 * screen), (range(row - 1, -1, -1), screen)):
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
            self.post_message(ShapeChanged())

    def _refresh_posts(self, posts: set[int]) -> None:
        """Draw only these posts anew."""
        for post in posts:
            if self.holds(post):
                row = self._row(post)
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

    @property
    def lines_seen(self) -> int:
        """Lines of the screen on which the page can be read."""
        return self.size.height - self.covered

    def _reveal(self, post: int, offset: int) -> None:
        """Scroll as little as shows the line of a post on which a character stands."""
        y, top = self._top_of(post) + self._line_of(post, offset), self.scroll_offset.y
        if not top <= y < top + self.lines_seen:
            self._scroll(y - self.lines_seen // 3)

    def _choose(self, row: int | None = None) -> None:
        """Choose a quote of the current post: the one asked for, else its first."""
        self.chosen = row if row is not None else self.first_quote(self.current)

    def first_quote(self, post: int) -> int:
        """The row of a post's first quote, or -1."""
        rows = self._thread.quotes.outer_rows(post)
        return rows[0] if rows else -1

    def top_for(self, row: int, wanted: tuple[int, int] | None = None, *, up: bool = False) -> int:
        """The line of the page that is at the top when the post of a row, or lines of it, are brought into view."""
        top, height, y = self._heights.top(row), self.lines_seen, self.scroll_offset.y
        first, last = wanted or (top, max(top, top + self._heights[row] - 2))
        if first >= y and last < y + height:
            return y
        if up and last - top < height - 1:
            return last + 2 - height
        return top if first - top < height * 2 // 3 else first - height // 3

    def heir(self, y: int) -> int:
        """The row whose post is the current one after a large move, with a line of the page at the top."""
        row, line = self._heights.find(y)
        if line and row + 1 < len(self.rows) and self._heights.top(row + 1) < y + self.size.height // 2:
            row += 1
        return row

    def in_sight(self) -> list[int]:
        """The posts whose last line is on the screen."""
        if not len(self._heights):
            return []
        y, height = self.scroll_offset.y, self.lines_seen
        row, found = self._heights.find(y)[0], []
        bottom = self._heights.top(row)
        while row < len(self._heights) and (bottom := bottom + self._heights[row]) - 1 <= y + height:
            found.append(self.rows[row])
            row += 1
        return found

    def _on_screen(self) -> Sequence[int]:
        """The posts of which a line is on the screen."""
        if not self.rows or not len(self._heights):
            return ()
        y = self.scroll_offset.y
        return self.rows[self._heights.find(y)[0] : self._heights.find(y + self.size.height)[0] + 1]

    def mark_current(self, post: int) -> None:
        """Make a post the current one without moving the page."""
        if post != self.current:
            touched = {self.current, post}
            self.current = post
            self._choose()
            self._refresh_posts(touched)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Learn the heights of what comes into view."""
        super().watch_scroll_y(old_value, new_value)
        if self.rows and round(old_value) != round(new_value):
            total = self._heights.total
            self._measure_from(self._heights.find(round(new_value))[0])
            if self._heights.total != total:
                self._settle()

    def fit(self, size: Size) -> None:
        """Wrap anew; the current post, or what stands at the top, keeps its line of the screen."""
        before, self._laid_out = self._laid_out, size
        if size == before:
            return  # hidden for a while, and shown again as it was
        held = self._held() if before else None
        if size.width != before.width:
            self._forget()
        if held:
            self._put_back(held._replace(line=min(held.line, max(0, size.height - 3))))

    # Holding on to a place while lines above it come and go

    def _held(self) -> Held | None:
        """What is to keep its line of the screen: the current post where it is in sight, else what is at the top."""
        if not self.rows or not len(self._heights):
            return None
        y, height = self.scroll_offset.y, max(1, self.size.height)
        row = self._row(self.current)
        top = self._heights.top(row)
        if not self.holds(self.current) or not y - self._heights[row] < top < y + height:
            row = self._heights.find(y)[0]
            top = self._heights.top(row)
        lines = self._post_lines(self.rows[row])
        at = next((at for at in range(max(0, y - top), len(lines)) if lines[at].kind is not Kind.GAP), 0)
        offset = lines[at].start if lines[at].kind not in (Kind.HEAD, Kind.BRIEF) else -1
        return Held(self.rows[row], offset, top + at - y)

    def _put_back(self, held: Held) -> None:
        """Scroll so that what was held stands on its line again."""
        if self.rows:
            row = self._row(held.post)
            self._measure_from(row)
            at = self._line_of(held.post, held.offset) if self.holds(held.post) else 0
            self._scroll(self._heights.top(row) + at - held.line)

    def _line_of(self, post: int, offset: int) -> int:
        """The line of a post on which a character of its text stands; the head for one before the first."""
        lines = self._post_lines(post)
        stands = (
            n
            for n, line in enumerate(lines)
            if line.kind is not Kind.HEAD and line.start <= offset < line.end
        )
        return next(stands, 0)
