"""The parts of a message (RFC 2045 to 2049, 2183, 2231): what is shown of it, and a line for what is not.

Tolerant of what real mail has: boundaries that are missing or never come, encodings that are wrong, parts in
parts without end.
"""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

from threadtui.readers.mail import headers
from threadtui.readers.mail.boxes import head_of
from threadtui.readers.mail.charsets import decoded
from threadtui.text import clean, one_line

_DEEPEST = 12
_MOST = 400
"""More parts than any message has that was written to be read."""
_PARAMETER = re.compile(rb';\s*([^\s=;"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|([^;]*))')
_KIND = re.compile(rb"\s*[\w.+-]+(?:\s*/\s*[\w.+-]+)?")
_ESCAPE = re.compile(rb"\\(.)")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
_SIGNATURES = ("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature")


class Part(NamedTuple):
    """A piece of a message that stands in no other: text to show, a message passed on, or a file."""

    kind: str
    """Its type, such as `text/plain`."""
    head: dict[str, bytes]
    """Its headers by name in small letters."""
    parameters: Mapping[str, str]
    """Those of its type, such as `charset` and `format`."""
    body: bytes
    """As it was sent, in its transfer encoding."""
    name: str | None
    """The name of the file that it is, or None for what is to be shown."""

    def data(self) -> bytes:
        """Its bytes."""
        return transferred(self.body, self.head.get("content-transfer-encoding", b""))

    def text(self) -> str:
        """Its words, cleaned."""
        return clean(decoded(self.data(), self.parameters.get("charset")))

    def label(self) -> str:
        """A line in place of a file."""
        what = "image" if self.kind.startswith("image/") else "attachment"
        name = self.name or one_line(self.kind)
        return f"[{what}: {name}]"


def parts(message: bytes) -> list[Part]:
    """What is to be shown of a message, in order."""
    return list(_parts(message, "text/plain", _DEEPEST, [_MOST]))


def opened(message: bytes) -> tuple[dict[str, bytes], bytes]:
    """The headers that tell what a message or part is, by name in small letters, and its body."""
    head = head_of(message)
    return headers.of_part(head), _after(message, len(head))


def _parts(message: bytes, default: str, depth: int, left: list[int]) -> Iterator[Part]:
    left[0] -= 1
    if left[0] < 0:
        return
    head, body = opened(message)
    kind, parameters = content_type(head.get("content-type", b""), default)
    if kind.startswith("multipart/"):
        found = pieces(body, parameters.get("boundary", "")) if depth else []
        if found:
            yield from _of_multipart(kind, found, depth, left)
            return
        kind = "text/plain"  # no boundary, or none that comes: read as it stands
    yield Part(kind, head, parameters, body, _file_name(kind, head, parameters))


def _of_multipart(kind: str, found: list[bytes], depth: int, left: list[int]) -> Iterator[Part]:
    default = "message/rfc822" if kind == "multipart/digest" else "text/plain"
    each = (list(_parts(piece, default, depth - 1, left)) for piece in found)
    if kind == "multipart/alternative":
        choices = [choice for choice in each if choice]
        yield from max(choices, key=_worth, default=[])
        return
    if kind == "multipart/related":
        choices = list(each)
        yield from (part for choice in choices for part in choice if not part.kind.startswith("image/"))
        if not any(part.kind == "text/html" for choice in choices for part in choice):
            yield from (part for choice in choices for part in choice if part.kind.startswith("image/"))
        return
    for choice in each:
        yield from (part for part in choice if part.kind not in _SIGNATURES)


def _worth(choice: list[Part]) -> int:
    """Which of several forms of the same words to show: plain text with words in it, else HTML, else any text."""
    plain = [part for part in choice if part.name is None and part.kind == "text/plain"]
    if any(part.body.strip() for part in plain):
        return 3
    shown = {part.kind for part in choice if part.name is None}
    return 2 if "text/html" in shown else 1 if any(kind.startswith("text/") for kind in shown) else 0


