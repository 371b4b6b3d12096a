"""The reader of flattened pages that keep names, dates or numbers: posts by the template that recurs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from threadtui.model import Author, Mark, Post
from threadtui.readers.base import InputFile, Reader
from threadtui.readers.flat.card import author_of
from threadtui.readers.flat.ended import end_words, give_names
from threadtui.readers.flat.layout import inside, style_of, usual_indent
from threadtui.readers.flat.lines import filled_lines, first_lines
from threadtui.readers.flat.names import user_name
from threadtui.readers.flat.records import Record, records_of, title_of
from threadtui.readers.flat.said import Said
from threadtui.readers.flat.separators import find_segments
from threadtui.readers.flat.shapes import Shapes
from threadtui.readers.flat.signed import signed_records
from threadtui.readers.flat.template import SAMPLE, Template, find_template
from threadtui.readers.flat.words import words_of
from threadtui.readers.quoted import Marked

_CERTAIN, _LIKELY = 0.8, 0.62
"""A template that fits so well is true whatever lines with a no-break space say; where they are fewer, one that
fits less, too."""


_MOST, _PLAIN = 0.5, 1.4
"""A template that has so much of a page's words, and fits so well, is the page's."""
_FEWEST_ALIKE, _TOLD_OF = 6, 0.9
"""So many posts, of which most tell who wrote them and when or under which number, show how a page is read."""
_LOOKED_AT = 2_000_000
"""So many bytes of a long file are looked at to tell whether it has a template, and so many lines of them at most
as the template is found in."""


class StructuredText(Reader):
    """A forum page as plain text, with what stands around its posts."""

    format = "flattened forum text"
    grows = True

    def __init__(self, file: InputFile, text: str, shapes: Shapes, records: Sequence[Record]) -> None:
        super().__init__(file)
        self._text = text
        self._is_certain = False
        self._records = [record for record in records if record.words]
        self.title = title_of(self._records, shapes)
        lines = text.split("\n")
        give_names(self._records)
        end_words(self._records, lines)
        self._made: dict[int, Marked] = {}
        style = style_of([record.words for record in self._records])
        indent = usual_indent([record.words for record in self._records])
        for record in self._records:
            record.words = inside(record.words, style, indent)
        names = {user_name(record.author).casefold() for record in self._records if record.author}
        said = Said()
        made = []
        for record in self._records:
            made.append(words_of(record.words, style, names, said))
            said.add(record.author and user_name(record.author), record.words)
        leads, unknown = sum(each.leads for each in made), sum(each.open for each in made)
        marks = sum(len(each.marked.marks) for each in made)
        self.marked = marks > 0 and (2 * unknown <= leads or not style.signs)  # type: ignore[misc]  # told by each page
        self.partly = not style.signs  # type: ignore[misc]
        self._texts = [each.marked for each in made]
        self._starts = [0]
        for line in lines:
            self._starts.append(self._starts[-1] + len(line.encode()) + 1)

    @classmethod
    def looks_like(cls, head: str) -> bool:
        """Never by its head alone; see `find`."""
        return False

    @classmethod
    def find(cls, file: InputFile) -> StructuredText | None:
        """The reader of a file with a template, or None where it has none."""
        seen = file.text(0, _LOOKED_AT)
        lines, whole = first_lines(seen, SAMPLE)
        whole = whole and len(file.data) <= _LOOKED_AT
        shapes = Shapes(lines)
        if (records := signed_records(shapes)) is not None:
            if whole:
                return cls(file, seen, shapes, records)
            text = file.text(0, len(file.data))
            shapes = Shapes(filled_lines(text))
            return cls(file, text, shapes, signed_records(shapes) or ())
        template = find_template(shapes)
        if template is None or not _agrees(template, shapes, seen):
            return None
        if template.slot is None:  # a rule or the like may part more than the heads that are left
            parted = find_segments(file.data[:_LOOKED_AT])
            if parted is not None and len(parted.spans) > len(template.blocks):
                return None
        text = file.text(0, len(file.data)) if len(file.data) > _LOOKED_AT else seen
        shapes = shapes if whole else Shapes(filled_lines(text))
        reader = cls(file, text, shapes, records_of(template, shapes))
        reader._is_certain = template.fit >= _CERTAIN and template.slot is not None
        return reader

    @property
    def parted_alike(self) -> bool:
        """Whether the beginning of a file, which this is a reader of, shows how the posts of the whole are parted."""
        records = self._records[:-1]
        told = [record for record in records if record.author and (record.date or record.number is not None)]
        return self._is_certain and len(records) >= _FEWEST_ALIKE and len(told) >= _TOLD_OF * len(records)

    def _of(self, file: InputFile) -> Reader:
        from threadtui.readers.flat.reader import FlatText  # which looks for a template

        return FlatText.split(file)[0]

    def posts(self) -> Iterator[Post]:
        """One post for each record that has words."""
        number = 0
        for record, made in zip(self._records, self._texts, strict=True):
            at = record.words[0].at
            place = (self._starts[at], self._starts[record.words[-1].at + 1])
            self._made[place[0]] = made
            if record.author:
                author = author_of(record.author, [line.bare for line in record.head])
                known = self.authors.get(author.name)
                if known is None or known == Author(known.name):
                    self.authors[author.name] = author
            number += 1
            yield Post(
                place=place,
                line=at + 1,
                author=record.author,
                date=record.date,
                id=record.number,
                edited=record.edited,
            )
        if not number:
            raise self.file.error("no posts found: every part of it is page furniture")

    def text(self, post: Post) -> str:
        """The post's lines."""
        return self._made[post.place[0]].text

    def marks(self, post: Post) -> Sequence[Mark]:
        """The quotations whose beginning and end are known."""
        return self._made[post.place[0]].marks


def _agrees(template: Template, shapes: Shapes, text: str) -> bool:
    """Whether the template is no worse than lines with only a no-break space, which part posts in some texts.

    Where both part the same posts, those lines stand in the template's blocks; where there are few of them, they
    are what somebody typed. A template between two of them is of a thread that a post quotes whole, if there is much
    else.
    """
    lines = shapes.lines
    seen = text.split("\n")[: lines[-1].at + 1]
    parted = [at for at, line in enumerate(seen) if "\u00a0" in line and not line.strip()]
    if not parted:
        return True
    inside = 0
    for block in template.blocks:
        above = lines[block.top - 1].at if block.top else -1
        below = lines[block.bottom].at if block.bottom < len(lines) else len(text)
        inside += bisect_left(parted, below) > bisect_right(parted, above)
    count = len(template.blocks)
    if inside >= 0.5 * count and count >= 0.5 * len(parted):
        return True
    first, last = lines[template.blocks[0].top].at, lines[min(template.blocks[-1].bottom, len(lines) - 1)].at
    within = bisect_left(parted, last) - bisect_right(parted, first)
    sure = _CERTAIN if 2 * count < len(parted) else _LIKELY
    return template.fit >= sure and (
        within > 1 or len(parted) < 5 or (template.told >= _MOST and template.fit >= _PLAIN)
    )
