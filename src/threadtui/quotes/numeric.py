"""numpy, loaded so that it sorts fast on the processor at hand."""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from pathlib import Path

_VARIABLE = "NPY_DISABLE_CPU_FEATURES"
"""What numpy reads once, when it is loaded."""
_PROCESSOR = Path("/proc/cpuinfo")
_HEAD = 4096
"""Bytes that tell of the first processor."""


def load_numpy() -> None:
    """Import numpy, without its sort for AVX-512 where that is slow.

    The sort is made of an instruction that takes AMD's processors a hundred cycles and more (Zen 4; measured: 0.62 s
    for ten million numbers, where the sort for AVX2 takes 0.12). Elsewhere, where somebody has said what numpy is to
    use, or where numpy is not the wheel that its makers built, which can do without, it is loaded as it is.
    """
    if "numpy" not in sys.modules and _VARIABLE not in os.environ and _is_slow(_processor()) and _is_wheel():
        os.environ[_VARIABLE] = "X86_V4"  # another release of numpy that has no such name goes on without
        try:
            import numpy  # noqa: F401
        finally:
            del os.environ[_VARIABLE]  # programs that are started from here are not told


def _processor() -> str:
    """What Linux tells of the first processor; nothing elsewhere."""
    try:
        with _PROCESSOR.open("rb") as told:
            return told.read(_HEAD).decode("ascii", "replace")
    except OSError:
        return ""


def _is_slow(processor: str) -> bool:
    """Whether a processor has AVX-512, but of the slow kind."""
    return "AuthenticAMD" in processor and "avx512f" in processor


def _is_wheel() -> bool:
    """Whether numpy is of the wheels for Linux, which have their libraries in a folder beside them."""
    spec = find_spec("numpy")
    return bool(spec and spec.origin and Path(spec.origin).parents[1].joinpath("numpy.libs").is_dir())
