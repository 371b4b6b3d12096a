"""Mail on pages of list archives: several pages are one mailbox."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.helpers import SAMPLES, read_page

from threadtui.errors import NotAThread
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


def test_answers_whose_subjects_lost_their_re_are_of_one_thread(tmp_path: Path) -> None:
    page = (SAMPLES / "archives" / "pipermail.html").read_text("utf-8")
    for number in (1, 2):
        answer = re.sub(r"(?i)In-Reply-To=[^&\"]+", f"In-Reply-To=%3Cm{number}@e.org%3E", page)
        (tmp_path / f"{number}.html").write_text(answer.replace("Re: ", ""))
    (tmp_path / "3.html").write_text(re.sub(r"(?i)(<(?:title|h1)>)[^<]*", r"\1[list] Another matter", page))
    assert sorted(entry.posts for entry in open_threads(tmp_path).entries) == [1, 2]


def test_the_index_of_a_month_is_refused_with_what_to_open() -> None:
    title = "<title>The list July 2013 Archive by thread</title>"
    index = f"<html><head>{title}</head><body><ul><li><a href=1.html>x</a></ul>"
    with pytest.raises(NotAThread, match="open the folder with its messages"):
        read_page(index + "<p>" + "Messages sorted by date and by their authors. " * 20)


def test_a_page_cut_in_the_middle_gives_what_is_there() -> None:
    page = read_page(PAGE[: PAGE.index("The cat takes") + 9])
    assert page.names == ["Banister Reed"]
    assert page.texts[0].endswith("The cat t")
