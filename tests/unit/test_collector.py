"""The garbage collector at rest."""

from __future__ import annotations

import gc

import pytest

from threadtui.collector import at_rest


def test_the_collector_rests_and_works_again() -> None:
    assert gc.isenabled()
    with at_rest():
        assert not gc.isenabled()
        with at_rest():
            assert not gc.isenabled()
        assert not gc.isenabled(), "who asked for rest first is not done"
    assert gc.isenabled()


def test_the_collector_works_again_after_an_error() -> None:
    @at_rest()
    def fail() -> None:
        raise ValueError("no")

    for _ in range(2):
        with pytest.raises(ValueError, match="no"):
            fail()
    assert gc.isenabled()


def test_a_collector_that_did_not_work_stays_so() -> None:
    gc.disable()
    try:
        with at_rest():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
