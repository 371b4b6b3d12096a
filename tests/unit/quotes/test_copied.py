"""Posts whose quotations are copied line for line are told at once, also where others have the words or some more."""

import pytest
from tests.unit.quotes.made import Words, quotes

from threadtui.quotes.passages import Assembler, Passage, Stretch

_new = Words()
_SOURCE, _OTHER, _ANSWER, _MORE = _new(30), _new(20), _new(15), _new(20)
_FIRST_WORD = _ANSWER.split()[0]


@pytest.mark.parametrize(
    ("before", "source"),
    [
        pytest.param([_SOURCE, _OTHER], 0, id="one source"),
        pytest.param([f"{_OTHER}\n\n{_SOURCE}", _MORE, f"{_MORE} {_SOURCE}"], 0, id="written twice"),
        pytest.param(
            [_SOURCE, f"{_SOURCE}\n\n{_FIRST_WORD} {_OTHER}"], 0, id="quoted before, one more word alike"
        ),
        pytest.param(
            [_SOURCE, f"{_OTHER} {' '.join(_SOURCE.split()[4:16])} {_MORE}"], 0, id="a part said again"
        ),
    ],
)
def test_what_is_copied_is_told_at_once(
    before: list[str], source: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [*before, f"{_SOURCE}\n\n{_ANSWER}"]
    long_way = []
    passages = Assembler.passages

    def noted(assembler: Assembler, post: int, runs: list[Stretch]) -> list[Passage]:
        long_way.append(post)
        return passages(assembler, post, runs)

    monkeypatch.setattr(Assembler, "passages", noted)
    found = [quote for quote in quotes(texts) if quote.post == len(before)]
    assert [quote.source and quote.source.post for quote in found] == [source]
    assert len(before) not in long_way


def test_parts_of_one_post_are_one_quotation_though_another_quoted_the_first_part() -> None:
    new = Words()
    first, second = new(20), new(12)
    texts = [
        f"{new(9)} {' '.join(first.split()[:6])} {new(20)}",  # the first words were written before
        f"{new(20)}\n\n{new(9)} {first}\n\n{new(20)} {second}",
        f"{first}\n\n{new(15)}",
        f"{first}\n<snip>\n{second}\n\n{new(14)}",
    ]
    found = [quote for quote in quotes(texts) if quote.post == 3]
    assert [(quote.start, quote.end) for quote in found] == [(0, texts[3].index("\n\n"))]
    assert found[0].source
    assert found[0].source.post == 1
