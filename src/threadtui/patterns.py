"""Regular expressions compiled when they are first used: a start does not pay for what its file never needs."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


class _Late:
    """Stands for a compiled expression. What was asked of it once is kept, so that it costs no more than the other."""

    def __init__(self, source: str | bytes) -> None:
        self._source = source

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self._source), name)
        setattr(self, name, found)
        return found


def late(source: AnyStr) -> re.Pattern[AnyStr]:
    """An expression that takes long to compile, as one of many words does; flags stand in it, as `(?i)`."""
    return cast("re.Pattern[AnyStr]", _Late(source))
