"""The forum of Drupal 6 to 10, alone and with Advanced Forum: nodes and comments with `.submitted`."""

from threadtui.readers.html.profile import Profile

DRUPAL = Profile(
    name="Drupal forum",
    evidence=".comment .submitted, .forum-post .forum-post-content, .comment .comment__submitted, #comments .comment",
    post=".node-forum, .node--type-forum, .forum-post, #comments .comment, .comment",
    body=(
        ".forum-post-content", ".field-name-comment-body", ".field--name-comment-body", ".field-name-body",
        ".field--name-body", ".content",
    ),
    author=(
        ".author-name", ".submitted .username", ".comment__submitted .username", ".node__submitted .username",
        ".submitted a", ".username",
    ),
    id=("@id", "~@id", "^@id", "a[id^=comment-]@id", "@data-comment-id"),
    id_pattern=r"(?:^|comment-|node-)(\d+)$",
    date=(".submitted [datatype]@content", "time@datetime", ".posted-on", ".submitted", ".comment__submitted"),
    permalink=(".permalink@href", "a[rel=bookmark]@href", "h3 a@href"),
    title=("h1",),
    nest=".indented",
    opening=".node-forum, .node--type-forum",
    card=".author-pane, .forum-post-panel-sub",
    drop=".links, .user-signature, .forum-post-links, .quote-header",
    quote="blockquote, .bb-quote, .quote-msg, .quote",
    attribution=".quote-author, .bb-quote-header, blockquote > cite",
    source=("a[href*='#comment-']@href",),
    source_pattern=r"#comment-(\d+)",
)  # fmt: skip
