"""GitHub's older pages of issues, pull requests and discussions, and gists with their comments."""

from threadtui.readers.html.profile import Profile

GITHUB = Profile(
    name="GitHub",
    evidence=".timeline-comment .comment-body",
    post=".timeline-comment, .nested-discussion-timeline-comment",
    body=(".js-comment-body", ".comment-body"),
    author=(".timeline-comment-header a.author", "a.author", ".author"),
    id=("@id", "^@id", "[id^=issuecomment-]@id", "a.js-timestamp@href"),
    date=("relative-time@datetime", "time-ago@datetime", "time@datetime"),
    permalink=("a.js-timestamp@href",),
    edited=".js-comment-edit-history summary",
    title=(".js-issue-title", "h1 .markdown-title", "h1"),
    rank=(".Label",),
    drop=".email-hidden-toggle, .js-suggested-changes-container",
    signs=False,
)
