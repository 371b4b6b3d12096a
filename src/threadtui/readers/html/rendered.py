"""A post as text, and what of the page it takes to make one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from threadtui.model import Link, Mark


@dataclass(frozen=True, slots=True)
class Place:
    """What the whole page tells that a post's links and quotations need."""

    base: str = ""
    """Address of the page, or the empty string where it does not tell it."""
    thread: str | None = None
    """The forum's number for the thread."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A post as text."""

    text: str
    """All words, quotations included, tidy and cleaned."""
    marks: tuple[Mark, ...]
    """The quotations, outer ones before those in them."""
    links: tuple[Link, ...]
    """The links in it, in order."""

    def with_lines(self, lines: list[str]) -> Rendered:
        """The same with lines below."""
        below = "\n".join(lines)
        return replace(self, text=f"{self.text}\n\n{below}" if self.text else below) if lines else self
