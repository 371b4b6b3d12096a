"""A JSON parser that keeps a stack of its own, for documents nested deeper than the library's goes.

A thread of replies to replies is nested as deep as the argument is long. It is many times slower than the
library and is asked only when that gives up.
"""

from __future__ import annotations

import json
import re
from typing import Any

_TOKEN = re.compile(r'[ \t\n\r]*(?:([{}\[\],:])|(")|([^\s{}\[\],:"]+))')
_decode = json.JSONDecoder().raw_decode


def loads(source: str) -> Any:
    """What `json.loads` gives. Raises JSONDecodeError where the text is not JSON."""
    holder: list[Any] = []
    stack: list[tuple[Any, Any]] = [(holder, None)]
    at, key, wants_key = 0, None, False
    while token := _TOKEN.match(source, at):
        sign, at = token[1], token.end()
        if sign in ("{", "["):
            stack.append(({} if sign == "{" else [], key))
            wants_key = sign == "{"
        elif sign in ("}", "]"):
            if len(stack) < 2 or isinstance(stack[-1][0], dict) != (sign == "}"):
                raise json.JSONDecodeError("Unexpected bracket", source, token.start(1))
            value, key = stack.pop()
            _keep(stack[-1][0], key, value)
        elif sign == ",":
            wants_key = isinstance(stack[-1][0], dict)
        elif sign != ":":
            value, at = _decode(source, token.start(2) if token[2] else token.start(3))
            if wants_key:
                key, wants_key = value, False
            else:
                _keep(stack[-1][0], key, value)
    if len(stack) != 1 or len(holder) != 1 or source[at:].strip():
        raise json.JSONDecodeError("Unexpected end", source, min(at, len(source)))
    return holder[0]


def _keep(held: Any, key: Any, value: Any) -> None:
    if isinstance(held, dict):
        held[key] = value
    else:
        held.append(value)
