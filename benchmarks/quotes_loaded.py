"""The resolver, with numpy loaded as the program loads it: how fast it sorts depends on that."""

from threadtui.quotes.numeric import load_numpy

load_numpy()

from threadtui.quotes.resolve import resolve  # noqa: E402

__all__ = ["resolve"]
