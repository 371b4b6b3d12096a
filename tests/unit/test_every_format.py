"""Every format that is told apart has a sample, and `info` names it: the tables of the code are the list."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

import pytest
from tests.helpers import SAMPLES

import threadtui.readers.json
from threadtui.info import describe, describe_threads
from threadtui.load import open_threads
from threadtui.readers.html.archived import _PROGRAMS
from threadtui.readers.html.profiles import PROFILES
from threadtui.readers.json.base import JsonReader

JSON = [
    found.format
    for module in iter_modules(threadtui.readers.json.__path__)
    for found in vars(import_module(f"threadtui.readers.json.{module.name}")).values()
    if isinstance(found, type) and issubclass(found, JsonReader) and "format" in vars(found)
]
OTHER = [
    "mbox",
    "mail message",
    "mail digest",
    "Maildir",
    "Usenet spool",
    "JSON Lines",
    "flattened forum text",
]
FORMATS = sorted({profile.name for profile in PROFILES} | {name for name, *_ in _PROGRAMS} | {*JSON, *OTHER})
KEPT = {SAMPLES / "mail" / "maildir", SAMPLES / "mail" / "spool"}
"""Folders that are one sample."""


@cache
def named() -> set[str]:
    """What `info` calls the samples."""
    files = (path for path in SAMPLES.rglob("*") if path.is_file() and not KEPT & {*path.parents})
    found: set[str] = set()
    for path in (*files, *KEPT):
        threads = open_threads(path)
        lines = describe_threads(threads) if threads.many else describe(threads.open())
        found |= {line.removeprefix("format: ") for line in lines if line.startswith("format: ")}
    return found


@pytest.mark.parametrize("format_name", FORMATS)
def test_a_sample_is_named_by_info(format_name: str) -> None:
    assert format_name in named()
