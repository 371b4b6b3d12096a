"""Whom does a post answer that quotes nobody? A guess from the names in it, by plain rules; never a quotation.

The rules are those that found most on the reply graph of Kummerfeld et al. (ACL 2019, Ubuntu IRC): the person
addressed, else who addressed this author last. There they are right in 2 of 3 cases; so little is claimed here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Sequence

from threadtui.model import Method, Parent
from threadtui.quotes.table import QuoteTable

_HEAD = 200
"""So many characters at the head of a post are looked at for a name that is addressed."""
_NAME_WORDS = 4
"""Most words of a name."""
_RECENT = 12
"""So many posts later an author may still be answering who addressed them."""
_ONLY_POST, _ONE_OF_SEVERAL = 0.6, 0.4
"""How sure the name given for words that were not found makes one of the author's last post.

Of marked quotations whose words were found, 98 in 100 were of the author's only post so far, 66 in 100 of the last
of several; that the words are not there speaks for another post, so less is claimed.
"""
_AT = re.compile(r"(?<![\w.])@([\w][\w.\-]{1,40})")
_HAIL = re.compile(
    r"(?i)^\W*(?:(?:i\s+)?(?:totally\s+|completely\s+|partly\s+)?(?:dis)?agree(?:d)?\s+with|thanks?(?:\s+you)?|ty|hi|hello|hey|dear"
    r"|welcome|congrats|as|like|to|re|hallo|danke|merci|gracias|bonjour|salut|hola|ciao|grazie|obrigado)[,:]?\s+(?=\S)"
)
_AFTER = re.compile(
    r"\s*(?:[,:;!.?\u2014\u2013]|-\s|$|\n)|\s+(?:said|says|wrote|mentioned|already\s+said|pointed\s+out)\b"
)
"""What follows a name that is addressed."""


def addressed_parents(
    text: Callable[[int], str], authors: Sequence[str | None], quotes: QuoteTable, answered: Sequence[int]
) -> dict[int, Parent]:
    """The parents that can be guessed, by index, of the posts that quote no post of the thread.

    Where a post quotes words that stand nowhere in the thread, the name it gives them is all there is to go by.
    `text` gives a post's text; `answered` the index of the post that the file says each post answers, or -1, and
    may be empty.
    """
    names = {_folded(name) for name in authors if name}
    if not names:
        return {}
    found: dict[int, Parent] = {}
    last: dict[str, int] = {}
    """The last post of each author."""
    called: dict[str, int] = {}
    """The last post that addressed or quoted each author."""
    several: set[str] = set()
    """The authors of more than one post so far."""
    for post, author in enumerate(authors):
        own = _folded(author) if author else ""
        above = {source for row in quotes.rows(post) if (source := quotes.source[row]) >= 0}
        above.update(told for told in answered[post : post + 1] if 0 <= told < post)
        if not above and (rows := quotes.outer_rows(post)):
            given = (_folded(quotes.attributions.get(row, "")) for row in rows)
            if name := next((name for name in given if name in last and name != own), ""):
                sure = _ONE_OF_SEVERAL if name in several else _ONLY_POST
                found[post] = Parent(last[name], Method.ATTRIBUTION, sure)
        elif not above:
            name, method, sure = _named(text(post), names, own)
            if name in last:
                found[post] = Parent(last[name], method, sure)
            elif called.get(own, -1) > last.get(own, -1) and post - called[own] <= _RECENT:
                found[post] = Parent(called[own], Method.ADDRESSED, 0.35)
            above.update([found[post].post] if post in found else ())
        for each in above:
            if other := authors[each]:
                called[_folded(other)] = post
        if own:
            several.update([own] if own in last else ())
            last[own] = post
    return found


def _named(text: str, names: Container[str], own: str) -> tuple[str, Method, float]:
    """The name but `own` that a post addresses, how, and how sure it is; an empty name where it addresses nobody."""
    head = text[:_HEAD]
    hail = _HAIL.match(head)
    for start in (hail.end(), 0) if hail else (0,):
        for name, rest in _beginnings(head[start:].lstrip("@ \t")):
            if name in names and name != own and _AFTER.match(rest):
                return name, Method.ADDRESSED, 0.6
    for match in _AT.finditer(text):
        name = _folded(match[1].rstrip(".-"))
        if name in names and name != own:
            return name, Method.MENTION, 0.5
    return "", Method.NONE, 0.0


def _beginnings(text: str) -> Iterator[tuple[str, str]]:
    """The first words of a text as names that they may be, longest first, each with what follows it."""
    ends = [match.end() for match in re.finditer(r"[^\s,:;!?@]+", text)][:_NAME_WORDS]
    for end in reversed(ends):
        name = text[:end]
        yield _folded(name), text[end:]
        if (bare := name.rstrip(".")) != name:
            yield _folded(bare), text[len(bare) :]


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
