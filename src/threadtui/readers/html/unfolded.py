"""Quotations that a page keeps as data for its scripts (Vanilla's rich embeds), put where a browser shows them."""

from __future__ import annotations

import html
import json
import re
from typing import Any

_EMBED = re.compile(
    rb"""(?is)<(div|span)\b[^>]*?\bdata-embedjson=(?:"([^"]*)"|'([^']*)')[^>]*>\s*<a\b[^>]*>.*?</a>\s*</\1>"""
)


def unfolded(page: bytes) -> bytes:
    """The page with such quotations as elements: `blockquote` with the name and the number of the quoted post."""
    return _EMBED.sub(_quote, page) if b"data-embed" in page else page


def _quote(match: re.Match[bytes]) -> bytes:
    try:
        told = json.loads(html.unescape((match[2] or match[3] or b"").decode("utf-8", "replace")))
    except (ValueError, RecursionError):
        return match[0]
    if (
        not isinstance(told, dict)
        or told.get("embedType") != "quote"
        or not isinstance(told.get("body"), str)
    ):
        return match[0]
    name, number = _name(told.get("insertUser")), told.get("recordID")
    source = f"{'Discussion_' if told.get('recordType') == 'discussion' else ''}{number}"
    opening = f'<blockquote class="js-quoteEmbed" data-quoted="{html.escape(source)}" data-by="{html.escape(name)}">'
    return f"{opening}{told['body']}</blockquote>".encode("utf-8", "replace")


def _name(user: Any) -> str:
    name = user.get("name") if isinstance(user, dict) else None
    return name if isinstance(name, str) else ""
