"""The keys that move through posts and lists."""

from __future__ import annotations

from bisect import bisect_left

from threadtui.ui.history import Place
from threadtui.ui.screens.base import Part
from threadtui.ui.shown import chain_of
from threadtui.ui.widgets.rows import RowView


class Moving(Part):
    """Steps, screens, ends; the same author's posts; siblings and ends of a chain; back and forward."""

    def action_next(self) -> None:
        """Next post, or next row of a list."""
        self._step(1)

    def action_previous(self) -> None:
        """Previous post, or previous row of a list."""
        self._step(-1)

    def action_page_down(self) -> None:
        """A screen of posts down, whichever pane has the focus."""
        self._scroll(self.screenful)

    def action_page_up(self) -> None:
        """A screen of posts up."""
        self._scroll(-self.screenful)

    def action_half_down(self) -> None:
        """Half a screen down."""
        self._scroll(self.screenful // 2)

    def action_half_up(self) -> None:
        """Half a screen up."""
        self._scroll(-self.screenful // 2)

    def action_line_down(self) -> None:
        """A line down."""
        self._scroll(1)

    def action_line_up(self) -> None:
        """A line up."""
        self._scroll(-1)

    def action_first(self) -> None:
        """The first post, or the first row of a list."""
        self._end(0)

    def action_last(self) -> None:
        """The last post, or the last row of a list."""
        self._end(-1)

    def action_next_sibling(self) -> None:
        """The next reply to the same source."""
        self._sibling(1)

    def action_previous_sibling(self) -> None:
        """The reply to the same source before."""
        self._sibling(-1)

    def action_chain_start(self) -> None:
        """The post with which the line of argument begins."""
        start = self.thread.graph.chain(self.page.current)[0]
        if start != self.page.current:
            self.jump(start)
        else:
            self.say_left(f"the line of argument begins with #{start + 1}")

    def action_chain_end(self) -> None:
        """Down the first replies to the end of the line."""
        end, graph = self.page.current, self.thread.graph
        while replies := graph.below(end):
            end = replies[0]
        if end != self.page.current:
            self.jump(end)
        else:
            self.say_left(f"the line of argument ends with #{end + 1}")

    def action_next_root(self) -> None:
        """The next post that answers none."""
        self._root(1)

    def action_previous_root(self) -> None:
        """The post before that answers none."""
        self._root(-1)

    def action_next_by_author(self) -> None:
        """The next post by the same author."""
        self._same_author(1)

    def action_previous_by_author(self) -> None:
        """The post by the same author before."""
        self._same_author(-1)

    def action_back(self) -> None:
        """Where the reader was before."""
        self._return_to(self.history.back(self.here), "there is no way back from here")

    def action_forward(self) -> None:
        """Where the reader went back from."""
        self._return_to(self.history.forward(self.here), "there is no way forward from here")

    def _return_to(self, place: Place | None, otherwise: str) -> None:
        self.restore(place)
        if place is None:
            self.say_left(otherwise)

    def action_top(self) -> None:
        """Put the current post at the top of the screen."""
        self.page.align(0.0)

    def action_middle(self) -> None:
        """Put it in the middle."""
        self.page.align(0.5)

    def action_bottom(self) -> None:
        """Put it at the bottom."""
        self.page.align(1.0)

    def _scroll(self, lines: int) -> None:
        if self.sheet.visible:
            self.sheet.scroll_lines(lines)
        elif self.panes.help.visible:
            self.panes.help.scroll_lines(lines)
        else:
            self.page.mark_current(self.page.scroll_lines(lines))
            self.show_state()

    def _step(self, by: int) -> None:
        if self.move_choice(by):
            return
        if self.focused is self.quote_tree:
            self.quote_tree.step(by)
        elif isinstance(self.focused, RowView):
            self.focused.scroll_lines(by)
        elif self.page.rows:
            self.page.go(self.page.step(by), up=by < 0)
            self.show_state()

    def _end(self, at: int) -> None:
        if isinstance(self.focused, RowView):
            self.focused.scroll_lines(self.focused.row_count() * (1 if at else -1))
        elif self.page.rows:
            self.jump(self.page.rows[at])

    def _sibling(self, by: int) -> None:
        here, graph = self.page.current, self.thread.graph
        source = self.page.above(here)
        if source is None:
            self._root(by)
            return
        siblings = [*graph.below(source)]
        at = siblings.index(here) + by if here in siblings else -1
        if not 0 <= at < len(siblings):
            self.say_left(f"no reply to #{source + 1} is {'after' if by > 0 else 'before'} this one")
        else:
            if self.page.in_line:
                self.history.leave(self.here)
                self.show_only(chain_of(siblings[at], source))
                self.page.go(siblings[at])
                self.show_state()
            else:
                self.jump(siblings[at])

    def _root(self, by: int) -> None:
        """The post before or after on the page that answers none."""
        rows, parent = self.page.rows, self.thread.graph.parent
        at = self.page.order.row(self.page.current) + by
        while 0 <= at < len(rows) and parent(rows[at]) is not None:
            at += by
        if 0 <= at < len(rows):
            self.jump(rows[at])
        else:
            self.say_left(f"no argument begins {'after' if by > 0 else 'before'} this post")

    def _same_author(self, by: int) -> None:
        here, order = self.page.current, self.page.order
        own = self.by_author.posts(self.thread.posts[here].author)
        if self.page.in_tree:
            own = sorted(filter(order.holds, own), key=order.row)
            at = own.index(here) + by if here in own else -1
        else:
            at = bisect_left(own, here) + by
        if 0 <= at < len(own):
            self.jump(own[at])
        else:
            self.say_left(f"no post of this author is {'after' if by > 0 else 'before'} this one")
