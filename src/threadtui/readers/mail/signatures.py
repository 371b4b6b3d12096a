"""Signatures: what mailers put below a line of two dashes and a space (RFC 3676, 4.3). They are no words of a post."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from threadtui.model import Mark
from threadtui.readers.mail import mime
from threadtui.readers.mail.flowed import Lead, Level
from threadtui.readers.mail.quoting import lead_below

_DASHES = "--\n"
_BELOW = "\n-- \n"
_RULE = re.compile(r"[-_=*]{20,}\s*$")
_LONGEST_FOOTER = 8
"""Most lines of what a list puts at the end of each mail, its rule included."""


def unsigned(lines: list[Level]) -> list[Level]:
    """The lines without a signature (RFC 3676, 4.3): it ends where something quoted begins, or its attribution."""
    if (0, "-- ") not in lines:
        return lines
    kept: list[Level] = []
    signature: list[str] | None = None
    for level, words in _without_footer(lines):
        if signature is not None and (level or isinstance(words, Lead)):
            while signature and not signature[-1].strip():
                signature.pop()
            above = signature[lead_below(signature) :] if level else []
            kept.extend((0, line) for line in ["", *above])
            signature = None
        if signature is not None:
            signature.append(words)
        elif level == 0 and words == "-- ":
            signature = []
        else:
            kept.append((level, words))
    return kept


def _without_footer(lines: list[Level]) -> list[Level]:
    """The lines of a mail with a signature without what a list puts at the end: a rule and a few lines below it.

    Where the quotation stands below the signature, it would be all that is left of the author's words there.
    """
    at = len(lines)
    while at > 0 and lines[at - 1][0] == 0 and len(lines) - at < _LONGEST_FOOTER:
        at -= 1
        if _RULE.match(lines[at][1]):
            return lines[:at]
    return lines


def with_signatures_named(
    text: str, marks: Sequence[Mark], answered: str | None, message: Callable[[], bytes]
) -> Sequence[Mark]:
    """The marks of a message, where those that end in the signature of the answered one name that.

    Its words are in no post, so they could not be found, and what else is quoted with them hardly. `answered` is
    the id of the answered message, which `message` gives when it is wanted.
    """
    own = [_own_words(text, marks, at) for at in range(len(marks))]
    quoted = [
        _squeezed(f"\n{words}".rpartition(f"\n{_DASHES}")[2]) if _DASHES in words else "" for words in own
    ]
    if answered is None or not any(quoted):
        return marks
    signature = _squeezed(_signature_of(message()))
    return [
        mark._replace(source_id=answered) if words and words in signature else mark
        for mark, words in zip(marks, quoted, strict=True)
    ]


def _own_words(text: str, marks: Sequence[Mark], at: int) -> str:
    """What a quotation of the first level holds below those in it, or the empty string."""
    mark = marks[at]
    if mark.outer >= 0:
        return ""
    begin = mark.start
    for inner in marks[at + 1 :]:
        if inner.outer < at:
            break
        begin = max(begin, inner.end)
    return text[begin : mark.end].strip()


def _signature_of(message: bytes) -> str:
    """The signature of a message, or the empty string."""
    for part in mime.parts(message):
        if part.kind == "text/plain" and part.name is None:
            _, _, signature = part.text().partition(_BELOW)
            if signature:
                return signature
    return ""


def _squeezed(text: str) -> str:
    return "".join(text.split())
