"""Links and images as words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from threadtui.text import clean, one_line

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from threadtui.readers.html.profile import Profile

_LONGEST_NAME = 200
_SMILEY = re.compile(r"(?i)smil|emoji|emoticon|icon|inlineimg")
_PAGE = re.compile(r"(?i)^(?:https?|ftp):|^//")
_HOST = re.compile(r"(?i)^(?:https?:)?//(?:www\.)?([^/\s?#]{1,80})")
_FILE = re.compile(r"(?i)\.(?:gif|png|jpe?g|webp|svg|heic|bmp)$|^https?:|^\S*\d{3}\S*$")


def image_label(node: LexborNode) -> str:
    """`[image: alt]`; for a smiley its alternative text alone; the empty string for a picture that says nothing."""
    told = node.attributes
    alt = one_line(clean(told.get("alt") or ""))
    kind = " ".join(filter(None, (told.get("class"), told.get("src"), told.get("data-shortname"))))
    if _SMILEY.search(kind):
        return "" if _FILE.search(alt) else alt
    if told.get("width") == "1" or (alt and alt == _beside(node)):
        return ""
    return f"[image: {alt}]" if alt and not _FILE.search(alt) and alt.lower() != "image" else "[image]"


def _beside(image: LexborNode) -> str:
    """The words of the element behind a linked image: a list of attachments names there what the image shows."""
    link = image.parent
    after = link.next if link is not None and link.tag == "a" else None
    return one_line(clean(after.text())) if after is not None and after.is_element_node else ""


def embedded(node: LexborNode) -> tuple[str, str]:
    """The label of another site's player or preview card, `[link: host]`, and the address; or empty strings."""
    told = node.attributes
    address = told.get("data-onebox-src") or told.get("src") or told.get("data-src") or ""
    if not address and (link := node.css_first("a[href]")):
        address = link.attributes.get("href") or ""
    address = clean(address).replace("\n", "")
    host = _HOST.match(address)
    return (f"[link: {host[1]}]", address) if host else ("", "")


def attachments(post: LexborNode, profile: Profile) -> list[str]:
    """`[file: name]` for each file that was attached to a post and is not in its words; each once."""
    if not profile.attached:
        return []
    names = (
        one_line(clean(node.text() or node.attributes.get("alt") or ""))
        for node in post.css(profile.attached)
    )
    return [f"[file: {name}]" for name in dict.fromkeys(names) if name and len(name) <= _LONGEST_NAME]


def link_address(node: LexborNode, base: str) -> str:
    """The address of a link to another page, or the empty string."""
    href = (node.attributes.get("href") or "").strip()
    try:
        address = clean(urljoin(base, href)).replace("\n", "")
    except ValueError:  # brackets that are no address
        return ""
    return address if _PAGE.match(address) else ""
