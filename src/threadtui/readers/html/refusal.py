"""What a page without posts looks like, said in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_KINDS = (
    ("input[type=password]", "looks like a login page; log in, open the thread and save that"),
    (
        ".structItem--thread, .topiclist, #threadslist, .threadbit, .topic-list, .topic-list-item, #topic_list,"
        " .DataList.Discussions, .DiscussionListItem, #messageindex, .cTopicList, .bbp-topics, .forumbg li.row,"
        " li[component='category/topic'], [component='category/topic']",
        "looks like a board's list of threads; open one of them and save that",
    ),
    (
        "article, [itemtype*=Article], meta[property='og:type'][content=article]",
        "looks like an article without comments",
    ),
)
"""What such a page has, and what is said of it; the first that fits counts."""


def what_it_is(page: LexborHTMLParser) -> str:
    """One line that says what a page looks like that holds no posts."""
    for selector, said in _KINDS:
        if page.css_matches(selector):
            return said
    return "looks like an HTML page without posts"
