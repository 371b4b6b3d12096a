"""Forum pages flattened to plain text, where author names and quotation marks may be lost."""

from threadtui.readers.flat.reader import FlatText

__all__ = ["FlatText"]
