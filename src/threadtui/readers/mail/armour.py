"""What programs write among the words of a mail: signatures of PGP (RFC 4880, 6.2 and 7), files as letters.

The words that were signed stay, without what is around them. A file of letters (uuencode, yEnc) is a line with its
name; what was encrypted is a line, too.
"""

from __future__ import annotations

import re

from threadtui.readers.mail.flowed import Level

_BEGINS = re.compile(r"-{5}BEGIN PGP ([A-Z ,/0-9]{3,40})-{5}\s*$")
_ENDS = re.compile(r"-{5}END PGP [A-Z ,/0-9]{3,40}-{5}\s*$")
_HEADER = re.compile(r"[A-Z][A-Za-z-]{2,20}: ")
_FILE = re.compile(r"(?m)^(?:begin(?:-base64)? [0-7]{3,4} |=ybegin [^\n]*name=)(\S[^\n]*)$")
_BASE64 = re.compile(r"[A-Za-z0-9+/]{1,90}={0,2}$")


def without_files(text: str) -> tuple[str, list[str]]:
    """A text without the files that stand in it as letters, and their names."""
    if "begin" not in text or not _FILE.search(text):
        return text, []
    lines = text.split("\n")
    kept: list[str] = []
    names: list[str] = []
    at = 0
    while at < len(lines):
        match = _FILE.match(lines[at])
        end, whole = _file_end(lines, at) if match else (at + 1, False)
        if match and whole:
            names.append(match[1].strip())
        else:
            kept.extend(lines[at:end])
        at = end
    return "\n".join(kept), names


def _file_end(lines: list[str], at: int) -> tuple[int, bool]:
    """One past the last line that may be of the file that begins at one, and whether its end stands there."""
    begins = lines[at]
    for end in range(at + 1, len(lines)):
        line = lines[end]
        if begins.startswith("=ybegin"):
            if line.startswith("=yend"):
                return end + 1, True
        elif begins.startswith("begin-base64"):
            if line.startswith("====") or not _BASE64.match(line.rstrip()):
                return end + 1, line.startswith("====")
        elif line.rstrip() == "end" or not _is_uuencoded(line):
            return end + (line.rstrip() == "end"), line.rstrip() == "end"
    return len(lines), False


def _is_uuencoded(line: str) -> bool:
    """Whether a line is as long as its first character tells; spaces at its end may be lost, others added."""
    words = line.rstrip()
    if not words or not all(" " <= character <= "`" for character in words):
        return not words
    told = (((ord(words[0]) - 32) & 63) + 2) // 3 * 4
    return len(words) - 1 <= told + 2 and (len(line) - 1 >= told - 2 or len(words) - 1 >= told * 3 // 4)


def unarmoured(lines: list[Level]) -> list[Level]:
    """The lines without what PGP wrote around them, at each level of quotation."""
    kept: list[Level] = []
    at = 0
    signed = -1
    """The level of signed words, or -1."""
    while at < len(lines):
        level, words = lines[at]
        match = _BEGINS.match(words) if words.startswith("-----BEGIN PGP") else None
        if match is None:
            if level == signed and words.startswith("- "):  # what begins with a dash was given another
                words = words[2:]
            kept.append((level, words))
            at += 1
            continue
        if match[1] == "SIGNED MESSAGE":
            at = _below_headers(lines, at + 1, level)
            signed = level
            continue
        end = _end(lines, at, level)
        if end < 0:
            kept.append((level, words))
            at += 1
            continue
        if match[1] == "SIGNATURE":
            signed = -1 if level == signed else signed
        else:
            kept.append((level, f"[attachment: PGP {match[1].lower()}]"))
        at = end
    return kept


def _below_headers(lines: list[Level], at: int, level: int) -> int:
    while at < len(lines) and lines[at][0] == level and _HEADER.match(lines[at][1]):
        at += 1
    return at + 1 if at < len(lines) and not lines[at][1].strip() else at


def _end(lines: list[Level], at: int, level: int) -> int:
    """One past the line that ends what begins at a line, or -1 where it has no end at that level."""
    for end in range(at + 1, len(lines)):
        other, words = lines[end]
        if other != level and words.strip():
            return -1
        if words.startswith("-----END PGP") and _ENDS.match(words):
            return end + 1
    return -1
