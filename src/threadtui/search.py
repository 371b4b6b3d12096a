"""Finding words in the posts of a thread. No interface.

A query is words, and conditions on the posts among which they are looked for:

    rye starter            both words, one after the other, white space between them
    "rye"                  whole words only
    /r[yi]e/               a regular expression
    author:pat after:2013-02 before:2014 quotes:#12 unresolved: in:all
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import compress, islice
from typing import Any

from threadtui.thread import Thread

Hit = tuple[int, int, int]
"""A place found: post index, first character and one past the last in the post's text; (post, 0, 0) is the post."""

_CONDITION = re.compile(r'(?i)(?<!\S)(author|after|before|quotes|unresolved|in):("[^"]*"|\S*)')
_EXPRESSION = re.compile(r"(?<!\S)/.+/(?!\S)")
_DATE = re.compile(r"\d{4}(-\d{2}){0,2}")
_SCOPES = ("own", "quoted", "all")
_ODD = {"i": "\u0131\u0307", "s": "\u017f"}
"""What else in a text of small letters an expression takes for a letter of ASCII, case being of no account: the dotless
i, the dot that is left of a capital one, the long s."""
_LOOK = 256
"""After so many posts it is asked whether the search goes on."""
_PATIENCE = 1.0
"""Seconds that an expression may take in one post: some would take longer than anybody lives."""


class TooSlowError(Exception):
    """An expression takes too long in a post; `post` is its index."""

    def __init__(self, post: int) -> None:
        super().__init__(f"the expression takes too long in #{post + 1}; a simpler one may not")
        self.post = post


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for, and where."""

    words: re.Pattern[str] | None = None
    """What the words must match, or None where only conditions are set, or an expression is."""
    part: str = ""
    """A part of every match, where one is known: to look for it is many times faster. In small letters, and ASCII
    alone, where case is of no account."""
    expression: Any = None
    """Likewise, as typed between slashes: a pattern of the library `regex`, which can be stopped."""
    scope: str = "own"
    """`own` words of the posts, `quoted` words, or `all`."""
    authors: tuple[str, ...] = ()
    """Parts of the author's name, in small letters; any of them must be in it. `?` stands for a lost name."""
    after: str = ""
    """ISO date, or the year or month of one: not before its first day."""
    before: str = ""
    """Likewise: before its first day."""
    quotes: int = -1
    """Index of a post that the posts must quote, or -1."""
    unresolved: bool = False
    """Whether they must have a quotation whose source is not known."""
    problems: tuple[str, ...] = field(default=())
    """What of the query was not understood, a few words each."""

    @property
    def empty(self) -> bool:
        """Whether nothing is looked for."""
        conditions = self.authors or self.after or self.before or self.quotes >= 0 or self.unresolved
        return self.words is None and self.expression is None and not conditions


def parse(query: str) -> Query:
    """A query as typed. What is not understood is named in it, and the rest holds."""
    told: dict[str, list[str]] = {}
    problems: list[str] = []
    expression = _EXPRESSION.search(query)
    around = query[: expression.start()] + query[expression.end() :] if expression else query
    for match in _CONDITION.finditer(around):
        told.setdefault(match[1].casefold(), []).append(match[2].strip('"'))
    asked = (expression[0] if expression else _CONDITION.sub(" ", around)).strip()
    compiled = _expression(asked, problems)
    for name in ("after", "before"):
        for value in told.get(name, []):
            if not _DATE.fullmatch(value):
                problems.append(f"{name}: wants a date, such as 2013-02")
    scope = (told.get("in") or ["own"])[-1]
    if scope not in _SCOPES:
        problems.append(f"in: is one of {', '.join(_SCOPES)}")
    quoted = (told.get("quotes") or [""])[-1].lstrip("#")
    if "quotes" in told and not quoted.isdecimal():
        problems.append("quotes: wants a post's number")
    dates = {
        name: [value for value in told.get(name, []) if _DATE.fullmatch(value)]
        for name in ("after", "before")
    }
    return Query(
        words=_pattern(asked) if compiled is None else None,
        expression=compiled,
        part="" if expression or compiled else _part(asked),
        scope=scope if scope in _SCOPES else "own",
        authors=tuple(name.casefold() for name in told.get("author", []) if name),
        after=max(dates["after"], default=""),
        before=min(dates["before"], default=""),
        quotes=int(quoted) - 1 if quoted.isdecimal() else -1,
        unresolved="unresolved" in told,
        problems=tuple(problems),
    )


