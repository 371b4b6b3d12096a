"""Pages whose posts an engine's rules, or what repeats, tell only in part: changed skins, openings unlike replies."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from tests.helpers import read_page

from threadtui.errors import NotAThread

SAID = [
    ("Ivy", "Who painted the post box green overnight? It was red when I went to bed."),
    ("Sorrel", "It was always green. We were looking at it wrong, and for eleven years."),
    ("Tansy", "Then who painted the street? Somebody has to have been up all night."),
    ("Ivy", "The baker was. He says that he saw nothing, with paint on his sleeve."),
]


def drupal(*heads: str) -> str:
    """A page of Drupal whose skin has a head of its own above the words of each comment."""
    rows = "".join(
        f'<article class="comment" id="comment-{n}">{head}<div class="content"><p>{said}</p></div></article>'
        for n, (head, (_, said)) in enumerate(zip(heads, SAID * 3, strict=False), 1)
    )
    return f'<!doctype html><html><body><section id="comments">{rows}</section></body></html>'


def test_names_and_dates_of_a_changed_skin() -> None:
    heads = [
        f'<div class="who"><b class="poster">{name}</b> <span>Joined</span> <i>May {n}, 2009</i></div>'
        f'<p class="stamp"><span title="March {n}, 2019 at 8:15 pm">5y</span></p>'
        for n, (name, _) in enumerate(SAID, 1)
    ]
    read = read_page(drupal(*heads))
    assert read.format == "Drupal forum"
    assert read.names == [name for name, _ in SAID]
    assert [post.date for post in read.posts] == [datetime(2019, 3, n, 20, 15) for n in range(1, 5)]


def test_names_in_the_line_of_the_date() -> None:
    read = read_page(drupal(*(f'<div class="line">{name} | March 4, 2019</div>' for name, _ in SAID)))
    assert read.names == [name for name, _ in SAID]
    assert {post.date for post in read.posts} == {date(2019, 3, 4)}


def test_somebody_who_is_answered_is_no_author() -> None:
    heads = [f'<div class="who"><b class="poster">{name}</b></div>' for name, _ in SAID * 3]
    heads[2] = f'<div class="username">In reply to Ivy</div>{heads[2]}'
    assert read_page(drupal(*heads)).names == [name for name, _ in SAID * 3]


def hashed(*parts: str) -> str:
    """A page whose classes say nothing, as scripts make them."""
    return f'<!doctype html><html><body><h1>Green</h1><div class="k1">{"".join(parts)}</div></body></html>'


def reply(number: int, box: str = "x7f", date: str = "28/11/2025 at 7:16 pm") -> str:
    name, said = SAID[number]
    return (
        f'<div class="{box}"><div class="q1z"><img src="/a.png" alt="{name.upper()}"><div class="p0">'
        f'<div class="w2">{name}</div>'
        f'<div class="w3">{date}</div></div></div><div class="t9"><p>{said}</p></div>'
        f'<button aria-label="Reply to post"></button></div>'
    )


def test_a_picture_tells_the_name_beside_it() -> None:
    read = read_page(hashed(*map(reply, range(4))))
    assert read.names == [name for name, _ in SAID]
    assert read.posts[0].date == datetime(2025, 11, 28, 19, 16)


def test_buttons_tell_that_something_is_a_post() -> None:
    rows = "".join(
        f'<div class="x{"abcd"[n]}7"><time datetime="2019-03-0{n + 1}">x</time><div class="t9"><p>{said}</p></div>'
        f"<button>Reply</button></div>".replace(f"x{'abcd'[n]}7", "x7")
        for n, (_, said) in enumerate(SAID)
    )
    assert read_page(hashed(rows)).texts == [said for _, said in SAID]
    with pytest.raises(NotAThread):
        read_page(hashed(rows.replace("Reply", "Buy")))


def test_an_opening_post_unlike_the_replies() -> None:
    link = '<a class="user" href="/members/{}">{}</a>'
    opening = (
        f'<div class="lead"><h2>Green</h2><div>{link.format(1, "Ivy")} <span>1 March 2019</span></div>'
        f'<div class="big"><p>{SAID[0][1]}</p></div></div>'
    )
    replies = "".join(
        f'<li class="re">{link.format(n, name)}<time datetime="2019-03-0{n}">x</time>'
        f'<div class="small"><p>{said}</p></div></li>'
        for n, (name, said) in enumerate(SAID[1:], 2)
    )
    body = f"<nav>{link.format(9, 'You')}</nav><div>{opening}<ul>{replies}</ul></div>"
    read = read_page(f"<!doctype html><html><body>{body}</body></html>")
    assert read.names == [name for name, _ in SAID]
    assert read.texts == [said for _, said in SAID]
    assert read.posts[0].date == date(2019, 3, 1)


def test_what_stands_before_the_replies_and_is_of_nobody_is_no_post() -> None:
    notice = f'<div class="rules"><p>{SAID[0][1]}</p><a class="rule" href="/rules/1">Rules</a></div>'
    read = read_page(hashed(notice, *map(reply, range(1, 4))))
    assert read.texts == [said for _, said in SAID[1:]]


def test_cards_of_other_pages_are_refused() -> None:
    cards = "".join(
        f'<div class="post"><h3><a href="/news/{n}">{n}. {said}</a></h3><b class="author">{name}</b>'
        f'<time datetime="2019-03-0{n}">x</time><p>In short: {said}</p></div>'
        for n, (name, said) in enumerate(SAID * 2, 1)
    )
    with pytest.raises(NotAThread, match="looks like a list of other pages; open one of them and save that"):
        read_page(hashed(cards))
    names = "".join(
        f'<div class="post"><h4><a class="author" href="/u/{n}">{name}</a></h4>'
        f'<time datetime="2019-03-0{n}">x</time><p>{said}</p></div>'
        for n, (name, (_, said)) in enumerate(zip(("Ivy", "Sorrel", "Tansy", "Madder"), SAID, strict=True), 1)
    )
    assert read_page(hashed(names)).names == ["Ivy", "Sorrel", "Tansy", "Madder"]
    posts = "".join(
        f'<div class="post"><h3><a href="#{n}">Re: Green</a></h3><b class="author">{name}</b>'
        f'<time datetime="2019-03-0{n}">x</time><p>{said}</p></div>'
        for n, (name, said) in enumerate(SAID, 1)
    )
    assert read_page(hashed(posts)).names == [name for name, _ in SAID]


def test_dates_whose_order_only_time_tells() -> None:
    days = ("9/6/16 12:39 p.m.", "9/6/16 1:25 p.m.", "9/11/16 8:00 a.m.", "10/2/16 8:00 a.m.")
    read = read_page(hashed(*(reply(n, date=day) for n, day in enumerate(days))))
    assert [post.date for post in read.posts][2] == datetime(2016, 9, 11, 8, 0)
    assert any("with the month first" in message for _, message in read.warnings)
    doubtful = read_page(hashed(*(reply(n, date="9/6/16 12:39 p.m.") for n in range(4))))
    assert {post.date for post in doubtful.posts} == {None}
    assert any("9/6/16 leave open which number is the day" in message for _, message in doubtful.warnings)


def test_answers_that_tell_no_number_but_in_their_id() -> None:
    signed = '<div class="post-signature"><div class="user-details"><a>{}</a></div></div>'
    post = f'<div class="js-post-body"><p>{{}}</p></div>{signed}'
    answers = "".join(
        f'<div class="answer" id="answer-{n}"><div class="answercell">{post.format(said, name)}</div></div>'
        for n, (name, said) in enumerate(SAID[1:], 2)
    )
    question = f'<div id="question"><div class="postcell">{post.format(SAID[0][1], SAID[0][0])}</div></div>'
    read = read_page(f"<!doctype html><html><body>{question}{answers}</body></html>")
    assert read.format == "Stack Exchange"
    assert read.texts == [said for _, said in SAID]
    assert read.names == [name for name, _ in SAID]
