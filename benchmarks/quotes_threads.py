"""Made threads whose every quotation is known: the ways in which people quote, and what only looks like it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from random import Random

import quotes_words
from quotes_edits import edited, elided, marked, rewrapped
from quotes_words import Sentence

Span = tuple[int, int]
"""Characters of a post's text, half open."""

STOCK = (
    "Hello everybody and thanks for having me here on this great forum.", "Thanks in advance for any help with this!",
    "Sorry for my English, it is not my first language at all.", "Welcome to the forum, glad to have you on board!",
    "Just my two cents on this whole subject, take it or leave it.", "I had the very same problem a while ago.",
    "Please search the forum before you ask the same question again.", "Any help would be greatly appreciated.",
)  # fmt: skip
_KINDS = {
    "full": 16, "trimmed": 12, "picked": 10, "multi": 6, "interleaved": 4, "nested": 5, "requote": 5, "elided": 5,
    "light": 6, "heavy": 5, "rewrapped": 4, "marked": 4, "attributed": 5, "short": 4, "absent": 2, "missing": 2,
    "stock": 2, "duplicate": 1, "code": 2,
}  # fmt: skip
QUOTES = tuple(kind for kind in _KINDS if kind not in ("absent", "missing", "stock", "duplicate", "code"))
"""The kinds that are quotations of a post of the thread."""
_SENTENCE = re.compile(r"[^\n]*?[.!?。](?=\s|$)")


@dataclass(frozen=True, slots=True)
class TrueQuote:
    """A quotation whose source is known, or a passage that is none of a post."""

    kind: str
    """How it was made."""
    span: Span
    """Where it stands."""
    source: int = -1
    """Index of the source post, -1 for a passage that has none."""
    source_span: Span = (0, 0)
    """What of the source it takes."""


@dataclass(slots=True)
class MadeThread:
    """Texts of posts with what is known about them, by post."""

    texts: list[str] = field(default_factory=list)
    """Whole texts, quotations included."""
    quotes: list[list[TrueQuote]] = field(default_factory=list)
    """The quotations of each post."""
    own: list[Span] = field(default_factory=list)
    """The longest stretch of the author's own words in each post."""


class _Draft:
    """A post being written: paragraphs, with what they are."""

    def __init__(self) -> None:
        self.text = ""
        self.quotes: list[TrueQuote] = []
        self.own: Span = (0, 0)

    def add(self, text: str) -> Span:
        """Append a paragraph; where it stands."""
        self.text += ("\n\n" if self.text and not self.text.endswith("\n") else "") + text
        return len(self.text) - len(text), len(self.text)

    def say(self, text: str) -> None:
        """Append own words."""
        span = self.add(text)
        if span[1] - span[0] > self.own[1] - self.own[0]:
            self.own = span

    def quote(self, kind: str, text: str, source: int = -1, source_span: Span = (0, 0)) -> None:
        """Append a quotation."""
        self.quotes.append(TrueQuote(kind, self.add(text), source, source_span))


