"""The keys that fold: quotes, posts, branches, levels, all; on the page, or in the tree where it has the focus."""

from __future__ import annotations

from threadtui.ui.screens.base import Part


class Folding(Part):
    """The post or line in sight keeps its place through every fold."""

    def action_fold(self) -> None:
        """Fold the branch of the tree; on the page the post, and where it is folded, the posts below it."""
        page = self.page
        if self.focused is self.quote_tree:
            self.quote_tree.fold()
        elif page.current in page.folded:
            self._fold_branch()
        else:
            page.fold_posts({page.current}, True)
            self.show_state()

    def action_unfold(self) -> None:
        """Unfold the branch of the tree; on the page the post, and where it is whole, the posts below it."""
        page = self.page
        if self.focused is self.quote_tree:
            self.quote_tree.unfold()
        else:
            whole = page.current not in page.folded
            page.fold_posts(page.branch(page.current) if whole else {page.current}, False)
            self.show_state()

    def action_toggle_fold(self) -> None:
        """Fold or unfold the branch of the tree; on the page the post."""
        page = self.page
        if self.focused is self.quote_tree:
            self.quote_tree.toggle()
        else:
            page.fold_posts({page.current}, page.current not in page.folded)
            self.show_state()

    def action_fold_chain(self) -> None:
        """Fold the current post and all that follows from it, and go on to the next post that does not."""
        self._fold_and_go_on(self.page.current)

    def action_fold_argument(self) -> None:
        """The same for the post with which the line of argument begins."""
        self._fold_and_go_on(self.thread.graph.chain(self.page.current)[0])

    def _fold_and_go_on(self, start: int) -> None:
        branch = self.page.branch(start)
        self.page.fold_posts(branch, True)
        rows = self.page.rows
        after = (post for post in rows[self.page.order.row(self.page.current) + 1 :] if post not in branch)
        post = next(after, None)
        if post is not None:
            self.jump(post)
        else:
            self.show_state()

    def action_fold_all(self) -> None:
        """Fold the whole tree; of the page all open quotes, and where none is open, all posts."""
        page = self.page
        if self.focused is self.quote_tree:
            self.quote_tree.fold_all(True)
        elif page.opened:
            page.open_all(False)
        else:
            page.fold_posts(range(len(self.thread.posts)), True)
        self.show_state()

    def action_unfold_all(self) -> None:
        """Unfold the whole tree; of the page all folded posts, and where none is folded, all quotes."""
        page = self.page
        if self.focused is self.quote_tree:
            self.quote_tree.fold_all(False)
        elif page.folded:
            page.set_folds(page.opened, frozenset())
        else:
            page.open_all(True)
        self.show_state()

    def action_fold_more(self) -> None:
        """One level of replies less: in the tree its branches, on the page the posts."""
        self._to_level(-1)

    def action_fold_less(self) -> None:
        """One level of replies more."""
        self._to_level(1)

    def action_skip_quoted(self) -> None:
        """To the next words that follow a quotation."""
        post = self.page.skip_quoted()
        if post is None:
            self.say_left("no quotation follows")
        else:
            self.page.mark_current(post)
            self.show_state()

    def _fold_branch(self) -> None:
        self.page.fold_posts(self.page.branch(self.page.current), True)
        self.show_state()

    def _to_level(self, by: int) -> None:
        graph = self.thread.graph
        if self.focused is self.quote_tree:
            self.quote_tree.fold_below(max(0, self.quote_tree.deepest + by))
            return
        depths = [graph.node_depth[node] for node in graph.home]
        deepest = max(depths, default=0)
        level = min((depths[post] for post in self.page.folded if post < len(depths)), default=deepest + 1)
        level = max(0, min(deepest + 1, level + by))
        self.page.fold_below(level)
        told = f"level{'s 1 to' if level > 1 else ''} {level} whole" if level else "every post is one line"
        self.show_state()
        self.say_left(told if level <= deepest else "every post is whole")
