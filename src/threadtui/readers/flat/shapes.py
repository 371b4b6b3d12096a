"""The shapes of a page's lines: what they have in common with the lines of other posts."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from threadtui.readers.flat.called import called_names
from threadtui.readers.flat.card import LABELS
from threadtui.readers.flat.lines import LONGEST_HEAD, Line, lead_name
from threadtui.readers.flat.names import may_be_name, name_in
from threadtui.readers.flat.stamps import DATE_SIGN, NUMBER_SIGN, find_date, find_number
from threadtui.readers.html.whose import glued, whose

_CANDIDATES = 24
"""So many shapes that are no dates or numbers are tried as anchors."""
_LETTER = re.compile(
    r"(?i)([^\W\d_])(?:\s(?:online|offline|away|do\snot\sdisturb|invisible|this\suser\sis\sfrom\b.*))?$"
)
_COUNT = re.compile(rf"0|{DATE_SIGN}")
"""The shape of a value that stands above its label, where values do."""
_GLUED = re.compile(r"\w:[^\W\d_]")
"""A colon without a space behind it: `X wrote:words`."""
_LONGEST_VALUE = 60
"""Most characters of what stands below a label."""
_LONGEST_HEAD_WORDS = 10
_LONGEST_MARK = 80
"""Most characters of the shape of a line with a date or number that may be an anchor."""
_POSTED = (
    "posted", "written", "geschrieben", "verfasst", "posté", "publié", "publicado", "escrito", "enviado",
    "postado", "inviato", "pubblicato", "geplaatst", "napisano", "wysłany", "добавлено", "отправлено",
    "написано", "skrevet", "postat", "gönderilme",
)  # fmt: skip
"""What pages print before the date of each post, where they print a word: by it a line is an anchor though few of the
page's other lines with a date have it."""
_MAIL_LEAD = re.compile(rf"(?:on|am|le|el|il|op|den|em|w\sdniu)\s{DATE_SIGN}.*(?:[,:<]|wrote)")
"""`On DATE, X wrote:`, or the first line of it, is the head of a quotation."""


SPEAKER = "@"
"""What a line is known by that is a name and nothing else, where there is nothing else."""


