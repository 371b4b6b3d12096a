"""Draws the lines of a post: what stands in each cell and in which style."""

from __future__ import annotations

from collections.abc import Callable
from operator import itemgetter
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.strip import Strip

from threadtui.model import Method
from threadtui.text import many, one_line
from threadtui.thread import Thread
from threadtui.ui.cells import plain
from threadtui.ui.colours import author_style, readable
from threadtui.ui.columns import LEFT, RIGHT
from threadtui.ui.history import Lit
from threadtui.ui.post_head import UNNAMED, Part, day, head, name
from threadtui.ui.post_lines import Kind, Line
from threadtui.ui.wrap import shorten

INDENT = 2
"""Cells by which a reply stands to the right of the post that it answers, in the order of the tree."""
_NAME = 16
"""Cells for a name where a post is one line; fewer on a narrow page."""
_ROOMY = 70
"""From so many cells on a post in one line has its date."""


class Look(NamedTuple):
    """The styles of a page, as the theme gives them."""

    text: Style
    muted: Style
    head: Style
    current: Style
    quote: Style
    chosen: Style
    lit: Style
    hit: Style
    accent: Style
    bar: Style
    selected: Style
    background: Color


class State(NamedTuple):
    """What is special about the post that is drawn."""

    current: bool
    """Whether it is the current post."""
    chosen: int
    """Row of the chosen quote, or -1."""
    lit: Lit | None
    """Words of this post that are lit."""
    hits: tuple[Lit, ...] = ()
    """Words of this post that match what is looked for."""
    selected: Lit | None = None
    """Words of this post that are selected."""
    new: bool = False
    """Whether the post was not there the time before, or is to be seen as new."""


