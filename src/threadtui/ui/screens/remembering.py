"""The keys and moments that remember: the place, what was read, marks."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from itertools import chain, filterfalse
from typing import Any, NamedTuple

from textual import events

from threadtui.corrections import Correction
from threadtui.errors import ThreadtuiError
from threadtui.state import Memory, PostKeys, Shelf, find_posts, now, thread_name
from threadtui.ui.arrangement import Arrangement
from threadtui.ui.carried import Carry, carry_place
from threadtui.ui.history import Place
from threadtui.ui.screens.asking import Asking

_EVERY = 30.0
"""Seconds between two times at which what has changed is kept."""


class Known(NamedTuple):
    """What is remembered of a thread, as indexes of its posts."""

    place: dict[str, int]
    """Where the posts stand whose keys the memory tells one by one."""
    seen: set[int]
    """The posts that were read."""
    flagged: set[int]
    """Those that are to be seen as new."""
    new: frozenset[int]
    """These, and those of which nothing is known."""


class Remembering(Asking):
    """A thread is opened where it was left. Nothing is kept before what was kept is known."""

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]
        self.seen: set[int] = set()
        """The posts that were read, now or before."""
        self.recalled = asyncio.Event()
        """Set when what is remembered of the thread is known, where something may be."""
        self.corrections: list[Correction] = []
        """What the reader said of links, now or before; another list whenever it says something else."""
        self._unread: set[int] = set()
        self._memory: Memory | None = None
        self._post_keys = PostKeys()
        self._keys: list[str] = []
        self._kept: tuple[object, ...] = ()
        self._kept_panes: dict[str, object] = {}
        self._lettered: dict[str, Place] = {}
        self._waiting_for_letter = ""
        self._last: Place | None = None
        """Where the reader was at the last key: when the screen goes away, its views are gone before it."""
        self._before_jump: Place | None = None

    def on_mount(self) -> None:
        """How the panes are wanted is kept when it is changed."""
        self._kept_panes = getattr(self.app, "arrangement", Arrangement()).told()

    @property
    def _shelf(self) -> Shelf | None:
        return getattr(self.app, "shelf", None)

    def recall(self) -> None:
        """Find what is known of the thread; called beside the screen when all posts are read."""
        if not self.thread.posts:
            return
        keys, shelf = self._post_keys.of(self.thread), self._shelf
        if shelf is None:
            self._in_app(setattr, self, "_keys", keys)  # by them the reader's links are known
            return
        memory = shelf.load(thread_name(self.thread))
        sought = {memory.post, *memory.marks.values()}
        place = {key: index for index, key in enumerate(keys) if key in sought}
        seen, flagged = find_posts(keys, memory.seen), find_posts(keys, memory.flagged)
        new = frozenset(range(len(keys))) - seen - find_posts(keys, memory.unseen) | flagged
        self._in_app(self._recalled, keys, memory, Known(place, seen, flagged, new))

    def _in_app(self, what: Callable[..., None], *arguments: Any) -> None:
        """Have something done where the screen is drawn."""
        if self.is_attached and self.app.is_running:
            self.app.call_from_thread(what, *arguments)

    def recall_more(self) -> None:
        """What new posts are remembered by, before they are shown; called beside the screen."""
        if self._memory is not None or self._shelf is None:
            self._in_app(setattr, self, "_keys", self._post_keys.of(self.thread))

    def _recalled(self, keys: list[str], memory: Memory, known: Known) -> None:
        """Go where the thread was left, unless the reader went somewhere already."""
        self._keys, self._memory = keys, memory
        self.say_problems()
        place = known.place
        for letter, key in memory.marks.items():
            if key in place and letter not in self._lettered:
                self._lettered[letter] = self._at(place[key])
        if memory.read:
            self.seen |= known.seen
            self._unread |= known.flagged
            self.page.show_new(known.new)
            untouched = self.page.current == 0 and self.page.scroll_offset.y == 0
            post = place.get(memory.post)
            if untouched and post:
                self.history.leave(self.here)
                self.restore(self._at(post, memory.line))
                self.tell(f"Where you left it: #{post + 1}. {self.key('back')} goes to the start.")
        self.set_interval(_EVERY, self.keep)
        self.show_state()
        self.recalled.set()

    def quotes_moved(self, carried: Carry) -> None:
        """Those of marked places, too."""
        super().quotes_moved(carried)
        self._lettered = {letter: carry_place(place, carried) for letter, place in self._lettered.items()}
        self._before_jump = self._before_jump and carry_place(self._before_jump, carried)

    def say_problems(self) -> None:
        """Say what of the state could not be understood, once."""
        if shelf := self._shelf:
            for problem in shelf.problems:
                self.tell(problem, wrong=True)
            shelf.problems.clear()

    def show_state(self) -> None:
        """What is in sight was read."""
        super().show_state()
        self._last = self.page.place()
        self.seen.update(post for post in self.page.in_sight() if post not in self._unread)

    def keep(self) -> None:
        """Keep what is to be remembered, where it is another than before; written beside the screen."""
        memory, panes = self._changed(), self._panes_changed()
        if memory or panes:
            threading.Thread(target=self._write_down, args=(memory, panes), name="keep").start()

    def _panes_changed(self) -> dict[str, object] | None:
        """How the panes are wanted, or None where nothing changed since it was kept."""
        before, self._kept_panes = self._kept_panes, self.panes.wanted.told()
        return self._kept_panes if before != self._kept_panes else None

    def _changed(self) -> Memory | None:
        """A copy of what is to be remembered, or None where nothing changed since it was kept."""
        memory, here = self._memory, self._last
        if memory is None or here is None:
            return None
        marks, said = frozenset(memory.marks.items()), tuple(self.corrections)
        changed = (here.post, here.line, len(self.seen), len(self._unread), marks, said)
        if changed == self._kept:
            return None
        self._kept = changed
        inputs = getattr(self.app, "inputs", ()) or ([self.thread.path] if self.thread.path else [])
        keys = self._keys
        return Memory(
            title=self.thread.title,
            paths=[str(path.resolve()) for path in inputs],
            number=self.thread.number,
            read=now(),
            posts=len(self.thread.posts),
            post=keys[here.post],
            at=here.post + 1,
            line=max(0, here.line),
            marks=dict(memory.marks),
            seen=[keys[post] for post in self.seen if post < len(keys)],
            unseen=[key for post, key in enumerate(keys) if post not in self.seen],
            flagged=[keys[post] for post in self._unread],
            corrections=self.corrections,
        )

    def _write_down(self, memory: Memory | None, panes: dict[str, object] | None) -> None:
        try:
            if (shelf := self._shelf) and panes:
                shelf.choose_all("panes", panes)
            if shelf and memory:
                shelf.keep(thread_name(self.thread), memory)
        except ThreadtuiError as error:
            if self.app.is_running and self.is_attached:
                self.app.call_from_thread(
                    self.tell, f"What is to be remembered could not be kept: {error}", wrong=True
                )

    def on_unmount(self) -> None:
        """The thread is left."""
        super().on_unmount()
        self.keep()

    # Marks

    def pressed(self, event: events.Key) -> None:
        """The letter after `m` or `'`."""
        wanted, self._waiting_for_letter = self._waiting_for_letter, ""
        if not wanted or self.asked:
            super().pressed(event)
        else:
            event.prevent_default()
            letter = event.character or ""
            if wanted == "mark" and letter.isalpha():
                self._set_mark(letter)
            elif wanted == "jump" and (letter.isalpha() or letter == "'"):
                self._to_mark(letter)

    def action_mark(self) -> None:
        """Mark the current post with the letter that is pressed next."""
        self._waiting_for_letter = "mark"
        self.say_left("mark with a letter")

    def action_to_mark(self) -> None:
        """Go to the post of the letter that is pressed next; `'` goes to where the last such jump began."""
        self._waiting_for_letter = "jump"
        marked = " ".join(f"{letter} #{place.post + 1}" for letter, place in sorted(self._lettered.items()))
        self.say_left(f"to which mark? {marked or 'none is set yet'}")

    def _set_mark(self, letter: str) -> None:
        self._lettered[letter] = self.here
        if self._memory is not None:
            self._memory.marks[letter] = self._keys[self.page.current]
            self.keep()
        self.say_left(f"#{self.page.current + 1} is marked {letter}")

    def _to_mark(self, letter: str) -> None:
        place = self._before_jump if letter == "'" else self._lettered.get(letter)
        if place is None:
            self.say_left(f"nothing is marked {letter}" if letter != "'" else "no jump to a mark yet")
            return
        self._before_jump = self.here
        self.history.leave(self.here)
        self.restore(place)

    def _at(self, post: int, line: int = 0) -> Place:
        return Place(post, line, next(iter(self.thread.quotes.outer_rows(post)), -1))

    # New posts

    def action_next_unread(self) -> None:
        """The next post that is marked new; where none is, the next that was not in sight yet."""
        rows, new = self.page.rows, self.page.new
        here = self.page.order.row(self.page.current) if rows else 0
        after = chain(rows[here + 1 :], rows[:here])
        wanted = filter(new.__contains__, after) if new else filterfalse(self.seen.__contains__, after)
        post = next(wanted, None)
        if post is None:
            self.say_left("every post here was read")
        else:
            self.jump(post)

    def action_toggle_read(self) -> None:
        """Take the current post as not read, or as read again."""
        post = self.page.current
        if post in self._unread or post in self.page.new:
            self._unread.discard(post)
            self.seen.add(post)
            self.page.show_new(self.page.new - {post})
            self.say_left(f"#{post + 1} was read")
        else:
            self._unread.add(post)
            self.seen.discard(post)
            self.page.show_new(self.page.new | {post})
            self.say_left(f"#{post + 1} is new again")
