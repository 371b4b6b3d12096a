"""The words of a post of a flattened page, and the quotations in them as far as the extractor kept their marks.

What may be left of the mark of a quotation: signs before its lines (`> `), an indent under the line that says whose
words follow, a line `Click to expand...` below it, or the forum's own code (`[quote=X]`). Where only the line that
names the author is left, nobody knows where the quotation ends: those are left to be found by their words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import NamedTuple

from threadtui.readers.flat.layout import Style, base_of, own, rewrapped
from threadtui.readers.flat.lines import Line, belongs_to_lead, dated_lead, lead_name
from threadtui.readers.flat.said import LEAST_LETTERS, Followed, Said
from threadtui.readers.flat.stamps import find_date
from threadtui.readers.html.whose import glued, left_over_source, whose
from threadtui.readers.quoted import Line as QuotedLine
from threadtui.readers.quoted import Marked, from_lines
from threadtui.text import letters

_EXPAND = re.compile(r"(?i)^click\s(?:here\s)?to\s(?:expand|show|reveal|shrink)")
_CODE = re.compile(r"(?i)\[(?P<end>/?)quote(?:[\s=:]+(?P<value>[^]\n]{0,200}))?\]")
_CODE_NAME = re.compile(r"""^(?:author\s*=\s*)?["'“]?(?P<name>[^"'”,;\n]+?)(?=["'”,;]|\s\w+\s?=|$)""")
_CODE_POST = re.compile(r"(?i)\b(?:post|post_id|pid|p|msg=?)\s*[:=]?\s*\"?(?P<id>\d+)")
_LONGEST_LEAD = 60
_LEAST_QUOTED_ON = 40
"""Fewest letters of a line that is taken for one more quotation of the post that was named."""


class Made(NamedTuple):
    """A post's text, and how many of its quotations have a known end."""

    marked: Marked
    leads: int
    """Lines that say whose words follow."""
    open: int
    """Those of them of which nobody knows where the words end."""


def words_of(words: Sequence[Line], style: Style, names: Collection[str], said: Said) -> Made:
    """The text of a post with its marks. `names` are those of the thread's authors, in lower case."""
    codes = [code["end"] for line in words if "[" in line.raw for code in _CODE.finditer(line.raw)]
    if "" in codes and "/" in codes:
        marked = from_lines(_from_code(words, style))
        return Made(marked, len(marked.marks), 0)
    return _Leveller(_unglued(words, names), style, names, said).made()


def _unglued(words: Sequence[Line], names: Collection[str]) -> list[Line]:
    """The lines, those that hold the name and the words that follow it as two."""
    out: list[Line] = []
    for line in words:
        parts = glued(line.bare) if ":" in line.bare[:120] else None
        if parts is None or parts[0].casefold() not in names:
            out.append(line)
            continue
        date = find_date(parts[1])
        rest = parts[1][date.end() :].strip() if date and not date.start() else parts[1]
        lead = line.raw[: line.indent]
        name = f"{parts[0]} wrote:"
        out.append(replace(line, raw=f"{lead}{name}", bare=name, named=True))
        if rest:
            out.append(replace(line, raw=f"{lead}{rest}", bare=rest, named=False))
    return out


