"""Pairs of keys that are pressed one after the other."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.screen import Screen

from threadtui.ui import keys


class ChordScreen(Screen[None]):
    """A screen that knows the pairs of the table of keys, as far as it has their actions."""

    CHORDS: ClassVar[dict[tuple[str, str], str]] = keys.chords()
    _first_key = ""

    def on_key(self, event: events.Key) -> None:
        """The second key of a pair; bindings see only keys that are pressed alone."""
        first, self._first_key = self._first_key, ""
        if first and (action := self.CHORDS.get((first, event.key))):
            event.prevent_default().stop()
            if act := getattr(self, f"action_{action}", None):
                act()
        elif any(pair[0] == event.key for pair in self.CHORDS):
            event.prevent_default().stop()
            self._first_key = event.key
