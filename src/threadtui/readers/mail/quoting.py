"""From lines with signs to text with marks: what a mail quotes, and in it what that quoted.

A passage between two deeper ones is a quotation of its own, with the deeper one above it, which it answers:
so each has one stretch of words, and a source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from threadtui.model import Mark
from threadtui.readers.mail.attribution import AFTER, begins, is_attribution, is_certain, name_in
from threadtui.readers.mail.flowed import Lead, Level

_SIGNS = re.compile(r"[ \t]?>(?:[ \t]?>)*")
_SIGNED = re.compile(r" {0,2}([A-Z][A-Za-z]{1,3})((?:>[ \t]?)+)")
_INITIALS = re.compile(r"(?m)^ {0,2}[A-Z][A-Za-z]{1,3}> ")
DEEPEST = 40
"""Levels of quotation beyond this count as this one: no mail that was written to be read has so many."""
_WORDS = re.compile(r"\w")
_LONGEST_ATTRIBUTION = 4
"""Most lines over which mailers break such a line."""


def levels(text: str) -> list[Level]:
    """The lines of cleaned text with the number of their signs, one space after them taken too."""
    if ">" not in text:
        return [(0, line) for line in text.split("\n")]
    found: list[Level] = []
    for line in text.split("\n"):
        if line[:2] == "> " and line[2:3] != ">":  # as most quoted lines are
            found.append((1, line[2:]))
        elif ">" in line[:2] and (signs := _SIGNS.match(line)):
            words = line[signs.end() :]
            found.append((min(signs[0].count(">"), DEEPEST), words[1:] if words.startswith(" ") else words))
        else:
            found.append((0, line))
    if ">>> " in text:
        found = _without_prompts(found)
    if ">From " in text:
        _without_escapes(found)
    return _with_initials(found) if "> " in text and _INITIALS.search(text) else found


def _without_escapes(lines: list[Level]) -> None:
    """A sign that a mailbox set before `From ` in what is quoted, between lines that are not so deep, is none."""
    for at, (level, words) in enumerate(lines[1:-1], 1):
        if level > 1 and words.startswith("From "):
            above, below = lines[at - 1][0], lines[at + 1][0]
            if above == level - 1 and below < level:
                lines[at] = (above, words)


def _without_prompts(lines: list[Level]) -> list[Level]:
    """Python's prompt `>>> ` is code where nothing is quoted at the levels below it."""
    if any(level in (1, 2) for level, _ in lines):
        return lines
    return [(0, f">>> {words}") if level == 3 else (level, words) for level, words in lines]


def _with_initials(lines: list[Level]) -> list[Level]:
    """Lines signed with the initials of who is quoted (`AB> words`), below a line that says whose they are."""
    above = ""
    initials: str | None = None
    found: list[Level] = []
    for level, words in lines:
        match = _SIGNED.match(words) if level == 0 else None
        if match and (match[1] == initials or is_attribution(above, told=True)):
            initials = match[1]
            found.append((min(match[2].count(">"), DEEPEST), words[match.end() :]))
        else:
            found.append((level, words))
        above = words if words.strip() else above
    return found


class Written(NamedTuple):
    """Lines as text."""

    text: str
    """Tidy, without signs."""
    marks: list[Mark]
    """What is quoted, outer ones before those in them."""
    leads: list[tuple[int, int]]
    """The lines that the author's mailer wrote above quotations: first character, one past the last."""


def marked(lines: Sequence[Level]) -> Written:
    """The text that lines make, with what is quoted in it."""
    writer = _Writer()
    runs = list(_runs(lines))
    for number, (level, words) in enumerate(runs):
        deeper = number + 1 < len(runs) and runs[number + 1][0] > level
        writer.add(level, words, leads=deeper, apart=number > 0 and runs[number - 1][0] == level)
    return writer.made()


def _runs(lines: Sequence[Level]) -> Iterator[tuple[int, list[str]]]:
    """Neighbours of one level together. Blank lines are of no level of their own between lines of one level.

    A deeper one parts them: something deeper stood there, of which a mailer left no words.
    """
    level, run = 0, list[str]()
    blank = 0
    parted = False
    for here, text in lines:
        words = text if isinstance(text, Lead) else text.rstrip()
        if not words:
            blank += 1
            parted |= here > level
            continue
        if run and (here != level or (parted and level)):
            yield level, run
            run = []
        elif run and blank:
            run.append("")
        blank = 0
        parted = False
        level = here
        run.append(words)
    if run:
        yield level, run


class _Node:
    __slots__ = ("end", "inner", "lead", "name", "own_end", "source_id", "start", "told", "unsigned")

    def __init__(self, start: int) -> None:
        self.start = start
        self.end = start
        self.lead = -1
        self.name: str | None = None
        self.source_id: str | None = None
        self.unsigned = False
        self.told = -1
        self.own_end = -1
        """One past the last of its own words, or -1 where it has none yet."""
        self.inner: list[_Node] = []

    @property
    def top(self) -> int:
        return self.lead if self.lead >= 0 else self.start


