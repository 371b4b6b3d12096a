"""Real pages whose quotations are known, where they are on this machine."""

from __future__ import annotations

from collections import Counter

import pytest
from tests.helpers import SHARED

import score

CORPORA = SHARED / "corpora"
pytestmark = pytest.mark.skipif(not CORPORA.is_dir(), reason="the corpora are not on this machine")


@pytest.fixture(scope="module")
def counts() -> Counter[str]:
    """Sums over the flattened forum pages."""
    by_format, _ = score.score_all(CORPORA)
    return sum(by_format.values(), Counter())


def test_posts_are_found(counts: Counter[str]) -> None:
    assert counts["posts_ok"] / counts["pred_posts"] >= 0.95
    assert counts["posts_ok"] / counts["true_posts"] >= 0.96


def test_sources_are_found(counts: Counter[str]) -> None:
    assert counts["links_ok"] / counts["true_links"] >= 0.90
