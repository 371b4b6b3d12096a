"""What each key costs as threads grow: CPU milliseconds until the last picture that it makes, and the bytes written.

    python benchmarks/keys.py FILE [FILE ...] [--rounds 5] [--over 30]

Every key of the table is pressed; one that no step presses is an error. Pictures are drawn as for a terminal of 120
columns and 40 lines, with all that is written to it. Of several files each has its columns, and the last over the
first tells whether a key is flat in the number of posts. `median` and `worst` are milliseconds until the last
picture, `lines` is how many lines of widgets were drawn. `--over` prints only what takes so many milliseconds.

`while loading` is j, k and Space while the file is read and resolved: milliseconds of the clock, for they wait for
the reading, not for what they do themselves.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import os
import tempfile
import time
import unicodedata
from collections.abc import Awaitable, Callable
from pathlib import Path
from statistics import median
from typing import NamedTuple

from textual import events
from textual._styles_cache import StylesCache
from textual.drivers.headless_driver import HeadlessDriver
from textual.pilot import Pilot

from key_steps import STEPS, forgotten
from threadtui.readers import InputFile
from threadtui.ui import app as program
from threadtui.ui.app import ThreadApp, open_first
from threadtui.ui.screens.reader import ReaderScreen

_STILL = 0.06
"""Seconds without a picture after which a key is taken to be done."""
_THEMES = ("light", "textual-dark")


class Cost(NamedTuple):
    """What one key cost."""

    shown: float
    """Milliseconds until the last picture; 0 where there was none."""
    written: int
    """Bytes written to the terminal."""
    lines: int
    """Lines of widgets that were drawn."""


class Drawing(ThreadApp):
    """The program as it draws for a terminal; it notes when, and how much."""

    CSS_PATH = Path(program.__file__).with_name("app.tcss")
    clock = staticmethod(time.thread_time)
    shown = 0.0
    told = 0
    """Bytes written to the terminal."""
    lines = 0

    @property
    def is_headless(self) -> bool:
        """Not to Textual, which else leaves out the last part of drawing."""
        return False

    def post_display_hook(self) -> None:
        """A picture stands."""
        super().post_display_hook()
        self.shown = self.clock()


def watch(app: Drawing) -> None:
    """Count the lines that are drawn and the bytes that are written."""
    render_line = StylesCache.render_line

    def drawn(*arguments: object, **named: object) -> object:
        app.lines += 1
        return render_line(*arguments, **named)  # type: ignore[arg-type]

    def write(_: HeadlessDriver, data: str) -> None:
        app.told += len(data.encode())

    StylesCache.render_line = drawn  # type: ignore[assignment,method-assign]
    HeadlessDriver.write = write  # type: ignore[method-assign]


async def cost(app: Drawing, act: Callable[[], Awaitable[object] | None]) -> Cost:
    """What it costs to do something, until no picture comes any more."""
    app.told = app.lines = 0
    app.shown = began = app.clock()
    if (waiting := act()) is not None:
        await waiting
    last = -1.0
    while last != app.shown or searches(app):
        last = app.shown
        await asyncio.sleep(_STILL)
    return Cost((app.shown - began) * 1000, app.told, app.lines)


def searches(app: Drawing) -> bool:
    """Whether words are looked for."""
    screen = app.screen
    if not isinstance(screen, ReaderScreen) or not screen.asks("find"):
        return False
    return screen.field is not None and bool(screen.field.value) and not screen.found.is_set()


def press(app: Drawing, keys: str) -> None:
    """Send keys, parted by spaces, as the terminal does."""
    for key in keys.split():
        character = key if len(key) == 1 else None
        if character is None and "+" not in key:
            try:
                character = unicodedata.lookup(key.replace("_", " "))
            except KeyError:
                character = {"equals_sign": "=", "space": " "}.get(key)
        app._driver.send_message(events.Key(key, character).set_sender(app))  # type: ignore[union-attr]


async def load(app: Drawing, found: dict[str, list[Cost]]) -> None:
    """Wait until all is read and resolved, and press keys meanwhile."""
    screen = app.screen
    assert isinstance(screen, ReaderScreen)
    app.clock = time.perf_counter  # type: ignore[method-assign]
    while not screen.linked.is_set():
        for keys in ("j", "j", "space", "k"):
            found.setdefault("while loading", []).append(await cost(app, lambda keys=keys: press(app, keys)))  # type: ignore[misc]
    app.clock = time.thread_time  # type: ignore[method-assign]
    await asyncio.sleep(2)


async def one_round(app: Drawing, pilot: Pilot[None], found: dict[str, list[Cost]]) -> None:
    """Every step once, then another size and another look."""
    for name, keys in STEPS:
        found.setdefault(name, []).append(await cost(app, lambda keys=keys: press(app, keys)))  # type: ignore[misc]
        if app._notifications:
            app.clear_notifications()
            await asyncio.sleep(_STILL)
    for name, width in (("resize", 100), ("resize back", 120)):
        found.setdefault(name, []).append(
            await cost(app, lambda width=width: pilot.resize_terminal(width, 40))
        )  # type: ignore[misc]
    for theme in _THEMES:
        found.setdefault("theme", []).append(
            await cost(app, lambda theme=theme: setattr(app, "theme", theme))
        )  # type: ignore[misc]


async def measure(path: Path, rounds: int) -> dict[str, list[Cost]]:
    """The costs of each step, round by round."""
    app = Drawing(*open_first(InputFile.open(path)))
    watch(app)
    found: dict[str, list[Cost]] = {}
    async with app.run_test(size=(120, 40)) as pilot:
        await load(app, found)
        for _ in range(rounds):
            await one_round(app, pilot, found)
    return found


def report(paths: list[Path], columns: list[dict[str, list[Cost]]], over: float) -> None:
    """Print a line for each step."""
    print(f"{'':16}" + "".join(f"{path.name[-34:]:>35}" for path in paths))
    print(
        f"{'key':16}" + f"{'median':>9}{'worst':>8}{'bytes':>10}{'lines':>8}" * len(paths) + "   last/first"
    )
    for name in columns[0]:
        each = [column.get(name) or [Cost(0.0, 0, 0)] for column in columns]
        medians = [median(one.shown for one in costs) for costs in each]
        if max(medians) < over:
            continue
        cells = "".join(
            f"{at:9.1f}{max(one.shown for one in costs):8.1f}{median(one.written for one in costs):10.0f}"
            f"{median(one.lines for one in costs):8.0f}"
            for at, costs in zip(medians, each, strict=True)
        )
        print(f"{name:16}{cells}{medians[-1] / max(medians[0], 0.1):10.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--over", type=float, default=0.0)
    options = parser.parse_args()
    if left := forgotten():
        raise SystemExit(f"no step presses {', '.join(left)}")
    gc.disable()  # as the command does: the interface turns it on again
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"COLORTERM": "truecolor", "XDG_STATE_HOME": folder, "XDG_CONFIG_HOME": folder}
        columns = [asyncio.run(measure(path, options.rounds)) for path in options.files]
    report(options.files, columns, options.over)


if __name__ == "__main__":
    main()
