"""What pages print below their last post, where the posts themselves end with nothing of their own.

English and some words of the engines' own translations; as whole lines.
"""

from __future__ import annotations

from threadtui.patterns import late

_LISTS = (
    r"(?:similar|related|suggested|recommended|latest|trending|popular|featured|more|new(?:est)?)\s"
    r"(?:threads?|topics?|discussions?|posts?|stories|articles|content)\b.*",
    r"(?:ähnliche|verwandte|weitere)\s(?:themen|diskussionen|beiträge).*|(?:sujets|discussions)\ssimilaires.*",
    r"(?:temas|hilos)\s(?:similares|relacionados).*|discussioni\ssimili.*|похожие\s(?:темы|обсуждения).*",
)
"""What stands above a list of other threads."""
_LINES = (
    r"(?:you\smust|you\sneed\sto|please|you\shave\sto)\s(?:be\slogged|log|sign|register).*",
    r"(?:log|sign)\sin\sor\s.*",
    r"(?:join|sign\sup|create)\s.*account.*",
    *_LISTS,
    r"(?:share\s)?this\s(?:page|topic|thread)s?:?.*|share(?:\sthis\spage)?:.{0,60}",
    r"(?:status:?\s)?not\sopen\sfor\sfurther\srepl.*",
    r"this\s(?:topic|thread)\s(?:is|was|has\sbeen)\b.*(?:closed|locked|archived).*",
    r"(?:users|members|\d+\s(?:users|members|guests)).*(?:browsing|viewing|online).*|who\sis\sonline.*",
    r"powered\sby\b.*|(?:copyright|©).*|all\stimes\sare\b.*|the\stime\snow\sis\b.*",
    r"display\sposts\sfrom.*|return\sto\b.{0,80}|jump\sto:?.{0,60}|go\sto\stopic\slisting|go\sto\sfull\sversion",
    r"quick\sreply|post\s(?:a\s)?(?:new\s)?reply|forum\s(?:rules|jump)|posting\srules",
    r"(?:«|‹|<)\s?(?:previous|prev)\b.*|(?:previous|next)\s(?:thread|topic|page)\b.*",
    r"page\s\d+\sof\s\d+.*|goto\spage.*|seite\s\d+\svon\s\d+.*|\d+\sposts?\b.{0,30}page\s.*",
    r"moderators?:.*|board\sindex.*|tags:?(?:\s.{0,60})?|last\sentry.*",
    r"replies:|view\scounts?|thread\sstatus:|loading(?:\.\.\.|…)",
    r"(?:home|categories|guidelines|terms\sof\s(?:service|use)|privacy(?:\spolicy)?|terms\sand\srules|contact\sus|print)",
    r"(?:this\s)?(?:page\s|archive\s|site\s)?(?:was\s)?(?:generated|created)\s(?:from|by|in|with)\b.*|.{0,60}©\s?\d{4}.*",
    r"[→←]\s\S.{0,30}|\S.{0,30}\s[→←]",
    r"join\sthe\s(?:discussion|conversation)|want\sto\sreply.*|reply\sto\sthis\s(?:topic|thread).*",
)
_PAGE_END = late(rf"(?i)^(?:{'|'.join(_LINES)})$")
_LIST = late(rf"(?i)^(?:{'|'.join(_LISTS)})$")
_LONGEST_HEADING = 40


def is_list_of_threads(line: str) -> bool:
    """Whether a line is the heading of a list of other threads."""
    return len(line) <= _LONGEST_HEADING and _LIST.match(line) is not None


def is_page_end(line: str) -> bool:
    """Whether a line stands below the last post of a page."""
    return _PAGE_END.match(line) is not None
