"""Modules that others load for what is not done here."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without(*names: str) -> Iterator[None]:
    """Let modules be as if they were not installed while others are loaded, which can do without them.

    Those that are there already stay; later all of them can be loaded.
    """
    spared = [name for name in names if name not in sys.modules]
    for name in spared:
        sys.modules[name] = None  # type: ignore[assignment]  # as the import system has it for none
    try:
        yield
    finally:
        for name in spared:
            if sys.modules.get(name, sys) is None:
                del sys.modules[name]