class Shapes:
    """The lines of a page with the shapes that each may be known by."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self._is_name: dict[int, bool] = {}
        marked = [line for line in lines if _is_mark(line)]
        words = Counter(word for line in marked for word in set(line.key.split()))
        self._common = {word for word, count in words.items() if count >= max(2, 0.3 * len(marked))}
        self._common -= set(_fillers([line.key.split() for line in marked]))
        prefixes = Counter(prefix for line in lines if (prefix := _prefix(line)))
        self.key = [self._key(line, prefixes) for line in lines]
        """The shape of each line; empty where it is none."""
        self.place = [0]
        """Characters before each line."""
        for line in lines:
            self.place.append(self.place[-1] + len(line.bare) + 1)

    @cached_property
    def called(self) -> set[str]:
        """The names by which the page calls those who write on it; the same for each template that is tried."""
        return called_names(self.lines)

    @cached_property
    def quoted(self) -> set[str]:
        """The names, in lower case, of those whose words the page quotes."""
        found = {
            lead_name(name).casefold() for line in self.lines if line.named and (name := whose(line.bare)[1])
        }
        dated = (
            glued(line.bare)
            for line in self.lines
            if not line.named and (line.bare.startswith("(") or _GLUED.search(line.bare))
        )
        return found | {parts[0].casefold() for parts in dated if parts is not None}

    @cached_property
    def lettered(self) -> set[int]:
        """The lines that begin with the letter above them, which pages print for a picture."""
        letters = ((at, _LETTER.search(line.bare)) for at, line in enumerate(self.lines[:-1]))
        return {at + 1 for at, letter in letters if letter and self._is_under(letter, at)}

    def _is_under(self, letter: re.Match[str], at: int) -> bool:
        """Whether the line below is a name with that letter. Some extractors print the name before the letter, too."""
        below = self.lines[at + 1].bare
        name = name_in(below)
        before = letter.string[: letter.start()]
        return before in ("", name) and name[:1].upper() == letter[1].upper() and not _LETTER.match(below)

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """The lines that have each shape."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for at, key in enumerate(self.key):
            if key:
                found[key].append(at)
        return found

    @cached_property
    def long(self) -> list[int]:
        """How many lines before each are too long for a head."""
        return [0, *accumulate(len(line.bare) > LONGEST_HEAD for line in self.lines)]

    def is_name(self, at: int) -> bool:
        """Whether a line may be a name and is not the value of the label above it."""
        found = self._is_name.get(at)
        if found is None:
            above = self.lines[at - 1] if at else None
            valued = (
                above is not None and above.label and ":" not in above.bare and len(above.bare.split()) <= 2
            )
            line = self.lines[at]
            found = not (valued or line.furniture) and may_be_name(name_in(line.bare))
            self._is_name[at] = found
        return found

    def has_value_below(self, at: int) -> bool:
        """Whether a line is a label alone whose value is the line below, as those of the labels above are."""
        lines = self.lines
        if not _is_alone(lines[at]) or at + 1 >= len(lines) or len(lines[at + 1].bare) > _LONGEST_VALUE:
            return False
        first = at
        while first >= 2 and _is_alone(lines[first - 2]) and not lines[first - 1].label:
            first -= 2
        return first < at and not (first and _COUNT.fullmatch(self.key[first - 1]))

    def _key(self, line: Line, prefixes: Counter[str]) -> str:
        if _is_mark(line):
            return self._head(line)
        prefix = _prefix(line)
        return f"{prefix} *" if prefix and prefixes[prefix] > 1 else line.key

    def _head(self, line: Line) -> str:
        """The shape of a line with a date or number up to that, and what follows where it begins with it."""
        parts = [part for part, _ in self.runs(line)]
        first = next(at for at, part in enumerate(parts) if _is_sign(part))
        if first == 0 and len(parts) > 1 and parts[1] != "*":
            first = 1
        return " ".join(parts[: first + 1])

    def runs(self, line: Line) -> Iterator[tuple[str, slice]]:
        """The parts of such a line's shape, and which of its words each is; words that few have are a star."""
        words = line.key.split()
        at = 0
        while at < len(words):
            end = at + 1
            if words[at] in self._common or _is_sign(words[at]):
                yield words[at], slice(at, end)
            else:
                while end < len(words) and not (words[end] in self._common or _is_sign(words[end])):
                    end += 1
                yield "*", slice(at, end)
            at = end

    def anchors(self) -> dict[str, list[int]]:
        """The shapes that may be that of an anchor, and the lines that have them."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        plain: defaultdict[str, list[int]] = defaultdict(list)
        for at, line in enumerate(self.lines):
            if _is_mark(line):
                for key in self.anchor_keys(at):
                    found[key].append(at)
            elif line.key and (line.label or line.furniture or not _may_be_somebody(line.bare)):
                plain[self.key[at]].append(at)
        often = sorted(plain, key=lambda key: -len(plain[key]))[:_CANDIDATES]
        found.update({f"={key}": plain[key] for key in often if len(plain[key]) >= 3})
        return {key: places for key, places in found.items() if len(places) >= 2}

    def anchor_keys(self, at: int) -> list[str]:
        """The names of the shapes by which a line may be an anchor, fine and coarse."""
        line = self.lines[at]
        if not _is_mark(line):
            plain = [f"={self.key[at]}"] if line.key else []
            return [*plain, SPEAKER] if self.is_speaker(at) else plain
        keys = [f"~{self.key[at]}"]
        for sign in (DATE_SIGN, NUMBER_SIGN):
            before, found, after = line.key.partition(sign)
            if found:
                start = "*" if before.strip() else ""
                keys += [f"?{start}{sign}{'*' if after.strip() else ''}", f"?{start}{sign}…"]
                if before.strip(" :") in _POSTED:
                    keys.append(f"{before.strip()}{sign}…")
                if after.strip():
                    keys.append(f"…{sign}{' '.join(after.split()[:3])}")
        return keys

    def is_speaker(self, at: int) -> bool:
        """Whether a line is one word between blank lines that may be a name."""
        line = self.lines[at]
        return (
            bool(line.key)
            and " " not in line.bare
            and (at == 0 or self.lines[at - 1].at < line.at - 1)
            and (at + 1 == len(self.lines) or self.lines[at + 1].at > line.at + 1)
            and may_be_name(line.bare)
        )


def _is_mark(line: Line) -> bool:
    """Whether a line may be told by its date or number: not that on which somebody joined, nor a sentence."""
    return (
        line.stamped
        and not (line.label or line.furniture)
        and len(line.key) <= _LONGEST_MARK
        and not _MAIL_LEAD.match(line.key)
    )


def _is_alone(line: Line) -> bool:
    """Whether a line is a label without its value."""
    return line.label and line.bare.rstrip(": ").casefold() in LABELS


def _may_be_somebody(bare: str) -> bool:
    """Whether a line may be a name, or one with a colon: who speaks next in a dialogue that a post holds."""
    return may_be_name(bare.removesuffix(":").rstrip())


def _is_sign(word: str) -> bool:
    return DATE_SIGN in word or NUMBER_SIGN in word


def _fillers(lines: Sequence[list[str]]) -> Iterator[str]:
    """The words in whose place other lines have other words, such as a name that is often there.

    A line is what stands up to its first date or number, or behind one that it begins with.
    """
    heads: Counter[tuple[str, ...]] = Counter()
    for words in lines:
        first = next((at for at, word in enumerate(words) if _is_sign(word)), 0)
        heads[tuple(words[: first + 1] if first else words)[:_LONGEST_HEAD_WORDS]] += 1
    groups: defaultdict[tuple[tuple[str, ...], tuple[str, ...]], Counter[tuple[str, ...]]] = defaultdict(
        Counter
    )
    for head, count in heads.items():
        for frame, filler in _frames(head):
            groups[frame][filler] += count
    totals = {frame: fillers.total() for frame, fillers in groups.items() if len(fillers) > 1}
    for head in heads:
        framed = [(frame, filler) for frame, filler in _frames(head) if frame in totals]
        if framed:
            frame, filler = max(framed, key=lambda each: (totals[each[0]], len(each[0][0]) + len(each[0][1])))
            if totals[frame] >= 3:
                yield from filler


def _frames(
    head: tuple[str, ...],
) -> Iterator[tuple[tuple[tuple[str, ...], tuple[str, ...]], tuple[str, ...]]]:
    """The ways to see a line as a frame with a filler of up to four words in it."""
    for at in range(len(head)):
        for end in range(at + 1, min(at + 4, len(head)) + 1):
            if _is_sign(head[end - 1]) or head[end - 1].endswith(":"):
                break
            if any(map(_is_sign, head[:at] + head[end:])):
                yield (head[:at], head[end:]), head[at:end]


def _prefix(line: Line) -> str:
    """`label:` of a line `label: value`."""
    if _is_mark(line) or not line.key:
        return ""
    label, colon, value = line.key.partition(":")
    told = colon and value.strip() and any(map(str.isalnum, label))
    return f"{label}:" if told and len(label) <= 24 and len(label.split()) <= 3 else ""


_LAST_FIGURE = re.compile(r"\s(\d{1,5})$")


def number_in(bare: str) -> int | None:
    """The number in an anchor: `#12`, or what stands after a date at its end."""
    if match := find_number(bare):
        return int(re.sub(r"\D", "", match[0]))
    date = find_date(bare)
    last = _LAST_FIGURE.search(bare)
    return int(last[1]) if date and last and date.end() <= last.start() else None
