"""What the reader's screen is made of: its views, what it hears from them, and how it moves them together."""

from __future__ import annotations

import asyncio
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import is_
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal

from threadtui.following import Watch
from threadtui.graph import ThreadGraph
from threadtui.model import Method, Post
from threadtui.quotes import QuoteTable
from threadtui.settings import Settings
from threadtui.text import many
from threadtui.thread import Thread
from threadtui.ui import keys, words
from threadtui.ui.arrangement import PANES
from threadtui.ui.beforehand import Beforehand
from threadtui.ui.by_author import ByAuthor
from threadtui.ui.carried import Carry, carry, carry_place, carry_rows
from threadtui.ui.history import History, Lit, Place, Step, Trail
from threadtui.ui.loading import Loader
from threadtui.ui.marks import Marks
from threadtui.ui.panes import Panes
from threadtui.ui.screens.chords import ChordScreen
from threadtui.ui.shown import Shown, chain_of
from threadtui.ui.widgets.author_list import AuthorList
from threadtui.ui.widgets.bar import Bar
from threadtui.ui.widgets.edge import Edge
from threadtui.ui.widgets.post_page import PostPage
from threadtui.ui.widgets.quote_tree import QuoteTree
from threadtui.ui.widgets.shape import Shape
from threadtui.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from threadtui.ui.sheets import Maker


