"""The template of a flattened page: what recurs around each post, found without knowing who made the page.

After MDR and DEPTA, for lines: the lines that stand around every post have the same shapes (a date, a number, the
labels of a card, a bar of buttons). A line of one such shape in each post is its anchor; the shapes that keep
their distance to it are its head, those that keep their distance to the next are what stands below the words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import sqrt
from typing import NamedTuple

from threadtui.readers.flat.card import LABELS, is_card, label_of
from threadtui.readers.flat.shapes import SPEAKER, Shapes, number_in
from threadtui.readers.flat.slots import Slot, best_slot
from threadtui.readers.flat.stamps import NUMBER_SIGN

SAMPLE = 4000
"""So many lines are looked at to find the template."""
_REACH = 25
"""Most lines of a head, and of what stands below a post."""
_SKIPPED = 4
"""Most lines in a row, of none of the template's shapes, inside a head: a rank, a place."""
_RANKS = 7
"""The same below the anchor, where they are no longer than ranks."""
_SHORT = 80
"""Most characters of such a line."""
_FOOT = 0.5
"""Buttons stand below the words more often than above them."""
_SHORTEST = 30
"""Most characters of a line between two anchors of one head that is of no known shape."""
_LEAST_FIT = 0.3
_CARD = 0.3
"""What a card without a name counts."""
_FEWEST_SPEAKERS = 3
"""So many names that come again, and that others begin a line with, make names alone a template."""
_MORE = 1.5
"""What is worth so many times as much as what stands around it was quoted by nobody."""
_LEAST_WORTH = 0.06
"""What fits less, or explains less, is no template."""


class Block(NamedTuple):
    """What stands between the words of two posts, as indexes of lines: half open, around an anchor."""

    top: int
    anchor: int
    bottom: int


@dataclass(slots=True)
class Template:
    """The shapes around each post."""

    anchors: frozenset[str]
    """Shapes of the line that each post has."""
    above: frozenset[str] = frozenset()
    """Shapes that stand before the anchor: the foot of the post before, the beginning of the head."""
    below: frozenset[str] = frozenset()
    """Shapes that stand between the anchor and the words."""
    feet: frozenset[str] = frozenset()
    """Shapes with which the lines below a post begin."""
    slot: Slot | None = None
    """Where the author's name stands."""
    worth: float = 0.0
    """How much of the page it explains, and how well; only to be compared."""
    fit: float = 0.0
    """How much it is like posts, from 0 to about 2."""
    told: float = 0.0
    """The share of the page's words that are in its posts."""
    blocks: list[Block] = field(default_factory=list)
    """The blocks of the lines that it was found in."""
    between: frozenset[str] | None = None
    """Where the anchor stands twice in each head: the shapes between the two, of which there may be none."""

    def without_doubles(self, places: list[int], shapes: Shapes) -> list[int]:
        """The anchors without those that only repeat the one above."""
        if self.between is None:
            return places
        kept = places[:1]
        dropped = False
        for last, at in pairwise(places):
            dropped = not dropped and _repeats(last, at, self.between, shapes)
            if not dropped:
                kept.append(at)
        return kept


def find_template(shapes: Shapes) -> Template | None:
    """The template that explains most of the page's words, or None where nothing recurs as posts do."""
    fitted: list[Template] = []
    tried: set[tuple[int, ...]] = set()
    for key, places in shapes.anchors().items():
        places = [at for at in places if at < SAMPLE]
        if len(places) >= 2 and tuple(places) not in tried:
            tried.add(tuple(places))
            fitted.append(_fitted(key, places, shapes))
    fitted = [each for each in fitted if each.fit >= _LEAST_FIT and each.worth >= _LEAST_WORTH]
    best = max(fitted, key=lambda template: template.worth, default=None)
    if best is None:
        return _of_speakers(shapes)
    good = [each for each in fitted if each.worth >= 0.5 * best.worth]
    quoted = [inner for inner in good if any(_holds(outer, inner, shapes) for outer in good)]
    whole = [each for each in good if not any(_has_most(each, inner) for inner in quoted)]
    return max(whole or good, key=lambda template: template.worth)


