"""Where matched words begin and end, as characters: with the punctuation that both sides have."""

from __future__ import annotations

Span = tuple[int, int]
"""Characters of a text, half open."""
_STOPS = (".", "!", "?", "…", "。")
"""What ends a sentence."""
_CLOSING = (")", "]", "}", '"', "'", "”", "’", "»", "*", "_", "~")
"""What may stand between a sentence and its stop."""


def with_punctuation(there: str, span: Span, text: str, words: Span, within: Span) -> Span:
    """The span of `there` grown to both sides as far as the same signs stand around `words` in `text`, up to a word.

    `words` is where the same words stand in `text`; what is outside `within` there is not looked at.
    """
    start, end = span
    head, tail = words
    while start > 0 and head > within[0] and _is_same_sign(there[start - 1], text[head - 1]):
        start, head = start - 1, head - 1
    while end < len(there) and tail < within[1] and _is_same_sign(there[end], text[tail]):
        end, tail = end + 1, tail + 1
    if end > span[1]:
        end = span[1] + len(there[span[1] : end].rstrip())
    if start < span[0]:
        start = span[0] - len(there[start : span[0]].lstrip())
    return start, end


def _is_same_sign(one: str, other: str) -> bool:
    return one == other and not one.isalnum()


def ends_sentence(text: str, at: int) -> bool:
    """Whether a sentence ends right behind a word that ends at `at`."""
    return text.startswith(_STOPS, at)


def goes_on(text: str, at: int) -> bool:
    """Whether a sentence goes on behind a word that ends at `at`: on its line, without a stop or a closing mark."""
    return at < len(text) and text[at] != "\n" and not text.startswith(_STOPS + _CLOSING, at)
