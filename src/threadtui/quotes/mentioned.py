"""Names that posts mention where the page lost the names: who may be meant. Hints with reasons, never facts.

A name that nobody in the thread is known by is looked for where people name one another: `Agree with X`,
`X stated earlier`, `@X`, `X's post`, a line of attribution. Each post that may be X's is given with what speaks for it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import log
from typing import NamedTuple

from threadtui.model import Candidate, Mention
from threadtui.quotes.table import QuoteTable

_NAME = r"(?P<name>[^\W\d_][\w\-]{2,30})"
_SAID = (
    r"(?:said|says|stated|states|wrote|writes|mentioned|mentions|noted|posted|suggested|suggests"
    r"|pointed\s+out|explained)"
)
_SAYING = (
    "said",
    "says",
    "state",
    "wrote",
    "writes",
    "mention",
    "noted",
    "posted",
    "suggest",
    "pointed",
    "explained",
)
_MATTERS = ("post", "point", "comment", "reply", "question", "answer", "suggestion", "advice", "argument")


class _Place(NamedTuple):
    """Where people name one another."""

    hints: tuple[str, ...]
    """One of these is in every text that has such a place, in small letters."""
    pattern: re.Pattern[str]
    """The place, with the name as a group."""
    far: bool = False
    """Whether it tells of something said long before."""


_PLACES = tuple(
    _Place(hints, re.compile(pattern), far)
    for hints, pattern, far in (
        (
            ("agree",),
            rf"(?i:\b(?:dis)?agreed?\s+with)\s+{_NAME}(?=\s*(?:[.,;:!?)]|$|\n|on\b|about\b|here\b|above\b|that\b|and\b))",
            False,
        ),
        (_SAYING, rf"(?i:\b(?:as|like|what))\s+{_NAME}\s+(?i:{_SAID})\b", True),
        (
            _SAYING,
            rf"\b{_NAME}\s+(?i:{_SAID})(?:\s+\w+)?\s+(?i:earlier|above|before|previously|already|upthread)\b",
            True,
        ),
        (("@",), rf"(?<![\w.])@{_NAME}", False),
        (
            ("",),
            rf"(?i:^\W*(?:thanks?(?:\s+you)?|ty|hi|hello|hey|dear|welcome|congrats))[,:]?\s+{_NAME}\s*[,.!:\n]",
            False,
        ),
        (_MATTERS, rf"\b{_NAME}['\u2019]s\s+(?i:{'|'.join(_MATTERS)})s?\b", False),
    )
)
_ORDINARY = """
all any anyone anybody both each either every everyone everybody everything few folks former guys her here him
his how it its latter many me mine mod mods moderator most much my myself neither nobody none nothing now one ones
op other others our ours people same several she he some somebody someone something such that the thee their theirs
them there these they this those two three times us was we what which who whom whose why you your yours yourself
again admin author guy man poster site thread forum article study book paper doctor friend boss law never just also
always often only been have has had were are is be so not then when where too really already still once even ever
"""
_NO_NAMES = frozenset(_ORDINARY.split())
"""Words that stand where a name may and are none."""
_ARTICLES = re.compile(
    r"(?i)\b(?:the|a|an|this|that|these|those|my|your|his|her|its|our|their|of|no|any|some|each)\s+$"
)
_STOP = re.compile(r"[.!?]\s|\n\n")
"""Where a sentence ends."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_OF_ME = {"his": "my", "her": "my", "their": "my", "he": "i", "she": "i", "they": "we"}
_OF_SOMEBODY = re.compile(rf"(?i)\b(?:{'|'.join(_OF_ME)})\b")
_MOST_POSTS = 20_000
"""In longer threads the words are not looked for: that would take longer than anybody waits for a hint."""
_MOST = 3
"""Most candidates of one mention."""
_QUOTED, _ABOVE, _QUOTED_THERE = 4.0, 4.0, 2.0
"""What it counts that the post that names somebody quotes a post, stands right below it, quotes one that quotes it."""
_NEAR, _FADES = 6, 0.8
"""So many posts above count, each less than the one below it."""
_LONG_BEFORE, _SHARED_LONG_BEFORE = 0.2, 1.0
"""What near posts count, and shared words, where the post tells of something said long before."""
_SHARED = 0.1
"""What each nat of the rare words that both have counts."""
_RARE = 0.12
"""Words in more than this share of the posts are not rare."""


def mentions(texts: Sequence[str], authors: Sequence[str | None], quotes: QuoteTable) -> list[Mention]:
    """The names that posts mention and nobody is known by, in order, each with the unnamed posts that may be theirs."""
    if all(authors):
        return []
    known = {word.casefold() for name in authors if name for word in (name, *name.split())}
    own = [_own_words(text, quotes.spans(post)) for post, text in enumerate(texts)]
    told = [
        (post, name, place, far)
        for post, words in enumerate(own)
        for name, place, far in _named(words)
        if name.casefold() not in known
    ]
    ordinary = {name for name in {name for _, name, _, _ in told} if _is_word(name, own)}
    found = [one for one in told if one[1] not in ordinary]
    finder = _Finder(own, authors, quotes, found)
    found += [
        (quotes.post[row], name, -1, False)
        for row, name in quotes.attributions.items()
        if name.casefold() not in known
    ]
    first: dict[tuple[int, str], Mention] = {}
    for post, name, place, far in sorted(found):
        if (post, name.casefold()) not in first:
            first[post, name.casefold()] = Mention(name, post, finder.candidates(post, place, far))
    return list(first.values())


