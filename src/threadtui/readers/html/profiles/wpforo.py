"""wpForo 1 and 2, the other forum of WordPress."""

from threadtui.readers.html.profile import Profile

WPFORO = Profile(
    name="wpForo",
    evidence=".wpforo-post-content, #wpforo-wrap .wpforo-post",
    post=".post-wrap:has(.wpforo-post-content), [id^=post-]:has(.wpforo-post-content), [id^=wpfpost]",
    body=(".wpforo-post-content",),
    author=(".author-name a", ".wpf-author-name a", ".author-name", ".wpf-author-name", ".wpf-author-nicename"),
    id=("@data-postid", "@id", "[id^=post-]@id"),
    date=(
        ".wpf-post-date time@datetime", ".wpforo-post-content-top time@datetime", ".cbleft time@datetime",
        ".wpf-post-date", ".wpforo-post-content-top > span", ".post-date", ".cbleft",
    ),
    permalink=("a.wpforo-post-link@href", "a[href*='#post-']@href"),
    edited=".wpf-post-edited, .wpf-post-edit-wrap, .wpforo-post-edited",
    title=(".wpf-head-title h1", "h1#wpforo-title", "h1"),
    card=".author-data, .wpf-author-data, .wpforo-post-author",
    rank=(".author-title", ".wpf-author-title"),
    drop=".wpforo-post-signature, .wpf-post-edited",
    attribution=".wpforo-post-quote-author, .wpforo-quote-author, blockquote > cite, .wpf-quote-title",
    quoted=("@data-author", "@data-mention"),
    source=("@data-postid", "a[href*='#post-']@href"),
)  # fmt: skip
