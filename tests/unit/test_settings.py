"""The file of settings: what is right holds, what is wrong is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threadtui.settings import Settings, read_settings

Read = tuple[Settings, list[str]]


def read(folder: Path, text: str) -> Read:
    """The settings of a file with this text."""
    path = folder / "config.toml"
    path.write_text(text, "utf-8")
    return read_settings(path)


def test_a_file_that_is_not_there_has_the_usual_settings(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "none.toml") == (Settings(), [])


def test_every_setting(tmp_path: Path) -> None:
    text = 'theme = "light"\nreduced_motion = true\nwidth = 70\nremember = false\nby_subject = true\nascii = true\n'
    text += '[keys]\nnext = "J"\nopen = ["o", "z z"]\n'
    settings, problems = read(tmp_path, text)
    keys = {"next": ("J",), "open": ("o", "z z")}
    assert settings == Settings("light", True, 70, False, keys, ascii=True, by_subject=True)
    assert problems == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("width = 5", "width: must be a number from 20 to 1000"),
        ("width = true", "width: must be a number"),
        ("theme = 3", "theme: must be a name in quotes"),
        ('remember = "yes"', "remember: must be true or false"),
        ("widht = 80", "widht: there is no such setting; is width meant?"),
        ("zzz = 1", "zzz: there is no such setting; there are theme,"),
        ("keys = 1", "keys: must be a table"),
        ("keys = { next = 1 }", "keys.next: must be a key or a list of keys"),
    ],
)
def test_a_wrong_entry_is_named_and_the_rest_holds(tmp_path: Path, line: str, said: str) -> None:
    settings, problems = read(tmp_path, f"{line}\nreduced_motion = true\n")
    assert settings == Settings(reduced_motion=True)
    (problem,) = problems
    assert said in problem
    assert "config.toml" in problem


def test_a_broken_file_is_one_message(tmp_path: Path) -> None:
    settings, (problem,) = read(tmp_path, "theme = \n")
    assert settings == Settings()
    assert "is no TOML" in problem
    (tmp_path / "config.toml").write_bytes(b"\xff\xfe\x00")
    assert "cannot be read" in read_settings(tmp_path / "config.toml")[1][0]


@given(st.text(max_size=80))
def test_no_text_breaks_it(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_text(text, "utf-8", errors="replace", newline="")
    settings, problems = read_settings(path)
    assert isinstance(settings, Settings)
    assert all("any.toml" in problem for problem in problems)
