"""The line between two panes, which the mouse can drag."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from threadtui.ui.messages import MoveEdge


class Edge(Widget):
    """A line as high as the panes beside it. It says where it is wanted; the screen decides and moves it.

    Two clicks ask for its usual place.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"edge--line", "edge--held"}
    DEFAULT_CSS = """
    Edge {
        width: 1; height: 1fr; background: $background; pointer: ew-resize;
        & .edge--line { color: $foreground 25%; }
        & .edge--held { color: $primary; }
    }
    """

    def __init__(self, pane: str) -> None:
        super().__init__(id=f"edge-{pane}")
        self._pane = pane
        self._dragged = False
        self._over = False

    def render_line(self, y: int) -> Strip:
        """A cell of the line; thick where it is, or can be, dragged."""
        held = self._dragged or self._over
        style = self.get_component_rich_style(f"edge--{'held' if held else 'line'}")
        return Strip([Segment(("┬" if y == 0 else "│") if not held else "┃", style)], 1)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """The line is taken."""
        event.stop()
        if event.button == 1:
            self._dragged = True
            self.capture_mouse()
            self.refresh()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """The line goes with the pointer; before it is taken, it shows that it can be."""
        event.stop()
        if self._dragged:
            self.post_message(MoveEdge(self._pane, event.screen_x))
        elif not self._over:
            self._over = True
            self.refresh()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """The line is let go."""
        event.stop()
        if self._dragged:
            self._dragged = False
            self.release_mouse()
            self._over = event.screen_x == self.region.x
            self.refresh()

    def on_leave(self) -> None:
        """The pointer is elsewhere."""
        self._over = False
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Two clicks put it where it is at the start."""
        event.stop()
        if event.chain == 2:
            self.post_message(MoveEdge(self._pane, None))
