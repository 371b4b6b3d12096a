"""What `keys.py` presses: every key of the program's table, in a round that ends where it began."""

from __future__ import annotations

from threadtui.ui.keys import KEYS

STEPS: tuple[tuple[str, str], ...] = (
    # move
    ("j", "j"), ("k", "k"), ("Space", "space"), ("b", "b"), ("Ctrl+D", "ctrl+d"), ("Ctrl+U", "ctrl+u"),
    ("Ctrl+E", "ctrl+e"), ("Ctrl+Y", "ctrl+y"), ("G", "G"), ("gg", "g g"),
    (":", "colon"), (": 5", "5"), (": 50", "0"), (": 50%", "%"), (": Enter", "enter"),
    ("zt", "z t"), ("zz", "z z"), ("zb", "z b"), ("S", "S"),
    # quotes
    ("[", "left_square_bracket"), ("H", "H"), ("L", "L"), ("]", "right_square_bracket"), ("1", "1"), ("H again", "H"),
    ("Enter", "enter"), ("H once more", "H"), ("o", "o"), ("o again", "o"), (";", "semicolon"), (",", "comma"),
    ("P", "P"), ("j in P", "j"), ("Esc P", "escape"), ("i", "i"), ("Esc i", "escape"),
    ("{", "left_curly_bracket"), ("r", "r"), ("j in r", "j"), ("Esc r", "escape"),
    ("R", "R"), ("}", "right_curly_bracket"), ("(", "left_parenthesis"), (")", "right_parenthesis"),
    ("J", "J"), ("K", "K"), ("zX", "z X"), ("zR zX", "z R"), ("Esc lit", "escape"),
    # the reader's own links
    ("&", "ampersand"), ("& j", "down"), ("Esc &", "escape"), ("#", "number_sign"), ("X", "X"),
    ("g&", "g ampersand"), ("Esc g&", "escape"),
    # the list of authors, and their posts
    ("a", "a"), ("A", "A"), ("f", "f"), ("j in f", "j"), ("f again", "f"), ("F", "F"), ("Esc F", "escape"),
    ("@", "at"), ("j in @", "j"), ("Esc @", "escape"), ("=", "equals_sign"), ("j in =", "j"), ("Esc =", "escape"),
    # the tree
    ("Tab", "tab"), ("tree: j", "j"), ("tree: k", "k"), ("tree: gg", "g g"),
    ("tree: za", "z a"), ("tree: za again", "z a"),
    ("tree: Enter", "enter"), ("tree: l", "l"), ("tree: zM", "z M"), ("tree: zR", "z R"), ("tree: zm", "z m"),
    ("tree: zr", "z r"), ("tree: zR to end", "z R"), ("Shift+Tab", "shift+tab"),
    # folds
    ("h", "h"), ("l", "l"), ("za", "z a"), ("za again", "z a"), ("zM", "z M"), ("j folded", "j"),
    ("Space folded", "space"), ("b folded", "b"), ("k folded", "k"), ("zR", "z R"), ("T", "T"), ("T again", "T"),
    ("zm", "z m"), ("zr", "z r"), ("zR to end", "z R"), ("zx", "z x"), ("H zx", "H"), ("zR zx", "z R"),
    # forms
    ("c", "c"), ("j in c", "j"), ("Esc c", "escape"), ("v", "v"), ("j in v", "j"), ("k in v", "k"), ("v again", "v"),
    ("t", "t"), ("j in t", "j"), ("k in t", "k"), ("zM in t", "z M"), ("zR in t", "z R"), ("t again", "t"),
    # find
    ("/", "slash"), ("/ t", "t"), ("/ th", "h"), ("/ the", "e"), ("/ the_", "space"), ("/ the_w", "w"),
    ("/ Backspace", "backspace"), ("/ Enter", "enter"), ("n", "n"), ("N", "N"), ("\\", "backslash"),
    ("Esc find", "escape"), ("Esc \\", "escape"), ("/ again", "slash"), ("/ z", "z"), ("/ zq", "q"),
    ("Esc /", "escape"),
    # take
    ("x", "x"), ("x: w", "w"), ("x: x", "x"), ("Esc x", "escape"), ("y", "y"), ("Y", "Y"), ('"', "quotation_mark"),
    ("s", "s"), ("Esc s", "escape"), ("|", "vertical_line"), ("Esc |", "escape"), ("gx", "g x"), ("Esc gx", "escape"),
    # remember
    ("m", "m"), ("m a", "a"), ("'", "apostrophe"), ("' a", "a"), ("u", "u"), ("U", "U"), ("U again", "U"),
    # screen
    ("?", "question_mark"), ("j in ?", "j"), ("Space in ?", "space"), ("/ in ?", "slash"), ("f in ?", "f"),
    ("Esc / in ?", "escape"), ("Esc ?", "escape"),
    ("wa", "w a"), ("wa again", "w a"), ("wt", "w t"), ("wt again", "w t"), ("ww", "w w"), ("ww again", "w w"),
    (">", "greater_than_sign"), ("<", "less_than_sign"), ("w=", "w equals_sign"),
    ("k to end", "k"),
)  # fmt: skip
"""What a step is called, and its keys, parted by spaces."""

_LEAVE = {"quit", "quit-now"}
"""Keys that end the program: a measurement cannot go on after them."""


def forgotten() -> list[str]:
    """The names of the keys in the program's table that no step presses."""
    pressed = {keys for _, keys in STEPS} | {key for _, keys in STEPS for key in keys.split()}
    return [key.id for key in KEYS if key.id not in _LEAVE and not pressed & {*key.keys.split(",")}]
