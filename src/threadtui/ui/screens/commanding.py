"""The command line: a number, a share, a date, or anything by its name."""

from __future__ import annotations

import re
from collections.abc import Callable

from threadtui.ui import themes
from threadtui.ui.screens.asking import Asking
from threadtui.ui.shown import by_authors
from threadtui.ui.theme_names import full_name

_NUMBER = re.compile(r"#?(\d+)")
_SHARE = re.compile(r"(\d{1,3})%")
_DATE = re.compile(r"\d{4}(-\d{2}){1,2}")


class Commanding(Asking):
    """`:120`, `:50%`, `:2013-02-12`, `:save thread.md`, `:chain`."""

    def action_command(self) -> None:
        """Ask for a command."""
        self.ask("command", "", "120, 50%, 2013-02-12, or a name", suggestions=self.command_names())

    def command_names(self) -> list[str]:
        """Everything that can be typed after the colon by name."""
        return sorted({key.id for key in self.table} | {*self._with_words()})

    def answer_command(self, command: str) -> bool:
        """Do what is asked for."""
        self.close_input()
        command = command.strip().lstrip(":")
        name, _, words = command.partition(" ")
        if match := _SHARE.fullmatch(command):
            self._to_share(int(match[1]))
        elif match := _NUMBER.fullmatch(command):
            self._to_number(int(match[1]))
        elif _DATE.fullmatch(command):
            self._to_date(command)
        elif words and name in self._with_words():
            self._with_words()[name](words.strip())
        elif any(key.id == name for key in self.table) and not words:
            self.do(name)
        elif command:
            self.tell(f"There is no command {command}; {self.key('help')} lists them.", wrong=True)
        return False

    def do(self, name: str) -> None:
        """What a key of a name does."""
        if name == "nth-quote":
            self.tell("Press the number of the quote.")
        elif action := getattr(self, f"action_{name.replace('-', '_')}", None):
            action()

    def _with_words(self) -> dict[str, Callable[[str], object]]:
        """What takes words after its name."""
        return {
            "find": self._find,
            "author": self._only_author,
            "save": lambda name: self.answer("save", name),
            "pipe": lambda command: self.answer("pipe", command),
            "theme": self._wear,
            "link": self.link_to,
        }

    def answer(self, kind: str, words: str) -> None:
        """As if these words had been typed in answer to a question."""
        getattr(self, f"answer_{kind}")(words)

    def _find(self, query: str) -> None:
        self.do("find")
        if self.field:
            self.field.value = query

    def _only_author(self, words: str) -> None:
        """The posts of the author with a name, or of several, parted by commas."""
        names = {post.author for post in self.thread.posts if post.author}
        wanted: list[str] = []
        for name in filter(None, map(str.strip, words.split(","))):
            found = [one for one in names if one.casefold() == name.casefold()]
            found = found or [one for one in names if name.casefold() in one.casefold()]
            if len(found) != 1:
                told = f"are {len(found)} authors with" if found else "is no author with"
                self.tell(f"There {told} {name} in the name.", wrong=True)
                return
            wanted += found
        if wanted:
            self.show_only(by_authors(wanted))

    def _wear(self, name: str) -> None:
        if full_name(name) in self.app.available_themes:
            self.app.theme = full_name(name)
        else:
            self.tell(f"There is no theme {name}; there are {', '.join(themes.known())}.", wrong=True)

    def _to_number(self, number: int) -> None:
        last = len(self.thread.posts)
        if 1 <= number <= last:
            self.jump(number - 1)
        elif 1000 <= number <= 9999 and any(post.date for post in self.thread.posts):
            self._to_date(str(number))
        else:
            self.tell(f"There is no post {number}; the last is {last}.", wrong=True)

    def _to_share(self, share: int) -> None:
        rows = self.page.rows
        if rows:
            self.jump(rows[min(len(rows) - 1, len(rows) * min(share, 100) // 100)])

    def _to_date(self, day: str) -> None:
        """To the first post not before a day, or a month's or year's first day."""
        posts = self.thread.posts
        found = next(
            (at for at in range(len(posts)) if (date := posts[at].date) and date.isoformat() >= day), None
        )
        if found is None:
            self.tell(f"There is no post of {day} or later.", wrong=True)
        else:
            self.jump(found)
