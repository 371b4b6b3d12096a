"""JSON documents: parsed once, then asked in turn by the formats that discussions are kept in."""

from __future__ import annotations

import json
import re
from typing import Any

from threadtui.collector import at_rest
from threadtui.readers.base import InputFile, Reader
from threadtui.readers.json import deep
from threadtui.readers.json.base import JsonReader
from threadtui.readers.json.discourse import Discourse
from threadtui.readers.json.flarum import Flarum
from threadtui.readers.json.github import GitHub
from threadtui.readers.json.hackernews import HackerNews
from threadtui.readers.json.imageboard import ImageBoard
from threadtui.readers.json.lemmy import Lemmy
from threadtui.readers.json.own import OwnExport, is_own
from threadtui.readers.json.posts import Posts
from threadtui.readers.json.reddit import Reddit
from threadtui.readers.jsonl import JsonLines
from threadtui.text import slug
from threadtui.turns import give_way

FORMATS: tuple[type[JsonReader], ...] = (
    Discourse,
    Flarum,
    ImageBoard,
    HackerNews,
    Reddit,
    Lemmy,
    GitHub,
    Posts,
)
"""Every format, tried in this order; the first that fits reads the document; the last fits posts of any."""


_OPENING = re.compile(r"""\s*(?:\{\s*["}]|\[\s*[\[{"\]\d])""")
"""How a document begins; text in brackets, as BBCode has, does not."""
_LINES = re.compile(r"\s*\{[^\n]*\}[ \t]*\n\s*\{")
"""How JSON Lines begin: a whole object on the first line and another below."""


def looks_like_json(head: str) -> bool:
    """Whether a file that begins so may be one JSON document."""
    return bool(_OPENING.match(head)) and not _LINES.match(head)


@at_rest()
def read_json(file: InputFile, name: str = "") -> list[Reader]:
    """A reader for each discussion in a file; `name`: as the one format of that name, see `named`.

    Raises NotAThread where it holds none.
    """
    document = _parse(file)
    if is_own(document):
        readers = OwnExport.of(file, document)
        if not readers:
            raise file.error("is an export of threadtui without a post")
        return readers
    for kind in FORMATS:
        if slug(kind.format) == name if name else kind.fits(document):
            readers = kind.of(file, document)
            if readers:
                return readers
            raise file.error(f"looks like {kind.format} without a post")
    if JsonLines.looks_like(file.head):  # a single line of them
        return JsonLines.split(file)
    raise file.error("is JSON, but of no discussion that is known")


def _parse(file: InputFile) -> Any:
    try:
        text = file.data.decode("utf-8", "surrogatepass")
        file.release()  # a long document is not to be there twice while it is parsed
        try:
            return json.loads(text, object_hook=_as_it_is)
        except RecursionError:
            return deep.loads(text)
    except json.JSONDecodeError as error:
        raise file.error(f"is not sound JSON ({error.msg})", error.lineno) from None


def _as_it_is(value: dict[str, Any]) -> dict[str, Any]:
    """An object, unchanged: the parser alone would let no other thread run, and no key be seen, until it is done."""
    give_way()
    return value
