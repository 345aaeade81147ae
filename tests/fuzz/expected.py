"""An input in, what the reference codec says of it out: verdict and values. Called by `compare`."""

from __future__ import annotations

import sys
from functools import lru_cache
from pathlib import Path
from typing import Any

from build import TREE

sys.path.insert(0, str(TREE / "tests" / "system"))

from answers import HEADER, PAGE, REPLY, VERSION_AT, FLAGS_AT, Reference  # noqa: E402
from codegen.layout.model import Array, Block, Message, Records, Schema, Struct  # noqa: E402
from codegen.layout.verdict import verdict  # noqa: E402
from codegen.reference import tables  # noqa: E402
from codegen.reference.codec import Refused, check, decode  # noqa: E402
from codegen.reference.sequence import State  # noqa: E402
from codegen.sema.kinds import Bool, Bytes, EnumType, FlagsType, Int, Strings, Text  # noqa: E402
import make_harness  # noqa: E402
from slow_steps import given_places, request_of  # noqa: E402

GIVEN = 8
CAPS_MAX = 8
STOP = 0xFF
TABLE_FLAG = 2
SCALARS = (Int, Bool, EnumType, FlagsType)


def number(value: int) -> bytes:
    """A number as put_number writes it."""
    return (int(value) % (1 << 64)).to_bytes(8, "little")


def counted(data: bytes) -> bytes:
    """Bytes as put_bytes writes them."""
    return number(len(data)) + data


def block_values(block: Block, values: dict[str, Any], data: bytes) -> bytes:
    """The fields of a block in a row; `data` is the body, of which records show as they are."""
    return b"".join(_value(slot.type, values[slot.name], data[slot.offset :]) for slot in block.slots)


def _value(kind: Any, value: Any, rest: bytes) -> bytes:
    if isinstance(kind, SCALARS):
        return number(value)
    if isinstance(kind, Struct):
        return block_values(kind.block, value, rest)
    if isinstance(kind, Array):
        return number(len(value)) + b"".join(_value(kind.element, item, rest) for item in value)
    if isinstance(kind, Strings):
        return number(value.count(0)) + counted(value)
    if isinstance(kind, Records):
        return counted(rest)
    assert isinstance(kind, (Bytes, Text))
    return counted(value)


def _scalar(kind: Any, data: bytes) -> int:
    if isinstance(kind, Bool):
        return data[0] & 1
    sign = isinstance(kind, (Int, EnumType)) and kind.signed
    return int.from_bytes(data[: kind.width], "little", signed=sign)


