"""bbPress 2.0 to 2.6, the forum of WordPress: the words in `.bbp-reply-content` or `.bbp-topic-content`."""

from threadtui.readers.html.profile import Profile

BBPRESS = Profile(
    name="bbPress",
    evidence=".bbp-reply-content, .bbp-topic-content",
    post="div.reply:has(.bbp-reply-content), div.topic:has(.bbp-topic-content), div.type-reply, div.type-topic",
    body=(".bbp-reply-content", ".bbp-topic-content"),
    author=(".bbp-author-name", "a.bbp-author-link .bbp-author-name", ".bbp-author-link:last-of-type"),
    id=("@class", "@id"),
    id_pattern=r"post-(\d+)",
    date=(".bbp-reply-post-date", ".bbp-topic-post-date", "^.bbp-reply-post-date"),
    permalink=("a.bbp-reply-permalink@href", "a.bbp-topic-permalink@href"),
    title=("h1.entry-title", "h1"),
    rank=(".bbp-author-role",),
    drop=".bbp-topic-revision-log, .bbp-reply-revision-log, .bbp-attachments .bbp-meta, .bbp-signature",
    edited=".bbp-topic-revision-log, .bbp-reply-revision-log",
    quote="blockquote",
    attribution="blockquote > cite, .d4p-bbp-quote-title",
    source=("a[href*='#post-']@href",),
    source_pattern=r"#post-(\d+)",
)
