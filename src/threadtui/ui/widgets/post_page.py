"""The posts: one continuous page of whole posts, drawn line by line, whatever the number of posts."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events

from threadtui.ui.columns import LEFT
from threadtui.ui.history import Lit, Place
from threadtui.ui.messages import FollowQuote, GotoPost, ShapeChanged, ToggleQuote
from threadtui.ui.painter import INDENT
from threadtui.ui.post_lines import Kind, Line
from threadtui.ui.widgets.page_folding import PageFolding

_WHEEL = 3
"""Lines for a notch of the wheel."""


class PostPage(PageFolding):
    """A page of posts. It shows the posts `rows`, marks one as current, and asks the screen for everything else."""

    # What the screen asks of it

    def show_rows(self, rows: Sequence[int], in_line: bool = False) -> None:
        """Show other posts; the current one keeps its place on the screen, or the one after it takes it.

        `in_line` tells that they are one line of argument.
        """
        held = self._held()
        self.selection = None
        self.in_line = in_line
        self._wanted = rows
        self._forget()
        if rows:
            before, self.current = self.current, self.rows[self._row(self.current)]
            if self.current != before or self.chosen < 0:
                self._choose()
            if held:
                self._put_back(held if self.holds(held.post) else held._replace(post=self.current))

    def update_posts(self) -> None:
        """Draw the thread anew after its posts or quotes changed; what stands where stays."""
        self.show_rows(self._wanted, self.in_line)

    def set_form(self, brief: bool, in_tree: bool) -> None:
        """Posts of one line or whole ones; in the order of the tree or of the file."""
        self.brief, self.in_tree = brief, in_tree
        self.update_posts()
        self.go(self.current, self.lit, self.chosen)

    def go(self, post: int, lit: Lit | None = None, row: int | None = None, *, up: bool = False) -> None:
        """Make a post the current one, light words in it, and bring both into view.

        `row` is the quote to choose in it. A page that shows the words already does not move. `up` tells that the
        reader goes backwards: a post that fits then ends where the screen does, with those before it above.
        """
        touched = {self.current, post, *([self.lit[0]] if self.lit else [])}
        self.current = post
        self.lit = lit
        if lit and post in self.folded and not self.brief:
            self.fold_posts({post}, False)
        self._choose(row)
        at = self._row(post)
        self._measure_from(at)
        top = self._heights.top(at)
        lines = [n for n, line in enumerate(self._post_lines(post)) if _holds(line, lit)] if lit else []
        y = self.top_for(at, (top + lines[0], top + lines[-1]) if lines else None, up=up)
        if self._scroll(y):
            self._refresh_posts(touched)

    def screen_line(self) -> int:
        """The line of the screen on which the chosen quote stands, else the current post's head."""
        lines = self._post_lines(self.current)
        kinds = (Kind.FOLDED, Kind.OPENED)
        at = next((n for n, line in enumerate(lines) if line.row == self.chosen and line.kind in kinds), 0)
        return self.content_region.y + self._top_of(self.current) + at - self.scroll_offset.y

    def place(self) -> Place:
        """Where the reader is now."""
        return Place(
            self.current,
            self.scroll_offset.y - self._top_of(self.current),
            self.chosen,
            self.lit,
            self.opened,
            self.folded,
        )

    def restore(self, place: Place) -> None:
        """Go back to a place as it was left."""
        touched = {self.current, place.post, *(lit[0] for lit in (self.lit, place.lit) if lit)}
        self.current, self.lit = place.post, place.lit
        self.set_folds(place.opened, place.folded)
        self._choose(place.chosen)
        self._measure_from(self._row(place.post))
        if self._scroll(self._top_of(place.post) + place.line):
            self._refresh_posts(touched)

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
        return self.rows[self.heir(y)]

    def step(self, by: int) -> int:
        """The post so many posts on from the current one, as far as there are some."""
        return self.rows[max(0, min(self._row(self.current) + by, len(self.rows) - 1))]

    def choose_quote(self, by: int) -> bool:
        """Choose another quote of the current post, and show it; whether there is another."""
        rows = [
            line.row for line in self._post_lines(self.current) if line.kind in (Kind.FOLDED, Kind.OPENED)
        ]
        if another := self.chosen in rows and len(rows) > 1:
            self.chosen = rows[(rows.index(self.chosen) + by) % len(rows)]
            quote = self._thread.quotes
            self._reveal(self.current, quote.start[self.chosen])
            self._refresh_posts({self.current})
        return another

    def choose(self, row: int) -> None:
        """Choose a quote of the current post, by its row."""
        self._choose(row)
        self.refresh()

    def put_out(self) -> None:
        """Light no words any more."""
        if self.lit:
            post, self.lit = self.lit[0], None
            self._refresh_posts({post})

    def show_new(self, new: frozenset[int]) -> None:
        """Mark other posts as new."""
        self.new = new
        self.post_message(ShapeChanged())
        self.refresh()

    def show_hits(self, hits: list[Lit]) -> None:
        """Mark the words that match what is looked for. Only posts in sight that look different are drawn."""
        seen = {post: self._hits_of(post) for post in self._on_screen()}
        self.hits = hits
        self._refresh_posts({post for post, before in seen.items() if before != self._hits_of(post)})

    def align(self, share: float) -> None:
        """Put the current post at the top (0), in the middle (0.5) or at the bottom (1) of the screen."""
        row = self._row(self.current)
        self._measure_from(row)
        spare = self.size.height - self._heights[row]
        self._scroll(self._heights.top(row) - max(0, int(spare * share)))

    # Events

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
        if self.select_at(event):
            return
        offset = event.get_content_offset(self)
        if offset is None or not self.rows or offset.y + self.scroll_offset.y >= self._heights.total:
            return
        row, number = self._heights.find(offset.y + self.scroll_offset.y)
        post = self.rows[row]
        lines = self._post_lines(post)
        line = lines[min(number, len(lines) - 1)]
        if post in self.folded and not self.brief:
            self.fold_posts({post}, False)
        if line.kind in (Kind.FOLDED, Kind.OPENED):
            mark = LEFT + INDENT * self._levels(post) + 2 * (line.depth + 1) + 2
            self.post_message(ToggleQuote(line.row) if offset.x < mark else FollowQuote(line.row))
        else:
            self.post_message(GotoPost(post, scroll=False))


def _holds(line: Line, lit: Lit) -> bool:
    return (
        line.kind not in (Kind.HEAD, Kind.BRIEF, Kind.BRANCHES) and lit[1] < line.end and lit[2] > line.start
    )