class Expected:
    """The reference's side of every harness over the same schemas."""

    def __init__(self, root: Path, schemas: tuple[Schema, ...]) -> None:
        self.root = root
        self.messages = make_harness.messages(schemas)
        self.tables = make_harness.tables(schemas)
        self.sequences = make_harness.sequences(schemas)
        self.families = make_harness.families(schemas)

    def of(self, harness: str, data: bytes) -> tuple[int, bytes]:
        """Verdict and values."""
        found: tuple[int, bytes] = getattr(self, harness)(data)
        return found

    def _decoded(self, message: Message, data: bytes) -> tuple[int, bytes]:
        given, at = {}, 0
        for scalar in message.given:
            given[".".join(scalar.path)] = _scalar(scalar.type, data[at : at + GIVEN])
            at += GIVEN
        try:
            values = decode(message, data[at:], given)
        except Refused as refusal:
            return refusal.verdict, b""
        return 0, block_values(message.block, values, data[at:])

    def _message(self, data: bytes) -> Message:
        return self.messages[int.from_bytes(data[:2], "little") % len(self.messages)][1]

    def unpack(self, data: bytes) -> tuple[int, bytes]:
        """Of unpack.c."""
        return self._decoded(self._message(data), data[2:])

    def validate(self, data: bytes) -> tuple[int, bytes]:
        """Of validate.c: no values."""
        return self.unpack(data)[0], b""

    def table(self, data: bytes) -> tuple[int, bytes]:
        """Of table.c."""
        caps = self.tables[int.from_bytes(data[:2], "little") % len(self.tables)][1].caps
        count = min((len(data) - 2) // 16, CAPS_MAX + 1)
        entries = [data[2 + 16 * i : 18 + 16 * i] for i in range(count)]
        entries = [entry if any(entry[4:6]) else bytes(16) for entry in entries]
        found = tables.check(caps, count.to_bytes(2, "little") + bytes(6) + b"".join(entries) if count else b"")
        if found:
            return found, b""
        out, index = b"", 0
        for cap in caps:
            items = entries[index : index + cap.high]
            if cap.high > 1:
                out += number(len(items))
            else:
                items = items or [bytes(16)]
            index += cap.high
            for entry in items:
                parts = [int.from_bytes(entry[a:b], "little") for a, b in ((0, 4), (8, 12), (12, 16))]
                out += number(any(entry)) + b"".join(map(number, parts))
        return 0, out

    def sequence(self, data: bytes) -> tuple[int, bytes]:
        """Of sequence.c."""
        schema, sequence = self.sequences[data[0] % len(self.sequences)]
        state, out, key, at = State(sequence, schema), b"", bytes(8), 1
        out += self._state(state)
        while at < len(data):
            if data[at] == STOP:
                state.abort()
                out, at = out + self._state(state), at + 1
                continue
            step = sequence.steps[data[at] % len(sequence.steps)]
            message, places = request_of(schema, step), given_places(step)
            front = 5 + sum(size for _, _, size in places)
            if len(data) - at < front:
                break
            length = int.from_bytes(data[at + front - 2 : at + front], "little")
            if length > len(data) - at - front:
                break
            body, slot = bytearray(data[at + front : at + front + length]), message.block.slot(sequence.key)
            if len(body) >= slot.offset + slot.size:
                if data[at + 2] & 1:
                    body[slot.offset : slot.offset + slot.size] = key[: slot.size]
                key = bytes(body[slot.offset : slot.offset + slot.size]) + key[slot.size :]
            raw = data[at + 3 : at + front - 2]
            givens = {
                given.name: raw[a : a + n] if isinstance(given.type, Bytes) else _scalar(given.type, raw[a : a + n])
                for given, a, n in places
            }
            try:
                values = decode(message, bytes(body))
            except Refused as refusal:
                out += number(refusal.verdict)
            else:
                out += number(0) + number(state.step(step.op, data[at + 1], values, givens)) + self._state(state)
            at += front + length
        return 0, out

    @staticmethod
    def _state(state: State) -> bytes:
        out = number(state.active) + number(state.arrival) + number(state.key)
        return out + b"".join(_value(slot.type, state.fields[slot.name], b"") for slot in state.sequence.state)

    @lru_cache(maxsize=None)  # pylint: disable=method-cache-max-size-none
    def _reference(self, index: int) -> Reference:
        return Reference(self.root, range(0), {self.families[index].name: ()})

    def serve(self, data: bytes) -> tuple[int, bytes]:
        """Of serve.c: of a request that a handler sees just the form of its reply."""
        reference = self._reference(data[0] % len(self.families))
        message = data[5 + int.from_bytes(data[3:5], "little") :]
        op, request_id = int.from_bytes(message[4:8], "little"), int.from_bytes(message[16:24], "little")
        if len(message) < HEADER:
            op = request_id = 0
            result, detail, sure = 2, verdict("header", "LENGTH"), True
        else:
            result, detail, sure = self._answer(reference, message, op)
        # Where a handler has a say, the harness itself compares; here only that it had one.
        handled = op != 0 and result == 0
        if handled:
            return 0, number(1)
        assert sure
        if op == 0 and result == 0 and data[2] & 0x80:
            return 0, number(0)  # serve.c gives little room for the answer, which may not fit
        return 0, number(0) + b"".join(map(number, (op, request_id, result, detail)))

    @staticmethod
    def _answer(reference: Reference, message: bytes, op: int) -> tuple[int, int, bool]:
        version, flags = (int.from_bytes(message[at : at + 2], "little") for at in (VERSION_AT, FLAGS_AT))
        if version == 1 and len(message) > PAGE:
            return 2, verdict("header", "LENGTH"), True
        if version == 1 and flags & TABLE_FLAG and not flags & REPLY and check(reference.header, message[:HEADER]) == 0:
            count = int.from_bytes(message[HEADER : HEADER + 2], "little")
            size = 8 + 16 * count if len(message) >= HEADER + 8 and count <= CAPS_MAX else 8
            refusal = check(reference.table, message[HEADER : HEADER + size])
            if refusal:
                return 2, refusal, True
        return reference._result(message, op)  # pylint: disable=protected-access
