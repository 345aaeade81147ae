"""The capabilities of a message in; their C struct and the functions that write and read its table out.

Called by `views_header` and `views_codec`. The checks are those of the table as one op wants it; the table's own form
is the business of the codec of `wire`.
"""

from __future__ import annotations

from typing import Iterator

from codegen.emit import names
from codegen.emit.setting import annotated, comment
from codegen.emit.signatures import head
from codegen.emit.statements import Call, Check, Group, Loop, Return, Statement, Store, When, paragraphs, settled
from codegen.emit.views import Aggregate, Function, Prototype, Section
from codegen.layout.model import Message, Op, Schema
from codegen.sema.model import Cap

_HEAD = 8
_ENTRY = 16
_KIND, _MODE, _RIGHTS = 4, 6, 8
_COUNT = "ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_COUNT, 0, 0)"


def caps_heads(schema: Schema, message: Message) -> dict[str, str]:
    """The heads of the functions by verb; none for a message without capabilities."""
    if not message.caps:
        return {}
    tag = names.caps_tag(schema.name, message)
    return {
        "pack": head(
            "uint32_t", names.function(tag, "pack"), f"const struct {tag} *caps", "struct ipc_cap_table *table"
        ),
        "unpack": head(
            "uint32_t", names.function(tag, "unpack"), f"struct {tag} *caps", "const struct ipc_cap_table *table"
        ),
    }


def caps_section(schema: Schema, message: Message, op: Op) -> Section:
    """The struct and the prototypes."""
    rows: list[tuple[str, str]] = []
    for index, cap in enumerate(message.caps):
        where = f"Entry {index}" if cap.high == 1 else f"Entries {index} to {index + cap.high - 1}"
        rows.append((f"{where}: {_wanted(cap)}. {cap.doc}", _member(cap)))
        if cap.high > 1:
            rows.append((f"How many, 0 to {cap.high}.", f"uint32_t {names.member(cap.name, 'count')};"))
    whose = f"notification {op.name}" if op.notify else f"the {message.role} of {op.name}"
    note = comment((f"Capabilities of {whose}. All zero: none.",))
    aggregate = Aggregate(note, f"struct {names.caps_tag(schema.name, message)}", annotated(rows))
    prototypes = tuple(Prototype(text, True) for text in caps_heads(schema, message).values())
    return Section("", (), (aggregate,), prototypes)


def caps_functions(schema: Schema, message: Message) -> tuple[Function, ...]:
    """The bodies of those functions."""
    heads = caps_heads(schema, message)
    if not heads:
        return ()
    return (
        Function("", heads["pack"], settled(paragraphs(tuple(_pack(schema, message.caps))))),
        Function("", heads["unpack"], settled(paragraphs(tuple(_unpack(schema, message.caps))))),
    )


def _wanted(cap: Cap) -> str:
    rights = f" with {', '.join(cap.rights)}" if cap.rights else ""
    optional = ", optional" if cap.optional and cap.high == 1 else ""
    return f"{cap.kind}{rights}, {'moved' if cap.move else 'copied'}{optional}"


def _member(cap: Cap) -> str:
    return f"struct ipc_cap {names.member(cap.name)}{f'[{cap.high}]' if cap.high > 1 else ''};"


def _kind(schema: Schema, cap: Cap) -> str:
    assert schema.kind_enum is not None
    return names.member_macro(schema.kind_enum, next(m for m in schema.kind_enum.members if m.name == cap.kind))


def _mode(cap: Cap) -> str:
    return "IPC_CAP_MOVE" if cap.move else "IPC_CAP_COPY"


def _lacking(schema: Schema, cap: Cap, rights: str) -> str:
    """Whether the least rights are missing; "" where none are asked for."""
    assert schema.rights_flags is not None
    flags = {member.name: names.member_macro(schema.rights_flags, member) for member in schema.rights_flags.members}
    macros = [flags[name] for name in cap.rights]
    if not macros:
        return ""
    mask = " | ".join(macros)
    return f"(~{rights} & {f'({mask})' if len(macros) > 1 else mask}) != 0"


def _verdict(kind: str, at: int, step: str = "") -> str:
    place = f"{at} + {step}" if step else str(at)
    return f"ipc_verdict(IPC_PART_TABLE, IPC_CLASS_{kind}, {place}, 0)"


def _at(index: int, field: int) -> int:
    return _HEAD + _ENTRY * index + field


_STEP = f"(uint32_t)i * {_ENTRY}"


