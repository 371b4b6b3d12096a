"""What views ask for."""

from __future__ import annotations

from threadtui.ui.messages import FilterAuthor, FollowQuote, GotoPost, MoveEdge, ToggleQuote
from threadtui.ui.screens.base import Part
from threadtui.ui.shown import by_authors


class Answering(Part):
    """A view asks by a message; here it is decided, and every view is moved."""

    def on_goto_post(self, message: GotoPost) -> None:
        """A view asks for a post."""
        if message.remember:
            self.close_sheet()
            self.history.leave(self.here)
        if message.scroll:
            self.make_room_for(message.post)
            self.page.go(message.post)
        else:
            self.page.mark_current(message.post)
        self.show_state()

    def on_follow_quote(self, message: FollowQuote) -> None:
        """A view asks for the source of a quote."""
        self.climb(message.row)

    def on_toggle_quote(self, message: ToggleQuote) -> None:
        """A view asks to open or fold a quote."""
        self.page.toggle_quote(message.row)
        self.show_state()

    def on_filter_author(self, message: FilterAuthor) -> None:
        """A view asks for one author's posts, or for all again."""
        self.close_sheet()
        shown, names = self.shown, frozenset([message.author])
        if message.too and shown:
            names ^= shown.authors
            self.show_only(by_authors(names, shown.around) if names else None)
        else:
            same = shown is not None and shown.authors == names and not shown.around
            self.show_only(None if same else by_authors(names))

    def on_move_edge(self, message: MoveEdge) -> None:
        """The line between two panes is dragged."""
        self.panes.move_edge(message.pane, message.column)

    def on_shape_changed(self) -> None:
        """The page or the bar beside it has another height."""
        self.show_shape()

    # How the views move together
