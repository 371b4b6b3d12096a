"""The documents say what the program does."""

from __future__ import annotations

import re

from tests.helpers import ROOT

from threadtui.ui.keys import KEYS, markdown_table
from threadtui.ui.screens.reader import ReaderScreen


def test_the_readme_has_the_table_of_keys_that_the_program_has() -> None:
    assert markdown_table() in (ROOT / "README.md").read_text("utf-8")


def test_the_readme_shows_a_picture_that_is_there() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", readme)
    assert pictures
    assert all((ROOT / picture).is_file() for picture in pictures)


def test_every_key_has_an_action_and_no_key_two_meanings() -> None:
    keys = [key for entry in KEYS for key in entry.keys.split(",")]
    assert len(keys) == len(set(keys))
    for entry in KEYS:
        assert callable(getattr(ReaderScreen, f"action_{entry.action}"))
        for first, _ in entry.chords:
            assert first not in keys


def test_every_test_that_the_table_of_peers_names_is_there() -> None:
    table = (ROOT / "docs" / "peers.md").read_text("utf-8")
    named = re.findall(r"`((?:ui|unit)/[\w/]+\.py)::([\w*]+)`", table)
    assert len(named) > 40
    for file, test in named:
        path = ROOT / "tests" / file
        assert path.is_file(), file
        assert test == "*" or f"def {test}(" in path.read_text("utf-8"), f"{file}::{test}"
    rows = [line for line in table.splitlines() if line.startswith("| ") and not line.startswith("| Wish")]
    unproved = [row for row in rows if "::" not in row]
    assert all("not yet;" in row for row in unproved), unproved
