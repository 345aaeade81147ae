"""Bytes and state values to and from the text of a `.vec` file. Called by `vec` and `runs`.

Bytes: pairs of hexadecimal digits; `41 * 3840` is a run of one byte. Values of a state: numbers, true and false,
`<41 * 32>` for bytes, `[a, b]` for elements, `{ name = value, name = value }` for structs.
"""

from __future__ import annotations

import re
from typing import Any

LONGEST_PLAIN = 4  # a longer run of one byte is written as a repetition


def render(data: bytes) -> str:
    """The text of some bytes; "" for none."""
    parts: list[str] = []
    at = 0
    while at < len(data):
        end = at
        while end < len(data) and data[end] == data[at]:
            end += 1
        if end - at > LONGEST_PLAIN:
            parts.append(f"{data[at]:02x} * {end - at}")
        else:
            parts += [f"{data[at]:02x}"] * (end - at)
        at = end
    return " ".join(parts)


def parse(text: str) -> bytes:
    """The bytes of a text; ValueError if it is none."""
    out = bytearray()
    words = text.split()
    at = 0
    while at < len(words):
        if not re.fullmatch("[0-9a-f]{2}", words[at]):
            raise ValueError(f"no byte: {words[at]}")
        byte = int(words[at], 16)
        if words[at + 1 : at + 2] == ["*"]:
            out += bytes([byte]) * int(words[at + 2])
            at += 3
        else:
            out.append(byte)
            at += 1
    return bytes(out)


def number(value: int) -> str:
    """Small numbers in decimal, others in hexadecimal."""
    return str(value) if -10000 < value < 10000 else f"{value:#x}"


def render_value(value: Any) -> str:
    """The text of a value of a state."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return number(value)
    if isinstance(value, bytes):
        return f"<{render(value)}>"
    if isinstance(value, list):
        return "[" + ", ".join(render_value(item) for item in value) + "]"
    return "{ " + ", ".join(f"{name} = {render_value(item)}" for name, item in value.items()) + " }"


_TOKEN = re.compile(r"\s*(<[^>]*>|-?0x[0-9a-f]+|-?[0-9]+|[A-Za-z_][A-Za-z0-9_]*|[\[\]{},=])")


def parse_value(text: str) -> Any:
    """The value of a text; ValueError if it is none."""
    tokens: list[str] = []
    at = 0
    while at < len(text.rstrip()):
        found = _TOKEN.match(text, at)
        if found is None:
            raise ValueError(f"no value: {text[at:]}")
        tokens.append(found[1])
        at = found.end()
    value, rest = _value(tokens)
    if rest:
        raise ValueError(f"more than a value: {text}")
    return value


def _value(tokens: list[str]) -> tuple[Any, list[str]]:
    if not tokens:
        raise ValueError("a value is missing")
    head, rest = tokens[0], tokens[1:]
    if head in ("true", "false"):
        return head == "true", rest
    if head.startswith("<"):
        return parse(head[1:-1]), rest
    if head == "[":
        items = []
        while rest and rest[0] != "]":
            item, rest = _value(rest)
            items.append(item)
            rest = rest[1:] if rest and rest[0] == "," else rest
        return items, rest[1:]
    if head == "{":
        fields: dict[str, Any] = {}
        while len(rest) > 1 and rest[0] != "}":
            name = rest[0]
            fields[name], rest = _value(rest[2:])
            rest = rest[1:] if rest and rest[0] == "," else rest
        return fields, rest[1:]
    return int(head, 0), rest
