"""A post that comes apart, as own words and quotations with their places, put together again.

The schema `threadtui/1` keeps a post so: `body`, and `quotes` that stand `at` a character of it. What cutting the
quotations out of the text would give is again that body.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from threadtui.model import Label, Mark
from threadtui.text import clean, one_line

_DEEPEST = 100
"""Quotations nested deeper than this are left out; nobody quotes so, but a file may say anything."""


class Placed(NamedTuple):
    """A quotation of the data, and where it stands in the text."""

    data: dict[str, Any]
    """The quotation as the file has it."""
    start: int
    """First character of it in the post's text, from 0."""
    end: int
    """One past the last."""
    outer: int
    """Number, among the post's quotations, of the one around it; -1 at the first level."""
    lead: int = -1
    """First character of the lines above an unsigned one that say whose it is, or -1."""
    unsigned: bool = False
    """Whether its words stand in the body, too, where the data says."""

    @property
    def attribution(self) -> str | None:
        """The name that it gives for the quoted author."""
        told = self.data.get("attribution")
        return one_line(clean(told)) or None if isinstance(told, str) else None

    @property
    def mark(self) -> Mark:
        """The same as marks of a page are; the quoted post by its id, where the file gives that as `source`."""
        named = self.data.get("source")
        return Mark(
            self.start,
            self.end,
            attribution=self.attribution,
            source_id=str(named) if isinstance(named, (str, int)) and not isinstance(named, bool) else None,
            outer=self.outer,
            lead=self.lead,
            unsigned=self.unsigned,
        )


