"""Pages on which a reply stands below what it answers: who answers whom is told by how deep each stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from threadtui.readers.html.profile import Profile, first

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

    from threadtui.readers.html.engine import Record


def parents(page: LexborHTMLParser, profile: Profile, records: Sequence[Record]) -> list[int]:
    """For each post the number of the one that it stands below, or -1; empty where the engine does not nest."""
    if not profile.depth and not profile.nest:
        return []
    around = {node.mem_id for node in page.css(profile.nest)} if profile.nest else set()
    openings = {node.mem_id for node in page.css(profile.opening)} if profile.opening else set()
    found: list[int] = []
    above: list[tuple[int, int]] = []
    for number, record in enumerate(records):
        depth = -1 if record.element.mem_id in openings else _depth(record.element, profile, around)
        while above and above[-1][1] >= depth:
            above.pop()
        found.append(above[-1][0] if above else -1)
        above.append((number, depth))
    return found


def _depth(element: LexborNode, profile: Profile, around: set[int]) -> int:
    told = first(element, profile.depth)
    if told is not None and told.isascii() and told.isdigit() and len(told) < 9:
        return int(told)
    depth = 0
    outer = element.parent
    while outer is not None:
        depth += outer.mem_id in around
        outer = outer.parent
    return depth
