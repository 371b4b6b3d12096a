"""Make what is shown from the program itself: the picture of the screen, the README's table of keys, the colours of
the first posts in each theme.

    python docs/refresh.py

Run it when the screen, a key or a theme changes; a test fails while a table is another than the program's.
"""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

from threadtui.readers import InputFile
from threadtui.ui.app import ThreadApp, open_first
from threadtui.ui.early.palettes import Palette
from threadtui.ui.keys import markdown_table
from threadtui.ui.screens.reader import ReaderScreen
from threadtui.ui.theme_names import full_name
from threadtui.ui.themes import known

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
PICTURE = ROOT / "docs" / "screen.svg"
STEPS = ("j",) * 6 + ("o", "left_square_bracket")
"""Keys that lead to the place in the picture."""
PALETTES = ROOT / "src" / "threadtui" / "ui" / "early" / "palettes.py"
BEGIN, END = "<!-- keys: made by docs/refresh.py -->", "<!-- end of keys -->"
TABLE, TABLE_END = "_TABLE: dict[str, str] = {\n", "}  # end"


async def picture() -> str:
    """The screen at a place in a sample thread, as SVG without fonts from elsewhere."""
    app = ThreadApp(*open_first(InputFile.open(ROOT / "sample_threads" / "sourdough.txt")))
    async with app.run_test(size=(120, 36)) as pilot:
        screen = app.screen
        assert isinstance(screen, ReaderScreen)
        await screen.linked.wait()
        for key in STEPS:
            await pilot.press(key)
        await pilot.pause()
        svg = app.export_screenshot(title="threadtui")
    return re.sub(r"@font-face \{.*?\}\n?", "", svg, flags=re.DOTALL)


def with_keys(readme: str) -> str:
    """The README with the table of keys as the program has it."""
    before, _, rest = readme.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{markdown_table()}\n{END}{after}"


async def colours(theme: str) -> Palette | None:
    """What the first posts are drawn with in a theme; None where these are the terminal's own colours."""
    app = ThreadApp(*open_first(InputFile.open(ROOT / "sample_threads" / "sourdough.txt")), theme)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, ReaderScreen)
        page, look = screen.page, screen.page.look
        head = screen.query_one("#head").rich_style
        edge, title = page.styles.border_top[1], page.styles.border_title_color
        ground = page.background_colors[1]
        told = (
            ground.rich_color, head.bgcolor, look.text.color, look.muted.color, look.accent.color, look.head.bgcolor,
            look.current.bgcolor, look.bar.color, (ground + edge).rich_color, (ground + title).rich_color,
        )  # fmt: skip
    triplets = [colour.triplet for colour in told if colour is not None and colour.triplet is not None]
    return Palette._make(map(tuple, triplets)) if len(triplets) == len(told) else None


async def table() -> str:
    """The colours of all themes as they are written down."""
    lines = []
    for theme in sorted({full_name(name) for name in known()}):
        if palette := await colours(theme):
            lines.append(f'    "{theme}": "{" ".join(bytes(colour).hex() for colour in palette)}",\n')
    return "".join(lines)


def with_colours(module: str, lines: str) -> str:
    """The module of palettes with other colours."""
    before, _, rest = module.partition(TABLE)
    return f"{before}{TABLE}{lines}{rest[rest.index(TABLE_END) :]}"


def main() -> None:
    PALETTES.write_text(with_colours(PALETTES.read_text("utf-8"), asyncio.run(table())), "utf-8")
    README.write_text(with_keys(README.read_text("utf-8")), "utf-8")
    PICTURE.write_text(asyncio.run(picture()), "utf-8")
    print(f"made {README.name} and {PICTURE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
