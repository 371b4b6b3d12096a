"""Real pages whose posts and quotations are known, where they are on this machine."""

from __future__ import annotations

from collections import Counter

import pytest
from tests.helpers import SHARED

import score
import score_files
from threadtui.readers.html import engine

CORPORA = SHARED / "corpora"
pytestmark = pytest.mark.skipif(not CORPORA.is_dir(), reason="the corpora are not on this machine")


def share(counts: Counter[str], part: str, whole: str) -> float:
    """One count as a share of another."""
    return counts[part] / counts[whole]


def counted() -> Counter[str]:
    """Sums over all HTML pages."""
    score_files.exported.cache_clear()
    by_format, _ = score.score_structured(CORPORA, ["HTML"])
    return by_format["ALL HTML"]


def test_known_engines() -> None:
    counts = counted()
    assert share(counts, "posts_ok", "pred_posts") >= 0.99
    assert share(counts, "posts_ok", "true_posts") >= 0.99
    assert share(counts, "authors_ok", "authors") >= 0.99
    assert share(counts, "links_ok", "true_links") >= 0.98
    assert counts["links_ok"] / (counts["links_ok"] + counts["links_wrong"]) >= 0.995


def test_the_same_pages_as_if_no_engine_were_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "PROFILES", ())
    counts = counted()
    found = 2 * counts["posts_ok"] / (counts["pred_posts"] + counts["true_posts"])
    assert found >= 0.95
    assert share(counts, "authors_ok", "authors") >= 0.95
