"""Forum pages in HTML: one engine and a small profile for each forum software."""

from threadtui.readers.html.reader import HtmlPage

__all__ = ["HtmlPage"]
