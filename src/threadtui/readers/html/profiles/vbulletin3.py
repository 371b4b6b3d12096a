"""vBulletin 3.0 to 3.8: tables with `id="post123"`, the words in `post_message_123`."""

from threadtui.readers.html.profile import Profile

VBULLETIN_3 = Profile(
    name="vBulletin 3",
    evidence="[id^=post_message_]",
    post=(
        "table[id^=post]:has([id^=post_message_]), div[id^=post]:not(#posts):has([id^=post_message_]),"
        " [id^=edit]:has([id^=post_message_])"
    ),
    body=("[id^=post_message_]",),
    author=("a.bigusername", "[id^=postmenu_] a", "[id^=postmenu_]"),
    id=("[id^=post_message_]@id",),
    date=("td.thead:has(a[name^=post])", "td.thead", ".thead", "time@datetime"),
    permalink=("a[id^=postcount]@href",),
    edited=".smallfont > em, .postbit-edited",
    title=("td.navbar strong", "meta[name='twitter:title']@content"),
    card="td:has(> [id^=postmenu_]), td.alt2",
    rank=("[id^=postmenu_] + .smallfont",),
    drop="div.smallfont > em, .smallfont:has(+ pre.alt2), .smallfont:has(+ div.alt2), fieldset > legend",
    attached="fieldset.fieldset a[href*='attachment']",
    quote="div:has(> table > tbody > tr > td.alt2), div:has(> .panel.alt2), div:has(> table > tr > td.alt2)",
    attribution="div > .smallfont:first-child, div > div:first-child:has(> label)",
    source=("a[href*='#post']@href", "a[href*='p=']@href"),
    source_pattern=r"(?:#post|[?&]p=)(\d+)",
)  # fmt: skip
