"""Whose the words of posts are whose quotations are marked: of which mark, or of the author."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from threadtui.model import Mark
from threadtui.quotes.room import room
from threadtui.quotes.tokens import SmallInts, Tokens, small

OWN, _LEAD = -1, -2
"""What a word is that stands in no mark: the author's own, or of the line that says whose words follow."""


def owners(tokens: Tokens, marks: Sequence[Sequence[Mark]]) -> SmallInts:
    """For each word the number of the innermost mark of its post that it stands in, -1 for own words."""
    most = max(map(len, marks), default=0)
    owner = room(tokens.code.size, small(most))
    owner[:] = OWN
    starts, first = tokens.start.data, tokens.first.data
    for post, own_marks in enumerate(marks):
        low, high = first[post], first[post + 1]
        for at, mark in enumerate(own_marks):
            left = bisect_left(starts, mark.start, low, high)
            owner[left : bisect_left(starts, mark.end, left, high)] = at
            if mark.lead >= 0:
                owner[bisect_left(starts, mark.lead, low, high) : left] = _LEAD
            if mark.told >= 0:
                owner[left : bisect_left(starts, mark.told, left, high)] = _LEAD
    return owner


def unsigned_from(marks: Sequence[Mark], outer: int) -> list[int]:
    """The marks without signs that stand in a mark, or in none (-1), with nothing that has signs between."""
    found: list[int] = []
    around = {outer}
    for at, mark in enumerate(marks):
        if mark.unsigned and mark.outer in around:
            around.add(at)
            found.append(at)
    return found


def written(owner: SmallInts, tokens: Tokens, marks: Sequence[Sequence[Mark]]) -> SmallInts:
    """As `owner`, with what no sign marks as the author's own."""
    found = owner
    for post, own_marks in enumerate(marks):
        for at in unsigned_from(own_marks, -1):
            found = owner.copy() if found is owner else found
            low, high = int(tokens.first[post]), int(tokens.first[post + 1])
            starts, lead = tokens.start[low:high], own_marks[at].lead
            own = owner[low:high] == at
            if lead >= 0:
                own |= (starts >= lead) & (starts < own_marks[at].start)
            found[low:high][own] = OWN
    return found
