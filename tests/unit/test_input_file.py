"""The file at the reader boundary: encodings, line ends, and what cannot be read at all."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

import pytest
from tests.helpers import parted, read_page

from threadtui.errors import NotAThread, ThreadtuiError
from threadtui.model import Notice
from threadtui.readers import InputFile, reader_for

WORDS = parted("A title\n\nCafé “quotes” of the first post.", "The second post.")


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode(),
        WORDS.encode("utf-8-sig"),
        WORDS.encode("utf-16"),
        b"\xfe\xff" + WORDS.encode("utf-16-be"),
        WORDS.replace("\n", "\r\n").encode(),
        WORDS.replace("\n", "\r").encode(),
        WORDS.replace("\n", "\r\n").encode("utf-16"),
    ],
    ids=["utf-8", "utf-8 mark", "utf-16", "utf-16 big endian", "crlf", "cr", "utf-16 crlf"],
)
def test_encodings_and_line_ends_read_alike(data: bytes) -> None:
    page = read_page(data)
    assert page.title == "A title"
    assert page.texts == ["Café “quotes” of the first post.", "The second post."]
    assert page.warnings == []


def test_other_bytes_are_read_as_windows_1252_and_the_line_is_told() -> None:
    page = read_page(WORDS.encode("cp1252"))
    assert page.texts[0] == "Café “quotes” of the first post."
    assert page.warnings == [(3, "not UTF-8; read as Windows-1252")]


def test_a_long_file_is_checked_to_its_end() -> None:
    """It is decoded piece by piece; characters of three bytes stand across the edges of the pieces."""
    page = "A title\n\n" + "題名\n" * 20_000
    assert InputFile("page.txt", page.encode()).notices == []
    (notice,) = InputFile("page.txt", page.encode() + b"\xe9\n").notices
    assert notice == Notice("bytes that are not UTF-8; shown as \ufffd", 20_003)
    assert InputFile("page.txt", page.encode() + b"\xe9").notices == [notice]


def test_lines_are_counted_from_1() -> None:
    file = InputFile("page.txt", b"one\ntwo\n\nfour")
    assert [file.line_at(offset) for offset in (0, 3, 4, 8, 9)] == [1, 1, 2, 3, 4]
    assert file.line_at(4) == 2


def test_a_file_is_read_in_few_pieces_however_small_those_wanted_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each read lets go of the interpreter for a moment; after thousands of them a screen beside it has had no turn."""
    path, data = tmp_path / "page.mbox", bytes(at % 251 for at in range(1 << 20))
    path.write_bytes(data)
    file = InputFile.open(path)
    handle = Counted(file._handle)
    monkeypatch.setattr(file, "_handle", handle)
    assert all(file.piece(at, at + 400) == data[at : at + 400] for at in range(0, len(data), 400))
    assert handle.reads <= 10
    places = [0, 999_000, 400, 1_048_500, 131_000, len(data), 2]
    for size in (0, 100, 20_000, 300_000):
        assert all(file.piece(at, at + size) == data[at : at + size] for at in places)
    path.write_bytes(data + b"more")
    assert file.piece(len(data) - 1, len(data) + 9) == data[-1:] + b"more"


class Counted:
    """An open file, and how often it is read."""

    def __init__(self, handle: BinaryIO | None) -> None:
        assert handle
        self.handle = handle
        self.seek = handle.seek
        self.reads = 0

    def read(self, size: int) -> bytes:
        self.reads += 1
        return self.handle.read(size)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b" \r\n\t", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (bytes(range(256)), "is a binary file, not a discussion"),
        (b"GIF89a\x01\x02\x03" + b"\x04\x05" * 40, "is a binary file, not a discussion"),
    ],
)
def test_what_holds_no_text(data: bytes, message: str) -> None:
    with pytest.raises(NotAThread) as caught:
        reader_for(InputFile("page.txt", data))
    assert str(caught.value) == f"page.txt: {message}"


def test_a_terminal_log_with_escape_sequences_is_text() -> None:
    page = read_page(parted("A title\n\n\x1b[31mred\x1b[0m words", "second"))
    assert page.texts[0] == "␛[31mred␛[0m words"


def test_missing_file_and_folder(tmp_path: Path) -> None:
    for path, message in [
        (tmp_path / "none.txt", "no such file"),
        (tmp_path, "is a folder without a page in it"),
    ]:
        with pytest.raises(ThreadtuiError) as caught:
            reader_for(InputFile.open(path))
        assert str(caught.value) == f"{path}: {message}"


def test_a_name_too_long_for_the_system(tmp_path: Path) -> None:
    with pytest.raises(ThreadtuiError, match="cannot be read"):
        InputFile.open(tmp_path / ("x" * 5000))


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("<rss><channel/></rss>", "not a known format"),
    ],
)
def test_a_format_nobody_reads(page: str, message: str) -> None:
    with pytest.raises(NotAThread) as caught:
        reader_for(InputFile("page.txt", page.encode()))
    assert str(caught.value) == f"page.txt: {message}"
