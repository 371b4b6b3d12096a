"""A handful of whole screens, kept as text: what changes on one of them is to be looked at before it is kept.

`SNAPSHOTS=keep pytest tests/ui/test_snapshots.py` writes them anew.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.ui.conftest import Opener

KEPT = Path(__file__).parent / "snapshots"
SCREENS = {
    "page-120x40": ((120, 40), ()),
    "page-40x20": ((40, 20), ()),
    "peek-80x24": ((80, 24), ("colon", "6", "enter", "P")),
    "chain-80x24": ((80, 24), ("colon", "6", "enter", "c")),
    "list-80x24": ((80, 24), ("v",)),
    "summary-80x24": ((80, 24), ("equals_sign",)),
    "evidence-80x24": ((80, 24), ("colon", "6", "enter", "i")),
}
"""Name, size and the keys that lead there, in the sample of a sourdough starter."""


@pytest.mark.parametrize("name", SCREENS)
async def test_a_screen_is_as_it_was_kept(reading: Opener, name: str) -> None:
    size, keys = SCREENS[name]
    async with reading("sourdough.txt", size=size) as session:
        await session.press(*keys)
        shown = session.text() + "\n"
    kept = KEPT / f"{name}.txt"
    if os.environ.get("SNAPSHOTS") == "keep":
        kept.write_text(shown, "utf-8")
    assert shown.splitlines() == kept.read_text("utf-8").splitlines()
