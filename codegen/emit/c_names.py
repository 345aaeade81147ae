"""Lines of C out of a view in; the names that they declare out, each with its type. Called by `declarations`."""

from __future__ import annotations

import re
from typing import Iterator

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_PLAIN = re.compile(r"(.*?[ *])(\w+)((?:\[\w+\])*)$")
_POINTER = re.compile(r"(.*?)\(\*(\w+)\)\((.*)\)$")
_NESTED = re.compile(r"(struct|union) \{(.*)\} (\w+)$")
_CALLED = re.compile(r"(.*?[ *])(\w+)\((.*)\)$")
_NUMBER = re.compile(r"(?:(U?INT\d+)_C\((-?\w+)\)|\(\((size_t)\)(\d+)\)|(-?\w+))$")
_MINIMUM = re.compile(r"(INT\d+)_MIN$")


def enumerators(lines: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    """Names and values of a C enum."""
    for part in filter(None, (part.strip() for part in _plain(lines).split(","))):
        name, _, value = part.partition(" = ")
        yield name, int(value, 0)


def members(lines: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Names and types of the members of a struct or union; those of a nested one behind it, with a dot between."""
    yield from _members(_plain(lines))


def _members(text: str) -> Iterator[tuple[str, str]]:
    for part in _parts(text):
        nested, pointer = _NESTED.match(part), _POINTER.match(part)
        if nested:
            yield nested[3], nested[1]
            yield from ((f"{nested[3]}.{name}", shape) for name, shape in _members(nested[2]))
        elif pointer:
            yield pointer[2], f"{pointer[1].strip()} (*)({_parameters(pointer[3])})"
        else:
            plain = _PLAIN.match(part)
            assert plain, part
            yield plain[2], f"{plain[1].strip()}{plain[3]}"


def function(head: str) -> tuple[str, str]:
    """Name and type of the function whose head it is."""
    found = _CALLED.match(_plain((head,)))
    assert found, head
    return found[2], f"{found[1].strip()} ({_parameters(found[3])})"


def number(text: str) -> tuple[str, int]:
    """Type and value of a macro: UINT32_C(0x404) is UINT32, 404 hexadecimal; a number without a suffix is an int."""
    least = _MINIMUM.match(text)
    if least:
        return least[1], -(1 << int(least[1][3:]) - 1)
    found = _NUMBER.match(text)
    assert found, text
    return found[1] or found[3] or "int", int(found[2] or found[4] or found[5], 0)


def _plain(lines: tuple[str, ...]) -> str:
    """Without comments, and with one space where there was any."""
    return " ".join(_COMMENT.sub(" ", "\n".join(lines)).replace("(\n", "(").split()).replace("( ", "(")


def _parts(text: str) -> Iterator[str]:
    """What ends with a semicolon that stands in no brace."""
    start = nesting = 0
    for at, char in enumerate(text):
        nesting += (char == "{") - (char == "}")
        if char == ";" and not nesting:
            yield text[start:at].strip()
            start = at + 1


def _parameters(text: str) -> str:
    """Types of parameters, without their names."""
    return ", ".join(part if part == "void" else re.sub(r"\w+$", "", part).strip() for part in text.split(", "))