def pieces(body: bytes, boundary: str) -> list[bytes]:
    """The parts between boundaries; the last goes to the end of the body where its boundary is missing."""
    if not boundary:
        return []
    mark = re.escape(b"--" + boundary.encode("utf-8", "surrogateescape"))
    edge = re.compile(rb"(?:\A|\r?\n)" + mark + rb"(--)?[ \t]*(?:\r?(?=\n)|\Z)")
    found: list[bytes] = []
    begin = -1
    for match in edge.finditer(body):
        if begin >= 0:
            found.append(body[begin : match.start()])
        begin = -1 if match[1] else match.end() + 1
        if match[1]:
            break
    if begin >= 0:
        found.append(body[begin:])
    return found


def _after(message: bytes, head_end: int) -> bytes:
    """The body below the blank line that ends the headers."""
    if message.startswith(b"\n", head_end):
        return message[head_end + 1 :]
    return message[head_end + 2 :] if message.startswith(b"\r\n", head_end) else message[head_end:]


@lru_cache(maxsize=256)
def content_type(value: bytes, default: str = "text/plain") -> tuple[str, Mapping[str, str]]:
    """A `Content-Type` as type and parameters; what is no type counts as the default. Few differ within a mailbox."""
    match = _KIND.match(value)
    kind = match[0].strip().lower().decode("ascii") if match else ""
    if "/" not in kind:
        kind = "text/plain" if kind == "text" else default
    return kind, parameters(value)


def parameters(value: bytes) -> dict[str, str]:
    """What stands behind a header's value; names that were cut in pieces or encoded (RFC 2231) are whole again."""
    found: dict[str, str] = {}
    if b";" not in value:
        return found
    pieces: dict[str, bytes] = {}
    charsets: dict[str, str] = {}
    for name_bytes, quoted, bare in _PARAMETER.findall(value):
        name = name_bytes.decode("ascii", "replace").lower()
        told = _ESCAPE.sub(rb"\1", quoted) if quoted else bare.strip()
        name, star, _ = name.partition("*")
        if not star:
            found.setdefault(name, headers.words(told) if b"=?" in told else decoded(told, None))
            continue
        if told.count(b"'") >= 2 and name not in pieces:
            charset, _, told = told.split(b"'", 2)
            charsets[name] = charset.decode("ascii", "replace")
        pieces[name] = pieces.get(name, b"") + unquote_to_bytes(told)
    for name, told in pieces.items():
        found[name] = decoded(told, charsets.get(name))
    return found


def _file_name(kind: str, head: dict[str, bytes], told: Mapping[str, str]) -> str | None:
    """The name of a part that is a file to keep; the empty string where it has none."""
    disposition = head.get("content-disposition", b"")
    if not disposition and kind in ("text/plain", "text/html"):  # as most are
        return None
    name = parameters(disposition).get("filename") or told.get("name") or ""
    attached = disposition.strip().lower().startswith(b"attachment")
    is_text = kind.startswith("text/") and kind != "text/calendar"
    if kind == "message/rfc822" or (
        is_text and not attached and not (name and kind not in ("text/plain", "text/html"))
    ):
        return None
    return one_line(clean(name))


def transferred(body: bytes, encoding: bytes) -> bytes:
    """Bytes out of their transfer encoding, as far as they can be had."""
    kind = encoding.strip().lower()
    if kind == b"quoted-printable":
        return quopri.decodestring(body)
    if kind == b"base64":
        return _base64(body)
    return body


def _base64(body: bytes) -> bytes:
    """What is in base64; list servers put plain lines under it, which are kept."""
    text, _, rest = (
        body.partition(b"\n\n") if b"=\n\n" in body or b"\n\n" in body.strip() else (body, b"", b"")
    )
    plain = rest if b" " in rest.strip() else b""
    dense = _NOT_BASE64.sub(b"", text if plain else body)
    try:
        data = base64.b64decode(dense + b"=" * (-len(dense) % 4))
    except (binascii.Error, ValueError):
        data = base64.b64decode(dense[: len(dense) // 4 * 4])
    return data + (b"\n" + plain if plain else b"")
