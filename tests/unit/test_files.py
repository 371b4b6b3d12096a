"""Files are written whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from threadtui.errors import ThreadtuiError
from threadtui.files import write_whole


def test_a_new_file_and_one_that_was_there(tmp_path: Path) -> None:
    for words in ("one\n", "two\r\n"):
        write_whole(tmp_path / "a.txt", [words[:2], words[2:]])
        assert (tmp_path / "a.txt").read_bytes() == words.encode()


def test_what_breaks_off_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("old", "utf-8")

    def breaking() -> Iterator[str]:
        yield "new"
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_whole(tmp_path / "a.txt", breaking())
    assert [(path.name, path.read_text("utf-8")) for path in tmp_path.iterdir()] == [("a.txt", "old")]


def test_neither_a_folder_nor_the_file_that_is_read(tmp_path: Path) -> None:
    read = tmp_path / "read.txt"
    read.write_text("read", "utf-8")
    with pytest.raises(ThreadtuiError, match="never written to"):
        write_whole(tmp_path / ".." / tmp_path.name / "read.txt", ["x"], read_from=[read])
    with pytest.raises(ThreadtuiError, match="never written to"):
        write_whole(tmp_path / "read.txt", ["x"], read_from=[tmp_path])
    with pytest.raises(ThreadtuiError, match="is no file"):
        write_whole(tmp_path, ["x"])
    with pytest.raises(ThreadtuiError, match="cannot be written"):
        write_whole(tmp_path / "none" / "a.txt", ["x"])
    assert read.read_text("utf-8") == "read"
