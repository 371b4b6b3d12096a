"""The keys that go between a reply and the words that it quotes."""

from __future__ import annotations

from threadtui.text import many
from threadtui.ui.carried import Carry
from threadtui.ui.history import Step
from threadtui.ui.passage import lit_passage
from threadtui.ui.screens.base import Part
from threadtui.ui.widgets.rows import RowView


class Quoting(Part):
    """To the source and back, in place, in a sheet; who quotes a post, and why a link holds."""

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]
        self._peeked = -1
        """Row of the quote whose source the sheet shows, or -1."""

    def quotes_moved(self, carried: Carry) -> None:
        """The quote at whose source the sheet looks, too."""
        super().quotes_moved(carried)
        self._peeked = carried(self._peeked)

    def action_source(self) -> None:
        """To the source of the chosen quote."""
        here = self.page.current
        if self.page.chosen >= 0:
            self.climb(self.page.chosen)
        elif (above := self.thread.graph.parent(here)) is not None:
            self.trail.climb(Step(here, -1, above))
            self.jump(above)
        else:
            self.say_left(f"#{here + 1} quotes no post")

    def action_reply(self) -> None:
        """Down to the reply that the reader came from, else to the first reply."""
        here, graph = self.page.current, self.thread.graph
        step = self.trail.descend(here)
        lit = lit_passage(self.thread, here, self.page.lit)
        if lit and (step is None or step.row not in lit.passage.rows):
            row = lit.passage.rows[0]
            step = Step(self.thread.quotes.post[row], row, here)
        if step is None:
            row = next(iter(graph.citing(here)), -1)
            reply = self.thread.quotes.post[row] if row >= 0 else next(iter(graph.below(here)), -1)
            step = Step(reply, row, here)
        if step.row >= 0:
            self.jump(step.post, step.row, self.quotation(step.row))
        elif step.post >= 0:
            self.jump(step.post)
        else:
            self.say_left(f"nobody answers #{here + 1}")

    def action_enter(self) -> None:
        """In a list, what the cursor is on; on the page, the source of the chosen quote."""
        if isinstance(self.focused, RowView):
            self.focused.choose(self.focused.cursor)
        elif self.page.brief:
            self.show_whole()
        else:
            self.action_source()

    def action_open(self) -> None:
        """Open or fold the chosen quote; a folded post is unfolded."""
        page = self.page
        if page.current in page.folded and not page.brief:
            page.fold_posts({page.current}, False)
            self.show_state()
            return
        if page.chosen >= 0:
            page.toggle_quote(page.chosen)
        else:
            self._say_how_many()

    def action_next_quote(self) -> None:
        """Choose the next quote of the current post."""
        self._choose_quote(1)

    def action_previous_quote(self) -> None:
        """Choose the quote before."""
        self._choose_quote(-1)

    def _choose_quote(self, by: int) -> None:
        if self.page.choose_quote(by):
            self.show_state()
        else:
            self._say_how_many()

    def action_nth_quote(self, number: int) -> None:
        """To the source of one of the post's quotes, counted from 1."""
        rows = self.thread.quotes.outer_rows(self.page.current)
        if number <= len(rows):
            self.climb(rows[number - 1])
        else:
            self._say_how_many()

    def _say_how_many(self) -> None:
        rows = self.thread.quotes.outer_rows(self.page.current)
        self.say_left(
            f"#{self.page.current + 1} has {many(len(rows), 'quotation') if rows else 'no quotation'}"
        )

    def action_peek(self) -> None:
        """The source of the chosen quote in a sheet, the place left alone; again, the source of what that quotes."""
        row = self.page.chosen
        if self.sheet.visible and self._peeked >= 0:
            source = self.thread.quotes.source[self._peeked]
            row = next(iter(self.thread.quotes.outer_rows(source)), -1) if source >= 0 else -1
        if row >= 0 and self.thread.quotes.source[row] >= 0:
            from threadtui.ui import sheets  # not before the first picture

            self._peeked = row
            self.open_sheet(*sheets.peek(self.thread, row, self.page))
        elif self.sheet.visible and self._peeked >= 0:
            self.say_left("the line of quotations ends here")
        else:
            self.say_left(f"#{self.page.current + 1} quotes no post of this file")

    def action_who_quotes(self) -> None:
        """Who quotes the current post, and which words."""
        from threadtui.ui import sheets

        self._peeked = -1
        self.open_sheet(*sheets.citing(self.thread, self.page))

    def action_evidence(self) -> None:
        """Why the chosen quote is linked as it is; what is known of a post that quotes none."""
        from threadtui.ui import sheets

        if self.page.chosen >= 0:
            self._peeked = -1
            self.open_sheet(*sheets.evidence(self.thread, self.page.chosen, self.page))
        elif sheet := sheets.standing(self.thread, self.page.current, self.page):
            self._peeked = -1
            self.open_sheet(*sheet)
        else:
            self.say_left(f"#{self.page.current + 1} quotes no post")
