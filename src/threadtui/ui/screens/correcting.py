"""The keys with which the reader corrects links: this is of that post, this is of none, take that back."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from threadtui.corrections import (
    About,
    Correction,
    Said,
    Subject,
    corrected,
    correction_of,
    in_effect,
    merged,
)
from threadtui.graph import ThreadGraph
from threadtui.quotes import QuoteTable
from threadtui.state import Memory, moment, thread_name
from threadtui.ui.messages import GotoPost, LinkTo
from threadtui.ui.screens.remembering import Known, Remembering

if TYPE_CHECKING:
    from threadtui.ui.link_sheet import Candidate, Linking

_Found = tuple[QuoteTable, ThreadGraph]
"""Quotes and graph as they were found without the reader."""


class Correcting(Remembering):
    """What was found stays beside what the reader says, so that all can be taken back. The file is never written to."""

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)
        self.correction_shown = asyncio.Event()
        """Set when what the reader said last is shown."""
        self._uncorrected: _Found | None = None
        self._arriving: tuple[_Found, list[Correction]] | None = None
        self._linking: Linking | None = None
        self._undo: list[tuple[About, Correction | None]] = []
        """What was said of something before each correction of this session."""

    # What was found, and what the reader says of it

    def corrected(self, quotes: QuoteTable, graph: ThreadGraph) -> tuple[QuoteTable, ThreadGraph]:
        """What was found, as the reader corrected it; called beside the screen when quotes were found."""
        if self._memory is None and (shelf := self._shelf) and self.thread.posts:
            self.corrections = merged(shelf.load(thread_name(self.thread)).corrections, self.corrections)
        corrections = self.corrections
        self._arriving = (quotes, graph), corrections
        if all(one.undone for one in corrections):
            return quotes, graph
        return corrected(self.thread, quotes, graph, self._post_keys.of(self.thread), corrections)

    def quotes_arrived(self, quotes: QuoteTable, graph: ThreadGraph) -> None:
        """Every quotation has its source; what the reader said meanwhile holds, too."""
        super().quotes_arrived(quotes, graph)
        if self._arriving:
            self._uncorrected, corrections = self._arriving
            if corrections is not self.corrections:
                self._correct("")

    def _recalled(self, keys: list[str], memory: Memory, known: Known) -> None:
        """What another program kept since the quotes were found."""
        super()._recalled(keys, memory, known)
        both = merged(self.corrections, memory.corrections)
        if both != self.corrections:
            self.corrections = both
            self._correct("")

    def _correct(self, told: str, subject: Subject | None = None) -> None:
        """Show what was found as it is corrected now, worked out beside the screen; say so, and choose a quotation."""
        if found := self._uncorrected:
            self.correction_shown.clear()
            arguments = (found, self._keys, self.corrections, told, subject)
            threading.Thread(target=self._work_out, args=arguments, daemon=True, name="correct").start()

    def _work_out(
        self,
        found: _Found,
        keys: list[str],
        corrections: list[Correction],
        told: str,
        subject: Subject | None,
    ) -> None:
        links = corrected(self.thread, *found, keys, corrections)
        if self.is_attached and self.app.is_running:
            self.app.call_from_thread(self._show_corrected, found, corrections, links, told, subject)

    def _show_corrected(
        self,
        found: _Found,
        corrections: list[Correction],
        links: _Found,
        told: str,
        subject: Subject | None,
    ) -> None:
        if found is not self._uncorrected or corrections is not self.corrections:
            if found is not self._uncorrected:
                self._correct(told, subject)
            return  # a later one is under way
        self.show_links(*links)
        quotes, steps = self.thread.quotes, self.trail.steps
        self.trail.steps = [step for step in steps if step.row < 0 or quotes.source[step.row] == step.source]
        if subject and subject.post == self.page.current:
            span = subject.start, subject.end
            rows = (row for row in quotes.rows(subject.post) if (quotes.start[row], quotes.end[row]) == span)
            self.page.choose(next(rows, self.page.chosen))
            self.show_state()
        if told:
            self.say_left(told)
        self.correction_shown.set()

    # Link

    def action_link(self) -> None:
        """Ask which post the selection, the chosen quotation, or the current post is linked to."""
        if subject := self._subject():
            self._ask(subject)

    def action_unlink(self) -> None:
        """Break the link of the chosen quotation; of a post that quotes none, the one to the post that it answers."""
        if self._not_yet():
            return
        row, post = self.page.chosen, self.page.current
        if row < 0 and self.thread.graph.parent(post) is None:
            self.say_left(f"#{post + 1} quotes no post, and answers none")
        elif row >= 0 and self.thread.quotes.source[row] < 0:
            self.say_left("this quotation has no link")
        else:
            subject = self._chosen()
            what = f"#{post + 1}" if row < 0 else f"the quotation in #{post + 1}"
            self._note(
                correction_of(self.thread, self._keys, subject, None), f"broke the link of {what}", subject
            )

    def action_undo(self) -> None:
        """Take back what the reader said of the chosen quotation, or of the current post; else what was said last."""
        if self._not_yet():
            return
        subject = self._chosen()
        said = {at: one.correction for at, one in self._said().items()}
        here = next((one for at, one in said.items() if at[:3] == subject[:3]), None)
        if here is None and self._undo:
            last = self._undo[-1][0]
            subject, here = next(
                ((at, one) for at, one in said.items() if one.about == last), (subject, None)
            )
            here = here or next((one for one in self.corrections if one.about == last), None)
            if subject.post != self.page.current:
                self.jump(subject.post)
        if here is None:
            self.say_left("no link here was made or broken by you")
            return
        before = None
        for at in range(len(self._undo) - 1, -1, -1):
            if self._undo[at][0] == here.about:
                before = self._undo.pop(at)[1]
                break
        again = replace(before, made="") if before else replace(here, undone=True)
        kept = before is not None and not before.undone
        told = f"taken back: the link is as {'you made it before' if kept else 'it was found'}"
        self._note(again, told, subject, remember=False)

    def action_corrections(self) -> None:
        """The links that the reader made or broke."""
        if not self._not_yet():
            from threadtui.ui import corrections_sheet

            self.open_sheet(
                "Links made or broken by you",
                "Enter goes there · Esc closes",
                corrections_sheet.Corrections(self.thread, self._said(), self.corrections, self.page.look),
            )

    def _said(self) -> dict[Subject, Said]:
        """What the reader said of the thread as it is."""
        if self._uncorrected is None:
            return {}
        return in_effect(self.thread, self._uncorrected[0], self._keys, self.corrections)

    def typed_link(self, typed: str) -> None:
        """List the posts for what is typed."""
        if self._linking:
            self._linking.type(typed)
            self._show_candidates()

    def answer_link(self, typed: str) -> bool:
        """Link to the post under the cursor."""
        chosen = self.sheet.chosen
        if isinstance(chosen, LinkTo):
            self.on_link_to(chosen)
        return False

    def on_link_to(self, message: LinkTo) -> None:
        """A post is chosen."""
        if linking := self._linking:
            self.close_input()
            self._link(linking, message.post)

    def link_to(self, typed: str) -> None:
        """`:link 12`, `:link a`: link to a post without being asked."""
        if subject := self._subject():
            linking = self._linking_of(subject)
            if listed := linking.type(typed):
                self._link(linking, listed[0].post)
            else:
                self.tell(f"There is no post {typed} before #{subject.post + 1}.", wrong=True)

    def _link(self, linking: Linking, source: int) -> None:
        subject, post = linking.subject, linking.subject.post + 1
        whole = linking.whole(source)
        told = f"#{post} → {'all of ' if whole else ''}#{source + 1}, linked by you"
        told += ": words not in it" if whole else ""
        self.stop_selecting()
        self._note(correction_of(self.thread, self._keys, subject, source), told, subject)

    def _note(self, one: Correction, told: str, subject: Subject, remember: bool = True) -> None:
        """The reader says something: it is shown at once, and kept."""
        before = next((each for each in self.corrections if each.about == one.about), None)
        one = replace(one, made=moment(before.made if before else ""))
        if remember:
            self._undo.append((one.about, before))
            told += f" · {self.key('undo')} undoes"
            if self._shelf is None:
                told += "; nothing is kept for the next time"
        self.corrections = merged(self.corrections, [one])
        self._correct(told, subject)
        self.keep()

    # What is linked

    def _subject(self) -> Subject | None:
        """What the reader wants to link; None, with a word why, where that cannot be."""
        if self._not_yet():
            return None
        parts = self.page.selected
        subject = self._selected(*parts[0]) if len(parts) == 1 else None if parts else self._chosen()
        if subject is None:
            self.tell("Select words of one post, none of them in two quotations, to link them.", wrong=True)
        elif subject.post == 0:
            self.say_left("it is the first post: there is none before it")
            return None
        return subject

    def _selected(self, post: int, start: int, end: int) -> Subject | None:
        """Selected words as a quotation; None where they cross the edge of one."""
        text, quotes = self.thread.text(post), self.thread.quotes
        end = start + len(text[start:end].rstrip())
        start = end - len(text[start:end].lstrip())
        for row in quotes.rows(post):
            low, high = quotes.start[row], quotes.end[row]
            if (low, high) == (start, end):
                return Subject(post, start, end)
            if low < start < high < end or start < low < end < high:
                return None
        return Subject(post, start, end, added=True) if start < end else None

    def _chosen(self) -> Subject:
        """The chosen quotation, or the current post."""
        row, quotes = self.page.chosen, self.thread.quotes
        if row < 0:
            return Subject(self.page.current, 0, 0)
        return Subject(quotes.post[row], quotes.start[row], quotes.end[row])

    def _not_yet(self) -> bool:
        """Whether nothing can be corrected yet; says so."""
        if self._shelf is None and self.linked.is_set() and len(self._keys) < len(self.thread.posts):
            self._keys = self._post_keys.of(self.thread)
        ready = (
            self._uncorrected is not None and self._keys and (self._memory is not None or self._shelf is None)
        )
        if not ready:
            self.say_left("not yet: the thread is still being read")
        return not ready

    # The question

    def _ask(self, subject: Subject) -> None:
        linking = self._linking_of(subject)
        self.ask(
            "link", f"Link {linking.name} to which post?", "number, mark or author; Enter takes the one above"
        )
        self._linking = linking
        linking.type("")
        self._show_candidates()

    def _linking_of(self, subject: Subject) -> Linking:
        from threadtui.ui.link_sheet import Linking

        quotes = self.thread.quotes
        span = subject.start, subject.end
        rows = (row for row in quotes.rows(subject.post) if (quotes.start[row], quotes.end[row]) == span)
        marks = {letter: place.post for letter, place in self._lettered.items()}
        been, pointed, look = self._been(subject.post), self._pointed(), self.page.look
        return Linking(self.thread, subject, next(rows, -1), marks, been, look, pointed)

    def _pointed(self) -> list[Candidate]:
        """The post under the cursor of the sheet, such as another place that the evidence names."""
        from threadtui.ui.link_sheet import Candidate

        chosen = self.sheet.chosen
        return [Candidate(chosen.post, "under the cursor")] if isinstance(chosen, GotoPost) else []

    def _been(self, post: int) -> list[Candidate]:
        """Where the reader was at last."""
        from threadtui.ui.link_sheet import Candidate

        return [
            Candidate(place.post, "where you were") for place in self.history.beside() if place.post < post
        ]

    def _show_candidates(self) -> None:
        if linking := self._linking:
            self.sheet.add_class("-over-question")
            self.sheet.show(f"Link {linking.name} to", "Enter links · ↑ ↓ choose · Esc closes", linking)
            self.sheet.stand_clear_of(self.page.screen_line())

    def move_choice(self, by: int) -> bool:
        """Choose another of the posts that are listed; whether some are."""
        if self.asks("link"):
            self.sheet.scroll_lines(by)
        return self.asks("link")

    def close_sheet(self) -> bool:
        """The list of posts goes with its question."""
        return self.close_input() if self.asks("link") else super().close_sheet()

    def close_input(self) -> bool:
        """The question goes with its list of posts."""
        if self.asks("link"):
            self._linking = None
            self.sheet.visible = False
            self.sheet.remove_class("-over-question")
        return super().close_input()
