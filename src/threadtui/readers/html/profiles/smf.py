"""SMF 2.0 and 2.1, and SMF 1.1: the words in `#msg_123`, quotations that link to `msg123` or `msg=123`."""

from threadtui.readers.html.profile import Profile

SMF_2 = Profile(
    name="SMF 2",
    evidence=".post_wrapper .inner[id^=msg_]",
    post=".post_wrapper",
    body=(".inner[id^=msg_]",),
    author=(".poster h4 a:not([title=Offline]):not([title=Online])", ".poster h4", "h4 a"),
    id=(".inner[id^=msg_]@id",),
    date=(".postinfo a.smalltext", ".keyinfo .smalltext", ".keyinfo"),
    permalink=(".postinfo a.smalltext@href", ".keyinfo h5 a@href", "[id^=subject_] a@href"),
    edited=".modified",
    title=("h2.display_title", "#forumposts h3.catbg .nolinks", "#display_head h2", "#top_subject", "h2", "h1"),
    card=".poster",
    rank=("li.membergroup", "li.postgroup", "li.title"),
    drop=".codeheader, .code_header, .quotefooter, .bbc_standard_quote > footer, .attachments_top",
    attached=".attachments a[href*=dlattach]:not(:has(img)), .attached a[href*=dlattach]:not(:has(img))",
    quote="blockquote",
    attribution=".quoteheader, .topslice_quote, blockquote > cite",
    source=("a[href*=msg]@href",),
    source_pattern=r"msg[=]?(\d+)",
)  # fmt: skip

SMF_1 = Profile(
    name="SMF 1",
    evidence="div.post:has(+ div.smalltext), td.windowbg .post, td.windowbg2 .post, [id^=subject_] a[href*='#msg']",
    post=(
        "tr:has(> td > [id^=subject_]):has(div.post),"
        " table:has(> tbody > tr > td > b > a[href*='action=profile']):has(div.post)"
    ),
    body=("div.post",),
    author=("b > a[href*='action=profile']", "b"),
    id=("[id^=subject_]@id", "[id^=msg_]@id"),
    date=("[id^=subject_] + div.smalltext", "[id^=subject_] ~ .smalltext"),
    permalink=("[id^=subject_] a@href",),
    edited="[id^=modified_]",
    title=("#top_subject",),
    card="td:has(> b > a[href*='action=profile']), td:has(> .smalltext)",
    drop=".codeheader, .quotefooter",
    quote="div.quote, blockquote",
    attribution="div.quoteheader",
    source=("a[href*=msg]@href",),
    source_pattern=r"msg[=]?(\d+)",
)  # fmt: skip
