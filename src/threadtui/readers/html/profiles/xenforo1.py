"""XenForo 1.1 to 1.5 (`li.message` in `ol#messageList`)."""

from threadtui.readers.html.profile import Profile

XENFORO_1 = Profile(
    name="XenForo 1",
    evidence="ol#messageList, ol.messageList > li.message, li.message[data-author] .messageText",
    post="li.message[id^=post-], li.message[data-author], ol.messageList > li.message",
    body=("blockquote.messageText", ".messageText", ".messageContent article"),
    author=("@data-author", ".userText a.username", "a.username"),
    id=("@id",),
    date=(
        ".datePermalink abbr.DateTime@data-time", ".datePermalink .DateTime@title", ".datePermalink .DateTime",
        "abbr.DateTime@data-time", ".DateTime@title",
    ),
    permalink=("a.datePermalink@href", "a.hashPermalink@href"),
    edited=".editDate",
    title=(".titleBar h1", "h1"),
    card=".messageUserInfo",
    rank=(".userTitle",),
    drop=".messageTextEndMarker, .editDate, .quoteExpand, .ToggleTrigger, .signature, .bbCodeCode > .type",
    attached=".attachedFiles .filename a",
    quote=".bbCodeQuote",
    attribution=".attribution, .bbCodeQuote > .type",
    quoted=("@data-author",),
    source=("a.AttributionLink@href",),
    source_pattern=r"(?:post-|posts/|id=)(\d+)",
)  # fmt: skip
