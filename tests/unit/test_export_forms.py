"""The forms other than JSON: what they say, and that no word of a post is read as markup there."""

from __future__ import annotations

import email
import json
import mailbox
import tracemalloc
from email.header import decode_header, make_header
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser
from tests.helpers import SAMPLES, folded, thread_of

from threadtui.export import FORMS, write, write_all
from threadtui.load import open_thread
from threadtui.thread import Thread

EVERY = sorted(path for path in SAMPLES.rglob("*") if path.is_file())
HOSTILE = '<script>alert(1)</script> & "x" *a* _b_ `c` [d](e) #f\n> g\nFrom h\n\n# i\n1. j\n- k\n===\n    l'


def thread(*posts: dict[str, Any]) -> Thread:
    return thread_of("\n".join(map(json.dumps, posts)))


def form(made: Thread, name: str) -> str:
    return "".join(write(made, name))


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("sample", EVERY, ids=lambda path: path.name)
def test_every_form_of_every_sample_has_every_word(sample: Path, name: str) -> None:
    made = open_thread(sample)
    written = form(made, name)
    bodies = (made.body(at).text for at in range(len(made.posts)))
    for text in (*bodies, *map(made.quote_text, range(len(made.quotes)))):
        assert all(word in written for word in text.split() if word.isalnum())


ANSWERED = thread(
    {"title": "A title", "body": "The wheel squeaks.", "author": "ann", "date": "2019-03-14", "id": "1"},
    {
        "body": "Oil it.",
        "quotes": [{"text": "The wheel squeaks.", "source": "1"}],
        "author": "böb",
        "edited": True,
        "date": "2019-03-14T09:05:00+01:00",
    },
)


def test_text() -> None:
    assert form(ANSWERED, "text") == (
        "A title\n\n#1  ann  2019-03-14\nThe wheel squeaks.\n\n"
        "#2  böb  2019-03-14 09:05+01:00  edited\nann wrote (#1):\n> The wheel squeaks.\n\nOil it.\n\n"
    )


def test_markdown() -> None:
    assert form(ANSWERED, "markdown") == (
        "# A title\n\n## \\#1 ann · 2019-03-14\n\nThe wheel squeaks.\n\n"
        "## \\#2 böb · 2019-03-14 09:05+01:00 · edited\n\n> **ann** (\\#1):\n> \n> The wheel squeaks.\n\nOil it.\n\n"
    )


def test_html() -> None:
    page = LexborHTMLParser(form(ANSWERED, "html"))
    answer = page.css("article")[1]
    quote = answer.css_first("blockquote")
    assert (answer.id, quote.attributes["cite"], quote.css_first("p").text()) == (
        "post-2",
        "#post-1",
        "The wheel squeaks.",
    )
    assert [node.text() for node in answer.css(".words > p")] == ["Oil it."]


def test_mbox(tmp_path: Path) -> None:
    (tmp_path / "box").write_text(form(ANSWERED, "mbox"), "utf-8")
    first, second = mailbox.mbox(tmp_path / "box")
    assert (first["Subject"], second["Subject"]) == ("A title", "Re: A title")
    assert second["In-Reply-To"] == first["Message-ID"]
    assert str(make_header(decode_header(second["From"]))) == "böb <b-b@threadtui.invalid>"
    assert second["Date"] == "Thu, 14 Mar 2019 08:05:00 +0000"
    assert second.get_payload(decode=True) == b"ann wrote:\n> The wheel squeaks.\n\nOil it.\n"


def test_an_mbox_is_one_thread_whoever_answers_whom(tmp_path: Path) -> None:
    loose = thread({"body": "One."}, {"body": "Two."}, {"body": "Three."})
    (tmp_path / "box").write_text(form(loose, "mbox"), "utf-8")
    first, *others = mailbox.mbox(tmp_path / "box")
    assert [(mail["References"], mail["In-Reply-To"]) for mail in others] == [(first["Message-ID"], None)] * 2


