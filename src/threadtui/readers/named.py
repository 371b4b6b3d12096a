"""The formats by name, for a reader who knows better than the content tells: `--format NAME`."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from threadtui.errors import WrongUsage
from threadtui.readers.base import InputFile, Reader
from threadtui.text import slug

_MODULES = {
    "text": ("threadtui.readers.flat", "FlatText"),
    "jsonl": ("threadtui.readers.jsonl", "JsonLines"),
    "html": ("threadtui.readers.html.reader", "HtmlPage"),
    "repeated": ("threadtui.readers.html.reader", "HtmlPage"),
}
_MAIL = "mail"
_JSON = "json"


def names() -> list[str]:
    """Every name that can be given: the kinds of files, the engines of forums, the sources of JSON."""
    from threadtui.readers.html.profiles import PROFILES
    from threadtui.readers.json import FORMATS

    engines = dict.fromkeys(slug(profile.name) for profile in PROFILES)
    return [*_MODULES, _MAIL, _JSON, *engines, *(slug(kind.format) for kind in FORMATS)]


def readers_named(file: InputFile) -> list[Reader]:
    """The threads of a file, read as the format that `file.wanted` names. Raises NotAThread where it is not that."""
    name = slug(file.wanted)
    if name not in names():
        raise WrongUsage(f"no format {file.wanted}; there are: {', '.join(names())}")
    if name == _MAIL:
        from threadtui.readers.mail import Mail, box_of

        if box_of(file) is None:
            raise file.error("is no mail")
        return Mail.split(file)
    if name in _MODULES:
        module, kind = _MODULES[name]
        return cast("type[Reader]", getattr(import_module(module), kind)).split(file)
    if name == _JSON or name.endswith("-json"):
        from threadtui.readers.json import read_json

        return read_json(file, "" if name == _JSON else name)
    from threadtui.readers.html.reader import HtmlPage

    return HtmlPage.split(file)
