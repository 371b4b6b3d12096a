"""How busy a thread was: posts over its time, as a line of blocks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from threadtui.model import Post

_BLOCKS = " ▁▂▃▄▅▆▇█"


def plot(posts: Sequence[Post], author: str | None, everyone: bool, width: int) -> str:
    """A block for each of `width` equal parts of the thread: of its time where most posts have a date, else of
    its length in posts. Counts one author's posts, or everyone's.
    """
    days = [_day(post.date) for post in posts]
    known = [day for day in days if day is not None]
    if is_dated(posts) and min(known) < max(known):
        first, length = min(known), max(known) - min(known)
        places = [None if day is None else (day - first) / length for day in days]
    else:
        places = [at / max(1, len(posts) - 1) for at in range(len(posts))]
    counts = [0] * width
    for post, place in zip(posts, places, strict=True):
        if place is not None and (everyone or post.author == author):
            counts[min(width - 1, int(place * width))] += 1
    most = max(counts, default=0)
    return "".join(_BLOCKS[-(-count * (len(_BLOCKS) - 1) // most) if most else 0] for count in counts)


def is_dated(posts: Sequence[Post]) -> bool:
    """Whether most posts have a date."""
    return sum(1 for post in posts if post.date) * 2 > len(posts)


def span(posts: Sequence[Post], width: int) -> str:
    """What the ends of the plot stand for, at both ends of `width` cells."""
    dates = [post.date for post in posts if post.date]
    if is_dated(posts):
        first, last = min(dates, key=_sort), max(dates, key=_sort)
        left, right = (f"{day.day} {day:%b} {day:%y}" for day in (first, last))
    else:
        left, right = "#1", f"#{len(posts)}"
    return f"{left}{right:>{max(0, width - len(left))}}"


def _day(when: date | None) -> float | None:
    """Days since the year 1, with the time of day where it is known."""
    if when is None:
        return None
    hour, minute = getattr(when, "hour", 0), getattr(when, "minute", 0)
    return when.toordinal() + (hour + minute / 60) / 24


def _sort(when: date) -> float:
    return _day(when) or 0.0
