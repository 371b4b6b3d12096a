"""The user's settings. An entry that is wrong is named, and the others hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

NARROWEST, WIDEST = 20, 1000
"""Bounds of the reading width, in cells."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What `config.toml` may say. Every entry may be left out."""

    theme: str = ""
    """Name of a theme, or the empty string for the usual one."""
    reduced_motion: bool = False
    """Nothing moves or blinks by itself."""
    width: int = 90
    """Widest line of a post, in cells."""
    remember: bool = True
    """Whether places, marks, what was read and corrected links are kept for the next time."""
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Other keys by the name of what they do; each as `j`, `ctrl+n`, or two in a row as `z t`."""
    ascii: bool = False
    """Whether lines and signs are drawn with ASCII characters."""
    by_subject: bool = False
    """Whether mails that name none they answer belong to the first of their subject."""


def read_settings(path: Path) -> tuple[Settings, list[str]]:
    """The settings in a file, and one line for each entry that is wrong. A file that is not there has none."""
    try:
        written = path.read_text("utf-8-sig")
    except FileNotFoundError:
        return Settings(), []
    except (OSError, UnicodeDecodeError) as error:
        return Settings(), [f"{path}: cannot be read ({getattr(error, 'strerror', None) or 'not UTF-8'})"]
    import tomllib  # most users have no such file

    try:
        told = tomllib.loads(written)
    except tomllib.TOMLDecodeError as error:
        return Settings(), [f"{path}: is no TOML: {error}; nothing in it is used"]
    taken: dict[str, Any] = {}
    problems: list[str] = []
    for name, value in told.items():
        try:
            if name not in _READERS:
                raise ValueError(f"there is no such setting{_meant(name, _READERS)}")
            taken[name] = _READERS[name](value)
        except ValueError as error:
            problems.append(f"{path}: {name}: {error}")
        if name == "keys" and isinstance(value, dict):
            wrong = [key for key in value if key not in taken.get("keys", ())]
            problems += [f"{path}: keys.{key}: must be a key or a list of keys, in quotes" for key in wrong]
    return Settings(**taken), problems


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("must be a name in quotes")
    return value


def _switch(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("must be true or false")
    return value


def _width(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not NARROWEST <= value <= WIDEST:
        raise ValueError(f"must be a number from {NARROWEST} to {WIDEST}")
    return value


def _keys(value: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise ValueError("must be a table: [keys], and under it a line for each")
    found: dict[str, tuple[str, ...]] = {}
    for name, keys in value.items():
        listed = [keys] if isinstance(keys, str) else keys
        if isinstance(listed, list) and all(isinstance(key, str) for key in listed):
            found[name] = tuple(listed)
    return found


def _meant(name: str, known: Mapping[str, object]) -> str:
    import difflib

    near = difflib.get_close_matches(name, known, 1)
    return f"; is {near[0]} meant?" if near else f"; there are {', '.join(known)}"


_READERS: dict[str, Callable[[object], Any]] = {
    "theme": _text,
    "reduced_motion": _switch,
    "ascii": _switch,
    "width": _width,
    "remember": _switch,
    "keys": _keys,
    "by_subject": _switch,
}
"""The settings by name, and what takes the value of each."""
