"""What a text extractor kept of a page: the fair measure for a reader of its text.

A post counts as kept where its own words stand in the extract, in the order of the thread: at least 0.8 of the
phrases of four words (of all words, in a post of fewer), each after those of the post before it. What an
extractor dropped nobody can find, and a copy in somebody's quotation further down is not the post. A link counts
as kept where the quoting post, the source and the quoted words are.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter, defaultdict
from typing import Any

EXTRACTORS = (
    "html2text", "html-text", "inscriptis", "lynx", "w3m", "resiliparse", "resiliparse-main", "trafilatura",
    "trafilatura-recall",
)  # fmt: skip
"""The flattenings that are scored, by the name in `text.NAME.txt`."""

_WORD = re.compile(r"[^\W_]+")
_ADDRESS = re.compile(r"\]\([^)\s]*(?:\s\"[^\"]*\")?\)")
_PHRASE = 4
_KEPT = 0.8


def words(text: str) -> list[str]:
    """The words of a text, letters and digits only, the addresses of Markdown links left out."""
    return _WORD.findall(unicodedata.normalize("NFKC", _ADDRESS.sub("]", text)).casefold())


def phrases(tokens: list[str], size: int) -> list[tuple[str, ...]]:
    """All runs of so many words; the whole text where it has fewer."""
    return [tuple(tokens[at : at + size]) for at in range(max(1, len(tokens) - size + 1))]


def kept_posts(truth: dict[str, Any], extract: str) -> list[bool]:
    """For each true post whether the extractor kept it."""
    tokens = words(extract)
    places: dict[int, defaultdict[tuple[str, ...], list[int]]] = {}
    for size in range(1, _PHRASE + 1):
        index: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for at, phrase in enumerate(phrases(tokens, size)):
            index[phrase].append(at)
        places[size] = index
    candidates: list[tuple[int, int]] = []  # post, where it may stand
    for number, post in enumerate(truth["posts"]):
        own = words(post["text"])
        if not own:
            continue
        size = min(_PHRASE, len(own))
        index = places[size]
        wanted = phrases(own, size)
        if sum(phrase in index for phrase in wanted) < _KEPT * len(wanted):
            continue
        votes: Counter[int] = Counter()
        begins: dict[int, int] = {}
        for at, phrase in enumerate(wanted):
            for place in index.get(phrase, ())[:200]:
                spot = max(0, place - at) // 40
                votes[spot] += 1
                begins[spot] = min(begins.get(spot, place), place)
        most = max(votes.values())
        candidates += [(number, begins[spot]) for spot, count in votes.items() if count >= 0.3 * most]
    return _in_order(candidates, len(truth["posts"]))


def _in_order(candidates: list[tuple[int, int]], count: int) -> list[bool]:
    """The longest row of posts that stand one after the other."""
    ends: list[int] = []
    rows: list[tuple[int, int]] = []  # post, the row before it
    last: list[int] = []
    for number, place in sorted(candidates, key=lambda each: (each[0], -each[1])):
        at = bisect_left(ends, place + 1)
        rows.append((number, last[at - 1] if at else -1))
        if at == len(ends):
            ends.append(place + 1)
            last.append(len(rows) - 1)
        else:
            ends[at], last[at] = place + 1, len(rows) - 1
    kept = [False] * count
    row = last[-1] if last else -1
    while row >= 0:
        kept[rows[row][0]] = True
        row = rows[row][1]
    return kept


def kept_count(scorer: Any, truth: dict[str, Any], extract: str) -> Counter[str]:
    """Posts and links that can be found at all: `true_posts`, `true_links`, as the scorer counts them."""
    kept = kept_posts(truth, extract)
    all_phrases = {size: set(phrases(words(extract), size)) for size in range(1, _PHRASE + 1)}
    count = Counter(true_posts=sum(kept))
    for number, post in enumerate(truth["posts"]):
        if not kept[number]:
            continue
        for quote in post["quotes"]:
            if len(scorer.norm(quote["text"])) < 12 or quote["depth"] != 1 or not quote["in_page"]:
                continue
            if quote["basis"] not in (scorer.BASIS, None) or not kept[quote["source_n"]]:
                continue
            tokens = words(quote["text"])
            size = min(_PHRASE, len(tokens))
            wanted = phrases(tokens, size)
            count["true_links"] += sum(p in all_phrases[size] for p in wanted) >= _KEPT * len(wanted)
    return count