def _of_speakers(shapes: Shapes) -> Template | None:
    """The template of a page that keeps nothing but a name above each post; None where it is not sure.

    Names come again, and others begin a line with one of them: whom they answer.
    """
    places = [at for at in range(min(len(shapes.lines), SAMPLE)) if shapes.is_speaker(at)]
    often = Counter(shapes.lines[at].bare for at in places)
    again = {name for name, count in often.items() if count > 1}
    if len(again) < _FEWEST_SPEAKERS or sum(often[name] for name in again) < 0.5 * len(places):
        return None
    firsts = (line.bare.lstrip("@").split(" ", 1) for line in shapes.lines)
    called = {words[0] for words in firsts if len(words) > 1} & often.keys()
    template = _fitted(SPEAKER, places, shapes) if len(called) >= _FEWEST_SPEAKERS else None
    fits = template is not None and template.slot is not None and template.fit >= _LEAST_FIT
    return template if fits else None


def _has_most(template: Template, inner: Template) -> bool:
    """Whether most anchors of one template are among those of another."""
    anchors = {block.anchor for block in template.blocks}
    return sum(block.anchor in anchors for block in inner.blocks) > 0.5 * len(inner.blocks)


def _holds(outer: Template, inner: Template, shapes: Shapes) -> bool:
    """Whether all the posts of one template stand in one post of another: a thread that somebody quoted whole."""
    anchors = [block.anchor for block in outer.blocks]
    sizes = [shapes.place[after.top] - shapes.place[block.bottom] for block, after in pairwise(outer.blocks)]
    plain = any(key.startswith("=") for key in outer.anchors)
    much = inner.worth > _MORE * outer.worth  # a list of threads beside this one
    if plain or much or outer.slot is None or sum(size > 80 for size in sizes) < 5:
        return False
    first, last = inner.blocks[0].anchor, inner.blocks[-1].anchor
    return (
        len(anchors) >= 5
        and len(inner.blocks) >= 3
        and bisect_right(anchors, first) == bisect_right(anchors, last)
    )


def _fitted(key: str, places: list[int], shapes: Shapes) -> Template:
    """The template around anchors of one shape, and what it is worth."""
    template = Template(frozenset((key,)))
    template.between = _between_doubles(places, shapes)
    places = template.without_doubles(places, shapes)
    _sides(template, places, shapes)
    template.blocks = blocks_of(template, places, shapes)
    template.slot = best_slot(shapes, template.blocks)
    if _prune(template, shapes):
        template.blocks = blocks_of(template, places, shapes)
        template.slot = best_slot(shapes, template.blocks)
    tops = Counter(shapes.key[block.top] for block in template.blocks[1:])
    template.feet = frozenset(
        shape
        for shape, count in tops.items()
        if shape in template.above and count >= max(2, 0.3 * len(places))
    )
    if key.startswith("=") and not _is_evident(template, shapes):
        template.slot = None
    template.fit = _fit(key, template, shapes) * (1 - _doubled(template, shapes)) ** 2
    template.told = _told(template, shapes)
    template.worth = template.fit * sqrt(template.told)
    return template


def _is_evident(template: Template, shapes: Shapes) -> bool:
    """Whether names at lines that are no date, number, label or button are authors: one comes again, or is called.

    What a post lists has headings, too, with the same words under each.
    """
    if template.slot is None or any(_is_furniture(shapes, block.anchor) for block in template.blocks):
        return True
    names = [name for name in template.slot.names if name]
    return len(set(names)) < len(names) or template.slot.known > 0


def _is_furniture(shapes: Shapes, at: int) -> bool:
    return shapes.lines[at].label or shapes.lines[at].furniture


def _close(first: int, second: int, shapes: Shapes) -> bool:
    """Whether there is too little between two anchors to be a post."""
    between = [line.bare for line in shapes.lines[first + 1 : second] if line.bare]
    return second - first <= 20 and len(between) <= 10 and sum(map(len, between)) <= 260


def _repeats(first: int, second: int, between: frozenset[str], shapes: Shapes) -> bool:
    """Whether the second of two anchors is the first one once more."""
    lines = range(first + 1, second)
    keys = [shapes.key[at] for at in lines if shapes.key[at]]
    if not _close(first, second, shapes) or (keys and not any(key in between for key in keys)):
        return False
    rest = (shapes.lines[at].bare for at in lines if shapes.key[at] not in between)
    longest = (
        _SHORT if any(shapes.lines[at].label for at in lines) else _SHORTEST
    )  # facts in a card are longer
    return all(len(bare) <= longest and not bare.endswith((".", "!", "?")) for bare in rest)


