"""Mail on pages of list archives: several pages are one mailbox."""

from __future__ import annotations

from pathlib import Path

from tests.helpers import SAMPLES, read_page

from threadtui.load import open_threads

PAGE = (SAMPLES / "archives" / "hypermail.html").read_text("utf-8")
OPENING = (
    PAGE.replace('id="s2_at_stairs.example"', 'id="s1_at_stairs.example"')
    .replace('inreplyto="s1_at_stairs.example"', 'inreplyto=""')
    .replace("Banister Reed", "Tread Walker")
    .replace("Thu, 14 Mar 2019 18:40", "Thu, 14 Mar 2019 09:05")
    .replace('subject="Re: ', 'subject="')
)


def test_pages_of_an_archive_are_threaded_by_their_headers(tmp_path: Path) -> None:
    (tmp_path / "1002.html").write_text(PAGE)
    (tmp_path / "1001.html").write_text(OPENING)
    threads = open_threads(tmp_path)
    assert len(threads) == 1
    thread = threads.open(1)
    assert [post.author for post in thread.posts] == ["Tread Walker", "Banister Reed"]
    assert thread.graph.answered(1) == 0
    assert (thread.format, thread.packed) == ("Hypermail", ("folder",))


def test_a_page_cut_in_the_middle_gives_what_is_there() -> None:
    page = read_page(PAGE[: PAGE.index("The cat takes") + 9])
    assert page.names == ["Banister Reed"]
    assert page.texts[0].endswith("The cat t")
