"""What every pane of lines shares: a size and a scrollbar that change without the screen being laid out anew."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Self, cast

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.filter import ANSIToTruecolor, LineFilter
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip

from threadtui.ui.lean import Written
from threadtui.ui.widgets.line_cache import LineCache

_NONE = Color.default()


class LineBar(ScrollBar):
    """Textual's upright scrollbar; but when it is to be drawn anew, only the cells that look different are."""

    virtual_size = Reactive(Size(0, 0), layout=False)
    """As in Textual, but another length of it is no reason to lay out the screen."""
    _cells: list[Segment] | None = None

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Draw the cells that look different, or the regions."""
        before = self._cells
        if before is None or regions or layout or recompose or not (repaint and self._is_mounted):
            return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
        cells = self._cells = self._look()
        if len(before) != len(cells):
            return super().refresh()
        changed = []
        for y, (old, new) in enumerate(zip(before, cells, strict=True)):
            if old != new:
                cell = Region(0, y, self.size.width, 1)
                self._styles_cache.set_dirty(cell)  # what the mouse does there may be another thing
                if _seen(old) != _seen(new):
                    changed.append(cell)
        return super().refresh(*changed) if changed else self

    def render_line(self, y: int) -> Strip:
        """One cell."""
        if self._cells is None or len(self._cells) != self.size.height:
            self._cells = self._look()
        return Strip([self._cells[y]]) if y < len(self._cells) else Strip.blank(self.size.width)

    def notify_style_update(self) -> None:
        """The colours of the theme are those of the pane."""
        super().notify_style_update()
        if self._cells is not None:
            self.refresh()

    def _look(self) -> list[Segment]:
        bar = cast(ScrollBarRender, self.render())
        style = self.app.console.get_style(bar.style)
        cells = ScrollBarRender.render_bar(
            self.size.height, bar.virtual_size, bar.window_size, bar.position, bar.thickness,
            back_color=style.bgcolor or _NONE, bar_color=style.color or _NONE,
        )  # fmt: skip
        return [*cells.segments]


class LineView(ScrollView):
    """A pane that draws its own lines. How many there are changes with every fold: that moves no pane."""

    top = 0
    """While a picture is made: the line of the whole that stands at the top, from 0."""
    wide = 0
    """The same: cells of a line."""
    FOCUS_IS_SEEN: ClassVar = True
    """Whether the line above the lines has another look with the focus."""
    virtual_size = Reactive(Size(0, 0), layout=False)
    """As in Textual, but the screen is not laid out for it."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._styles_cache = self._framed = LineCache()
        self._of_focus = self._after_focus = False

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What changes the lines before they are written: no pane has colours that only the terminal knows."""
        return [each for each in super().get_line_filters() if not isinstance(each, ANSIToTruecolor)]

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The scrollbar; made when it is first wanted."""
        if self._vertical_scrollbar is None:
            self._vertical_scrollbar = bar = LineBar(
                vertical=True, name="vertical", thickness=self.scrollbar_size_vertical
            )
            bar.display = False
            self.app._start_widget(self, bar)
        return self._vertical_scrollbar

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Another look of the line above the pane: Textual would draw the whole pane for it, here and once more.

        What lies over the panes looks the same: its styles, which take Textual some milliseconds, stay.
        """
        if not self.FOCUS_IS_SEEN:
            return
        self._of_focus = True
        super().watch_has_focus(_has_focus)
        self._of_focus = False
        self._after_focus = True

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Draw anew; for the focus, only the line above the pane."""
        if (self._of_focus or self._after_focus) and not (regions or layout or recompose):
            self._after_focus = False
            regions = (Region(0, 0, self.outer_size.width, 1) - self.content_offset,)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Lines of the pane. What Textual works out anew each time is asked for once for all of them."""
        self.top, self.wide = self.scroll_offset.y, self.scrollable_content_region.width
        return super().render_lines(crop)

    def make_ready(self, content: Strip) -> None:
        """Make all that a line needs to be drawn and written, for when it is wanted."""
        strip = self._framed.filtered(content)
        if strip is not None and isinstance(written := getattr(self.app, "written", None), Written):
            bar = self.scrollbar_size_vertical  # which is drawn by itself
            written.lay(strip.crop(0, strip.cell_length - bar), self.app.console)

    def fit(self, size: Size) -> None:
        """Make the lines for another size of the pane, in cells; called before they are drawn in it."""

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        """Another size: one picture with the lines that fit it. Textual tells a widget of it after the picture."""
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        if changed and size:
            self.fit(size)
            self._repaint_required = False  # all of the pane is drawn now
            self._repaint_regions.clear()
        return changed

    def watch_virtual_size(self) -> None:
        """The scrollbar tells of it. What is scrolled beyond the end comes back, if nobody scrolls now."""
        if self.is_attached and self.container_size:
            self._refresh_scrollbars()
            if self.show_vertical_scrollbar:
                bar = self.vertical_scrollbar
                bar.window_virtual_size = self.virtual_size.height
                bar.window_size = self.container_size.height - self.scrollbar_size_horizontal
            self.call_next(self._come_back)

    def _come_back(self) -> None:
        self.scroll_y = self.validate_scroll_y(self.scroll_y)


def _seen(cell: Segment) -> tuple[object, ...]:
    """What of a cell of the scrollbar is seen."""
    style = cell.style or Style.null()
    return cell.text, style.color, style.bgcolor, style.reverse
