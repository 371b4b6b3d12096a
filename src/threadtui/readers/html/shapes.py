"""The elements of a page with their shapes and lengths, counted once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_NOT_TEXT = frozenset(("script", "style", "template", "svg", "button", "select", "textarea", "head"))
_SIGNATURE = re.compile(r"(?i)signature|\bsig\b")
"""Below a post and the same in all of one author: no words of it."""
_MOST = 400_000
"""So many elements are counted, as no page of posts has more; what follows is left out."""
_VARIES = re.compile(
    r"^\d+$|^(?:has|no|is|with|without)-|^(?:odd|even|first|last|new|old|op|online|offline|alt|bg)|(?:odd|even|first|last)$",
    re.I,
)
"""Classes that tell one post from the next, not what it is."""
_NUMBER = re.compile(r"\d+")
"""What differs in a class such as `post-12`; one that a program made up, `css-1x2y`, is the same in all posts."""


class Shapes:
    """Every element under a root, in the order of the page."""

    def __init__(self, root: LexborNode) -> None:
        self.elements: list[LexborNode] = []
        """All elements, each before those in it."""
        self._number: dict[int, int] = {}
        self._parent: list[int] = []
        self._last: list[int] = []
        self._length: list[int] = []
        self._linked: list[int] = []
        self._shape: list[str] = []
        self._read(root)

    def shape(self, node: LexborNode) -> str:
        """Tag and lasting classes of an element and of its parent."""
        return self._shape[self._number[node.mem_id]]

    def counts(self, node: LexborNode) -> bool:
        """Whether an element is one of those that were counted: none of a signature, a button, a script."""
        return node.mem_id in self._number

    def length(self, node: LexborNode) -> int:
        """Characters of text in an element, white space at the ends of lines left out."""
        return self._length[self._number[node.mem_id]]

    def words(self, node: LexborNode) -> int:
        """Characters of text that are not in links."""
        at = self._number[node.mem_id]
        return self._length[at] - self._linked[at]

    def above(self, node: LexborNode) -> Iterator[LexborNode]:
        """An element and those around it, the nearest first, up to the root."""
        at = self._number[node.mem_id]
        while at >= 0:
            yield self.elements[at]
            at = self._parent[at]

    def within(self, node: LexborNode) -> list[LexborNode]:
        """The elements in one, and itself, in the order of the page."""
        at = self._number[node.mem_id]
        return self.elements[at : self._last[at] + 1]

    def _read(self, root: LexborNode) -> None:
        stack: list[tuple[LexborNode, int, bool]] = [(root, -1, False)]
        while stack:
            node, parent, linked = stack.pop()
            if node.is_text_node:
                length = len((node.text_content or "").strip())
                self._length[parent] += length
                self._linked[parent] += length if linked else 0
                continue
            tag = node.tag or ""
            if (
                not node.is_element_node
                or tag in _NOT_TEXT
                or _SIGNATURE.search(node.attributes.get("class") or "")
            ):
                continue
            at = len(self.elements)
            if at >= _MOST:
                break
            self.elements.append(node)
            self._number[node.mem_id] = at
            self._parent.append(parent)
            self._last.append(at)
            self._length.append(0)
            self._linked.append(0)
            classes = (node.attributes.get("class") or node.attributes.get("itemprop") or "").split()
            lasting = sorted({_NUMBER.sub("#", name) for name in classes[:8] if not _VARIES.search(name)})
            own = f"{tag}.{'.'.join(lasting)}"
            self._shape.append(own)
            child = node.last_child
            while child is not None:
                stack.append((child, at, linked or tag == "a"))
                child = child.prev
        own_shapes = list(self._shape)
        for at in range(len(self.elements) - 1, 0, -1):
            parent = self._parent[at]
            self._length[parent] += self._length[at]
            self._linked[parent] += self._linked[at]
            self._last[parent] = max(self._last[parent], self._last[at])
            self._shape[at] = f"{own_shapes[parent]} > {own_shapes[at]}"
