"""The words of a post of a flattened page, and the quotations in them as far as the extractor kept their marks.

What may be left of the mark of a quotation: signs before its lines (`> `), an indent under the line that says whose
words follow, a line `Click to expand...` below it, or the forum's own code (`[quote=X]`). Where only the line that
names the author is left, nobody knows where the quotation ends: those are left to be found by their words.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from threadtui.readers.flat.lines import Line, bare_of, belongs_to_lead
from threadtui.readers.flat.stamps import find_date
from threadtui.readers.html.whose import glued, left_over_source, whose
from threadtui.readers.quoted import Line as QuotedLine
from threadtui.readers.quoted import Marked, from_lines

_EXPAND = re.compile(r"(?i)^click\s(?:here\s)?to\s(?:expand|show|reveal|shrink)")
_CODE = re.compile(r"(?i)\[(?P<end>/?)quote(?:[\s=:]+(?P<value>[^]\n]{0,200}))?\]")
_CODE_NAME = re.compile(r"""^(?:author\s*=\s*)?["'“]?(?P<name>[^"'”,;\n]+?)(?=["'”,;]|\s\w+\s?=|$)""")
_CODE_POST = re.compile(r"(?i)\b(?:post|post_id|pid|p|msg=?)\s*[:=]?\s*\"?(?P<id>\d+)")
_BULLET = re.compile(r"^\s*(?:[*+•□○■▪◦-]|\d{1,3}[.)])\s")
_RULE = re.compile(r"^\s*[-_=*~━─—]{5,}\s*$")
_SMILEY = re.compile(r"\s?\bicon_\w+\.(?:gif|png)\b")
"""The file of a smiley, which text browsers print for it (phpBB)."""
_SIGNS = re.compile(r"^[ ]{0,3}(?:> ?)+")
_LONGEST_LEAD = 60
_LEAST_LETTERS = 8
_LOOKED_AT = 60
"""So many posts before are looked at, and as many of the author's who is named."""


@dataclass(frozen=True, slots=True)
class Style:
    """How an extractor laid the page out."""

    level: int = 0
    """Signs of quotation before every post's own words."""
    width: int = 0
    """Columns at which lines were broken, or 0 where they were not."""
    signs: bool = False
    """Whether quotations have signs before their lines."""


def style_of(posts: Sequence[Sequence[Line]]) -> Style:
    """How the words of a page's posts are laid out."""
    least = [min((line.level for line in words), default=0) for words in posts]
    level = 1 if sum(each >= 1 for each in least) > 0.7 * len(least) else 0
    signs = indents = 0
    for words in posts:
        base = _base(words)
        for line, following in pairwise(words):
            if line.named or whose(line.bare)[0]:
                signs += following.level > level
                indents += following.level <= level and following.indent > base
    has_signs = any(line.level > level for words in posts for line in words)
    return Style(level, _width([line for words in posts for line in words]), has_signs and signs >= indents)


def _width(lines: Sequence[Line]) -> int:
    """The width at which lines were broken: many are nearly so long, none is longer."""
    lengths = [len(line.raw.rstrip()) for line in lines]
    width = max(lengths, default=0)
    long = [length for length in lengths if length > 0.6 * width]
    full = sum(length > width - 14 for length in long)
    return width if 60 <= width <= 140 and full >= 6 and full > 0.4 * len(long) else 0


def inside(words: Sequence[Line], style: Style, indent: int) -> list[Line]:
    """The lines of a post without those below it that are set less deep than all posts' own words: signatures.

    `indent` is that of most posts' first line, or 0 where they differ.
    """
    end = len(words)
    while end > 1 and (words[end - 1].level < style.level or words[end - 1].indent < indent - 1):
        end -= 1
    start = 0
    while start < end - 1 and words[start].level < style.level:
        start += 1
    return list(words[start:end])


def usual_indent(posts: Sequence[Sequence[Line]]) -> int:
    """The indent of the first line of most posts, or 0 where there is none so common."""
    indents = Counter(words[0].indent for words in posts if words)
    indent, count = indents.most_common(1)[0] if indents else (0, 0)
    return indent if count >= 0.7 * len(posts) else 0


class Said:
    """What the posts before have said, to find where a quotation ends whose mark was lost."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._by: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, author: str | None, words: Sequence[Line]) -> None:
        """Take the next post."""
        if author:
            self._by[author.casefold()].append(len(self._texts))
        self._texts.append("".join(letters(line.bare) for line in words))

    def text_with(self, line: str, name: str) -> str | None:
        """What a post says that has the letters of a line: one of the author's who is named, else any; the nearest."""
        if len(line) < _LEAST_LETTERS:
            return None
        own = self._by.get(name.casefold(), [])[-_LOOKED_AT:]
        others = range(max(0, len(self._texts) - _LOOKED_AT), len(self._texts))
        return next(
            (self._texts[at] for at in (*reversed(own), *reversed(others)) if line in self._texts[at]), None
        )


