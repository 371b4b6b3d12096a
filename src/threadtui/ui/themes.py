"""The program's own themes, beside Textual's: the most contrast, on dark and on light."""

from __future__ import annotations

from textual.app import App
from textual.theme import BUILTIN_THEMES, Theme

ALIASES = {
    "dark": "textual-dark",
    "light": "textual-light",
    "terminal": "ansi-dark",
    "terminal-light": "ansi-light",
}
"""Short names. `terminal` draws with the terminal's own sixteen colours."""

_OWN = (
    Theme(
        "high-contrast", primary="#4cc2ff", secondary="#9ad6ff", warning="#ffd500", error="#ff7a7a",
        success="#66ff66", accent="#ffd500", foreground="#ffffff", background="#000000", surface="#101010",
        panel="#1c1c1c", dark=True,
        variables={"text-muted": "#e0e0e0", "text-accent": "#ffd500", "border": "#ffffff"},
    ),
    Theme(
        "high-contrast-light", primary="#003e92", secondary="#003e92", warning="#ffd24a", error="#a00000",
        success="#005000", accent="#7a3e00", foreground="#000000", background="#ffffff", surface="#f4f4f4",
        panel="#e4e4e4", dark=False,
        variables={"text-muted": "#202020", "text-accent": "#7a3e00", "border": "#000000"},
    ),
)  # fmt: skip


def known() -> list[str]:
    """The names of all themes."""
    return sorted({*BUILTIN_THEMES, *ALIASES, *(theme.name for theme in _OWN)})


def full_name(name: str) -> str:
    """The theme that a name or a short name is for."""
    return ALIASES.get(name, name)


def register(app: App[None]) -> None:
    """Make the program's own themes known to the application."""
    for theme in _OWN:
        app.register_theme(theme)
