"""What engines write that the short samples do not have."""

from __future__ import annotations

from datetime import date, datetime
from html import escape
from json import dumps

import pytest
from tests.helpers import export, read_page, thread_of

from threadtui.readers.html.saved import saved_from


def vanilla(*posts: str) -> str:
    items = "".join(
        f'<li class="Item ItemComment" id="Comment_{n}"><div class="Comment"><div class="Item-Header">'
        f'<span class="Author"><a class="Username">ann{n}</a></span></div>'
        f'<div class="Item-Body"><div class="Message userContent">{words}'
        f"</div></div></div></li>"
        for n, words in enumerate(posts, 1)
    )
    return f"<!doctype html><html><body><ul>{items}</ul></body></html>"


def test_a_quotation_that_vanilla_keeps_as_data() -> None:
    told = {
        "recordID": 1,
        "recordType": "comment",
        "body": "<p>The first words.</p>",
        "embedType": "quote",
        "insertUser": {"name": "ann1"},
    }
    embed = (
        f'<div class="js-embed embedResponsive" data-embedJson="{escape(dumps(told))}">\n'
        '<a href="https://e.org/discussion/comment/1#Comment_1">https://e.org/discussion/comment/1</a>\n</div>'
    )
    made = export(thread_of(vanilla("<p>The first words.</p>", f"{embed}<p>An answer.</p>")))
    (quote,) = made["posts"][1]["quotes"]
    assert (quote["text"], quote["attribution"], quote["source"]["post"], quote["source"]["method"]) == (
        "The first words.",
        "ann1",
        1,
        "id",
    )
    assert made["posts"][1]["body"] == "An answer."


@pytest.mark.parametrize("data", ["{", '{"embedType": "quote"}', '{"embedType": "link", "url": "x"}', "[]"])
def test_other_data_is_left_as_it_is(data: str) -> None:
    embed = f'<div class="js-embed" data-embedjson="{escape(data)}"><a href="https://e.org/">e.org</a></div>'
    assert read_page(vanilla("One.", f"{embed}<p>Two.</p>")).texts[1].endswith("Two.")


def test_lines_of_code_that_are_inline_elements() -> None:
    code = "".join(
        f'<span class="codeBoxLine"><a class="lineAnchor"></a><span>line {n}</span></span>' for n in (1, 2)
    )
    page = (
        '<!doctype html><html><body><article class="wbbPost message" data-post-id="1"><div class="messageText">'
        f'<div class="codeBox"><div class="codeBoxHeader">Code</div><pre class="codeBoxCode"><code>{code}</code></pre>'
        '<span class="toggleButton">Show all</span></div></div></article></body></html>'
    )
    assert read_page(page).texts == ["line 1\nline 2"]


def test_attached_files_are_lines() -> None:
    page = (
        '<!doctype html><html><body><article class="message message--post" data-content="post-1" data-author="ann">'
        '<div class="message-body"><div class="bbWrapper">See the plan.</div></div>'
        '<section class="message-attachments"><ul><li><a href="/a/1" class="file-name">plan.pdf</a></li>'
        '<li><a href="/a/2" class="file-name">boat.jpg</a></li></ul></section></article></body></html>'
    )
    assert read_page(page).texts == ["See the plan.\n\n[file: plan.pdf]\n[file: boat.jpg]"]


POST = (
    '<article class="message message--post" data-author="a{0}" data-content="post-{0}">'
    '<span class="message-attribution"><time>{1}</time></span><div class="bbWrapper">Words {0}.</div></article>'
)


def xenforo(head: str, *dates: str) -> str:
    posts = "".join(POST.format(n, told) for n, told in enumerate(dates, 1))
    return f"<!DOCTYPE html>\n{head}<html><body>{posts}</body></html>"


SINGLE_FILE = (
    "<!--\n Page saved with SingleFile \n url: https://e.org/t/1 \n"
    " saved date: Thu Mar 21 2019 12:00:00 GMT+0100 (CET)\n-->"
)


def test_relative_dates_are_told_from_the_day_on_which_the_page_was_saved() -> None:
    told = ("Mar 14, 2019", "Yesterday at 5:04 PM", "Monday at 9:05 AM", "20 minutes ago")
    page = read_page(xenforo(SINGLE_FILE, *told))
    assert [post.date for post in page.posts] == [
        date(2019, 3, 14),
        datetime(2019, 3, 20, 17, 4),
        datetime(2019, 3, 18, 9, 5),
        datetime(2019, 3, 21, 11, 40),
    ]
    assert page.warnings == [
        (None, "some dates are told from the day on which the page was saved, 2019-03-21")
    ]


def test_without_that_day_they_are_left_out() -> None:
    page = read_page(xenforo("", "Mar 14, 2019", "Yesterday at 5:04 PM"))
    assert [post.date for post in page.posts] == [date(2019, 3, 14), None]
    assert page.warnings == [(None, "some dates are told from a day that the page does not tell; left out")]


def test_the_order_of_day_and_month_is_that_of_the_other_dates() -> None:
    page = read_page(xenforo("", "03-04-2019, 09:05 AM", "03-14-2019, 09:05 AM"))
    assert [post.date for post in page.posts] == [datetime(2019, 3, 4, 9, 5), datetime(2019, 3, 14, 9, 5)]
    assert [post.date for post in read_page(xenforo("", "03-04-2019", "04-05-2019")).posts] == [None, None]


@pytest.mark.parametrize(
    ("comment", "address", "day"),
    [
        (SINGLE_FILE, "https://e.org/t/1", date(2019, 3, 21)),
        ("<!-- saved from url=(0019)https://e.org/t/1 -->", "https://e.org/t/1", None),
        (
            "<!-- Mirrored from e.org/t/1 by HTTrack Website Copier/3.x, Thu, 21 Mar 2019 05:21:16 GMT -->",
            "http://e.org/t/1",
            date(2019, 3, 21),
        ),
        (
            "<!-- FILE ARCHIVED ON 06:40:01 Jun 03, 2010 AND RETRIEVED FROM THE\n INTERNET ARCHIVE -->",
            "",
            date(2010, 6, 3),
        ),
        ("<!-- a remark -->", "", None),
    ],
)
def test_where_a_page_was_and_when_it_was_saved(comment: str, address: str, day: date | None) -> None:
    found, saved = saved_from(f"<!DOCTYPE html>\n{comment}<html></html>".encode())
    assert found == address
    assert (saved and date(saved.year, saved.month, saved.day)) == day


def test_signs_that_were_encoded_twice_are_told() -> None:
    page = xenforo("", *["Mar 14, 2019"] * 8).replace("Words", "it&amp;#39;s &amp;quot;so&amp;quot;")
    assert read_page(page).warnings == [(None, "signs such as &quot; were encoded twice; shown as they are")]


def test_pictures_are_shown_in_lines_that_are_no_words_of_the_author() -> None:
    page = (
        '<!doctype html><html><body><article class="message message--post" data-content="post-1" data-author="ann">'
        '<div class="bbWrapper">Before.<br><img src="/a" alt="a boat"><br>After, with <img src="/b" alt="a gull">'
        " inside.</div></article></body></html>"
    )
    thread = thread_of(page)
    assert thread.text(0) == "Before.\n[image: a boat]\nAfter, with [image: a gull] inside."
    made = export(thread)
    (post,) = made["posts"]
    assert post["body"] == "Before.\n\nAfter, with [image: a gull] inside."
    assert post["attachments"] == [{"text": "[image: a boat]", "at": 9}]
    assert export(thread_of(dumps(made))) == made
