"""A post's own words: its text with the quotations cut out, and the way between the two."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

_GAP = "\n\n"


class Body(NamedTuple):
    """Own words of a post, and where each stretch of them stands in the post's text.

    Offsets are characters from 0.
    """

    text: str
    """The own words; stretches that a quotation parted are parted by one blank line."""
    starts: tuple[int, ...]
    """Where each stretch begins in `text`."""
    origins: tuple[int, ...]
    """Where the same stretch begins in the post's text."""

    def from_text(self, offset: int) -> int:
        """The offset in the body for an offset in the post's text.

        One inside a quotation or a gap gives the start of the stretch after it, or the end of the body.
        """
        at = bisect_right(self.origins, offset) - 1
        if at < 0:
            return 0
        here = self.starts[at] + offset - self.origins[at]
        following = at + 1 < len(self.starts)
        limit = self.starts[at + 1] - len(_GAP) if following else len(self.text)
        if here <= limit:
            return here
        return self.starts[at + 1] if following else len(self.text)

    def end_from_text(self, offset: int) -> int:
        """The offset in the body of one past the last own character before an offset in the post's text."""
        at = bisect_right(self.origins, offset - 1) - 1
        if at < 0:
            return 0
        limit = self.starts[at + 1] - len(_GAP) if at + 1 < len(self.starts) else len(self.text)
        return min(self.starts[at] + offset - self.origins[at], limit)

    def to_text(self, offset: int) -> int:
        """The offset in the post's text for an offset in the body."""
        at = max(bisect_right(self.starts, offset) - 1, 0)
        return self.origins[at] + offset - self.starts[at] if self.origins else 0


def cut(text: str, start: int, end: int, away: Iterable[tuple[int, int]]) -> Body:
    """What is left of `text[start:end]` without the spans `away`, which must be in order and apart."""
    parts: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    length = 0
    position = start
    for away_start, away_end in (*away, (end, end)):
        stretch = text[position:away_start]
        kept = stretch.rstrip()
        kept_start = len(kept) - len(kept.lstrip("\n"))
        kept = kept[kept_start:]
        if kept:
            if parts:
                length += len(_GAP)
            starts.append(length)
            origins.append(position + kept_start)
            parts.append(kept)
            length += len(kept)
        position = away_end
    return Body(_GAP.join(parts), tuple(starts), tuple(origins))
