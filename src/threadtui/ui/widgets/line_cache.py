"""Lines of a pane with what stands beside them, put together once for each line, however often it is drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from textual._styles_cache import StylesCache  # Textual has no public way to draw a line less often
from textual.color import Color
from textual.css.styles import StylesBase
from textual.filter import LineFilter
from textual.geometry import Size, Spacing
from textual.strip import Strip

_KEPT = 1024
"""So many lines are kept."""


class LineCache(StylesCache):
    """As Textual's; but the content of a line that is the same object as before is framed and cut only once.

    Textual puts border and padding around each line that is drawn, and makes colours of it and cuts it at the edges of
    other widgets. All this is remembered with a line, but a line that scrolls is another one to Textual.
    """

    def __init__(self) -> None:
        super().__init__()
        self._frame: tuple[object, ...] = ()
        self._known = False
        self._top = 0
        self._framed: dict[int, tuple[Strip, Strip]] = {}
        self._filters: Sequence[LineFilter] = ()
        self._background = Color(0, 0, 0)
        self._plain: Callable[[int, Callable[[int], Strip]], Strip] | None = None
        """Puts together what stands on a line of the widget, as in the last picture."""

    def render(
        self,
        styles: StylesBase,
        size: Size,
        base_background: Color,
        background: Color,
        render_content_line: Callable[[int], Strip],
        filters: Sequence[LineFilter],
        *rest: Any,
        **named: Any,
    ) -> list[Strip]:
        """Lines of a widget."""
        self._known = False
        self._filters, self._background = filters, background
        return super().render(
            styles, size, base_background, background, render_content_line, filters, *rest, **named
        )

    def filtered(self, content: Strip) -> Strip | None:
        """A line of the content as it would be drawn in the last picture; None where it was drawn or there is none."""
        known = self._framed.get(id(content))
        if (known is not None and known[0] is content) or (strip := self.frame(content)) is None:
            return None
        for line_filter in self._filters:
            strip = strip.apply_filter(line_filter, self._background)
        return strip

    def frame(self, content: Strip) -> Strip | None:
        """A line of the content with what stands beside it, kept for later; None before the first picture."""
        known = self._framed.get(id(content))
        if known is None or known[0] is not content:
            if self._plain is None:
                return None
            known = self._framed[id(content)] = content, self._plain(self._top, lambda _: content)
            if len(self._framed) > _KEPT:
                del self._framed[next(iter(self._framed))]
        return known[1]

    def render_line(
        self,
        styles: StylesBase,
        y: int,
        size: Size,
        content_size: Size,
        padding: Spacing,
        base_background: Color,
        background: Color,
        render_content_line: Callable[[int], Strip],
        *rest: Any,
    ) -> Strip:
        """A line of a widget; as Textual makes it where it is not one of the content."""

        def plain(at: int, content: Callable[[int], Strip] = render_content_line) -> Strip:
            return super(LineCache, self).render_line(
                styles, at, size, content_size, padding, base_background, background, content, *rest
            )

        if not self._known:  # once for all lines of a picture
            self._known = True
            frame = (size.width, content_size.width, padding, base_background, background, *_rules(styles))
            if frame != self._frame:
                self._frame = frame
                self._framed.clear()
            self._top = styles.gutter.top
            self._plain = plain
        top = self._top
        if not top <= y < top + content_size.height:
            return plain(y)
        return self.frame(render_content_line(y - top)) or plain(y)


def _rules(styles: StylesBase) -> tuple[object, ...]:
    """What of the styles is seen beside a line."""
    return styles.border, styles.outline, styles.tint, styles.text_opacity, styles.opacity
