"""Folding quotes, posts, branches and levels. What is in sight keeps its line of the screen."""

from __future__ import annotations

from collections.abc import Iterable

from threadtui.ui.post_lines import Kind
from threadtui.ui.widgets.page_selection import PageSelection

_FEW = 32
"""So many posts are measured anew one by one; more with the whole page."""


class PageFolding(PageSelection):
    """A quote is one line or open, a post whole or one line."""

    def toggle_quote(self, row: int) -> None:
        """Open or fold a quote; the line on which it stands keeps its place."""
        self.set_folds(self.opened ^ {row}, self.folded)
        if self._thread.quotes.post[row] == self.current:
            self.chosen = row
            self.refresh()

    def open_all(self, opened: bool) -> None:
        """Open or fold every quote of the thread."""
        self.set_opened(frozenset(range(len(self._thread.quotes)) if opened else ()))

    def set_opened(self, opened: frozenset[int]) -> None:
        """Open just these quotes, given by their rows."""
        self.set_folds(opened, self.folded)

    def fold_posts(self, posts: Iterable[int], folded: bool) -> None:
        """Show posts in one line each, or whole."""
        self.set_folds(
            self.opened, self.folded | frozenset(posts) if folded else self.folded - frozenset(posts)
        )

    def fold_below(self, level: int) -> None:
        """Show the posts in one line that stand at a level of the tree or deeper, from 0; all others whole."""
        graph = self._thread.graph
        depths = (graph.node_depth[node] for node in graph.home)
        self.set_folds(self.opened, frozenset(post for post, depth in enumerate(depths) if depth >= level))

    def branch(self, post: int) -> set[int]:
        """A post and all that stands below it."""
        graph = self._thread.graph
        if post >= len(graph.home):
            return {post}
        home = graph.home[post]
        return set(graph.node_post[home : graph.node_end[home]])

    def set_folds(self, opened: frozenset[int], folded: frozenset[int]) -> None:
        """Open just these quotes, by their rows, and fold just these posts."""
        changed = self._posts_changed(opened, folded)
        held = self._held()
        self.opened, self.folded = opened, folded
        if changed is None:
            self._forget()
        elif changed:
            self._strips.clear()
            for post in changed:
                self._lines.pop(post, None)
                if self.holds(post):
                    self._measure(self._row(post))
            self._settle()
        if changed != set() and held:
            self._put_back(held)
            self.refresh()

    def _posts_changed(self, opened: frozenset[int], folded: frozenset[int]) -> set[int] | None:
        """The posts that look different with these folds; None for many, which are not counted."""
        changed: set[int] = set()
        for before, after, of_quotes in ((self.opened, opened, True), (self.folded, folded, False)):
            if after is before:
                continue
            if abs(len(after) - len(before)) > _FEW:
                return None
            differ = after ^ before
            changed.update((self._thread.quotes.post[row] for row in differ) if of_quotes else differ)
        return changed if len(changed) <= _FEW else None

    def skip_quoted(self) -> int | None:
        """Put the next words at the top that follow a quotation; their post, or None where there are none."""
        row, line = self._heights.find(self.scroll_offset.y)
        above = line if self.rows else 0
        for at in range(row, len(self.rows)):
            post = self.rows[at]
            if self._thread.quotes.rows(post) and post not in self.folded:
                if at not in self._measured:
                    self._measure_from(at)
                lines = self._post_lines(post)
                for number in range(above + 1 if at == row else 1, len(lines)):
                    before = next(
                        (near for near in lines[number - 1 :: -1] if near.kind is not Kind.GAP), None
                    )
                    quoted = before is not None and before.kind in (Kind.FOLDED, Kind.OPENED, Kind.QUOTED)
                    if lines[number].kind is Kind.OWN and quoted and self._comes(at, number):
                        self._scroll(self._heights.top(at) + number)
                        return post
        return None

    def _comes(self, row: int, number: int) -> bool:
        """Whether a line is farther down than the top; at the end of the page, of a post after the current one."""
        if self.scroll_offset.y >= self._heights.total - self.size.height:
            return row > self._row(self.current)
        return self._heights.top(row) + number > self.scroll_offset.y
