"""A line at the foot of the screen in which the reader types an answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events

from threadtui.ui.screens.base import Part

if TYPE_CHECKING:
    from textual.widgets import Input, Static

_SIGNS = {"find": "/", "key": "/", "command": ":", "pipe": "|"}
"""What stands before the answer to a kind of question: the key that asks it."""


class Asking(Part):
    """Asks one thing at a time. What is typed goes to `typed_KIND`, where there is such a method, the answer to
    `answer_KIND`, which says whether the line may be closed.

    The line lies over the last line of the panes. To make room for it they would have to be laid out and drawn anew,
    when it comes and when it goes.
    """

    field: Input | None = None
    """The line, while something is asked."""
    _line: Input | None = None
    _sign: Static | None = None
    _kind = ""
    _waiting: Input | None = None

    def start_loading(self) -> None:
        """Have the line ready, but hidden."""
        super().start_loading()
        self._the_line()

    def _the_line(self) -> tuple[Input, Static]:
        """The line and the sign before it; made once."""
        if self._line is None or self._sign is None:
            # when they are first wanted: a first picture need not wait for them
            from textual.widgets import Static

            from threadtui.ui.widgets.field import Field

            self._line = Field(id="line", compact=True, select_on_focus=False)
            self._line.cursor_blink = not self.settings.reduced_motion
            self._sign = Static(classes="sign", markup=False)
            self.mount_all([self._line, self._sign], before="#foot")
        return self._line, self._sign

    def ask(
        self, kind: str, question: str, hint: str = "", value: str = "", suggestions: Sequence[str] = ()
    ) -> None:
        """Open the line. The bottom line shows the question; `hint` stands where nothing is typed yet."""
        from textual.suggester import SuggestFromList
        from textual.widgets import Input

        self.close_sheet()
        self.close_input()
        self.asked, self._kind = question, kind
        field, sign = self._the_line()
        sign.update(_SIGNS.get(kind, "›"), layout=False)
        with field.prevent(Input.Changed):
            field.value = value
        field.action_end()
        field.placeholder = hint
        field.suggester = SuggestFromList(suggestions) if suggestions else None
        self.field = self._waiting = field
        field.visible = sign.visible = True
        self.page.covered = 1
        field.focus()
        self.show_state()

    def pressed(self, event: events.Key) -> None:
        """What was typed before the line was there, by a quick hand or from a paste, is typed into it."""
        field = self.field
        if not (field and (self._waiting is field or field.has_focus) and self.pass_on(event, field)):
            super().pressed(event)

    def on_descendant_focus(self) -> None:
        """The line has the focus: it sees the keys itself from now on."""
        if self._waiting and self._waiting.has_focus:
            self._waiting = None

    def complete(self) -> bool:
        """Take what the line suggests; whether something is being typed."""
        if self.field:
            self.field.action_end()
            self.field.action_cursor_right()
        return self.field is not None

    def close_input(self) -> bool:
        """Put the line away; whether there was one. The help has the focus again where it is open, else the posts."""
        field, self.field = self.field, None
        if field is None:
            return False
        for widget in self._the_line():
            widget.visible = False
        self.asked = ""
        self.page.covered = 0
        (self.panes.help if self.panes.help.visible else self.page).focus()
        self.show_state()
        return True

    def asks(self, kind: str) -> bool:
        """Whether this is being asked."""
        return self.field is not None and self._kind == kind

    def on_input_changed(self, event: Input.Changed) -> None:
        """Something was typed. What was typed in answer to a question before, and comes late, is not taken for it."""
        typed = getattr(self, f"typed_{self._kind}", None)
        if typed and self.field and event.value == self.field.value:
            typed(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """The answer was given."""
        if event.input is self.field and getattr(self, f"answer_{self._kind}")(event.value):
            self.close_input()

    def tell(self, message: str, *, wrong: bool = False) -> None:
        """Say something in a corner for a while; a word from a file is never read as markup."""
        self.notify(message, severity="warning" if wrong else "information", markup=False)
