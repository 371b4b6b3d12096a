"""Where matched words begin and end, as characters: with the punctuation that both sides have."""

from __future__ import annotations

Span = tuple[int, int]
"""Characters of a text, half open."""


def with_punctuation(there: str, span: Span, text: str, words: Span, within: Span) -> Span:
    """The span of `there` grown to both sides as far as the same characters stand around `words` in `text`.

    `words` is where the same words stand in `text`; what is outside `within` there is not looked at.
    """
    start, end = span
    head, tail = words
    while start > 0 and head > within[0] and there[start - 1] == text[head - 1]:
        start, head = start - 1, head - 1
    while end < len(there) and tail < within[1] and there[end] == text[tail]:
        end, tail = end + 1, tail + 1
    return start, end
