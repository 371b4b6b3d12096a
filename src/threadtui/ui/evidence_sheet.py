"""Why a quote is linked: method, confidence, the difference to the source, and the other places."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style

from threadtui.evidence import CHANGED, REASONS, changes, is_altered, misattributed, source_words
from threadtui.model import Method, Source
from threadtui.quotes.difference import Change, Fate, Weight, woven
from threadtui.text import one_line
from threadtui.thread import Thread
from threadtui.ui.messages import GotoPost
from threadtui.ui.painter import Look
from threadtui.ui.post_head import UNNAMED, when
from threadtui.ui.widgets.sheet import SheetLine
from threadtui.ui.wrap import flow, shorten

_MEASURE = 96
"""Widest line in cells."""
_GIST = 240
"""Characters of a runner-up's words, and of a run of dropped words, that are shown."""
_SIGNS = {Fate.KEPT: ("", ""), Fate.DROPPED: ("[-", "-]"), Fate.ADDED: ("{+", "+}")}
"""Around words that only one side has, as `wdiff` writes them: the difference is seen without colour."""


class EvidenceSheet:
    """The lines for one quote; called with a number of cells."""

    def __init__(self, thread: Thread, row: int, look: Look) -> None:
        self._thread = thread
        self._row = row
        self._quote = thread.quotes[row]
        self._look = look
        self._width = 0
        self._lines: list[SheetLine] = []

    @property
    def title(self) -> str:
        """What the sheet is about."""
        post, source = self._quote.post + 1, self._quote.source
        if source:
            return f"Why #{post} is linked to #{source.post + 1}"
        return f"Why a quote in #{post} has no source"

    def __call__(self, width: int) -> list[SheetLine]:
        """The lines."""
        self._width = max(10, min(width, _MEASURE))
        self._lines = []
        source = self._quote.source
        if self._by_hand:
            self._linked_by_hand(source)
        elif source is None:
            self._say(f"{REASONS[Method.NONE].capitalize()}. Its words may be of a post that the file lost.")
        else:
            self._place(source)
            reason = REASONS[source.method]
            self._say(f"{source.method.word}: {reason}{self._how_alone()}.")
            hundred = round(source.confidence * 100)
            self._say(
                f"Confidence {source.confidence:.2f}: of 100 such links about {hundred} lead to the right words."
            )
        self._names()
        found = changes(self._thread, self._row)
        self._changes(found)
        self._words(found)
        self._runners_up()
        return self._lines

    @property
    def _by_hand(self) -> bool:
        """Whether the reader said what is linked, or not."""
        return self._thread.quotes.method[self._row] == Method.MANUAL

    def _linked_by_hand(self, source: Source | None) -> None:
        """What the reader said, where the words are, and what was found without the reader."""
        if source is None:
            self._say("You broke its link.")
        else:
            self._place(source)
            whole = "the quoted words do not stand there, so the whole post is meant"
            stand = "the quoted words stand there" if source.end > source.start else whole
            self._say(f"Linked by you; {stand}.")
        first = next(iter(self._quote.runners_up), None)
        if first is None:
            self._say("Without you, no source was found.")
        else:
            self._say(
                f"Without you, it was linked to #{first.post + 1}: {REASONS[first.method]} "
                f"({first.method.word} {first.confidence:.2f})."
            )

    def _how_alone(self) -> str:
        """Whether other posts have the words too."""
        others, source = len(self._quote.runners_up), self._quote.source
        if others:
            return f"; {others} other {'place has' if others == 1 else 'places have'} them too, named below"
        alone = source and source.method in (Method.VERBATIM, Method.TRIMMED, Method.SHORT)
        return ", and in no other earlier post" if alone else ""

    def _names(self) -> None:
        """Whose words they are said to be."""
        quote, posts = self._quote, self._thread.posts
        if quote.attribution is None:
            return
        author = posts[quote.source.post].author if quote.source else None
        if not misattributed(self._thread, self._row):
            agrees = ", and the source is by that author" if author else ""
            self._say(f"The post names {quote.attribution}{agrees}.")
            return
        written = sum(1 for post in posts if post.author == quote.attribution)
        has = (
            f"wrote {written} of this file's posts, none with these words"
            if written
            else "wrote no post here"
        )
        self._say("")
        self._say(
            f"Misattributed: the post names {quote.attribution}, but the words are {author}'s. "
            f"{quote.attribution} {has}.",
            self._warning,
        )

    def _changes(self, found: list[Change]) -> None:
        """Each change in words, the weightiest first."""
        if not found:
            return
        self._say("")
        altered = is_altered(self._thread, self._row)
        if altered and any(change.weight in (Weight.NEGATION, Weight.NUMBER) for change in found):
            self._say("Altered, and the meaning may be another:", self._warning)
        elif altered:
            self._say("Altered:", self._warning)
        else:
            self._say("Not word for word:", self._look.muted)
        for change in found:
            bears = change.weight in (Weight.NEGATION, Weight.NUMBER)
            kind = "" if change.weight is Weight.WORDS else f" ({CHANGED[change.weight]})"
            self._say(f"  {_told(change)}{kind}", self._look.text + Style(bold=True) if bears else None)

    def _words(self, found: list[Change]) -> None:
        """The quotation; where it differs, woven with its source."""
        thread, source = self._thread, self._quote.source
        self._say("")
        if not found or source is None:
            self._say("The words:", self._look.muted)
            self._say(thread.quote_text(self._row), self._look.quote)
            return
        self._say("The words, with what was dropped [-so-] and added {+so+}:", self._look.muted)
        styles = {
            Fate.KEPT: self._look.quote,
            Fate.DROPPED: self._look.muted + Style(strike=True),
            Fate.ADDED: self._look.text + Style(bold=True, underline=True),
        }
        runs = woven(thread.quote_text(self._row), source_words(thread, self._row))
        parts: list[tuple[str, Style]] = []
        for fate, words in runs:
            before, after = _SIGNS[fate]
            parts += [(f"{before}{_middle_out(words, fate)}{after}", styles[fate]), (" ", self._look.quote)]
        for line in flow(parts, self._width):
            self._lines.append(SheetLine([Segment(text, style) for text, style in line]))

    def _runners_up(self) -> None:
        """The other places, each with its words, for choosing."""
        if not self._quote.runners_up:
            return
        self._say("")
        others = (
            "Where the words were found:"
            if self._by_hand
            else "Other places that have the words, the next best first:"
        )
        self._say(others, self._look.muted)
        for source in self._quote.runners_up:
            self._place(source, f", {source.method.word} {source.confidence:.2f}")
            self._say(f"  {one_line(self._thread.text(source.post)[source.start : source.end])[:_GIST]}")

    def _place(self, source: Source, more: str = "") -> None:
        """A line that leads to a post."""
        post = self._thread.posts[source.post]
        day = f", {when(post.date)}" if post.date else ""
        words = f"#{source.post + 1} {post.author or UNNAMED}{day}{more}"
        self._say(words, self._look.text + Style(bold=True), GotoPost(source.post, remember=True))

    @property
    def _warning(self) -> Style:
        return self._look.accent + Style(bold=True)

    def _say(self, text: str, style: Style | None = None, message: GotoPost | None = None) -> None:
        for line in flow([(text, style or self._look.text)], self._width):
            self._lines.append(SheetLine([Segment(piece, look) for piece, look in line], message))
            message = None


def _told(change: Change) -> str:
    source, quote = (shorten(side, _GIST) for side in (change.source, change.quote))
    if not quote:
        return f"dropped “{source}”"
    return f"“{source}” became “{quote}”" if source else f"added “{quote}”"


def _middle_out(words: str, fate: Fate) -> str:
    """Long stretches that were left out are told by their ends."""
    if fate is not Fate.DROPPED or len(words) <= _GIST:
        return words
    half = _GIST // 2
    return (
        f"{words[:half].rsplit(' ', 1)[0]} … {len(words.split())} words … {words[-half:].split(' ', 1)[-1]}"
    )
