"""A line of cells makes a cache when it uses one, and is otherwise Textual's."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.cache import FIFOCache
from textual.strip import Strip

from threadtui.ui.strips import spare_caches

_CACHES = [name for name in Strip.__slots__ if name.endswith("_cache") and name != "_render_cache"]


def _made(strip: Strip) -> list[str]:
    """The caches that a line has."""
    slots = {name: vars(Strip)[name] for name in _CACHES}
    made = []
    for name, slot in slots.items():
        try:
            slot.__get__(strip, Strip)
        except AttributeError:
            continue
        made.append(name)
    return made


def test_a_line_makes_a_cache_when_it_uses_it() -> None:
    spare_caches()
    spare_caches()  # once more changes nothing
    strip = Strip([Segment("one"), Segment(" two", Style(bold=True))])
    assert len(_CACHES) == 7
    assert _made(strip) == []
    part = strip.crop(1, 5)
    assert (part.text, part.cell_length) == ("ne t", 4)
    assert strip.crop(1, 5) is part
    assert _made(strip) == ["_crop_cache"]
    assert [each.text for each in strip.divide([3, 7])] == ["one", " two"]
    assert strip.adjust_cell_length(9) is strip.adjust_cell_length(9)
    assert strip.apply_style(Style(italic=True)).text == "one two"
    assert {name: type(getattr(strip, name)) for name in _CACHES} == dict.fromkeys(_CACHES, FIFOCache)
    assert not hasattr(strip, "_no_such_cache")
