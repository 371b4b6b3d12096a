"""Text whose quotations are marked at the head of each line (`> `): from lines with levels to text and marks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from threadtui.model import Mark


class Line(NamedTuple):
    """A line without its quotation signs."""

    level: int
    """How many quotations stand around it, 0 for own words."""
    text: str
    """What is left of it."""
    names: str | None = None
    """Whom it names as the author of the quotation under it; empty where it names nobody; None for other lines."""
    source_id: str | None = None
    """The post that it names as the quoted one, where it does."""


class Marked(NamedTuple):
    """A post's text and the quotations in it."""

    text: str
    """Tidy: no white space at line ends, one blank line between paragraphs and around quotations."""
    marks: list[Mark]
    """Outer ones before those in them, in order."""


@dataclass(slots=True)
class _Open:
    start: int
    end: int
    outer: int
    names: str | None
    source_id: str | None
    lead: int
    has_words: bool = False
    """Whether it has words that are in no quotation inside it."""

    def closed(self) -> Mark:
        return Mark(self.start, self.end, self.names or None, self.source_id, self.outer, self.lead)


def from_lines(lines: Iterable[Line]) -> Marked:
    """The text that cleaned lines make.

    A blank line ends the quotations that it does not stand in, but for one that has no words so far but what it
    quotes: its own follow below.
    """
    writer = _Writer()
    for line in lines:
        writer.add(line)
    return Marked("".join(writer.written), [each.closed() for each in writer.found])


class _Writer:
    def __init__(self) -> None:
        self.written: list[str] = []
        self.found: list[_Open] = []
        self._around: list[int] = []
        self._length = 0
        self._level = 0
        self._blank = False
        self._ended = 0
        """How many quotations a blank line left open, of those around it."""
        self._lead: tuple[int, Line] | None = None

    def add(self, line: Line) -> None:
        words = line.text.rstrip()
        if not words:
            self._ended = min(self._ended, line.level) if self._blank else line.level
            self._blank = True
            return
        if self._blank:
            ended = (
                at for at in range(self._ended, len(self._around)) if self.found[self._around[at]].has_words
            )
            del self._around[next(ended, len(self._around)) :]
        del self._around[line.level :]
        if self.written:
            self._write("\n\n" if self._blank or line.level != self._level else "\n")
        self._level, self._blank = line.level, False
        while len(self._around) < line.level:
            self._open()
        self._see_lead(line)
        self._write(words)
        for at in self._around:
            self.found[at].end = self._length
        if self._around:
            self.found[self._around[-1]].has_words = True

    def _open(self) -> None:
        """Begin a quotation inside those around, named by the line above where that is of their level."""
        named = self._lead if self._lead and self._lead[1].level == len(self._around) else None
        self.found.append(
            _Open(
                start=self._length,
                end=self._length,
                outer=self._around[-1] if self._around else -1,
                names=named[1].names if named else None,
                source_id=named[1].source_id if named else None,
                lead=named[0] if named else -1,
            )
        )
        self._around.append(len(self.found) - 1)

    def _see_lead(self, line: Line) -> None:
        """Keep a line of attribution; one that was broken in two begins where its first part does."""
        if line.names is None:
            self._lead = None
        elif self._lead and not self._lead[1].names and self._lead[1].level == line.level:
            self._lead = (self._lead[0], line)
        else:
            self._lead = (self._length, line)

    def _write(self, words: str) -> None:
        self.written.append(words)
        self._length += len(words)