@dataclass(slots=True)
class Assembled:
    """A post put together."""

    text: str = ""
    """Own words and quotations, a blank line between them."""
    quotes: list[Placed] = field(default_factory=list)
    """The quotations, outer ones before those in them, in the order of the text."""
    labels: list[Label] = field(default_factory=list)
    """The lines that stand for pictures and files, in order."""
    length: int = 0
    """Characters of the body that the file gives."""
    _stretches: dict[int, tuple[list[int], list[int]]] = field(default_factory=dict)
    """By the number of a quotation, -1 for the body: where stretches of its words begin, in it and in the text."""

    def note(self, outer: int, words: int, text: int) -> None:
        """A stretch of the words of a quotation, or of own words (-1), begins here, in these and in the text."""
        for places, place in zip(self._stretches.setdefault(outer, ([], [])), (words, text), strict=True):
            places.append(place)

    def from_words(self, offset: int, outer: int = -1) -> int:
        """Where a character of the body, or of the words of a quotation, stands in the text."""
        words, text = self._stretches.get(outer, ([], []))
        at = bisect_right(words, offset) - 1
        return text[at] + offset - words[at] if at >= 0 else 0

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the text for a half open one in the body; an empty one where that is not in the body."""
        if end > self.length:
            start = end = 0
        begin = self.from_words(start)
        return (begin, self.from_words(end - 1) + 1) if end > start else (begin, begin)


def assemble(body: str, quotes: object, labels: object = (), unsigned: object = ()) -> Assembled:
    """Put a post together from its body, its quotations and its labels of pictures, as a file gives them.

    `unsigned` are quotations whose words stand in the body, too.
    """
    words = clean(body)
    made = Assembled(length=len(words))
    writer = _Writer(made)
    held = [{"label": each.get("text"), "at": each.get("at")} for each in _objects(labels)]
    writer.fill(words, [*_objects(quotes), *held], -1, 0)
    made.text = "".join(writer.parts)
    made.quotes = _with_unsigned(made, unsigned)
    return made


def _with_unsigned(made: Assembled, unsigned: object) -> list[Placed]:
    """The quotations with those that stay in the words around them; without these where they cross others."""
    found: list[Placed] = []
    for outer, data in enumerate((unsigned, *(each.data.get("unsigned") for each in made.quotes)), -1):
        if blocks := _objects(data):
            found += _unsigned_in(made, blocks, outer)
    if not found:
        return made.quotes
    every = sorted((*found, *made.quotes), key=lambda each: (each.start, -each.end))
    placed: list[Placed] = []
    around: list[int] = []
    for each in every:
        while around and placed[around[-1]].end <= each.start:
            around.pop()
        if around and placed[around[-1]].end < each.end:
            return made.quotes
        placed.append(each._replace(outer=around[-1] if around else -1))
        around.append(len(placed) - 1)
    return placed


def _unsigned_in(made: Assembled, blocks: list[dict[str, Any]], outer: int) -> list[Placed]:
    """Those in the body, or in the words of a quotation, in the order of the file: what holds others before these."""
    held = [each for each in made.quotes if each.outer == outer]
    length = made.quotes[outer].end if outer >= 0 else len(made.text)
    found: list[Placed] = []
    for number, data in reversed(list(enumerate(blocks))):
        inside = [each for each in (*found, *held) if each.data.get("within") == number]
        parts = [(each.start if each.lead < 0 else each.lead, each.end) for each in inside]
        match data.get("span"):
            case [int(first), int(last)] if 0 <= first < last:
                part = made.from_words(first, outer), made.from_words(last - 1, outer) + 1
                if made.text[slice(*part)].strip():
                    parts.append(part)
        if not parts:
            continue
        start, end = min(part[0] for part in parts), max(part[1] for part in parts)
        if end > length:
            continue
        told = data.get("lead")
        lead = made.from_words(told, outer) if isinstance(told, int) and told >= 0 else -1
        found.append(Placed(data, start, end, -1, lead if 0 <= lead < start else -1, unsigned=True))
    return found[::-1]


class _Writer:
    def __init__(self, made: Assembled) -> None:
        self._made = made
        self.parts: list[str] = []
        """What was written, a blank line at the head of all but the first."""
        self._length = 0

    def fill(self, words: str, quotes: object, outer: int, depth: int) -> None:
        """Write words with the quotations between them; `outer` is the number of the quotation they are of."""
        at = 0
        for quote in (
            sorted(_objects(quotes), key=lambda each: _place(each, words)) if depth < _DEEPEST else ()
        ):
            here = _place(quote, words)
            self._own(words, at, here, outer)
            if "label" in quote and outer < 0:
                self._label(quote["label"])
            else:
                self._quote(quote, outer, depth)
            at = here
        self._own(words, at, len(words), outer)

    def _own(self, words: str, start: int, end: int, outer: int) -> None:
        kept = words[start:end].rstrip()
        begin = len(kept) - len(kept.lstrip("\n"))
        if not kept[begin:]:
            return
        at = self._put(kept[begin:])
        self._made.note(outer, start + begin, at)

    def _label(self, told: object) -> None:
        words = clean(told).strip("\n") if isinstance(told, str) else ""
        if words.strip():
            at = self._put(words)
            self._made.labels.append(Label(at, at + len(words)))

    def _quote(self, quote: dict[str, Any], outer: int, depth: int) -> None:
        quotes = self._made.quotes
        number, before = len(quotes), self._length
        start = before + (2 if self.parts else 0)
        quotes.append(Placed(quote, start, start, outer))
        told = quote.get("text")
        self.fill(clean(told) if isinstance(told, str) else "", quote.get("quotes"), number, depth + 1)
        if self._length == before:  # no words at all
            del quotes[number:]
        else:
            quotes[number] = Placed(quote, start, self._length, outer)

    def _put(self, words: str) -> int:
        gap = "\n\n" if self.parts else ""
        self.parts.append(gap + words)
        self._length += len(gap) + len(words)
        return self._length - len(words)


def _objects(value: object) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _place(quote: dict[str, Any], words: str) -> int:
    """Where among the words a quotation stands; before them all where it does not say."""
    at = quote.get("at")
    return min(max(at, 0), len(words)) if isinstance(at, int) else 0
