"""Builds a tidy text piece by piece, so that every place in it is known when it is written."""

from __future__ import annotations

import re

from threadtui.text import clean

_SPACE = re.compile(r"[ \t\n\r\f]+")
_EDGES = re.compile(r"(?s)^([ \t\n\r\f\xa0]*)(.*?)([ \t\n\r\f\xa0]*)$")


class Writer:
    """Text with no white space at line ends and no more than one blank line between paragraphs."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.length = 0
        """Characters written so far."""
        self.verbatim = 0
        """How many elements are open in which white space counts."""
        self.started: dict[int, int] = {}
        """Where the words of each open mark began."""
        self.waiting: set[int] = set()
        """Marks whose words begin with the next ones written."""
        self._breaks = 0
        self._space = ""
        self._bullet = ""

    def text(self) -> str:
        """All that was written."""
        return "".join(self._parts)

    def since(self, start: int) -> str:
        """What was written from a length on, as far as the last few pieces hold it."""
        wanted = self.length - start
        taken: list[str] = []
        while wanted > 0 and len(taken) < len(self._parts):
            part = self._parts[-1 - len(taken)]
            taken.append(part[-wanted:] if len(part) > wanted else part)
            wanted -= len(taken[-1])
        return "".join(reversed(taken))

    def words(self, text: str) -> None:
        """Running text: white space is folded, but no-break spaces are kept as they are wide."""
        if self.verbatim:
            self._lines(text)
            return
        match = _EDGES.match(text)
        before, core, after = match.groups() if match else ("", text, "")
        self._space_out(before)
        if core:
            self._put(_SPACE.sub(" ", core).replace("\xa0", " "))
            self._space_out(after)

    def line(self, text: str) -> None:
        """A line of its own."""
        if text:
            self.block(1)
            self._put(text)
            self.block(1)

    def newline(self) -> None:
        """The end of a line, as `br` is."""
        self._breaks += 1
        self._space = ""

    def block(self, gap: int) -> None:
        """The edge of a block: at least so many newlines before what follows."""
        self._breaks = max(self._breaks, gap)
        self._space = ""

    def cell(self) -> None:
        """The edge between two cells of a row."""
        if not self._breaks and self.length:
            self._space = " | "

    def bullet(self, bullet: str) -> None:
        """What stands before the next words."""
        self._bullet = bullet

    def end_verbatim(self) -> None:
        """The end of an element in which white space counts."""
        self.verbatim -= 1
        self.block(2)

    def _lines(self, text: str) -> None:
        first, *others = clean(text).split("\n")
        for number, line in enumerate((first, *others)):
            if number:
                self.newline()
            kept = line.replace("\xa0", " ").rstrip()
            if kept:
                indent = len(kept) - len(kept.lstrip())
                self._space += kept[:indent]
                self._put(kept[indent:])
            self._space += " " * (len(line) - len(kept))

    def _space_out(self, space: str) -> None:
        if not space or self._space == " | ":
            return
        hard = space.count("\xa0")
        if hard:
            self._space += " " * hard
        elif not self._space and not self._breaks and self.length:
            self._space = " "

    def _put(self, text: str) -> None:
        """Write words, and before them what white space is due."""
        text = clean(text).strip("\n")
        if not text:
            return
        if self.length and self._breaks:
            self._write("\n" * min(self._breaks, 2))
        self._breaks = 0
        for mark in self.waiting:
            self.started[mark] = self.length + (len(self._space) if self._space.strip() else 0)
        self.waiting.clear()
        self._write(self._space + self._bullet + text)
        self._space = self._bullet = ""

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self.length += len(text)
