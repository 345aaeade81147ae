"""The text of a trace in, line by line; each message in words out. All other lines pass as they are.

A line of a trace is `trace WHO out|in slot N BYTES`, where `..` stands for a byte of a secret. A reply is read with the
request that the same program sent (or received) under the same slot and number.
"""

from __future__ import annotations

import re
from typing import Iterator

from codegen.decode import hexes, text
from codegen.decode.message import REPLY, Decoded, take_apart
from codegen.decode.statements import DecodeError, Statements

_LINE = re.compile(r"trace (\S+) (out|in) slot ([0-9]{1,10}) ?(.*)$")
_KEPT = 1024  # requests that wait for their reply; the oldest is forgotten

Key = tuple[str, str, str, int, int]  # who, direction, slot, op, request_id


class Trace:
    """The requests seen so far that have no reply yet."""

    def __init__(self, statements: Statements, headers: bool) -> None:
        self._statements = statements
        self._headers = headers
        self._requests: dict[Key, Decoded] = {}

    def line(self, line: str) -> Iterator[str]:
        """The lines that stand for one line of the trace, without their ends."""
        matched = _LINE.fullmatch(line)
        if matched is None:
            yield line
            return
        who, way, slot, data = matched.groups()
        try:
            piece = hexes.parse(data)
        except DecodeError as error:
            raise DecodeError(f"in the trace of {who}, slot {slot}: {error}") from None
        found = take_apart(self._statements, piece)
        request = None
        if found.fields:
            opposite = {"out": "in", "in": "out"}[way]
            op, number = found.fields["op"], found.fields["request_id"]
            if found.fields["flags"] & REPLY:
                request = self._requests.pop((who, opposite, slot, op, number), None)
            else:
                self._keep((who, way, slot, op, number), found)
        if request is not None and found.unchecked and request.values:
            found = take_apart(self._statements, piece, request.values)
        yield from self._lines(f"{who} {'->' if way == 'out' else '<-'} slot {slot}", found, request)

    def _keep(self, key: Key, found: Decoded) -> None:
        self._requests[key] = found
        if len(self._requests) > _KEPT:
            del self._requests[next(iter(self._requests))]

    def _lines(self, who: str, found: Decoded, request: Decoded | None) -> Iterator[str]:
        size = text.count(len(found.whole.data), "byte")
        if not found.fields:
            yield f"{who}: {text.name_of(found)}, {size}"
        elif found.role == "reply":
            result = text.result_of(self._statements, found)
            yield f"{who}: {text.name_of(found)} reply {found.fields['request_id']}: {result}, {size}"
        else:
            yield f"{who}: {text.name_of(found)} {found.role} {found.fields['request_id']}, {size}"
        broken = self._headers or found.judged >> 30 == 0 and found.judged != 0
        yield from text.part_lines(self._statements, found, broken, "  ")
        yield from text.refusal_lines(self._statements, found, request, "    ")
        yield from text.verdict_lines(self._statements, found, "    ")
