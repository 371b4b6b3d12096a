"""A page saved with all that belongs to it (MHTML, RFC 2557): a mail of parts, the first of them the page."""

from __future__ import annotations

import email
import re
from email import policy
from email.utils import parsedate_to_datetime

from threadtui.model import Notice
from threadtui.readers.base import InputFile
from threadtui.readers.containers.charset import as_utf8
from threadtui.readers.containers.held import Held

_SAVED = re.compile(rb"(?im)^(?:Snapshot-Content-Location:|From:\s*<?Saved by)")
_RELATED = re.compile(rb"(?im)^Content-Type:\s*multipart/related\b")
_MAIL = re.compile(rb"(?im)^(?:Message-ID|Received|To|Newsgroups):")
_PAGE = ("text/html", "application/xhtml+xml")


def held(file: InputFile) -> Held | None:
    """The page of a saved one; None where the file is none, or is a mail."""
    head = file.start.replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    if not _RELATED.search(head) or not (_SAVED.search(head) or not _MAIL.search(head)):
        return None
    whole = email.message_from_bytes(file.raw, policy=policy.compat32)
    page = next((part for part in whole.walk() if part.get_content_type() in _PAGE), None)
    if page is None:
        raise file.error("is a saved page (MHTML) without the page")
    data = page.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        raise file.error("is a saved page (MHTML) that is empty")
    inside = InputFile(file.name, as_utf8(data, page.get_content_charset()), file.path)
    inside.address = str(page.get("Content-Location") or whole.get("Snapshot-Content-Location") or "").strip()
    if date := whole.get("Date"):
        try:
            inside.saved = parsedate_to_datetime(str(date))
        except ValueError:  # a date that is none
            inside.saved = None
    cut = bool(page.defects or whole.defects)
    return Held("MHTML", [inside], [Notice("the saved page is damaged or cut short")] if cut else [])
