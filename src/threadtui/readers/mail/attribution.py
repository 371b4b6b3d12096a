"""Lines that say whose words a mail quotes: `On Monday, Ann wrote:`, `Am 3.5. schrieb Ann:`, `Ann <a@b.c>:`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from threadtui.patterns import late
from threadtui.readers.mail.phrases import BEFORE_NAME, ON
from threadtui.said import MAILED, MAILED_JOINED, WROTE, WROTE_JOINED
from threadtui.text import one_line

_LONGEST = 320


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, longest first; white space as it comes."""
    longest_first = sorted(set(words), key=len, reverse=True)
    return "|".join(re.escape(word.strip()).replace(r"\ ", r"\s+") for word in longest_first)


_VERBS: dict[str, list[list[str]]] = {}
"""The phrases that end in each word, the longest first."""
for _phrase in sorted({*WROTE, *MAILED}, key=len, reverse=True):
    _VERBS.setdefault(_phrase.split()[-1], []).append(_phrase.split())
_WORD = re.compile(r"[^\W\d_]+(?:[(/][^\W\d_]+\)?)?")
_JOINED = late("|".join(sorted((*WROTE_JOINED, *MAILED_JOINED), key=len, reverse=True)))
_USUAL = late(
    r"On\s.{4,60}?\d{1,2}:\d\d(?::\d\d)?(?:\s?[AP]M)?(?:\s(?:[+-]\d{4}|[A-Z]{3,4}))?(?:\s\([A-Z]{3,4}\))?,?\s(?!at\s)"
    r'"?([^<>@",:\d]{2,60}?)"?(?:\s+<[^<>]*>)?\s+wrote:$'
)
"""As the mailers write it that most use, in English: to find the name in one step."""
_ON = late(rf"(?i)\W{{0,6}}(?:{any_of(ON)})(?!\w)|\W{{0,6}}\d|.{{0,60}}[<(\[]?\S+@\S+")
_BEGINS = late(rf"(?i)\W{{0,3}}(?:(?:{any_of(ON)})(?!\w)[^<@]*?[\d<@]|\d{{4}}[-/.年]|\d{{1,2}}[-/.]\d)")
TURNS = "\u200e\u200f\ufffd"
"""Signs around names in lines that run from right to left, those among them that are not shown."""
AFTER = f"-*_> {TURNS}"
"""What may stand after the colon that ends the line."""
_TURNED = str.maketrans("", "", TURNS)
_ADDRESS = late(
    r"[<(\[*]?\s*(?:mailto:)?(?<![^\s<>()\[\]\"*:])[^\s<>()\[\]\"]+(?:@|\sat\s|\(at\))[^\s<>()\[\]\"]+(?:\s*<mailto:[^>]*>)?\s*[>)\]*]?"
)
_TIME = late(
    r"(?i)(?<![A-Za-z\d])\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?!\d)\s*(?:[ap]\.?\s?m\.?(?!\w))?(?:\s*(?:uhr|h|utc|gmt|[a-z]{2,4}t(?!\w)))?"
    r"(?:\s*[+-]\d{1,2}:?\d{2})?(?:\s*\([^()]{1,40}\))?"
)
_DAY = late(
    r"(?i)\b(?:19|20)\d\d\b(?:\s*(?:年|[-/.]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}日?))?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}"
)
_NAME_EDGES = " \t,;:：\"'“”„«»*-–—[]<>|.~_"
_IN_ARTICLE = re.compile(r"(?i)^\W*in\s(?:article|message|news:?)\s*<?[^\s,>]*>?,?\s*")
"""How news readers begin: with the id, which is no address."""
_LEADING = late(rf"(?i)^(?:{any_of((*ON, *BEFORE_NAME))})(?!\w)[\s,]*")
_SUPERCITE = re.compile(r'^[>"\s]*[^"]{1,60}"\s*==\s*(.{1,80}?)\s+(?:<[^>]*>\s*)?writes:?$')


def _plain(line: str) -> str:
    """A line without what only turns it."""
    line = one_line(line)
    return line if line.isascii() else line.translate(_TURNED)


