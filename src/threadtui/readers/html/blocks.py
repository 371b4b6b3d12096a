"""From an element to tidy text with its quotations: what the page shows, without its furniture."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from threadtui.model import Link, Mark
from threadtui.readers.html.links import embedded, image_label, link_address
from threadtui.readers.html.nodes import (
    above_quote,
    children,
    has_blocks,
    ids,
    is_last,
    previous,
    short,
)
from threadtui.readers.html.profile import NEVER_TEXT, Profile, first, matched
from threadtui.readers.html.rendered import Place, Rendered, whole_lines
from threadtui.readers.html.whose import left_over_source, whose
from threadtui.readers.html.writer import Writer

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_PARAGRAPHS = frozenset(
    [
        "p",
        "pre",
        "blockquote",
        "ul",
        "ol",
        "dl",
        "table",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "figure",
        "aside",
        "details",
        "fieldset",
    ]
)
"""Elements with a blank line around them."""
_LINES = frozenset(
    [
        "div",
        "li",
        "tr",
        "dt",
        "dd",
        "section",
        "article",
        "header",
        "footer",
        "center",
        "form",
        "summary",
        "figcaption",
    ]
)
"""Elements that begin a line of their own."""
_CELLS = ("td", "th")


@dataclass(slots=True)
class _Quotation:
    mark: int
    """Its number among the marks."""
    name: str | None
    source: str | None
    attributed: bool = False
    """Whether its line of attribution has been met."""


def render(nodes: Sequence[LexborNode], profile: Profile, place: Place) -> Rendered:
    """The words of a post's elements, one after the other, with the quotations and links in them."""
    return _Renderer(profile, place).render(nodes)


