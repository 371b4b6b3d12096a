"""Pairs of keys that are pressed one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from textual import events
from textual.screen import Screen

from threadtui.ui import keys


class ChordScreen(Screen[None]):
    """A screen that knows the pairs of the table of keys, as far as it has their actions."""

    _first_key = ""

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

    def on_key(self, event: events.Key) -> None:
        """The second key of a pair; bindings see only keys that are pressed alone."""
        first, self._first_key = self._first_key, ""
        if first and (action := self._chords.get((first, event.key))):
            event.prevent_default().stop()
            if act := getattr(self, f"action_{action}", None):
                act()
        elif any(pair[0] == event.key for pair in self._chords):
            event.prevent_default().stop()
            self._first_key = event.key
