"""Is a passage that stood in an earlier post a quotation of it, or the same words by chance or habit?"""

from __future__ import annotations

from dataclasses import dataclass

from threadtui.quotes.passages import Passage


@dataclass(frozen=True, slots=True)
class Layout:
    """How a passage stands in its post."""

    opens_block: bool
    """Nothing or a blank line stands above it."""
    closes_block: bool
    """Nothing or a blank line stands below it."""
    leads: bool
    """It begins the post."""
    ends: bool
    """No line follows it."""

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Layout:
        """The layout of the lines from `start` to `end` of a post's text."""
        above = text[:start].rstrip(" ")
        below = text[end:].lstrip(" ")
        return cls(
            opens_block=not above or above.endswith("\n\n"),
            closes_block=not below or below.startswith("\n\n"),
            leads=not above.strip(),
            ends=not below.strip(),
        )


def confidence(passage: Passage, layout: Layout) -> float | None:
    """How sure it is, from 0 to 1, that the passage is a quotation of its source; None where it is not one."""
    words = passage.words
    if layout.opens_block and layout.closes_block:
        return 0.99 if words >= 6 else None
    if layout.opens_block or layout.closes_block:
        return 0.9 if words >= 12 else None
    return 0.7 if words >= 25 else None