class Painter:
    """Draws lines for one thread at one width."""

    def __init__(
        self,
        thread: Thread,
        look: Look,
        width: int,
        column: int,
        indent: Callable[[int], tuple[int, bool]] = lambda _: (0, False),
        above: Callable[[int], int | None] = lambda _: None,
    ) -> None:
        self._thread = thread
        self.look = look
        """The styles it draws with."""
        self._width = width
        self._column = column
        self._indent = indent
        self._above = above
        self._text_width = column
        """Cells for the text of the post that is being drawn."""
        self._cut = False
        """Whether its indent is less than its depth."""
        self._cited: dict[int, list[tuple[int, int, int]]] = {}
        self._doubted: dict[int, list[str]] = {}

    def strip(self, post: int, line: Line, state: State) -> Strip:
        """One line of a post, as wide as the page."""
        look = self.look
        levels, self._cut = self._indent(post)
        self._text_width = self._column - INDENT * levels
        guides = [Segment("│ " * levels, look.muted)] if levels else []
        if line.kind is Kind.BRIEF:
            return self._brief(post, state, guides)
        segments = [Segment(plain(text), style) for text, style, _ in self._content(post, line, state)]
        cited = self._citations(post, line) if line.kind is Kind.OWN else None
        bar = Segment("▎" if state.current else " ", look.bar if state.current else look.text)
        mark = Segment("▌ " if cited is not None else "  ", look.accent if cited is not None else look.text)
        count = f"{cited}×" if cited else ""
        strip = Strip([bar, *guides, mark, *segments]).adjust_cell_length(LEFT + self._column, look.text)
        strip = Strip([*strip, Segment(f" {count:>{RIGHT - 1}}", look.accent)])
        if line.kind is Kind.HEAD:
            strip = self._grounded(strip, look.current if state.current else look.head)
        return strip.adjust_cell_length(self._width, look.text)

    def _content(self, post: int, line: Line, state: State) -> list[Segment]:
        look = self.look
        if line.kind is Kind.HEAD:
            return self._head(post, state.new)
        if line.kind is Kind.GAP:
            return []
        if line.kind is Kind.BRANCHES:
            return self._branches(post)
        if line.kind is Kind.OWN:
            return self._words(post, line, state, look.text)
        bars = [Segment("┃ ", self._bar_style(row)) for row in self._around(line.row)[-line.depth - 1 :]]
        if line.kind is Kind.QUOTED:
            return [*bars, *self._words(post, line, state, look.quote)]
        return [*bars, *self._quote_line(line, state, 2 * len(bars))]

    def _branches(self, post: int) -> list[Segment]:
        """`reply 2 of 3 to #22 · ( #23 name · ) #27 name`."""
        look, graph, posts = self.look, self._thread.graph, self._thread.posts
        above = self._above(post) or 0
        siblings = [*graph.below(above)]
        at = siblings.index(post)
        beside = [
            f"{key} #{siblings[near] + 1} {posts[siblings[near]].author or UNNAMED}"
            for key, near in (("(", at - 1), (")", at + 1))
            if 0 <= near < len(siblings)
        ]
        told = " · ".join([f"reply {at + 1} of {len(siblings)} to #{above + 1}", *beside])
        return [Segment(shorten(told, self._text_width), look.accent)]

    def _brief(self, post: int, state: State, guides: list[Segment]) -> Strip:
        """`#4 name  first words …  3× 12 Feb 2013`; the words found, where the post has some.

        Of a reply too deep to indent, the post that it answers before the name.
        """
        look, thread, width = self.look, self._thread, self._width
        entry, text = thread.posts[post], thread.text(post)
        roomy = width >= _ROOMY
        wide = _NAME if roomy else _NAME * 2 // 3
        number = f"{f'#{post + 1}':>{len(str(len(thread.posts))) + 1}} "
        shown, part = name(entry.author, wide)
        author = Segment(shown, self._styled(part, entry.author, look.text))
        quoted = len(thread.graph.replies(post))
        right = f" {f'{quoted}×' if quoted else '':>4}"
        if roomy and entry.date:
            right += f" {day(entry.date):>11}"
        above = self._above(post) if self._cut else None
        if above is not None:
            guides = [*guides, Segment(f"↳ #{above + 1} ", look.muted)]
        room = width - cell_len(number) - wide - cell_len(right) - 3
        room -= sum(cell_len(guide.text) for guide in guides)
        found = state.lit or next(iter(state.hits), None)
        if found:
            ahead = max(0, found[1] - max(0, min(16, room // 3)))
            start = (text.find(" ", ahead, found[1]) + 1 or found[1]) if ahead else 0
            words = self._words(post, Line(Kind.OWN, start, start + 4 * width), state, look.text)
            words = [Segment(plain(text).replace("\n", " "), style) for text, style, _ in words]
        else:
            words = [Segment(plain(one_line(thread.body(post).text[: 4 * width])), look.muted)]
        pad = wide - cell_len(author.text) + 1
        bar = Segment("▎" if state.current else " ", look.bar if state.current else look.text)
        left = Strip(
            [bar, Segment(number, look.muted), *guides, author, Segment(" " * pad, look.text), *words]
        )
        room = width - cell_len(right) - 1
        if left.cell_length > room:
            left = Strip([*left.crop(0, room - 1), Segment("…", look.muted)])
        strip = Strip([*left.adjust_cell_length(room, look.text), Segment(f"{right} ", look.muted)])
        if state.current:
            strip = self._grounded(strip, look.current)
        return strip.adjust_cell_length(width, look.text)

    def _grounded(self, strip: Strip, ground: Style) -> Strip:
        """A line on another ground, but for what has a ground of its own: the words that are lit."""
        page = self.look.text.bgcolor
        return Strip(
            Segment(text, readable(style, ground) if style and style.bgcolor in (None, page) else style)
            for text, style, _ in strip
        )

    def _around(self, row: int) -> list[int]:
        """The rows of the quotes around a quote and its own, outermost first."""
        rows = [row]
        while (outer := self._thread.quotes.outer[rows[0]]) >= 0:
            rows.insert(0, outer)
        return rows

    def _head(self, post: int, new: bool) -> list[Segment]:
        look, author = self.look, self._thread.posts[post].author
        above = self._above(post) if self._cut else None
        styles = {Part.MUTED: look.muted, Part.STARTER: look.accent}
        bold = look.text + Style(bold=True)
        return [
            Segment(words, styles[part] if part in styles else self._styled(part, author, bold))
            for words, part in head(self._thread, post, self._text_width, new, above)
        ]

    def _styled(self, part: Part, author: str | None, style: Style) -> Style:
        """A style in an author's colour, or that of a name that the file lost."""
        if part is Part.UNNAMED:
            return self.look.muted + Style(italic=True)
        return style + author_style(author, self.look.background) if author and part is Part.NAME else style

    def _bar_style(self, row: int) -> Style:
        source = self._thread.quotes.source[row]
        name = self._thread.posts[source].author if source >= 0 else None
        if name is None:
            return self.look.muted
        return self.look.text + author_style(name, self.look.background)

    def _quote_line(self, line: Line, state: State, used: int) -> list[Segment]:
        """`▸ #18 name  first words …  6 lines`, or its head when it is open."""
        thread, look = self._thread, self.look
        quote = thread.quotes[line.row]
        folded = line.kind is Kind.FOLDED
        lit = _overlaps(state.lit, line) if folded else _covers(state.lit, line)
        base = look.lit if lit else look.chosen if line.row == state.chosen else look.quote
        source = quote.source
        whose = f"#{source.post + 1}" if source else "not here"
        name = (thread.posts[source.post].author if source else None) or quote.attribution
        colon = "" if source else ":"
        start = f"{'▸' if folded else '▾'} {whose}{f'{colon} {name}' if name else ''}"
        quoted = thread.quote_text(line.row)
        words = one_line(quoted[:400])
        doubted = ", ".join(self._doubts(line.row))
        if not folded:
            sure = f" {source.confidence:.2f}" if source and source.method is not Method.MANUAL else ""
            words, end = "", f"{source.method.word}{sure}" if source else ""
        elif doubted:
            end = ""
        else:
            named = source and source.method in (Method.SHORT, Method.EDITED, Method.MANUAL)
            end = f"{source.method.word} {_size(quoted)}" if source and named else _size(quoted)
        room = self._text_width - used
        end = f" {end}" if end else ""
        doubted = shorten(f" {doubted}", max(0, room * 2 // 3)) if doubted else ""
        room -= cell_len(doubted) + cell_len(end)
        start = shorten(start, room)
        words = shorten(words, room - cell_len(start) - 2)
        body = f"{start}  {words}" if words else start
        body += " " * (room - cell_len(body))
        warning = Style(color=look.accent.color, bold=True) if base is not look.lit else Style(bold=True)
        if _overlaps(state.selected, line):
            base, warning = base + look.selected, warning + look.selected
        return [Segment(body, base), Segment(doubted, base + warning), Segment(end, base)]

    def _doubts(self, row: int) -> list[str]:
        """What is to be doubted of a quote, worked out once."""
        found = self._doubted.get(row)
        if found is None:
            from threadtui.evidence import doubts  # not before the first picture

            found = self._doubted[row] = doubts(self._thread, row)
        return found

    def _words(self, post: int, line: Line, state: State, style: Style) -> list[Segment]:
        """The words of a line, lit and found ones in their own styles; what is lit goes before."""
        text = self._thread.text(post)
        marked = [(hit, self.look.hit) for hit in state.hits if _overlaps(hit, line) and hit != state.lit]
        if state.lit and _overlaps(state.lit, line):
            marked = [(hit, look) for hit, look in marked if hit[2] <= state.lit[1] or hit[1] >= state.lit[2]]
            marked.append((state.lit, self.look.lit))
        segments, at = [], line.start
        for (_, first, last), look in sorted(marked, key=itemgetter(0)):
            start, end = max(at, first), min(line.end, last)
            segments += [Segment(text[at:start], style), Segment(text[start:end], look)]
            at = end
        segments.append(Segment(text[at : line.end], style))
        return self._selected(segments, line, state.selected) if state.selected else segments

    def _selected(self, segments: list[Segment], line: Line, selected: Lit) -> list[Segment]:
        """The selection over everything else: colours turned round, which every terminal can show."""
        _, first, last = selected
        parts, at = [], line.start
        for text, style, _ in segments:
            start, end = max(0, first - at), max(0, last - at)
            inside = (style or Style()) + self.look.selected
            parts += [
                Segment(text[:start], style),
                Segment(text[start:end], inside),
                Segment(text[end:], style),
            ]
            at += len(text)
        return [part for part in parts if part.text]

    def _citations(self, post: int, line: Line) -> int | None:
        """How many quotes begin on the line, 0 where it only goes on with words that are quoted, None for none."""
        spans = self._cited.get(post)
        if spans is None:
            spans = self._cited[post] = _counted_spans(self._thread, post)
        touching = [span for span in spans if span[0] < line.end and span[1] > line.start]
        if not touching:
            return None
        return sum(count for start, _, count in touching if start >= line.start)


def _counted_spans(thread: Thread, post: int) -> list[tuple[int, int, int]]:
    """The spans of a post that others quoted, each with how often, as characters of its text."""
    counts: dict[tuple[int, int], int] = {}
    for row in thread.graph.citing(post):
        span = (thread.quotes.source_start[row], thread.quotes.source_end[row])
        counts[span] = counts.get(span, 0) + 1
    return [(start, end, count) for (start, end), count in sorted(counts.items())]


def _overlaps(lit: Lit | None, line: Line) -> bool:
    return lit is not None and lit[1] < line.end and lit[2] > line.start


def _covers(lit: Lit | None, line: Line) -> bool:
    return lit is not None and lit[1] <= line.start and lit[2] >= line.end


def _size(text: str) -> str:
    return many(len(text.split()), "word")
