"""Sites for comments under a story: Hacker News, Reddit (the old page and the new), Lemmy, Lobsters, Slashdot.

Replies stand below what they answer. Nobody marks quotations there but by `>`, of which Markdown makes a `blockquote`;
on Hacker News the sign stays.
"""

from threadtui.readers.html.profile import Profile

HACKER_NEWS = Profile(
    name="Hacker News",
    evidence="tr.athing.comtr .commtext, table.comment-tree",
    post="table.fatitem:has(.hnuser), tr.athing.comtr",
    body=(".toptext", ".commtext", ".titleline > a", ".titleline"),
    author=("a.hnuser",),
    id=("@id", "tr.athing@id"),
    date=(".age@title",),
    permalink=(".age a@href",),
    title=(".titleline > a", ".titleline", "a.storylink"),
    drop=".reply",
    signs=True,
    depth=("td.ind@indent", ".ind img@width"),
    opening="table.fatitem",
)

OLD_REDDIT = Profile(
    name="old Reddit",
    evidence=".commentarea .entry, .sitetable .thing.comment, .thing[data-fullname] .entry",
    post=".thing.link > .entry, .thing.self > .entry, .thing.comment > .entry, .thing[data-type=comment] > .entry",
    body=(".usertext-body .md", "a.title"),
    author=("^@data-author", "a.author"),
    id=("^@data-fullname", "^@id"),
    id_pattern=r"_?([a-z0-9]+)$",
    permalink=("^@data-permalink", "a.bylink@href"),
    date=(".tagline time@datetime",),
    edited=".tagline time.edited-timestamp",
    title=("a.title",),
    nest=".child",
    opening=".thing.link > .entry, .thing.self > .entry",
)

NEW_REDDIT = Profile(
    name="Reddit",
    evidence="shreddit-post, shreddit-comment",
    post="shreddit-post, shreddit-comment",
    body=(
        "[slot=comment] .md", "[slot=comment]", "[id$=-post-rtjson-content]", "[slot=text-body] .md",
        "[slot=text-body]", "[slot=title]", "a[slot=title]",
    ),
    author=("@author",),
    id=("@thingid", "@id"),
    id_pattern=r"(t[13]_\w+)",
    date=("@created-timestamp", "time@datetime"),
    permalink=("@permalink",),
    edited="[slot=commentMeta] [aria-label*=dited], faceplate-timeago[slot=edited]",
    title=("shreddit-post@post-title", "h1"),
    drop="[slot=commentMeta], shreddit-comment, shreddit-comment-action-row",
    depth=("@depth",),
    opening="shreddit-post",
)  # fmt: skip

LEMMY = Profile(
    name="Lemmy",
    evidence="article.comment-node, .comment-content .md-div",
    post=".post-listing, article.comment-node",
    body=(".comment-content .md-div", ".comment-content", "#postContent", ".md-div"),
    author=(".person-listing span", ".person-listing"),
    id=("@id",),
    date=("time@datetime", ".moment-time@data-tippy-content"),
    permalink=("a[title=link]@href",),
    title=("h1",),
    nest="ul.comments",
    opening=".post-listing",
)

LOBSTERS = Profile(
    name="Lobsters",
    evidence=".comment[data-shortid] .comment_text, .comments .comment .comment_text",
    post="li.story:has(.story_text), .story .details:has(.story_text), div.comment[id^=c_]",
    body=(".comment_text", ".story_text"),
    author=(".byline a[href^='/~']:not([aria-hidden])", ".byline a[href*='/u/']", ".byline a.u-author", ".u-author"),
    id=("@data-shortid", "@id"),
    id_pattern=r"(?:c_)?(\w+)$",
    date=(".byline time@datetime", ".byline [title]@title"),
    permalink=(".byline a[href^='/c/']@href",),
    title=(".link a", ".link"),
    nest="ol.comments",
    opening="li.story, .story .details",
)  # fmt: skip

SLASHDOT = Profile(
    name="Slashdot",
    evidence=".commentBody [id^=comment_body_], #commentlisting .comment",
    post="article.fhitem, div[id^=comment_].cw",
    body=("[id^=comment_body_]", ".commentBody", ".body .p"),
    author=(".by a", ".story-byline a", ".by"),
    id=("@id",),
    date=(".otherdetails", "time@datetime", ".story-byline time"),
    permalink=(".title a@href",),
    title=(".story-title a", ".story-title"),
    drop=".quotedHide",
    nest="#commentlisting ul",
    opening="article.fhitem",
    quote="blockquote, .quote",
)
