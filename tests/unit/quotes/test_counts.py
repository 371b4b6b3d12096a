"""Counts in a byte or two are right for what is met more often than these can tell, too."""

from __future__ import annotations

import numpy as np
import pytest

from threadtui.quotes import counts
from threadtui.quotes.counts import Counts


@pytest.mark.parametrize("bits", [10, 17, 20])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("scale", [1, 400, 70_000])
def test_counts_are_those_of_all_numbers(
    bits: int, dtype: type[np.uint8 | np.uint16], scale: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counts, "_AT_A_TIME", 1000)
    chance = np.random.default_rng(3)
    common = chance.integers(1 << bits, size=3)
    numbers = np.concatenate(
        (chance.integers(1 << bits, size=5000), np.repeat(common, (scale, scale // 2, 1)))
    )
    chance.shuffle(numbers)
    told = Counts(numbers.astype(np.uint32), bits, dtype)
    every = np.arange(1 << bits)
    assert told.of(every).tolist() == np.bincount(numbers, minlength=1 << bits).tolist()


@pytest.mark.parametrize("times", [254, 255, 256, 257, 511, 512])
def test_a_byte_is_enough_up_to_254_times(times: int) -> None:
    told = Counts(np.full(times, 77, np.uint32), 10, np.uint8)
    assert told.of(np.array([76, 77, 78])).tolist() == [0, times, 0]


def test_nothing_is_counted_of_no_numbers() -> None:
    assert Counts(np.zeros(0, np.uint32), 10, np.uint8).of(np.arange(1 << 10)).sum() == 0
