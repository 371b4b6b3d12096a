"""The one table of keys. Bindings, footer, help and the README's table are all made from it."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import NamedTuple

from textual.binding import Binding


class Key(NamedTuple):
    """One thing that a key does, everywhere the same."""

    id: str
    """Name by which it can be bound to other keys."""
    keys: str
    """Textual key names, parted by commas; two keys parted by a space are pressed one after the other."""
    shown: str
    """The keys as a reader sees them."""
    words: str
    """What it does."""
    group: str
    """Heading under which help lists it."""
    footer: str = ""
    """Short word for the bottom line, or the empty string where it does not stand there."""

    @property
    def action(self) -> str:
        """Name of the screen's action."""
        return self.id.replace("-", "_")

    @property
    def chords(self) -> tuple[tuple[str, str], ...]:
        """The pairs of keys that are pressed one after the other."""
        pairs = (key.split() for key in self.keys.split(","))
        return tuple((pair[0], pair[1]) for pair in pairs if len(pair) == 2)

    @property
    def singles(self) -> str:
        """The keys that are pressed alone, parted by commas."""
        return ",".join(key for key in self.keys.split(",") if " " not in key)


KEYS: tuple[Key, ...] = (
    Key("next", "j,down", "j ↓", "next post, or next line of a list", "Move"),
    Key("previous", "k,up", "k ↑", "previous post, or previous line of a list", "Move"),
    Key("page-down", "space,pagedown", "Space PgDn", "a screen down", "Move"),
    Key("page-up", "b,pageup", "b PgUp", "a screen up", "Move"),
    Key("half-down", "ctrl+d", "Ctrl+D", "half a screen down", "Move"),
    Key("half-up", "ctrl+u", "Ctrl+U", "half a screen up", "Move"),
    Key("line-down", "ctrl+e", "Ctrl+E", "a line down", "Move"),
    Key("line-up", "ctrl+y", "Ctrl+Y", "a line up", "Move"),
    Key("first", "home,g g", "gg Home", "first post", "Move"),
    Key("last", "end,G", "G End", "last post", "Move"),
    Key("command", "colon", ":", "go to 120, 50% or 2013-02-12, or do anything by its name", "Move"),
    Key("top", "z t", "zt", "put the current post at the top of the screen", "Move"),
    Key("middle", "z z", "zz", "put it in the middle", "Move"),
    Key("bottom", "z b", "zb", "put it at the bottom", "Move"),
    Key("source", "left_square_bracket,p", "[ p", "to the quoted words in their source; again to climb on",
        "Quotes", "source"),
    Key("reply", "right_square_bracket", "]", "down to the reply you came from, else to the first reply",
        "Quotes", "reply"),
    Key("enter", "enter", "Enter", "to the source of the chosen quote; in a list, to what is chosen", "Quotes"),
    Key("open", "o", "o", "open or fold the chosen quote in place", "Quotes", "open"),
    Key("peek", "P", "P", "peek at the source without leaving; again to climb on", "Quotes", "peek"),
    Key("who-quotes", "r", "r", "who quotes this post, and which words", "Quotes"),
    Key("evidence", "i", "i", "why the chosen quote is linked: method, confidence, other places", "Quotes"),
    Key("link", "ampersand", "&", "link the chosen quote, or the selection, or the post, to the post it is of",
        "Quotes"),
    Key("unlink", "number_sign", "#", "break the link of the chosen quote, or of the post", "Quotes"),
    Key("undo", "X", "X", "take back a link that you made or broke, here or the last one", "Quotes"),
    Key("corrections", "g ampersand", "g&", "the links that you made or broke; Enter goes there", "Quotes"),
    Key("next-quote", "semicolon", ";", "choose the next quote in this post", "Quotes"),
    Key("previous-quote", "comma", ",", "choose the quote before in this post", "Quotes"),
    Key("nth-quote", "1,2,3,4,5,6,7,8,9", "1 … 9", "to the source of the post's first to ninth quote", "Quotes"),
    Key("previous-sibling", "left_parenthesis", "(", "the reply to the same source before, or the root", "Quotes"),
    Key("next-sibling", "right_parenthesis", ")", "the next reply to the same source, or the next root", "Quotes"),
    Key("chain-start", "left_curly_bracket", "{", "to the post with which the line of argument begins", "Quotes"),
    Key("chain-end", "right_curly_bracket", "}", "down the first replies to its end", "Quotes"),
    Key("next-root", "J", "J", "to the next post that answers none, where another argument begins", "Quotes"),
    Key("previous-root", "K", "K", "to the one before", "Quotes"),
    Key("toggle-quotes", "T", "T", "open all quotes of the page, or fold them", "Quotes"),
    Key("chain", "c", "c", "only the line of argument through this post", "Quotes"),
    Key("brief", "v", "v", "a line a post, or whole posts; Enter opens the one chosen", "Shape", "list"),
    Key("tree-order", "t", "t", "replies under the posts that they answer, or as in the file", "Shape"),
    Key("summary", "equals_sign", "=", "the thread as a whole: most quoted, longest arguments, authors", "Shape"),
    Key("about-author", "at", "@", "one author: when, whom they answer, who answers them", "Authors"),
    Key("next-passage", "R", "R", "light the next passage of this post that others quoted; ] goes to who", "Quotes"),
    Key("back", "ctrl+o,backspace,alt+left,H", "H Backspace Ctrl+O Alt+←", "back to where you were", "Quotes", "back"),
    Key("forward", "alt+right,L", "L Alt+→", "forward again", "Quotes"),
    Key("fold", "h,left,z c", "h ← zc", "fold the post, then all below; in the tree the branch, or to the post above",
        "Fold"),
    Key("unfold", "l,right,z o", "l → zo", "unfold the post, then all below; in the tree the branch, or to its reply",
        "Fold"),
    Key("toggle-fold", "z a", "za", "fold or unfold the post, or the branch of the tree", "Fold"),
    Key("fold-chain", "z x", "zx", "fold the post and all that follows from it, and go on", "Fold"),
    Key("fold-argument", "z X", "zX", "the same from the post on with which the line of argument begins", "Fold"),
    Key("fold-more", "z m", "zm", "one level of replies less, of the page or of the tree", "Fold"),
    Key("fold-less", "z r", "zr", "one level of replies more", "Fold"),
    Key("fold-all", "z M", "zM", "fold all: the page's quotes, then its posts; the tree's branches", "Fold"),
    Key("unfold-all", "z R", "zR", "unfold all: the page's posts, then its quotes; the tree's branches", "Fold"),
    Key("skip-quoted", "S", "S", "skip to the next words that follow a quotation", "Fold"),
    Key("filter-author", "f", "f", "only this author's posts; in the list of authors, this one's too", "Authors",
        "author"),
    Key("filter-answered", "F", "F", "this author's posts, what they answer and who answers them", "Authors"),
    Key("next-by-author", "a", "a", "next post by this author", "Authors"),
    Key("previous-by-author", "A", "A", "post by this author before", "Authors"),
    Key("find", "slash", "/", "find as you type: words, /expression/, author: after: quotes: in:all", "Find", "find"),
    Key("next-hit", "n", "n", "next match", "Find"),
    Key("previous-hit", "N", "N", "match before", "Find"),
    Key("filter-hits", "backslash", "\\", "only the posts with a match", "Find"),
    Key("copy", "y", "y", "copy the selection, else the post", "Take with you"),
    Key("copy-citation", "Y", "Y", "copy a citation: words, author, date, address", "Take with you"),
    Key("copy-quote", "quotation_mark", '"', "copy the words of the chosen quote", "Take with you"),
    Key("select", "x", "x", "select by keys: h l j k w b move, o the other end, x the paragraph", "Take with you"),
    Key("save", "s", "s", "save the selection, what is shown alone, or the thread in a file", "Take with you"),
    Key("pipe", "vertical_line", "|", "give the selection or the post to a command", "Take with you"),
    Key("open-link", "g x", "gx", "where the post and its links lead; Enter opens one in the browser", "Take with you"),
    Key("mark", "m", "m a … m z", "mark the current post with a letter", "Remember"),
    Key("to-mark", "apostrophe", "' a … ' '", "to the post of a letter; '' to where that jump began", "Remember"),
    Key("next-unread", "u", "u", "to the next post that was not read yet", "Remember"),
    Key("toggle-read", "U", "U", "take the post as new, or as read", "Remember"),
    Key("clear", "escape", "Esc", "put away what is open; then all posts again, no light", "Screen"),
    Key("next-pane", "tab", "Tab", "next pane: posts, quotes, authors", "Screen"),
    Key("previous-pane", "shift+tab", "Shift+Tab", "previous pane", "Screen"),
    Key("toggle-authors", "w a", "wa", "show or hide the authors", "Screen"),
    Key("toggle-tree", "w t", "wt", "show or hide the quote tree", "Screen"),
    Key("maximise", "w w", "ww", "only this pane; again, all that fit", "Screen"),
    Key("wider", "greater_than_sign", ">", "make this pane wider", "Screen"),
    Key("narrower", "less_than_sign", "<", "make this pane narrower", "Screen"),
    Key("reset-panes", "w equals_sign", "w=", "all panes as at the start", "Screen"),
    Key("help", "question_mark", "?", "this help", "Screen", "help"),
    Key("quit", "q", "q", "back to the list of threads, or quit; leave the help", "Screen"),
    Key("quit-now", "Q", "Q", "quit at once", "Screen"),
)  # fmt: skip
"""Every key, in the order in which help lists them."""


