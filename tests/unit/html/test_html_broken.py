"""Pages that are cut, wrongly nested, hostile or no threads: what can be had, or one line that says what it is."""

from __future__ import annotations

import pytest
from tests.helpers import SAMPLES, read_page, thread_of

from threadtui.errors import NotAThread
from threadtui.model import Post
from threadtui.readers import InputFile
from threadtui.readers.html.reader import HtmlPage

WHOLE = (SAMPLES / "html" / "xenforo-2.html").read_text("utf-8")


def page_of(*bodies: str, head: str = "") -> str:
    """A page of posts with these bodies."""
    posts = "".join(
        f'<article class="message" data-author="A{n}" data-content="post-{n}"><div class="message-body">'
        f'<div class="bbWrapper">{body}</div></div></article>'
        for n, body in enumerate(bodies, start=1)
    )
    return f"<!doctype html><html><head>{head}</head><body><h1>Title</h1>{posts}</body></html>"


@pytest.mark.parametrize("share", [0.35, 0.5, 0.75, 0.9, 0.99])
def test_a_page_cut_anywhere_gives_the_posts_before_the_cut(share: float) -> None:
    page = read_page(WHOLE[: int(len(WHOLE) * share)])
    assert page.names == ["beacon_bea", "Olaf Tidemark", "keeper_of_gulls", "beacon_bea"][: len(page.posts)]
    assert page.texts[0].startswith("Since Tuesday our harbour lamp")


def test_unclosed_and_wrongly_nested_tags() -> None:
    page = read_page(page_of("one <b>two <i>three</b> four", "<div><p>five<td>six</div></i>"))
    assert page.texts == ["one two three four", "five\n\nsix"] or page.texts[0] == "one two three four"


def test_posts_inside_a_signature_that_was_never_closed() -> None:
    comment = '<li id="comment-{0}" class="comment" data-comment-id="{0}"><span class="comment-copy">No. {0}.</span>'
    comments = "".join(map(comment.format, range(3)))
    page = read_page(
        '<div class="question js-question" id="question" data-questionid="1"><div class="s-prose js-post-body">'
        f'<p>The question.</p></div><div class="post-signature">{comments}'
    )
    assert page.texts == ["The question.", "No. 0.", "No. 1.", "No. 2."]


def test_blocks() -> None:
    body = (
        "<p>First.</p><p>Second<br>line</p><ul><li>a</li><li>b</li></ul><ol><li>x</li><li>y</li></ol>"
        "<pre>def f():\n    return 1</pre><table><tr><td>1</td><td>2</td></tr></table>"
        '<img src="/boat.jpg" alt="a boat"><img class="smilie" src="s.png" alt=":)">'
    )
    assert read_page(page_of(body, "x")).texts[0] == (
        "First.\n\nSecond\nline\n\n- a\n- b\n\n1. x\n2. y\n\ndef f():\n    return 1\n\n1 | 2\n\n[image: a boat]:)"
    )


def test_no_text_can_command_a_terminal() -> None:
    page = read_page(page_of("&#27;[31mred \x1b]0;t\x07 &#x202e;abc&#x9b;2J", "<pre>&#27;[2J\n\tx</pre>"))
    for text in page.texts:
        assert not any((ord(letter) < 32 and letter != "\n") or 0x7F <= ord(letter) < 0xA0 for letter in text)
        assert "\u202e" not in text


def test_a_name_and_a_title_are_clean_too() -> None:
    page = thread_of('<title>\x1b]0;x</title><article class="message" data-author="&#27;[1mEve" data-content="post-1">'
                     '<div class="message-body"><div class="bbWrapper">hi</div></div></article>')  # fmt: skip
    assert page.posts[0].author == "␛[1mEve"
    assert "\x1b" not in page.title


def test_deep_nesting_is_read_to_the_end() -> None:
    page = read_page(page_of("<div>" * 3000 + "bottom" + "</div>" * 3000, "<blockquote>" * 500 + "deep"))
    assert page.texts[0] == "bottom"


