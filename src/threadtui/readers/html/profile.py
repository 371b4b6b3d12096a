"""What is to be known of one forum engine, as data: where on its pages each thing stands.

A rule is a CSS selector inside the post's element, and may end in `@attribute`: `time@datetime`. A rule without
selector (`@id`) asks the element itself; `^` before it asks the parent, `~` the element before. Of several rules
the first that gives something counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from threadtui.text import clean, one_line

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

Rules = tuple[str, ...]
"""Ways to the same thing, best first."""

NEVER_TEXT = (
    "script, style, noscript, template, svg, button, select, textarea, input, object, audio, canvas, head"
)
"""Elements that are no words on any page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One engine. Selectors are CSS; where nothing is said, the engine prints no such thing."""

    name: str
    """Engine and version, as `info` and the header show it."""
    evidence: str
    """What only pages of this engine have."""
    post: str
    """The element of one post."""
    body: Rules
    """In it, the author's words with the quotations. A post without is left out."""
    author: Rules
    """The author's name."""
    id: Rules
    """The forum's own name for the post; see `id_pattern`."""
    id_pattern: str = r"(\d+)\D*$"
    """Its first group is the id in what `id` gives."""
    date: Rules = ("time[datetime]@datetime",)
    """When it was written: an attribute in ISO 8601 or seconds since 1970, or a line as `dates` reads it."""
    permalink: Rules = ()
    """The post's address."""
    edited: str = ""
    """Something that is there, and has words, only where the post was edited."""
    title: Rules = ("h1",)
    """The thread's title, on the whole page."""
    card: str = ""
    """The part of the post that tells of its author."""
    rank: Rules = ()
    """The author's rank."""
    drop: str = ""
    """What stands among the author's words and is not theirs: captions, buttons, edit notes, signatures."""
    lines: str = ""
    """Elements that are lines of their own, though their kind is not."""
    attached: str = ""
    """The names of files that were attached to the post, where these stand beside its words."""
    quote: str = "blockquote"
    """A quotation."""
    signs: bool = False
    """Whether people quote there with `>` at the head of a line, as the site has no markup for it."""
    attribution: str = "cite"
    """The line in a quotation, or just above it, that says whose words it holds."""
    quoted: Rules = ()
    """The name of the quoted author: `@attribute` of the quotation, or a rule inside the attribution."""
    source: Rules = ()
    """What names the quoted post; asked like `quoted`. See `source_pattern`."""
    source_pattern: str = r"(\d+)\D*$"
    """Its first group is the id of the quoted post in what `source` gives."""
    thread: Rules = ()
    """The number of the thread that the page shows, where a quotation tells that of its own: see `elsewhere`."""
    thread_pattern: str = r"(\d+)"
    """Its first group is the number in what `thread` gives."""
    nest: str = ""
    """What stands around a post once for each post above it, on pages where replies stand below what they answer."""
    depth: Rules = ()
    """The same as a number that a post tells."""
    opening: str = ""
    """On such pages the post above all others."""
    elsewhere: str = ""
    """Rule for the number of the quoted thread: posts of others are not in this one, whatever their number."""


def previous_element(node: LexborNode) -> LexborNode | None:
    """The element before a post, where it is no post itself but names the next: it has no words."""
    before = node.prev
    while before is not None and not before.is_element_node and not (before.text_content or "").strip():
        before = before.prev
    return before if before is not None and before.is_element_node and before.tag == "a" else None


def first(node: LexborNode, rules: Rules) -> str | None:
    """What the first of the rules that fits gives, as one clean line; None where none does."""
    for rule in rules:
        value = _ask(node, rule)
        if value and (value := one_line(clean(value))):
            return value
    return None


def matched(pattern: str, value: str | None) -> str | None:
    """The first group of a pattern in a value, or None."""
    match = re.search(pattern, value) if value else None
    return match[1] if match else None


def _ask(node: LexborNode, rule: str) -> str | None:
    asked: LexborNode | None = node
    if rule.startswith("^"):
        asked, rule = node.parent, rule[1:]
    elif rule.startswith("~"):
        asked, rule = previous_element(node), rule[1:]
    selector, _, attribute = rule.partition("@")
    if asked is not None and selector:
        asked = asked.css_first(selector)
    if asked is None:
        return None
    return asked.attributes.get(attribute) if attribute else asked.text()
