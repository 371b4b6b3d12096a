"""The user's own keys in the place of the table's: checked, so that no key has two meanings."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence

from textual.keys import KEY_NAME_REPLACEMENTS, Keys, _character_to_key

from threadtui.ui.keys import KEYS, UNBOUND, Key

_NAMED = {key.value for key in Keys} | {*KEY_NAME_REPLACEMENTS} | {"space"}
_MODIFIERS = ("ctrl", "alt", "shift", "super")
_SHOWN = {
    "space": "Space", "escape": "Esc", "enter": "Enter", "backspace": "Backspace", "pagedown": "PgDn",
    "pageup": "PgUp", "up": "↑", "down": "↓", "left": "←", "right": "→",
}  # fmt: skip


def rebound(wanted: Mapping[str, Sequence[str]]) -> tuple[tuple[Key, ...], list[str]]:
    """The table with other keys by the names of what they do, and one line for each entry that is wrong.

    A key that is given to something is taken from what had it, and so are the pairs that it begins. An empty list
    leaves something without a key.
    """
    problems: list[str] = []
    given: dict[str, list[tuple[str, str]]] = {}
    owner: dict[str, str] = {}
    names = [key.id for key in KEYS]
    for name, keys in wanted.items():
        if name not in names:
            near = difflib.get_close_matches(name, names, 1)
            problems.append(f"keys.{name}: nothing is called so" + (f"; is {near[0]} meant?" if near else ""))
            continue
        given[name] = []
        for said in keys:
            key = _named(said)
            if key is None:
                problems.append(f"keys.{name}: {said!r} is no key")
            elif key in owner:
                problems.append(f"keys.{name}: {said} is {owner[key]}'s already")
            else:
                owner[key] = name
                given[name].append((key, said))
    for key, name in list(owner.items()):
        if pairs := [other for other in owner if other.startswith(f"{key} ")]:
            problems.append(f"keys.{name}: {key} begins {pairs[0]}, which is {owner[pairs[0]]}'s")
            given[name] = [pair for pair in given[name] if pair[0] != key]
            del owner[key]
    return tuple(_changed(key, given, owner) for key in KEYS), problems


def keymap(table: Sequence[Key]) -> dict[str, str]:
    """What differs from the usual table, as Textual wants it: the keys of each binding by its name."""
    usual = {key.id: key for key in KEYS}
    changed: dict[str, str] = {}
    for key in table:
        if key.keys == usual[key.id].keys:
            continue
        if key.id == "nth-quote":
            now = key.keys.split(",") if key.keys else []
            changed |= {f"nth-quote-{n}": (now[n - 1] if n <= len(now) else UNBOUND) for n in range(1, 10)}
        else:
            changed[key.id] = key.singles or UNBOUND
    return changed


def _changed(key: Key, given: Mapping[str, Sequence[tuple[str, str]]], owner: Mapping[str, str]) -> Key:
    if key.id in given:
        keys = ",".join(name for name, _ in given[key.id])
        return key._replace(keys=keys, shown=" ".join(_shown(said) for _, said in given[key.id]))
    kept = [one for one in key.keys.split(",") if one not in owner and one.split()[0] not in owner]
    if len(kept) == len(key.keys.split(",")):
        return key
    return key._replace(keys=",".join(kept), shown=" ".join(map(_shown, kept)))


def _named(said: str) -> str | None:
    """Textual's name of a key, or of two pressed one after the other; None where there is no such key."""
    parts = [said] if said == " " else said.split()
    if not 1 <= len(parts) <= 2:
        return None
    names = [_one(part) for part in parts]
    return None if None in names else " ".join(filter(None, names))


def _one(said: str) -> str | None:
    if len(said) == 1:
        return _character_to_key(said)
    *modifiers, last = said.lower().split("+") if said[-1] != "+" else [said.lower()]
    if any(modifier not in _MODIFIERS for modifier in modifiers):
        return None
    last = {"esc": "escape", "pgdn": "pagedown", "pgup": "pageup", "return": "enter"}.get(last, last)
    if len(last) == 1:
        return "+".join([*modifiers, last])
    return "+".join([*modifiers, last]) if last in _NAMED or "+".join([*modifiers, last]) in _NAMED else None


def _shown(said: str) -> str:
    return "".join(_SHOWN.get(part.lower(), part) for part in said.split())
