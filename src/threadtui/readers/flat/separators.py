"""Where one post ends and the next begins, told from the structure of the whole file."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from threadtui.patterns import late
from threadtui.readers.flat.card import LABELS, is_card, label_of, looks_like_name
from threadtui.readers.flat.furniture import is_furniture
from threadtui.readers.flat.quoting import quoted_starts

Spans = list[tuple[int, int]]
"""Byte ranges, half open, in order."""

_NBSP_LINE = re.compile(rb"\n[ \t]*(?:\xc2\xa0[ \t]*)+(?=\n|\Z)")
_RULE_LINE = re.compile(rb"\n[ \t]*((?P<mark>[-=*~#])(?P=mark){4,}|(?:[-*][ \t]){2,}[-*])[ \t]*(?=\n|\Z)")
_LABEL_LINE = late(
    rb"(?i)\n[ \t]*(?:" + "|".join(map(re.escape, LABELS)).encode() + rb")[ \t]*(?::[^\n]*)?(?=\n|\Z)"
)
_DIGIT_LINE = re.compile(rb"\n(?=[^\n]{0,80}(?:\n|\Z))[^\n\d]*\d")
_LOOKED_AT = 200_000
"""Bytes that are looked at for heads."""
_FEWEST_PARTED = 8
"""Fewest lines that part posts which tell anything."""
_LABELS_APART = 2
"""Most lines between two labels of one card."""
_RANKS = 4
"""Most lines between an author's name and the first label."""


class Segments(NamedTuple):
    """The stretches of a file that hold one post each."""

    spans: Spans
    """Their bytes, each with its head."""
    kind: str
    """`no-break space`, `header`, `rule` or `quotation`: what parts them."""


def find_segments(data: bytes) -> Segments | None:
    """The segments of a flattened page, or None where nothing parts posts.

    In order of how certain they are: lines that hold only a NO-BREAK SPACE (what text extractors leave of the
    empty element between two posts), headers with author labels that repeat, one rule that repeats, quotations.
    """
    marks = [(start, end) for start, end, _ in find_lines(_NBSP_LINE, data)]
    if marks:
        return Segments(_between(marks, len(data)), "no-break space")
    starts = _header_starts(data)
    if len(starts) >= 2:
        return Segments([*zip(starts, [*starts[1:], len(data)], strict=True)], "header")
    marks = _rules(data)
    if marks:
        return Segments(_between(marks, len(data)), "rule")
    if quoted := quoted_starts(data):
        return Segments([*zip([0, *quoted], [*quoted, len(data)], strict=True)], "quotation")
    return Segments([(0, len(data))], "header") if starts else None


def find_parts(data: bytes) -> tuple[Segments, Iterator[tuple[int, int]]] | None:
    """The segments of a flattened page, the first of them at once and the others as they are wanted.

    So it is of a long page whose beginning shows that lines with a NO-BREAK SPACE part it; its first picture need not
    wait for its end.
    """
    if len(data) > _LOOKED_AT:
        marks = [(start, end) for start, end, _ in find_lines(_NBSP_LINE, data[:_LOOKED_AT])][:_FEWEST_PARTED]
        if len(marks) == _FEWEST_PARTED:
            return Segments(_between(marks, len(data))[:-1], "no-break space"), _from(marks[-1][1], data)
    segments = find_segments(data)
    return (segments, iter(())) if segments else None


def _from(start: int, data: bytes) -> Iterator[tuple[int, int]]:
    """The stretches that lines with a no-break space part, from the one that begins at a byte on."""
    for match in _NBSP_LINE.finditer(data, start - 1):
        yield start, match.start() + 1
        start = min(match.end() + 1, len(data))
    yield start, len(data)


def may_have_heads(data: bytes) -> bool:
    """Whether posts may have heads that tell of them; not where no-break-space lines part them, and few have one.

    A look at short lines with a digit: a head has a date, a number or an age. Text without heads is then read without
    looking for their template.
    """
    head = data[:_LOOKED_AT]
    parted = sum(1 for _ in find_lines(_NBSP_LINE, head))
    return parted < _FEWEST_PARTED or sum(1 for _ in _DIGIT_LINE.finditer(head)) >= parted / 2


