"""What the formats share whose posts are HTML, as the engine's own pages show it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING

from threadtui.model import Label, Link, Post
from threadtui.readers.base import InputFile
from threadtui.readers.json.base import Discussion, JsonReader

if TYPE_CHECKING:
    from threadtui.readers.html.profile import Profile


class MarkupReader(JsonReader):
    """A discussion with posts in HTML, or in a source form where an entry is not marked as HTML."""

    @classmethod
    @abstractmethod
    def profile(cls) -> Profile:
        """What quotations look like in that HTML; loaded when a text is wanted, as all that reads HTML is."""

    def __init__(self, file: InputFile, discussion: Discussion) -> None:
        super().__init__(file, discussion)
        self._thread = discussion.id
        self._links: dict[int, Sequence[Link]] = {}
        self._labels: dict[int, Sequence[Label]] = {}

    def text(self, post: Post) -> str:
        """The post's words; its marks and links are made with them."""
        at = post.place[0]
        entry = self._entries[at]
        if entry.text is not None or not entry.is_html:
            return super().text(post)
        from threadtui.readers.html.fragment import render_fragment
        from threadtui.readers.html.rendered import Place

        place = Place(base=self.file.address, thread=self._thread)
        made = render_fragment(entry.body, self.profile(), place)
        self._marks[at], self._links[at], self._labels[at] = list(made.marks), made.links, made.labels
        entry.text, entry.body = made.text, ""
        return made.text

    def links(self, post: Post) -> Sequence[Link]:
        """The links of the post's words."""
        self.marks(post)
        return self._links.get(post.place[0], ())

    def labels(self, post: Post) -> Sequence[Label]:
        """The lines that stand for pictures and embedded pages."""
        self.marks(post)
        return self._labels.get(post.place[0], ())
