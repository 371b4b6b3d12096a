"""Pages of no known engine."""

from __future__ import annotations

from tests.helpers import read_page, thread_of

POSTS = [
    ("Ivy", "2020-05-01 10:00", "Who painted the post box green overnight?"),
    ("Sorrel", "2020-05-01 11:30", "It was always green. We were looking at it wrong."),
    ("Ivy", "2020-05-02 08:15", "Then who painted the street?"),
]


def page(container: str, name: str, time: str, words: str) -> str:
    """A page that marks its posts with these classes."""
    rows = "".join(
        f'<div class="{container}" id="c{n}"><div class="top"><span class="{name}">{who}</span>'
        f'<span class="{time}">{when}</span></div><div class="{words}"><p>{said}</p></div></div>'
        for n, (who, when, said) in enumerate(POSTS, start=1)
    )
    menu = "".join(f'<li class="item"><a href="/{n}">Menu {n}</a></li>' for n in range(9))
    return f"<html><title>Green - Village</title><ul>{menu}</ul>{rows}<div class=foot>2020-01-01</div></html>"


def test_posts_authors_and_dates_are_found() -> None:
    for classes in (
        ("entry", "author", "date", "text"),
        ("talk-item", "user-name", "posted", "message-body"),
    ):
        read = read_page(page(*classes))
        assert read.format == "HTML page with repeated posts"
        assert read.names == [who for who, _, _ in POSTS]
        assert [str(post.date)[:16] for post in read.posts] == [when for _, when, _ in POSTS]
        assert read.texts == [said for _, _, said in POSTS]


def test_a_quotation_names_its_post() -> None:
    quoting = page("entry", "author", "date", "text").replace(
        "<p>Then",
        '<blockquote><cite><a href="#c2">Sorrel wrote:</a></cite>It was always green.</blockquote><p>Then',
    )
    quotes = list(thread_of(quoting).quotes)
    assert [(quote.attribution, quote.source and quote.source.post) for quote in quotes] == [("Sorrel", 1)]
