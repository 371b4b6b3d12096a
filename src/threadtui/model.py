"""The words of this program: post, author, quote, source, span. Plain data, no behaviour."""

from __future__ import annotations

from datetime import date
from enum import IntEnum
from typing import NamedTuple


class Author(NamedTuple):
    """What the page tells of one author. A fact it does not tell is None."""

    name: str
    """As the page writes it, cleaned."""
    title: str | None = None
    """Rank under the name, such as `Full Member`."""
    badge: str | None = None
    """A second rank line, such as `10+ Year Member`."""
    joined: date | None = None
    """When the author joined the forum."""
    messages: int | None = None
    """How many posts the author has on the whole forum."""
    reaction_score: int | None = None
    """The forum's count of likes for the author."""
    points: int | None = None
    """The forum's points or reputation."""
    location: str | None = None
    """Where the author says to live."""


class Post(NamedTuple):
    """The index entry of a post: who, when, and where it stands in the file. Its text is made when wanted."""

    place: tuple[int, int]
    """Where its text is, in units that only the reader of the format knows (bytes, half open, in most)."""
    line: int
    """Line of the file on which it begins, from 1."""
    author: str | None = None
    """Author name, or None where the file lost it."""
    date: date | None = None
    """When it was written: a `datetime` where the time is known too, else a `date`."""
    id: str | None = None
    """The forum's own name for the post, or its Message-ID."""
    permalink: str | None = None
    """Address of the post on the web."""
    edited: bool = False
    """Whether the page says that it was edited."""
    parent_id: str | None = None
    """The `id` of the post that this one answers, where markup or headers tell it, quotation or none."""


class Mark(NamedTuple):
    """A quotation that the markup marks, as the reader of the format found it."""

    start: int
    """First character of the quoted words in the post's text, from 0."""
    end: int
    """One past the last character."""
    attribution: str | None = None
    """The name that the markup gives for the quoted author."""
    source_id: str | None = None
    """The forum's own name for the quoted post, where the markup tells it."""
    outer: int = -1
    """Number, among the post's marks, of the mark around this one; -1 at the first level."""
    lead: int = -1
    """First character of a line of attribution above the words, or -1 where the text has none."""
    unsigned: bool = False
    """Whether nothing marks its lines, as in mail below a block of headers: what is exported keeps them in the body."""
    told: int = -1
    """One past a line with which the quotation itself says whose it is, or -1; it begins the quoted words."""


class Link(NamedTuple):
    """Words of a post that lead somewhere."""

    start: int
    """First character of the words in the post's text, from 0."""
    end: int
    """One past the last."""
    address: str
    """Where to, whole where the page tells its own address."""


class Label(NamedTuple):
    """A line of a post's text that stands for a picture, a file or a page shown in it: not words of its author."""

    start: int
    """First character of the line in the post's text, from 0."""
    end: int
    """One past the last."""


class Method(IntEnum):
    """How the source of a quote was found, from strongest to weakest evidence."""

    ID = 0
    """The markup names the post."""
    VERBATIM = 1
    """The whole of a passage of the source, word for word."""
    TRIMMED = 2
    """Word for word, but cut inside a sentence or with words left out between."""
    EDITED = 3
    """The words differ a little."""
    ATTRIBUTION = 4
    """By the name given, without a matching text."""
    SHORT = 5
    """A line too short to be certain."""
    MANUAL = 6
    """The reader said so."""
    NONE = 7
    """No source was found."""
    MENTION = 8
    """Of a parent: the post names its author."""
    ADDRESSED = 9
    """Of a parent: the post speaks to its author, or its author spoke to this one last."""

    @property
    def word(self) -> str:
        """The name used in exports and on the screen."""
        return self.name.lower()


class Source(NamedTuple):
    """Where quoted words come from."""

    post: int
    """Index of the source post, from 0."""
    start: int
    """First character of the quoted words, in the source post's text, from 0."""
    end: int
    """One past their last character."""
    method: Method
    """The kind of evidence."""
    confidence: float
    """From 0 to 1: the share of such links expected to be right."""


class Parent(NamedTuple):
    """The post that another one answers without quoting it."""

    post: int
    """Its index, from 0."""
    method: Method
    """The kind of evidence."""
    confidence: float
    """From 0 to 1: the share of such parents expected to be right."""


class Quote(NamedTuple):
    """A quotation in a post."""

    post: int
    """Index of the quoting post, from 0."""
    start: int
    """First character of the quotation in the post's text, from 0."""
    end: int
    """One past its last character."""
    source: Source | None
    """Where the words come from, or None where that is not known."""
    attribution: str | None = None
    """The name that the post gives for the quoted author."""
    lead: int = -1
    """First character of the attribution line above the quotation, or -1 where there is none."""
    outer: int = -1
    """Row of the quote that this one stands in, or -1 at the first level."""
    altered: bool = False
    """Whether the words differ from the source's."""
    runners_up: tuple[Source, ...] = ()
    """Other places that have the same words, best first."""
    unsigned: bool = False
    """As for a mark."""


class Reuse(NamedTuple):
    """A passage that stands in an earlier post, too, and is no quotation: code, a log, a list, a stock line."""

    post: int
    """Index of the post, from 0."""
    start: int
    """First character of the passage in the post's text, from 0."""
    end: int
    """One past its last character."""
    source: Source
    """Where it stood first."""


class MissingPost(NamedTuple):
    """A post that is not in the thread, known from those that quote it."""

    text: str
    """Its words, as far as they survive: the longest quotation of them."""
    quoted_by: tuple[int, ...]
    """Indexes of the posts that quote it, in reading order."""
    attribution: str | None = None
    """The name that a post gives for its author."""


class Candidate(NamedTuple):
    """A post that may be of somebody whose name the page lost."""

    post: int
    """Its index, from 0."""
    reason: str
    """What speaks for it."""


class Mention(NamedTuple):
    """A name in a post that nobody of the thread is known by."""

    name: str
    """The name as it is written."""
    post: int
    """Index of the post that names it, from 0."""
    candidates: tuple[Candidate, ...]
    """The posts that may be theirs, the likeliest first."""


class ThreadEntry(NamedTuple):
    """A thread of a file of many, as a list of them shows it."""

    number: int
    """Place in the list, from 1."""
    title: str
    """Its title on one clean line, or the empty string."""
    posts: int
    """How many posts it has."""
    authors: tuple[str, ...]
    """Who wrote in it, those with most posts first; without posts whose author is not known."""
    first: date | None
    """When its earliest post was written, or None where none is dated."""
    last: date | None
    """When its latest was."""


class Notice(NamedTuple):
    """Something about the input that the reader of the thread should know."""

    message: str
    """One sentence, without the file's name."""
    line: int | None = None
    """Line of the file, from 1, or None where the whole file is meant."""