def test_hostile_words_are_words_in_html() -> None:
    page = LexborHTMLParser(form(thread({"body": HOSTILE, "author": "<b>", "title": "</title><p>"}), "html"))
    assert page.css_first(".words > p").text() == HOSTILE
    assert page.css_first(".author").text() == "<b>"
    assert (page.css_first("h1").text(), page.css("script")) == ("</title><p>", [])


def test_hostile_words_are_words_in_markdown() -> None:
    written = form(thread({"body": HOSTILE, "author": "*a*", "title": "a\n# b"}), "markdown")
    assert "# a \\# b\n" in written
    assert "\\*a\\*" in written
    assert r"\<script\>alert(1)\</script\>" in written
    assert "\n\\# i" in written
    assert "\n1\\. j" in written
    assert "\n\\- k" in written
    assert "\n\u00a0\u00a0\u00a0\u00a0l" in written


def test_hostile_words_are_words_in_a_mailbox(tmp_path: Path) -> None:
    post = {
        "body": HOSTILE,
        "author": 'x"\\y\n\nz',
        "title": "a\nBcc: b",
        "permalink": "https://e.org/\nBcc: c",
    }
    (tmp_path / "box").write_text(form(thread(post), "mbox"), "utf-8")
    (mail,) = mailbox.mbox(tmp_path / "box")
    assert mail["Bcc"] is None
    assert email.utils.parseaddr(mail["From"])[0] == 'x"\\y z'
    assert b"\n>From h\n" in mail.get_payload(decode=True)


@pytest.mark.parametrize(
    ("address", "kept"), [("https://e.org/a(b)<c>", True), ("javascript:alert(1)", False)]
)
def test_links_lead_to_the_web_only(address: str, kept: bool) -> None:
    post = {"body": "See there.", "links": [{"text": "there", "address": address, "at": 4}]}
    made = thread(post)
    page = LexborHTMLParser(form(made, "html"))
    assert [node.attributes["href"] for node in page.css(".words a")] == [address] * kept
    written = form(made, "markdown")
    assert ("See [there](<https://e.org/a(b)%3Cc%3E>)." if kept else "See there.") in written


def test_an_address_in_markdown_keeps_its_signs() -> None:
    written = form(thread({"body": "See https://e.org/a_b_c."}), "markdown")
    assert "See <https://e.org/a_b_c>." in written


@given(st.text(max_size=60), st.sampled_from(sorted(FORMS)))
def test_any_words_make_any_form(words: str, name: str) -> None:
    made = thread({"body": words, "author": words, "title": words, "quotes": [{"text": words, "at": 3}]})
    assert folded(form(made, name))


def test_quotations_nested_without_end_are_written() -> None:
    page = "<blockquote>" * 3000 + "deep" + "</blockquote>" * 3000
    posts = "".join(
        f"<article class='message message--post'><div class='bbWrapper'>{page}</div></article>" * 2
    )
    made = thread_of(f"<!DOCTYPE html><html><body>{posts}</body></html>")
    for name in FORMS:
        assert "deep" in form(made, name)


def test_a_long_thread_is_never_held_as_a_whole() -> None:
    made = thread(*({"body": f"{'word ' * 200}{number}"} for number in range(2000)))
    made.texts()
    whole = sum(map(len, write(made, "json")))
    tracemalloc.start()
    for _ in write(made, "json"):
        pass
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < whole / 2


@pytest.mark.parametrize("name", FORMS)
def test_every_form_of_several_threads(name: str) -> None:
    other = thread(
        {"title": "Another", "body": "Words.", "id": "1"},
        {"body": "No.", "quotes": [{"text": "Words.", "source": "1"}]},
    )
    written = "".join(write_all([ANSWERED, other], name))
    for word in ("squeaks", "Oil", "Words", "No."):
        assert word in written
    if name == "html":
        page = LexborHTMLParser(written)
        ids = [node.id for node in page.css("article")]
        assert ids == ["post-1", "post-2", "thread-2-post-1", "thread-2-post-2"]
        assert [node.attributes["cite"] for node in page.css("blockquote")] == ["#post-1", "#thread-2-post-1"]
        assert written.count("<html>") == 1
