"""The reader of HTML pages: finds the posts, and makes their texts when they are wanted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from threadtui.errors import NotAThread
from threadtui.model import Label, Link, Mark, Notice, Post
from threadtui.readers.base import InputFile, Reader
from threadtui.readers.html.archived import archived
from threadtui.readers.html.blocks import render
from threadtui.readers.html.charset import page_bytes
from threadtui.readers.html.embedded import embedded
from threadtui.readers.html.facts import author_of
from threadtui.readers.html.links import attachments
from threadtui.readers.html.nested import parents
from threadtui.readers.html.nesting import cut_where_too_deep
from threadtui.readers.html.pagedates import PageDates
from threadtui.readers.html.profile import Profile, first, matched
from threadtui.readers.html.rendered import Place, Rendered
from threadtui.readers.html.saved import saved_from
from threadtui.readers.html.signs import with_signs
from threadtui.readers.html.unfolded import unfolded
from threadtui.text import clean, one_line

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

    from threadtui.readers.html.engine import Record

_TWICE = re.compile(rb"&amp;(?:amp|lt|gt|quot|apos|nbsp|#\d{2,4}|#x[0-9A-Fa-f]{2,4});")
_MARKUP = re.compile(r"(?i)<(?:!doctype\s+html|html|head|body|div|table|article|section|ul|ol|p|span|meta)\b")


class HtmlPage(Reader):
    """A saved page of a forum; `format` becomes the name of the engine that made it."""

    format = "HTML page"
    marked = True

    def __init__(self, file: InputFile) -> None:
        super().__init__(file)
        page, charset = page_bytes(file)
        self._page, is_cut = cut_where_too_deep(unfolded(page))
        if charset is not None:
            self.notices = [Notice(charset)]
        if is_cut:
            self.notices.append(
                Notice("nests too deep; what follows is left out", file.line_at(len(self._page)))
            )
        self._profile: Profile
        self._place = Place()
        self._records: list[Record] = []
        self._made: dict[int, Rendered] = {}
        self._above: list[int] = []
        self._seen = 0
        """Where in the page the last post was found, and the line there."""
        self._line = 1

    @classmethod
    def looks_like(cls, head: str) -> bool:
        """Whether it begins with a tag, and has one of those that pages are made of."""
        return head.lstrip().startswith("<") and _MARKUP.search(head) is not None

    @classmethod
    def split(cls, file: InputFile) -> list[Reader]:
        """The page, or what it carries as data where that is more than it shows."""
        page = cls(file)
        program, messages = archived(page._page.decode("utf-8", "replace"))
        if messages and not file.wanted:
            from threadtui.readers.mail.loose import threads

            return threads(file, messages, program)
        carried = embedded(file, page._page) if not file.wanted else []
        if not carried:
            return [page]
        try:
            shown = sum(1 for _ in cls(file).posts())
        except NotAThread:
            shown = 0
        return carried if shown < sum(1 for _ in carried[0].posts()) else [page]

    def posts(self) -> Iterator[Post]:
        """The posts in the order of the page."""
        from selectolax.lexbor import LexborHTMLParser  # here, so that other formats need not load it

        from threadtui.readers.html.engine import profile_of, records, title_of
        from threadtui.readers.html.filled import filled
        from threadtui.readers.html.refusal import what_it_is
        from threadtui.readers.html.repeated import REPEATED

        page = LexborHTMLParser(self._page)
        profile = profile_of(page, self.file.wanted)
        found = list(records(page, profile)) if profile else _unknown(page)
        if not found:
            raise self.file.error(what_it_is(page))
        if profile is not None and page.root is not None:
            found = filled(page.root, found, profile)
        profile = profile or REPEATED
        self._tree = page  # the nodes of the records live in it
        self._profile = profile
        self.format = profile.name  # type: ignore[misc]  # here each page has a format of its own
        self.title = title_of(page, profile)
        address, saved = saved_from(self._page)
        if (root := page.root) is not None:
            thread = matched(profile.thread_pattern, first(root, profile.thread))
            address = self.file.address or address
            thread = thread or matched(profile.thread_pattern, address if profile.thread else None)
            self._place = Place(_address(root) or address, thread)
        self._dates = PageDates(
            self.file.saved or saved, lambda: chain.from_iterable(map(self._dates_told, found))
        )
        self._above = parents(page, profile, found)
        for number, record in enumerate(found):
            self._records.append(record)
            yield self._post(number, record)
        self.notices.extend(self._dates.notices())
        if len(_TWICE.findall(self._page)) > max(5, len(found) // 2):
            self.notices.append(Notice("signs such as &quot; were encoded twice; shown as they are"))

    def text(self, post: Post) -> str:
        """The post's words, quotations included."""
        return self._rendered(post).text

    def marks(self, post: Post) -> Sequence[Mark]:
        """The quotations in the post's text."""
        return self._rendered(post).marks

    def links(self, post: Post) -> Sequence[Link]:
        """The links in the post's text, with their addresses."""
        return self._rendered(post).links

    def labels(self, post: Post) -> Sequence[Label]:
        """The lines that stand for pictures, files and embedded pages."""
        return self._rendered(post).labels

    def answered(self, posts: Sequence[Post]) -> Sequence[int]:
        """For each post the one that it stands below, on pages that show replies so."""
        return self._above[: len(posts)]

    def _rendered(self, post: Post) -> Rendered:
        number = post.place[0]
        made = self._made.get(number)
        if made is None:
            words = self._records[number].words
            made = render(words, self._profile, self._place)
            made = with_signs(made) if self._profile.signs else made
            made = self._made[number] = made.with_labels(
                attachments(self._records[number].element, self._profile)
            )
        return made

    def _post(self, number: int, record: Record) -> Post:
        profile, element = self._profile, record.element
        name = record.author or first(element, profile.author)
        if name and name not in self.authors:
            self.authors[name] = author_of(element, name, profile)
        permalink = first(element, profile.permalink)
        edited = element.css_first(profile.edited) if profile.edited else None
        return Post(
            place=(number, number + 1),
            line=self._line_of(element),
            author=name,
            date=self._dates.of(list(self._dates_told(record))),
            id=matched(profile.id_pattern, first(element, profile.id)),
            permalink=_joined(self._place.base, permalink) if permalink else None,
            edited=edited is not None and bool(one_line(edited.text())),
        )

    def _dates_told(self, record: Record) -> Iterator[str]:
        """What on a post tells when it was written, the best first."""
        rules, line = self._profile.date, record.date
        if line is not None:
            yield from filter(None, (first(line, (rule,)) for rule in rules))
            yield from (one_line(clean(node.attributes["title"] or "")) for node in line.css("[title]")[:4])
            yield one_line(clean(line.text()))
        yield from filter(None, (first(record.element, (rule,)) for rule in rules))

    def _line_of(self, element: LexborNode) -> int:
        """The line on which a post begins: found by its id, which stands but once in a page."""
        name = element.id or ""
        at = self._page.find(f'"{name}"'.encode(), self._seen) if name else -1
        if at >= 0:
            self._line += self._page.count(b"\n", self._seen, at)
            self._seen = at
        return self._line


def _unknown(page: LexborHTMLParser) -> list[Record]:
    """The posts of a page of no known engine; none where they are the rows of a list, or stand beside an article."""
    from threadtui.readers.html.refusal import is_article, is_list
    from threadtui.readers.html.repeated import repeated_records

    found = repeated_records(page)
    if is_list(page, found):
        return []
    return [] if is_article(page, sum(len(record.words[0].text()) for record in found)) else found


def _address(root: LexborNode) -> str:
    """The page's own address, where it tells it; a copy of a whole site may tell the place in the copy."""
    rules = ("link[rel=canonical]@href", "meta[property='og:url']@content", "base[href]@href")
    told = (first(root, (rule,)) or "" for rule in rules)
    return next((address for address in told if "//" in address), "")


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:  # brackets that are no address
        return address
