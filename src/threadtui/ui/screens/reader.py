"""The reader's screen: it takes what views and keys ask for, decides, and moves every view."""

from __future__ import annotations

import asyncio
from bisect import bisect_left
from collections.abc import Iterator
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.screen import Screen

from threadtui.graph import ThreadGraph
from threadtui.model import Post
from threadtui.quotes import QuoteTable
from threadtui.thread import Thread
from threadtui.ui import keys, words
from threadtui.ui.history import History, Place, Trail
from threadtui.ui.loading import Loader
from threadtui.ui.messages import FilterAuthor, FollowQuote, GotoPost, ToggleQuote
from threadtui.ui.panes import PANES, Panes
from threadtui.ui.widgets.author_list import AuthorList
from threadtui.ui.widgets.bar import Bar
from threadtui.ui.widgets.key_list import KeyList
from threadtui.ui.widgets.post_page import PostPage
from threadtui.ui.widgets.quote_tree import QuoteTree
from threadtui.ui.widgets.rows import RowView


class ReaderScreen(Screen[None]):
    """Posts, quotes and authors of one thread."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings()]
    CHORDS: ClassVar[dict[tuple[str, str], str]] = keys.chords()
    AUTO_FOCUS = "#posts"

    def __init__(self, thread: Thread, rest: Iterator[Post]) -> None:
        super().__init__()
        self.thread = thread
        """What is shown."""
        self.linked = asyncio.Event()
        """Set when the quotes are resolved and shown, or cannot be."""
        self._loader = Loader(thread, rest)
        self._state = "reading"
        self._history = History()
        self._trail = Trail()
        self._panes = Panes(self)
        self._only: tuple[str | None] | None = None
        self._first_key = ""

    def compose(self) -> ComposeResult:
        """A line above, three panes, a line below."""
        yield Bar(" · ", id="head")
        with Horizontal():
            yield AuthorList(self.thread)
            yield PostPage(self.thread)
            yield QuoteTree(self.thread)
        yield KeyList()
        yield Bar("  ", id="foot")

    def on_mount(self) -> None:
        """Show what there is; read and resolve the rest when the first picture stands."""
        for pane, title in zip(PANES, ("Posts", "Quotes", "Authors"), strict=True):
            self.query_one(f"#{pane}").border_title = title
        self._authors.update_posts()
        self._show()

    def start_loading(self) -> None:
        """Read and resolve the rest; called when a picture stands, and does something the first time only."""
        self._loader.start(self)

    # What the loader brings

    def posts_arrived(self) -> None:
        """More posts were read."""
        if self._only is None:
            self._page.show_rows(range(len(self.thread.posts)))
        self._authors.update_posts()
        self._show()

    def reading_ended(self) -> None:
        """All posts were read; their quotes are being resolved."""
        self._state = "finding quotes"
        self.posts_arrived()

    def quotes_arrived(self, quotes: QuoteTable, graph: ThreadGraph) -> None:
        """Every quotation has its source."""
        self.thread.quotes, self.thread.graph = quotes, graph
        self._state = ""
        self._page.update_posts()
        self._tree.update_posts()
        self._show()
        self.linked.set()

    def loading_failed(self, message: str) -> None:
        """Reading ended early; what was read stays."""
        self._state = ""
        self.notify(message, severity="warning", markup=False)
        self._show()
        self.linked.set()

    # What views ask for

    def on_goto_post(self, message: GotoPost) -> None:
        """A view asks for a post."""
        if message.remember:
            self._history.leave(self._page.place())
        if message.scroll:
            self._open_filter_for(message.post)
            self._page.go(message.post)
        else:
            self._page.mark_current(message.post)
        self._show()

    def on_follow_quote(self, message: FollowQuote) -> None:
        """A view asks for the source of a quote."""
        self._climb(message.row)

    def on_toggle_quote(self, message: ToggleQuote) -> None:
        """A view asks to open or fold a quote."""
        self._page.toggle_quote(message.row)
        self._show()

    def on_filter_author(self, message: FilterAuthor) -> None:
        """A view asks for one author's posts, or for all again."""
        same = self._only == (message.author,)
        self._filter(None if same else (message.author,))

    # Moving

    def action_next(self) -> None:
        """Next post, or next row of a list."""
        self._step(1)

    def action_previous(self) -> None:
        """Previous post, or previous row of a list."""
        self._step(-1)

    def action_page_down(self) -> None:
        """A screen of posts down, whichever pane has the focus."""
        self._scroll(self._screenful)

    def action_page_up(self) -> None:
        """A screen of posts up."""
        self._scroll(-self._screenful)

    def action_half_down(self) -> None:
        """Half a screen down."""
        self._scroll(self._screenful // 2)

    def action_half_up(self) -> None:
        """Half a screen up."""
        self._scroll(-self._screenful // 2)

    def action_line_down(self) -> None:
        """A line down."""
        self._scroll(1)

    def action_line_up(self) -> None:
        """A line up."""
        self._scroll(-1)

    def action_first(self) -> None:
        """The first post, or the first row of a list."""
        self._end(0)

    def action_last(self) -> None:
        """The last post, or the last row of a list."""
        self._end(-1)

    def action_source(self) -> None:
        """To the source of the chosen quote."""
        if self._page.chosen >= 0:
            self._climb(self._page.chosen)

    def action_reply(self) -> None:
        """Down to the reply that the reader came from, else to the first reply."""
        here = self._page.current
        row = self._trail.descend(here)
        if row is None:
            row = next(iter(self.thread.graph.citing(here)), None)
        if row is not None:
            self._jump(self.thread.quotes.post[row], row, self._quotation(row))

    def action_enter(self) -> None:
        """In a list, what the cursor is on; on the page, the source of the chosen quote."""
        if isinstance(self.focused, RowView):
            self.focused.choose(self.focused.cursor)
        else:
            self.action_source()

    def action_open(self) -> None:
        """Open or fold the chosen quote."""
        if self._page.chosen >= 0:
            self._page.toggle_quote(self._page.chosen)

    def action_next_quote(self) -> None:
        """Choose the next quote of the current post."""
        self._page.choose_quote(1)
        self._show()

    def action_previous_quote(self) -> None:
        """Choose the quote before."""
        self._page.choose_quote(-1)
        self._show()

    def action_back(self) -> None:
        """Where the reader was before."""
        self._restore(self._history.back(self._page.place()))

    def action_forward(self) -> None:
        """Where the reader went back from."""
        self._restore(self._history.forward(self._page.place()))

    # Folding, filtering, panes

    def action_fold(self) -> None:
        """Fold the branch of the tree."""
        self._tree.fold()

    def action_unfold(self) -> None:
        """Unfold the branch of the tree."""
        self._tree.unfold()

    def action_toggle_fold(self) -> None:
        """Fold or unfold the branch of the tree."""
        self._tree.toggle()

    def action_fold_all(self) -> None:
        """Fold the whole tree, or all quotes of the page."""
        self._fold_all(True)

    def action_unfold_all(self) -> None:
        """Unfold the whole tree, or open all quotes of the page."""
        self._fold_all(False)

    def action_filter_author(self) -> None:
        """Only the posts of the current post's author, or all again; in the author list, of the one chosen there."""
        if self.focused is self._authors:
            self._authors.choose(self._authors.cursor)
        else:
            self.post_message(FilterAuthor(self.thread.posts[self._page.current].author))

    def action_clear(self) -> None:
        """Leave the help; else all posts again and no light."""
        if not self._panes.close_help():
            self._page.lit = None
            self._filter(None)

    def action_next_pane(self) -> None:
        """The next pane."""
        self._panes.turn(1)

    def action_previous_pane(self) -> None:
        """The pane before."""
        self._panes.turn(-1)

    def action_help(self) -> None:
        """The keys, as they are bound now; or back to the thread."""
        if not self._panes.close_help():
            self._panes.open_help()

    def action_quit(self) -> None:
        """Leave the help, or the program at once."""
        if not self._panes.close_help():
            self.app.exit()

    def on_key(self, event: events.Key) -> None:
        """The second key of a pair; bindings see only keys that are pressed alone."""
        first, self._first_key = self._first_key, ""
        if first and (action := self.CHORDS.get((first, event.key))):
            event.prevent_default().stop()
            getattr(self, f"action_{action}")()
        elif any(pair[0] == event.key for pair in self.CHORDS):
            event.prevent_default().stop()
            self._first_key = event.key

    def on_resize(self, event: events.Resize) -> None:
        """Show as many panes as fit."""
        self._panes.arrange()

    # How it is done

    @property
    def _page(self) -> PostPage:
        return self.query_one(PostPage)

    @property
    def _tree(self) -> QuoteTree:
        return self.query_one(QuoteTree)

    @property
    def _screenful(self) -> int:
        return max(1, self.size.height - 5)

    @property
    def _authors(self) -> AuthorList:
        return self.query_one(AuthorList)

    def _scroll(self, lines: int) -> None:
        (self._panes.help if self._panes.help.display else self._page).scroll_lines(lines)

    def _step(self, by: int) -> None:
        if isinstance(self.focused, AuthorList | KeyList):
            self.focused.scroll_lines(by)
        elif self.focused is self._tree:
            self._tree.step(by)
        elif self._page.rows:
            self._page.go(self._page.step(by))
            self._show()

    def _end(self, at: int) -> None:
        if isinstance(self.focused, RowView):
            self.focused.scroll_lines(self.focused.row_count() * (1 if at else -1))
        elif self._page.rows:
            self._jump(self._page.rows[at])

    def _jump(self, post: int, row: int | None = None, lit: tuple[int, int, int] | None = None) -> None:
        """Go to a post, so that the reader can go back."""
        self._history.leave(self._page.place())
        self._open_filter_for(post)
        self._page.go(post, lit, row)
        self._show()

    def _climb(self, row: int) -> None:
        """To the source of a quote, the quoted words lit."""
        quotes = self.thread.quotes
        source = quotes.source_of(row)
        if source is None:
            self.notify("The words of this quote stand in no earlier post of this file.", markup=False)
            return
        self._trail.climb(row, quotes.post[row], source.post)
        self._jump(source.post, None, (source.post, source.start, source.end))

    def _quotation(self, row: int) -> tuple[int, int, int]:
        quotes = self.thread.quotes
        return quotes.post[row], quotes.start[row], quotes.end[row]

    def _restore(self, place: Place | None) -> None:
        if place is not None:
            self._open_filter_for(place.post)
            self._page.restore(place)
            self._show()

    def _filter(self, only: tuple[str | None] | None) -> None:
        """Show the posts of one author, or all."""
        posts = self.thread.posts
        self._only = only
        if only is None:
            self._page.show_rows(range(len(posts)))
        else:
            self._page.show_rows([at for at, post in enumerate(posts) if post.author == only[0]])
        self._authors.show_filter(only is not None, only[0] if only else None)
        self._page.refresh()
        self._show()

    def _open_filter_for(self, post: int) -> None:
        """Show all posts again where the one that is wanted is not shown."""
        rows = self._page.rows
        at = bisect_left(rows, post)
        if at == len(rows) or rows[at] != post:
            self._filter(None)

    def _fold_all(self, folded: bool) -> None:
        if self.focused is self._tree:
            self._tree.fold_all(folded)
        else:
            self._page.open_all(not folded)

    def _show(self) -> None:
        """Bring the lists and the two lines up to what the page shows."""
        page = self._page
        self._tree.show_post(page.current)
        if self.focused is not self._authors and page.rows:
            self._authors.show_author(self.thread.posts[page.current].author)
        only = None if self._only is None else (self._only[0], len(page.rows))
        self.query_one("#head", Bar).show(*words.head(self.thread, self._state, only))
        self.query_one("#foot", Bar).show(
            *words.foot(self.thread, page.current, page.chosen, self._trail.steps)
        )
