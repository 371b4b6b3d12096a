"""A whole reading session in a real terminal. `benchmarks/walk.py` has the steps and measures them."""

from __future__ import annotations

import sys

import pytest

if sys.platform == "win32":
    pytest.skip("terminals of Unix", allow_module_level=True)

from walk import STEPS, walk


@pytest.mark.timeout(240)
@pytest.mark.parametrize(("columns", "rows"), [(80, 24)])
def test_every_step_of_a_reading_session_has_its_effect(
    columns: int, rows: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind in ("STATE", "CONFIG", "DATA", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", "")  # put back after the walk has set it
    assert len(walk(columns, rows)) == len(STEPS)