UNBOUND = "unbound"
"""The name of a key that no keyboard has: what has no single key of its own is bound to it."""


def bindings(only: Container[str] | None = None) -> list[Binding]:
    """The bindings of the reader's screen; of another screen, the keys with these ids."""
    plain = [
        Binding(key.singles or UNBOUND, key.action, key.words, id=key.id, key_display=key.shown, show=False)
        for key in KEYS
        if key.id != "nth-quote" and (only is None or key.id in only)
    ]
    if only is not None:
        return plain
    nth = next(key for key in KEYS if key.id == "nth-quote")
    digits = nth.keys.split(",")
    return plain + [
        Binding(digit, f"{nth.action}({digit})", nth.words, id=f"{nth.id}-{digit}", show=False)
        for digit in digits
    ]


def chords(table: Sequence[Key] = KEYS) -> dict[tuple[str, str], str]:
    """The action of each pair of keys that are pressed one after the other."""
    return {pair: key.action for key in table for pair in key.chords}


def markdown_table() -> str:
    """The table of keys for the README."""
    rows = [f"| {_code(key.shown)} | {key.words} |" for key in KEYS]
    return "\n".join(["| Key | What it does |", "|---|---|", *rows])


def _code(shown: str) -> str:
    return " ".join(f"`{part}`" for part in shown.split())
