"""vBulletin 5 and 6: `li.b-post` with the node's id in data attributes."""

from threadtui.readers.html.profile import Profile

VBULLETIN_5 = Profile(
    name="vBulletin 5",
    evidence="li.b-post[data-node-id], .b-post__content, .conversation-content .b-post",
    post="li.b-post[data-node-id], .b-post[data-node-id], .b-comment[data-node-id]",
    body=(".js-post__content-text", ".b-post__content", ".b-comment__content"),
    author=(".author a", "[itemprop=author] [itemprop=name]", ".author", ".b-comment__author"),
    id=("@data-node-id", "@id"),
    date=("time[datetime]@datetime", ".b-post__timestamp time", ".b-post__timestamp"),
    permalink=("a.b-post__count@href", ".b-post__timestamp a@href"),
    edited=".b-post__edit-note, .b-post__last-edited, .js-post__edited",
    title=("h1.main-title", ".main-title", "h1"),
    card=".b-userinfo, .b-post__userinfo",
    rank=(".usertitle",),
    drop=".b-post__edit-note, .b-bbcode__header, .post-signature, .h-hide-on-small",
    quote=".bbcode_quote, .b-bbcode-quote",
    attribution=".bbcode_postedby, .bbcode_quote_container",
    source=("a[href*='#post']@href", "a[href*='/node/']@href", "a[href*='p=']@href"),
    source_pattern=r"(?:#post|/node/|[?&]p=)(\d+)",
)  # fmt: skip
