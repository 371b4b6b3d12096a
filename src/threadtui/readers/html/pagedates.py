"""The dates of the posts of one page: what one of them leaves open, the others or the day of saving may tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from threadtui.dates import day_order, order_in_time
from threadtui.model import Notice
from threadtui.readers.html.dating import from_saved, is_relative, when

_DOUBTFUL = re.compile(r"(?<![\d./-])\d{1,2}[/-]\d{1,2}[/-](?:\d{4}|\d\d)(?![\d/-])")


class PageDates:
    """Reads the dates of a page, and keeps in mind what is to be said of them."""

    def __init__(self, saved: date | None, every: Callable[[], Iterable[str]]) -> None:
        self._saved = saved
        self._every = every
        """All lines of the page that tell dates; asked once, and only if one leaves the order open."""
        self._day_first: bool | None = None
        self._is_asked = False
        self._open = ""
        """A date that cannot be read, as nothing tells which number is the day."""
        self._concluded = False
        self._reckoned = False
        self._undated = False

    def of(self, lines: Sequence[str]) -> date | None:
        """The date of a post, from the lines and attributes that may tell it, the best first."""
        for told in lines:
            if found := when(told):
                return found
        for told in lines:
            if match := _DOUBTFUL.search(told):
                if found := when(told, self._order()):
                    return found
                self._open = self._open or match[0]
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
        if self._concluded:
            first = "day" if self._day_first else "month"
            yield Notice(
                f"dates such as 3/4/2019 are read with the {first} first, as the posts then follow in time"
            )
        if self._open:
            yield Notice(f"dates such as {self._open} leave open which number is the day; left out")
        if self._undated:
            yield Notice("some dates are told from a day that the page does not tell; left out")

    def _order(self) -> bool | None:
        if not self._is_asked:
            lines = list(self._every())
            self._is_asked, self._day_first = True, day_order(lines)
            if self._day_first is None:
                self._day_first = order_in_time(lines)
                self._concluded = self._day_first is not None
        return self._day_first
