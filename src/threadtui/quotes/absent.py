"""Posts that marked quotations are of and that are not in the thread."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from threadtui.model import Mark, MissingPost, Quote
from threadtui.text import letters

_TOLD = 120
"""So many letters tell whose words a quotation has."""


def absent_posts(texts: Sequence[str], quotes: Iterable[tuple[Quote, Mark]]) -> list[MissingPost]:
    """The posts quoted without being there, in the order in which they are first quoted.

    The same markup id, or the same first words, are of the same post. Words that one post alone quotes, without a name
    or an id, may be of an article: they are of no post.
    """
    groups: dict[str, list[tuple[Quote, Mark]]] = {}
    for quote, mark in quotes:
        if quote.source is None:
            words = letters(texts[quote.post][quote.start : quote.end])[:_TOLD]
            key = f"id {mark.source_id}" if mark.source_id is not None else f"words {words}"
            groups.setdefault(key, []).append((quote, mark))
    missing: list[MissingPost] = []
    for group in groups.values():
        posts = tuple(dict.fromkeys(quote.post for quote, _ in group))
        name = next((quote.attribution for quote, _ in group if quote.attribution), None)
        if name or len(posts) > 1 or group[0][1].source_id is not None:
            longest = max((texts[quote.post][quote.start : quote.end] for quote, _ in group), key=len)
            missing.append(MissingPost(longest, posts, name))
    return missing
