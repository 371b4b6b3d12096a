"""Sites of Stack Exchange: a question, its answers, and the comments below each."""

from threadtui.readers.html.profile import Profile

STACK_EXCHANGE = Profile(
    name="Stack Exchange",
    evidence="#question .js-post-body, #question .post-text, .question[data-questionid] .s-prose",
    post="#question, .answer[data-answerid], .answer[id^=answer-], li.comment[id^=comment-],"
    " [id^=follow-up-][itemprop=comment]",
    body=(".js-post-body", ".post-text", ".comment-copy", "[itemprop=text]"),
    author=(
        ".postcell .user-details[itemprop=author] a", ".answercell .user-details[itemprop=author] a",
        ".postcell .owner .user-details a", ".answercell .post-signature:last-child .user-details a",
        ".post-signature:last-child .user-details a", ".post-signature:last-child .user-details",
        "a.comment-user", ".comment-user",
    ),
    id=("@data-answerid", "@data-questionid", "@data-comment-id", "@id"),
    date=(
        ".postcell .owner .relativetime@title", ".answercell .post-signature:last-child .relativetime@title",
        ".user-action-time .relativetime@title", ".comment-date .relativetime-clean@title", ".comment-date span@title",
        ".comment-link time@title",
        "time@datetime",
    ),
    permalink=("a.js-share-link@href", "a.question-hyperlink@href", "a.comment-link@href"),
    edited=".post-signature:not(:last-child) .user-action-time a[href*=revisions]",
    title=("#question-header h1", "h1"),
    drop=".js-post-notice, .snippet-code .snippet-ctas, .spoiler-header",
    nest="#question, .answer",
    opening="#question",
)  # fmt: skip
