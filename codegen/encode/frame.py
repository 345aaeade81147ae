"""A body, its op and its capabilities in, the header and the table before it out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Mapping

from codegen.arguments import meant
from codegen.decode.message import NOTIFY, REPLY, TABLE, entries_of
from codegen.decode.statements import Known, Statements
from codegen.encode import values
from codegen.encode.initial import fresh
from codegen.encode.values import EncodeError
from codegen.layout.model import Array, Message, Op, Struct
from codegen.reference.image import Values, image
from codegen.sema.kinds import EnumType


@dataclass(frozen=True)
class Target:
    """What is to be encoded: a message, or (None) nothing behind the header. `op` is None for a message of no op."""

    known: Known
    message: Message | None
    op: Op | None
    result: int = 0
    reply: bool = False


def target(statements: Statements, name: str, result: str, whole: bool) -> Target:
    """What a name means: an op's request or, with a result, its reply; or the message itself."""
    known = statements.named(name)
    if known.message is not None:
        return _of_message(statements, known, known.message, result, whole)
    assert known.op is not None
    if not result:
        if known.op.request is None and not whole:
            raise EncodeError(f"{known.op.name} has no request body; with --message it is a header alone")
        return Target(known, known.op.request, known.op)
    number = _result(statements, known, result)
    if known.op.notify:
        raise EncodeError(f"{known.op.name} is a notification: no reply of it has a body")
    if number == 0:
        return Target(known, known.op.reply, known.op, 0, True)
    names = [item.name for item in _results(statements, known).members if item.value == number]
    failure = known.op.failure if names and names[0] in known.op.failure_results else None
    return Target(known, failure, known.op, number, True)


def _of_message(statements: Statements, known: Known, message: Message, result: str, whole: bool) -> Target:
    op = known.op
    query = statements.op(0)
    if op is None and query is not None and query.op is not None and message in (query.op.request, query.op.reply):
        op = query.op
    if op is None and whole:
        raise EncodeError(f"{message.name} is no body of an op, so that no header can stand before it")
    reply = op is not None and message in (op.reply, op.failure)
    failure = op is not None and message is op.failure
    number = _result(statements, known, result or (op.failure_results[0] if op is not None and failure else "OK"))
    names = {item.value: item.name for item in _results(statements, known).members}
    fits = reply and (op is not None and names.get(number) in op.failure_results if failure else number == 0)
    if result and not fits:
        raise EncodeError(f"{message.name} is not what a reply with result {result} has as its body")
    return Target(known, message, op, number, reply)


def _results(statements: Statements, known: Known) -> EnumType:
    return known.schema.result_enum or statements.results


def _result(statements: Statements, known: Known, text: str) -> int:
    try:
        return values.member(_results(statements, known), text)
    except EncodeError as error:
        raise EncodeError(f"--result {error}") from None


def header(statements: Statements, found: Target, request_id: int, table: bytes, body: bytes) -> bytes:
    """The header of a message."""
    assert found.op is not None
    flags = (REPLY if found.reply else 0) | (TABLE if table else 0) | (NOTIFY if found.op.notify else 0)
    fields = {"version": 1, "flags": flags, "op": found.op.number, "body_size": len(body)}
    fields |= {"result": found.result, "request_id": request_id}
    return image(statements.header.block, {**fresh(statements.header.block), **fields})


def table_of(statements: Statements, found: Target, slots: Mapping[str, str]) -> bytes:
    """The transfer table: each entry that is named, with the least rights that the op wants; nothing without any."""
    entries = dict(entries_of(found.message))
    chosen: dict[str, int] = {}
    for name, text in slots.items():
        chosen |= _slots(name, text, entries)
    layout = statements.table.block
    array = layout.slots[-1].type
    assert isinstance(array, Array) and isinstance(array.element, Struct)
    mode = array.element.block.slot("mode").type
    assert isinstance(mode, EnumType)
    made: list[Values] = []
    for name, cap in entries.items():
        entry = fresh(array.element.block)
        if name in chosen:
            word = values.member(mode, "MOVE" if cap.move else "COPY")
            entry |= {"slot": chosen[name], "kind": cap.kind_value, "mode": word, "rights": cap.rights_mask}
        made.append(entry)
    last = max((index for index, name in enumerate(entries) if name in chosen), default=-1)
    return image(layout, {**fresh(layout), layout.slots[-1].name: made[: last + 1]}) if last >= 0 else b""


def _slots(name: str, text: str, entries: Mapping[str, object]) -> dict[str, int]:
    """The slot of an entry, or those of a list."""
    several = [entry for entry in entries if entry.startswith(name + "[")]
    names = [name] if name in entries else several
    if not names:
        shown = meant(name, set(entries)) or (f"; it takes {', '.join(entries)}" if entries else "; it takes none")
        raise EncodeError(f"there is no capability '{name}'{shown}")
    found = [values.parsed(item) for item in (values.items(text) if several else [text])]
    if len(found) > len(names):
        raise EncodeError(f"cap {name} has {len(found)} slots; it takes {len(names)} at most")
    for item in found:
        if item is None or not 0 <= item < 1 << 32:
            raise EncodeError(f"cap {name} is the number of a slot, not '{text}'")
    return {entry: item for entry, item in zip(names, found) if item is not None}
