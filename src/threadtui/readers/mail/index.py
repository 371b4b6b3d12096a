"""The index of a mailbox: who wrote when in answer to what, from the headers alone."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from operator import le, lt
from typing import Any

from threadtui.collector import at_rest
from threadtui.model import Post
from threadtui.readers.mail import headers
from threadtui.readers.mail.boxes import Box, Head
from threadtui.readers.mail.jwz import Threader
from threadtui.text import clean

_REPLY = re.compile(
    r"(?i)^\s*(?:(?:re|aw|sv|vs|antw|antwort|ref|rif|odp|отв|ответ|回复|答复|回覆|返信|fwd?|wg|tr|rv|enc|vb|doorst|转发|轉寄)"
    r"(?:\s*\[\d+\]|\s*\(\d+\)|\^\d+)?\s*[:：]\s*)+"
)
"""What mailers of many languages put before the subject of an answer or of what they pass on."""
_ASCENDING = 0.9
"""Least share of messages that are no older than the one before where the order of the box is that of time."""


class Index:
    """Messages in the order in which they are kept. Grows while they are read."""

    def __init__(self, box: Box, *, by_subject: bool = False, stripped: bool = False) -> None:
        self.box = box
        """Where the messages are."""
        self.stripped = stripped
        """Whether the subjects of answers lost their `Re:`, as in Pipermail's archives of lists with a prefix."""
        self.posts: list[Post] = []
        """An entry for each message."""
        self.subjects: list[bytes] = []
        """The subject of each, as it stands there."""
        self.parents = array("i")
        """For each message the nearest above it that is there, or -1; empty until all are read."""
        self.rings: list[int] = []
        """Messages that answer what answers them."""
        self.went_on: set[int] = set()
        """Where the messages begin that went on after they were read: the last of a mailbox may."""
        self._by_subject = by_subject
        self._threader = Threader()
        self._threads: list[array[int]] | None = None
        self._rest = box.heads()

    def read(self) -> Iterator[Post]:
        """What is still to be read, as it is taken."""
        return self._entries(self._rest)

    def grow(self, settled: bool = True) -> None:
        """Read what the box gained since all was read; the threads are joined anew."""
        for _ in self._entries(self._new(settled)):
            self._threads = None

    def _new(self, settled: bool) -> Iterator[Head]:
        """The messages that the box gained, without one that went on."""
        for head in self.box.gained(settled):
            begin, end = head[0]
            if self.posts and begin == self.posts[-1].place[0] and end >= 0:
                self.went_on.add(begin)
            else:
                yield head

    def _entries(self, heads: Iterable[Head]) -> Iterator[Post]:
        """The entries of some messages, each as it is taken."""
        threader, posts, note_subject = self._threader, self.posts, self.subjects.append
        add, message, answers = threader.add, threader.message, threader.answers
        for place, told, line in heads:
            _, author, date, subject, own, other, answered, references, sender, _ = told
            shown = None
            if own:  # an id as all should be
                shown = own.decode("ascii")
            elif other and (bare := headers.message_id(other)):
                own = b"<%b>" % bare
                shown = _shown(own)
            if (
                answered
                and answered != own
                and (above := message(answered)) >= 0  # an id and nothing else, as most are
                and (not references or references == answered or answers(above))
            ):
                add(own, [answered])
                parent = posts[above].id
            else:
                chain = self._chain(references, answered)
                while chain and chain[-1] == own:  # some gateways let a message answer itself
                    chain.pop()
                add(own, chain)
                parent = self._parent_id(chain[-1]) if chain else None
            author = author or sender
            post = Post(
                place,
                line,
                headers.author(author) if author else None,
                headers.when(date) if date else None,
                shown,
                None,
                False,
                parent,
            )
            posts.append(post)
            note_subject(subject or b"")
            yield post

    def _chain(self, references: bytes | None, answers: bytes | None) -> list[bytes]:
        """The ids that a message names, the one that it answers last; those above are left out where they are known.

        `In-Reply-To` is believed where it names one message; some mailers write the subject or an address there.
        """
        answered = headers.ids(answers) if answers else []
        above = self._threader.message(answered[0]) if len(answered) == 1 else -1
        if above >= 0 and (not references or self._threader.answers(above)):
            return answered
        named = headers.ids(references) if references else []
        if len(answered) == 1 or (answered and not named):
            if answered[0] in named:
                del named[named.index(answered[0]) :]
            named.append(answered[0])
        return named

    def post(self, shown_id: str | None) -> Post | None:
        """The message of an id, as posts have it, among those read so far; or None."""
        row = self._threader.message(shown_id.encode()) if shown_id else -1
        return self.posts[row] if 0 <= row < len(self.posts) else None

    def _parent_id(self, message_id: bytes) -> str | None:
        above = self._threader.message(message_id)
        return self.posts[above].id if 0 <= above < len(self.posts) else _shown(message_id)

    @at_rest()
    def threads(self) -> list[array[int]]:
        """The messages of each thread in reading order: by time, an answer never before what it answers."""
        if self._threads is None:
            for _ in self.read():
                pass
            threader = self._threader
            threader.link()
            if self._by_subject or self.box.digested:
                self._join_subjects()
            self.parents = threader.parents()
            self.rings = threader.rings
            order = self._order()
            found = [_below_parents(thread, self.parents, order) for thread in threader.threads()]
            if order is not None:
                found.sort(key=lambda thread: order[thread[0]])
            self._threads = found
        return self._threads

    def title(self, rows: Sequence[int]) -> str:
        """The subject of a thread: that of its first message that has one, without the signs of an answer."""
        for row in rows:
            subject = headers.words(self.subjects[row])
            if subject:
                return _REPLY.sub("", subject) or subject
        return ""

    def in_order_of_time(self) -> bool:
        """Whether the messages read so far are kept in the order of their dates."""
        dates = [post.date for post in self.posts if post.date is not None]
        try:
            return _is_ascending(dates)
        except TypeError:  # some have no zone
            return _is_ascending([time for post in self.posts if (time := _seconds(post)) is not None])

    def _order(self) -> list[float] | None:
        """What to order messages by: None where the box has them in order, else their dates."""
        if self.box.in_order and self.in_order_of_time():
            return None
        order: list[float] = []
        for post in self.posts:
            seconds = _seconds(post)
            order.append(seconds if seconds is not None else order[-1] if order else 0.0)
        return order

    def _join_subjects(self) -> None:
        """Put answers that name no message under the first message of their subject (JWZ, step 5).

        Where that was not asked for, only those that stood in digests.
        """
        first: dict[str, int] = {}
        for row, subject in enumerate(self.subjects):
            told = headers.words(subject)
            bare = _REPLY.sub("", told).lower()
            if bare and bare not in first:
                first[bare] = row
            elif not self._by_subject and self.posts[row].place[1] >= 0:
                continue
            elif bare and (self.stripped or bare != told.lower()) and not self.posts[row].parent_id:
                self._threader.join(row, first[bare])


def _is_ascending(times: Sequence[Any]) -> bool:
    later: int = sum(map(le, times, islice(times, 1, None)))
    return later >= _ASCENDING * (len(times) - 1)


def _shown(message_id: bytes) -> str:
    return clean(message_id.decode("utf-8", "replace"))


def _seconds(post: Post) -> float | None:
    try:
        return post.date.timestamp() if post.date is not None else None  # type: ignore[attr-defined]
    except (OverflowError, ValueError, OSError):  # before the first or after the last year
        return None


def _below_parents(thread: array[int], parents: array[int], order: list[float] | None) -> array[int]:
    """The messages of a thread in order, each after the one that it answers."""
    if order is None and all(map(lt, map(parents.__getitem__, thread), thread)):
        return thread
    rows = sorted(thread, key=order.__getitem__) if order is not None else thread
    done: set[int] = set()
    waiting: dict[int, list[int]] = {}
    placed = array("i")
    for row in rows:
        if parents[row] >= 0 and parents[row] not in done:
            waiting.setdefault(parents[row], []).append(row)
            continue
        stack = [row]
        while stack:
            each = stack.pop()
            placed.append(each)
            done.add(each)
            stack.extend(reversed(waiting.pop(each, ())))
    return placed
