"""Short questions to an element of a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_BLOCKS = "div, p, table, blockquote, ul, br"
"""What no line of attribution has inside it."""
_ATTRIBUTION = 200
"""Most characters of an element that can be a line of attribution."""


def ids(root: LexborNode, selector: str) -> frozenset[int]:
    """The elements inside another that a selector fits, by their place in memory: asking each would cost more."""
    return frozenset(node.mem_id for node in root.css(selector)) - {root.mem_id} if selector else frozenset()


def children(node: LexborNode) -> list[LexborNode | Callable[[], None]]:
    """The children, last first, as a stack wants them."""
    children: list[LexborNode | Callable[[], None]] = []
    child = node.last_child
    while child is not None:
        children.append(child)
        child = child.prev
    return children


def _elements_after(node: LexborNode) -> Iterator[LexborNode]:
    after = node.next
    while after is not None:
        if after.is_element_node:
            yield after
        after = after.next


def above_quote(node: LexborNode, quotes: frozenset[int]) -> bool:
    """Whether the element after this one is a quotation."""
    after = next(_elements_after(node), None)
    return after is not None and after.mem_id in quotes


def previous(node: LexborNode) -> str | None:
    """The tag of the element before this one."""
    before = node.prev
    while before is not None and not before.is_element_node:
        before = before.prev
    return before.tag if before is not None else None


def short(node: LexborNode) -> bool:
    """Whether an element has few words; without reading all of a long one."""
    length = 0
    for part in node.traverse(include_text=True):
        if part.is_text_node:
            length += len(part.text_content or "")
            if length > _ATTRIBUTION:
                return False
    return length > 0


def is_last(node: LexborNode) -> bool:
    """Whether no words stand after an element in its parent."""
    after = node.next
    while after is not None:
        if (after.text_content or "" if after.is_text_node else after.text()).strip():
            return False
        after = after.next
    return True


def has_blocks(node: LexborNode) -> bool:
    """Whether an element has inside it what no single line has."""
    return any(inner.mem_id != node.mem_id for inner in node.css(_BLOCKS))