@lru_cache(maxsize=8)
def _usual(line: str) -> re.Match[str] | None:
    """Such a line as most mailers write it: looked at first whether it is one, then for the name."""
    return _USUAL.match(line) if line.endswith("wrote:") else None


def is_attribution(line: str, *, told: bool = False) -> bool:
    """Whether a line above quoted words says whose they are; `told`: by an address or with a date, not a verb alone."""
    line = _plain(line)
    if not 3 <= len(line) <= _LONGEST or line.rstrip(AFTER)[-1:] not in (":", "："):
        return False
    if not told and (_usual(line) or _verb(line) or _SUPERCITE.match(line)):
        return True
    dated = _TIME.search(line) or _DAY.search(line)
    return _ADDRESS.search(line) is not None or (dated is not None and (told or _ON.match(line) is not None))


def _verb(line: str) -> tuple[int, int] | None:
    """Where the last verb of writing stands, with its helpers."""
    words = list(_WORD.finditer(line))
    for at in range(len(words) - 1, -1, -1):
        for phrase in _VERBS.get(words[at][0].lower(), ()):
            first = at - len(phrase) + 1
            if first >= 0 and [word[0].lower() for word in words[first : at + 1]] == phrase:
                return words[first].start(), words[at].end()
    joined = None if line.isascii() else _last(_JOINED, line)
    return joined.span() if joined else None


def begins(line: str) -> bool:
    """Whether a line is the first of an attribution that was broken into several."""
    return _BEGINS.match(line) is not None and not line.rstrip().endswith((".", "!", "?", ":"))


def is_certain(line: str) -> bool:
    """Whether a line says so even where what follows has no signs: it has a date, and a verb or an address."""
    line = _plain(line)
    if line.endswith("mailto:") or not is_attribution(line) or not _ON.match(line):
        return False  # an address that is written twice goes on below
    verb = _verb(line)
    dated = _TIME.search(line) and re.search(r"\d{1,4}[-/.\s,年]", line)
    addressed = _ADDRESS.search(line)
    return bool((verb and dated) or (addressed and dated) or (verb and addressed and _DAY.search(line)))


def name_in(line: str) -> str | None:
    """The name in a line of attribution, else the address; None where it tells neither."""
    line = _plain(line)
    if match := _SUPERCITE.match(line):
        return match[1].strip(_NAME_EDGES) or None
    if match := _usual(line):
        return match[1].strip(_NAME_EDGES) or None
    line = _IN_ARTICLE.sub("", line.rstrip(AFTER + ":："))
    verb = _verb(line)
    behind = line[verb[1] :].strip(_NAME_EDGES) if verb else ""
    before = line[: verb[0]] if verb else line
    dated = _TIME.search(behind) or _DAY.search(behind)  # the date stands on the other side of the verb
    for words in (before, behind) if dated else (behind, before):
        if name := _name(words):
            return name
    addresses = _ADDRESS.findall(line)
    return addresses[-1].strip("<>()[]* ").removeprefix("mailto:") if addresses else None


def _name(words: str) -> str | None:
    """The name in what is left of a line without its verb."""
    address = _last(_ADDRESS, words)
    if address and words[: address.start()].strip(_NAME_EDGES):
        words = words[: address.start()]
    elif address:
        words = words[address.end() :]
    for pattern in (_TIME, _DAY):
        match = _last(pattern, words)
        if match:
            after = words[match.end() :].strip(_NAME_EDGES)
            words = after or words[: match.start()]
    while (shorter := _LEADING.sub("", words.strip(_NAME_EDGES))) != words:
        words = shorter
    if "," in words and any(character.isdigit() for character in words):
        words = words.rpartition(",")[2]
    words = words.strip(_NAME_EDGES).lstrip(")").rstrip("(").strip(_NAME_EDGES)
    return words if 1 < len(words) <= 60 and not re.fullmatch(r"[\d\W]+", words) else None


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    matches = list(pattern.finditer(text))
    return matches[-1] if matches else None
