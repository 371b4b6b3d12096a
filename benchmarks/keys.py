"""What each key costs as threads grow: CPU milliseconds in the process, the picture included, without a terminal.

    python benchmarks/keys.py FILE [FILE ...] [--rounds 5]

Of several files each is a column, and the last over the first tells whether a key is flat in the number of posts.
`loading` tells what reports of posts that were read, and the arrival of the quotes, cost the thread that draws.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import statistics
import time
from pathlib import Path

from textual.pilot import Pilot

from threadtui.readers import InputFile
from threadtui.ui.app import ThreadApp, open_first
from threadtui.ui.screens.reader import ReaderScreen

STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("j", ("j",)), ("k", ("k",)), ("Space", ("space",)), ("b", ("b",)), ("G", ("G",)), ("gg", ("g", "g")),
    (":50%", ("colon", "5", "0", "%", "enter")), ("S", ("S",)),
    ("[", ("left_square_bracket",)), ("]", ("right_square_bracket",)),
    ("H", ("H",)), ("o", ("o",)), ("o again", ("o",)), (";", ("semicolon",)), ("P", ("P",)), ("Esc", ("escape",)),
    ("a", ("a",)), ("u", ("u",)), ("tree: Tab", ("tab",)), ("tree: j", ("j",)), ("tree: za", ("z", "a")),
    ("tree: za again", ("z", "a")), ("tree: zM", ("z", "M")), ("tree: zR", ("z", "R")), ("tree: zm", ("z", "m")),
    ("tree: zr", ("z", "R")), ("tree: back", ("shift+tab",)), ("zc", ("z", "c")), ("zo", ("z", "o")),
    ("zM", ("z", "M")), ("j folded", ("j",)), ("zR", ("z", "R")), ("T", ("T",)), ("T again", ("T",)),
    ("zm", ("z", "m")), ("zr", ("z", "r")), ("zR to end", ("z", "R")), ("f", ("f",)), ("j in f", ("j",)),
    ("f again", ("f",)), ("F", ("F",)), ("Esc all", ("escape",)), ("c", ("c",)), ("Esc c", ("escape",)),
    ("v", ("v",)), ("j in v", ("j",)), ("v again", ("v",)), ("t", ("t",)), ("j in t", ("j",)), ("t again", ("t",)),
    ("/", ("slash",)), ("/ t", ("t",)), ("/ th", ("h",)), ("/ the", ("e",)), ("/ the_w", ("space", "w")),
    ("/ Enter", ("enter",)),
    ("n", ("n",)),
    ("\\", ("backslash",)), ("Esc \\", ("escape",)), ("Esc find", ("escape",)), ("@", ("@",)), ("Esc @", ("escape",)),
    ("m a", ("m", "a")), ("' a", ("apostrophe", "a")), ("zx", ("z", "x")), ("zR zx", ("z", "R")),
)  # fmt: skip
"""What a step is called, and its keys."""


async def cost(pilot: Pilot[None], keys: tuple[str, ...]) -> float:
    """CPU milliseconds of keys, until the picture stands and no search runs."""
    began = time.process_time()
    await pilot.press(*keys)
    await pilot.pause()
    return (time.process_time() - began) * 1000


async def _load(screen: ReaderScreen, found: dict[str, list[float]]) -> None:
    """Wait until all is read and resolved; between two turns of this task only the screen works in its thread."""
    while not screen.linked.is_set():
        began = time.thread_time()
        await asyncio.sleep(0.002)
        if (spent := (time.thread_time() - began) * 1000) > 1:
            found.setdefault("loading", []).append(spent)
    await asyncio.sleep(2)


async def measure(path: Path, rounds: int) -> dict[str, list[float]]:
    """The costs of each step, round by round."""
    app = ThreadApp(*open_first(InputFile.open(path)))
    found: dict[str, list[float]] = {}
    async with app.run_test(size=(120, 40)) as pilot:
        screen = app.screen
        assert isinstance(screen, ReaderScreen)
        await _load(screen, found)
        for _ in range(rounds):
            for name, keys in STEPS:
                found.setdefault(name, []).append(await cost(pilot, keys))
                await asyncio.sleep(0)
                while name.startswith("/ t") and not screen.found.is_set():
                    await asyncio.sleep(0.01)
            for width, name in ((100, "resize"), (120, "resize back")):
                began = time.process_time()
                await pilot.resize_terminal(width, 40)
                await pilot.pause()
                found.setdefault(name, []).append((time.process_time() - began) * 1000)
            for theme in ("textual-light", "textual-dark"):
                began = time.process_time()
                app.theme = theme
                await pilot.pause()
                found.setdefault("theme", []).append((time.process_time() - began) * 1000)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    gc.disable()  # as the command does: the interface turns it on again
    columns = [asyncio.run(measure(path, options.rounds)) for path in options.files]
    print(f"{'key':16}" + "".join(f"{path.name:>24}" for path in options.files) + "   last over first")
    for name in columns[0]:
        each = [column.get(name, [0.0]) for column in columns]
        cells = "".join(f"{statistics.median(one):14.1f} to {max(one):6.1f}" for one in each)
        medians = [statistics.median(one) for one in each]
        print(f"{name:16}{cells}{medians[-1] / max(medians[0], 0.1):10.2f}")


if __name__ == "__main__":
    main()
