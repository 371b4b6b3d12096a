"""What the formats share whose posts are HTML, as the engine's own pages show it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from threadtui.model import Label, Link, Post
from threadtui.readers.base import InputFile
from threadtui.readers.html.fragment import render_fragment
from threadtui.readers.html.profile import Profile
from threadtui.readers.html.rendered import Place
from threadtui.readers.json.base import Discussion, JsonReader


class MarkupReader(JsonReader):
    """A discussion with posts in HTML, or in a source form where an entry is not marked as HTML."""

    profile: ClassVar[Profile]
    """What quotations look like in that HTML."""

    def __init__(self, file: InputFile, discussion: Discussion) -> None:
        super().__init__(file, discussion)
        self._place = Place(base=file.address, thread=discussion.id)
        self._links: dict[int, Sequence[Link]] = {}
        self._labels: dict[int, Sequence[Label]] = {}

    def text(self, post: Post) -> str:
        """The post's words; its marks and links are made with them."""
        at = post.place[0]
        entry = self._entries[at]
        if self._texts or not entry.is_html:
            return super().text(post)
        made = render_fragment(entry.body, self.profile, self._place)
        self._marks[at], self._links[at], self._labels[at] = list(made.marks), made.links, made.labels
        return made.text

    def links(self, post: Post) -> Sequence[Link]:
        """The links of the post's words."""
        self.marks(post)
        return self._links.get(post.place[0], ())

    def labels(self, post: Post) -> Sequence[Label]:
        """The lines that stand for pictures and embedded pages."""
        self.marks(post)
        return self._labels.get(post.place[0], ())
