"""Page furniture: lines that the forum engine or the site prints around a post, never the author's words.

Taken from what XenForo 1 and 2, vBulletin 3 to 5, phpBB 2 and 3, SMF 2, Invision 4, MyBB and Discourse print.
"""

from __future__ import annotations

import re

from threadtui.patterns import late

_EDITED = r"""
        [«(\[]? \s* last \s edit(?:ed)? \b (?: \s* : .{0,60} | \s by \s .{1,120} )? [»)\]]?
      | edited \s by:? \s .{1,60} \s (?:at|on):? \s .{4,40}
      | edited \s \w+ \.? \s \d{1,2} ,? .{0,40} \s by \s .{1,60}"""
"""`Last edited: …`, `Last edited by X on …; edited 2 times in total.`, `Edited April 9, 2024 by X`."""

_ANYWHERE = r"""
        (?:advertisement \s* [-–—:]? \s*)?
        members \s don['’]?t \s see \s this \s ad \s* [.:;)(!]* (?:\s?[:;]-?[)(D])?
      | click \s (?:here \s)? to \s (?:expand|show|reveal|enlarge|shrink) (?:\s\w+){0,3} \s* (?:\.\.\.|…)?
      | (?:- \s*)? (?:advertisement|sponsored \s (?:link|post|content)s?) (?:\s*[-–—].{0,40})?"""
"""Lines that are furniture wherever they stand in a post."""

EDIT_MARK = rb"(?:\xc2\xab|[(\[])?[ \t]*last\W{1,2}edit|edited\W"
"""Pattern of how a line begins, in UTF-8, that may say that a post was edited."""

_BAR_WORD = r"""(?:
    likes? | unlike | reply | quote | multi-?quote | report(?:\spost)? | share(?:\sthis\spost)? | permalink
  | upvote | downvote | link\sto\spost | add\sbookmark | bookmark | react | love | reply\swith\squote
  | send\s(?:pm|private\smessage) | find | website | pm | www | e-?mail | logged | ip(?:\slogged)?
  | embed | save | parent | give\s(?:gold|award) | fedilink | (?:arrow|minus|plus|message)-(?:up|down|square) )"""
_AT_AN_EDGE = rf"""
        (?:back\sto\s|go\sto\s)? top (?:\s* [/|·•]? \s* bottom)? | bottom
      | (?:{_BAR_WORD} [\s·•|,+]* (?:\d+\s?)?)+
      | reactions? : .{{0,200}}
      | \d+ \s (?:likes?|upvotes?)
      | (?!\d) \S{{1,40}} (?:\s\S{{1,20}}){{0,3}} \s (?:likes?|liked) \s this\.?
      | user\savatar | (?:thread|topic)\s(?:starter|author) | (?:\w\s)?(?:online|offline) | new
      | (?:share|shared)\son\s\w+(?:\s\w+)? | link\sto\s(?:comment|post) | more\ssharing\soptions\W* | jump\sto\spost
      | view\spublic\sprofile | find\s(?:more|all)\sposts\sby\s.{{1,60}} | visit\s\S.{{0,60}}['’]s?\shome\s?page!?
      | send\sa\sprivate\smessage\sto\s.{{1,60}} | add\s.{{1,60}}\sto\s(?:your\s)?(?:buddy|contacts|friends).{{0,20}}
      | view\susers?['’]?s?\sprofile.{{0,80}} | send\sprivate\smessage.{{0,60}}"""
"""Lines that are furniture only before the first or after the last line of the author's words."""


def _line_of(*kinds: str) -> re.Pattern[str]:
    return late(rf"(?xi) ^\s* (?: {'|'.join(kinds)} ) \s*$")


_IS_EDIT_MARK = _line_of(_EDITED)
_IS_FURNITURE = _line_of(_ANYWHERE, _EDITED)
_IS_FURNITURE_AT_EDGE = _line_of(_ANYWHERE, _EDITED, _AT_AN_EDGE)