class ReaderBase(ChordScreen):
    """The views of one thread, and the ways in which the actions of the screen move them together."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings()]
    AUTO_FOCUS = "#posts"

    def __init__(self, thread: Thread, rest: Iterator[Post]) -> None:
        super().__init__()
        self.thread = thread
        """What is shown."""
        self.linked = asyncio.Event()
        """Set when the quotes are resolved and shown, or cannot be."""
        self.by_author = ByAuthor(thread)
        """Which posts each author wrote."""
        self.grown = asyncio.Event()
        """Set when what a followed file gained is shown, its quotes resolved."""
        self._marks = Marks(thread, self.by_author)
        self._loader = Loader(thread, rest)
        self._state = "reading"
        self._gain = ""
        self._beforehand = Beforehand()
        self._shaped: tuple[object, ...] = (None,) * 6
        """Of what the bar beside the page was made."""
        self._ready = False
        self._begins_at = 0
        self._shown_anew = False
        self.history = History()
        """Where the reader has been."""
        self.trail = Trail()
        """The path climbed from reply to source."""
        self.panes = Panes(self)
        """Which panes are shown."""
        self.about: tuple[str | None, ...] | None = None
        """The author whom the sheet is about, where it is about one."""
        self.shown: Shown | None = None
        """What alone is shown, or None where all posts are."""
        self.asked = ""
        """What the reader is asked at the foot of the screen, or the empty string."""

    def compose(self) -> ComposeResult:
        """A line above, three panes, a line below."""
        yield Bar(" · ", id="head")
        with Horizontal():
            yield AuthorList(self.thread, self.by_author)
            yield Edge("authors")
            yield PostPage(self.thread)
            yield Shape()
            yield Edge("quotes")
            yield QuoteTree(self.thread)
        yield Bar("  ", id="foot", keys=True)

    def on_mount(self) -> None:
        """Show what there is; read and resolve the rest when the first picture stands."""
        for pane, title in zip(PANES, ("Posts", "Quotes", "Authors"), strict=True):
            self.query_one(f"#{pane}").border_title = title
        self.panes.start(getattr(self.app, "arrangement", self.panes.wanted))
        self.page.measure = self.settings.width
        if self.size:
            self.panes.arrange()  # so that the first picture has them where they stay
        if getattr(self.app, "follow", False) and self.thread.grows and self.thread.path:
            watch_of = getattr(self.app, "watch_of", Watch)
            self._loader.follow(watch_of(self.thread.path))
        self.authors.update_posts()
        self.show_state()

    def start_loading(self) -> None:
        """Read and resolve the rest; called when a picture stands, and does something the first time only."""
        from threadtui.ui.widgets.key_list import KeyList

        if not self._ready:
            self._ready = True
            self.mount_all([KeyList(), Sheet()], before="#foot")  # what the first picture does not show
            if self._begins_at:
                self.page.go(self._begins_at)
                self.show_state()
        self._loader.start(self)
        if self.linked.is_set() and not self._state:
            self._beforehand.begin(self.most_likely())

    def most_likely(self) -> Iterator[None]:
        """Draw what the next key most likely shows: the next post, a screen down or up."""
        page, tree = self.page, self.quote_tree
        if page.display and page.rows:
            yield from page.draw_beforehand(self.screenful)
        if tree.display and page.rows:
            yield from tree.draw_beforehand([page.step(1), page.step(-1)])

    @property
    def screenful(self) -> int:
        """Lines of a screen of posts."""
        return max(1, self.size.height - 5)

    def on_resize(self, event: events.Resize) -> None:
        """Show as many panes as fit."""
        self.panes.arrange()
        for sheet in self.query(Sheet):
            sheet.centre()

    # What the loader brings

    def posts_arrived(self) -> None:
        """More posts were read."""
        self._show_thread()
        self.authors.update_posts()
        self.show_state()

    def read_otherwise(self, thread: Thread) -> None:
        """The whole file has other posts than its beginning showed: show it anew, at the words that are read."""
        at = self.thread.posts[self.page.current].place[0] if self.page.current else 0
        anew = type(self)(thread, iter(()))
        anew._begins_at = max(0, bisect_right(thread.posts, at, key=lambda post: post.place[0]) - 1)
        self._shown_anew = True
        # Textual cannot switch from an app's first screen: this one leaves with the other
        self.app.push_screen(anew)

    def on_screen_resume(self) -> None:
        """What is shown anew is no place to come back to."""
        if self._shown_anew:
            if len(self.app.screen_stack) > 1:
                self.app.pop_screen()
            else:
                self.app.exit()

    def reading_ended(self) -> None:
        """All posts were read; their quotes are being resolved."""
        self._state = "finding quotes"
        self.posts_arrived()

    def quotes_arrived(self, quotes: QuoteTable, graph: ThreadGraph) -> None:
        """Every quotation has its source; again, when the file gained posts."""
        self._state = ""
        self.show_links(quotes, graph)
        if self.linked.is_set():
            self._say_gain()
            self.grown.set()
        self.linked.set()

    def show_links(self, quotes: QuoteTable, graph: ThreadGraph) -> None:
        """Show the thread with other quotes. What is in sight stays where it is."""
        if len(self.thread.quotes):
            self.quotes_moved(carry(self.thread.quotes, quotes))
        self.thread.quotes, self.thread.graph = quotes, graph
        self._show_thread()
        self.quote_tree.update_posts()
        self.show_state()

    def corrected(self, quotes: QuoteTable, graph: ThreadGraph) -> tuple[QuoteTable, ThreadGraph]:
        """What was found, as the reader corrected it; called beside the screen when quotes were found."""
        return quotes, graph

    def posts_gained(self, new: Sequence[int], went_on: bool) -> None:
        """The file that is followed gained posts, or its last post went on. What is in sight stays where it is."""
        self._state = "finding quotes"
        self.page.show_new(self.page.new | frozenset(new))
        self.posts_arrived()
        self._gain = "the last post went on" if went_on and not new else ""
        if new:
            self._gain = f"{many(len(new), 'new post')}, {self.key('next-unread')} goes there"
        self._say_gain()

    def _say_gain(self) -> None:
        if self._gain and not self.asked:
            self.say_left(self._gain)

    def quotes_moved(self, carried: Carry) -> None:
        """The quotes stand in other rows: whoever remembers one by its row is to remember it by the new one."""
        page = self.page
        page.opened, page.chosen = carry_rows(page.opened, carried), carried(page.chosen)
        self.history.change(lambda place: carry_place(place, carried))
        self.trail.steps = [step._replace(row=carried(step.row)) for step in self.trail.steps]

    def following_ended(self, message: str) -> None:
        """The file cannot be followed any more; what was read stays."""
        self.notify(message, severity="warning", markup=False, timeout=20)
        self.show_state()

    def on_unmount(self) -> None:
        """The screen is left: nobody looks for more posts any more."""
        self._beforehand.stop()
        self._loader.stop()

    def loading_failed(self, message: str) -> None:
        """Reading ended early; what was read stays."""
        self._state = ""
        self.notify(message, severity="warning", markup=False)
        self.show_state()
        self.linked.set()

    @property
    def settings(self) -> Settings:
        """What the user's file of settings says."""
        settings: Settings = getattr(self.app, "settings", Settings())
        return settings

    @property
    def page(self) -> PostPage:
        """The posts."""
        return self.query_one(PostPage)

    @property
    def quote_tree(self) -> QuoteTree:
        """The quote tree."""
        return self.query_one(QuoteTree)

    @property
    def authors(self) -> AuthorList:
        """The authors."""
        return self.query_one(AuthorList)

    @property
    def sheet(self) -> Sheet:
        """The sheet over the lower half."""
        return self.query_one(Sheet)

    @property
    def here(self) -> Place:
        """Where the reader is now."""
        return self.page.place()._replace(shown=self.shown)

    def say_left(self, words: str) -> None:
        """Say something at the left of the bottom line, until the next key."""
        foot = self.query_one("#foot", Bar)
        foot.show(words, foot.parts)

    def recall(self) -> None:
        """Find what is remembered of the thread; called beside the screen when all posts are read."""

    def recall_more(self) -> None:
        """The same for posts that a followed file gained."""

    def jump(self, post: int, row: int | None = None, lit: Lit | None = None) -> None:
        """Go to a post, so that the reader can go back; choose a quote in it, light words in it."""
        self.history.leave(self.here)
        self.make_room_for(post)
        self.page.go(post, lit, row)
        self.show_state()

    def climb(self, row: int) -> None:
        """To the source of a quote, the quoted words lit."""
        quotes = self.thread.quotes
        source = quotes.source_of(row)
        if source is None:
            broken = quotes.method[row] == Method.MANUAL
            told = f"You broke the link of this quote; {self.key('undo')} takes that back."
            other = "The words of this quote stand in no earlier post of this file."
            self.notify(told if broken else other, markup=False)
            return
        self.trail.climb(Step(quotes.post[row], row, source.post))
        self.jump(source.post, None, (source.post, source.start, source.end))

    def quotation(self, row: int) -> Lit:
        """The quotation of a quote's row, to be lit where it stands."""
        quotes = self.thread.quotes
        return quotes.post[row], quotes.start[row], quotes.end[row]

    def restore(self, place: Place | None) -> None:
        """Go to a place as it was left."""
        if place is not None:
            if place.shown is not self.shown:
                self.show_only(place.shown)
            self.make_room_for(place.post)
            self.page.restore(place)
            self.show_state()

    def show_only(self, shown: Shown | None) -> None:
        """Show some posts alone, or all."""
        self.shown = shown
        self._pick()
        self.authors.show_filter(shown.authors if shown else frozenset())
        self.page.refresh()
        self.show_state()

    def make_room_for(self, post: int) -> None:
        """Where the post that is wanted is not shown, show all; of lines of argument, the one through it."""
        if not self.page.holds(post):
            through = self.shown is not None and self.shown.through is not None
            self.show_only(chain_of(post) if through else None)

    def link_to(self, typed: str) -> None:
        """Link what is chosen to the post that is typed."""

    def move_choice(self, by: int) -> bool:
        """Choose another of the things that a question lists; whether there is such a list."""
        return False

    def stop_selecting(self) -> bool:
        """Select nothing any more; whether something was selected."""
        return False

    def show_whole(self) -> None:
        """Whole posts instead of one line each."""

    def open_sheet(
        self, title: str, subtitle: str, make: Maker, about: tuple[str | None, ...] | None = None
    ) -> None:
        """Show lines in the sheet, where it leaves the chosen quote in sight.

        `about` has the author whom it is about; what is about an author, or the whole thread, has the whole screen.
        """
        self.about = about
        self.sheet.show(title, subtitle, make, whole=about is not None)
        self.sheet.stand_clear_of(self.page.screen_line())
        self.sheet.focus()

    def close_sheet(self) -> bool:
        """Put the sheet away; whether it was open."""
        if not self.sheet.visible:
            return False
        self.sheet.visible = False
        self.about = None
        self.page.focus()
        return True

    def show_state(self) -> None:
        """Bring the lists and the two lines up to what the page shows."""
        page = self.page
        self.quote_tree.show_post(page.current)
        if self.focused is not self.authors and page.rows:
            self.authors.show_author(self.thread.posts[page.current].author)
        self.show_shape()
        only = None if self.shown is None else (self.shown.label, len(page.rows))
        self.query_one("#head", Bar).show(
            *words.head(self.thread, self._state, only, following=self._loader.following)
        )
        foot = words.foot(self.thread, page, self.trail.steps, self.table)
        self.query_one("#foot", Bar).show(*((self.asked, [words.ASKED]) if self.asked else foot))

    def show_shape(self) -> None:
        """Bring the bar beside the page up to what the page shows."""
        page, shape = self.page, self.query_one(Shape)
        if page.rows and shape.display and shape.size.height:
            author = self.thread.posts[page.current].author
            parts = page.parts(shape.size.height)
            shaped = (self.thread.quotes, page.order, parts, page.hits, author, page.new)
            if not all(
                map(is_, shaped, self._shaped)
            ):  # asked for after each key, and when the page has another height
                self._shaped = shaped
                shape.show(
                    self._marks.parts(page.order, parts, page.hits, author, page.new), page.rows, author
                )

    def _show_thread(self) -> None:
        """Show the thread as it is now. What was selected stays so, where it is still there."""
        page = self.page
        selection, selected = page.selection, page.selected_posts()
        self._pick()
        if selection and selected == page.selected_posts(selection):
            page.selection = selection

    def _pick(self) -> None:
        """Show the posts that are to be shown, as the thread is now."""
        if self.shown is None:
            self.page.show_rows(range(len(self.thread.posts)))
        else:
            self.page.show_rows(self.shown.pick(self.thread), self.shown.through is not None)


# Textual does half a millisecond of work for each class of a widget, so the parts of the screen are plain classes.
if TYPE_CHECKING:
    Part = ReaderBase
else:
    Part = object
