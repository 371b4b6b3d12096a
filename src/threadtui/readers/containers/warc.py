"""Web archives (WARC, ISO 28500): the pages among all that was fetched."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterable, Iterator
from contextlib import redirect_stderr
from typing import Any

from threadtui.model import Notice
from threadtui.readers.base import InputFile
from threadtui.readers.containers.charset import as_utf8, charset_of
from threadtui.readers.containers.held import BROKEN, MOST_FILES, Held, Limit, read_all
from threadtui.text import clean, one_line

_START = re.compile(rb"WARC/\d\.\d\r?\n")
_PAGE = re.compile(r"(?i)\b(?:html|json|text/plain|mbox|message/rfc822)\b")


def held(file: InputFile) -> Held | None:
    """The pages of an archive, in the order in which they were fetched."""
    if not _START.match(file.start):
        return None
    from warcio.archiveiterator import ArchiveIterator  # here: few files are of this kind
    from warcio.exceptions import ArchiveLoadFailed

    limit = Limit(file)
    parts: list[InputFile] = []
    notices: list[Notice] = []
    try:
        for record in _quietly(ArchiveIterator(io.BytesIO(file.raw))):
            headers = record.http_headers
            kind = (headers.get_header("Content-Type") if headers else record.content_type) or ""
            failed = headers is not None and not headers.get_statuscode().startswith("2")
            if (
                record.rec_type not in ("response", "resource", "conversion")
                or failed
                or not _PAGE.search(kind)
            ):
                continue
            data, wrong = read_all(record.content_stream(), limit)
            if wrong is not None or getattr(record.raw_stream, "limit", 0) > 0:
                notices.append(Notice("a page of the archive is damaged or cut short"))
            if data.strip() and len(parts) < MOST_FILES:
                address = record.rec_headers.get_header("WARC-Target-URI") or ""
                parts.append(_page(file, address, kind, data))
    # AttributeError is what the library raises for a record without an address.
    except (ArchiveLoadFailed, AttributeError, *BROKEN):
        notices.append(Notice("the archive is damaged or cut short; what follows is lost"))
    if not parts:
        raise file.error("is a web archive (WARC) without a page")
    return Held("WARC", parts, notices)


def _quietly(records: Iterable[Any]) -> Iterator[Any]:
    """The records, without what the library prints of each that is odd: the notices tell what is lost."""
    logging.getLogger("warcio").addHandler(logging.NullHandler())
    each = iter(records)
    while True:
        with redirect_stderr(io.StringIO()):
            record = next(each, None)
        if record is None:
            return
        yield record


def _page(file: InputFile, address: str, kind: str, data: bytes) -> InputFile:
    page = InputFile(file.name, as_utf8(data, charset_of(kind)), file.path)
    page.address = one_line(clean(address))
    return page
