"""Where a page itself ends the words of each post: by a line with only a no-break space, or the next author's name.

XenForo 2 prints one below the words of every post, so that a selection of them ends there; other engines and skins put
one above what they print below. Under it stand signatures, who liked the post, the next author's name.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from threadtui.readers.flat.names import may_be_name, name_in
from threadtui.readers.flat.records import Record

_FEWEST = 3
"""Fewest posts of a page that can tell, and fewest lines of one that ends with the next author's name."""
_MOST = 0.9
"""Share of the posts that have such a line: here and there one is what somebody typed."""
_UNDER = 0.5
"""Most of the letters that may stand under these lines, of all."""


def end_words(records: Sequence[Record], text: Sequence[str]) -> None:
    """Take away what stands under the last such line of each post, where nearly all posts of the page have one.

    `text` are the lines of the file. html2text writes a no-break space as a space, and nothing else so.
    """
    ends = [at for at, line in enumerate(text) if not line.strip() and ("\u00a0" in line or line == " ")]
    if len(records) < _FEWEST or len(ends) < _MOST * len(records):
        return
    stops = [*(following.head[0].at for _, following in pairwise(records)), len(text)]
    last = [
        _last_between(ends, record.words[0].at, stop) for record, stop in zip(records, stops, strict=True)
    ]
    if sum(at >= 0 for at in last) < _MOST * len(records):
        return
    kept = [
        [line for line in record.words if at < 0 or line.at < at]
        for record, at in zip(records, last, strict=True)
    ]
    before = sum(len(line.bare) for record in records for line in record.words)
    if sum(len(line.bare) for words in kept for line in words) < (1 - _UNDER) * before:
        return
    for record, words in zip(records, kept, strict=True):
        record.words = words


def give_names(records: Sequence[Record]) -> None:
    """Take the name of the next author from the end of a post's words, and give it to the next post.

    It stands there below its first letter alone, which pages print for a picture: without that letter a line is
    what somebody signs with. Where the next head names an author of several posts, it is not in doubt.
    """
    posts = Counter(record.author for record in records)
    for record, following in pairwise(records):
        words = record.words
        if len(words) < _FEWEST or (following.author is not None and posts[following.author] > 1):
            continue
        letter, name = words[-2].bare, name_in(words[-1].bare)
        if len(letter) == 1 and letter.isupper() and name[:1].upper() == letter and may_be_name(name):
            following.head[:0] = words[-2:]
            following.author = name
            del words[-2:]


def _last_between(ends: Sequence[int], first: int, stop: int) -> int:
    """The last of the lines after line `first` and before line `stop`, or -1."""
    at = bisect_left(ends, stop) - 1
    return ends[at] if at >= 0 and ends[at] > first else -1