class Maker:
    """Makes threads of any size; the same seed makes the same thread."""

    def __init__(self, seed: int, sentence: Sentence) -> None:
        self._rng = Random(seed)
        self._sentence = sentence
        self._thread = MadeThread()
        self._absent_posts: list[str] = []
        self._signatures = [" ".join(self.sentences(1)) for _ in range(40)]
        self._snippets = [_snippet(self._rng) for _ in range(30)]

    def thread(self, posts: int) -> MadeThread:
        """A thread of so many posts."""
        rng = self._rng
        kinds, weights = list(_KINDS), list(_KINDS.values())
        while len(self._thread.texts) < posts:
            kind = rng.choices(kinds, weights)[0] if self._thread.texts and rng.random() < 0.62 else "plain"
            draft = _Draft()
            self._write(draft, kind)
            if kind != "duplicate" and rng.random() < 0.06:
                draft.quotes.append(TrueQuote("signature", draft.add(rng.choice(self._signatures))))
            self._thread.texts.append(draft.text)
            self._thread.quotes.append(draft.quotes)
            self._thread.own.append(draft.own)
        return self._thread

    def sentences(self, count: int) -> list[str]:
        """So many sentences."""
        return [self._sentence(self._rng) for _ in range(count)]

    def _words(self, most: int = 3) -> str:
        """Own words: paragraphs of sentences, now and then a short line or another script."""
        rng = self._rng
        if rng.random() < 0.04:
            other = quotes_words.script(rng.choice(quotes_words.SCRIPTS))
            return " ".join(other(rng) for _ in range(rng.randint(1, 4)))
        paragraphs = [" ".join(self.sentences(rng.randint(1, 4))) for _ in range(rng.randint(1, most))]
        if rng.random() < 0.15:
            short = " ".join(self.sentences(1)[0].rstrip(".!?").split()[: rng.randint(3, 5)])
            paragraphs.append(short + rng.choice(".?"))
        return "\n\n".join(paragraphs)

    def _source(self, near: bool = False) -> int:
        """An earlier post with own words: mostly a recent one, at times a popular one, at times any."""
        rng, count = self._rng, len(self._thread.texts)
        for _ in range(60):
            drawn = rng.random()
            if near or drawn < 0.55:
                post = count - 1 - min(count - 1, int(rng.expovariate(0.5 if near else 0.15)))
            elif drawn < 0.75:
                post = (rng.randrange(count) // 97) * 97
            else:
                post = rng.randrange(count)
            if self._thread.own[post][1] > self._thread.own[post][0]:
                return post
        return 0

    def _write(self, draft: _Draft, kind: str) -> None:
        writer = getattr(self, f"_{kind}", None)
        if kind == "plain":
            draft.say(self._words(4))
        elif writer:
            writer(draft)
        else:
            post = self._source()
            text, span = self._quoted(kind, post)
            draft.quote(kind, text, post, span)
        if kind not in ("plain", "duplicate") and not draft.text.endswith(" "):
            draft.say(self._words(2))

    def _quoted(self, kind: str, post: int) -> tuple[str, Span]:
        """The words of a post as this kind of quotation has them, and what of the post they are."""
        rng, own, text = self._rng, self._thread.own[post], self._thread.texts[post]
        first, last = own
        if kind in ("trimmed", "picked", "elided"):
            found = [match.span() for match in _SENTENCE.finditer(text, *own) if len(match[0].split()) > 5]
            if found and kind == "picked":
                first, last = rng.choice(found)
            elif len(found) > 2 and kind == "elided":
                i, j = sorted(rng.sample(range(len(found)), 2))
                return elided(rng, text, found[i], found[j]), (found[i][0], found[j][1])
            elif len(found) > 1:
                i = rng.randrange(len(found) - 1)
                first, last = found[i][0], found[rng.randrange(i + 1, len(found))][1]
        quoted = text[first:last]
        while quoted[0].isspace():
            quoted, first = quoted[1:], first + 1
        if kind in ("light", "heavy"):
            quoted = edited(
                rng, quoted, rng.uniform(0.02, 0.08) if kind == "light" else rng.uniform(0.12, 0.25)
            )
        elif kind == "rewrapped":
            quoted = rewrapped(quoted, rng.randint(50, 76))
        elif kind == "marked":
            quoted = marked(rng, quoted)
        return quoted, (first, last)

    def _multi(self, draft: _Draft) -> None:
        for _ in range(self._rng.randint(2, 3)):
            post = self._source()
            text, span = self._quoted(self._rng.choice(("full", "picked", "trimmed")), post)
            if any(quote.source == post for quote in draft.quotes):
                continue
            draft.quote("multi", text, post, span)
            draft.say(" ".join(self.sentences(self._rng.randint(1, 3))))

    def _interleaved(self, draft: _Draft) -> None:
        post = self._source()
        text, own = self._thread.texts[post], self._thread.own[post]
        found = [match.span() for match in _SENTENCE.finditer(text, *own) if len(match[0].split()) > 5]
        for first, last in found[:: self._rng.randint(1, 2)]:
            quoted = text[first:last].lstrip()
            draft.quote("interleaved", quoted, post, (last - len(quoted), last))
            draft.say(" ".join(self.sentences(self._rng.randint(1, 2))))

    def _nested(self, draft: _Draft) -> None:
        """A post with its first quotation, both quoted whole."""
        for post in (self._source() for _ in range(20)):
            quotes, own = self._thread.quotes[post], self._thread.own[post]
            if len(quotes) == 1 and quotes[0].kind in ("full", "trimmed") and quotes[0].span[0] == 0:
                inner = quotes[0]
                draft.quote("nested", self._thread.texts[post][: own[1]], post, own)
                draft.quotes.append(TrueQuote("inner", inner.span, inner.source, inner.source_span))
                return
        draft.say(self._words())

    def _requote(self, draft: _Draft) -> None:
        """The words that an earlier post quotes: their source is who wrote them."""
        for post in (self._source() for _ in range(20)):
            quotes = [
                quote for quote in self._thread.quotes[post] if quote.kind in ("full", "trimmed", "picked")
            ]
            if quotes:
                taken = self._rng.choice(quotes)
                text = self._thread.texts[post][slice(*taken.span)]
                draft.quote("requote", text, taken.source, taken.source_span)
                return
        draft.say(self._words())

    def _attributed(self, draft: _Draft) -> None:
        post = self._source()
        text, span = self._quoted("full", post)
        draft.text = f"member{self._rng.randrange(400)} said:\n"
        draft.quote("attributed", text, post, span)

    def _short(self, draft: _Draft) -> None:
        """A line of five words or less, of a post near by."""
        for post in (self._source(near=True) for _ in range(20)):
            own = self._thread.own[post]
            found = list(_SENTENCE.finditer(self._thread.texts[post], *own))
            found = [match for match in found if 3 <= len(match[0].split()) <= 5]
            if found:
                quoted = found[0][0].strip()
                draft.quote("short", quoted, post, (found[0].end() - len(quoted), found[0].end()))
                return
        draft.say(self._words())

    def _absent(self, draft: _Draft) -> None:
        draft.quote("absent", self._words(2))

    def _missing(self, draft: _Draft) -> None:
        """Words of a post that is not in the thread, quoted by two posts and more."""
        if not self._absent_posts or self._rng.random() < 0.3:
            self._absent_posts.append(self._words(2))
        draft.quote("missing", self._rng.choice(self._absent_posts[-4:]))

    def _stock(self, draft: _Draft) -> None:
        draft.quote("stock", self._rng.choice(STOCK))

    def _duplicate(self, draft: _Draft) -> None:
        """A post sent twice: its quotations are some, its own words are none."""
        post = self._source()
        draft.say(self._thread.texts[post])
        draft.quotes += self._thread.quotes[post]
        draft.own = (0, 0)

    def _code(self, draft: _Draft) -> None:
        """Code or a log that several posts repeat, after own words."""
        draft.say(" ".join(self.sentences(2)))
        draft.quote("code", self._rng.choice(self._snippets))


def _snippet(rng: Random) -> str:
    lines = []
    for _ in range(rng.randint(4, 9)):
        name, value = rng.choice(("load", "open", "free", "init", "poll")), rng.randrange(9999)
        lines.append(
            rng.choice(
                (f"{name}_{value}(ctx->buf[{value % 7}], &out);", f"[{value}.{value}] {name}: rc=-{value}")
            )
        )
    return "\n".join(lines)