def _own_words(text: str, away: Sequence[tuple[int, int]]) -> str:
    """A post's text without its quotations."""
    parts, at = [], 0
    for start, end in away:
        parts.append(text[at:start])
        at = end
    return "".join([*parts, text[at:]])


def _named(words: str) -> Iterator[tuple[str, int, bool]]:
    """The names in a post's own words, each with where it stands and whether it is of one who spoke long before."""
    seen: set[str] = set()
    lowered = words.lower()
    for place in _PLACES:
        if not any(hint in lowered for hint in place.hints):
            continue
        for match in place.pattern.finditer(words):
            name = match["name"]
            folded = name.casefold()
            if (
                folded not in _NO_NAMES
                and folded not in seen
                and not _ARTICLES.search(words[: match.start("name")])
            ):
                seen.add(folded)
                yield name, match.start("name"), place.far


def _is_word(name: str, own: Sequence[str]) -> bool:
    """Whether a name without a capital is a word that posts use with an article: `agree with surgeons`."""
    if name != name.lower():
        return False
    article = re.compile(
        r"(?i)\b(?:the|a|an|this|that|these|those|my|your|his|her|our|their|of|for|many|most|some|more)\s+"
        rf"{re.escape(name)}\b"
    )
    return any(name in words.lower() and article.search(words) for words in own)


class _Finder:
    """Finds whose name a name may be."""

    def __init__(
        self,
        own: Sequence[str],
        authors: Sequence[str | None],
        quotes: QuoteTable,
        found: Sequence[tuple[int, str, int, bool]],
    ) -> None:
        self._own = own
        self._authors = authors
        self._quotes = quotes
        self._with: defaultdict[str, list[int]] = defaultdict(list)
        wanted = {term for post, _, place, _ in found for term in self._told(post, place)}
        if wanted and len(own) <= _MOST_POSTS:
            for post, words in enumerate(own):
                for term in _terms(words) & wanted:
                    self._with[term].append(post)

    def candidates(self, post: int, place: int, far: bool) -> tuple[Candidate, ...]:
        """The unnamed posts before `post` that may be of whom it names at a character, the likeliest first."""
        score: Counter[int] = Counter()
        reasons: defaultdict[int, list[str]] = defaultdict(list)

        def speaks(for_post: int, weight: float, reason: str) -> None:
            if 0 <= for_post < post and self._authors[for_post] is None:
                score[for_post] += weight  # type: ignore[assignment]  # a Counter adds up any number
                reasons[for_post].append(reason)

        near = 1.0 if not far else _LONG_BEFORE
        for source in self._sources(post):
            speaks(source, near * _QUOTED, f"#{post + 1} quotes it")
            for above in self._sources(source):
                speaks(
                    above, near * _QUOTED_THERE, f"it is quoted in #{source + 1}, which #{post + 1} quotes"
                )
        for above in range(1, _NEAR + 1):
            where = "right above" if above == 1 else f"{above} posts above"
            speaks(post - above, near * _ABOVE * _FADES ** (above - 1), f"it stands {where}")
        if place >= 0:
            share = _SHARED if not far else _SHARED_LONG_BEFORE
            for other, (weight, words) in self._sharing(post, place).items():
                speaks(other, weight * share, f"it has {', '.join(words[:4])}, too")
        ranked = sorted(score, key=lambda one: (-score[one], -one))[:_MOST]
        return tuple(Candidate(one, "; ".join(reasons[one])) for one in ranked)

    def _sources(self, post: int) -> list[int]:
        return [source for row in self._quotes.rows(post) if (source := self._quotes.source[row]) >= 0]

    def _sharing(self, post: int, place: int) -> dict[int, tuple[float, list[str]]]:
        """The posts that have rare words of the sentence with the name, with how rare, in nats, and which."""
        shared: dict[int, tuple[float, list[str]]] = {}
        for term in sorted(self._told(post, place)):
            posts = self._with.get(term, ())
            if 1 < len(posts) <= max(2, _RARE * len(self._own)):
                for other in posts:
                    weight, those = shared.get(other, (0.0, []))
                    shared[other] = (weight + log(len(self._own) / len(posts)), [*those, term])
        return shared

    def _told(self, post: int, place: int) -> set[str]:
        """The words of the sentence that has a name, as whoever is named said them."""
        words = self._own[post]
        start = max((match.end() for match in _STOP.finditer(words, 0, place)), default=0)
        stop = _STOP.search(words, place)
        return _terms(_as_said(words[start : stop.start() if stop else len(words)]))


def _terms(text: str) -> set[str]:
    """The words of a text, but the shortest, and its pairs of words."""
    words = [match[0].casefold() for match in _WORD.finditer(text)]
    return {word for word in words if len(word) > 3} | {f"{one} {other}" for one, other in pairwise(words)}


def _as_said(sentence: str) -> str:
    """What is told of somebody, as they said it: `at his shop` was `at my shop`."""
    return _OF_SOMEBODY.sub(lambda match: _OF_ME[match[0].casefold()], sentence)
