"""The keys that choose what is shown: folds, filters, panes, help."""

from __future__ import annotations

from threadtui.ui.messages import FilterAuthor
from threadtui.ui.screens.base import Part
from threadtui.ui.shown import by_authors, chain_of


class Viewing(Part):
    """Fold and unfold, show some posts alone, turn to another pane, read the help, leave."""

    def action_toggle_quotes(self) -> None:
        """Open all quotes of the page, or fold them."""
        self.page.open_all(not self.page.opened)
        self.show_state()

    def action_filter_author(self) -> None:
        """Only the posts of the current post's author, or all again; in the author list, of the one chosen too."""
        if self.about:
            self.post_message(FilterAuthor(self.about[0]))
        elif self.focused is self.authors:
            self.authors.choose_too()
        else:
            self.post_message(FilterAuthor(self.thread.posts[self.page.current].author))

    def action_filter_answered(self) -> None:
        """The current post's author, whom they answer and who answers them, or all again.

        Where several authors are shown, all of them; in the author list, the one chosen.
        """
        names = frozenset([self._author_meant()])
        shown = self.shown
        if shown and names <= shown.authors:
            names = shown.authors
        self.close_sheet()
        same = shown is not None and shown.around and shown.authors == names
        self.show_only(None if same else by_authors(names, around=True))

    def _author_meant(self) -> str | None:
        """The author of the sheet, the one chosen in the author list, or the current post's."""
        if self.about:
            return self.about[0]
        if self.focused is self.authors and self.authors.authors:
            return self.authors.authors[self.authors.cursor][0]
        return self.thread.posts[self.page.current].author

    def action_chain(self) -> None:
        """Only the line of argument through the current post."""
        self.show_only(chain_of(self.page.current))

    def action_brief(self) -> None:
        """A line a post, or whole posts again."""
        self.set_form(brief=not self.page.brief)

    def action_tree_order(self) -> None:
        """The order of the tree, or that of the file again."""
        self.set_form(in_tree=not self.page.in_tree)

    def show_whole(self) -> None:
        """Whole posts, the current one at the top."""
        self.set_form(brief=False)
        self.page.align(0.0)

    def set_form(self, brief: bool | None = None, in_tree: bool | None = None) -> None:
        """Posts of one line or whole; in the order of the tree or of the file. What is not told stays."""
        page = self.page
        page.set_form(page.brief if brief is None else brief, page.in_tree if in_tree is None else in_tree)
        told = [
            "Posts",
            *(["one line each"] if page.brief else []),
            *(["replies under posts"] if page.in_tree else []),
        ]
        page.border_title = " · ".join(told)
        self.show_state()

    def action_clear(self) -> None:
        """Put away what is open; else show all posts again and put out the light."""
        away = (self.stop_asking_for_keys, self.close_sheet, self.panes.close_help, self.stop_selecting,
                self.stop_finding)  # fmt: skip
        if not any(put_away() for put_away in away):
            self.page.put_out()
            if self.shown is not None:
                self.show_only(None)
            self.show_state()

    def stop_asking_for_keys(self) -> bool:
        """Show all keys in the help again; whether some were looked for."""
        return False

    def complete(self) -> bool:
        """Take what the line for typing suggests; whether there is one."""
        return False

    def stop_finding(self) -> bool:
        """Put the search away; whether there was one."""
        return False

    def action_next_pane(self) -> None:
        """The next pane; while something is typed, what is suggested."""
        if self.complete():
            return
        self.close_sheet()
        self.panes.turn(1)

    def action_previous_pane(self) -> None:
        """The pane before."""
        self.close_sheet()
        self.panes.turn(-1)

    def action_toggle_authors(self) -> None:
        """Show or hide the authors."""
        self.panes.toggle("authors")

    def action_toggle_tree(self) -> None:
        """Show or hide the quote tree."""
        self.panes.toggle("quotes")

    def action_maximise(self) -> None:
        """Only the pane with the focus, or all again."""
        self.panes.maximise()

    def action_wider(self) -> None:
        """Make the pane with the focus wider."""
        if not self.panes.resize(1):
            self.say_left("this pane is as wide as it can be")

    def action_narrower(self) -> None:
        """Make it narrower."""
        if not self.panes.resize(-1):
            self.say_left("this pane is as narrow as it can be")

    def action_reset_panes(self) -> None:
        """Every pane as at the start."""
        self.panes.reset()

    def action_quit(self) -> None:
        """Put away what is open; else go back to the list of threads, or leave the program at once."""
        if self.close_sheet() or self.panes.close_help():
            return
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()
        else:
            self.app.exit()

    def action_quit_now(self) -> None:
        """Leave the program at once."""
        self.app.exit()