_OTHERS = ("other", "others", "andere", "autres", "más", "other people")
_REACTED = late(rf"(?i)^\s*\S.{{0,160}}\s(?:and|und|et|y|и)\s\d+\s(?:{'|'.join(_OTHERS)})\s*$")
"""`maria.w, fenwick and 3 others`: furniture at an edge too."""

_EXPANDER = re.compile(r"(?i)^\s*click\s(?:here\s)?to\s(?:expand|show|reveal|shrink)")

_HINTS = ("members", "click", "advertisement", "sponsored", "edit")
"""One of these is in every line that is furniture wherever it stands."""
_LONGEST = 240
"""Most characters of a line of furniture."""

_ATTACHED = late(
    r"(?i)^(?:attachments?|attached\s(?:files?|images?|thumbnails?)|(?:datei)?anhänge|angehängte\sdateien|fichiers?\sjoints"
    r"|pièces\sjointes|archivos\sadjuntos|adjuntos|allegati|bijlagen?|załączniki|вложения|anexos)\s*:?\s*(\S.*)?$"
)
_FILE = late(
    r"(?i)^.{1,80}\.[a-z0-9]{2,5}\b.*\b(?:view(?:s|ed)|downloaded|aufrufe|betrachtet|heruntergeladen|affichages|consulté\w*"
    r"|vistas|visto|descargado|visualizzazioni|просмотр\w*)\b"
)
"""A file and how often it was looked at: that is counted by the page, not typed by the author."""
_NAMES = re.compile(r"(?i)^\s*\S.{0,160}(?:,|\band\b).{1,160}$")


_FOOT = re.compile(r"(?i)^.{0,80}\b\d+\srepl(?:y|ies)\slast\sreply$")
"""The line below a post that tells of the replies to it: what stands under it is a copy of another post (NodeBB)."""


def is_foot(line: str) -> bool:
    """Whether a line ends a post, and what stands below it is the page's."""
    return _FOOT.match(line) is not None


def begins_attachments(line: str, following: str) -> bool:
    """Whether a line is the heading of the files that a post has, with the first of them in it or below it."""
    match = _ATTACHED.match(line)
    return match is not None and _FILE.match(f"{match[1] or ''} {following}".strip()) is not None


def is_edit_mark(line: str) -> bool:
    """Whether a line says that a post was edited."""
    return _IS_EDIT_MARK.match(line) is not None


def is_expander(line: str) -> bool:
    """Whether a line is the button under a long quotation (`Click to expand...`): it tells where that ends."""
    return _EXPANDER.match(line) is not None


def is_furniture(line: str, *, edge: bool) -> bool:
    """Whether a line is page furniture. `edge`: none of the author's words stand above it, or none below."""
    line = line.strip()
    if len(line) > _LONGEST:
        return False
    if not edge:
        return _IS_FURNITURE.match(line) is not None
    return _IS_FURNITURE_AT_EDGE.match(line) is not None or _counts_reactions(line)


def without_furniture(text: str) -> str:
    """The lines that are the author's, with the blank lines between them."""
    lines = text.split("\n")
    start, end = 0, len(lines)
    while start < end and _drops_at_edge(lines[start]):
        start += 1
    while end > start and (_drops_at_edge(lines[end - 1]) or _names_of_reactions(lines, start, end)):
        end -= 1
    kept = lines[start:end]
    lowered = text.lower()
    if any(hint in lowered for hint in _HINTS):
        kept = [line for line in kept if not is_furniture(line, edge=False)]
    return "\n".join(kept)


def _drops_at_edge(line: str) -> bool:
    return not line.strip() or is_furniture(line, edge=True)


def _counts_reactions(line: str) -> bool:
    return line.lower().endswith(_OTHERS) and _REACTED.match(line) is not None


def _names_of_reactions(lines: list[str], start: int, end: int) -> bool:
    """Whether the last line is the list of names under a line `Reactions:`."""
    return (
        end - start >= 2
        and lines[end - 2].strip().lower() == "reactions:"
        and bool(_NAMES.match(lines[end - 1]))
    )
