"""FluxBB 1.4 and 1.5, PunBB 1.2 (`div.blockpost`), and PunBB 1.3 and 1.4 (`div.post` with `.entry-content`)."""

from threadtui.readers.html.profile import Profile

FLUXBB = Profile(
    name="FluxBB/PunBB",
    evidence=".blockpost .postmsg, #punviewtopic .postmsg",
    post=".blockpost[id^=p]",
    body=(".postmsg",),
    author=(".postleft dt strong", ".postleft dt", ".postleft strong"),
    id=("@id",),
    date=("h2 a", "h2"),
    permalink=("h2 a@href",),
    edited=".postedit",
    title=("#brdmain .crumbs li:last-child strong", ".crumbs li:last-child strong", ".crumbs li:last-child"),
    card=".postleft",
    rank=("dd.usertitle",),
    drop=".postedit, .postsignature, .codebox > .legend",
    quote=".quotebox > blockquote, blockquote",
    attribution="cite, h4",
)

PUNBB = Profile(
    name="FluxBB/PunBB",
    evidence=".post .post-entry .entry-content, .post .entry-content h4.entry-title",
    post="div.post[id^=p]",
    body=(".entry-content",),
    author=(".post-author .username", ".author .username", ".post-ident .username", ".post-byline strong"),
    id=("@id",),
    date=(".post-link a", ".post-link", ".post-ident"),
    permalink=(".post-link a@href", "a.permalink@href"),
    edited=".lastedit",
    title=("h1.main-title", "h1"),
    card=".author-info, .post-author",
    rank=(".usertitle",),
    drop=".lastedit, .sig-content, .entry-title",
    quote=".quotebox, blockquote",
    attribution="cite",
)
