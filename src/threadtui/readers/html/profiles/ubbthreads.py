"""UBB.threads 7: tables with an anchor `Post123`, the words in `body_123` or `body0`."""

from threadtui.readers.html.profile import Profile

UBB_THREADS = Profile(
    name="UBB.threads",
    evidence=".post_inner [id^=body], td.post-content [id^=body], .post-content [id^=body]",
    post="div[id^=number]:has([id^=body]), table.t_outer:has([id^=body]):has(.author-content)",
    body=("[id^=body]",),
    author=(".author-content .username", ".username", ".author-content a[href*=showprofile]", "a[href*=users]"),
    id=("a[name^=Post]@name", "a[id^=Post]@id", "[id^=number]@id"),
    date=(".date", ".subject-table .date", ".subjecttable"),
    permalink=("a[href*='#Post']@href",),
    edited=".edited-wording, .lastedited",
    title=("h1", ".category a:last-of-type"),
    card=".author-content",
    rank=(".user-title",),
    drop=".edited-wording, .signature",
    quote=".ubbcode-block:has(> .ubbcode-header), blockquote",
    attribution=".ubbcode-header",
    source=("a[href*=Post]@href",),
    source_pattern=r"Post(\d+)",
)  # fmt: skip
