"""What a file is, and how much of it was understood."""

from __future__ import annotations

from tests.helpers import parted, thread_of

from threadtui.info import describe

FIRST = "The wheel squeaks whenever I treadle slowly, and only on the second hook of the flyer."


def test_a_thread_with_a_quotation() -> None:
    page = parted(
        f"A title\n\nMar 17, 2019\n{FIRST}",
        f"{FIRST}\n\nThen wax the hook.",
        "Mar 20, 2019\nNothing to do with it.",
    )
    assert list(describe(thread_of(page))) == [
        "file: page.txt",
        "format: flattened forum text",
        "title: A title",
        "posts: 3, 3 of them without a name",
        "authors: 0 named",
        "dates: 2019-03-17 to 2019-03-20",
        "quotes: 1 of 1 with their source (1 verbatim)",
        "most quoted: #1, by 1 post",
        "longest chain: 2 posts",
    ]


def test_a_thread_without_one_and_with_a_bad_line() -> None:
    lines = [
        '{"text": "The first of them has some words.", "author": "ann"}',
        "nonsense",
        '{"text": "So has the second."}',
    ]
    assert list(describe(thread_of("\n".join(lines)))) == [
        "file: page.txt",
        "format: JSON Lines",
        "title: (none)",
        "posts: 2, 1 of them without a name",
        "authors: 1 named",
        "quotes: 0 of 0 with their source",
        "warning: line 2: not JSON; line left out",
    ]
