"""The authors: who wrote how many posts, the first poster marked, the unnamed kept apart."""

from __future__ import annotations

from collections import Counter

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from threadtui.thread import Thread
from threadtui.ui.colours import author_colour
from threadtui.ui.messages import FilterAuthor
from threadtui.ui.painter import UNNAMED
from threadtui.ui.widgets.rows import RowView
from threadtui.ui.wrap import shorten


class AuthorList(RowView):
    """Authors by number of posts; last the posts whose author's name was lost."""

    def __init__(self, thread: Thread) -> None:
        super().__init__(id="authors")
        self._thread = thread
        self.authors: list[tuple[str | None, int]] = []
        """Name and number of posts, None for the unnamed."""
        self.only: str | None = None
        """The author whose posts alone are shown."""
        self.filtered = False
        """Whether only one author's posts are shown."""

    def update_posts(self) -> None:
        """Count the posts anew."""
        counts = Counter(post.author for post in self._thread.posts)
        unnamed = counts.pop(None, 0)
        self.authors = [*counts.most_common()] + ([(None, unnamed)] if unnamed else [])
        self.rows_changed()

    def show_author(self, name: str | None) -> None:
        """Put the cursor on an author."""
        row = next((row for row, (author, _) in enumerate(self.authors) if author == name), None)
        if row is not None:
            self.move_to(row)

    def show_filter(self, filtered: bool, only: str | None = None) -> None:
        """Mark the author whose posts alone are shown."""
        self.filtered, self.only = filtered, only
        self.refresh()

    def row_count(self) -> int:
        """Number of authors, the unnamed as one."""
        return len(self.authors)

    def row_strip(self, row: int, width: int) -> Strip:
        """`● name OP  9`; the mark is `▶` where only that author's posts are shown."""
        name, posts = self.authors[row]
        text, muted = self.style("text"), self.style("muted")
        shown = self.filtered and name == self.only
        mark = "▶" if shown else "●" if name else "○"
        colour = (
            muted
            if name is None
            else text + Style(color=author_colour(name, self.background_colors[1]).rich_color)
        )
        op = " OP" if name and name == self._thread.posts[0].author else ""
        count = f" {posts}"
        room = width - 2 - len(op) - len(count) - 1
        label = shorten(name or UNNAMED, room)
        pad = " " * max(0, room - cell_len(label))
        return Strip([
            Segment(f"{mark} ", colour), Segment(label, colour), Segment(op, self.style("accent")),
            Segment(pad, text), Segment(count, muted),
        ])  # fmt: skip

    def choose(self, row: int) -> None:
        """Ask for that author's posts alone."""
        self.post_message(FilterAuthor(self.authors[row][0]))