class _Leveller:
    """Gives each line of a post the number of quotations that it stands in."""

    def __init__(self, words: Sequence[Line], style: Style, names: Collection[str], said: Said) -> None:
        self._words = words
        self._style = style
        self._said = said
        self._base = base_of(words)
        self._names = [
            _lead(line, words[at + 1] if at + 1 < len(words) else None, style, names, self._base, said)
            for at, line in enumerate(words)
        ]
        for at in range(1, len(words)):  # `X wrote:`, `↑` and the date, each on a line of its own
            if (
                self._names[at] is None
                and self._names[at - 1] is not None
                and belongs_to_lead(words[at].bare)
            ):
                self._names[at] = ""
        self._level = [0] * len(words)
        self._dropped: set[int] = set()
        self._open = 0
        self._sources: list[tuple[int, str]] = []
        """Where a quotation begins that was found by its words, and what the post said that it is of."""

    def made(self) -> Made:
        """The text with its marks."""
        if self._style.signs:
            self._dropped = {at for at, line in enumerate(self._words) if _EXPAND.match(line.bare)}
            self._level = [max(0, line.level - self._style.level) for line in self._words]
            self._lower_leads()
            self._open = sum(
                name is not None and (at + 1 == len(self._level) or self._level[at + 1] <= self._level[at])
                for at, name in enumerate(self._names)
            )
        else:
            at = 0
            while at < len(self._words):
                at = self._quotation(at, 0) if self._names[at] is not None else at + 1
            self._quote_on()
        leads = sum(name is not None for name in self._names)
        return Made(from_lines(rewrapped(self._lines(), self._style)), leads, self._open)

    def _lower_leads(self) -> None:
        """A lead that is the first line of its quotation stands above it; one more below that is quoted, too."""
        lowered = -1
        for at, name in enumerate(self._names[:-1]):
            level = self._level[at]
            if (
                name is not None
                and level
                and (not at or (self._level[at - 1] < level and (lowered != at - 1 or not name)))
                and self._level[at + 1] >= level
            ):
                self._level[at] = level - 1
                lowered = at

    def _quotation(self, at: int, around: int) -> int:
        """Give the lines under a lead their levels; the first line after the quotation."""
        at = self._whole_lead(at)
        end = self._by_caption(at) or self._by_indent(at) or self._by_words(at, around)
        if end:
            return end
        self._open += 1
        return self._by_paragraph(at)

    def _whole_lead(self, at: int) -> int:
        """The last line of a lead that takes several."""
        while at + 1 < len(self._names) and self._names[at + 1] == "" and self._names[at] is not None:
            at += 1
        return at

    def _name(self, lead: int) -> str:
        """The name in the lead that ends with a line."""
        while lead > 0 and not self._names[lead] and self._names[lead - 1] is not None:
            lead -= 1
        return self._names[lead] or ""

    def _by_caption(self, lead: int) -> int:
        """As far as the line `Click to expand...`, before the next lead."""
        for at in range(lead + 1, min(lead + 80, len(self._words))):
            if self._names[at] is not None:
                return 0
            if _EXPAND.match(self._words[at].bare):
                self._dropped.add(at)
                self._level[lead + 1 : at] = [1] * (at - lead - 1)
                while at + 1 < len(self._words) and _EXPAND.match(self._words[at + 1].bare):
                    at += 1
                    self._dropped.add(at)
                return at + 1
        return 0

    def _by_indent(self, lead: int) -> int:
        """As far as lines are set deeper than the post's own words."""
        stack = [self._base]
        at = lead + 1
        led = self._words[lead].indent
        while at < len(self._words):
            line = self._words[at]
            while len(stack) > 1 and line.indent <= stack[-1]:
                stack.pop()
            if led >= 0 and line.indent > stack[-1] + (
                len(stack) == 1
            ):  # one space more is what somebody typed
                stack.append(self._base if len(stack) == 1 else min(led, line.indent - 1))
            if len(stack) == 1:
                break
            self._level[at] = len(stack) - 1
            led = line.indent if self._names[at] is not None else -1
            at += 1
        return at if at > lead + 1 else 0

    def _by_words(self, lead: int, around: int) -> int:
        """As far as lines stand in one post before, a lead and its quotation among them."""
        source: Followed | None = None
        at = lead + 1
        while at < len(self._words):
            if self._names[at] is not None:
                inner = self._whole_lead(at)
                end = self._by_words(inner, around + 1) if around < 8 else 0
                if not end:
                    break
                self._level[at : inner + 1] = [around + 1] * (inner + 1 - at)
                at = end
                continue
            if source is None:
                text = self._said.text_with(self._beginning(at), self._name(lead))
                if text is None:
                    break
                source = Followed(text, text.index(self._beginning(at)))
                source.goes_on(letters(self._words[at].bare))
                if not around:
                    self._sources.append((at, text))
            elif not source.goes_on(*(letters(line.bare) for line in self._words[at : at + 2])):
                break
            self._level[at] = around + 1
            at += 1
        return at if at > lead + 1 else 0

    def _quote_on(self) -> None:
        """Find what else a post quotes of the one that it named, where only the first quotation kept the name."""
        bounds = [at for at, name in enumerate(self._names) if name is not None]
        for first, text in self._sources:
            end = next((at for at in bounds if at > first), len(self._words))
            for at in range(first + 1, end):
                words = letters(self._words[at].bare)
                if not self._level[at] and len(words) >= _LEAST_QUOTED_ON and words in text:
                    self._level[at] = 1
                    place = text.index(words)
                    self._take_beside(range(at - 1, first, -1), text[:place], before=True)
                    self._take_beside(range(at + 1, end), text[place + len(words) :], before=False)

    def _take_beside(self, lines: range, text: str, *, before: bool) -> None:
        """Take the shorter lines beside a quotation that stand beside it in its source, too."""
        for at in lines:
            words = letters(self._words[at].bare)
            if self._level[at] or len(words) < LEAST_LETTERS:
                break
            if not (text.endswith(words) if before else text.startswith(words)):
                break
            self._level[at] = 1
            text = text[: -len(words)] if before else text[len(words) :]

    def _beginning(self, at: int) -> str:
        """The letters of a line, and of those below it where it is too short to tell anything: `Hi Ann,`."""
        found = letters(self._words[at].bare)
        while len(found) < LEAST_LETTERS and at + 1 < len(self._words) and self._names[at + 1] is None:
            at += 1
            found += letters(self._words[at].bare)
        return found

    def _by_paragraph(self, lead: int) -> int:
        """The first paragraph, where others follow it."""
        at = lead + 1
        while at < len(self._words) and (at == lead + 1 or self._words[at].at == self._words[at - 1].at + 1):
            if self._names[at] is not None:
                return at
            at += 1
        if at < len(self._words):
            self._level[lead + 1 : at] = [1] * (at - lead - 1)
        return at

    def _inner(self, at: int) -> int:
        """By how much the quotation of a line is set deeper than the post's own words."""
        first = last = at
        while first and self._level[first - 1] == self._level[at]:
            first -= 1
        while last + 1 < len(self._level) and self._level[last + 1] == self._level[at]:
            last += 1
        return max(0, min(line.indent for line in self._words[first : last + 1]) - self._base)

    def _lines(self) -> list[QuotedLine]:
        """The lines with their levels, blank ones between paragraphs."""
        out: list[QuotedLine] = []
        before: Line | None = None
        for at, line in enumerate(self._words):
            level = self._level[at]
            goes_on = self._names[at] == "" and at > 0 and self._names[at - 1] is not None
            if before is not None and line.at > before.at + 1 and not goes_on:
                out.append(QuotedLine(min(level, out[-1].level if out else 0), ""))
            before = line
            if at in self._dropped:
                out.append(QuotedLine(0, ""))
            elif goes_on:
                out[-1] = out[-1]._replace(text=f"{out[-1].text}\n{own(line, self._style, self._base)}")
            else:
                name = self._names[at]
                source = left_over_source(line.bare) if name is not None else None
                text = own(line, self._style, self._base)
                if level and not self._style.signs:
                    text = text[min(self._inner(at), len(text) - len(text.lstrip())) :]
                out.append(QuotedLine(level, text, name, source))
        return out


