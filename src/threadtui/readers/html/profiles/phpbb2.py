"""phpBB 2.0 (subSilver), and phpBB 3 with subsilver2: tables, the words in `.postbody`, no source named.

Both print a signature among the words, under a line of underscores: no element parts it from them, so it stays.
"""

from threadtui.readers.html.profile import Profile

PHPBB_2 = Profile(
    name="phpBB 2",
    evidence="table.forumline span.postbody, td > span.postbody",
    post="tr:has(> td > .name a[name]), tr:has(> td > span.name), tr:has(> td > b.postauthor)",
    body=("td:has(> span.postbody)",),
    author=("span.name b", "span.name", ".postauthor"),
    id=("span.name a[name]@name", "a[name]@name"),
    date=("td + td span.postdetails",),
    permalink=("td + td a[href*='#']@href",),
    edited="span.gensmall",
    title=("a.maintitle", ".maintitle"),
    card="span.name ~ span.postdetails",
    drop="span.gensmall, td.code + td",
    quote="table:has(> tbody > tr > td.quote)",
    attribution="tr:has(> td > span.genmed)",
)  # fmt: skip

SUBSILVER_2 = Profile(
    name="phpBB 3",
    evidence="table.tablebg .postbody, table.tablebg .postauthor",
    post="table.tablebg:has(.postauthor):has(div.postbody)",
    body=("div.postbody",),
    author=(".postauthor",),
    id=("a[name^=p]@name",),
    date=("td.gensmall div[style*=right]", "tr.row1 td.gensmall", "td.gensmall"),
    edited="span.gensmall > em, .gensmall .edited",
    title=("a.titles", ".titles"),
    card="td.profile",
    rank=("td.postdetails",),
    drop=".codetitle, .attachtitle",
    quote=".quotecontent, blockquote",
    attribution=".quotetitle",
)  # fmt: skip
