"""Pairs of keys that are pressed one after the other."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from functools import cached_property

from textual import events
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from threadtui.ui import keys
from threadtui.ui.compositor import SparingCompositor


class ChordScreen(Screen[None]):
    """A screen that knows the pairs of the table of keys, as far as it has their actions."""

    _first_key = ""

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """As in Textual, but a widget that has the focus draws itself: the whole screen need not be drawn for it."""

    def __init__(self) -> None:
        super().__init__()
        self._compositor = SparingCompositor()
        self._passed_on: deque[events.Key] = deque(maxlen=64)

    def start_loading(self) -> None:
        """A picture stands: what takes a while may begin. Called after each picture."""

    @property
    def table(self) -> Sequence[keys.Key]:
        """The keys as they are bound now."""
        table: Sequence[keys.Key] = getattr(self.app, "table", keys.KEYS)
        return table

    @cached_property
    def _chords(self) -> dict[tuple[str, str], str]:
        return keys.chords(self.table)

    def key(self, name: str) -> str:
        """The first key of what has a name, as a reader sees it."""
        return next((key.shown.split()[0] for key in self.table if key.id == name and key.shown), f":{name}")

    def pressed(self, event: events.Key) -> None:
        """A key that nothing on the screen had a use for; called when what the key before it does is done.

        Here it may be the second of a pair: bindings see only keys that are pressed alone.
        """
        first, self._first_key = self._first_key, ""
        if first and (action := self._chords.get((first, event.key))):
            event.prevent_default()
            if act := getattr(self, f"action_{action}", None):
                act()
        elif any(pair[0] == event.key for pair in self._chords):
            event.prevent_default()
            self._first_key = event.key

    def pass_on(self, event: events.Key, field: Widget) -> bool:
        """Give a key to a line in which the reader types, as if it had had the focus already; whether it is taken.

        It was typed when another widget still had the focus. A key comes here again where the line has no use for it.
        """
        if event in self._passed_on:
            return False
        event.prevent_default()
        typed = events.Key(event.key, event.character).set_sender(self.app)
        self._passed_on.append(typed)
        field._forward_event(typed)
        return True
