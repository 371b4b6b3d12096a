"""What themes are called, and which one is worn. Told before Textual, which has most of them, is there."""

from __future__ import annotations

import os

from threadtui.settings import Settings
from threadtui.state import Shelf

ALIASES = {
    "dark": "textual-dark",
    "terminal": "ansi-dark",
    "terminal-light": "ansi-light",
}
"""Short names. `terminal` draws with the terminal's own sixteen colours."""

NO_COLOUR = "no-colour"
"""The theme that is worn where the user asks for no colours, and for no theme."""


def usual() -> str:
    """The theme that is worn where nothing else is said: Textual's own."""
    return os.environ.get("TEXTUAL_THEME") or "textual-dark"


def full_name(name: str) -> str:
    """The theme that a name or a short name is for."""
    return ALIASES.get(name, name)


def has_colours(name: str) -> bool:
    """Whether a theme is of more than grey."""
    return not name.startswith(NO_COLOUR)


def worn(asked: str, settings: Settings, shelf: Shelf | None, no_colours: bool) -> str:
    """The theme that is asked for, else the one chosen last, else that of the settings; empty for the usual one."""
    chosen = shelf.choice("theme", settings.theme) if shelf and not asked else ""
    return full_name(asked or chosen or settings.theme) or (NO_COLOUR if no_colours else "")