def _lead(
    line: Line, following: Line | None, style: Style, names: Collection[str], base: int, said: Said
) -> str | None:
    """The name in a line that says whose words follow, empty where it names nobody; None for other lines."""
    bare = line.bare
    if len(bare) > 200:
        return None
    is_lead, name = whose(bare)
    if is_lead:
        return lead_name(name) if name else ""
    if name := dated_lead(bare):
        return name
    deeper = following is not None and (
        following.level > line.level if style.signs else following.indent > line.indent + 1
    )
    if bare.endswith(":") and len(bare) <= _LONGEST_LEAD:
        name = bare.rstrip(": ").lstrip("@")
        above = not style.signs and line.indent > base + 1
        if name.casefold() in names and (deeper or above):
            return name
        if name.casefold() in names and following and said.text_with(letters(following.bare), name):
            return name
    return None


def _from_code(words: Sequence[Line], style: Style) -> list[QuotedLine]:
    """The lines of a post with the forum's own code for quotations."""
    out: list[QuotedLine] = []
    level = 0
    base = base_of(words)
    before: Line | None = None
    for line in words:
        if before is not None and line.at > before.at + 1:
            out.append(QuotedLine(level, ""))
        before = line
        text, at = own(line, style, base), 0
        for code in _CODE.finditer(text):
            if text[at : code.start()].strip():
                out.append(QuotedLine(level, text[at : code.start()]))
            at = code.end()
            if code["end"]:
                level = max(0, level - 1)
                out.append(QuotedLine(level, ""))
                continue
            value = code["value"] or ""
            name = _CODE_NAME.match(value.strip())
            post = _CODE_POST.search(value)
            if name:
                out.append(
                    QuotedLine(
                        level, f"{name['name'].strip()}:", name["name"].strip(), post["id"] if post else None
                    )
                )
            level += 1
        if text[at:].strip() or not text:
            out.append(QuotedLine(level, text[at:]))
    return out
