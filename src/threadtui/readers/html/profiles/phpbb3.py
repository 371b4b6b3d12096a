"""phpBB 3.0 to 3.3 with styles of the prosilver family: `div.post` with `id="p123"`. Sources are named from 3.2 on."""

from threadtui.readers.html.profile import Profile

PHPBB_3 = Profile(
    name="phpBB 3",
    evidence="body#phpbb div.post, div.post[id^=p] .postbody, div.post .postprofile",
    post="div.post[id^=p], article.post[id^=p], li.post[id^=p]",
    body=(".postbody .content", ".content", ".postbody"),
    author=(
        ".author .username", ".author .username-coloured", ".postprofile .username", ".postprofile .username-coloured",
        ".author strong a", ".author strong", ".postprofile dt a:not(.avatar)", ".postprofile dt", "[itemprop=author]",
        ".username-coloured", ".username", "[itemprop=name]",
    ),
    id=("@id",),
    date=(
        ".author time[datetime]@datetime", ".postbody time[datetime]@datetime", "time[datetime]@datetime", "p.author",
        ".author",
    ),
    permalink=(".author a[href*='#p']@href", "h3 a@href"),
    edited=".notice",
    title=("h2.topic-title", ".topic-title", "#page-body > h2", "h1.topic-title", "h2"),
    card=".postprofile",
    rank=(".profile-rank",),
    drop=(
        ".notice, .signature, .attachbox > dt, .spoiler-header, .back2top,"
        " .inline-attachment .thumbnail + dd, .quotetitle input, .reponsive-hide"
    ),
    attached="dl.attachbox a.postlink, dl.file dt a.postlink",
    quote="blockquote",
    attribution="blockquote > div > cite, blockquote > cite, cite",
    source=("a[data-post-id]@data-post-id", "@cite", "a[href*='#p']@href"),
    source_pattern=r"(?:^|#p|[?&]p=)(\d+)",
)  # fmt: skip
