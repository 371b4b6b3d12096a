"""What a page without posts looks like, said in one line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selectolax.lexbor import LexborHTMLParser, LexborNode

    from threadtui.readers.html.engine import Record

_LISTS = (
    ".structItem--thread, .topiclist, #threadslist, .threadbit, .topic-list, .topic-list-item, #topic_list,"
    " .DataList.Discussions, .DiscussionListItem, #messageindex, .cTopicList, .bbp-topics, .forumbg li.row,"
    " li[component='category/topic'], [component='category/topic'], .IndexPage-results, .wpforo-topic-list,"
    " #boardindex_table, #discussions .ItemDiscussion .Title, .tabularList .wbbThread, .forumdisplay_regular,"
    " #forum_table, table.forum-topics, .forum-topic-list, .s-post-summary,"
    " .sitetable.linklisting .thing.link ~ .thing.link"
)
"""What a list of threads has, on the pages of engines."""
_ANSWERS = frozenset(
    (
        "replies", "answers", "posts", "antworten", "beiträge", "réponses", "respuestas", "risposte", "respostas",
        "antwoorden", "reacties", "svar", "vastaukset", "odpowiedzi", "odpovědi", "ответов", "ответы", "відповідей",
        "válaszok", "απαντήσεις", "yanıtlar", "cevaplar", "返信", "回复", "回覆", "답글",
    )
)  # fmt: skip
_SEEN = frozenset(
    (
        "views", "hits", "zugriffe", "aufrufe", "vues", "affichages", "visitas", "vistas", "visite", "visualizzazioni",
        "exibições", "weergaven", "gelezen", "visningar", "visninger", "luettu", "odsłony", "wyświetleń", "zobrazení",
        "просмотров", "просмотры", "переглядів", "megtekintések", "εμφανίσεις", "gösterim", "görüntüleme", "閲覧",
        "查看", "조회",
        "last post", "latest post", "letzter beitrag", "dernier message", "último mensaje", "ultimo messaggio",
        "última mensagem", "laatste bericht", "senaste inlägg", "ostatni post", "последнее сообщение", "最終投稿",
    )
)  # fmt: skip
"""How boards head the columns of a list of threads, in small letters."""
_COUNTED = re.compile(r"\d+|[A-Z][a-z]{2}(?=\s+\d)|(?<=\d )[A-Z][a-z]{2}\b|\b[ap]m\b")
"""What dates and counts are made of: numbers, and months in short."""
_ARTICLE = "article, [itemtype*=Article], meta[property='og:type'][content=article]"
_GATE = re.compile(
    r"(?i)just a moment|attention required|access denied|are you (?:a )?(?:human|robot)|captcha|ddos"
)
_INDEX = re.compile(
    r"(?i)\barchives?\s+(?:-\s+)?by\s+(?:thread|date|author|subject)\b|\b(?:thread|date|author)\s+index\b"
)
"""Titles of the lists that archives of mail make of a month's messages."""
_GONE = re.compile(r"(?i)\b(?:404|410|page not found|not found|seite nicht gefunden|page introuvable)\b")
_LOGIN = re.compile(
    r"(?i)\b(?:log ?in|sign ?in|anmelden|einloggen|connexion|iniciar sesión|accedi|entrar|войти|вход)\b"
)
_HEADINGS = ", ".join(f"h{level} a[href], a[href] h{level}" for level in range(1, 7))
_LINE, _TEASER = 20, 250
"""Characters that a post has at the least, and that the lines below a heading of a card have at most, on average."""
_HEADED = 8
"""A page of fewer headings that lead elsewhere is no list of pages."""
_EMPTY, _SHELL, _LEAST_SHELL = 40, 300, 3_000
"""A page with fewer characters of text is filled in by scripts; one that shows scripts, with some more."""


def is_list(page: LexborHTMLParser, found: Sequence[Record]) -> bool:
    """Whether what was found on a page are the rows of a list of threads, which have names and dates as posts have."""
    rows = {node.mem_id for node in (*page.css(_LISTS), *_tables(page))}
    return bool(rows) and sum(_stands_in(record.element, rows) for record in found) * 2 > len(found)


