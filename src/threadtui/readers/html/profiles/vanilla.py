"""Vanilla 2 and 3: `.ItemDiscussion` opens, `.ItemComment` answers; later versions keep quotations as data, which
`unfolded` puts in place."""

from threadtui.readers.html.profile import Profile

VANILLA = Profile(
    name="Vanilla",
    evidence=".ItemComment .Message, .ItemDiscussion .Message",
    post=".ItemDiscussion, .ItemComment",
    body=(".Message.userContent", ".Message"),
    author=(".Author .Username", "a.Username", ".Author a:not(.PhotoWrap)"),
    id=("@id",),
    id_pattern=r"((?:Discussion_)?\d+)$",
    date=(".CommentMeta time@datetime", ".DiscussionMeta time@datetime", "time@datetime"),
    permalink=("a.Permalink@href",),
    edited=".DateUpdated",
    title=(".PageTitle h1", "h1"),
    card=".AuthorInfo",
    rank=(".MItem.RoleTitle", ".RoleTitle", ".AuthorTitle", ".Rank"),
    drop=".Signature, .Reactions, .UserSignature, .QuoteButton",
    quote="blockquote, .js-embed .embedQuote",
    attribution=".QuoteAuthor, .blockquote-cite",
    quoted=("@rel", "@data-by", ".QuoteAuthor a"),
    source=("@data-quoted", "a[href*='comment/']@href"),
    source_pattern=r"(?:comment/|^(?:comment_)?)((?:Discussion_)?\d+)",
)
