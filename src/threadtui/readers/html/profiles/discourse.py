"""Discourse 1 to 3 and the monthly versions after: the page for crawlers (`.crawler-post`), and a saved live page.

Quotations name posts by their number in the topic, so that is a post's id here. A bare `blockquote` holds what the
author set apart (`>` in Markdown), from wherever: it is part of the author's words.
"""

from threadtui.readers.html.profile import Profile

_TOPIC = ("meta[property='og:url']@content", "link[rel=canonical]@href")
_NUMBER = r"(?:^(?=\d+$)|/t/(?:[^/]*/)?)(\d+)"
_QUOTE = "aside.quote"
_DROP = (
    ".quote-controls, .onebox .site-icon, .lightbox-wrapper .meta, .spoiler-arrow, .expand-post, img.site-icon,"
    " .post-menu-area, .codeblock-button-wrapper, .d-editor-button-bar, .cooked-selection-barrier"
)

CRAWLER = Profile(
    name="Discourse",
    evidence=".crawler-post, meta[name=generator][content^=Discourse] ~ * [itemprop=text]",
    post=".crawler-post, [id^=post_][itemprop=comment]",
    body=(".post[itemprop]", "[itemprop=text]", "[itemprop=articleBody]", ".post"),
    author=(".creator", "[itemprop=author] [itemprop=name]", "[itemprop=author]"),
    id=("@id", "[itemprop=position]"),
    date=("time.post-time@datetime", "time[datetime]@datetime", "meta[itemprop=datePublished]@content"),
    title=("#topic-title h1", "h1"),
    drop=_DROP,
    quote=_QUOTE,
    attribution="aside.quote > .title",
    quoted=("@data-username",),
    source=("@data-post",),
    thread=_TOPIC,
    thread_pattern=_NUMBER,
    elsewhere="@data-topic",
)  # fmt: skip

SAVED = Profile(
    name="Discourse",
    evidence="article[data-post-id] .cooked, .topic-post article .cooked",
    post="article[data-post-id], .topic-post article[id^=post_]",
    body=(".cooked",),
    author=(".names .username a", ".names .first a", ".names a", "@data-user-card"),
    id=("@id", "@data-post-number"),
    date=(
        ".post-date .relative-date@data-time",
        ".relative-date@data-time",
        "time@datetime",
        ".post-date a@title",
    ),
    permalink=("a.post-date@href", ".post-date a@href"),
    edited=".post-info.edits",
    title=("#topic-title h1 .fancy-title", "#topic-title h1", "a.fancy-title", "h1"),
    rank=(".names .user-title",),
    drop=_DROP,
    quote=_QUOTE,
    attribution="aside.quote > .title",
    quoted=("@data-username",),
    source=("@data-post",),
    thread=("h1[data-topic-id]@data-topic-id", "[data-topic-id]@data-topic-id", *_TOPIC),
    thread_pattern=_NUMBER,
    elsewhere="@data-topic",
)
