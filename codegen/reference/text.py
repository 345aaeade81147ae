"""Bytes of a text field in, the class of the first thing wrong with them out. Called by `codec`.

The UTF-8 decoder is a state machine written from the table of RFC 3629, section 4; it shares nothing with Python's.
"""

from __future__ import annotations

from functools import lru_cache

# First byte -> the range its second byte lies in, and how many bytes follow the first.
_LEADS: tuple[tuple[int, int, int, int, int], ...] = (
    (0xC2, 0xDF, 0x80, 0xBF, 1),
    (0xE0, 0xE0, 0xA0, 0xBF, 2),
    (0xE1, 0xEC, 0x80, 0xBF, 2),
    (0xED, 0xED, 0x80, 0x9F, 2),
    (0xEE, 0xEF, 0x80, 0xBF, 2),
    (0xF0, 0xF0, 0x90, 0xBF, 3),
    (0xF1, 0xF3, 0x80, 0xBF, 3),
    (0xF4, 0xF4, 0x80, 0x8F, 3),
)

# What a continuation byte outside the range of its lead says, where the byte is a continuation at all.
_OUTSIDE = {0xE0: "UTF8_OVERLONG", 0xF0: "UTF8_OVERLONG", 0xED: "UTF8_SURROGATE", 0xF4: "UTF8_TOO_HIGH"}


def _sequence(data: bytes, at: int) -> tuple[str, int]:
    """The class of the UTF-8 sequence at `at` ("OK" for a good one) and its length."""
    lead = data[at]
    if lead <= 0x7F:
        return "OK", 1
    if lead in (0xC0, 0xC1):
        return "UTF8_OVERLONG", 1
    if lead >= 0xF5:
        return "UTF8_TOO_HIGH", 1
    for first, last, low, high, more in _LEADS:
        if not first <= lead <= last:
            continue
        for index in range(1, more + 1):
            if at + index == len(data):
                return "UTF8_CUT", 1
            byte = data[at + index]
            if not 0x80 <= byte <= 0xBF:
                return "UTF8_INVALID", 1
            if index == 1 and not low <= byte <= high:
                return _OUTSIDE[lead], 1
        return "OK", more + 1
    return "UTF8_INVALID", 1  # 80..BF: a continuation without a lead


@lru_cache(maxsize=4096)
def utf8_class(data: bytes) -> str:
    """The class of the first bad UTF-8 sequence, or "OK"."""
    at = 0
    while at < len(data):
        name, length = _sequence(data, at)
        if name != "OK":
            return name
        at += length
    return "OK"


def _path_class(data: bytes) -> str:
    if not data.startswith(b"/"):
        return "PATH_RELATIVE"
    if data == b"/":
        return "OK"
    components = data[1:].split(b"/")
    for index, component in enumerate(components):
        if not component:
            last = index == len(components) - 1
            return "PATH_TRAILING_SLASH" if last else "PATH_EMPTY_COMPONENT"
        if component == b".":
            return "PATH_DOT"
        if component == b"..":
            return "PATH_DOT_DOT"
    return "OK"


def _name_class(data: bytes) -> str:
    if b"/" in data:
        return "NAME_SLASH"
    return {b".": "PATH_DOT", b"..": "PATH_DOT_DOT"}.get(data, "OK")


def text_class(kind: str, data: bytes) -> str:
    """The class of the first thing wrong with a text, path or name of a good length, or "OK"."""
    name = utf8_class(data)
    if name != "OK":
        return name
    if 0 in data:
        return "NUL"
    if kind == "path":
        return _path_class(data)
    return _name_class(data) if kind == "name" else "OK"


def strings_class(used: bytes, count: int) -> str:
    """The class of the first thing wrong with a block of `count` NUL-terminated strings, or "OK"."""
    if used and used[-1] != 0:
        return "STRINGS_UNTERMINATED"
    if not used and count:
        return "STRINGS_COUNT"
    name = utf8_class(used)
    if name != "OK":
        return name
    return "OK" if used.count(0) == count else "STRINGS_COUNT"
