"""The help: the keys as they are bound, and finding one among them."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.command import Provider

from threadtui.ui.screens.asking import Asking


def _key_commands() -> type[Provider]:
    from threadtui.ui.commands import KeyCommands  # when the palette is first opened

    return KeyCommands


class Helping(Asking):
    """`?` shows the keys, typing after `/` finds some; the palette has all that they do."""

    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_key_commands}

    def action_help(self) -> None:
        """The keys, as they are bound now; or back to the thread."""
        if not self.panes.close_help():
            self.close_sheet()
            self.panes.open_help(self.table)

    def action_find(self) -> None:
        """While the help is open, find a key in it."""
        if self.panes.help.visible:
            self.ask("key", "Find a key by what it does, its name, or itself", "words")
        else:
            self.find()

    def find(self) -> None:
        """Ask for words to find in the posts."""

    def typed_key(self, query: str) -> None:
        """Show the keys with these words while the reader types."""
        self.panes.help.show_keys(self.table, query)

    def answer_key(self, query: str) -> bool:
        """Keep what is shown."""
        return True

    def stop_asking_for_keys(self) -> bool:
        """Show all keys again; whether some were looked for."""
        if not (self.panes.help.visible and (self.asks("key") or self.panes.help.query_words)):
            return False
        self.close_input()
        self.panes.help.show_keys(self.table)
        return True
