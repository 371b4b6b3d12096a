"""The line in which the reader types."""

from __future__ import annotations

from textual.reactive import Reactive
from textual.widgets import Input


class Field(Input):
    """Textual's, as wide as the screen: what is typed changes no size, and the screen is not laid out for it."""

    value: Reactive[str] = Reactive("", layout=False, init=False)