class _Renderer:
    def __init__(self, profile: Profile, place: Place) -> None:
        self._profile = profile
        self._place = place
        self._writer = Writer()
        self._marks: list[Mark] = []
        self._links: list[Link] = []
        self._pictures: list[tuple[int, int]] = []
        """Where labels of pictures and embedded pages stand."""
        self._items: dict[int, int] = {}
        """How many items each numbered list has had."""
        self._open: list[_Quotation] = []
        self._heading: tuple[str | None, str | None] | None = None
        """Name and source that a line above the next quotation gave."""
        self._shell = -1
        """The element of the quotation that was begun last."""

    def render(self, nodes: Sequence[LexborNode]) -> Rendered:
        for node in nodes:
            self._dropped = ids(node, f"{NEVER_TEXT}, {self._profile.drop}".rstrip(", "))
            self._quotes = ids(node, self._profile.quote)
            self._own_lines = ids(node, self._profile.lines)
            self._attributions = ids(node, self._profile.attribution)
            self._writer.block(2)
            self._walk(node)
        text = self._writer.text()
        labels = tuple(whole_lines(text, self._pictures))
        return Rendered(text, _without_empty(self._marks), tuple(self._links), labels)

    def _walk(self, root: LexborNode) -> None:
        """Depth first, with a stack of our own: pages nest deeper than Python calls may."""
        stack: list[LexborNode | Callable[[], None]] = [root]
        while stack:
            node = stack.pop()
            if callable(node):
                node()
            elif node.is_text_node:
                self._words(node.text_content or "")
            elif node.is_element_node and node.mem_id not in self._dropped:
                stack.extend(self._enter(node))

    def _words(self, text: str) -> None:
        if self._open and not self._begun() and text.strip():
            is_heading, name = whose(text)
            if is_heading and self._open[-1].name is None:
                self._attribute(self._open[-1], name, None)
                return
        self._writer.words(text)

    def _enter(self, node: LexborNode) -> Sequence[LexborNode | Callable[[], None]]:
        """Begin an element; what is to be walked next, last first."""
        tag = node.tag or ""
        writer = self._writer
        if node.mem_id in self._quotes:
            return [self._leave_quote, *children(node)] if self._enter_quote(node) else children(node)
        if self._is_attribution(node):
            return []
        if tag == "br":
            writer.newline()
        elif tag == "img":
            self._picture(image_label(node))
        elif tag in ("iframe", "video") or "onebox" in (node.attributes.get("class") or "").split():
            self._embed(node)
        elif tag in ("pre", "td", "th", "li", "a"):
            return [*self._leave(node, tag), *children(node)]
        elif tag in _PARAGRAPHS or tag in _LINES:
            gap = 2 if tag in _PARAGRAPHS else 1
            writer.block(gap)
            return [lambda: writer.block(gap), *children(node)]
        elif node.mem_id in self._own_lines:
            return [writer.newline, *children(node)]
        else:
            return children(node)
        return []

    def _leave(self, node: LexborNode, tag: str) -> list[Callable[[], None]]:
        """Begin an element of a kind with rules of its own; what is to be done at its end."""
        writer = self._writer
        if tag == "pre":
            writer.block(2)
            writer.verbatim += 1
            return [lambda: writer.end_verbatim()]
        if tag in _CELLS:
            if node.prev is not None and previous(node) in _CELLS:
                writer.cell()
            return []
        if tag == "li":
            writer.block(1)
            writer.bullet(self._bullet(node))
            return [lambda: writer.block(1)]
        begin = writer.length
        return [lambda: self._link(node, begin)]

    def _picture(self, label: str) -> None:
        self._writer.words(label)
        if label.startswith("["):
            self._pictures.append((self._writer.length - len(label), self._writer.length))

    def _embed(self, node: LexborNode) -> None:
        """A player, or the preview card that a forum makes of an address: one line, whatever it shows."""
        label, address = embedded(node)
        if label:
            self._writer.line(label)
            self._links.append(Link(self._writer.length - len(label), self._writer.length, address))
            self._pictures.append((self._writer.length - len(label), self._writer.length))

    def _link(self, node: LexborNode, begin: int) -> None:
        """Note the address behind the words of a link that ends here."""
        address = link_address(node, self._place.base)
        start = begin + len(self._writer.since(begin)) - len(self._writer.since(begin).lstrip())
        if address and start < self._writer.length:
            self._links.append(Link(start, self._writer.length, address))

    def _bullet(self, item: LexborNode) -> str:
        parent = item.parent
        if parent is None or parent.tag != "ol":
            return "- "
        number = self._items[parent.mem_id] = self._items.get(parent.mem_id, 0) + 1
        return f"{number}. "

    def _enter_quote(self, node: LexborNode) -> bool:
        """Begin a quotation; False where it is only the inner wrapping of one that was begun just now."""
        writer = self._writer
        writer.block(2)
        parent = node.parent
        inner = parent is not None and parent.mem_id == self._shell and is_last(node)
        if self._open and not self._begun() and inner:
            if self._heading is not None:
                self._attribute(self._open[-1], *self._heading)
                self._heading = None
            return False
        profile = self._profile
        own = tuple(rule for rule in profile.quoted if rule.startswith("@"))
        name, source = first(node, own), self._source_of(node, attributes_only=True)
        quotation = _Quotation(len(self._marks), name, source)
        if self._heading is not None:
            self._attribute(quotation, *self._heading)
            self._heading = None
        outer = self._open[-1].mark if self._open else -1
        self._marks.append(Mark(-1, -1, outer=outer))
        self._open.append(quotation)
        writer.waiting.add(quotation.mark)
        self._shell = node.mem_id
        return True

    def _leave_quote(self) -> None:
        quotation = self._open.pop()
        mark, writer = self._marks[quotation.mark], self._writer
        start = writer.started.get(quotation.mark, -1)
        if start >= 0:
            self._marks[quotation.mark] = mark._replace(
                start=start, end=writer.length, attribution=quotation.name, source_id=quotation.source
            )
        writer.waiting.discard(quotation.mark)
        writer.block(2)

    def _begun(self) -> bool:
        """Whether words of the innermost quotation have been written."""
        return self._open[-1].mark in self._writer.started

    def _is_attribution(self, node: LexborNode) -> bool:
        """Take an element as the line that says whose words follow, if it is one."""
        marked = node.mem_id in self._attributions
        above = marked and above_quote(node, self._quotes)
        if above and self._open and not self._open[-1].attributed:
            above = False  # a quotation in it may come first, but this line is its own
        if self._open and not self._begun() and not above:
            quotation = self._open[-1]
            if not marked and (quotation.name is not None or not short(node) or has_blocks(node)):
                return False
            is_heading, name = whose(node.text(), certain=marked)
            if is_heading:
                name = first(node, _inside(self._profile.quoted)) or name
                self._attribute(quotation, name, self._source_of(node) or left_over_source(node.text()))
            return is_heading
        if not marked or not short(node):
            return False
        is_heading, name = whose(node.text(), certain=above)
        if is_heading:
            self._heading = first(node, _inside(self._profile.quoted)) or name, self._source_of(node)
        return is_heading

    def _attribute(self, quotation: _Quotation, name: str | None, source: str | None) -> None:
        quotation.name = quotation.name or (name.lstrip("@") if name else None)
        quotation.source = quotation.source or source
        quotation.attributed = True

    def _source_of(self, node: LexborNode, *, attributes_only: bool = False) -> str | None:
        """The id of the quoted post that an element names, or one that no post has where it is in another thread."""
        profile = self._profile
        rules = profile.source
        if attributes_only:
            rules = tuple(rule for rule in rules if rule.startswith("@"))
        named = matched(profile.source_pattern, first(node, rules))
        if named and profile.elsewhere and self._place.thread:
            thread = first(node, (profile.elsewhere,))
            if thread and thread != self._place.thread:
                return f"{thread}/{named}"
        return named


def _inside(rules: Sequence[str]) -> tuple[str, ...]:
    return tuple(rule for rule in rules if not rule.startswith("@"))


def _without_empty(marks: list[Mark]) -> tuple[Mark, ...]:
    """The marks that have words; one without has none inside it that has."""
    number: dict[int, int] = {-1: -1}
    kept: list[Mark] = []
    for at, mark in enumerate(marks):
        if mark.start >= 0:
            number[at] = len(kept)
            kept.append(mark._replace(outer=number[mark.outer]))
    return tuple(kept)
