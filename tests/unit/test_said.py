"""A line that says whose words follow is known in every language, on pages, in text and in mail."""

from __future__ import annotations

import pytest

from threadtui.quotes.attribution import attributions
from threadtui.readers.html.whose import whose
from threadtui.readers.mail.attribution import is_attribution, name_in

LINES = {
    "Ann Moor wrote:": "Ann Moor",
    "Ann Moor schrieb:": "Ann Moor",
    "Ann Moor a écrit :": "Ann Moor",
    "Ann Moor escribió:": "Ann Moor",
    "Ann Moor ha scritto:": "Ann Moor",
    "Ann Moor escreveu:": "Ann Moor",
    "Ann Moor schreef:": "Ann Moor",
    "Ann Moor skrev:": "Ann Moor",
    "Ann Moor kirjoitti:": "Ann Moor",
    "Ann Moor napisał(a):": "Ann Moor",
    "Ann Moor napsal:": "Ann Moor",
    "Анна написала:": "Анна",
    "Анна пише:": "Анна",
    "Ann Moor írta:": "Ann Moor",
    "Ann Moor a scris:": "Ann Moor",
    "Άννα έγραψε:": "Άννα",
    "Ann Moor yazdı:": "Ann Moor",
    "Ann Moor đã viết:": "Ann Moor",
    "田中さんの発言：": "田中",
    "小明写道：": "小明",
}


@pytest.mark.parametrize(("line", "name"), LINES.items())
def test_it_is_known_everywhere(line: str, name: str) -> None:
    assert whose(line) == (True, name)
    assert [found.name for found in attributions(f"{line}\nWords.")] == [name]
    assert is_attribution(line)
    assert name_in(line) == name


@pytest.mark.parametrize(
    "line", ["Quote from: Ann Moor", "Zitat von Ann Moor", "Citazione di: Ann Moor", "Цитата от: Ann Moor"]
)
def test_the_name_may_stand_behind(line: str) -> None:
    assert whose(f"{line}:") == (True, "Ann Moor")
    assert [found.name for found in attributions(f"Own words.\n\n{line}\nWords.")] == ["Ann Moor"]
