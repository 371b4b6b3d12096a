"""Opening an address in a browser that has a window of its own."""

from __future__ import annotations

import os
import sys
import webbrowser

from threadtui.take import Address


def open_address(url: str) -> bool:
    """Open an address; whether it could be. One that is not of the web or mail never is.

    A browser inside the terminal would draw over the screen: without a desktop only `$BROWSER` is asked.
    """
    if not Address(url, "").safe:
        return False
    desktop = sys.platform in ("win32", "darwin") or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))
    if not desktop and not os.environ.get("BROWSER"):
        return False
    try:
        return webbrowser.open(url)
    except (webbrowser.Error, OSError):
        return False