class _Writer:
    def __init__(self) -> None:
        self._written: list[str] = []
        self._length = 0
        self._root = _Node(0)
        self._open = [self._root]
        self._lead: tuple[int, Lead] | None = None
        self._leads: list[tuple[int, int]] = []

    def add(self, level: int, words: list[str], *, leads: bool, apart: bool) -> None:
        """A run of lines of one level; `leads`: a deeper one follows, which its last lines may be about.

        `apart`: it is another quotation than the run of the same level right before it.
        """
        del self._open[level + 1 :]
        if self._length:
            self._write("\n\n")
        if level and len(self._open) == level + 1:
            self._part(apart=apart)
        begun = len(self._open) <= level
        while len(self._open) <= level:
            self._begin()
        self._lead = None
        first = _lead_inside(words) if begun else 0
        last = lead_below(words) if leads else len(words)
        node = self._open[-1]
        if 0 < first < last:
            node.lead = node.start if isinstance(words[0], Lead) else -1
            node.name = _named(words[:first]).name or node.name
            self._lines(words[:first])
            if node.lead < 0 and any(map(_WORDS.search, words[first:last])):
                node.told = self._length
            self._write("\n\n" if not words[first] else "\n")
            first += not words[first]
            words, last = words[first:], last - first
            if node.lead >= 0:
                node.start = self._length
        if last:
            self._lines(words[:last])
            node.own_end = self._length
        if last < len(words):
            if last:
                self._write("\n\n" if not words[last - 1] else "\n")
            told = _named(words[last:])
            is_own = not isinstance(words[last], Lead)
            begin = self._length
            self._lead = (-1 if is_own else begin, told)
            self._lines(words[last:])
            if is_own:
                node.own_end = self._length
            if told.written or (is_own and not level):
                self._leads.append((begin, self._length))
        for each in self._open:
            each.end = self._length

    def _lines(self, words: list[str]) -> None:
        self._write("\n".join(words).rstrip("\n"))

    def _part(self, *, apart: bool) -> None:
        """The words of a quotation go on below a deeper one: from that on it is another quotation."""
        node, around = self._open[-1], self._open[-2]
        below = [inner for inner in node.inner if inner.top >= node.own_end]
        if node.own_end < 0 or not (below or apart):
            return
        del node.inner[len(node.inner) - len(below) :]
        other = _Node(below[0].top if below else self._length)
        other.inner = below
        other.name, other.unsigned = node.name, node.unsigned
        node.end = node.own_end
        around.inner.append(other)
        self._open[-1] = other
        self._part_around(node, other)

    def _part_around(self, before: _Node, after: _Node) -> None:
        """What has signs and holds a quotation that has none goes on there, too, and is parted with it."""
        at = len(self._open) - 2
        while after.unsigned and at > 0:
            node = self._open[at]
            node.inner.pop()
            node.end = before.end
            other = _Node(after.start)
            other.inner, other.name, other.unsigned = [after], node.name, node.unsigned
            self._open[at - 1].inner.append(other)
            self._open[at] = other
            before, after = node, other
            at -= 1

    def _begin(self) -> None:
        node = _Node(self._length)
        if self._lead:
            node.lead, told = self._lead
            node.name, node.source_id, node.unsigned = told.name, told.source_id, told.unsigned
        self._lead = None
        self._open[-1].inner.append(node)
        self._open.append(node)

    def _write(self, text: str) -> None:
        self._written.append(text)
        self._length += len(text)

    def made(self) -> Written:
        marks: list[Mark] = []
        stack = [(node, -1) for node in reversed(self._root.inner)]
        while stack:
            node, outer = stack.pop()
            stack.extend((inner, len(marks)) for inner in reversed(node.inner))
            name, lead = node.name, node.lead
            marks.append(
                Mark(node.start, node.end, name, node.source_id, outer, lead, node.unsigned, node.told)
            )
        return Written("".join(self._written), marks, self._leads)


def _named(words: list[str]) -> Lead:
    """What the lines of an attribution tell together."""
    for line in words:
        if isinstance(line, Lead):
            return line
    line = " ".join(words)
    return Lead.of(line, name_in(line))


def lead_below(words: list[str]) -> int:
    """Where the attribution at the end of a run begins; one past the last line where there is none."""
    at = len(words)
    while at and isinstance(words[at - 1], Lead):
        at -= 1
    if at < len(words):
        return at
    for count in range(1, min(_LONGEST_ATTRIBUTION, len(words)) + 1):
        at = len(words) - count
        if not words[at] or (count == 1 and not words[at].rstrip(AFTER).endswith((":", "："))):
            break
        if is_attribution(" ".join(words[at:])) and not _goes_on(words, at):
            return at
    return len(words)


def _lead_inside(words: list[str]) -> int:
    """One past the lines with which a quotation itself says whose it is; 0 where it does not."""
    at = 0
    while at < len(words) and isinstance(words[at], Lead):
        at += 1
    if at:
        return at
    for count in range(1, min(_LONGEST_ATTRIBUTION, len(words)) + 1):
        if not words[count - 1]:
            break
        if words[count - 1][-1] in ":：" and is_certain(" ".join(words[:count])):
            return count
    return 0


def _goes_on(words: list[str], at: int) -> bool:
    """Whether such a line was broken, so that it begins a line or two further up."""
    if not at:
        return False
    above = (words[up] for up in range(at - 1, max(-1, at - 3), -1))
    return not begins(words[at]) and any(line and begins(line) for line in above)
