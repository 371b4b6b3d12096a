"""Threads that a page carries as data for its scripts, with more in it than the page shows without them."""

from __future__ import annotations

import html
import json
import re
from typing import Any

from threadtui.readers.base import InputFile, Reader

_FLARUM = re.compile(rb'(?s)<script[^>]*\bid="flarum-json-payload"[^>]*>(.*?)</script>')
_DISCOURSE = re.compile(rb"(?s)\bdata-preloaded=(?:\"(.*?)\"|'(.*?)')")
_GITHUB = re.compile(rb'(?s)<script[^>]*\bdata-target="react-app\.embeddedData"[^>]*>(.*?)</script>')
_TOPIC = "topic_"


def embedded(file: InputFile, page: bytes) -> list[Reader]:
    """A reader for the thread that a page carries; none where it carries none, or it cannot be read."""
    document = _script(_FLARUM, page) or _discourse(page) or _script(_GITHUB, page)
    if document is None:
        return []
    from threadtui.readers.json.discourse import Discourse  # here: these know how to render HTML
    from threadtui.readers.json.flarum import Flarum
    from threadtui.readers.json.github import GitHub

    for kind, name in ((Discourse, "Discourse"), (Flarum, "Flarum"), (GitHub, "GitHub")):
        if kind.fits(document):
            readers = kind.of(file, document)
            for reader in readers:
                reader.format = name  # type: ignore[misc]  # a page of that engine, whatever it keeps its posts in
            return readers
    return []


def _script(pattern: re.Pattern[bytes], page: bytes) -> Any:
    match = pattern.search(page)
    return _parsed(match[1].decode("utf-8", "replace")) if match else None


def _discourse(page: bytes) -> Any:
    """The topic among all that the page carries, each thing as JSON in JSON."""
    match = _DISCOURSE.search(page)
    if not match:
        return None
    kept = _parsed(html.unescape((match[1] or match[2] or b"").decode("utf-8", "replace")))
    topics = (
        [value for name, value in kept.items() if name.startswith(_TOPIC)] if isinstance(kept, dict) else []
    )
    return _parsed(topics[0]) if topics and isinstance(topics[0], str) else None


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