def is_of_cards(found: Sequence[Record]) -> bool:
    """Whether what was found are the cards of other pages, or lines of a list, and not posts.

    A card has a heading of its own that leads elsewhere, and a line or two below it; the posts of a thread have the
    thread's heading, or none.
    """
    lengths = [sum(_said(part.text()) for part in record.words) for record in found]
    if sum(lengths) < _LINE * len(found):
        return True
    headings = {heading for record in found if (heading := _leading_heading(record))}
    return len(headings) >= 0.8 * len(found) and sum(lengths) < _TEASER * len(found)


def _said(text: str) -> int:
    """Characters of text, white space and what tells dates and counts left out: a row of a list has little else."""
    return len("".join(_COUNTED.sub("", text).split()))


def _tables(page: LexborHTMLParser) -> list[LexborNode]:
    """The tables whose columns have the headings of a list of threads: so many answers, seen so often."""
    found: list[LexborNode] = []
    for table in page.css("table"):
        heads = {
            " ".join(cell.text().split()).casefold().rstrip(":")
            for cell in table.css("th, thead td, tr:first-child td")
        }
        if heads & _ANSWERS and heads & _SEEN:
            found.append(table)
    return found


def _leading_heading(record: Record) -> str:
    """The words of the heading of a record that are a link, without the `Re:` of an answer; a name is no heading."""
    heading = record.element.css_first(_HEADINGS)
    if heading is None:
        return ""
    told = " ".join(heading.text().split()).casefold()
    return "" if told == (record.author or "").casefold() else told.removeprefix("re:").strip()


def _stands_in(node: LexborNode, rows: set[int]) -> bool:
    outer: LexborNode | None = node
    while outer is not None and outer.mem_id not in rows:
        outer = outer.parent
    return outer is not None


def is_article(page: LexborHTMLParser, words: int) -> bool:
    """Whether a page is an article to which so many characters in posts are only what stands beside it."""
    if not page.css_matches(_ARTICLE) or page.body is None:
        return False
    paragraphs = sum(len(node.text()) for node in page.body.css("p"))
    return words * 3 < paragraphs


def what_it_is(page: LexborHTMLParser) -> str:
    """One line that says what a page looks like that holds no posts."""
    title = page.css_first("title")
    told = title.text() if title is not None else ""
    length = _words(page)
    asks = page.css_matches("input[type=password]")
    if _GATE.search(told) and length < 2_000:
        return (
            "looks like a check for humans in place of the page; open the thread in a browser and save that"
        )
    if _GONE.search(told):
        return "looks like a page that says the thread is not there"
    if (
        (length < _EMPTY and len(page.html or "") > _LEAST_SHELL)
        or (length < _SHELL and page.css_matches("script"))
    ) and not (asks and _LOGIN.search(told)):
        return "looks like a page that scripts fill in; save it from a browser when it has loaded"
    if _INDEX.search(told):
        return "looks like the index of a list's archive; open the folder with its messages, or one of them"
    if page.css_matches(_LISTS) or _tables(page):
        return "looks like a board's list of threads; open one of them and save that"
    if asks and (length < 3_000 or _LOGIN.search(told)):
        return "looks like a login page; log in, open the thread and save that"
    if _is_index(page):
        return "looks like a list of other pages; open one of them and save that"
    if page.css_matches(_ARTICLE):
        return "looks like an article without comments"
    return "looks like an HTML page without posts"


def _is_index(page: LexborHTMLParser) -> bool:
    """Whether a page has little but headings that lead to others, with a line or two below each."""
    headings = len(page.css(_HEADINGS))
    paragraphs = sum(len(node.text()) for node in page.css("p"))
    return headings >= _HEADED and paragraphs < _TEASER * headings


def _words(page: LexborHTMLParser) -> int:
    """Characters of text on a page, up to more than any of these kinds has."""
    length = 0
    for node in page.body.traverse(include_text=True) if page.body is not None else ():
        if (
            node.is_text_node
            and node.parent is not None
            and node.parent.tag not in ("script", "style", "noscript")
        ):
            length += len((node.text_content or "").strip())
            if length > 10_000:
                break
    return length
