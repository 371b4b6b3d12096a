"""The colours of the first posts in each theme, told without Textual, which works them out from the theme."""

from __future__ import annotations

from typing import NamedTuple

from threadtui.ui.legible import Rgb


class Palette(NamedTuple):
    """What the first posts are drawn with."""

    ground: Rgb
    """Behind the posts."""
    panel: Rgb
    """Behind the lines above and below the panes."""
    text: Rgb
    """Words."""
    muted: Rgb
    """Numbers and dates."""
    accent: Rgb
    """The mark of who began the thread."""
    head: Rgb
    """Behind the line above a post."""
    current: Rgb
    """Behind that of the current post."""
    bar: Rgb
    """What stands beside the current post."""
    edge: Rgb
    """The line above the pane with the focus."""
    title: Rgb
    """The name of the pane in it."""


# Made by docs/refresh.py: red, green and blue of each colour, in the order above.
_TABLE: dict[str, str] = {
    "atom-one-dark": "282c34 4f5666 abb2bf a9aaad c2a5d6 3b414d 3b5975 61afef 61afef c2a5d6",
    "atom-one-light": "fafafa cccccc 383a42 646464 7e6021 e0e0e0 b8ccf7 396cd9 4078f2 7e6021",
    "catppuccin-frappe": "303446 51576d c6d0f5 acadb5 f7d0ed 414559 65597e ca9ee6 ca9ee6 f7d0ed",
    "catppuccin-latte": "eff1f5 ccd0da 4c4f69 5f6062 a74207 e6e9ef cab0f2 8839ef 8839ef a74207",
    "catppuccin-macchiato": "24273a 494d64 cad3f5 a7a8b0 f8d3ee 363a4f 5c517b c6a0f6 c6a0f6 f8d3ee",
    "catppuccin-mocha": "181825 45475a cdd6f4 a2a2a7 fbccaf 313244 655368 f5c2e7 f5c2e7 fbccaf",
    "dracula": "282a36 313442 f8f8f2 a9a9ae ffa6d9 2b2e3b 5c4e7a bd93f9 bd93f9 ffa6d9",
    "flexoki": "100f0f 282726 fffcf0 9f9f9f bda4da 1c1b1a 152a43 4c7eb7 205ea6 bda4da",
    "gruvbox": "282828 504945 fbf1c7 a9a9a9 fbd375 3c3836 48534f 85a598 85a598 fbd375",
    "high-contrast": "000000 1c1c1c ffffff e0e0e0 ffd500 101010 1a4359 4cc2ff 4cc2ff ffd500",
    "high-contrast-light": "ffffff e4e4e4 000000 202020 7a3e00 f4f4f4 a5bbd8 003d92 003d92 7a3e00",
    "light": "fafafa e0e4e8 1c1c1c 5a5a5a 8a4b00 ececec a2bfd4 00528f 00528f 8a4b00",
    "monokai": "272822 3e3d32 d6d6d6 a8a9a6 9ae5f4 2e2e2e 56476f ae81ff ae81ff 9ae5f4",
    "no-colour": "121212 303030 e4e4e4 a4a4a4 ffffff 202020 3c3c3c 8a8a8a 8a8a8a ffffff",
    "no-colour-light": "fafafa e0e0e0 1c1c1c 585858 000000 ececec c4c4c4 606060 606060 000000",
    "nord": "2e3440 434c5e d8dee9 abadb2 cdb4c8 3b4252 4d6572 88c0d0 88c0d0 cdb4c8",
    "rose-pine": "191724 26233a e0def4 a3a2a7 f1d2d1 1f1d2e 544968 c4a7e7 c4a7e7 f1d2d1",
    "rose-pine-dawn": "faf4ed f2e9e1 575279 64615e 8d5553 fffaf3 d4c9d5 736187 907aa9 8d5553",
    "rose-pine-moon": "232136 393552 e0def4 a7a6ae f1bcba 2a273f 5b4f73 c4a7e7 c4a7e7 f1bcba",
    "solarized-dark": "002b36 073642 839496 99aaae 9da1d8 073642 0d4c6c 3b96d6 268bd2 9da1d8",
    "solarized-light": "fdf6e3 eee8d5 586e75 65625a 474a81 eee8d5 b1d0dd 1e6fa8 268bd2 474a81",
    "textual-dark": "121212 242f38 e0e0e0 a0a0a0 ffc473 1e1e1e 0c3555 1a85d8 0178d4 ffc473",
    "textual-light": "e0e0e0 d0d0d0 1f1f1f 595959 865716 d8d8d8 91a9bb 004578 004578 a86d1c",
    "tokyo-night": "1a1b26 414868 a9b1d6 a3a3a8 ffbe98 24283b 52476f bb9af7 bb9af7 ffbe98",
}  # end


def palette(theme: str) -> Palette | None:
    """The colours of a theme by its full name; None for one that draws with the terminal's own, or is not known."""
    told = _TABLE.get(theme)
    return Palette._make(_rgb(colour) for colour in told.split()) if told else None


def _rgb(colour: str) -> Rgb:
    red, green, blue = bytes.fromhex(colour)
    return red, green, blue
