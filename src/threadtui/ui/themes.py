"""The program's own themes, beside Textual's: light, without colours, and the most contrast."""

from __future__ import annotations

from textual.app import App
from textual.theme import BUILTIN_THEMES, Theme

from threadtui.ui.theme_names import ALIASES, NO_COLOUR

_OWN = (
    Theme(
        "light", primary="#00528f", secondary="#0068b5", warning="#ffc14d", error="#b00020", success="#2e7031",
        accent="#f0a030", foreground="#1c1c1c", background="#fafafa", surface="#ececec", panel="#e0e4e8", dark=False,
        variables={"text-muted": "#5a5a5a", "text-accent": "#8a4b00"},
    ),
    Theme(
        NO_COLOUR, primary="#8a8a8a", secondary="#a0a0a0", warning="#d8d8d8", error="#e0e0e0", success="#e0e0e0",
        accent="#a8a8a8", foreground="#e4e4e4", background="#121212", surface="#202020", panel="#303030", dark=True,
        variables={"text-muted": "#a4a4a4", "text-accent": "#ffffff"},
    ),
    Theme(
        "no-colour-light", primary="#606060", secondary="#505050", warning="#c0c0c0", error="#303030",
        success="#303030", accent="#c8c8c8", foreground="#1c1c1c", background="#fafafa", surface="#ececec",
        panel="#e0e0e0", dark=False, variables={"text-muted": "#585858", "text-accent": "#000000"},
    ),
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


def register(app: App[None]) -> None:
    """Make the program's own themes known to the application."""
    for theme in _OWN:
        app.register_theme(theme)
