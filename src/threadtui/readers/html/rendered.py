"""A post as text, and what of the page it takes to make one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from threadtui.model import Label, Link, Mark


class Place(NamedTuple):
    """What the whole page tells that a post's links and quotations need."""

    base: str = ""
    """Address of the page, or the empty string where it does not tell it."""
    thread: str | None = None
    """The forum's number for the thread."""


class Rendered(NamedTuple):
    """A post as text."""

    text: str
    """All words, quotations included, tidy and cleaned."""
    marks: tuple[Mark, ...]
    """The quotations, outer ones before those in them."""
    links: tuple[Link, ...]
    """The links in it, in order."""
    labels: tuple[Label, ...] = ()
    """The lines that stand for pictures, files and embedded pages, in order."""

    def with_labels(self, lines: list[str]) -> Rendered:
        """The same with lines below that stand for files."""
        if not lines:
            return self
        below = "\n".join(lines)
        text = f"{self.text}\n\n{below}" if self.text else below
        return self._replace(text=text, labels=(*self.labels, Label(len(text) - len(below), len(text))))


def whole_lines(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[Label]:
    """The lines of a text that have nothing in them but such spans, which are in order."""
    lines: dict[tuple[int, int], str] = {}
    for start, end in spans:
        line = text.rfind("\n", 0, start) + 1, (text.find("\n", end) + 1 or len(text) + 1) - 1
        rest = lines.get(line, text[slice(*line)])
        lines[line] = rest.replace(text[start:end], "", 1)
    for (start, end), rest in lines.items():
        if not rest.strip(" -|"):
            yield Label(start, end)
