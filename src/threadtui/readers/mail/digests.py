"""Digests: a message that holds those of a list, as parts (RFC 2046, 5.1.5) or one below the other (RFC 1153)."""

from __future__ import annotations

import re

from threadtui.readers.mail import mime

_RULE = re.compile(rb"(?m)^-{60,80}[ \t]*\r?$")
"""What ends the words of who put the digest together."""
_BETWEEN = re.compile(rb"(?m)^-{26,34}[ \t]*\r?\n(?:[ \t]*\r?\n)*")
_END = re.compile(rb"(?mi)^(?:End of\b[^\n]*digest\b[^\n]*|Subject: Digest Footer)\r?$")
_HEADER = re.compile(rb"(?mi)^(from|date|subject|message-id)[ \t]*:")
_DEEPEST = 3


def messages_in(message: bytes) -> list[bytes]:
    """The messages that a digest holds, in order; none where it is no digest."""
    found = _parts(message, _DEEPEST)
    return found or (_below_rules(message) if b"igest" in message[:20_000] else [])


def _parts(message: bytes, depth: int) -> list[bytes]:
    head, body = mime.opened(message)
    kind, parameters = mime.content_type(head.get("content-type", b""))
    if not kind.startswith("multipart/") or not depth:
        return []
    pieces = mime.pieces(body, parameters.get("boundary", ""))
    if kind != "multipart/digest":
        return [each for piece in pieces for each in _parts(piece, depth - 1)]
    found = (mime.opened(piece) for piece in pieces)
    kinds = (
        (mime.content_type(head.get("content-type", b""), "message/rfc822")[0], body) for head, body in found
    )
    return [body for kind, body in kinds if kind == "message/rfc822" and _is_letter(body)]


def _below_rules(message: bytes) -> list[bytes]:
    """The messages below a wide rule, a narrow one between them, each with headers of its own."""
    part = next(
        (part for part in mime.parts(message) if part.kind == "text/plain" and part.name is None), None
    )
    data = part.data().replace(b"\r\n", b"\n") if part else b""
    rule = _RULE.search(data)
    if part is None or rule is None:
        return []
    end = _END.search(data, rule.end())
    pieces = _BETWEEN.split(data[rule.end() : end.start() if end else len(data)].lstrip(b"\n"))
    charset = part.parameters.get("charset", "").encode("utf-8", "replace")
    kind = b"Content-Type: text/plain; charset=" + charset + b"\n" if charset else b""
    found: list[bytes] = []
    for piece in pieces:
        if _is_letter(piece):
            found.append((b"" if b"\ncontent-type:" in headers_of(piece).lower() else kind) + piece)
        elif found and piece.strip():  # a rule that an author drew
            found[-1] += b"-" * 30 + b"\n\n" + piece
    return found if len(found) > 1 or (found and end) else []


def headers_of(message: bytes) -> bytes:
    """The lines above the first blank one."""
    return b"\n" + message.partition(b"\n\n")[0]


def _is_letter(piece: bytes) -> bool:
    names = {name.lower() for name in _HEADER.findall(headers_of(piece))}
    return b"from" in names and len(names) >= 2
