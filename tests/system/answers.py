"""Bytes in, what a service must answer out, by the reference codec alone. Used by `mutants`.

It knows what every server must do (design 5) and what the transport refuses; what a handler decides it leaves open.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Iterable, Mapping

from codegen.layout.model import Block, Message, Op, Schema, Struct
from codegen.layout.verdict import verdict
from codegen.reference import tables
from codegen.reference.codec import check, decode
from codegen.sema.kinds import FlagsType
from codegen.statement.read import read

HEADER = 32
PAGE = 4096
ENTRY_AT = 8
ENTRY = 16
REPLY, TABLE, NOTIFY = 1, 2, 4
VERSION_AT, FLAGS_AT, OP_AT, SIZE_AT, ID_AT = 0, 2, 4, 8, 16
OK, DENIED, INVALID_ARGUMENT, UNSUPPORTED, BAD_SLOT, NO_RIGHTS, TOO_LARGE = 0, 1, 2, 7, 9, 10, 12
ENDPOINT = 1
SEND, GRANT = 1, 4
WAITS = "BLOCK"  # the flag by which a caller asks to be kept until something happens


@dataclass(frozen=True)
class Answer:
    """How a call ends. `sure`: nothing is left to a handler; else result and detail stand open."""

    transport: int = OK
    op: int = 0
    request_id: int = 0
    result: int = OK
    detail: int = 0
    sure: bool = True


class Reference:
    """The schemas of an endpoint, and the slots of whoever calls it: all of these hold SEND | GRANT.

    `families`: by schema the ops that are served, or none for all of them. `test_ops`: the service has them, too.
    """

    def __init__(
        self, root: Path, peer_slots: range, families: Mapping[str, Iterable[str]], test_ops: bool = False
    ) -> None:
        self.schemas = {
            name: read((root / "generated" / "ipc" / name / f"{name}.abi.txt").read_text(encoding="utf-8"))
            for name in ("wire", *families)
        }
        self.peer_slots = peer_slots
        wire = self.schemas["wire"]
        self.header = _message(wire, "header")
        self.table = _message(wire, "transfer_table")
        self.abi_query = _message(wire, "abi_query_request")
        self.ops = {op.number: op for name in families for op in self.schemas[name].ops}
        self.denied = {op.number for op in self.ops.values() if op.reserved or op.test and not test_ops}
        self.served = {
            op.number
            for name, only in families.items()
            for op in self.schemas[name].ops
            if op.number not in self.denied and (not only or op.name in only)
        }

    def answer(self, message: bytes) -> Answer:
        """What the call with these bytes ends with."""
        transport = self._transport(message)
        if transport != OK:
            return Answer(transport=transport)
        if len(message) < HEADER:
            return Answer(result=INVALID_ARGUMENT, detail=verdict("header", "LENGTH"))
        op = _number(message, OP_AT, 4)
        result, detail, sure = self._result(message, op)
        return Answer(OK, op, _number(message, ID_AT, 8), result, detail, sure)

    def would_wait(self, message: bytes) -> bool:
        """Whether the request may be kept until something happens."""
        op = self.ops.get(_number(message, OP_AT, 4))
        if op is None or op.request is None:
            return False
        return _waits(op.request.block, decode(op.request, message[_body_at(message) :]))

    def is_op(self, message: bytes, names: Iterable[str]) -> bool:
        """Whether the message is a request for one of these ops."""
        op = self.ops.get(_number(message, OP_AT, 4))
        return op is not None and op.name in names

    def names_other_slots(self, message: bytes) -> bool:
        """Whether a good table names a slot that is not there for the taking: one that the caller lives by."""
        if not _has_table(message) or check(self.table, message[HEADER : _body_at(message)]) != 0:
            return False
        slots = [_number(entry, 0, 4) for entry in _entries(message)]
        return any(0 < slot <= self.peer_slots.stop and slot not in self.peer_slots for slot in slots)

    def _transport(self, message: bytes) -> int:
        """What the transport says before the message is delivered."""
        if len(message) > PAGE:
            return TOO_LARGE
        if not _has_table(message):
            return OK
        if _body_at(message) > len(message) or check(self.table, message[HEADER : _body_at(message)]) != 0:
            return INVALID_ARGUMENT
        present = [entry for entry in _entries(message) if any(entry)]
        slots = [_number(entry, 0, 4) for entry in present]
        if len(set(slots)) != len(slots):
            return INVALID_ARGUMENT
        for entry, slot in zip(present, slots):
            if slot not in self.peer_slots or _number(entry, 4, 2) != ENDPOINT:
                return BAD_SLOT
            if _number(entry, 8, 4) & ~(SEND | GRANT):
                return NO_RIGHTS
        return OK

    def _result(self, message: bytes, op: int) -> tuple[int, int, bool]:
        """Result, detail, and whether that is sure, of a message that was delivered."""
        if _number(message, VERSION_AT, 2) != 1:
            return UNSUPPORTED, 0, True
        flags = _number(message, FLAGS_AT, 2)
        refusal = check(self.header, message[:HEADER])
        if refusal == 0 and flags & REPLY:
            refusal = verdict("header", "FLAGS", FLAGS_AT)
        if refusal == 0 and len(message) != _body_at(message) + _number(message, SIZE_AT, 4):
            refusal = verdict("header", "EXTENT", SIZE_AT)
        if refusal != 0:
            return INVALID_ARGUMENT, refusal, True
        if op == 0:
            return self._abi_query(message)
        found = self.ops.get(op)
        if op in self.denied:
            return DENIED, 0, True
        if found is None or op not in self.served:
            return UNSUPPORTED, 0, True
        refusal = self._request(found, message)
        return (INVALID_ARGUMENT, refusal, True) if refusal else (OK, 0, found.notify)

    def _abi_query(self, message: bytes) -> tuple[int, int, bool]:
        refusal = 0
        if _number(message, FLAGS_AT, 2) & NOTIFY:
            refusal = verdict("header", "FLAGS", FLAGS_AT)
        elif _has_table(message):
            refusal = verdict("table", "CAP_COUNT")
        else:
            refusal = check(self.abi_query, message[HEADER:])
        if refusal:
            return INVALID_ARGUMENT, refusal, True
        return (OK if _number(message, HEADER, 4) in self.served else UNSUPPORTED), 0, True

    def _request(self, op: Op, message: bytes) -> int:
        """The verdict on flags, capabilities and body of a request for a served op."""
        if bool(_number(message, FLAGS_AT, 2) & NOTIFY) != op.notify:
            return verdict("header", "FLAGS", FLAGS_AT)
        table, body = message[HEADER : _body_at(message)], message[_body_at(message) :]
        if op.request is None:
            return verdict("table", "CAP_COUNT") if table else verdict("body", "LENGTH") if body else 0
        refusal = tables.check(op.request.caps, table)
        return refusal or check(op.request, body)


def _waits(block: Block, values: Mapping[str, object]) -> bool:
    """Whether a flag somewhere in a request asks to wait."""
    for slot in block.slots:
        value = values[slot.name]
        if isinstance(slot.type, FlagsType) and isinstance(value, int):
            if any(member.name == WAITS and member.value & value for member in slot.type.members):
                return True
        elif isinstance(slot.type, Struct) and isinstance(value, Mapping) and _waits(slot.type.block, value):
            return True
    return False


def _message(schema: Schema, name: str) -> Message:
    return next(message for message in schema.all_messages if message.name == name)


def _number(data: bytes, at: int, size: int) -> int:
    return int.from_bytes(data[at : at + size], "little")


def _has_table(message: bytes) -> bool:
    """Whether the transport looks for a table: only in a whole header of the one version."""
    return (
        len(message) >= HEADER
        and _number(message, VERSION_AT, 2) == 1
        and bool(_number(message, FLAGS_AT, 2) & TABLE)
    )


def _body_at(message: bytes) -> int:
    """Where the body starts, by what the header and the table's count say."""
    return HEADER + (ENTRY_AT + ENTRY * _number(message, HEADER, 2) if _has_table(message) else 0)


def _entries(message: bytes) -> list[bytes]:
    return [message[at : at + ENTRY] for at in range(HEADER + ENTRY_AT, _body_at(message), ENTRY)]
