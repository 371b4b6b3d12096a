"""Selecting words on the page with the mouse and with keys: words of the posts, not cells of the screen."""

from __future__ import annotations

import re
from itertools import pairwise

from textual import events

from threadtui.ui.cells import cells
from threadtui.ui.columns import LEFT
from threadtui.ui.painter import INDENT
from threadtui.ui.post_lines import Kind, Line
from threadtui.ui.selection import Point, Selection
from threadtui.ui.widgets.page_drawing import PageDrawing
from threadtui.ui.wrap import fit

_WORD = re.compile(r"\w+(?:['\u2019-]\w+)*|[^\w\s]+")
_TEXT = (Kind.OWN, Kind.QUOTED)


class PageSelection(PageDrawing):
    """What is selected, by dragging, by two or three clicks, or by moving one end of it with keys."""

    ALLOW_SELECT = False  # Textual's own selection is one of cells: with marks, cut lines and folds

    _pressed: Point | None = None
    _dragged = False

    # With the mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Words may be dragged over from here."""
        self._dragged = False
        self._pressed = self._point(event) if event.button == 1 else None
        if self._pressed:
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select up to the pointer; past the edge the page scrolls along."""
        if self._pressed is None:
            return
        y = event.y - self.content_region.y + self.region.y
        if y < 0 or y >= self.size.height:
            self._scroll(self.scroll_offset.y + (1 if y >= 0 else -1))
        point = self._point(event)
        if point and (self._dragged or point != self._pressed):
            self._dragged = True
            self.select(Selection(self._pressed, point))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """The selection stands; a press without a drag ends the one before."""
        if self._pressed is None:
            return
        self._pressed = None
        self.release_mouse()
        if not self._dragged:
            self.select(None)

    def select_at(self, event: events.Click) -> bool:
        """Two clicks select a word, three a paragraph; whether the click did either, or ended a drag."""
        if self._dragged:
            self._dragged = False
            return True
        point = self._point(event) if event.chain > 1 else None
        if point is None:
            return False
        row, offset = point
        text = self._thread.text(self.rows[row])
        if event.chain == 2:
            word = next((m for m in _WORD.finditer(text) if m.start() <= offset < m.end()), None)
            if word:
                self.select(Selection((row, word.start()), (row, word.end() - 1)))
        else:
            self.select(self._paragraph(row, offset))
        return True

    # With keys

    def start_selecting(self) -> bool:
        """Select what is lit of the current post, else the first word of it in sight; whether there is one."""
        row = self._row(self.current)
        lines = self._post_lines(self.current)
        text = self._thread.text(self.current)
        top = max(0, self.scroll_offset.y - self._heights.top(row))
        if self.lit and self.lit[0] == self.current:
            start, end = self.lit[1:]
        else:
            line = next((line for line in lines[top:] if line.kind in _TEXT and line.start < line.end), None)
            word = _WORD.search(text, line.start, line.end) if line else None
            if word is None:
                return False
            start, end = word.span()
        self.select(Selection((row, start), (row, max(start, end - 1))))
        return True

    def move_selection(self, how: str) -> None:
        """Move the end of the selection: `left`, `right`, `word`, `back`, `up`, `down`, `home`, `end`, `swap`,
        `paragraph`.
        """
        if self.selection is None:
            return
        anchor, (row, offset) = self.selection.anchor, self.selection.head
        text = self._thread.text(self.rows[row])
        if how == "swap":
            moved = Selection(self.selection.head, anchor)
        elif how == "paragraph":
            moved = self._paragraph(row, offset)
        elif how in ("up", "down", "home", "end"):
            moved = Selection(anchor, self._by_line(row, offset, how))
        else:
            moved = Selection(anchor, (row, _by_word(text, offset, how)))
        self.select(moved)
        self.mark_current(self.rows[moved.head[0]])
        self._reveal(self.rows[moved.head[0]], moved.head[1])

    def select(self, selection: Selection | None) -> None:
        """Select other words, or none."""
        if selection != self.selection:
            self.selection = selection
            self.refresh()

    @property
    def selected(self) -> list[tuple[int, int, int]]:
        """What is selected: index of each post, first character and one past the last of its text."""
        return self.selection.parts(self._thread, self.rows) if self.selection else []

    def selected_posts(self, selection: Selection | None = None) -> list[int]:
        """The posts at both ends of what is selected, or of another selection."""
        selection = selection or self.selection
        ends = (selection.anchor[0], selection.head[0]) if selection else ()
        return [self.rows[row] for row in ends if row < len(self.rows)]

    def _by_line(self, row: int, offset: int, how: str) -> Point:
        """A line up or down at the same cell, or an end of the line; over the posts."""
        places = [
            (near, line)
            for near in range(max(0, row - 1), min(len(self.rows), row + 2))
            for line in self._post_lines(self.rows[near])
            if line.kind in _TEXT and line.start < line.end
        ]
        here = next(
            (n for n, (near, line) in enumerate(places) if near == row and line.start <= offset < line.end),
            None,
        )
        if here is None:
            return row, offset
        near, line = places[here]
        if how in ("home", "end"):
            return near, line.start if how == "home" else line.end - 1
        text = self._thread.text(self.rows[near])
        taken = cells(text[line.start : offset])
        at = max(0, min(len(places) - 1, here + (1 if how == "down" else -1)))
        near, line = places[at]
        return near, self._at_cell(self.rows[near], line, taken)

    def _paragraph(self, row: int, offset: int) -> Selection:
        text = self._thread.text(self.rows[row])
        bounds = [0, *(match.end() for match in re.finditer(r"\n\s*\n", text)), len(text)]
        start, end = next((pair for pair in pairwise(bounds) if offset < pair[1]), (0, len(text)))
        return Selection((row, start), (row, max(start, start + len(text[start:end].rstrip()) - 1)))

    def _point(self, event: events.MouseEvent) -> Point | None:
        """The character under the pointer, or the nearest on its line; None where there are no words."""
        x = event.x - self.content_region.x + self.region.x
        y = min(max(0, event.y - self.content_region.y + self.region.y), self.size.height - 1)
        if not self.rows or y + self.scroll_offset.y >= self._heights.total:
            return None
        row, number = self._heights.find(y + self.scroll_offset.y)
        post = self.rows[row]
        lines = self._post_lines(post)
        line = lines[min(number, len(lines) - 1)]
        if line.kind in (Kind.FOLDED, Kind.OPENED):  # a folded quote is taken whole
            return row, line.start
        if line.kind is Kind.BRIEF:  # a post in one line has too few of its words in sight
            return None
        if line.kind not in _TEXT:
            after = next((line for line in lines[number:] if line.kind in _TEXT), None)
            return (row, after.start) if after else (row, max(0, len(self._thread.text(post)) - 1))
        bars = 2 * (line.depth + 1) if line.kind is Kind.QUOTED else 0
        return row, self._at_cell(post, line, x - LEFT - INDENT * self._levels(post) - bars)

    def _at_cell(self, post: int, line: Line, wanted: int) -> int:
        """The character of a line at so many cells from its start."""
        text = self._thread.text(post)
        if wanted <= 0 or line.end <= line.start:
            return line.start
        offset = fit(text, line.start, line.end, wanted)
        if cells(text[line.start : offset]) > wanted:
            offset -= 1
        return min(max(line.start, offset), line.end - 1)


def _by_word(text: str, offset: int, how: str) -> int:
    """The character before or after, the end of the next word or the start of the one before."""
    if how == "word":
        return next(
            (m.end() - 1 for m in _WORD.finditer(text, offset) if m.end() - 1 > offset), len(text) - 1
        )
    if how == "back":
        return max((m.start() for m in _WORD.finditer(text, 0, offset)), default=0)
    moved = offset + (1 if how == "right" else -1)
    while 0 < moved < len(text) - 1 and text[moved] == "\n":
        moved += 1 if how == "right" else -1
    return max(0, min(moved, len(text) - 1))
