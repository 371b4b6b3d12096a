"""A long page is parted as it is read: the same parts as when all of it is parted at once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from threadtui.load import open_threads
from threadtui.readers import InputFile
from threadtui.readers.flat import separators
from threadtui.readers.flat.separators import find_parts, find_segments

BLANK = "\u00a0"
LINES = st.lists(st.sampled_from(["", BLANK, f" {BLANK} ", "words", "-----", f"x{BLANK}"]), max_size=60)


@given(LINES)
def test_the_parts_are_those_of_the_whole(lines: list[str]) -> None:
    head = "words\n" * (separators._LOOKED_AT // 60) + f"{BLANK}\nwords\n" * separators._FEWEST_PARTED
    data = (head + "words\n" * separators._LOOKED_AT + "\n".join(lines)).encode()
    parts, whole = find_parts(data), find_segments(data)
    assert parts
    assert whole
    assert len(parts[0].spans) == separators._FEWEST_PARTED
    assert [*parts[0].spans, *parts[1]] == whole.spans
    assert parts[0].kind == whole.kind


def test_a_page_is_read_twice_with_the_same_posts() -> None:
    data = f"\n{BLANK}\n".join(f"Post {at}. " + "Words. " * 900 for at in range(100)).encode()
    threads = open_threads(InputFile("page.txt", data))
    first, again = (list(threads.begin()[1]) for _ in range(2))
    assert first == again
    assert len(first) == 100