def _between_doubles(places: list[int], shapes: Shapes) -> frozenset[str] | None:
    """The shapes that stand between two anchors of one head, or None where each head has one."""
    close = [(first, second) for first, second in pairwise(places) if _close(first, second, shapes)]
    if len(places) < 4 or len(close) < 0.4 * len(places):
        return None
    seen = Counter(key for first, second in close for key in set(shapes.key[first + 1 : second]) if key)
    between = frozenset(key for key, count in seen.items() if count >= max(2, 0.5 * len(close)))
    repeats = sum(_repeats(first, second, between, shapes) for first, second in close)
    return between if 0.4 * len(places) <= repeats <= 0.55 * len(places) else None


def _sides(template: Template, places: list[int], shapes: Shapes) -> None:
    """Which shapes recur around the anchors, and whether they go with the anchor above or below them."""
    limit = min(len(shapes.lines), SAMPLE)
    bounds = [max(0, places[0] - _REACH), *places, min(limit, places[-1] + 60)]
    above: set[str] = set()
    below: set[str] = set()
    for shape, found in shapes.places.items():
        if len(found) >= max(2, 0.2 * len(places)) and (side := _side(found, bounds, shapes)):
            (below if side > 0 else above).add(shape)
    template.above, template.below = frozenset(above), frozenset(below)


def _side(found: list[int], bounds: list[int], shapes: Shapes) -> int:
    """Whether the lines of a shape stand with the anchor below them (-1) or above them (1); 0 where few do.

    `bounds` are the anchors, and how far to look before the first and behind the last one.
    """
    before: list[int] = []
    after: list[int] = []
    gaps: set[int] = set()
    known = button = False
    for at in found[bisect_left(found, bounds[0]) : bisect_left(found, bounds[-1])]:
        gap = bisect_right(bounds, at) - 1
        if gap and bounds[gap] == at:
            continue  # an anchor
        gaps.add(gap)
        line = shapes.lines[at]
        button = button or line.furniture
        known = known or line.label or line.furniture or line.stamped
        if gap > 0:
            after.append(shapes.place[at] - shapes.place[bounds[gap]])
        if gap < len(bounds) - 2:
            before.append(shapes.place[bounds[gap + 1]] - shapes.place[at])
    if len(gaps) < max(2, (0.2 if known else 0.6) * (len(bounds) - 2)):
        return 0
    return 1 if _spread(after) < (_FOOT if button else 1.0) * _spread(before) else -1


def _prune(template: Template, shapes: Shapes) -> bool:
    """Take away shapes that stand around the posts of one author only: how somebody signs. Whether there were some."""
    if template.slot is None:
        return False
    by: defaultdict[str, list[str]] = defaultdict(list)
    for number, block in enumerate(template.blocks):
        above = template.slot.names[number - 1] if number else None  # a foot is of the post before
        for at in range(block.top, block.bottom):
            line = shapes.lines[at]
            name = above if at < block.anchor else template.slot.names[number]
            plain = not (line.label or line.furniture or line.stamped) and any(
                map(str.isalpha, shapes.key[at])
            )
            if plain and name:
                by[shapes.key[at]].append(name)
    gone = {
        shape
        for shape, names in by.items()
        if len(names) >= 2 and len(set(names)) == 1 and len(set(template.slot.names) - {None}) > 1
    }
    found = bool(gone & (template.above | template.below))
    template.above, template.below = template.above - gone, template.below - gone
    return found


def _doubled(template: Template, shapes: Shapes) -> float:
    """The share of posts in which what stands around each post stands twice: an anchor between was missed."""
    bounds = [block.anchor for block in template.blocks]
    gaps = len(bounds) - 1
    doubled: Counter[int] = Counter()
    there: Counter[int] = Counter()
    for shape in (template.above | template.below) if gaps > 0 else ():
        found = shapes.places.get(shape, [])
        inside = found[bisect_left(found, bounds[0]) : bisect_left(found, bounds[-1])]
        counts = Counter(bisect_right(bounds, at) for at in inside)
        there.update(counts.keys())
        lacking = gaps - len(counts)
        usual = 0 if gaps // 2 < lacking else sorted(counts.values())[gaps // 2 - lacking]
        doubled.update(gap for gap, count in counts.items() if count >= 2 * max(1, usual))
    return sum(2 * count > there[gap] for gap, count in doubled.items()) / max(1, gaps)


