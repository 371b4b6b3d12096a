"""NodeBB 1 to 4: `li[component=post]`, the words in `[component="post/content"]`."""

from threadtui.readers.html.profile import Profile

NODEBB = Profile(
    name="NodeBB",
    evidence="[component=post][data-pid], [component='post/content']",
    post="[component=post][data-pid]",
    body=("[component='post/content']",),
    author=("@data-username", "[itemprop=author] meta[itemprop=name]@content", "a[data-username]"),
    id=("@data-pid",),
    id_pattern=r"(.+)",
    date=("meta[itemprop=datePublished]@content", "@data-timestamp", ".timeago@title"),
    permalink=("a.permalink@href", "a[href*='/post/']@href"),
    edited="[component='post/editor']:not(.hidden), .edited-by",
    title=("[component='topic/title']", "h1"),
    rank=(".group-label",),
    drop="[component='post/parent'], .post-signature, [component='post/signature']",
    quote="blockquote",
    attribution="p:has(+ blockquote), blockquote > p:first-child:has(> a[href*='/post/'])",
    quoted=("a[href*='/uid/']", "a.plugin-mentions-user"),
    source=("a[href*='/post/']@href",),
    source_pattern=r"/post/(\w+)",
)
