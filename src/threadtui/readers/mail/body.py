"""A message as text with what it quotes: its parts, its lines, its quotations."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from threadtui.model import Label, Link, Mark
from threadtui.readers.mail import headers, mime
from threadtui.readers.mail.armour import unarmoured, without_files
from threadtui.readers.mail.blocks import blocks
from threadtui.readers.mail.boxes import head_of
from threadtui.readers.mail.flowed import Lead, Level, unflowed
from threadtui.readers.mail.mime import Part
from threadtui.readers.mail.quoting import DEEPEST, levels, marked
from threadtui.readers.mail.rewrapped import Told, rewrapped
from threadtui.readers.mail.signatures import unsigned
from threadtui.text import clean, one_line

if TYPE_CHECKING:
    from threadtui.readers.html.rendered import Rendered

_DEEPEST = 6
"""Messages that are passed on in one another are shown so deep."""


class Letter(NamedTuple):
    """A message as text."""

    text: str
    """Its words, what it quotes included, then a line for each file."""
    marks: list[Mark]
    """What it quotes."""
    leads: list[tuple[int, int]]
    """The author's own lines of attribution."""
    labels: list[Label]
    """The lines that stand for files."""
    links: list[Link]
    """The links in it, where it was written as a page."""
    told: Told
    """Its words, to look up how quoted ones go on."""


def body_of(message: bytes, answered: Callable[[], Told | None] | None = None) -> Letter:
    """The words of a message, its quotations marked; `answered` gives the words of the one that it answers."""
    linked: list[Rendered] = []
    lines, files = _message_lines(message, _DEEPEST, linked, answered)
    text, marks, leads = marked([*unsigned(lines), *files])
    labels: list[Label] = []
    at = len(text)
    for _, line in reversed(files):
        if line:
            labels.append(Label(at - len(line), at))
            at -= len(line) + 1
    links = [link for rendered in linked for link in carried(rendered, text)]
    return Letter(text, marks, leads, labels[::-1], links, Told(lines))


def _message_lines(
    message: bytes,
    depth: int,
    linked: list[Rendered],
    answered: Callable[[], Told | None] | None = None,
) -> tuple[list[Level], list[Level]]:
    """The lines of its words, and those that stand for files: what follows a signature is not the author's.

    Pages with links are added to `linked`.
    """
    lines: list[Level] = []
    files: list[Level] = []
    for part in mime.parts(message):
        shown = _part_lines(part, depth, linked, files, answered) if part.name is None else None
        if shown is None:
            files.append((0, part.label()))
            continue
        if lines:
            lines.append((0, ""))
        lines.extend(shown)
    return lines, [(0, ""), *files] if files else []


def _part_lines(
    part: Part,
    depth: int,
    linked: list[Rendered],
    files: list[Level],
    answered: Callable[[], Told | None] | None,
) -> list[Level] | None:
    """The lines of a part, or None where it is none of words; lines for the files in it are added to `files`."""
    if part.kind == "message/rfc822" and depth:
        return _passed_on(part, depth, linked)
    if part.kind == "text/html":
        from threadtui.readers.mail.page import page_lines, rendered_page

        page = rendered_page(part.text())
        if page.links:
            linked.append(page)
        return with_blocks(page_lines(page))
    if part.kind.startswith("text/") or part.kind.startswith("message/"):
        text, names = without_files(part.text())
        files.extend((0, f"[attachment: {one_line(name)}]") for name in names)
        lines = levels(text)
        if "-----BEGIN PGP" in text:
            lines = unarmoured(lines)
        if part.parameters.get("format", "").lower() == "flowed":
            lines = list(unflowed(lines, delete_space=part.parameters.get("delsp", "").lower() == "yes"))
        return with_blocks(rewrapped(lines, answered))
    return None


def carried(rendered: Rendered, text: str) -> list[Link]:
    """The links of a page where their words stand in the text that was made of it.

    White space moves on the way, and what follows a signature goes: the words before that are the same.
    """
    there = [at for at, character in enumerate(text) if not character.isspace()]
    here = [at for at, character in enumerate(rendered.text) if not character.isspace()]
    same = 0
    for a, b in zip(here, there, strict=False):
        if rendered.text[a] != text[b]:
            break
        same += 1
    links: list[Link] = []
    for link in rendered.links:
        first, last = bisect_left(here, link.start), bisect_left(here, link.end) - 1
        if first <= last < same:
            links.append(Link(there[first], there[last] + 1, link.address))
    return links


def with_blocks(lines: list[Level]) -> list[Level]:
    """The lines with those of a mail that stands below without signs a level deeper."""
    found = blocks(lines)
    if not found:
        return lines
    begins = {block.start: block for block in found}
    deeper: list[Level] = []
    around: list[int] = []
    above = at = 0
    while at < len(lines):
        level, words = lines[at]
        if words.strip():
            while around and level < around[-1]:
                around.pop()
        block = begins.get(at)
        if block is None:
            deeper.append((level + len(around), words))
            above = level if words.strip() else above
            at += 1
            continue
        is_unsigned = above >= level and len(around) < DEEPEST and _next_level(lines, block.end) == level
        for _, line in lines[at : block.end]:
            if line.strip():
                lead = Lead.of(line.strip(), block.name, written=True, unsigned=is_unsigned)
                deeper.append((level + len(around), lead))
        if is_unsigned:
            around.append(level)
        at, above = block.end, level
    return deeper


def _next_level(lines: list[Level], at: int) -> int:
    """The level of the next line with words, or -1."""
    while at < len(lines) and not lines[at][1].strip():
        at += 1
    return lines[at][0] if at < len(lines) else -1


def _passed_on(part: Part, depth: int, linked: list[Rendered]) -> list[Level]:
    """A message that is passed on: who wrote it, then its words as a quotation."""
    message = part.data()
    head = headers.every(head_of(message))
    told = [
        f"{name.title()}: {headers.words(head[name])}" for name in ("from", "date", "subject") if name in head
    ]
    author = headers.author(head["from"]) if "from" in head else None
    own_id = headers.message_id(head.get("message-id", b""))
    source = f"<{clean(own_id.decode('utf-8', 'replace'))}>" if own_id else None
    lines, files = _message_lines(message, depth - 1, linked)
    return [
        *((0, Lead.of(line, author, source)) for line in told or ["[message]"]),
        *((level + 1, words) for level, words in [*lines, *files]),
    ]
