"""XenForo 2.0 to 2.3 (`article.message` in `thread_view`); quotations name their post from 2.0 on."""

from threadtui.readers.html.profile import Profile

XENFORO_2 = Profile(
    name="XenForo 2",
    evidence="article.message--post, article.message[data-content], html#XF, html[data-app=public] article.message",
    post=(
        "article.message[data-content], article.message--post, div.message--post,"
        " .js-post[id^=js-post-]"
    ),
    body=(".message-body .bbWrapper", ".message-userContent .bbWrapper", ".bbWrapper"),
    author=("@data-author", ".message-name", "[class*=user-info__name]", "a.username", "meta[itemprop=name]@content"),
    id=("@data-content", "@id", ".u-anchorTarget@id"),
    date=("time[datetime]@datetime", "time@data-time", "time@data-timestamp", "time"),
    permalink=(
        ".message-attribution-main a[href*=post]@href", ".message-attribution a[href*=post]@href",
        "meta[itemprop=url]@content",
    ),
    edited=".message-lastEdit",
    title=("h1.p-title-value", ".p-title-value", "h1"),
    card=".message-user, .message-cell--user",
    rank=(".message-userTitle", ".userTitle"),
    drop=(
        ".bbCodeBlock-expandLink, .bbCodeBlock-shrinkLink, .bbCodeSpoiler-button, .message-lastEdit,"
        " .js-selectToQuoteEnd, .bbCodeBlock--code > .bbCodeBlock-title, .bbCodeBlockUnfurl-icon,"
        " .message-signature, .bbMediaJustifier, .samCodeUnit, .adsbygoogle, .js-extraPhrases"
    ),
    attached=".message-attachments .file-name",
    quote="blockquote.bbCodeBlock--quote, .bbCodeBlock--quote, blockquote.bbCodeQuote, blockquote[data-quote]",
    attribution=".bbCodeBlock-title",
    quoted=("@data-quote",),
    source=("@data-source", "a.bbCodeBlock-sourceJump@href"),
    source_pattern=r"(?:post:\s*|id=|posts/|post-)(\d+)",
)  # fmt: skip
