"""Text made safe and tidy. Every character of a file passes through `clean` before anything else sees it."""

from __future__ import annotations

import re

from threadtui.patterns import late

_NEWLINES = re.compile("\r\n?|[\v\f\u2028\u2029]")
_DROPPED = re.compile("[\u00ad\ufeff]")
_HOSTILE = late("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_APART = re.compile(r"[^a-z0-9]+")
_BLANK_RUNS = re.compile(r"\n{3,}")


def _visible(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)  # Unicode's pictures of the control characters: ␛ for ESC
    return "\u2421" if code == 0x7F else "\ufffd"


def clean(text: str) -> str:
    """Text in which no character can command a terminal.

    Control characters (C0, DEL, C1), bidirectional overrides and lone surrogates become visible pictures.
    Every kind of line end becomes a newline, tabs become spaces (stops every 4 columns), soft hyphens and
    byte order marks go. What is left may be shown as it is, if it is never parsed as markup.
    """
    if text.replace("\n", "").isprintable():
        return text
    text = _DROPPED.sub("", _NEWLINES.sub("\n", text))
    if "\t" in text:
        text = text.expandtabs(4)
    return _HOSTILE.sub(_visible, text)


def tidy(text: str) -> str:
    """Cleaned text with no white space at line ends, one blank line between paragraphs, none at the ends.

    The white space that begins a line stays: code and lists need it.
    """
    text = "\n".join(map(str.rstrip, text.split("\n")))
    if "\n\n\n" in text:
        text = _BLANK_RUNS.sub("\n\n", text)
    return text.strip("\n")


def slug(name: str) -> str:
    """A name as it is typed in a command: `XenForo 2` is `xenforo-2`."""
    return _APART.sub("-", name.casefold()).strip("-")


def one_line(text: str) -> str:
    """All white space, newlines too, folded to single spaces."""
    return " ".join(text.split())


def clean_line(text: str) -> str:
    """Text as one clean line: `one_line` of `clean`, at once where it is a single plain word, as most ids are."""
    return text if " " not in text and text.isprintable() else one_line(clean(text))


def letters(text: str) -> str:
    """The letters and figures of a text in lower case, to compare by: `Bob Major` is `bob_major`."""
    return "".join(filter(str.isalnum, text)).casefold()


def many(count: int, thing: str) -> str:
    """`1 post`, `2 posts`."""
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"
