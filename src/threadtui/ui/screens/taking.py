"""The keys that take something out of the thread: select, copy, save, pipe, open in the browser."""

from __future__ import annotations

import re
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events

from threadtui.errors import ThreadtuiError
from threadtui.export import SUFFIXES
from threadtui.text import one_line
from threadtui.ui.messages import OpenAddress
from threadtui.ui.screens.asking import Asking
from threadtui.ui.selection import selected_text

if TYPE_CHECKING:
    from threadtui.ui.piping import Pipe

_MOST_SENT = 74_000
"""Bytes that most terminals take as a copy (xterm's own limit is 100,000 of base64)."""
_ENDS = " ".join(SUFFIXES)


class Taking(Asking):
    """Words, posts, citations, files, addresses. The file that is read is never written to."""

    MOVES: ClassVar[dict[str, str]] = {
        "h": "left", "left": "left", "l": "right", "right": "right", "w": "word", "b": "back",
        "j": "down", "down": "down", "k": "up", "up": "up", "0": "home", "home": "home",
        "dollar_sign": "end", "end": "end", "o": "swap", "x": "paragraph",
    }  # fmt: skip
    """What keys do to a selection that was begun with a key."""
    _selecting = False
    _pipe: Pipe | None = None
    _overwriting: Path | None = None

    def pressed(self, event: events.Key) -> None:
        """While words are selected with keys, some of them move its end."""
        if self._selecting and self.page.selection is None:
            self._selecting = False
        if self._selecting and self.focused is self.page and (how := self.MOVES.get(event.key)):
            event.prevent_default()
            self.page.move_selection(how)
            self.show_state()
        else:
            super().pressed(event)

    def action_select(self) -> None:
        """Begin to select words of the current post."""
        self.close_sheet()
        self.page.focus()
        self._selecting = self.page.start_selecting()
        self.show_state()
        if not self._selecting:
            self.say_left("no words to select here: the post is folded, or has none of its own")

    def stop_selecting(self) -> bool:
        """Select nothing any more; whether something was selected."""
        had = self.page.selection is not None
        self._selecting = False
        self.page.select(None)
        if had:
            self.show_state()
        return had

    # Copy

    def action_copy(self) -> None:
        """Copy the selection, else the current post."""
        what, text = self._words()
        self._send(what, text)

    def action_copy_text(self) -> None:
        """Ctrl+C copies a selection; without one it is Textual's."""
        if self.page.selection is None:
            super().action_copy_text()
        else:
            self.action_copy()

    def action_copy_quote(self) -> None:
        """Copy the words of the chosen quote."""
        if self.page.chosen < 0:
            self.tell(f"#{self.page.current + 1} quotes no post.")
        else:
            self._send("the quotation", self.thread.quote_text(self.page.chosen))

    def action_copy_citation(self) -> None:
        """Copy a citation: the words selected, or lit, or of the post; author, date, thread, number, address."""
        from threadtui.take import citation, words_between  # not before the first picture

        thread, here, lit = self.thread, self.page.current, self.page.lit
        if parts := self.page.selected:
            cited = [(post, words_between(thread, post, start, end)) for post, start, end in parts]
        elif lit and lit[0] == here and lit[1] < lit[2]:
            cited = [(here, thread.text(here)[lit[1] : lit[2]])]
        else:
            cited = [(here, thread.body(here).text)]
        posts = ", ".join(f"#{post + 1}" for post, _ in cited[:3]) + (" …" if len(cited) > 3 else "")
        self._send(
            f"a citation of {posts}",
            "\n".join(citation(thread, post, words) for post, words in cited if words),
        )

    def _words(self) -> tuple[str, str]:
        """What is taken, and its text."""
        from threadtui.take import post_text

        if parts := self.page.selected:
            return "the selection", selected_text(self.thread, parts)
        return f"#{self.page.current + 1}", post_text(self.thread, self.page.current)

    def _send(self, what: str, text: str) -> None:
        self.app.copy_to_clipboard(text)
        count = len(text.split())
        long = len(text.encode()) > _MOST_SENT
        sure = "it is longer than most terminals take" if long else "where the terminal takes no copies"
        self.tell(
            f"Sent {what} to the terminal's clipboard, {count} words; {sure}, s saves a file.", wrong=long
        )
        self._selecting = False
        self.page.select(None)

    # Save

    def action_save(self) -> None:
        """Ask for a file to save the selection, what is shown alone, or the thread in."""
        what, stem = self._scope()
        ends = ".txt" if self.page.selection else _ENDS
        self._overwriting = None
        name = f"{_slug(Path(self.thread.source).stem)}{stem}{'.txt' if self.page.selection else '.md'}"
        self.ask("save", f"Save {what}: {ends}", "name of a file", name)

    def answer_save(self, name: str) -> bool:
        """Save to the file; asks again before another file is written over."""
        from threadtui.export import write

        path = Path(name.strip()).expanduser()
        form = SUFFIXES.get(path.suffix.lower())
        if not name.strip():
            return True
        if form is None:
            self.tell(f"The end of the name says the form: {_ENDS}.", wrong=True)
            return False
        if path.exists() and path != self._overwriting:
            self._overwriting = path
            self.tell(f"{path} is there already. Enter once more writes over it, Esc does not.", wrong=True)
            return False
        if parts := self.page.selected:
            pieces = iter([selected_text(self.thread, parts) + "\n"])
        else:
            pieces = write(self.thread, form, sorted(self.page.rows) if self.shown else None)
        threading.Thread(target=self._write, args=(path, pieces), name="save").start()
        return True

    def _write(self, path: Path, pieces: object) -> None:
        """Beside the screen, for a thread may be long; the end of the program waits for it."""
        from threadtui.files import write_whole

        try:
            write_whole(path, pieces, read_from=self._inputs)  # type: ignore[arg-type]
            told, wrong = f"Saved {path}.", False
        except ThreadtuiError as error:
            told, wrong = str(error), True
        if self.app.is_running:
            self.app.call_from_thread(self.tell, told, wrong=wrong)

    @property
    def _inputs(self) -> Sequence[Path]:
        """The files that are read."""
        inputs: Sequence[Path] = getattr(self.app, "inputs", ())
        return [*inputs, *([self.thread.path] if self.thread.path else [])]

    def _scope(self) -> tuple[str, str]:
        """What is saved, and what the file's name says of it."""
        if self.page.selection:
            return "the selection", f"-{self.page.current + 1}"
        if self.shown:
            return f"{self.shown.label} ({len(self.page.rows)} posts)", f"-{_slug(self.shown.label)}"
        return f"the thread ({len(self.thread.posts)} posts)", ""

    # Pipe and browser

    def action_pipe(self) -> None:
        """Ask for a command that gets the selection or the current post."""
        self.ask("pipe", f"Pipe {self._words()[0]} to", "a command, such as wc -w")

    def answer_pipe(self, command: str) -> bool:
        """Run the command; what it prints is shown in the sheet."""
        from threadtui.ui.piping import Pipe

        if not command.strip():
            return True
        self._pipe = Pipe(command.strip(), self._words()[1])
        self.close_input()
        self._pipe.start(
            lambda: self.app.call_from_thread(self._show_output) if self.app.is_running else None
        )
        self._show_output()
        return False

    def _show_output(self) -> None:
        if self._pipe:
            from threadtui.ui import sheets

            self.open_sheet(*sheets.output(self._pipe, self.page))

    def action_open_link(self) -> None:
        """Show where the current post and the links in it lead; one that is chosen is opened."""
        from threadtui.take import addresses
        from threadtui.ui import sheets

        self.open_sheet(*sheets.links(addresses(self.thread, self.page.current), self.page))

    def on_open_address(self, message: OpenAddress) -> None:
        """Open an address in the browser, or send it to the clipboard where there is none to open it in."""
        from threadtui.ui.browser import open_address

        self.close_sheet()
        if open_address(message.url):
            self.tell(f"Opening {message.url}")
        else:
            self.app.copy_to_clipboard(message.url)
            self.tell(f"There is no browser with a window here; sent to the clipboard: {message.url}")

    def close_sheet(self) -> bool:
        """Put the sheet away; a command that still runs in it is ended."""
        if self._pipe:
            self._pipe.stop()
            self._pipe = None
        return super().close_sheet()


def _slug(words: str) -> str:
    """Words as part of a file's name."""
    return re.sub(r"[^\w.]+", "-", one_line(words).replace("#", "")).strip("-.")[:60] or "thread"
