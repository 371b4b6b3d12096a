"""Threads that come packed: told from the content, unpacked, damaged or not."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import subprocess
import sys
import tarfile
import zipfile
import zlib
from base64 import encodebytes
from contextlib import suppress
from pathlib import Path

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers import SAMPLES, export
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from threadtui.cli import main
from threadtui.errors import NotAThread, ThreadtuiError
from threadtui.load import open_thread, open_threads
from threadtui.readers import InputFile

PAGE = (SAMPLES / "html" / "xenforo-2.html").read_bytes()
OTHER = (SAMPLES / "html" / "mybb.html").read_bytes()
WANTED = export(SAMPLES / "html" / "xenforo-2.html")["posts"]


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def tarred(**files: bytes) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in files.items():
            told = tarfile.TarInfo(name)
            told.size = len(data)
            archive.addfile(told, io.BytesIO(data))
    return out.getvalue()


def warc(*pages: tuple[str, bytes, str], packed: bool = False) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    for address, data, kind in pages:
        headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.0")
        writer.write_record(
            writer.create_warc_record(address, "response", payload=io.BytesIO(data), http_headers=headers)
        )
    return out.getvalue()


MHTML = (
    b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/t/1\r\nSubject: a\r\n"
    b"Date: Thu, 21 Mar 2019 09:00:00 -0000\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="b-1"\r\n\r\n\r\n--b-1\r\n'
    b"Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n"
    b"Content-Location: https://example.org/t/1\r\n\r\n"
    + encodebytes(PAGE)
    + b"\r\n--b-1\r\nContent-Type: image/gif\r\n\r\nGIF\r\n--b-1--\r\n"
)

PACKED = {
    "gzip": gzip.compress(PAGE),
    "bzip2": bz2.compress(PAGE),
    "xz": lzma.compress(PAGE),
    "Zstandard": zstandard.ZstdCompressor().compress(PAGE),
    "zip": zipped(page=PAGE, page_files__a=b"x"),
    "tar": tarred(page=PAGE),
    "gzip, tar": gzip.compress(tarred(page=PAGE)),
    "WARC": warc(
        ("https://example.org/a", PAGE, "text/html"), ("https://example.org/b", b"GIF", "image/gif")
    ),
    "gzip, WARC": warc(("https://example.org/a", PAGE, "text/html; charset=utf-8"), packed=True),
    "MHTML": MHTML,
}


def test_info_names_the_container_and_the_format(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["info", str(SAMPLES / "saved" / "two-pages.zip")]) == 0
    assert "format: XenForo 2\npacked: zip\n" in capsys.readouterr().out


def opened(data: bytes, name: str = "packed") -> InputFile:
    return InputFile(name, data)


@pytest.mark.parametrize("kind", PACKED)
def test_the_thread_is_that_of_the_page(kind: str) -> None:
    thread = open_thread(opened(PACKED[kind]))
    assert ", ".join(thread.packed) == kind
    assert (thread.format, thread.source, thread.notices) == ("XenForo 2", "packed", [])
    for post, wanted in zip(export(thread)["posts"], WANTED, strict=True):
        assert post["permalink"].endswith(
            wanted["permalink"]
        )  # whole, where the address of the page is known
        assert post | {"permalink": wanted["permalink"]} == wanted


@pytest.mark.parametrize("kind", PACKED)
def test_a_container_cut_short_is_told_or_gives_what_is_left(kind: str) -> None:
    for share in (0.3, 0.6, 0.9):
        data = PACKED[kind][: int(share * len(PACKED[kind]))]
        with suppress(NotAThread):
            thread = open_thread(opened(data))
            assert thread.notices or len(thread.posts) == len(WANTED)


def test_a_stream_cut_short_gives_its_first_posts_and_a_warning() -> None:
    packer = zlib.compressobj(wbits=31)
    data = packer.compress(PAGE[: len(PAGE) // 2]) + packer.flush(zlib.Z_SYNC_FLUSH)
    thread = open_thread(opened(data))
    assert 1 <= len(thread.posts) < len(WANTED)
    assert "gzip data is damaged or cut short" in thread.notices[0].message


@pytest.mark.parametrize("pack", [gzip.compress, lambda data: zipped(page=data)], ids=["gzip", "zip"])
def test_a_bomb_is_refused(pack: object) -> None:
    bomb = pack(b"<p> " * (20 << 20))  # type: ignore[operator]
    with pytest.raises(NotAThread, match="unpacks to more than 64 MiB"):
        open_thread(opened(bomb))


def test_containers_in_containers_without_end_are_refused() -> None:
    data = PAGE
    for _ in range(9):
        data = gzip.compress(data)
    with pytest.raises(NotAThread, match="packed more often"):
        open_thread(opened(data))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (zipped(), "zip archive without a page"),
        (zipped(a=b"GIF89a"), "holds no thread|not a|is a binary|no "),
        (PACKED["zip"][:-30], "damaged or cut short"),
        (b"\x1f\x8b\x08" + b"\0" * 9, "damaged gzip"),
        (warc(("https://example.org/b", b"GIF", "image/gif")), "without a page"),
    ],
)
def test_what_holds_no_thread(data: bytes, message: str) -> None:
    with pytest.raises(NotAThread, match=message):
        open_thread(opened(data))


def test_an_encrypted_zip_is_told() -> None:
    data = bytearray(PACKED["zip"])
    for at in (data.find(b"PK\x03\x04") + 6, data.find(b"PK\x01\x02") + 8):
        data[at] |= 1
    with pytest.raises(NotAThread, match="encrypted"):
        open_thread(opened(bytes(data)))


def test_an_archive_of_two_threads_is_a_list() -> None:
    threads = open_threads(opened(zipped(a=PAGE, b=OTHER)))
    assert [(entry.title, entry.posts) for entry in threads.entries] == [
        (export(SAMPLES / "html" / name)["title"], len(WANTED)) for name in ("xenforo-2.html", "mybb.html")
    ]


def test_a_folder_of_pages(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(PAGE)
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files" / "other.html").write_bytes(OTHER)
    (tmp_path / "notes.html").write_text("<html><body><article>Notes.</article></body></html>")
    thread = open_thread(tmp_path)
    assert export(thread)["posts"] == WANTED
    assert [notice.message for notice in thread.notices] == [
        "1 of 2 files are no threads and left out; notes.html looks like an article without comments"
    ]


def test_an_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(NotAThread, match="folder without a page"):
        open_thread(tmp_path)


def test_links_of_a_saved_page_are_whole() -> None:
    page = PAGE.replace(b"Has anybody else", b'<a href="/other">Has anybody</a> else')
    data = warc(("https://example.org/a/b", page, "text/html"))
    (link,) = export(open_thread(opened(data)))["posts"][0]["links"]
    assert link["address"].endswith("/other")


@pytest.mark.parametrize(
    ("sound", "odd"),
    [(b"/b\r", b"/b c\r"), (b"\r\n\r\nWARC", b"x\r\n\r\nWARC")],
)
def test_what_is_odd_in_a_web_archive_is_told_by_notices_alone(
    sound: bytes, odd: bytes, tmp_path: Path
) -> None:
    data = warc(("https://example.org/a", PAGE, "text/html"), ("https://example.org/b", PAGE, "text/html"))
    (tmp_path / "a.warc").write_bytes(data.replace(sound, odd))
    command = [sys.executable, "-m", "threadtui", "info", str(tmp_path / "a.warc")]
    told = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ})
    assert told.stdout.startswith("file: ")
    assert told.stderr == ""


@given(st.sampled_from(sorted(PACKED)), st.data())
def test_no_damage_raises_more_than_a_line(kind: str, data: st.DataObject) -> None:
    broken = bytearray(PACKED[kind])
    for at in data.draw(st.lists(st.integers(0, len(broken) - 1), max_size=4)):
        broken[at] ^= data.draw(st.integers(1, 255))
    with suppress(ThreadtuiError):
        assert open_thread(opened(bytes(broken))).posts