def _spread(distances: list[int]) -> float:
    """How much distances differ; a shape that is never on that side is infinitely far."""
    if not distances:
        return float("inf")
    middle = sorted(distances)[len(distances) // 2]
    return sum(min(abs(distance - middle), 600) for distance in distances) / len(distances) + 0.02 * middle


def blocks_of(template: Template, places: Sequence[int], shapes: Shapes) -> list[Block]:
    """What stands between the words of the posts, around the anchors."""
    blocks: list[Block] = []
    count = len(shapes.lines)
    for number, anchor in enumerate(places):
        floor = blocks[-1].bottom if blocks else max(0, anchor - _REACH)
        ceiling = places[number + 1] if number + 1 < len(places) else count
        top = _walk(anchor, max(floor, anchor - _REACH) - 1, -1, template.above, shapes)
        bottom = _walk(anchor, min(ceiling, anchor + _REACH), 1, template.below, shapes)
        blocks.append(Block(top, anchor, bottom + 1))
    return blocks


def _walk(anchor: int, stop: int, step: int, template: frozenset[str], shapes: Shapes) -> int:
    """The farthest line of the template's shapes from an anchor, over at most a few short lines of others."""
    edge, skipped, at = anchor, 0, anchor + step
    while at != stop:
        if shapes.key[at] in template and shapes.key[at]:
            edge, skipped = at, 0
            if step > 0 and at + 1 < stop and shapes.has_value_below(at):
                edge = at = at + 1
        else:
            line = shapes.lines[at]
            skipped += bool(line.bare)  # not an empty item of a list
            if skipped > _SKIPPED and (step < 0 or skipped > _RANKS or len(line.bare) > _SHORTEST):
                break
            if len(line.bare) > _SHORT or line.named or line.level:
                break
        at += step
    return edge


def _sizes(template: Template, shapes: Shapes) -> list[int]:
    """How many characters stand between the blocks; after the last one at most as many as between others."""
    blocks = template.blocks
    sizes = [
        max(0, shapes.place[following.top] - shapes.place[block.bottom])
        for block, following in pairwise(blocks)
    ]
    last = shapes.place[-1] - shapes.place[min(blocks[-1].bottom, len(shapes.lines))]
    return [*sizes, min(last, max(sizes, default=0))]


def _told(template: Template, shapes: Shapes) -> float:
    """The share of the page's words that are in posts."""
    return sum(_sizes(template, shapes)) / max(1, shapes.place[min(len(shapes.lines), SAMPLE)])


_FEWEST_PLAIN = 4
"""In so many posts plain lines that recur tell posts though the page calls none of their authors."""


def _fit(key: str, template: Template, shapes: Shapes) -> float:
    """How much it is like posts: few are empty, their authors are named, there are several."""
    sizes = _sizes(template, shapes)
    filled = sum(size > 0 for size in sizes) / len(sizes)
    named = template.slot.worth if template.slot else _CARD if _has_cards(template, shapes) else 0.0
    count = len(template.blocks)
    certain = 0.5 if key.startswith("=") else 1.4 if _counted(template.blocks, shapes) else 1.0
    if certain < 1 and count < _FEWEST_PLAIN and not (template.slot and template.slot.known):
        certain = 0.25  # code has lines that recur
    alike = Counter(tuple(shapes.key[block.anchor : block.bottom]) for block in template.blocks).most_common(
        1
    )[0][1]
    regular = 0.2 * alike / count if template.feet else 0.0
    return filled**2 * (0.25 + regular + named) * certain * count / (count + 1.5)


def _has_cards(template: Template, shapes: Shapes) -> bool:
    """Whether most heads have an author's card, though the page lost the name."""
    cards = 0
    for block in template.blocks:
        labels = {label_of(line.bare) for line in shapes.lines[block.top : block.bottom] if line.label}
        cards += is_card({LABELS[label] for label in labels if label})
    return 2 * cards > len(template.blocks)


def _counted(blocks: Sequence[Block], shapes: Shapes) -> bool:
    """Whether the anchors, or lines around them, hold numbers that go up by one."""
    numbers = []
    for block in blocks:
        around = (block.anchor, *range(block.top, block.bottom))
        told = (at for at in around if at == block.anchor or NUMBER_SIGN in shapes.key[at])
        found = (number_in(shapes.lines[at].bare) for at in told)
        if (number := next((each for each in found if each is not None), None)) is not None:
            numbers.append(number)
    steps = sum(second - first == 1 for first, second in pairwise(numbers))
    return len(numbers) >= 3 and steps >= 0.8 * (len(blocks) - 1)
