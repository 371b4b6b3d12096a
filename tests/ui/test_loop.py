"""The event loop says when the screen has something to do."""

from __future__ import annotations

import asyncio
import sys

import pytest

from threadtui.turns import TURNS

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no selector there")


def test_while_the_loop_sleeps_the_screen_has_nothing_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    from threadtui.ui.loop import Watchful

    slept: list[tuple[str, float]] = []
    monkeypatch.setattr(TURNS, "end", lambda: slept.append(("ends", sys.getswitchinterval())))
    monkeypatch.setattr(TURNS, "take", lambda: slept.append(("takes", sys.getswitchinterval())))
    usual = sys.getswitchinterval()
    selector = Watchful()
    try:
        selector.select(0)
        assert slept == []  # there is more to do
        selector.select(0.001)
        assert [what for what, _ in slept] == ["ends", "takes"]
        assert slept[1][1] == pytest.approx(0.001)
    finally:
        selector.close()
        sys.setswitchinterval(usual)


def test_the_program_runs_in_that_loop_and_leaves_no_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    from threadtui.ui import loop

    seen: list[str] = []

    class App:
        async def run_async(self) -> None:
            await asyncio.sleep(0.001)
            seen.append(f"{TURNS.taken} {sys.getswitchinterval() < 0.002}")

    usual = sys.getswitchinterval()
    loop.run(App())  # type: ignore[arg-type]
    assert seen == ["True True"]
    assert not TURNS.taken
    assert sys.getswitchinterval() == usual
