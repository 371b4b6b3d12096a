"""Make what the documents show from the program itself: the picture of the screen and the README's table of keys.

    python docs/refresh.py

Run it when the screen or a key changes; a test fails while the README's table is another than the program's.
"""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

from threadtui.readers import InputFile
from threadtui.ui.app import ThreadApp, open_first
from threadtui.ui.keys import markdown_table
from threadtui.ui.screens.reader import ReaderScreen

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
PICTURE = ROOT / "docs" / "screen.svg"
STEPS = ("j",) * 6 + ("o", "left_square_bracket")
"""Keys that lead to the place in the picture."""
BEGIN, END = "<!-- keys: made by docs/refresh.py -->", "<!-- end of keys -->"


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


def main() -> None:
    README.write_text(with_keys(README.read_text("utf-8")), "utf-8")
    PICTURE.write_text(asyncio.run(picture()), "utf-8")
    print(f"made {README.name} and {PICTURE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
