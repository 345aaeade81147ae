"""Resolved schemas to layouts: offsets, sizes, strides. The only place that adds sizes.

Called by the driver with schemas that had no fault so far; reports holes, sums that don't meet, bodies that don't fit
a message, and checks whose verdicts would be the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from codegen.diag.reporter import Reporter
from codegen.layout import clashes
from codegen.layout import model as out
from codegen.layout.foreign import foreign_types
from codegen.layout.names import given_scalars, lowest_offset
from codegen.sema import kinds
from codegen.sema import model as sema
from codegen.sema.kinds import Bool, Bytes, EnumType, FlagsType, Int, Strings, Text

PAGE = 4096
HEADER = 32
TABLE_HEAD = 8
TABLE_ENTRY = 16
_BODY_UNIT = 8


def lower(schemas: tuple[sema.SchemaModel, ...], reporter: Reporter) -> tuple[out.Schema, ...]:
    """The layouts of all schemas, in their order."""
    structs = {struct.name: struct for schema in schemas for struct in schema.structs}
    enums: dict[str, EnumType] = {enum.name: enum for schema in schemas for enum in schema.enums}
    flags: dict[str, FlagsType] = {kind.name: kind for schema in schemas for kind in schema.flags}
    lowering = _Lowering(structs, reporter)
    return tuple(lowering.schema(schema, enums, flags) for schema in schemas)


class _Lowering:
    def __init__(self, structs: Mapping[str, sema.StructDef], reporter: Reporter) -> None:
        self._defs = structs
        self._reporter = reporter
        self._structs: dict[str, out.Struct] = {}

    def schema(
        self, schema: sema.SchemaModel, enums: Mapping[str, EnumType], flags: Mapping[str, FlagsType]
    ) -> out.Schema:
        """One schema."""
        structs = tuple(self._struct(struct.name) for struct in schema.structs)
        messages = tuple(self._message(message, None) for message in schema.messages)
        ops = tuple(self._op(op) for op in schema.ops)
        sequences = tuple(self._sequence(sequence, ops) for sequence in schema.sequences)
        made = out.Schema(
            schema.name, schema.doc, schema.ops_low, schema.ops_high, schema.kept,
            enums.get(schema.result_enum), enums.get(schema.kind_enum), flags.get(schema.rights_flags),
            schema.imports, schema.constants, schema.aliases, schema.enums, schema.flags,
            structs, messages, ops, sequences, (),
        )  # fmt: skip
        return replace(made, foreign=foreign_types(made))

    # Types

    def _type(self, kind: kinds.Type) -> out.Type:
        match kind:
            case kinds.StructRef(name=name):
                return self._struct(name)
            case kinds.ArrayOf(element=element, low=low, high=high, form=form, count=count):
                made = self._type(element)
                return out.Array(made, _size(made), low, high, form, count)
            case kinds.RecordsOf(record=record, high=high, count=count):
                return out.Records(self._struct(record), high, count)
        return kind

    def _struct(self, name: str) -> out.Struct:
        if name not in self._structs:
            struct = self._defs[name]
            block = self._block(struct.block, record=struct.record, body=False)
            if block.maximum > PAGE - HEADER:
                self._reporter.error(
                    "IPC0313", struct.span, size=block.maximum, most=PAGE - HEADER, name=name.partition(".")[2]
                )
            self._structs[name] = out.Struct(name, struct.doc, struct.provenance, block, struct.record)
        return self._structs[name]

    # Blocks

    def _block(self, block: sema.Block, *, record: bool, body: bool) -> out.Block:
        at, align = 0, 1
        tail: out.Slot | None = None
        items: list[out.Slot | out.Hole] = []
        for item in block.items:
            if isinstance(item, sema.Reserved):
                items.append(out.Hole(at, item.size, item.reason))
                at += item.size
                continue
            kind = self._type(item.type)
            slot = out.Slot(at, _size(kind), item.name, kind, item.doc)
            items.append(slot)
            if out.is_tail(kind):
                tail = slot
                continue
            need = out.alignment(kind)
            if at % need:
                self._reporter.error("IPC0301", item.span, name=item.name, align=need, offset=at, missing=-at % need)
                return self._unfinished(items, at)
            align = max(align, need)
            at += slot.size
        self._check_sum(block, at, align, record=record, body=body, tail=tail)
        low, high = _tail_bounds(tail.type) if tail else (0, 0)
        made = out.Block(tuple(items), (), at, at + low, at + high, align)
        rules = tuple(replace(rule, offset=lowest_offset(rule.expr, made, "")) for rule in block.rules)
        return replace(made, rules=rules)

    @staticmethod
    def _unfinished(items: list[out.Slot | out.Hole], at: int) -> out.Block:
        return out.Block(tuple(items), (), at, at, at, 1)

    def _check_sum(
        self, block: sema.Block, at: int, align: int, *, record: bool, body: bool, tail: out.Slot | None
    ) -> None:
        span = block.items[-1].span if block.items else block.span
        if body and at % _BODY_UNIT:
            where = f"before the tail '{tail.name}'" if tail else "at the end"
            self._reporter.error("IPC0302", span, size=at, missing=-at % _BODY_UNIT, where=where)
        elif not body and not record and at % align:
            self._reporter.error("IPC0303", span, size=at, align=align, missing=-at % align)
        elif block.size is not None and block.size != at:
            self._reporter.error("IPC0304", block.size_span, size=at, claimed=block.size)

    # Messages and ops

    def _message(self, message: sema.MessageDef, request: out.Message | None) -> out.Message:
        block = self._block(message.block, record=False, body=True)
        entries = sum(cap.high for cap in message.caps)
        most = PAGE - HEADER - (TABLE_HEAD + TABLE_ENTRY * entries if entries else 0)
        if block.maximum > most:
            self._reporter.error("IPC0313", message.span, size=block.maximum, most=most, name=message.name)
        given = given_scalars(block.rules) if request is not None else ()
        made = out.Message(
            message.name, message.part, message.role, message.doc, message.provenance, block, message.caps, given
        )
        if block.maximum <= most:
            clashes.check(made, message.span, self._reporter)
        return made

    def _op(self, op: sema.OpDef) -> out.Op:
        request = self._message(op.request, None) if op.request else None
        reply = self._message(op.reply, request) if op.reply else None
        failure = self._message(op.failure, None) if op.failure else None
        return out.Op(
            op.name, op.number, op.doc, op.provenance, op.name_provenance, op.notify, op.reserved, op.test,
            op.idempotent, request, reply, failure, op.failure_results, op.results, op.ack, 0,
        )  # fmt: skip

    def _sequence(self, sequence: sema.SequenceDef, ops: tuple[out.Op, ...]) -> out.Sequence:
        requests = {op.name: op.request for op in ops if op.request is not None}
        state = tuple(out.StateSlot(field.name, self._type(field.type), field.doc) for field in sequence.state)
        steps: list[out.Step] = []
        for step in sequence.steps:
            block = requests[step.op].block
            rules = tuple(replace(rule, offset=lowest_offset(rule.expr, block, "request")) for rule in step.rules)
            steps.append(out.Step(step.kind, step.op, step.doc, step.givens, rules, step.updates))
        return out.Sequence(
            sequence.name, sequence.doc, sequence.provenance, sequence.key, sequence.key_type, state, tuple(steps)
        )


def _size(kind: out.Type) -> int:
    """Bytes on the wire; of a tail, at most."""
    match kind:
        case Int(width=width) | EnumType(width=width) | FlagsType(width=width):
            return width
        case Bool():
            return 1
        case Bytes(high=high) | out.Records(high=high):
            return high
        case Text(high=high):
            return kind.prefix + high
        case Strings(high=high):
            return 4 + high
        case out.Struct(block=block):
            return block.fixed
        case out.Array(stride=stride, high=high):
            return stride * high


def _tail_bounds(kind: out.Type) -> tuple[int, int]:
    """Least and most bytes of a tail."""
    match kind:
        case out.Array(stride=stride, low=low, high=high):
            return stride * low, stride * high
        case Bytes(low=low, high=high) | Text(low=low, high=high):
            return low, high
        case out.Records(high=high):
            return 0, high
    raise AssertionError(kind)


__all__ = ["HEADER", "PAGE", "lower"]