def find_lines(pattern: re.Pattern[bytes], data: bytes) -> Iterator[tuple[int, int, re.Match[bytes]]]:
    """The lines that match a pattern which begins with a newline: first byte, one past their newline, match.

    The newline is there because a search for one byte is many times faster than one for the start of a line.
    It is put before the first line too, so a match stands one byte further on than its line.
    """
    for match in pattern.finditer(b"\n" + data):
        yield match.start(), min(match.end(), len(data)), match


def _between(marks: Spans, size: int) -> Spans:
    starts = [0, *(end for _, end in marks)]
    ends = [*(start for start, _ in marks), size]
    return [*zip(starts, ends, strict=True)]


def _rules(data: bytes) -> Spans:
    """The rule that repeats most, where it stands between blank lines at least twice."""
    by_rule: defaultdict[bytes, Spans] = defaultdict(list)
    for start, end, match in find_lines(_RULE_LINE, data):
        before, after = data[max(0, start - 2) : start], data[end : end + 1]
        if before in (b"\n\n", b"") and after in (b"\n", b""):
            by_rule[match[1]].append((start, end))
    marks = max(by_rule.values(), key=len, default=[])
    return marks if len(marks) >= 2 else []


def _header_starts(data: bytes) -> list[int]:
    """Byte at which the author's name of each repeated header stands."""
    cards = _cards(data)
    above = [_lines_above(data, card[0]) for card in cards]
    depth = _name_depth([card[1] for card in cards], [[line for _, line in lines] for lines in above])
    starts = []
    for lines in above:
        at = min(depth, len(lines)) - 1
        if at >= 0 and looks_like_name(lines[at][1]):
            starts.append(lines[at][0])
    return starts


def _cards(data: bytes) -> list[tuple[int, bytes]]:
    """First byte of each group of labels, and the group's bytes: two authors' cards differ in them."""
    cards: list[tuple[int, bytes]] = []
    group: list[tuple[int, int, str]] = []

    def close() -> None:
        if is_card({LABELS[label] or label for _, _, label in group}):
            start, end = group[0][0], data.find(b"\n", group[-1][1])
            cards.append((start, data[start : end if end >= 0 else len(data)]))

    for start, end, match in find_lines(_LABEL_LINE, data):
        if group and data.count(b"\n", group[-1][1], start) > _LABELS_APART:
            close()
            group = []
        if label := label_of(match[0].decode()):
            group.append((start, end, label))
    if group:
        close()
    return cards


def _lines_above(data: bytes, at: int) -> list[tuple[int, str]]:
    """Offset and text of the lines above a card, nearest first, up to a blank line or page furniture."""
    lines: list[tuple[int, str]] = []
    while at > 0 and len(lines) < _RANKS:
        start = data.rfind(b"\n", 0, at - 1) + 1
        line = data[start : at - 1].decode("utf-8", "replace")
        if not line.strip() or is_furniture(line, edge=True):
            break
        lines.append((start, line))
        at = start
    return lines


def _name_depth(cards: list[bytes], above: list[list[str]]) -> int:
    """How many lines above the labels the name stands: equal cards have equal lines, others have others.

    Where several heights fit, the name is the top line: nothing but a blank line or furniture is above it.
    """
    top = min(map(len, above), default=0)
    named = 0 < top < _RANKS and all(looks_like_name(lines[top - 1]) for lines in above)

    def fit(depth: int) -> tuple[float, bool]:
        by_card: defaultdict[bytes, Counter[str]] = defaultdict(Counter)
        for card, lines in zip(cards, above, strict=True):
            by_card[card][lines[depth - 1] if len(lines) >= depth else ""] += 1
        same = sum(max(names.values()) for names in by_card.values()) / len(cards)
        common = [names.most_common(1)[0][0] for names in by_card.values()]
        apart = len(set(common) - {""}) / len(by_card)
        return same * apart, named and depth == top

    return max(range(1, _RANKS + 1), key=fit) if cards else 1
