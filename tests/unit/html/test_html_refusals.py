"""Pages that hold no posts are refused in a line that says what they look like."""

from __future__ import annotations

import pytest
from tests.helpers import read_page

from threadtui.errors import NotAThread

LONG = "Words of an article that goes on for a while, as articles do, without a single remark below it. " * 30


def page(body: str, title: str = "A title", head: str = "") -> str:
    return f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def rows(mark: str, row: str) -> str:
    """Rows of a list, each with a name and a date as posts have."""
    return "".join(
        f'<div class="{mark}">{row}<a class="username">ann{n}</a> <time datetime="2019-03-{n:02}">x</time>'
        f"<p>A title of a thread that is long enough to pass for the words of a post, number {n}.</p></div>"
        for n in range(1, 9)
    )


def board(cell: str, *heads: str) -> str:
    """A list of threads of no known board, under the headings of its columns."""
    heading = "".join(f"<{cell}>{head}</{cell}>" for head in heads)
    listed = "".join(
        f'<tr><td><a href="t{n}">Thread number {n} has a title</a></td><td>{n}</td><td>{n * 31}</td>'
        f"<td>{n} Mar 2019 10:00 by ann{n}, who wrote some words there</td></tr>"
        for n in range(1, 9)
    )
    return f"<table><tr>{heading}</tr>{listed}</table>"


LOGIN = '<form action="/login"><input name="user"><input type="password" name="password"></form>'
ARTICLE = f"<article><h1>A title</h1><p>{LONG}</p><p>{LONG}</p></article>"


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (page(rows("structItem structItem--thread", "")), "a board's list of threads; open one of them"),
        (
            page(f'<table id="threadslist"><tr><td>{rows("x", "")}</td></tr></table>'),
            "a board's list of threads",
        ),
        (page(f'<ul class="topiclist">{rows("x", "")}</ul>'), "a board's list of threads"),
        (page(board("th", "Topics", "Replies", "Views", "Last Post")), "a board's list of threads"),
        (page(board("td", "Themen", "Antworten", "Aufrufe", "Letzter Beitrag")), "a board's list of threads"),
        (page(LOGIN, "Log in | A board"), "a login page; log in, open the thread and save that"),
        (
            page(f"{LOGIN}<p>Please log in to see this thread, as guests may not read here at all.</p>"),
            "a login page",
        ),
        (page(ARTICLE), "an article without comments"),
        (page(ARTICLE + rows("teaser", "")), "an article without comments"),
        (
            page("<p>Checking your browser.</p>", "Just a moment..."),
            "a check for humans in place of the page",
        ),
        (page("<p>Sorry.</p>", "404 Not Found"), "a page that says the thread is not there"),
        (
            page('<div id="app"></div><script src="a.js"></script>'),
            "a page that scripts fill in; save it",
        ),
        (page("<p>Nothing of note here.</p>" * 40), "an HTML page without posts"),
    ],
)
def test_what_a_page_looks_like(made: str, said: str) -> None:
    with pytest.raises(NotAThread) as caught:
        read_page(made)
    assert f"looks like {said}" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_thread_with_a_login_form_and_a_list_beside_it_is_a_thread() -> None:
    posts = "".join(
        f'<div class="comment-box"><b class="username">ann{n}</b> <time datetime="2019-03-{n:02}">x</time>'
        f"<p>{LONG[: 200 + n]}</p></div>"
        for n in range(1, 6)
    )
    read = read_page(page(LOGIN + posts + rows("structItem structItem--thread", "")[:400]))
    assert len(read.posts) == 5
