"""Paragraphs that a mailer broke into lines for sending (RFC 3676), whole again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

Level = tuple[int, str]
"""How many signs a line has, and what is left of it."""


class Lead(str):
    """A line that says whose words follow."""

    __slots__ = ("name", "source_id", "unsigned", "written")

    name: str | None
    """Whose, where it tells it."""
    source_id: str | None
    """The id of that message, where it is known."""

    written: bool
    """Whether it stands in the mail itself."""
    unsigned: bool
    """Whether the lines of what it is about have no signs."""

    @classmethod
    def of(
        cls,
        line: str,
        name: str | None,
        source_id: str | None = None,
        *,
        written: bool = False,
        unsigned: bool = False,
    ) -> Lead:
        lead = cls(line)
        lead.name, lead.source_id, lead.written, lead.unsigned = name, source_id, written, unsigned
        return lead


def unflowed(lines: Iterable[Level], *, delete_space: bool) -> Iterator[Level]:
    """Lines joined that end in a space, within one level of quotation; a signature's line never."""
    held: list[str] = []
    held_level = 0
    for level, text in lines:
        if text.startswith(" "):  # stuffed, so that nothing reads it as a sign
            text = text[1:]
        if held and (level != held_level or text == "-- "):
            yield held_level, "".join(held)
            held = []
        if text == "-- " or not text.endswith(" "):
            yield level, "".join([*held, text])
            held = []
            continue
        held.append(text[:-1] if delete_space else text)
        held_level = level
    if held:
        yield held_level, "".join(held)
