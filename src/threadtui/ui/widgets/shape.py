"""The bar beside the page: the shape of the whole thread at a glance, and a way to any part of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from threadtui.ui.marks import Mark
from threadtui.ui.messages import GotoPost, ShapeChanged

_BARS = " ▏▎▍▌▋▊▉█"


class Shape(Widget):
    """A line for each part of the page, and how much is quoted in it.

    `◆` stands where something was found, `+` where posts are new, `●` where the current author wrote.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"shape--hit", "shape--quoted", "shape--plain"}
    DEFAULT_CSS = """
    Shape {
        width: 2; height: 1fr; background: $background; border-top: solid $foreground 25%;
        & .shape--hit { color: $text-accent; text-style: bold; }
        & .shape--quoted { color: $text-muted; }
        & .shape--plain { color: $foreground; }
    }
    """

    def __init__(self) -> None:
        super().__init__(id="shape")
        self._marks: Sequence[Mark] = ()
        self._named = False
        """Whether the author who is marked has a name."""
        self._rows: Sequence[int] = ()

    def show(self, marks: Sequence[Mark], rows: Sequence[int], author: str | None) -> None:
        """Show other marks. `rows` are the posts of the page, from top to bottom; `author` the one marked."""
        before, self._marks, self._rows = self._marks, marks, rows
        other, self._named = (author is not None) != self._named, author is not None
        if len(marks) != len(before):
            self.refresh()
            return
        for line, (new, old) in enumerate(zip(marks, before, strict=True)):
            if _seen(new) != _seen(old) or (other and new.own >= 0):
                self.refresh(Region(0, line, self.size.width, 1))

    def render_line(self, y: int) -> Strip:
        """A part of the page."""
        plain = self.get_component_rich_style("shape--plain")
        width = self.size.width
        if y >= len(self._marks):
            return Strip.blank(width, plain)
        mark = self._marks[y]
        quoted = Segment(_BARS[mark.quoted], self.get_component_rich_style("shape--quoted"))
        sign = Segment(" ", plain)
        if mark.hit >= 0:
            sign = Segment("◆", self.get_component_rich_style("shape--hit"))
        elif mark.new >= 0:
            sign = Segment("+", self.get_component_rich_style("shape--hit"))
        elif mark.own >= 0:
            sign = Segment(
                "●" if self._named else "○", plain
            )  # no author's colour: most posts have another author
        if width == 1:
            return Strip([sign if sign.text.strip() else quoted])
        return Strip([sign, quoted]).adjust_cell_length(width, plain)

    def on_resize(self) -> None:
        """Other parts fit."""
        self.post_message(ShapeChanged())

    def on_click(self, event: events.Click) -> None:
        """To what is marked in that part of the page, else to its first post."""
        offset = event.get_content_offset(self)
        if offset is None or offset.y >= len(self._marks):
            return
        mark = self._marks[offset.y]
        row = next(row for row in (mark.hit, mark.new, mark.own, mark.top) if row >= 0)
        if row < len(self._rows):
            self.post_message(GotoPost(self._rows[row], remember=True))


def _seen(mark: Mark) -> tuple[bool, bool, bool, int]:
    """What of a mark is drawn."""
    return mark.hit >= 0, mark.new >= 0, mark.own >= 0, mark.quoted