def _pack(schema: Schema, caps: tuple[Cap, ...]) -> Iterator[Group]:
    last = caps[-1]
    count = f"caps->{names.member(last.name, 'count')}"
    if last.high > 1:
        yield (Check(f"{count} > {last.high}", _COUNT),)
    for index, cap in enumerate(caps):
        yield tuple(_sendable(schema, index, cap))
    yield tuple(_entries(schema, caps))
    most = str(len(caps)) if last.high == 1 else f"{len(caps) - 1} + {count}" if len(caps) > 1 else count
    yield (Call(f"ipc_cap_table_cut(table, {most})"),)
    yield (Return("0"),)


def _sendable(schema: Schema, index: int, cap: Cap) -> Iterator[Statement]:
    """Whether the sender may fill the entry so."""
    if cap.high > 1:
        lacking = _lacking(schema, cap, f"caps->{names.member(cap.name)}[i].rights")
        if lacking:
            condition = f"caps->{names.member(cap.name)}[i].present && {lacking}"
            body = (Check(condition, _verdict("CAP_RIGHTS", _at(index, _RIGHTS), _STEP)),)
            yield Loop("i", f"caps->{names.member(cap.name, 'count')}", body)
        return
    member = f"caps->{names.member(cap.name)}"
    lacking = _lacking(schema, cap, f"{member}.rights")
    if not cap.optional:
        yield Check(f"!{member}.present", _verdict("CAP_KIND", _at(index, _KIND)))
    if lacking:
        present = f"{member}.present && " if cap.optional else ""
        yield Check(f"{present}{lacking}", _verdict("CAP_RIGHTS", _at(index, _RIGHTS)))


def _entries(schema: Schema, caps: tuple[Cap, ...]) -> Iterator[Statement]:
    for index, cap in enumerate(caps):
        kind = f"{_kind(schema, cap)}, {_mode(cap)}"
        member = f"&caps->{names.member(cap.name)}"
        if cap.high == 1:
            yield Store(f"table->entries[{index}]", f"ipc_cap_to_send({member}, {kind})")
            continue
        entry = f"{index} + i" if index else "i"
        store = Store(f"table->entries[{entry}]", f"ipc_cap_to_send({member}[i], {kind})")
        yield Loop("i", f"caps->{names.member(cap.name, 'count')}", (store,))


def _unpack(schema: Schema, caps: tuple[Cap, ...]) -> Iterator[Group]:
    least = max((index + 1 for index, cap in enumerate(caps) if not cap.optional), default=0)
    most = sum(cap.high for cap in caps)
    yield (Check(_miscounted(least, most), _COUNT),)
    for index, cap in enumerate(caps):
        yield tuple(_received(schema, index, cap, least))
    yield (Return("0"),)


def _miscounted(least: int, most: int) -> str:
    """Too few, too many, or an absent last one."""
    last_absent = "table->entries[table->count - 1].kind == 0"
    if least == most:
        return f"table->count != {most} || {last_absent}"
    if least:
        return f"table->count < {least} || table->count > {most} || {last_absent}"
    return f"table->count > {most} || (table->count > 0 && {last_absent})"


def _received(schema: Schema, index: int, cap: Cap, least: int) -> Iterator[Statement]:
    """The entry that arrived, held against what the op takes there."""
    member = f"caps->{names.member(cap.name)}"
    if cap.high > 1:
        count = f"caps->{names.member(cap.name, 'count')}"
        beyond = f"table->count - {index}" if index else "table->count"
        yield Store(count, beyond if least == index else f"table->count > {index} ? {beyond} : 0")
        entry = f"{index} + i" if index else "i"
        body = (
            Store(f"{member}[i]", f"ipc_cap_received(table, {entry})"),
            When(f"{member}[i].present", tuple(_checks(schema, index, cap, entry, _STEP))),
        )
        yield Loop("i", count, body)
        return
    yield Store(member, f"ipc_cap_received(table, {index})")
    checks = tuple(_checks(schema, index, cap, str(index), ""))
    if cap.optional:
        yield When(f"{member}.present", checks)
    else:
        yield from checks


def _checks(schema: Schema, index: int, cap: Cap, entry: str, step: str) -> Iterator[Check]:
    read = f"table->entries[{entry}]"
    yield Check(f"{read}.kind != {_kind(schema, cap)}", _verdict("CAP_KIND", _at(index, _KIND), step))
    yield Check(f"{read}.mode != {_mode(cap)}", _verdict("CAP_MODE", _at(index, _MODE), step))
    lacking = _lacking(schema, cap, f"{read}.rights")
    if lacking:
        yield Check(lacking, _verdict("CAP_RIGHTS", _at(index, _RIGHTS), step))
