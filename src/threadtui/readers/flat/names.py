"""What may be the name of an author, and what only looks like one."""

from __future__ import annotations

import re
from functools import lru_cache

from threadtui.patterns import late
from threadtui.readers.flat.card import label_of
from threadtui.readers.flat.furniture import is_furniture
from threadtui.readers.flat.ranks import is_rank
from threadtui.readers.flat.stamps import find_date, find_number

_NOT_A_NAME = late(
    r"(?i)https?:|www\.|\w\.(?:jpe?g|png|gif|zip|7z|rar|pdf|log|txt)\b|\.\w{2,6}/|^re:|^\[[^][]*\]$|^\(|\($|^(?:quote|code|reply|share|link|image|view|posts?|page|top|edit"
    r"|copy|more|less|next|previous|prev|search|log ?in|sign ?in|register|menu|home|options|title|subject|message|new"
    r"|thread|topic|author|contact|quick|advertis\w*|sponsor\w*|unread|iframe|button|forums?|help|solution|download"
    r"|all|go|back|send|profile|posted|wrote|said|edited|started|joined|replied|created|updated|generated|last|via"
    r"|replies|views|attachments?|powered|recommended|followers|featured|similar"
    r"|improve|follow|viewed|asked|answered|commented|modified|sorted|highest)\b"
    r"|^(?:old|go|passwords?|thank\s?you|thanks|cheers|(?:(?:best|kind|warm)\s)?regards)$"
    r"|^[\d.,]+[km]?\s(?:posts?|messages?|comments?|repl(?:y|ies)|answers?|likes?|points?|views?|votes?|people|persons?"
    r"|others?|members?|users?|threads?|topics?|reviews?|followers?|beiträge|mensajes|messaggi|сообщени\w+)\b"
    r"|['’]s?\s(?:user\s|profile\s)?(?:avatar|picture|photo)$"
    r"|[=<>{}\\^|;\"“”?!]|\.\.\.|…"
)
_EDGES = " \t\u00a0\u200b\u200e\u200f|·•»«›‹,:;-–—*_`~#@>\ue000\uf8ff"
_IN_BRACKETS = re.compile(r"^(\S.*?)\s*(?:\([^()]*[\d@][^()]*\)|\[\d*\]|\(\w{0,2}\))$")
_COUNTS = re.compile(r"(?i)^\d[\d.,\s]*(?:[km][\d.,\s]*)*$")
"""How many posts and thanks somebody has: `18K119`."""
_FULL_NAME = re.compile(r"\s\([^()]+\)$")
"""`user (Full Name)`."""
_STATE = late(
    r"(?i)\s+(?:(?:\[\w\]\s?)?(?:\[score\shidden\]|-?[\d.,]+k?\spoints?(?:\s.*)?)|(?:has\s)?(?:commented|replied)(?:\s(?:on|to))?"
    r"|op(?:\s[ma])+|(?:discussion|thread|topic)\s(?:starter|author)|original\sposter|op|is\s(?:online|offline).*|online|offline"
    r"|(?:(?:senior|junior|new|full|active|registered|well-known|veteran|premium|gold|silver|platinum|super|forum|site"
    r"|board|lifetime|trusted|regular|power|elite|established|advanced)\s)+(?:member|user)"
    r"|(?:posts|messages|comments|reputation|points|beiträge|mensajes|mensagens|messaggi|сообщений)\s?:\s?[\d.,]+k?)$"
)
"""What pages print behind a name."""
_TOGGLE = re.compile(r"^\[[–−+-]\]\s*")
"""What folds a comment, before the name (Reddit)."""
_INITIAL = re.compile(r"\b[^\W\d]\.$")
"""`Ann G.`"""
_BEHIND = re.compile(r"(?<=\S)\s+(?:\||@\w).*$")
"""What NodeBB prints in a line with the name: the group, whom the post answers."""
_LEADS = re.compile(r"\s[^\W\d_]+\s*:$")
"""How `This might help you:` ends: with a word and a colon."""
_LONGEST = 40


@lru_cache(maxsize=1 << 14)
def name_in(words: str) -> str:
    """A name without what stands around it: bullets, `@`, a number or an address in brackets.

    Empty for words that lead to what stands below them: several, the last in lower case, and a colon.
    """
    if (match := _LEADS.search(words.rstrip())) and match[0].islower():
        return ""
    bare = _TOGGLE.sub("", words.strip(_EDGES))
    name = _STATE.sub("", _BEHIND.sub("", bare).strip(_EDGES))
    if match := _IN_BRACKETS.match(name):
        name = match[1].strip(_EDGES)
    return name


def user_name(name: str) -> str:
    """The first part of `user (Full Name)`: what quotations give."""
    return _FULL_NAME.sub("", name)


@lru_cache(maxsize=1 << 14)
def may_be_name(words: str) -> bool:
    """Whether words may be an author's name: short, no sentence, no date, nothing that pages print."""
    name = words.strip()
    return (
        1 < len(name) <= _LONGEST
        and len(_FULL_NAME.sub("", name).split()) <= 4
        and any(map(str.isalnum, name))
        and not _COUNTS.match(name)
        and (name[-1] not in ".," or _INITIAL.search(name) is not None)
        and ":" not in name
        and not _NOT_A_NAME.search(name)
        and not is_rank(name)
        and label_of(name) is None
        and find_date(name) is None
        and find_number(name) is None
        and not is_furniture(name, edge=True)
    )
