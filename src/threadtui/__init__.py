"""threadtui: a terminal reader of discussions in which every quotation finds its source."""

__version__ = "0.1.0"