def test_nesting_without_end_is_cut() -> None:
    page = read_page(page_of("first", "<div>" * 100_000 + "second"))
    assert page.texts[0] == "first"
    assert page.warnings == [(1, "nests too deep; what follows is left out")]


def test_a_list_of_many_items_takes_no_longer_for_each() -> None:
    assert read_page(page_of("<ol>" + "<li>x" * 20_000, "y")).texts[0].endswith("\n20000. x")


def test_a_card_without_a_word() -> None:
    post = page_of("hi").replace(
        '<div class="message-body">', '<div class="message-user"></div><div class="message-body">'
    )
    assert read_page(post).names == ["A1"]


def test_one_post_of_many_megabytes() -> None:
    words = "word " * 400_000
    assert len(read_page(page_of(words, "x")).texts[0]) == len(words) - 1


def test_a_quotation_that_names_a_post_elsewhere_has_no_guessed_source() -> None:
    quote = '<blockquote class="bbCodeBlock--quote" data-quote="Zed" data-source="post: 999">never said</blockquote>'
    thread = thread_of(page_of("Something else entirely.", quote + "Answer."))
    assert [(q.attribution, q.source) for q in thread.quotes] == [("Zed", None)]


@pytest.mark.parametrize(
    ("declared", "encoding", "word"),
    [
        ("windows-1251", "cp1251", "Привет"),
        ("Shift_JIS", "cp932", "日本語"),
        ("iso-8859-1", "cp1252", "“café”"),
    ],
)
def test_the_declared_charset_is_believed(declared: str, encoding: str, word: str) -> None:
    page = page_of(word * 5, head=f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">')
    assert read_page(page.encode(encoding)).texts[0] == word * 5


def test_bytes_that_are_sound_utf_8_are_nothing_else() -> None:
    page = page_of("Привет", head='<meta charset="windows-1251">')
    assert read_page(page.encode()).texts[0] == "Привет"


def test_links_keep_their_addresses() -> None:
    head = '<link rel="canonical" href="https://forum.example/threads/5/">'
    body = 'See <a href="/help">the help</a> and <a href="javascript:x()">this</a>.'
    reader = HtmlPage(InputFile("page.html", page_of(body, "x", head=head).encode()))
    post: Post = next(iter(list(reader.posts())))
    text = reader.text(post)
    assert [(text[link.start : link.end], link.address) for link in reader.links(post)] == [
        ("the help", "https://forum.example/help")
    ]


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<!DOCTYPE html><html><body>Hello</body></html>", "looks like an HTML page without posts"),
        ("\n <HTML lang=en>", "looks like an HTML page without posts"),
        ("<html><article><p>News</p></article>", "looks like an article without comments"),
        (
            '<html><form><input name=u><input type="password"></form>',
            "looks like a login page; log in, open the thread and save that",
        ),
        (
            '<html><ul class="topiclist"><li>A</li></ul>',
            "looks like a board's list of threads; open one of them and save that",
        ),
    ],
)
def test_what_is_no_thread_is_named(page: str, said: str) -> None:
    with pytest.raises(NotAThread) as caught:
        thread_of(page)
    assert str(caught.value) == f"page.txt: {said}"


def test_relative_dates_are_left_out_with_one_notice() -> None:
    post = (
        '<div class="message" data-author="A" data-content="post-{}"><time>Yesterday at 5:04 PM</time></div>'
    )
    page = page_of("one", "two").replace('<div class="message-body">', "<time>Yesterday at 5:04 PM</time>"
                                         '<div class="message-body">')  # fmt: skip
    read = read_page(page)
    assert [post.date for post in read.posts] == [None, None]
    assert [message for _, message in read.warnings] == [
        "some dates are told from a day that the page does not tell; left out"
    ]
    assert post
