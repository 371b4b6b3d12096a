"""How numpy is loaded."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

_LOADED = """
import os, sys
from pathlib import Path
from threadtui.quotes import numeric
numeric._PROCESSOR = Path(sys.argv[1])
numeric.load_numpy()
print("numpy" in sys.modules, os.environ.get("NPY_DISABLE_CPU_FEATURES"))
"""


@pytest.mark.parametrize(
    "processor",
    [
        "vendor_id : AuthenticAMD\nflags : sse2 avx2",
        "vendor_id : GenuineIntel\nflags : sse2 avx2 avx512f",
        None,
    ],
)
def test_numpy_is_left_to_itself_where_its_sort_is_not_slow(tmp_path: Path, processor: str | None) -> None:
    assert _told(tmp_path, processor) == "False None"


def test_a_processor_with_the_slow_sort_is_told_of_to_numpy_alone(tmp_path: Path) -> None:
    assert _told(tmp_path, "vendor_id : AuthenticAMD\nflags : avx2 avx512f avx512bw").endswith(" None")


def test_what_somebody_says_numpy_is_to_use_holds(tmp_path: Path) -> None:
    told = _told(tmp_path, "vendor_id : AuthenticAMD\nflags : avx512f", NPY_DISABLE_CPU_FEATURES="AVX512_SPR")
    assert told == "False AVX512_SPR"


def _told(folder: Path, processor: str | None, **variables: str) -> str:
    """Whether numpy is loaded at once, and what the environment says afterwards."""
    path = folder / "cpuinfo"
    if processor is not None:
        path.write_text(processor)
    kept = {name: value for name, value in os.environ.items() if name != "NPY_DISABLE_CPU_FEATURES"}
    run = subprocess.run(
        [sys.executable, "-c", _LOADED, str(path)],
        env={**kept, **variables},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return run.stdout.strip()
