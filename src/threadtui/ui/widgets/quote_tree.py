"""The quote tree of the whole thread: a reply hangs under each post that it quotes. Flat, so any depth will do."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from threadtui.model import Method
from threadtui.text import one_line
from threadtui.thread import Thread
from threadtui.ui.colours import author_style
from threadtui.ui.messages import GotoPost
from threadtui.ui.widgets.rows import RowView
from threadtui.ui.wrap import shorten

_WORDS = 18
"""Least cells kept for number, name and words: deeper guides than leave so many are cut to `+n`."""


class QuoteTree(RowView):
    """Nodes of the thread's graph, in order; the branches in `closed` are folded."""

    def __init__(self, thread: Thread) -> None:
        super().__init__(id="quotes")
        self._thread = thread
        self.closed: set[int] = set()
        """Nodes whose branches are folded."""
        self._visible: list[int] = []
        self._graph = thread.graph
        """The graph that is laid out."""

    def update_posts(self) -> None:
        """The graph is another now: its nodes are laid out anew. Folds stay, and the row of the cursor."""
        before, graph = self._graph, self._thread.graph
        node, line = self._node(), self.cursor - self.scroll_offset.y
        self._graph = graph
        self.closed = {
            graph.home[before.node_post[at]] for at in self.closed if before.node_post[at] < len(graph.home)
        }
        self._lay_out()
        if node is not None and self.size.height:
            home = graph.home[before.node_post[node]]
            self.cursor = min(bisect_left(self._visible, home), max(0, len(self._visible) - 1))
            self.scroll_to(y=max(0, self.cursor - line), animate=False, immediate=True, force=True)
            self._show_cursor()

    def show_post(self, post: int) -> None:
        """Put the cursor on a post, unfolding what hides it; a stub of it under the cursor is as good."""
        graph = self._thread.graph
        if post >= len(graph.home):
            return
        if self._visible and graph.node_post[self._visible[min(self.cursor, len(self._visible) - 1)]] == post:
            return
        node = above = graph.home[post]
        hidden = False
        while (above := graph.node_parent[above]) >= 0:
            hidden |= above in self.closed
            self.closed.discard(above)
        if hidden:
            self._lay_out()
        self.move_to(bisect_left(self._visible, node))

    def draw_beforehand(self, posts: Sequence[int]) -> Iterator[None]:
        """Draw the rows around some posts, one a step, as far as they are not seen now."""
        graph, width, height = self._graph, self.scrollable_content_region.width, self.size.height
        for post in posts:
            row = bisect_left(self._visible, graph.home[post]) if post < len(graph.home) else -1
            if 0 <= row - self.scroll_offset.y < height:
                continue
            for near in range(max(0, row - height // 2 - 1), row + height // 2 + 1):
                if near < len(self._visible):
                    self.make_ready(self._plain_row(near, width))
                    yield

    def fold(self) -> None:
        """Fold the branch under the cursor, or go to the post above where there is none to fold."""
        node = self._node()
        if node is None:
            return
        if self._foldable(node) and node not in self.closed:
            self._toggle(node)
        elif (parent := self._thread.graph.node_parent[node]) >= 0:
            self._ask(bisect_left(self._visible, parent))

    def unfold(self) -> None:
        """Unfold the branch under the cursor, else go to its first reply; from a stub to where the post stands."""
        node = self._node()
        if node is None:
            return
        if node in self.closed:
            self._toggle(node)
        elif self._thread.graph.node_stub[node] or self._foldable(node):
            self.choose(self.cursor if not self._foldable(node) else self.cursor + 1)

    def toggle(self) -> None:
        """Fold or unfold the branch under the cursor."""
        node = self._node()
        if node is not None and self._foldable(node):
            self._toggle(node)

    def fold_all(self, folded: bool) -> None:
        """Fold or unfold every branch; the cursor stays on its post or goes to the post above that hides it."""
        node = self._node()
        graph = self._thread.graph
        self.closed = {at for at in range(len(graph.node_post)) if self._foldable(at)} if folded else set()
        self._lay_out()
        if node is not None:
            while folded and graph.node_parent[node] >= 0:
                node = graph.node_parent[node]
            self.move_to(bisect_left(self._visible, node))

    def fold_below(self, level: int) -> None:
        """Fold every branch at a level or deeper, from 0, and unfold the others; the cursor as with `fold_all`."""
        node = self._node()
        graph = self._thread.graph
        depths = enumerate(graph.node_depth)
        self.closed = {at for at, depth in depths if depth >= level and self._foldable(at)}
        self._lay_out()
        if node is not None:
            while graph.node_depth[node] > level:
                node = graph.node_parent[node]
            self.move_to(bisect_left(self._visible, node))

    @property
    def deepest(self) -> int:
        """The deepest level that is shown."""
        depths = self._thread.graph.node_depth
        return max((depths[node] for node in self._visible), default=0)

    def row_count(self) -> int:
        """Number of nodes that no folded branch hides."""
        return len(self._visible)

    def row_strip(self, row: int, width: int) -> Strip:
        """`├─▾ #4 name  first words`; `~#4` under a parent that is guessed; a second appearance is `↗ #4 name`.

        Number and name have one style: with two, a tree that scrolls would write a tenth more.
        """
        graph, node = self._thread.graph, self._visible[row]
        post, stub = graph.node_post[node], bool(graph.node_stub[node])
        text, muted = self.style("text"), self.style("muted")
        guides = self._guides(node, width)
        fold = "▸ " if node in self.closed else "▾ " if self._foldable(node) else "↗ " if stub else "  "
        author = self._thread.posts[post].author
        named = author_style(author, self.background_colors[1]) if author else Style()
        guessed = graph.guessed(post)
        start = f"{'~' if guessed and guessed.method is not Method.MANUAL else ''}#{post + 1} "
        room = width - cell_len(guides) - 2 - len(start)
        name = shorten(author, max(4, room // 2)) + " " if author else ""
        words = "" if stub else one_line(self._thread.body(post).text[:200])
        words = shorten(words, max(0, room - cell_len(name)))
        return Strip([
            Segment(guides, muted), Segment(fold + start + name, muted if stub else text + named),
            Segment(words, muted),
        ])  # fmt: skip

    def choose(self, row: int) -> None:
        """Ask for the post of a row; for the second appearance of one, go where it stands whole."""
        if row >= len(self._visible):
            return
        graph, node = self._thread.graph, self._visible[row]
        if graph.node_stub[node]:
            self.move_to(bisect_left(self._visible, graph.home[graph.node_post[node]]))
        self.post_message(GotoPost(graph.node_post[node], remember=True))

    def click_row(self, row: int, x: int) -> None:
        """The fold mark folds, anything else asks for the post."""
        node = self._visible[row]
        mark = cell_len(self._guides(node, self.scrollable_content_region.width))
        if mark <= x <= mark + 1 and self._foldable(node):
            self._toggle(node)
        else:
            self.choose(row)

    def step(self, by: int) -> None:
        """Move the cursor by rows and ask for the post that it is on."""
        self._ask(self.cursor + by)

    def scroll_lines(self, lines: int) -> None:
        """A page of rows is a step of as many."""
        self._ask(self.cursor + lines)

    def _ask(self, row: int) -> None:
        self.move_to(row)
        node = self._node()
        if node is not None:
            self.post_message(GotoPost(self._thread.graph.node_post[node]))

    def _node(self) -> int | None:
        return self._visible[min(self.cursor, len(self._visible) - 1)] if self._visible else None

    def _foldable(self, node: int) -> bool:
        return self._thread.graph.node_end[node] > node + 1

    def _toggle(self, node: int) -> None:
        self.closed ^= {node}
        self._lay_out()

    def _lay_out(self) -> None:
        graph, closed = self._thread.graph, self.closed
        visible, node, count = [], 0, len(graph.node_post)
        while node < count:
            visible.append(node)
            node = graph.node_end[node] if node in closed else node + 1
        self._visible = visible
        self.rows_changed()

    def _guides(self, node: int, width: int) -> str:
        """The lines that lead to a node: two cells a level, those farthest from it cut to `+n` when too many."""
        graph = self._thread.graph
        depth = graph.node_depth[node]
        levels = min(depth, max(1, (width - _WORDS) // 2))
        parts: list[str] = []
        for level in range(levels):
            parent = graph.node_parent[node]
            goes_on = graph.node_end[node] < graph.node_end[parent]
            parts.append(("├─" if goes_on else "└─") if level == 0 else ("│ " if goes_on else "  "))
            node = parent
        cut = depth - levels
        return (f"+{cut} " if cut else "") + "".join(reversed(parts))
