"""What aligns the words of an altered quotation with those of its source: the distances of RapidFuzz, without the rest.

The package loads all that it has when any of it is loaded, and the rest (scores of texts, search in lists) takes 2 MB.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType

_REST = ("rapidfuzz.fuzz", "rapidfuzz.process", "rapidfuzz.utils")


def _load() -> None:
    """Load the package with empty modules in place of the rest, which is there for others who want it later."""
    stands_in = {name: ModuleType(name) for name in _REST}
    sys.modules.update(stands_in)
    try:
        import_module("rapidfuzz.distance")
    except ImportError:  # another release, whose distances need some of it
        for name in [name for name in sys.modules if name.partition(".")[0] == "rapidfuzz"]:
            del sys.modules[name]
    finally:
        for name, module in stands_in.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]
            package = sys.modules.get("rapidfuzz")
            if package is not None and vars(package).get(name.rpartition(".")[2]) is module:
                delattr(package, name.rpartition(".")[2])


if "rapidfuzz" not in sys.modules:
    _load()

from rapidfuzz.distance import Indel, LCSseq  # noqa: E402

__all__ = ["Indel", "LCSseq"]
