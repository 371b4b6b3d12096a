"""The command palette: everything that a key does, and the authors, by their words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from threadtui.text import many
from threadtui.ui.shown import by_authors

if TYPE_CHECKING:
    from threadtui.ui.screens.reader import ReaderScreen

_AUTHORS = 200
"""So many authors can be found in the palette, those with most posts."""


class KeyCommands(Provider):
    """What can be done on the reader's screen. No word of a file is read as markup."""

    async def discover(self) -> Hits:
        """Everything, before anything is typed."""
        for words, keys, act in self._commands():
            yield DiscoveryHit(cast("str", Content(words)), act, words, keys)

    async def search(self, query: str) -> Hits:
        """What has the letters typed in its words."""
        matcher = self.matcher(query)
        for words, keys, act in (*self._commands(), *self._authors()):
            score, offsets = matcher.fuzzy_search.match(query, words)
            if score:
                shown = Content(words)
                for offset in offsets:
                    shown = shown.stylize(matcher.match_style, offset, offset + 1)
                yield Hit(score, shown, act, words, keys)

    def _commands(self) -> Iterator[tuple[str, str, Callable[[], None]]]:
        """Words, keys and what to do, for each thing that a key does."""
        screen = cast("ReaderScreen", self.screen)
        for key in screen.table:
            if key.id != "nth-quote":
                words = key.words[0].upper() + key.words[1:]
                yield words, f"{key.shown or 'no key'}  :{key.id}", partial(screen.do, key.id)

    def _authors(self) -> Iterator[tuple[str, str, Callable[[], None]]]:
        """Each author's posts alone."""
        screen = cast("ReaderScreen", self.screen)
        for name, posts in screen.authors.authors[:_AUTHORS]:
            if name is not None:
                yield f"Only {name}", many(posts, "post"), partial(screen.show_only, by_authors([name]))
