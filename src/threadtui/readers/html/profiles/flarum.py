"""Flarum 1 and 2: a saved page (`article.CommentPost`) and the page without scripts (`#flarum-content`)."""

from threadtui.readers.html.profile import Profile

_QUOTE = "blockquote"
_MENTION = "blockquote a.PostMention, blockquote .PostMention"

SAVED = Profile(
    name="Flarum",
    evidence="article.CommentPost, .PostStream-item .Post-body",
    post=".PostStream-item[data-id]:has(.Post-body), article.CommentPost",
    body=(".Post-body",),
    author=(".PostUser-name .username", ".PostUser .username", ".PostUser-name", ".PostUser h3"),
    id=("@data-id", "^@data-id", "@id"),
    date=("time[datetime]@datetime",),
    permalink=(".PostMeta-permalink@value", ".PostMeta a@href"),
    edited=".PostEdited",
    title=(".DiscussionHero-title", "h1"),
    quote=_QUOTE,
    attribution=_MENTION,
    quoted=("@data-username", ".PostMention"),
    source=("@data-id",),
)

PLAIN = Profile(
    name="Flarum",
    evidence="#flarum-content .Post-body, .PostUser + .Post-body, div:has(> .PostUser) > .Post-body",
    post="div:has(> .PostUser):has(> .Post-body), article:has(.PostUser):has(.Post-body)",
    body=(".Post-body",),
    author=(".PostUser .username", ".PostUser h3", ".PostUser"),
    id=("@data-id", "@id"),
    date=("time[datetime]@datetime", "time@title", ".PostMeta"),
    title=("#flarum-content h1", "h1"),
    quote=_QUOTE,
    attribution=_MENTION,
    quoted=("@data-username", ".PostMention"),
    source=("@data-id",),
)
