"""Quote resolution: finds the source of every quotation from the text itself. No interface, no files."""

from threadtui.quotes.resolve import resolve
from threadtui.quotes.table import QuoteTable

__all__ = ["QuoteTable", "resolve"]
