"""What is wrong is said in one line that names the place."""

from __future__ import annotations

from pathlib import Path

from threadtui.errors import NotAThread, ThreadtuiError


def test_the_text_names_file_and_line() -> None:
    assert str(ThreadtuiError("is empty", Path("a/b.txt"))) == "a/b.txt: is empty"
    assert str(ThreadtuiError("not JSON", "b.jsonl", 7)) == "b.jsonl:7: not JSON"
    assert str(ThreadtuiError("is empty")) == "is empty"


def test_the_parts_can_be_asked_for() -> None:
    error = NotAThread("no posts", "page.txt", 3)
    assert (error.message, error.path, error.line) == ("no posts", "page.txt", 3)
