"""Styles as the codes of a terminal (ECMA-48, SGR): what of one is seen, and what makes one of another."""

from __future__ import annotations

from functools import lru_cache

_SEEN = frozenset(["4", "7", "9", "21", "53"])
"""Attributes that are seen where nothing is written: lines, and colours turned round (ECMA-48 8.3.117)."""
_ENDS = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "7": "27", "9": "29"}
"""What ends each attribute; the others are ended with all there is."""
_FAINT = frozenset("12")
"""What is ended together."""


@lru_cache(4096)
def blank(codes: str) -> str | None:
    """What is seen of a style where only spaces are written: its ground; None where more of it is."""
    attributes, _, ground = parse(codes)
    return None if _SEEN.intersection(attributes) else ground


@lru_cache(4096)
def kinship(codes: str) -> tuple[str, str, tuple[str, ...]]:
    """A key by which styles stand in an order in which little has to be told from one to the next."""
    attributes, colour, ground = parse(codes)
    return ground, colour, attributes


@lru_cache(4096)
def change(before: str, after: str) -> str:
    """What makes one style of another."""
    if before == after:
        return ""
    (attributes, colour, ground), (kept, old_colour, old_ground) = parse(after), parse(before)
    if not after:
        return "\x1b[0m"
    anew = f"\x1b[0;{after}m" if before else f"\x1b[{after}m"
    ends = {_ENDS.get(code, "0") for code in kept if code not in attributes}
    if "0" in ends or ("22" in ends and _FAINT.intersection(attributes)):
        return anew
    told = [*sorted(ends), *(code for code in attributes if code not in kept)]
    told += [colour or "39"] if colour != old_colour else []
    told += [ground or "49"] if ground != old_ground else []
    return min(anew, f"\x1b[{';'.join(told)}m", key=len)


def parse(codes: str) -> tuple[tuple[str, ...], str, str]:
    """The attributes of a style, and its two colours, as codes."""
    attributes, colour, ground = [], "", ""
    left = codes.split(";") if codes else []
    while left:
        code = left.pop(0)
        if code in ("38", "48"):
            size = 4 if left[:1] == ["2"] else 2
            code, left = ";".join([code, *left[:size]]), left[size:]
        number = int(code.partition(";")[0])
        if 30 <= number <= 39 or 90 <= number <= 97:
            colour = code
        elif 40 <= number <= 49 or 100 <= number <= 107:
            ground = code
        else:
            attributes.append(code)
    return tuple(attributes), colour, ground
