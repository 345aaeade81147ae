"""The stores of a pack in a row, and the lengths in them, in; which value is the last in each byte out. Used by equivalent."""

from __future__ import annotations

import re
from typing import Mapping

LENGTH = re.compile(r"\b(\w+_(?:length|count|size|used))\b(?!\s*\()")
PUT = re.compile(r"ipc_put_u(16|32|64)le\((buf[^,]*), (.*)\)$", re.DOTALL)
BYTE = re.compile(r"buf\[(\d+)\] = (.*)$", re.DOTALL)
COPY = re.compile(r"ipc_bytes_copy\((buf[^,]*), (.*), ([^,]*)\)$", re.DOTALL)
CLEAR = re.compile(r"ipc_bytes_clear\((buf[^,]*), (.*)\)$", re.DOTALL)
CAST = re.compile(r"\((?:u?int\d+_t|size_t)\)")
SUM = re.compile(r"[\w\s+\-*()]+$")

Writes = dict[int, tuple[str, int]]  # offset: the value's text ("0" for zero) and which of its bytes


def last_writes(text: str, given: Mapping[str, int]) -> Writes | None:
    """The last writer of each byte; None if a statement is none of the known stores."""
    found: Writes = {}
    for statement in text.split(";"):
        words = statement.strip()
        if not words:
            continue
        for pattern in (PUT, BYTE, COPY, CLEAR):
            match = pattern.match(words)
            if match is not None:
                break
        else:
            return None
        if pattern is PUT:
            at, size, value = _number(match[2], given), int(match[1]) // 8, match[3]
        elif pattern is BYTE:
            at, size, value = int(match[1]), 1, match[2]
        elif pattern is COPY:
            at, size, value = _number(match[1], given), _number(match[3], given), match[2]
        else:
            at, size, value = _number(match[1], given), _number(match[2], given), "0"
        if at is None or size is None or size < 0:
            return None
        found.update({at + index: ("0", 0) if value == "0" else (value, index) for index in range(size)})
    return found


def _number(text: str, given: Mapping[str, int]) -> int | None:
    """A sum of numbers and lengths; `buf` is 0."""
    plain = CAST.sub("", text)
    if SUM.match(plain) is None:
        return None
    try:
        return int(eval(plain, {"__builtins__": {}}, {"buf": 0, **given}))  # pylint: disable=eval-used  # digits, names, sums
    except NameError:
        return None
