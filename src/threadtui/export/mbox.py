"""A thread as a mailbox (mboxrd): a mail a post, quotations behind `> `, replies named in the headers.

A mail program shows the thread as one: `In-Reply-To` names the post that one answers, and `References` the posts
that lead to it, the thread's first before all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from email.header import Header
from email.utils import format_datetime
from hashlib import sha256

from threadtui.export.segments import web_address
from threadtui.export.text import written
from threadtui.text import one_line
from threadtui.thread import Thread

_FROM = re.compile(r">*From ")
"""The head of a line that readers would take for the head of a mail, by the rule of mboxrd."""
_MESSAGE_ID = re.compile(r"<?([!-;=?-~]+@[!-;=?-~]+)>?")
_MOST_REFERENCES = 20
"""So many posts are named, the nearest ones; a chain may be as long as the thread."""
_NEVER = datetime(1970, 1, 1)
"""When a post was written that does not say."""


def pieces(thread: Thread, posts: Sequence[int]) -> Iterator[str]:
    """The mails one by one."""
    names = _Names(thread)
    for index in posts:
        lines = (*_headers(thread, index, names), "", *written(thread, index, numbered=False), "", "")
        yield "\n".join((lines[0], *(f">{line}" if _FROM.match(line) else line for line in lines[1:])))


class _Names:
    """Message-IDs of the posts: their own where they are mails, else made from the thread and the number."""

    def __init__(self, thread: Thread) -> None:
        self._thread = thread
        self._seed = sha256(f"{thread.source}\n{thread.title}".encode()).hexdigest()[:12]

    def of(self, index: int) -> str:
        """The Message-ID of a post."""
        own = _MESSAGE_ID.fullmatch(self._thread.posts[index].id or "")
        return f"<{own[1]}>" if own else f"<{index + 1}.{self._seed}@threadtui.invalid>"


def _headers(thread: Thread, index: int, names: _Names) -> Iterator[str]:
    post, graph = thread.posts[index], thread.graph
    when = _moment(post.date)
    mailbox = f"{_local(post.author)}@threadtui.invalid"
    yield f"From {mailbox} {(when or _NEVER).ctime()}"
    yield f"From: {_phrase(one_line(post.author))} <{mailbox}>" if post.author else f"From: {mailbox}"
    if when:
        yield f"Date: {format_datetime(when)}"
    title = one_line(thread.title) or f"Thread of {thread.source}"
    yield f"Subject: {_encoded(f'Re: {title}' if index else title)}"
    yield f"Message-ID: {names.of(index)}"
    above = graph.chain(index)[:-1][-_MOST_REFERENCES:]
    if above:
        yield f"In-Reply-To: {names.of(above[-1])}"
    if index:
        yield "References: " + "\n ".join(map(names.of, dict.fromkeys((0, *above))))
    if post.permalink and post.permalink.isascii() and web_address(post.permalink):
        yield f"Archived-At: <{post.permalink}>"
    yield "MIME-Version: 1.0"
    yield "Content-Type: text/plain; charset=utf-8"
    yield "Content-Transfer-Encoding: 8bit"


def _moment(when: date | None) -> datetime | None:
    """The time in UTC where its zone is known; without a zone where it is not (`-0000` in the header)."""
    if when is None:
        return None
    moment = when if isinstance(when, datetime) else datetime.combine(when, time())
    return moment.astimezone(UTC) if moment.tzinfo else moment


def _local(author: str | None) -> str:
    """The name as the first part of an address, as far as its letters may stand there."""
    return "-".join(re.findall(r"[A-Za-z0-9]+", author or ""))[:60] or "nobody"


def _phrase(name: str) -> str:
    """A name before an address (RFC 5322 3.2.5)."""
    return '"' + re.sub(r'["\\]', r"\\\g<0>", name) + '"' if name.isascii() else _encoded(name)


def _encoded(words: str) -> str:
    """Words as a header has them; those that are not ASCII as RFC 2047 says."""
    return words if words.isascii() else Header(words, "utf-8").encode()
