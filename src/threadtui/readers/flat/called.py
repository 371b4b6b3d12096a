"""Names by which a page calls those who write on it: what else stands there as often, such as a rank, nobody calls."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from threadtui.patterns import late
from threadtui.readers.flat.lines import Line
from threadtui.readers.flat.ranks import is_rank

_STARTER = late(
    r"(?i)^(?:(?:thread|topic|discussion)\s(?:starter|author)|(?:thread|topic)?\s?started\sby|(?:last\s)?reply\s(?:by|from)"
    r"|original\sposter|in\sreply\sto|replying\sto|ersteller(?:in)?|erstellt\svon|auteur\sdu\ssujet|autor|автор\sтемы)\s*:?\s+(.{2,40}?)\s*:?(?:\s(?:on|start).*)?$"
)
_REACTED = re.compile(r"(?i)^(?:reactions?|liked\sby|likes?|thanks|reagiert|réactions?)\s*:\s+(.{2,200})$")
_BETWEEN = re.compile(r"(?i),\s+|\s+(?:and|und|et|y|и)\s+")
_AT = re.compile(r"@(\w[\w.-]*(?:\s\w[\w.-]*){0,2})")
_MOST_WORDS = 3


def called_names(lines: Iterable[Line]) -> set[str]:
    """The names in lower case: who began the thread, who liked a post, whom somebody speaks to with `@`."""
    return {name.casefold() for line in lines for name in _called(line.bare)}


def _called(bare: str) -> Iterator[str]:
    if len(bare) <= 220:
        if match := _STARTER.match(bare):
            yield match[1]
        elif match := _REACTED.match(bare):
            yield from _BETWEEN.split(match[1])
    if "@" in bare and " " in bare:  # alone on a line it is a second name of the author
        for match in _AT.finditer(bare):
            words = match[1].split()
            for count in range(1, min(_MOST_WORDS, len(words)) + 1):
                yield " ".join(words[:count]).rstrip(".-")


def without_ranks(names: Sequence[str | None], called: set[str]) -> list[str | None]:
    """Names without the rank behind each: one that several have, or what the page calls some of them without.

    Where it calls two by their first word alone and none by more, the others are cut like them.
    """
    tails = Counter(name.rpartition(" ")[2] for name in {*names} if name and " " in name)
    ranks = {tail for tail, count in tails.items() if count > 1 and is_rank(tail)}
    names = [name.rpartition(" ")[0] if name and name.rpartition(" ")[2] in ranks else name for name in names]
    cut = [name and _cut(name, called) for name in names]
    short = {one for name, one in zip(names, cut, strict=True) if one and one != name}
    whole = {
        one for name, one in zip(names, cut, strict=True) if one and one == name and one.casefold() in called
    }
    if len(short) < 2 or whole or any(" " in one for one in short):
        return cut
    return [one and one.split(" ")[0] for one in cut]


def _cut(name: str, called: set[str]) -> str:
    words = name.split(" ")
    shorter = (" ".join(words[:count]) for count in range(len(words), 0, -1))
    return next((one for one in shorter if one.casefold() in called), name)
