"""Several pages of one thread, read as one."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.helpers import export

from threadtui.load import open_thread, open_threads
from threadtui.readers import InputFile
from threadtui.readers.opening import several
from threadtui.thread import Thread


def post(number: int, words: str, name: str = "ann", day: int | None = None, shown: bool = True) -> str:
    """A post of XenForo 2; `shown`: with its id."""
    told = f'data-content="post-{number}"' if shown else ""
    time = f'<time datetime="2019-03-{day or number:02}T09:00:00+0000"></time>'
    return (
        f'<article class="message message--post" {told} data-author="{name}">{time}'
        f'<div class="message-body"><div class="bbWrapper">{words}</div></div></article>'
    )


def page(*posts: str, title: str = "A lamp") -> bytes:
    return f"<!DOCTYPE html><html><body><h1 class='p-title-value'>{title}</h1>{''.join(posts)}</body></html>".encode()


def read(*pages: bytes) -> Thread:
    return open_thread(several([InputFile(f"page-{at}.html", data) for at, data in enumerate(pages, 1)]))


def bodies(thread: Thread) -> list[str]:
    return [thread.body(at).text for at in range(len(thread.posts))]


QUOTE = '<blockquote class="bbCodeBlock--quote" data-source="post: 1"><div>One.</div></blockquote>'


def test_pages_are_read_in_the_order_of_the_thread_whatever_the_order_of_the_files() -> None:
    last, first = page(post(3, "Three."), post(4, "Four.")), page(post(1, "One."), post(2, "Two."))
    thread = read(last, first)
    assert bodies(thread) == ["One.", "Two.", "Three.", "Four."]
    assert (thread.format, thread.source, thread.packed) == ("XenForo 2", "page-1.html", ("files",))


def test_a_quotation_finds_its_source_on_another_page() -> None:
    thread = read(page(post(1, "One."), post(2, "Two.")), page(post(3, f"{QUOTE}Three.")))
    (quote,) = export(thread)["posts"][2]["quotes"]
    assert (quote["source"]["post"], quote["source"]["method"]) == (1, "id")


@pytest.mark.parametrize("shown", [True, False], ids=["by id", "by words"])
def test_posts_that_two_pages_have_are_taken_once(shown: bool) -> None:
    first = page(*(post(number, f"Words {number}.", shown=shown) for number in (1, 2, 3)))
    second = page(*(post(number, f"Words {number}.", shown=shown) for number in (3, 4)))
    assert bodies(read(first, second)) == ["Words 1.", "Words 2.", "Words 3.", "Words 4."]


def test_posts_with_one_id_that_differ_are_two() -> None:
    assert bodies(read(page(post(1, "One.")), page(post(1, "Two.", name="bob", day=2)))) == ["One.", "Two."]


def test_a_page_that_says_the_same_twice_keeps_both() -> None:
    twice = page(post(1, "Again.", shown=False), post(2, "Again.", day=1, shown=False))
    assert bodies(read(twice, page(post(3, "Three.")))) == ["Again.", "Again.", "Three."]


def test_without_the_order_of_time_the_order_of_the_files_counts() -> None:
    assert bodies(read(page(post(3, "Three."), post(1, "One.")), page(post(2, "Two.")))) == [
        "Three.",
        "One.",
        "Two.",
    ]


@pytest.mark.parametrize("number", ["Page 2", "page 2 of 9", "Seite 2", "(Página 2)", "第 2 页"])
def test_the_number_of_a_page_is_no_part_of_the_title(number: str) -> None:
    thread = read(page(post(1, "One.")), page(post(2, "Two."), title=f"A lamp - {number}"))
    assert (thread.title, len(thread.posts)) == ("A lamp", 2)


def test_pages_of_two_threads_are_two_threads() -> None:
    files = [InputFile("a", page(post(1, "One."))), InputFile("b", page(post(2, "Two."), title="An owl"))]
    assert [entry.title for entry in open_threads(several(files)).entries] == ["A lamp", "An owl"]


def test_names_are_ordered_as_people_count(tmp_path: Path) -> None:
    for number in (10, 9, 1):
        (tmp_path / f"page-{number}.html").write_bytes(page(post(number, f"Words {number}.", day=1)))
    assert bodies(open_thread(tmp_path)) == ["Words 1.", "Words 9.", "Words 10."]
