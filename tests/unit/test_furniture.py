"""What a forum prints around a post is told from what its author wrote."""

from __future__ import annotations

import pytest

from threadtui.readers.flat.furniture import is_edit_mark, is_furniture, without_furniture


@pytest.mark.parametrize(
    "line",
    [
        "Members don't see this ad.",
        "Members don’t see this ad :)",
        "Advertisement - Members don't see this ad",
        "Click to expand...",
        "Click to expand…",
        "Advertisement",
        "Last edited:",
        "Last edited: Mar 3, 2014",
        "Last edited by maria.w on Tue Mar 4, 2014 9:02 pm, edited 2 times in total.",
        "« Last Edit: March 04, 2014 by maria.w »",
    ],
)
def test_furniture_wherever_it_stands(line: str) -> None:
    assert is_furniture(line, edge=False)


@pytest.mark.parametrize(
    "line",
    [
        "Top",
        "Back to top",
        "Like",
        "Like Reply",
        "Reply · Report",
        "Reactions: maria.w",
        "Share on Facebook",
        "New",
    ],
)
def test_furniture_only_at_the_edge_of_a_post(line: str) -> None:
    assert is_furniture(line, edge=True)
    assert not is_furniture(line, edge=False)


@pytest.mark.parametrize(
    "line",
    [
        "I like it.",
        "Reply to the others first",
        "The top of the wheel",
        "I last edited the wiki in May",
        "Members don't see this adapter",
        "Click to expand the wooden frame and it breaks",
        "Advertisements are why I left",
        "",
    ],
)
def test_words_of_an_author(line: str) -> None:
    assert not is_furniture(line, edge=True)


def test_edit_marks_are_the_furniture_that_tells_of_an_edit() -> None:
    assert is_edit_mark("Last edited:")
    assert is_edit_mark("Edited April 9, 2024 by maria.w")
    assert not is_edit_mark("Top")
    assert not is_edit_mark("Edited for clarity")


def test_bars_go_from_the_edges_and_advertisements_from_everywhere() -> None:
    lines = [
        "",
        "New",
        "First.",
        "Top",
        "Members don't see this ad.",
        "",
        "Last.",
        "Reactions:",
        "ann, bob and 3 others",
        "",
    ]
    assert without_furniture("\n".join(lines)) == "First.\nTop\n\nLast."


def test_a_post_of_furniture_only_is_empty() -> None:
    assert without_furniture("Like\n\nReply\nTop") == ""


def test_the_label_of_code_stays_for_it_is_all_that_tells_where_code_begins() -> None:
    assert not is_furniture("Code: Select all", edge=False)
    assert "Code: Select all" in without_furniture(
        "Try this:\n\nCode: Select all\n\nrm -i loom.txt\n\nIt asks first."
    )