def find(
    thread: Thread, query: Query, posts: Iterable[int], stopped: Callable[[], bool] = lambda: False
) -> Iterator[Hit]:
    """Every place that matches, in the order of `posts`; matches of no characters are none.

    Without words: of the posts that meet the conditions the quotations asked for, else the posts themselves.
    Raises TooSlowError where an expression takes too long.
    """
    bare = replace(query, words=None, expression=None).empty
    left = iter(posts)
    while block := [*islice(left, _LOOK)]:
        if stopped():
            return
        for post in compress(block, _likely(query, thread.texts_of(block))) if query.part else block:
            if bare or _meets(thread, query, post):
                yield from _places(thread, query, post)


def _likely(query: Query, texts: Sequence[str]) -> list[bool]:
    """Whether each text may match, told quickly by the part that every match has."""
    part = query.part
    if not (query.words and query.words.flags & re.IGNORECASE):
        return [part in text for text in texts]
    odd = "".join(signs for letter, signs in _ODD.items() if letter in part)
    small = map(str.lower, texts)
    if not odd:
        return [part in text for text in small]
    return [part in text or (not text.isascii() and any(sign in text for sign in odd)) for text in small]


def _places(thread: Thread, query: Query, post: int) -> Iterator[Hit]:
    quotes = thread.quotes
    if query.words is None and query.expression is None:
        rows = [row for row in quotes.rows(post) if _asked(thread, query, row)]
        yield from ((post, quotes.start[row], quotes.end[row]) for row in rows)
        if not rows:
            yield post, 0, 0
        return
    spans = _matches(query, thread.text(post), post)
    if not spans:
        return
    quoted = quotes.spans(post)
    for start, end in spans:
        inside = any(left < end and start < right for left, right in quoted)
        if start < end and (query.scope == "all" or inside == (query.scope == "quoted")):
            yield post, start, end


def _matches(query: Query, text: str, post: int) -> list[tuple[int, int]]:
    """Where the words are in a text."""
    if query.words is not None:
        return [match.span() for match in query.words.finditer(text)]
    try:  # concurrent: the screen goes on meanwhile
        found = query.expression.finditer(text, timeout=_PATIENCE, concurrent=True)
        return [match.span() for match in found]
    except TimeoutError:
        raise TooSlowError(post) from None


def _asked(thread: Thread, query: Query, row: int) -> bool:
    """Whether a quotation is one of those that the query asks for."""
    source = thread.quotes.source[row]
    return (query.quotes >= 0 and source == query.quotes) or (query.unresolved and source < 0)


def _meets(thread: Thread, query: Query, post: int) -> bool:
    entry = thread.posts[post]
    if query.authors:
        name = (entry.author or "?").casefold()
        if not any(part in name for part in query.authors):
            return False
    if query.after or query.before:
        day = entry.date.isoformat()[:10] if entry.date else ""
        if not day or (query.after and day < query.after) or (query.before and day >= query.before):
            return False
    quotes = thread.quotes
    rows = quotes.rows(post) if query.quotes >= 0 or query.unresolved else ()
    return (query.quotes < 0 or any(quotes.source[row] == query.quotes for row in rows)) and (
        not query.unresolved or any(quotes.source[row] < 0 for row in rows)
    )


def _part(words: str) -> str:
    """The longest of the words, as a part of what matches; the empty string where there is none to look for alone."""
    longest = max(words.strip().strip('"').split(), key=len, default="")
    folds = not any(character.isupper() for character in words)
    return longest if longest.isascii() or not folds else ""


def _is_expression(query: str) -> bool:
    return len(query) > 2 and query.startswith("/") and query.endswith("/")


def _expression(query: str, problems: list[str]) -> Any:
    """What is typed between slashes as a pattern; None where it is none, and words are looked for."""
    if not _is_expression(query):
        return None
    import regex  # when an expression is first typed

    try:
        return regex.compile(query[1:-1], 0 if _has_capital(query) else regex.IGNORECASE)
    except (regex.error, OverflowError, RecursionError, MemoryError) as error:
        problems.append(f"no regular expression: {error}")
        return None


def _pattern(query: str) -> re.Pattern[str] | None:
    """What words match; None where there are none."""
    if not query:
        return None
    flags = re.NOFLAG if _has_capital(query) else re.IGNORECASE
    if len(query) > 2 and query.startswith('"') and query.endswith('"'):
        return re.compile(rf"(?<!\w){_spaced(query[1:-1])}(?!\w)", flags)
    return re.compile(_spaced(query), flags)


def _has_capital(query: str) -> bool:
    """Whether just this case is meant: with a capital letter it is, without one any case matches."""
    return any(character.isupper() for character in query)


def _spaced(words: str) -> str:
    """Words as a pattern; white space in them stands for any."""
    return r"\s+".join(re.escape(word) for word in words.split())
