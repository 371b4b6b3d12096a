"""Any page with repeated posts, without a profile: the record that repeats, with an author and a date inside it.

After MDR and DEPTA: sisters of the same shape are records. A shape is the tag and the classes that most sisters
share. Of the shapes on a page the one whose elements hold most words beside a name and a date are the posts.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from threadtui.readers.html.dating import is_relative, when
from threadtui.readers.html.profile import NEVER_TEXT, Profile

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_NUMBERED = re.compile(r"\d")
_NAME = re.compile(r"(?i)author|user-?name|\buser\b|poster|byline|creator|nick|member|\bby\b|\bfn\b|person")
_NAMES = (
    "[class*=author], [class*=user], [class*=poster], [class*=byline], [class*=creator], [class*=nick],"
    " [class*=member], [itemprop=author], [itemprop=name], [rel=author], cite.fn"
)
_DATED = re.compile(r"(?i)date|time|posted|published|created|stamp")
_WORDY = re.compile(
    r"(?i)(?:^|[-_\s])(?:body|content|text|message|msg|words|entry-?content|md|html|comment-?text)\b|"
    r"(?:post|comment|message)[-_]?(?:body|content|text|message)"
)
_MOST = 4_000
"""So many elements of one shape are looked at."""


def repeated_profile(page: LexborHTMLParser) -> Profile | None:
    """A profile made for this one page, or None where nothing on it repeats as posts do."""
    best: tuple[float, Profile] | None = None
    for selector, elements in _shapes(page).items():
        found = _profile(selector, elements)
        if found is not None and (best is None or found[0] > best[0]):
            best = found
    return best[1] if best else None


def _shapes(page: LexborHTMLParser) -> dict[str, list[LexborNode]]:
    """Elements by their selector: tag and each class, where two or more have them."""
    shapes: defaultdict[str, list[LexborNode]] = defaultdict(list)
    for element in page.css(
        "div[class], li[class], article, tr[class], section[class], table[class], td[class]"
    ):
        classes = (element.attributes.get("class") or "").split()
        plain = [
            name for name in classes if not _NUMBERED.search(name) and name.replace("-", "a").isidentifier()
        ]
        for name in plain[:6]:
            shapes[f"{element.tag}.{name}"].append(element)
        if not plain and element.tag == "article":
            shapes["article"].append(element)
    return {selector: found for selector, found in shapes.items() if 2 <= len(found) <= _MOST}


def _profile(selector: str, elements: list[LexborNode]) -> tuple[float, Profile] | None:
    """How much of the page's talk elements of one shape hold, and a profile that reads them."""
    looked = elements[:12]
    author = _common([_named(element) for element in looked])
    date = _common([_dated(element) for element in looked])
    body = _common([_wordy(element) for element in looked])
    if author is None or date is None or body is None:
        return None
    words = [element.css_first(body) for element in elements]
    length = sum(len(part.text()) for part in words if part is not None)
    held = sum(
        element.css_first(author) is not None and element.css_first(date) is not None for element in elements
    )
    apart = len({part.mem_id for part in words if part is not None})
    if held < 0.7 * len(elements) or apart < 2 or apart < 0.7 * len(elements):
        return None
    at = f"{date}@datetime"
    profile = Profile(
        name="HTML page with repeated posts",
        evidence=selector,
        post=selector,
        body=(body,),
        author=(author,),
        id=("@id", "@data-id"),
        date=(at, f"{date}@title", date),
        permalink=("a[href*='#']:has(time)@href", "a:has(time)@href"),
        drop=f"{NEVER_TEXT}, .signature",
        quote="blockquote, .quote",
        attribution="blockquote > cite, .quote > cite, .quoteheader, .quotetitle",
        source=("a[href*='#']@href",),
    )
    return length * (held / len(elements)), profile


def _common(found: list[list[str]]) -> str | None:
    """The first selector that most of the elements offer."""
    counts = Counter(selector for offered in found for selector in set(offered))
    order = {selector: at for offered in reversed(found) for at, selector in enumerate(offered)}
    fit = [selector for selector, count in counts.items() if count >= 0.7 * len(found)]
    return min(fit, key=lambda selector: order[selector], default=None)


def _selector(node: LexborNode) -> str | None:
    classes = (node.attributes.get("class") or "").split()
    plain = [name for name in classes if not _NUMBERED.search(name) and name.replace("-", "a").isidentifier()]
    if plain:
        return f"{node.tag}.{plain[0]}"
    kind = node.attributes.get("itemprop") or ""
    return f"{node.tag}[itemprop={kind}]" if kind.isidentifier() else None


def _named(element: LexborNode) -> list[str]:
    """Selectors of what may be the author's name, most likely first."""
    offered: list[str] = []
    for part in element.css(_NAMES):
        told = " ".join(filter(None, (part.attributes.get("class"), part.attributes.get("itemprop"))))
        name = part.text().strip()
        if (_NAME.search(told) and 0 < len(name) <= 40 and "\n" not in name) and (found := _selector(part)):
            offered.append(found)
    offered += ["a[href*=user]", "a[href*=member]", "a[href*=profile]"] if not offered else []
    return [rule for rule in offered if element.css_first(rule) is not None]


def _dated(element: LexborNode) -> list[str]:
    offered = ["time"] if element.css_first("time") is not None else []
    for part in element.css("span, div, a, p, abbr, td, small, li"):
        told = part.text().strip()
        if 3 <= len(told) <= 60 and (found := _selector(part)):
            named = _DATED.search(found) is not None
            if when(told) or (named and is_relative(told)):
                offered.append(found)
    return offered


def _wordy(element: LexborNode) -> list[str]:
    """Selectors of the part that holds the words: the smallest that is named so, or has most of the paragraphs."""
    offered: list[tuple[int, str]] = []
    for part in element.css("div, td, section, span, p, blockquote, article"):
        if part.mem_id == element.mem_id or not (found := _selector(part)):
            continue
        told = found.replace(".", " ")
        if _WORDY.search(told) or part.attributes.get("itemprop") in ("text", "articleBody"):
            offered.append((-len(part.text()), found))
    return [selector for _, selector in sorted(offered)]
