"""Lines that say whose words follow, as forum engines print them: `X said:`, `Originally Posted by X`, `Quote:`."""

from __future__ import annotations

import re

from threadtui.text import one_line

_SAID = (
    "said", "wrote", "writes", "posted", "skrev", "skrev som svar", "schrieb", "schrieb am", "sagte", "hat geschrieben",
    "a dit", "a écrit", "escribió", "dijo", "ha scritto", "ha detto", "escreveu", "disse", "schreef", "zei",
    "napisał", "napisał(a)", "powiedział(a)", "написал", "написал(а)", "сказал", "сказал(а)", "писал", "писал(а)",
    "kirjoitti", "sanoi", "řekl", "napsal", "napsal(a)", "írta", "a scris", "yazdı", "dedi", "さんの発言",
    "пише", "さんが書きました", "写道", "说", "說", "님이 작성", "wrote on", "said in", "said on",
)  # fmt: skip
"""Said or wrote, after the name: English, Swedish, German, French, Spanish, Italian, Portuguese, Dutch, Polish,
Russian, Ukrainian, Finnish, Czech, Hungarian, Romanian, Turkish, Japanese, Chinese, Korean."""
_BY = (
    "originally posted by", "quote from", "quoting", "quote by", "posted by", "zitat von", "ursprünglich von",
    "citation de", "envoyé par", "cita de", "originalmente publicado por", "iniciado por", "originariamente inviato da",
    "citazione di", "citação de", "postado originalmente por", "citaat van", "oorspronkelijk geplaatst door",
    "citat från", "ursprungligen postat av", "cytat z", "zamieszczone przez", "цитата от", "сообщение от",
    "lainaus käyttäjältä", "citace od", "alıntı", "引用元", "引用自", "原帖由",
)  # fmt: skip
"""The same before the name."""
_BARE = (
    "quote", "zitat", "citation", "cita", "citazione", "citação", "citaat", "citat", "cytat", "цитата", "lainaus",
    "citace", "idézet", "citát", "alıntı", "引用", "인용", "code",
)  # fmt: skip
"""A heading that names nobody."""


def _any(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(words, key=len, reverse=True))


_LONGEST = 200
_WHOSE = re.compile(
    rf"""(?xi) ^\s* (?:
        @?(?P<said> \S.{{0,80}}?) \s* (?<!\w)(?:{_any(_SAID)})
            (?: \s*[:：] (?P<tail>\s*[↑>]?\s*[^\s↑>].{{0,60}})? [\s↑>]* | \s .{{1,120}} [:：↑] | \s*↑ ) \s*
      | (?:(?:{_any(_BARE)})\s*:?\s+)? (?:{_any(_BY)}) \s*:? \s* (?P<by> \S.{{0,80}}?)
            (?: \s+ (?:on|am|le|el|il|em|op|den|от|\() \s .{{4,60}} | \s*[;,] .{{2,60}})?
            \s*[:：]? (?:\s*View\sPost)? \s*
      | (?P<bare> {_any(_BARE)}) (?: \s*\(\s*(?P<in> [^)]{{1,60}}?)\s*(?:@[^)]*)?\) )? \s* [:：]
    ) $"""
)


_COLON = re.compile("[:：↑]")
_BEGINS = (*_BY, *_BARE, "(")
"""Every line of a known form has a colon or an arrow, or begins so; after `(` a date may stand before that."""
_LEFT_OVER = re.compile(r"author=(\S.{0,80}?) link=(?:topic=\d+\.)?msg=?(\d+)")
"""SMF's own markup (1.1 to 2.1), which converters and archives leave in the line."""


_IN_FRONT = re.compile(r"^\([^()]{4,40}\)\s*")
"""A date that MyBB 1.8 prints before the name."""


def left_over_source(line: str) -> str | None:
    """The id of the quoted post in markup that was left in a line of attribution."""
    match = _LEFT_OVER.search(line)
    return match[2] if match else None


_GLUED = re.compile(
    rf"(?xi)^ @?(?P<name>\S.{{0,60}}?) \s (?:{_any(_SAID)}) \s*[:：] \s*↑?\s* (?P<words>\S.*)$"
)


def glued(line: str) -> tuple[str, str] | None:
    """The name and the words of a line that holds both (`X wrote: words`), or None."""
    match = _GLUED.match(line)
    return (match["name"], match["words"]) if match else None


def whose(line: str, *, certain: bool = False) -> tuple[bool, str | None]:
    """Whether a line says whose words follow, and the name it gives.

    `certain`: the markup says that it does, so that only the name is asked for; a line in no known form is the
    name itself where it ends in a colon.
    """
    line = one_line(line)
    if "link=" in line and (match := _LEFT_OVER.search(line)):
        return True, match[1]
    if not certain and not _COLON.search(line) and not line.casefold().startswith(_BEGINS):
        return False, None  # most lines are told by that
    if not line or len(line) > _LONGEST:
        return certain, None
    match = _WHOSE.match(_IN_FRONT.sub("", line))
    if match and (certain or not match["tail"]):  # with a tail it may be a name and the words at once
        return True, match["said"] or match["by"] or match["in"]
    if certain and line.endswith((":", "：", ": ↑")) and len(line) <= 60:
        return True, line.rstrip(":： ↑") or None
    return certain, None
