"""What programs that save pages write at their head: where the page was, and when it was saved.

SingleFile, browsers (`saved from url=(0025)…`, the mark of the web), HTTrack (`Mirrored from … by HTTrack`), Wget and
the Wayback Machine each have a comment of their own.
"""

from __future__ import annotations

import re
from datetime import date

from threadtui.readers.html.dating import when
from threadtui.text import clean, one_line

_HEAD = 16_384
_COMMENT = re.compile(rb"<!--(.{1,600}?)-->", re.S)
_FROM = (
    re.compile(
        r"(?s)Page saved with SingleFile.*?\burl:\s*(?P<address>\S+)(?:.*?\bsaved date:\s*(?P<date>[^\n]+))?"
    ),
    re.compile(r"saved from url=\(\d+\)(?P<address>\S+)(?P<date>)"),
    re.compile(r"Mirrored from (?P<address>\S+) by HTTrack[^,]*,\s*(?P<date>.+)"),
    re.compile(r"(?s)FILE ARCHIVED ON (?P<date>.+?) AND RETRIEVED FROM(?P<address>)"),
    re.compile(r"(?s)(?:archived|saved|snapshot)[^\n]{0,40}?\b(?P<address>https?://\S+)(?P<date>)"),
)
_SCRIPT_DATE = re.compile(r"([A-Z][a-z]{2} [A-Z][a-z]{2} \d{1,2}) (\d{4}) (\d\d:\d\d:\d\d) GMT([+-]\d{4})")
"""How scripts print a time: `Thu Mar 21 2019 09:00:00 GMT+0100 (…)`."""
_CLOCK_FIRST = re.compile(r"(\d\d:\d\d:\d\d) ([A-Z][a-z]{2} \d{1,2}, \d{4})")
"""How the Wayback Machine prints one: `06:40:01 Jun 03, 2010`."""


def saved_from(page: bytes) -> tuple[str, date | None]:
    """Address of a page and time at which it was saved; the empty string and None where it does not tell."""
    address, saved = "", None
    for comment in _COMMENT.finditer(page[:_HEAD] + page[-_HEAD:]):
        told = clean(comment[1].decode("utf-8", "replace"))
        for pattern in _FROM:
            if match := pattern.search(told):
                address = address or _whole(match["address"])
                saved = saved or _time(match["date"] or "")
                break
    return address, saved


def _whole(address: str) -> str:
    return address if "://" in address or not address else f"http://{address}"


def _time(told: str) -> date | None:
    told = one_line(told)
    if match := _SCRIPT_DATE.search(told):
        told = f"{match[1].split(' ', 1)[1]} {match[2]} {match[3]} {match[4]}"
    elif match := _CLOCK_FIRST.search(told):
        told = f"{match[2]} {match[1]}"
    return when(told)
