"""How an extractor laid a page out, and the lines of a post without that: indents, broken lines, signs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from threadtui.readers.flat.lines import Line, bare_of
from threadtui.readers.html.whose import whose
from threadtui.readers.quoted import Line as QuotedLine

_BULLET = re.compile(r"^\s*(?:[*+•□○■▪◦-]|\d{1,3}[.)])\s")
_RULE = re.compile(r"^\s*[-_=*~━─—]{5,}\s*$")
_SMILEY = re.compile(r"\s?\bicon_\w+\.(?:gif|png)\b")
"""The file of a smiley, which text browsers print for it (phpBB)."""
_SIGNS = re.compile(r"^[ ]{0,3}(?:> ?)+")
_LONGEST_SIGNATURE = 12
"""Most lines of a signature that is longer than the post's own words."""
_USUAL = 0.6
"""Share of the posts that begin equally deep where that is the page's way."""
_DEEP = 0.6
"""Share of all lines that are set as deep as that where it is their page that sets them so."""


class Style(NamedTuple):
    """How an extractor laid the page out."""

    level: int = 0
    """Signs of quotation before every post's own words."""
    width: int = 0
    """Columns at which lines were broken, or 0 where they were not."""
    signs: bool = False
    """Whether quotations have signs before their lines."""
    deep: bool = False
    """Whether most of all words are set as deep as the first lines of posts: less deep is what is not of them."""


def style_of(posts: Sequence[Sequence[Line]]) -> Style:
    """How the words of a page's posts are laid out."""
    least = [min((line.level for line in words), default=0) for words in posts]
    level = 1 if sum(each >= 1 for each in least) > 0.7 * len(least) else 0
    signs = indents = leads = 0
    for words in posts:
        base = base_of(words)
        for line, following in pairwise(words):
            if line.named or whose(line.bare)[0]:
                leads += 1
                signs += following.level > level
                indents += following.level <= level and following.indent > base
    has_signs = any(line.level > level for words in posts for line in words)
    told = signs >= max(indents, 0.1 * leads)  # else they are what somebody typed: a prompt, an arrow
    usual = usual_indent(posts)
    lines = [line for words in posts for line in words]
    deep = usual > 0 and sum(line.indent >= usual - 1 for line in lines) >= _DEEP * len(lines)
    return Style(level, _width(posts), has_signs and told, deep)


def _width(posts: Sequence[Sequence[Line]]) -> int:
    """The width at which lines were broken: many that go on below are nearly so long, none is longer."""
    width = max((len(line.raw.rstrip()) for words in posts for line in words), default=0)
    going_on = [
        len(line.raw.rstrip())
        for words in posts
        for line, following in pairwise(words)
        if following.at == line.at + 1 and len(line.raw) > 0.6 * width
    ]
    full = sum(length > width - 14 for length in going_on)
    return width if 60 <= width <= 140 and full >= 3 and full > 0.4 * len(going_on) else 0


def inside(words: Sequence[Line], style: Style, indent: int) -> list[Line]:
    """The lines of a post without those below it that are set less deep than all posts' own words: signatures.

    `indent` is that of most posts' first line, or 0 where they differ. What is more than the post's own words is no
    signature, but where the page sets its words so deep (`Style.deep`).
    """
    end = len(words)
    while end > 1 and (words[end - 1].level < style.level or words[end - 1].indent < indent - 1):
        end -= 1
    certain = style.deep and words[0].indent >= indent > 0 and len(words) - end <= _LONGEST_SIGNATURE
    if 2 * end < len(words) and not certain:
        end = len(words)
    start = 0
    while start < end - 1 and words[start].level < style.level:
        start += 1
    return list(words[start:end])


def usual_indent(posts: Sequence[Sequence[Line]]) -> int:
    """The indent of the first line of most posts, below a quotation that it may begin with; 0 where they differ."""
    indents = Counter(indent for words in posts if (indent := _first_indent(words)) is not None)
    indent, count = indents.most_common(1)[0] if indents else (0, 0)
    return indent if count >= _USUAL * indents.total() else 0


def _first_indent(words: Sequence[Line]) -> int | None:
    """The indent of a post's first line that is not of a quotation or a list; None where it has none."""
    deepest = 1000
    for line in words:
        if line.named or not line.bare:
            deepest = min(deepest, line.indent)
        elif line.indent < deepest and not _BULLET.match(line.raw):
            return line.indent
    return None


def base_of(words: Sequence[Line]) -> int:
    """The indent of a post's own words."""
    plain = [line.indent for line in words if not _BULLET.match(line.raw)] or [line.indent for line in words]
    return min(plain, default=0)


def own(line: Line, style: Style, base: int) -> str:
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


def rewrapped(lines: list[QuotedLine], style: Style) -> list[QuotedLine]:
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
