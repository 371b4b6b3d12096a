"""The shortest codes that bring the cursor from one cell to another; rows and columns from 1.

Only codes that all terminals know: CUP, CHA, VPA, CUU, CUD, CUF, CUB (ECMA-48 8.3), and IND, RI, BS, CR.
"""

from __future__ import annotations

from functools import lru_cache

_STEPS = 2
"""So many rows up or down are stepped one by one."""


def jump(row: int, column: int) -> str:
    """To a cell, from anywhere."""
    return f"\x1b[{row}H" if column == 1 else f"\x1b[{row};{column}H"


@lru_cache(8192)
def move(row: int, column: int, to_row: int, to_column: int, sure: bool) -> str:
    """To a cell from another one, which is not in the terminal's last column.

    `sure` tells that the cursor is in that column for certain; else it is known to be in that row alone.
    """
    ways = [jump(to_row, to_column)]
    down = to_row - row
    if sure:
        ways.append(_vertical(row, to_row) + _horizontal(column, to_column))
    elif not down:
        ways.append(f"\x1b[{to_column}G")
    if 0 < down <= _STEPS:
        ways.append("\r" + "\x1bD" * down + _horizontal(1, to_column))
    return min(ways, key=len)


def _vertical(row: int, to: int) -> str:
    down = to - row
    if abs(down) <= _STEPS:
        return "\x1bD" * down + "\x1bM" * -down
    return min(f"\x1b[{to}d", f"\x1b[{down}B" if down > 0 else f"\x1b[{-down}A", key=len)


def _horizontal(column: int, to: int) -> str:
    right = to - column
    if not right:
        return ""
    if to == 1:
        return "\r"
    relative = "C" if right > 0 else "D"
    ways = [f"\x1b[{to}G", f"\x1b[{relative}" if abs(right) == 1 else f"\x1b[{abs(right)}{relative}"]
    return min(*ways, "\b" * -right if right < 0 else ways[0], key=len)
