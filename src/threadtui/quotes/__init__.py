"""Quote resolution: finds the source of every quotation from the text itself. No interface, no files.

`threadtui.quotes.resolve.resolve` does it; it brings numpy, which a first screen need not wait for.
"""

from threadtui.quotes.table import QuoteTable

__all__ = ["QuoteTable"]
