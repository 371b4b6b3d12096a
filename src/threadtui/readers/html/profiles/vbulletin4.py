"""vBulletin 4.0 to 4.2: `li.postcontainer` in `ol#posts`."""

from threadtui.readers.html.profile import Profile

VBULLETIN_4 = Profile(
    name="vBulletin 4",
    evidence="li.postbitlegacy, li.postbit, li.postcontainer",
    post="li.postcontainer[id^=post_], li.postbitlegacy, li.postbit",
    body=("blockquote.postcontent", "[id^=post_message_]"),
    author=(".username_container a.username", ".username_container .username", ".username"),
    id=("@id",),
    date=(".postdate .date", ".postdate", ".date"),
    permalink=("a.postcounter@href",),
    edited=".lastedited, .edited",
    title=(".threadtitle", "#pagetitle h1", "h1"),
    card=".userinfo, .userinfo_extra, .userinfo_noavatar",
    rank=(".usertitle",),
    drop=".lastedited, .signature, .bbcode_description, img[src*='viewpost']",
    attached=".attachments a[href*='attachment']",
    quote=".bbcode_quote",
    attribution=".bbcode_postedby, .bbcode_quote_container",
    source=("a[href*='#post']@href", "a[href*='p=']@href"),
    source_pattern=r"(?:#post|[?&]p=)(\d+)",
)  # fmt: skip
