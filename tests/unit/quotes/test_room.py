"""Large arrays have pages of their own, and little is looked at at a time: neither changes what is found."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from tests.unit.quotes.made import Words, quotes

from threadtui.quotes import counts, lines, room, shingles, surprise, tokens, votes


@pytest.mark.parametrize("count", [0, 1, 1000, 1 << 20, 1 << 22])
@pytest.mark.parametrize("dtype", [np.uint16, np.int64])
def test_room_is_zeros_that_can_be_written(count: int, dtype: type[np.generic]) -> None:
    made = room.room(count, dtype)
    assert made.shape == (count,)
    assert made.dtype == dtype
    assert not made.any()
    made[:] = 7
    assert (made == 7).all()


def test_pages_may_be_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_HUGE", room._LARGE)
    assert not room.room(1 << 20, np.uint32).any()


def _thread(posts: int) -> list[str]:
    """Posts that quote one or two earlier ones, some with changed words, in words of which some recur."""
    chance, words = Random(5), Words()
    common = [words(8) for _ in range(6)]
    texts = ["\n\n".join((words(14), chance.choice(common), words(9)))]
    while len(texts) < posts:
        above = []
        for source in chance.sample(texts, min(len(texts), chance.choice((1, 1, 2)))):
            quoted = chance.choice(source.split("\n\n")).split()
            if chance.random() < 0.4:
                quoted[len(quoted) // 2] = words(1)
            above.append(" ".join(quoted))
        texts.append("\n\n".join((*above, words(chance.randint(6, 30)), chance.choice(common), words(11))))
    return texts


def test_how_much_is_looked_at_at_a_time_makes_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = _thread(120)
    found = quotes(texts)
    assert len(found) > 60
    for module, name, size in (
        (lines, "_AT_A_TIME", 3),
        (lines, "_GROWN", 3),
        (lines, "_AHEAD", 1),
        (shingles, "_ROWS", 7),
        (shingles, "_PART", 4),
        (surprise, "_ROWS", 7),
        (counts, "_AT_A_TIME", 7),
        (votes, "_ROWS", 7),
        (votes, "_PAIRS", 200),  # as many as a paragraph may have
        (votes, "_PARAGRAPHS", 1),
    ):
        with monkeypatch.context() as less:
            less.setattr(module, name, size)
            assert quotes(texts) == found, name


def test_a_count_that_16_bits_cannot_hold_is_counted_anew() -> None:
    words = tokens.tokenize(["so it is " * 30_000, "so it is said"])
    everything = np.ones(words.code.size, np.bool_)
    told = surprise.Surprise(words, everything, everything)
    assert told.of(90_000, 90_001) == pytest.approx(np.log(3), abs=0.01)


def test_words_without_their_lines_stand_where_they_stand() -> None:
    texts = ["", "One line\n\nand another", "\n", "x" * 40 + " y"]
    whole, bare = tokens.tokenize(texts), tokens.tokenize(texts, lines=False)
    assert (
        [bare.end[row] for row in range(6)] == [whole.end[row] for row in range(6)] == [3, 8, 13, 21, 40, 42]
    )
    for name in ("code", "start", "first"):
        assert getattr(whole, name).tolist() == getattr(bare, name).tolist()
    assert bare.post.size == bare.lines.block.size == 0
    assert whole.first.tolist() == [0, 0, 4, 4, 6]


@pytest.mark.parametrize("most", [1, 40_000])
def test_places_that_need_more_than_16_bits_have_them(most: int) -> None:
    words = tokens.tokenize(["a " * most])
    assert words.start.tolist() == list(range(0, 2 * most, 2))
    assert [words.end[row] for row in range(most)] == list(range(1, 2 * most, 2))


@pytest.mark.parametrize("longest", [1, 255, 256, 5000])
def test_words_of_any_length_end_where_they_end(longest: int) -> None:
    words = tokens.tokenize(["so " * 9, "so it is " + "x" * longest + " said", "so it is"])
    assert [words.end[row] for row in range(12, 17)] == [9 + longest, 14 + longest, 2, 5, 8]