def letters(text: str) -> str:
    """The letters and figures of a text, to compare by."""
    return "".join(filter(str.isalnum, text)).casefold()


@dataclass(frozen=True, slots=True)
class Made:
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
        self._base = _base(words)
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

    def made(self) -> Made:
        """The text with its marks."""
        if self._style.signs:
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
        leads = sum(name is not None for name in self._names)
        return Made(from_lines(_rewrapped(self._lines(), self._style)), leads, self._open)

    def _lower_leads(self) -> None:
        """A lead that is the first line of its quotation stands above it."""
        for at, name in enumerate(self._names[:-1]):
            level = self._level[at]
            if (
                name is not None
                and level
                and (not at or self._level[at - 1] < level)
                and self._level[at + 1] >= level
            ):
                self._level[at] = level - 1

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
            if led >= 0 and line.indent > stack[-1]:
                stack.append(self._base if len(stack) == 1 else min(led, line.indent - 1))
            if len(stack) == 1:
                break
            self._level[at] = len(stack) - 1
            led = line.indent if self._names[at] is not None else -1
            at += 1
        return at if at > lead + 1 else 0

    def _by_words(self, lead: int, around: int) -> int:
        """As far as lines stand in one post before, a lead and its quotation among them."""
        text: str | None = None
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
            line = letters(self._words[at].bare)
            if text is None:
                text = self._said.text_with(line, self._name(lead))
                if text is None:
                    break
            elif line not in text:
                break
            self._level[at] = around + 1
            at += 1
        return at if at > lead + 1 else 0

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
                out[-1] = out[-1]._replace(text=f"{out[-1].text}\n{_own(line, self._style, self._base)}")
            else:
                name = self._names[at]
                source = left_over_source(line.bare) if name is not None else None
                out.append(QuotedLine(level, _own(line, self._style, self._base), name, source))
        return out


def _base(words: Sequence[Line]) -> int:
    """The indent of a post's own words."""
    plain = [line.indent for line in words if not _BULLET.match(line.raw)] or [line.indent for line in words]
    return min(plain, default=0)


def _lead(
    line: Line, following: Line | None, style: Style, names: Collection[str], base: int, said: Said
) -> str | None:
    """The name in a line that says whose words follow, empty where it names nobody; None for other lines."""
    bare = line.bare
    if len(bare) > 200:
        return None
    is_lead, name = whose(bare)
    if is_lead:
        return name or ""
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


def _own(line: Line, style: Style, base: int) -> str:
    """The line as the post has it: without the page's indent, the signs of quotation and the edges of tables."""
    text = line.raw
    if line.level:
        signs = _SIGNS.match(text)
        text = text[signs.end() :] if signs else text.lstrip("> ")
    else:
        text = text[min(base, line.indent) :]
    if text.lstrip().startswith("|") or text.rstrip().endswith("|"):
        text = text.strip(" |")
    if "](" in text or "\\" in text or line.named:
        text = (
            bare_of(text)
            if line.named or "](" in text
            else re.sub(r"\\([\\`*_{}\[\]()#+.!>~|-])", r"\1", text)
        )
    if "icon_" in text:
        text = _SMILEY.sub("", text)
    return text.rstrip()


def _rewrapped(lines: list[QuotedLine], style: Style) -> list[QuotedLine]:
    """The lines with those joined that the extractor broke."""
    if not style.width:
        return lines
    widest: dict[int, int] = {}
    for line in lines:
        widest[line.level] = max(widest.get(line.level, 0), len(line.text))
    out: list[QuotedLine] = []
    above = ""  # the line before, as the extractor broke it
    for line in lines:
        last = out[-1] if out else None
        if (
            last is not None
            and above
            and line.text
            and last.level == line.level
            and last.names is None
            and line.names is None
            and not _BULLET.match(line.text)
            and not _RULE.search(above)
            and not _RULE.match(line.text)
            and len(above) + 1 + len(line.text.split(" ", 1)[0]) > widest[line.level]
        ):
            out[-1] = last._replace(text=f"{last.text} {line.text.strip()}")
        else:
            out.append(line)
        above = line.text
    return out


def _from_code(words: Sequence[Line], style: Style) -> list[QuotedLine]:
    """The lines of a post with the forum's own code for quotations."""
    out: list[QuotedLine] = []
    level = 0
    base = _base(words)
    before: Line | None = None
    for line in words:
        if before is not None and line.at > before.at + 1:
            out.append(QuotedLine(level, ""))
        before = line
        text, at = _own(line, style, base), 0
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
