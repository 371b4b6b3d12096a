"""How busy a thread was: posts over its time, as a line of blocks."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Sequence
from datetime import date

from threadtui.model import Post

_MANY = 2000
"""From so many posts on numpy counts them, if it is there."""
_BLOCKS = " ▁▂▃▄▅▆▇█"


class Activity:
    """When each post was written, as a place between the thread's ends; worked out once for so many posts.

    By time where most posts have a date, else by their place in the thread.
    """

    def __init__(self, posts: Sequence[Post]) -> None:
        days = [_day(post.date) for post in posts]
        self.count = len(days)
        """Of so many posts."""
        known = [day for day in days if day is not None]
        self.dated = len(known) * 2 > len(days)
        """Whether most posts have a date."""
        first, last = (min(known), max(known)) if self.dated else (0.0, 0.0)
        if first < last:
            places = (-1.0 if day is None else (day - first) / (last - first) for day in days)
            self._places = array("f", places)
        else:
            self._places = array("f", (at / max(1, len(days) - 1) for at in range(len(days))))
        self._ends = tuple(map(_short, (first, last))) if self.dated else ("#1", f"#{len(days)}")

    def plot(self, posts: Sequence[int] | None, width: int) -> str:
        """A block for each of `width` equal parts of the thread: how many of the posts fall on it; None means all."""
        return self.plot_lines(posts, width, 1)[0]

    def plot_lines(self, posts: Sequence[int] | None, width: int, height: int) -> list[str]:
        """As `plot`, in columns of so many lines, from the top one down."""
        counts = self._counts(posts, width)
        most, steps = max(counts, default=0), len(_BLOCKS) - 1
        heights = [-(-count * steps * height // most) if most else 0 for count in counts]
        return [
            "".join(_BLOCKS[max(0, min(steps, tall - steps * line))] for tall in heights)
            for line in range(height - 1, -1, -1)
        ]

    def _counts(self, posts: Sequence[int] | None, width: int) -> list[int]:
        places = self._places
        if not self.dated and self.count < width:  # a part has a post or none: no gaps between two
            theirs = frozenset(range(self.count) if posts is None else posts)
            return [int(part * self.count // width in theirs) for part in range(width)]
        numpy = sys.modules.get("numpy")  # the resolver loads it; until then it is not missed
        if hasattr(numpy, "bincount") and len(places if posts is None else posts) > _MANY:
            return self._count_many(posts, width)
        counts = [0] * width
        for place in places if posts is None else (places[post] for post in posts if post < self.count):
            if place >= 0:
                counts[min(width - 1, int(place * width))] += 1
        return counts

    def _count_many(self, posts: Sequence[int] | None, width: int) -> list[int]:
        """As `_counts`, many times faster for many posts."""
        import numpy as np

        places = np.frombuffer(self._places, dtype=np.float32)
        if posts is not None:
            chosen = np.asarray(posts, dtype=np.int64)
            places = places[chosen[chosen < self.count]]
        columns = np.minimum(width - 1, (places[places >= 0].astype(np.float64) * width).astype(np.int64))
        return [int(count) for count in np.bincount(columns, minlength=width)]

    def span(self, width: int) -> str:
        """What the ends of the plot stand for, at both ends of `width` cells."""
        left, right = self._ends
        return f"{left}{right:>{max(0, width - len(left))}}"


def _day(when: date | None) -> float | None:
    """Days since the year 1, with the time of day where it is known."""
    if when is None:
        return None
    hour, minute = getattr(when, "hour", 0), getattr(when, "minute", 0)
    return when.toordinal() + (hour + minute / 60) / 24


def _short(day: float) -> str:
    when = date.fromordinal(int(day))
    return f"{when.day} {when:%b} {when:%y}"
