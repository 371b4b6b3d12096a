"""A line at the foot of the screen in which the reader types an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from threadtui.ui.screens.base import ReaderBase

if TYPE_CHECKING:
    from textual.widgets import Input


class Asking(ReaderBase):
    """Asks one thing at a time. What is typed goes to `typed_KIND`, where there is such a method, the answer to
    `answer_KIND`, which says whether the line may be closed.
    """

    def ask(self, kind: str, question: str, hint: str = "", value: str = "") -> None:
        """Open the line. The bottom line shows the question; `hint` stands where nothing is typed yet."""
        from textual.widgets import Input  # when it is first wanted: a first picture need not wait for it

        self.close_sheet()
        self.close_input()
        self.asked = question
        field = Input(value=value, placeholder=hint, id=kind, compact=True, select_on_focus=False)
        self.mount(field, before="#foot")
        field.focus()
        self.show_state()

    def close_input(self) -> bool:
        """Put the line away; whether there was one."""
        fields = self.query("Input")
        for field in fields:
            field.remove()
        if fields:
            self.asked = ""
            self.page.focus()
            self.show_state()
        return bool(fields)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Something was typed."""
        if typed := getattr(self, f"typed_{event.input.id}", None):
            typed(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """The answer was given."""
        if getattr(self, f"answer_{event.input.id}")(event.value):
            self.close_input()

    def tell(self, message: str, *, wrong: bool = False) -> None:
        """Say something in a corner for a while; a word from a file is never read as markup."""
        self.notify(message, severity="warning" if wrong else "information", markup=False)
