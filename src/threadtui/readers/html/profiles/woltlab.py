"""WoltLab Burning Board 4 to 6: `article.wbbPost` with the post's id in data attributes."""

from threadtui.readers.html.profile import Profile

WOLTLAB = Profile(
    name="WoltLab",
    evidence="article.wbbPost, .wbbThreadPostList .messageText",
    post="article.wbbPost",
    body=(".messageText", ".messageBody"),
    author=(".messageAuthor .username [itemprop=name]", ".messageAuthor .username", ".username"),
    id=("@data-post-id", "@data-object-id", "@id"),
    date=("woltlab-core-date-time@date", "time[datetime]@datetime", "time@data-timestamp"),
    permalink=("a.messagePermalink@href", ".messageHeader a[href*=postID]@href"),
    edited=".messageFooterNote",
    title=("h1.contentTitle", ".contentHeaderTitle h1", "h1"),
    card=".messageSidebar",
    rank=(".userTitle", ".badge.userTitleBadge"),
    drop=".messageSignature, .codeBoxHeader, .messageFooter, .spoilerBox > .jsOnly, .toggleButton, .quoteBoxIcon",
    lines=".codeBoxLine",
    attached=".attachmentFileList .attachmentFilename, .attachmentThumbnailList .attachmentFilename",
    quote="blockquote.quoteBox, .quoteBox",
    attribution=".quoteBoxTitle, .quoteBoxIcon, .quoteBox > header",
    quoted=("@data-author",),
    source=("@data-link", "@cite", ".quoteBoxTitle a@href", "a[href*=postID]@href"),
    source_pattern=r"(?:postID=|#post)(\d+)",
)
