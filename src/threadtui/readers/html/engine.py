"""Pages of known engines: which one made a page, and its posts in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from threadtui.readers.html.profile import Profile, first
from threadtui.readers.html.profiles import PROFILES
from threadtui.text import slug

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_SITE = re.compile(r"\s+(?:[|•·»–—-]|::)\s+[^|•·»–—]*$")


class Record(NamedTuple):
    """One post as elements of the page."""

    element: LexborNode
    """The whole post."""
    words: tuple[LexborNode, ...]
    """Where its words are."""
    author: str | None = None
    """The author's name, where no profile tells how to ask for it."""
    date: LexborNode | None = None
    """What tells the date, likewise."""


def profile_of(page: LexborHTMLParser, wanted: str = "") -> Profile | None:
    """The profile of the engine that made a page, by what stands in it; None where none has posts on it.

    `wanted`: the name of the engine, if a user gave one; pages of it then need no evidence. `repeated` is none.
    """
    if wanted == "repeated":
        return None
    for profile in PROFILES:
        if wanted and slug(profile.name) == slug(wanted) and next(records(page, profile), None) is not None:
            return profile
    for profile in PROFILES:
        if page.css_matches(profile.evidence) and next(records(page, profile), None) is not None:
            return profile
    return None


def records(page: LexborHTMLParser, profile: Profile) -> Iterator[Record]:
    """The posts of a page, in its order. What has no words (an advertisement among the posts) is none."""
    taken: set[int] = set()
    for element in page.css(profile.post):
        words = next(filter(None, (element.css_first(rule) for rule in profile.body)), None)
        # An element that two selectors fit is given twice, and so is one inside another that fits.
        if words is not None and words.mem_id not in taken:
            taken.add(words.mem_id)
            yield Record(element, (words,))


def title_of(page: LexborHTMLParser, profile: Profile) -> str:
    """The thread's title: what the engine marks so, else the page's without the site's name."""
    root = page.root
    if root is None:
        return ""
    if title := first(root, profile.title):
        return title
    whole = first(root, ("title",)) or ""
    return _SITE.sub("", whole) or whole
