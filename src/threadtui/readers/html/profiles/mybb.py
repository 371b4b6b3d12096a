"""MyBB 1.6 and 1.8: `div.post` or tables with `id="post_123"`, the words in `pid_123`."""

from threadtui.readers.html.profile import Profile

MYBB = Profile(
    name="MyBB",
    evidence=".post_body[id^=pid_]",
    post="[id^=post_]:has(.post_body[id^=pid_])",
    body=(".post_body[id^=pid_]",),
    author=(".author_information .largetext", ".post_author .largetext", ".largetext", ".post_author strong"),
    id=(".post_body[id^=pid_]@id",),
    date=(".post_date", ".post_head .smalltext", ".smalltext"),
    permalink=(".post_head a[href*='#pid']@href", "a[href*='#pid']@href"),
    edited=".post_edit, .edited_post",
    title=("td.thead strong", ".thead strong"),
    card=".post_author, .author_statistics",
    rank=(".author_information .smalltext",),
    drop=".post_edit, .codeblock > .title, .signature, .post_meta",
    attached="fieldset a[href*='attachment.php']",
    quote="blockquote",
    attribution="blockquote > cite",
    source=("a[href*=pid]@href",),
    source_pattern=r"pid[=]?(\d+)",
)
