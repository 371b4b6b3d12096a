"""The dates of the posts of one page: what one of them leaves open, the others or the day of saving may tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from threadtui.dates import day_order
from threadtui.model import Notice
from threadtui.readers.html.dating import from_saved, is_relative, when

_DOUBTFUL = re.compile(r"(?<!\d)\d{1,2}[/-]\d{1,2}[/-]\d{4}(?!\d)")


class PageDates:
    """Reads the dates of a page, and keeps in mind what is to be said of them."""

    def __init__(self, saved: date | None, every: Callable[[], Iterable[str]]) -> None:
        self._saved = saved
        self._every = every
        """All lines of the page that tell dates; asked once, and only if one leaves the order open."""
        self._day_first: bool | None = None
        self._is_asked = False
        self._reckoned = False
        self._undated = False

    def of(self, lines: Sequence[str]) -> date | None:
        """The date of a post, from the lines and attributes that may tell it, the best first."""
        for told in lines:
            if found := when(told):
                return found
        for told in lines:
            if _DOUBTFUL.search(told) and (found := when(told, self._order())):
                return found
        for told in lines if self._saved is not None else ():
            if self._saved is not None and (found := from_saved(told, self._saved)):
                self._reckoned = True
                return found
        self._undated = self._undated or any(map(is_relative, lines))
        return None

    def notices(self) -> Iterator[Notice]:
        """What the reader of the thread should know of its dates."""
        if self._reckoned and self._saved is not None:
            yield Notice(
                f"some dates are told from the day on which the page was saved, {self._saved:%Y-%m-%d}"
            )
        if self._undated:
            yield Notice("some dates are told from a day that the page does not tell; left out")

    def _order(self) -> bool | None:
        if not self._is_asked:
            self._is_asked, self._day_first = True, day_order(self._every())
        return self._day_first
