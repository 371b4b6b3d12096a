"""Invision Community 4 and 5 (`article.ipsComment`), and IP.Board 2 and 3 (`div.post_block`)."""

from threadtui.readers.html.profile import Profile

INVISION_4 = Profile(
    name="Invision 4",
    evidence="article.ipsComment, article.cPost, .ipsComment[id^=elComment_], article.ipsEntry--post",
    post="article.ipsComment[id^=elComment_], article[id^=elComment_], .ipsComment[id^=elComment_]",
    body=("[data-role=commentContent]", ".cPost_contentWrap .ipsType_richText", ".ipsType_richText", ".ipsRichText"),
    author=(
        ".cAuthorPane_author a", ".cAuthorPane_author", ".ipsEntry__username a", ".ipsEntry__username",
        ".ipsComment_author strong a",
        ".ipsComment_author a:not(.ipsUserPhoto)", ".ipsComment_meta a",
    ),
    id=("@id",),
    permalink=("a[href*=findComment]@href", "a[href*=comment]@href"),
    edited=".ipsEdited, [data-role=commentContent] ~ * .ipsType_light > strong, .ipsEntry__edited",
    title=("h1.ipsType_pageTitle", "h1.ipsPageHeader__title", "h1"),
    card=".cAuthorPane, .ipsEntry__author-column",
    rank=("[data-role=rank-title]", "[data-role=group]"),
    drop=".ipsEdited, .ipsSpoiler_header, .ipsHide, .ipsQuote_seeMore, .ipsCode_citation",
    quote="blockquote.ipsQuote, blockquote.ipsBlockquote, blockquote[data-ipsquote]",
    attribution=".ipsQuote_citation",
    quoted=("@data-ipsquote-username", "@data-cite"),
    source=("@data-ipsquote-contentcommentid", "a[href*=omment]@href"),
)  # fmt: skip

INVISION_3 = Profile(
    name="Invision 3",
    evidence=".post_block .post_body, .post_block .entry-content, .post_wrap .post_body",
    post=".post_block",
    body=(".post.entry-content", ".entry-content", ".post_body .post", ".post_body"),
    author=(".author .name", ".author a", ".author", "[itemprop=name]", ".post_username .name"),
    id=("@id",),
    date=("abbr.published@title", "abbr[itemprop=commentTime]@title", ".posted_info"),
    permalink=(".post_id a@href", "a[href*=findpost]@href"),
    edited=".edit",
    title=("h1.ipsType_pagetitle", "h1", ".maintitle"),
    card=".author_info, .post_author",
    rank=(".user_title", ".title"),
    drop=".edit, .signature, .posted_info, .bbc_spoiler_show",
    quote="blockquote.ipsBlockquote, div.quote, blockquote",
    attribution="p.citation, .quotetop, .citation",
    quoted=("@data-author",),
    source=("@data-cid", "a[href*=findpost]@href", "a[href*='pid=']@href"),
)
